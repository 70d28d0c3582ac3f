/** The machine behind every door: find through visibility → may → parse → do, in a transaction → answer. */

import { createHash } from 'node:crypto';
import { getConnInfo } from '@hono/node-server/conninfo';
import { type Context, Hono } from 'hono';
import { renderToStaticMarkup } from 'react-dom/server';
import type { Actor } from '../kernel/actor.ts';
import { isId, newId } from '../kernel/id.ts';
import { fill, type Language, type RefusalTable, speaker } from '../kernel/text.ts';
import type { Outcome, Refusal, Verdict } from '../kernel/verdict.ts';
import { done, refuse } from '../kernel/verdict.ts';
import { type Body, type FileReceiver, readBody } from './body.ts';
import { cookieName, readCookie, setCookie } from './cookie.ts';
import { type Database, inSnapshot, inTransaction, type Tx } from './db.ts';
import { check, decodeForm } from './form.ts';
import type { Log } from './log.ts';
import { type Claim, claimKey, keepAnswer } from './repeat.ts';
import type { Ask, Frames, Route, ShownPage, View } from './route.ts';
import { isOwnOrigin, securityHeaders } from './security.ts';

export type Room = {
  db: Database;
  log: Log;
  origin: string;
  routes: readonly Route[];
  frames: Frames;
  refusals: RefusalTable;
  /** Who sends this request, by the session cookie. */
  identify: (tx: Tx, cookie: string | undefined, now: Date, address: string) => Promise<Actor>;
  asset: (name: string) => string;
  files?: FileReceiver;
  /** How long a page of the site may be shown again to people who are not signed in. */
  keepPagesMs?: number;
};

type PageRoute = Extract<Route, { kind: 'page' }>;
type ActRoute = Extract<Route, { kind: 'act' }>;
type RawRoute = Extract<Route, { kind: 'raw' }>;
type Request_ = {
  requestId: string;
  language: Language;
  address: string;
  cookie?: string;
  told?: string;
  wantsJson: boolean;
  secure: boolean;
};

/** Puts every route row behind its path; what has no row is 404. */
export function createApp(room: Room): Hono {
  const app = new Hono();
  const kept = new Map<string, { at: number; body: string }>();
  app.use(async (c, next) => {
    await next();
    for (const [name, value] of securityHeaders(room.origin)) {
      if (!c.res.headers.has(name)) c.res.headers.set(name, value);
    }
  });
  app.use(async (c, next) => {
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD' && !isOwnOrigin(c.req.raw, room.origin)) {
      return trouble(room, c, readRequest(room, c), { code: 'http.foreign-origin' });
    }
    return next();
  });
  for (const route of room.routes) {
    if (route.kind === 'act')
      app.post(route.post, (c) => guarded(room, c, (r) => serveAct(room, c, route, r)));
    else if (route.kind === 'raw')
      app.get(route.get, (c) => guarded(room, c, (r) => serveRaw(room, c, route, r)));
    else app.get(route.get, (c) => guarded(room, c, (r) => servePage(room, c, route, r, kept)));
  }
  app.notFound((c) => trouble(room, c, readRequest(room, c), { code: 'http.not-found' }));
  return app;
}

function readRequest(room: Room, c: Context): Request_ {
  const header = c.req.header('cookie');
  const asked = c.req.query('lang') ?? readCookie(header, 'lang');
  const prefers = (c.req.header('accept-language') ?? 'zh').toLowerCase().startsWith('en') ? 'en' : 'zh';
  let address = '127.0.0.1';
  try {
    // The socket's address and nothing a header claims: no proxy is trusted unless configured (AC-003).
    address = getConnInfo(c).remote.address ?? address;
  } catch {
    // Requests made inside the process have no socket.
  }
  return {
    requestId: newId(),
    language: asked === 'zh' || asked === 'en' ? asked : prefers,
    address,
    cookie: readCookie(header, cookieName('tongxin', room.origin)),
    told: readCookie(header, 'told'),
    wantsJson: (c.req.header('accept') ?? '').includes('application/json'),
    secure: room.origin.startsWith('https:'),
  };
}

async function guarded(room: Room, c: Context, serve: (r: Request_) => Promise<Response>): Promise<Response> {
  const request = readRequest(room, c);
  try {
    return await serve(request);
  } catch (error) {
    room.log.error(
      { requestId: request.requestId, path: c.req.path, error: String(error), stack: (error as Error).stack },
      'out of order',
    );
    return trouble(room, c, request, { code: 'http.out-of-order' });
  }
}

/** Params are ids unless the row says otherwise: what cannot be an id is not found. */
function hasOddParam(c: Context, words: readonly string[] = []): boolean {
  return Object.entries(c.req.param()).some(([name, value]) => !words.includes(name) && !isId(String(value)));
}

async function askOf(room: Room, c: Context, request: Request_, tx: Tx, now: Date): Promise<Ask> {
  const actor = await room.identify(tx, request.cookie, now, request.address);
  return {
    tx,
    now,
    actor,
    language: request.language,
    params: c.req.param() as Record<string, string>,
    query: c.req.query(),
  };
}

function viewOf(room: Room, c: Context, request: Request_, ask: Ask): View {
  return {
    ...ask,
    path: c.req.path,
    told: request.told,
    key: newId(),
    origin: room.origin,
    say: (dictionary) => speaker(dictionary, request.language),
    sayRefusal: (refusal) => sayRefusal(room, refusal, request.language),
    asset: room.asset,
    frames: room.frames,
  };
}

function sayRefusal(room: Room, refusal: Refusal, language: Language): string {
  const row = room.refusals[refusal.code];
  return row ? fill(row[language], refusal.about ?? {}, language) : refusal.code;
}

function statusOf(room: Room, refusals: readonly Refusal[], verdict?: Verdict): number {
  if (verdict && !verdict.allowed && verdict.when === 'never') return 403;
  const statuses = refusals.map((r) => room.refusals[r.code]?.status ?? 422);
  return statuses.find((s) => s !== 422) ?? statuses[0] ?? 422;
}

async function draw(view: View, frame: 'site' | 'office', shown: ShownPage): Promise<string> {
  return `<!doctype html>${renderToStaticMarkup(await view.frames[frame](view, shown))}`;
}

function html(body: string, status: number, signedIn: boolean, clearTold: boolean): Response {
  const headers = new Headers({ 'content-type': 'text/html; charset=utf-8' });
  headers.set('cache-control', signedIn ? 'private, no-store' : 'no-cache');
  headers.set('vary', 'Cookie, Accept-Language');
  if (clearTold) headers.append('set-cookie', 'told=; Path=/; Max-Age=0');
  return new Response(body, { status, headers });
}

const badOrder = /^(sort|filter|fields|include)(\[|$)/;

async function servePage(
  room: Room,
  c: Context,
  route: PageRoute,
  request: Request_,
  kept: Map<string, { at: number; body: string }>,
): Promise<Response> {
  if (hasOddParam(c)) return trouble(room, c, request, { code: 'http.not-found' });
  const odd = Object.keys(c.req.query()).find((name) => badOrder.test(name) && !route.asks?.includes(name));
  if (odd)
    return trouble(room, c, request, { code: 'http.unknown-order', about: { name: odd.slice(0, 40) } });
  const keepMs = room.keepPagesMs ?? 0;
  const keepable = keepMs > 0 && route.frame === 'site' && !request.cookie && !request.told;
  const keepKey = `${request.language} ${c.req.url}`;
  const found = keepable ? kept.get(keepKey) : undefined;
  if (found && performance.now() - found.at < keepMs) return html(found.body, 200, false, false);
  const answer = await inSnapshot(room.db, async (tx, now) => {
    const ask = await askOf(room, c, request, tx, now);
    const entered = await enter(ask, route);
    if ('refusal' in entered) return entered;
    const shown = await route.shows(viewOf(room, c, request, ask), entered.found);
    return {
      body: await draw(viewOf(room, c, request, ask), route.frame, shown),
      signedIn: ask.actor.kind === 'person',
    };
  });
  if ('refusal' in answer) return trouble(room, c, request, answer.refusal, answer.verdict);
  if (keepable) {
    if (kept.size > 500) kept.clear();
    kept.set(keepKey, { at: performance.now(), body: answer.body });
  }
  return html(answer.body, 200, answer.signedIn, request.told !== undefined);
}

/** Through the door: what is behind it, if it may be seen and entered. */
async function enter(
  ask: Ask,
  route: { frame: string; finds: PageRoute['finds']; may: PageRoute['may'] },
): Promise<{ found: unknown } | { refusal: Refusal; verdict?: Verdict }> {
  if (route.frame === 'office' && ask.actor.kind === 'anyone')
    return { refusal: { code: 'http.sign-in-needed' } };
  const found = await route.finds(ask);
  if (found === undefined) return { refusal: { code: 'http.not-found' } };
  const verdict = route.may(ask.actor, found, ask.now);
  return verdict.allowed ? { found } : { refusal: verdict.refusal, verdict };
}

async function serveRaw(room: Room, c: Context, route: RawRoute, request: Request_): Promise<Response> {
  if (hasOddParam(c, route.words)) return trouble(room, c, request, { code: 'http.not-found' });
  const answer = await inSnapshot(room.db, async (tx, now) => {
    const ask = await askOf(room, c, request, tx, now);
    const entered = await enter(ask, route);
    return 'refusal' in entered ? entered : route.answers(c.req.raw, entered.found, ask);
  });
  return answer instanceof Response ? answer : trouble(room, c, request, answer.refusal, answer.verdict);
}

async function serveAct(room: Room, c: Context, route: ActRoute, request: Request_): Promise<Response> {
  if (hasOddParam(c)) return trouble(room, c, request, { code: 'http.not-found' });
  if (route.takesFile) {
    // Nobody fills the disk through a door that is closed to them: asked before the body is read.
    const entered = await inSnapshot(room.db, async (tx, now) =>
      enter(await askOf(room, c, request, tx, now), route),
    );
    if ('refusal' in entered) return trouble(room, c, request, entered.refusal, entered.verdict);
  }
  const body = await readBody(c.req.raw, { file: route.takesFile, receiver: room.files });
  if (typeof body === 'string')
    return answerRefused(room, c, route, request, { raw: Object.create(null) }, [{ code: body }]);
  let verdict: Verdict | undefined;
  const identify = (tx: Tx, now: Date) => room.identify(tx, request.cookie, now, request.address);
  const outcome = await inTransaction(room.db, identify, async (doing): Promise<Outcome<Answer>> => {
    const ask: Ask = {
      ...doing,
      language: request.language,
      params: c.req.param() as Record<string, string>,
      query: c.req.query(),
    };
    const claim = await claimFor(c, body, ask);
    if (claim?.kind === 'answered') return done({ location: claim.location, cookies: [] });
    if (claim?.kind === 'other-body') return refuse('http.key-reused');
    const entered = await enter(ask, route);
    if ('refusal' in entered) {
      verdict = entered.verdict;
      return { ok: false, refusals: [entered.refusal] };
    }
    const checked = check(route.takes, body.json ?? decodeForm(route.takes, body.raw));
    if ('refusals' in checked) return { ok: false, refusals: checked.refusals };
    const did = await route.does(doing, entered.found, checked.value, body.file);
    if (!did.ok) return did;
    const location = route.then(did.value, entered.found, checked.value);
    if (claim) await keepAnswer(ask, claim, location);
    return done({ location, cookies: route.cookies?.(did.value) ?? [] });
  });
  if (!outcome.ok) return answerRefused(room, c, route, request, body, outcome.refusals, verdict);
  return answerDone(route, request, outcome.value);
}

type Answer = { location: string; cookies: string[] };

async function claimFor(c: Context, body: Body, ask: Ask): Promise<Claim | undefined> {
  const key = c.req.header('idempotency-key') ?? body.raw._key?.[0];
  if (!key) return undefined;
  const content = JSON.stringify([
    Object.entries(body.raw).filter(([name]) => !name.startsWith('_')),
    body.json ?? null,
    body.file?.sha256 ?? null,
  ]);
  return claimKey(ask, key.slice(0, 100), c.req.path, createHash('sha256').update(content).digest('hex'));
}

function answerDone(route: ActRoute, request: Request_, answer: Answer): Response {
  const headers = new Headers({ 'cache-control': 'private, no-store' });
  for (const cookie of answer.cookies) headers.append('set-cookie', cookie);
  if (request.wantsJson) {
    headers.set('content-type', 'application/json');
    return new Response(JSON.stringify({ location: answer.location }), { status: 200, headers });
  }
  if (route.tells)
    headers.append('set-cookie', setCookie('told', route.tells[request.language], 'http:', 60));
  headers.set('location', answer.location);
  return new Response(null, { status: 303, headers });
}

async function answerRefused(
  room: Room,
  c: Context,
  route: ActRoute,
  request: Request_,
  body: Body,
  refusals: readonly Refusal[],
  verdict?: Verdict,
): Promise<Response> {
  const status = statusOf(room, refusals, verdict);
  const shows = route.shows;
  if (request.wantsJson || !shows || status === 401 || status === 403 || status === 404) {
    return trouble(room, c, request, refusals[0]!, verdict, refusals);
  }
  const again = await inSnapshot(room.db, async (tx, now) => {
    const ask = await askOf(room, c, request, tx, now);
    const found = await route.finds(ask);
    if (found === undefined) return undefined;
    const view = { ...viewOf(room, c, request, ask), form: { action: c.req.path, raw: body.raw, refusals } };
    return {
      body: await draw(view, route.frame, await shows(view, found)),
      signedIn: ask.actor.kind === 'person',
    };
  });
  if (!again) return trouble(room, c, request, { code: 'http.not-found' });
  return html(again.body, status, again.signedIn, false);
}

/** A calm page, or a problem document (RFC 9457), for whatever went no further. */
async function trouble(
  room: Room,
  c: Context,
  request: Request_,
  refusal: Refusal,
  verdict?: Verdict,
  refusals: readonly Refusal[] = [refusal],
): Promise<Response> {
  const status = statusOf(room, [refusal], verdict);
  if (status !== 404)
    room.log.info({ requestId: request.requestId, path: c.req.path, status, code: refusal.code }, 'refused');
  if (request.wantsJson) return problem(room, request, status, refusals);
  const sentence = sayRefusal(room, refusal, request.language);
  const draws = async (ask: Ask) => {
    const view = viewOf(room, c, request, ask);
    return draw(view, 'site', room.frames.trouble(view, status, sentence, request.requestId));
  };
  try {
    const body = await inSnapshot(room.db, async (tx, now) => draws(await askOf(room, c, request, tx, now)));
    return html(body, status, true, false);
  } catch {
    return new Response(sentence, {
      status: status === 500 ? 503 : status,
      headers: { 'content-type': 'text/plain; charset=utf-8' },
    });
  }
}

function problem(room: Room, request: Request_, status: number, refusals: readonly Refusal[]): Response {
  const errors = refusals.map((r) => ({
    code: r.code,
    field: r.field,
    detail: sayRefusal(room, r, request.language),
  }));
  const document = {
    type: 'about:blank',
    status,
    title: errors[0]?.detail,
    code: errors[0]?.code,
    errors,
    requestId: request.requestId,
  };
  return new Response(JSON.stringify(document), {
    status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'private, no-store' },
  });
}
