/** The machine behind every door: find through visibility → may → parse → do, in a transaction → answer. */

import { createHash } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { compress } from 'hono/compress';
import type { Sentence } from '../kernel/text.ts';
import type { Outcome, Refusal, Verdict } from '../kernel/verdict.ts';
import { done, refuse } from '../kernel/verdict.ts';
import { answerRefused, draw, guarded, html, trouble } from './answer.ts';
import { type Body, readBody } from './body.ts';
import { setCookie } from './cookie.ts';
import { inSnapshot, inTransaction, type Tx } from './db.ts';
import { check, decodeForm } from './form.ts';
import { type GroupDoor, openGroups, type Reply } from './group.ts';
import { type Claim, claimKey, keepAnswer } from './repeat.ts';
import { askOf, hasOddParam, heardOf, readRequest, viewOf } from './request.ts';
import type { Arrival, Room } from './room.ts';
import type { Ask, Route } from './route.ts';
import { framedHeaders, isFramed, isOwnOrigin, securityHeaders } from './security.ts';

type PageRoute = Extract<Route, { kind: 'page' }>;
type ActRoute = Extract<Route, { kind: 'act' }>;
type RawRoute = Extract<Route, { kind: 'raw' }>;
type WireRoute = Extract<Route, { kind: 'wire' }>;

/** Puts every route row behind its path; what has no row is 404. */
export function createApp(room: Room, groups: ReadonlyMap<Route, GroupDoor> = openGroups(room)): Hono {
  const app = new Hono();
  app.use(compress());
  app.use(async (c, next) => {
    await next();
    for (const [name, value] of securityHeaders(room.origin)) {
      const isOpposed = name === 'x-frame-options' && isFramed(c.res.headers);
      if (!c.res.headers.has(name) && !isOpposed) c.res.headers.set(name, value);
    }
  });
  app.use(async (c, next) => {
    if (
      !['GET', 'HEAD', 'OPTIONS'].includes(c.req.method) &&
      !isOwnOrigin((name) => c.req.header(name), room.origin)
    ) {
      return trouble(room, readRequest(room, heardOf(c)), { code: 'http.foreign-origin' });
    }
    return next();
  });
  for (const route of room.routes) {
    if (route.kind === 'act')
      app.post(route.post, (c) =>
        guarded(room, readRequest(room, heardOf(c)), (r) => serveAct(room, c, route, r)),
      );
    else if (route.kind === 'group') {
      const serve = groups.get(route)!;
      app.post(route.post, (c) =>
        guarded(room, readRequest(room, heardOf(c)), async (r) =>
          asResponse(await serve(r, await readBody(c.req.raw))),
        ),
      );
    } else if (route.kind === 'raw')
      app.get(route.get, (c) =>
        guarded(room, readRequest(room, heardOf(c)), (r) => serveRaw(room, c, route, r)),
      );
    else if (route.kind === 'wire')
      app.on(route.method, route.at, (c) =>
        guarded(room, readRequest(room, heardOf(c)), (r) => serveWire(room, c, route, r)),
      );
    else
      app.get(route.get, (c) =>
        guarded(room, readRequest(room, heardOf(c)), (r) => servePage(room, c, route, r)),
      );
  }
  app.notFound((c) => trouble(room, readRequest(room, heardOf(c)), { code: 'http.not-found' }));
  return app;
}

function asResponse(reply: Reply | Response): Response {
  return reply instanceof Response ? reply : new Response(reply.body ?? null, reply);
}

const badOrder = /^(sort|filter|fields|include)(\[|$)/;

async function servePage(room: Room, c: Context, route: PageRoute, request: Arrival): Promise<Response> {
  if (hasOddParam(request, route.words)) return trouble(room, request, { code: 'http.not-found' });
  const odd = Object.keys(request.query).find((name) => badOrder.test(name) && !route.asks?.includes(name));
  if (odd) return trouble(room, request, { code: 'http.unknown-order', about: { name: odd.slice(0, 40) } });
  const began = performance.now();
  let hasKey = false;
  const answer = await inSnapshot(room.db, async (tx, now) => {
    const asked = await askOf(room, request, tx, now);
    const nobody = { kind: 'anyone', address: request.address } as const;
    const ask: Ask = route.framed ? { ...asked, actor: nobody, device: undefined } : asked;
    const entered = await enter(ask, route);
    if ('refusal' in entered) return entered;
    const view = viewOf(room, request, ask, () => {
      hasKey = true;
    });
    const turnsAt = room.kept && route.frame === 'site' ? await room.turnsAt?.(tx, now) : undefined;
    return {
      body: await draw(view, route.frame, await route.shows(view, entered.found)),
      signedIn: ask.actor.kind === 'person',
      turnsInMs: turnsAt && turnsAt.getTime() - now.getTime(),
    };
  });
  if ('refusal' in answer) return trouble(room, request, answer.refusal, answer.verdict);
  if (route.framed) return new Response(answer.body, { headers: new Headers(framedHeaders()) });
  // A form's key is for one person: two who send the same key would be taken for one who sends twice.
  if (route.frame === 'site' && !answer.signedIn && !hasKey)
    room.kept?.keep(c.req.raw, answer.body, began, answer.turnsInMs);
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

async function serveRaw(room: Room, c: Context, route: RawRoute, request: Arrival): Promise<Response> {
  if (hasOddParam(request, route.words)) return trouble(room, request, { code: 'http.not-found' });
  const answer = await inSnapshot(room.db, async (tx, now) => {
    const ask = await askOf(room, request, tx, now);
    const entered = await enter(ask, route);
    return 'refusal' in entered ? entered : route.answers(c.req.raw, entered.found, ask);
  });
  return answer instanceof Response ? answer : trouble(room, request, answer.refusal, answer.verdict);
}

/** Programs are answered as programs, whatever they forgot to ask for. */
async function serveWire(room: Room, c: Context, route: WireRoute, asked: Arrival): Promise<Response> {
  const request = { ...asked, wantsJson: true };
  if (hasOddParam(request)) return trouble(room, request, { code: 'http.not-found' });
  const answer = await inSnapshot(room.db, async (tx, now) => {
    const ask = await askOf(room, request, tx, now);
    const entered = await enter(ask, route);
    return 'refusal' in entered ? entered : { found: entered.found, ask };
  });
  if ('refusal' in answer) return trouble(room, request, answer.refusal, answer.verdict);
  const { tx: _, ...ask } = answer.ask;
  return route.answers(c.req.raw, answer.found, {
    ask,
    within: (work) =>
      inTransaction(room.db, (tx, now) => room.identify(tx, request.cookie, now, request.address), work),
    refuses: async (refusals, headers = {}) => {
      const response = await trouble(room, request, refusals[0]!, undefined, refusals);
      for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
      return response;
    },
  });
}

async function serveAct(room: Room, c: Context, route: ActRoute, request: Arrival): Promise<Response> {
  if (hasOddParam(request)) return trouble(room, request, { code: 'http.not-found' });
  if (route.takesFile) {
    // Nobody fills the disk through a door that is closed to them: asked before the body is read.
    const entered = await inSnapshot(room.db, async (tx, now) =>
      enter(await askOf(room, request, tx, now), route),
    );
    if ('refusal' in entered) return trouble(room, request, entered.refusal, entered.verdict);
  }
  const body = await readBody(c.req.raw, { file: route.takesFile, receiver: room.files });
  if (typeof body === 'string')
    return answerRefused(room, route, request, Object.create(null), [{ code: body }]);
  let verdict: Verdict | undefined;
  const identify = (tx: Tx, now: Date) => room.identify(tx, request.cookie, now, request.address);
  const outcome = await inTransaction(room.db, identify, async (doing): Promise<Outcome<Answer>> => {
    const ask: Ask = {
      ...doing,
      language: request.language,
      params: request.params,
      query: request.query,
      device: request.device,
      agent: request.agent,
    };
    const claim = await claimFor(request, body, ask);
    if (claim?.kind === 'answered')
      return done({ location: claim.location, cookies: [], told: plainTold(route) });
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
    const location = route.leadsTo(did.value, entered.found, checked.value);
    if (claim) await keepAnswer(ask, claim, location);
    const told = typeof route.tells === 'function' ? route.tells(did.value) : route.tells;
    return done({ location, cookies: route.cookies?.(did.value) ?? [], told });
  });
  if (!outcome.ok) return answerRefused(room, route, request, body.raw, outcome.refusals, verdict);
  return answerDone(route, request, outcome.value);
}

type Answer = { location: string; cookies: string[]; told?: Sentence };

/** What is told of a request that came again: nothing where it depends on what was done. */
const plainTold = ({ tells }: ActRoute): Sentence | undefined =>
  typeof tells === 'function' ? undefined : tells;

async function claimFor(request: Arrival, body: Body, ask: Ask): Promise<Claim | undefined> {
  const key = request.key ?? body.raw._key?.[0];
  if (!key) return undefined;
  const content = JSON.stringify([
    Object.entries(body.raw).filter(([name]) => !name.startsWith('_')),
    body.json ?? null,
    body.file?.sha256 ?? null,
  ]);
  return claimKey(ask, key.slice(0, 100), request.path, createHash('sha256').update(content).digest('hex'));
}

function answerDone(route: ActRoute, request: Arrival, answer: Answer): Response {
  const headers = new Headers({ 'cache-control': 'private, no-store' });
  for (const cookie of answer.cookies) headers.append('set-cookie', cookie);
  if (route.clearsDevice) headers.set('clear-site-data', '"storage"');
  if (request.wantsJson) {
    headers.set('content-type', 'application/json');
    return new Response(JSON.stringify({ location: answer.location }), { status: 200, headers });
  }
  if (answer.told)
    headers.append('set-cookie', setCookie('told', answer.told[request.language], 'http:', 60));
  headers.set('location', answer.location);
  return new Response(null, { status: 303, headers });
}
