/** Doors through which very many send at once: one transaction a batch, each request judged for itself. */

import type { Actor } from '../kernel/actor.ts';
import { type Outcome, type Refusal, refuse, type Verdict } from '../kernel/verdict.ts';
import { answerRefused, trouble } from './answer.ts';
import type { Body, BodyTrouble } from './body.ts';
import { setCookie } from './cookie.ts';
import { type Doing, inTransaction } from './db.ts';
import { check, decodeForm, type RawForm } from './form.ts';
import { hasOddParam } from './request.ts';
import type { Arrival, Room } from './room.ts';
import type { GroupAsk, GroupOne, Route } from './route.ts';

type GroupRoute = Extract<Route, { kind: 'group' }>;

type Waiting<A, B> = { asked: A; settle: (answer: B) => void; fail: (error: unknown) => void };

/** Gathers what comes while work is under way and does it together: no timer, one batch at a time. */
export class Batches<A, B> {
  private readonly waiting: Waiting<A, B>[] = [];
  private isUnderWay = false;
  private readonly work: (asked: readonly A[]) => Promise<readonly B[]>;
  private readonly most: number;

  /** `work` answers all that it is handed, in their order, or fails for all. */
  constructor(work: (asked: readonly A[]) => Promise<readonly B[]>, most = 1000) {
    this.work = work;
    this.most = most;
  }

  /** Alone it is done at once; beside others with the next batch. */
  add(asked: A): Promise<B> {
    return new Promise((settle, fail) => {
      this.waiting.push({ asked, settle, fail });
      if (!this.isUnderWay) void this.run();
    });
  }

  private async run(): Promise<void> {
    this.isUnderWay = true;
    while (this.waiting.length > 0) {
      const batch = this.waiting.splice(0, this.most);
      try {
        const answers = await this.work(batch.map(({ asked }) => asked));
        for (const [index, { settle }] of batch.entries()) settle(answers[index]!);
      } catch (error) {
        // What waits would only meet the same: told at once, it may come again (F-14).
        for (const { fail } of [...batch, ...this.waiting.splice(0)]) fail(error);
      }
    }
    this.isUnderWay = false;
  }
}

/** What one request brings to a batch: read, decoded and checked before it waits. */
type Sent = {
  cookie: string | undefined;
  ask: Omit<GroupAsk<unknown>, 'actor'>;
  /** Why what was sent has not the right shape; told only to whom the door is open. */
  refusals: readonly Refusal[];
};
type Judged = { outcome: Outcome<unknown>; verdict?: Verdict };

/** An answer that is not drawn: status, headers and text, for whoever writes it on the line. */
export type Reply = { status: number; headers: [string, string][]; body?: string };
/** What a group door does with a request that was read, however it came. */
export type GroupDoor = (request: Arrival, body: Body | BodyTrouble) => Promise<Reply | Response>;

/** The doors of a house's group rows; the batches of each are its own. */
export function openGroups(room: Room): Map<GroupRoute, GroupDoor> {
  const groups = room.routes.filter((route) => route.kind === 'group');
  return new Map(groups.map((route) => [route, openGroup(room, route)]));
}

function openGroup(room: Room, route: GroupRoute): GroupDoor {
  const batches = new Batches<Sent, Judged>((batch) => write(room, route, batch));
  return async (request, body) => {
    if (hasOddParam(request)) return trouble(room, request, { code: 'http.not-found' });
    if (typeof body === 'string')
      return answerRefused(room, route, request, Object.create(null) as RawForm, [{ code: body }]);
    const { outcome, verdict } = await batches.add(sentOf(request, route, body));
    if (!outcome.ok) return answerRefused(room, route, request, body.raw, outcome.refusals, verdict);
    return answerDone(route, request, outcome.value);
  };
}

function sentOf(request: Arrival, route: GroupRoute, body: Body): Sent {
  const checked = check(route.takes, body.json ?? decodeForm(route.takes, body.raw));
  const key = request.key ?? body.raw._key?.[0];
  const { language, params, query, device, agent, cameFrom, address } = request;
  return {
    cookie: request.cookie,
    refusals: 'refusals' in checked ? checked.refusals : [],
    ask: {
      ...{ language, params, query, device, agent, cameFrom, address },
      taken: 'refusals' in checked ? undefined : checked.value,
      // What is no printable line is no key: it would come back as an error of the database, and for everybody.
      key: key && /^[\x21-\x7e]{1,100}$/.test(key) ? key : undefined,
    },
  };
}

/**
 * One batch. What the database refuses as wrong data or as a broken rule is then tried one by one, so that one bad
 * request does not fail its neighbours; anything else fails them all, and nothing is acknowledged (F-14).
 */
async function write(room: Room, route: GroupRoute, batch: readonly Sent[]): Promise<readonly Judged[]> {
  try {
    return await writeTogether(room, route, batch);
  } catch (error) {
    if (batch.length === 1 || !isOfOne(error)) throw error;
    room.log.warn({ error: String(error), size: batch.length }, 'a batch is written one by one');
  }
  const judged: Judged[] = [];
  for (const one of batch) {
    const alone = writeTogether(room, route, [one]);
    judged.push(...(await alone.catch((): Judged[] => [{ outcome: refuse('http.out-of-order') }])));
  }
  return judged;
}

/** Wrong data, a broken rule, or a defect that one request met: the others are not to blame. */
function isOfOne(error: unknown): boolean {
  const code = String((error as { code?: unknown }).code);
  return error instanceof TypeError || error instanceof RangeError || /^2[23]/.test(code);
}

async function writeTogether(room: Room, route: GroupRoute, batch: readonly Sent[]): Promise<Judged[]> {
  const outcome = await inTransaction(
    room.groupDb ?? room.db,
    { kind: 'machine' },
    async ({ tx, now }): Promise<Outcome<Judged[]>> => {
      const people = await room.identifyAll(
        tx,
        batch.map(({ cookie, ask }) => ({ cookie, address: ask.address })),
        now,
      );
      return { ok: true, value: await judge({ tx, now }, route, batch, people) };
    },
  );
  if (!outcome.ok) throw new Error('a batch is never refused as a whole');
  return outcome.value;
}

async function judge(
  { tx, now }: Pick<Doing, 'tx' | 'now'>,
  route: GroupRoute,
  batch: readonly Sent[],
  people: readonly Actor[],
): Promise<Judged[]> {
  const asks = batch.map(({ ask }, index): GroupAsk<unknown> => ({ ...ask, actor: people[index]! }));
  const { room, found } = await route.gathers(tx, asks, now);
  const judged: (Judged | undefined)[] = asks.map((ask, index) => {
    const one = found[index];
    if (!one) return { outcome: refuse('http.not-found') };
    const { refusals } = batch[index]!;
    if (one.answered !== undefined)
      return { outcome: refusals.length > 0 ? refuse('http.key-reused') : { ok: true, value: one.answered } };
    const verdict = route.may(ask.actor, one.found, one.now);
    if (!verdict.allowed) return { outcome: { ok: false, refusals: [verdict.refusal] }, verdict };
    return refusals.length > 0 ? { outcome: { ok: false, refusals } } : undefined;
  });
  const open = asks.flatMap((ask, index): (GroupOne<unknown, unknown> & { index: number })[] =>
    judged[index] ? [] : [{ ask, ...found[index]!, taken: ask.taken, index }],
  );
  const outcomes = open.length === 0 ? [] : await route.does(tx, room, open);
  for (const [place, { index }] of open.entries()) judged[index] = { outcome: outcomes[place]! };
  return judged.map((one) => one!);
}

function answerDone(route: GroupRoute, { wantsJson, language }: Arrival, value: unknown): Reply {
  const headers: [string, string][] = [['cache-control', 'private, no-store']];
  const location = route.leadsTo(value);
  if (wantsJson) {
    headers.push(['content-type', 'application/json']);
    return { status: 200, headers, body: JSON.stringify({ location, ...route.says?.(value) }) };
  }
  if (route.tells) headers.push(['set-cookie', setCookie('told', route.tells[language], 'http:', 60)]);
  headers.push(['location', location]);
  return { status: 303, headers };
}
