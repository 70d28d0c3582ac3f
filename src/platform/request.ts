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

/** A request as it is read, whoever heard it: hono, or the server of Node itself. */
export type Heard = {
  header: (name: string) => string | undefined;
  path: string;
  params: Record<string, string>;
  query: Record<string, string>;
  /** The address of the socket; requests made inside the process have none. */
  socket?: string;
};

/** A request as hono heard it. */
export function heardOf(c: Context): Heard {
  return {
    header: (name) => c.req.header(name),
    path: c.req.path,
    params: c.req.param() as Record<string, string>,
    query: c.req.query(),
    socket: socketOf(c),
  };
}

function socketOf(c: Context): string | undefined {
  try {
    return getConnInfo(c).remote.address;
  } catch {
    return undefined;
  }
}

/** What the request says of itself; the socket's address counts, a header only of the keeper's own proxy. */
export function readRequest(
  room: Room,
  { header, path, params, query, socket = '127.0.0.1' }: Heard,
): Arrival {
  const cookie = header('cookie');
  const asked = query.lang ?? readCookie(cookie, 'lang');
  return {
    requestId: newId(),
    path,
    params,
    query,
    language: asked === 'zh' || asked === 'en' ? asked : prefers(header('accept-language')),
    // The socket's address and nothing a header claims: no proxy is trusted unless configured (AC-003).
    address: room.proxies ? addressBehind(socket, header('x-forwarded-for'), room.proxies) : socket,
    cookie: readCookie(cookie, cookieName('tongxin', room.origin)),
    told: readCookie(cookie, 'told'),
    device: readCookie(cookie, cookieName('device', room.origin)),
    agent: header('user-agent')?.slice(0, 300),
    cameFrom: header('referer')?.slice(0, 1000),
    key: header('idempotency-key'),
    // Doors for programs answer programs, whatever they forgot to ask for.
    wantsJson: path.startsWith('/api/') || (header('accept') ?? '').includes('application/json'),
  };
}

/** Params are ids unless the row says otherwise: what cannot be an id is not found. */
export function hasOddParam({ params }: Arrival, words: readonly string[] = []): boolean {
  return Object.entries(params).some(([name, value]) => !words.includes(name) && !isId(value));
}

/** Who asks for what, in a transaction. */
export async function askOf(room: Room, request: Arrival, tx: Tx, now: Date): Promise<Ask> {
  const actor = await room.identify(tx, request.cookie, now, request.address);
  const { language, params, query, device, agent, cameFrom } = request;
  return { tx, now, actor, language, params, query, device, agent, cameFrom };
}

/** What pages are drawn from; `drewKey` hears of it when a form of the page bears the key. */
export function viewOf(room: Room, request: Arrival, ask: Ask, drewKey?: () => void): View {
  const key = newId();
  return {
    ...ask,
    path: request.path,
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
