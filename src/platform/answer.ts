/** Answering: pages, problem documents, and the calm page for whatever went no further. */

import { renderToStaticMarkup } from 'react-dom/server';
import type { Refusal, Verdict } from '../kernel/verdict.ts';
import { inSnapshot } from './db.ts';
import type { RawForm } from './form.ts';
import { askOf, sayRefusal, viewOf } from './request.ts';
import type { Arrival, Room } from './room.ts';
import type { Ask, PageRow, ShownPage, View } from './route.ts';
import { pageHeaders } from './security.ts';

/** 403 for never; else the status of the first refusal that is more than a matter of shape. */
export function statusOf(room: Room, refusals: readonly Refusal[], verdict?: Verdict): number {
  if (verdict && !verdict.allowed && verdict.when === 'never') return 403;
  const statuses = refusals.map((r) => room.refusals[r.code]?.status ?? 422);
  return statuses.find((s) => s !== 422) ?? statuses[0] ?? 422;
}

/** A page's markup within its frame. */
export async function draw(view: View, frame: 'site' | 'office', shown: ShownPage): Promise<string> {
  return `<!doctype html>${renderToStaticMarkup(await view.frames[frame](view, shown))}`;
}

/** A page as an answer. */
export function html(body: string, status: number, signedIn: boolean, clearTold: boolean): Response {
  const headers = new Headers(pageHeaders(signedIn));
  if (clearTold) headers.append('set-cookie', 'told=; Path=/; Max-Age=0');
  return new Response(body, { status, headers });
}

/** A calm page, or a problem document (RFC 9457), for whatever went no further. */
export async function trouble(
  room: Room,
  request: Arrival,
  refusal: Refusal,
  verdict?: Verdict,
  refusals: readonly Refusal[] = [refusal],
): Promise<Response> {
  const status = statusOf(room, [refusal], verdict);
  if (status !== 404)
    room.log.info(
      { requestId: request.requestId, path: request.path, status, code: refusal.code },
      'refused',
    );
  if (request.wantsJson) return problem(room, request, status, refusals);
  const sentence = sayRefusal(room, refusal, request.language);
  const draws = async (ask: Ask) => {
    const view = viewOf(room, request, ask);
    return draw(view, 'site', room.frames.trouble(view, status, sentence, request.requestId));
  };
  try {
    const body = await inSnapshot(room.db, async (tx, now) => draws(await askOf(room, request, tx, now)));
    return html(body, status, true, false);
  } catch {
    return new Response(sentence, {
      status: status === 500 ? 503 : status,
      headers: { 'content-type': 'text/plain; charset=utf-8' },
    });
  }
}

/** Serves a request; what goes wrong on the way is logged and answered calmly. */
export async function guarded<A>(
  room: Room,
  request: Arrival,
  serve: (request: Arrival) => Promise<A>,
): Promise<A | Response> {
  try {
    return await serve(request);
  } catch (error) {
    const { requestId, path } = request;
    room.log.error({ requestId, path, error: String(error), stack: (error as Error).stack }, 'out of order');
    return trouble(room, request, { code: 'http.out-of-order' });
  }
}

function problem(room: Room, request: Arrival, status: number, refusals: readonly Refusal[]): Response {
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

/** A form refused: the page once more with what was typed and the sentences, or what programs and strangers get. */
export async function answerRefused(
  room: Room,
  route: { frame: 'site' | 'office'; finds: PageRow<unknown>['finds']; shows?: PageRow<unknown>['shows'] },
  request: Arrival,
  raw: RawForm,
  refusals: readonly Refusal[],
  verdict?: Verdict,
): Promise<Response> {
  const status = statusOf(room, refusals, verdict);
  const shows = route.shows;
  if (request.wantsJson || !shows || status === 401 || status === 403 || status === 404) {
    return trouble(room, request, refusals[0]!, verdict, refusals);
  }
  const again = await inSnapshot(room.db, async (tx, now) => {
    const ask = await askOf(room, request, tx, now);
    const found = await route.finds(ask);
    if (found === undefined) return undefined;
    const view = { ...viewOf(room, request, ask), form: { action: request.path, raw, refusals } };
    return {
      body: await draw(view, route.frame, await shows(view, found)),
      signedIn: ask.actor.kind === 'person',
    };
  });
  if (!again) return trouble(room, request, { code: 'http.not-found' });
  return html(again.body, status, again.signedIn, false);
}
