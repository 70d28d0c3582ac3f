/** Reading a request: its language, its address, its cookie; then who asks for what, and the view that answers. */

import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import { isId, newId } from '../kernel/id.ts';
import { fill, type Language, speaker } from '../kernel/text.ts';
import type { Refusal } from '../kernel/verdict.ts';
import { cookieName, readCookie } from './cookie.ts';
import type { Tx } from './db.ts';
import { prefers } from './kept-page.ts';
import { addressBehind } from './proxy.ts';
import type { Arrival, Room } from './room.ts';
import type { Ask, View } from './route.ts';

/** What the request says of itself; the socket's address counts, a header only of the keeper's own proxy. */
export function readRequest(room: Room, c: Context): Arrival {
  const header = c.req.header('cookie');
  const asked = c.req.query('lang') ?? readCookie(header, 'lang');
  let address = '127.0.0.1';
  try {
    // The socket's address and nothing a header claims: no proxy is trusted unless configured (AC-003).
    const socket = getConnInfo(c).remote.address ?? address;
    address = room.proxies ? addressBehind(socket, c.req.header('x-forwarded-for'), room.proxies) : socket;
  } catch {
    // Requests made inside the process have no socket.
  }
  return {
    requestId: newId(),
    language: asked === 'zh' || asked === 'en' ? asked : prefers(c.req.header('accept-language')),
    address,
    cookie: readCookie(header, cookieName('tongxin', room.origin)),
    told: readCookie(header, 'told'),
    device: readCookie(header, cookieName('device', room.origin)),
    agent: c.req.header('user-agent')?.slice(0, 300),
    cameFrom: c.req.header('referer')?.slice(0, 1000),
    // Doors for programs answer programs, whatever they forgot to ask for.
    wantsJson: c.req.path.startsWith('/api/') || (c.req.header('accept') ?? '').includes('application/json'),
  };
}

/** Params are ids unless the row says otherwise: what cannot be an id is not found. */
export function hasOddParam(c: Context, words: readonly string[] = []): boolean {
  return Object.entries(c.req.param()).some(([name, value]) => !words.includes(name) && !isId(String(value)));
}

/** Who asks for what, in a transaction. */
export async function askOf(room: Room, c: Context, request: Arrival, tx: Tx, now: Date): Promise<Ask> {
  const actor = await room.identify(tx, request.cookie, now, request.address);
  return {
    tx,
    now,
    actor,
    language: request.language,
    params: c.req.param() as Record<string, string>,
    query: c.req.query(),
    device: request.device,
    agent: request.agent,
    cameFrom: request.cameFrom,
  };
}

/** What pages are drawn from; `drewKey` hears of it when a form of the page bears the key. */
export function viewOf(room: Room, c: Context, request: Arrival, ask: Ask, drewKey?: () => void): View {
  const key = newId();
  return {
    ...ask,
    path: c.req.path,
    told: request.told,
    get key() {
      drewKey?.();
      return key;
    },
    origin: room.origin,
    say: (dictionary) => speaker(dictionary, request.language),
    sayRefusal: (refusal) => sayRefusal(room, refusal, request.language),
    asset: room.asset,
    frames: room.frames,
  };
}

/** The sentence of a refusal; an undeclared code says itself. */
export function sayRefusal(room: Room, refusal: Refusal, language: Language): string {
  const row = room.refusals[refusal.code];
  return row ? fill(row[language], refusal.about ?? {}, language) : refusal.code;
}
