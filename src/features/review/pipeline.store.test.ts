/** Real pipelines from works to winners: each ready chain of a campaign, run with its own numbers or with scaled ones. */

import { beforeAll, describe, expect, test } from 'vitest';
import { useWorld } from '../../../world/fixture.ts';
import { plusDays } from '../../kernel/period.ts';
import { done } from '../../kernel/verdict.ts';
import type { Doing } from '../../platform/db.ts';
import { getEntry } from '../entry/store.ts';
import {
  atOnce,
  codesOf,
  type Deed,
  handOn,
  hostedOf,
  must,
  plantAtHost,
} from '../recommendation/planting.test.ts';
import { freezePoll } from '../vote/actions/freeze-poll.ts';
import { showPolls } from '../vote/actions/show-polls.ts';
import { lockHeads } from '../vote/store/ledger.ts';
import { findPoll, listPollsOf } from '../vote/store/poll.ts';
import { listOnDisplay } from '../vote/store.ts';
import { pollAt } from '../vote/vote.ts';
import { closeRound } from './actions/close-round.ts';
import { decide } from './actions/decide.ts';
import { handOver } from './actions/hand-over.ts';
import { orderWorks } from './actions/order-works.ts';
import { passOn } from './actions/pass-on.ts';
import { reopenRound } from './actions/reopen-round.ts';
import { takeIn } from './actions/take-in.ts';
import { undoDecision } from './actions/undo-decision.ts';
import type { Round, WorkOutcome } from './review.ts';
import { Run, type Stand } from './run.test.ts';
import { listRoundEntries } from './store/judging.ts';
import { findRoundOfCall } from './store.ts';

const world = useWorld();
let stand: Stand;

beforeAll(async () => {
  const like = await plantAtHost(world, 'yintan-solar', 'platform', 'Like all others');
  stand = { world, like, hosted: await hostedOf(world, like), today: await world.now() };
});

const on = (days: number) => plusDays(stand.today, days);

test('the nation 2021: check, gate vote to 70, experts beside the final vote 60/40, popularity by both votes', async () => {
  const run = await Run.open(stand, 'nation-2021', 96, {
    votes: 12,
    change: (made) => ({
      ...made,
      stages: made.stages.map((s) => (s.kind === 'score' ? { ...s, closesAt: on(16).toISOString() } : s)),
    }),
  });
  await run.decide('out', run.works.slice(90, 96));
  await run.decide('on', run.works.slice(0, 90));
  const gate = await run.next();
  expect([run.round.stage.kind, gate.length]).toEqual(['vote', 90]);
  const early = await world.doing(await run.officer(), (doing) => closeRound(doing, run));
  expect(codesOf(early)).toEqual(['review.vote-running']);
  const poll = (await world.read((tx) => findPoll(tx, run.call.id, run.round.stage.key)))!;
  must(
    await world.doing({ kind: 'machine' }, async ({ tx }) =>
      done(await freezePoll(tx, poll.opensAt, poll.id)),
    ),
  );
  const held = await world.doing(await run.officer(), async ({ tx }) => {
    await lockHeads(tx, [poll.id]);
    await world.setClock(on(7));
    return done(await world.doing(await run.officer(), (doing) => closeRound(doing, run)));
  });
  expect(codesOf(must(held))).toEqual(['review.count-busy']);
  await run.vote(run.round.stage.key, (place) => (place === 69 ? 40 : place < 70 ? 5 : 3), gate);
  const finalists = await run.next();
  expect(finalists.length).toBe(70);
  expect(finalists.every((id) => run.works.indexOf(id) < 70)).toBe(true);

  await world.setClock(on(12.5));
  must(
    await world.doing({ kind: 'machine' }, async (doing) => ({ ok: true, value: await showPolls(doing) })),
  );
  const fallen = await world.read((tx) => listPollsOf(tx, run.works[80]!));
  const going = await world.read((tx) => listPollsOf(tx, run.works[3]!));
  expect([fallen.length, going.length, pollAt(going, on(12.5))!.stage]).toEqual([1, 2, undefined]);
  expect((await world.read((tx) => listOnDisplay(tx, run.call.id))).length).toBe(90);
  await run.score(5, (place, judge) => 95 - place * 0.5 - judge * 0.5);
  await run.vote(undefined, (place) => (place === 0 ? 20 : place === 1 ? 10 : 1), finalists);
  const handed = await run.last();
  expect(handed.length).toBe(70);
  const { winnersOf, prize, composed } = await run.result(handed);
  expect(winnersOf('first')).toEqual([0, 1, 2]);
  expect([winnersOf('second').length, winnersOf('third').length, winnersOf('excellent').length]).toEqual([
    5, 10, 20,
  ]);
  // 94 × 0.6 + 100 × 0.4, and 93.5 × 0.6 + 50 × 0.4.
  expect(composed.slice(0, 2).map((one) => one.composite)).toEqual([96.4, 76.1]);
  expect(prize('popular')[0]).toBe(69);
});

test('Zhanjiang 2021: 120 nominated, 22 candidates, seven days of votes, 13 judges, a jury of ten and ten, 3/3/3/1', async () => {
  const kinds = ['kind-1', 'kind-2', 'kind-3', 'kind-4'];
  const run = await Run.open(stand, 'zhanjiang-2021', 120, {
    kinds,
    change: (made) => ({
      ...made,
      stages: made.stages.map((s) =>
        s.kind === 'vote' ? { ...s, closesAt: plusDays(new Date(s.opensAt!), 7).toISOString() } : s,
      ),
      formula: {
        ...made.formula,
        awards: [
          {
            award: 'top-ten',
            count: 10,
            subQuotas: [3, 3, 3, 1].map((count, i) => ({
              group: `subtype:${kinds[i]}`,
              name: { zh: kinds[i]! },
              atLeast: count,
              atMost: count,
            })),
          },
          { award: 'nominated', count: 10 },
        ],
      },
    }),
  });
  await run.decide('out', run.works.slice(110));
  await run.decide('on', run.works.slice(0, 110));
  expect((await run.next()).length).toBe(110);
  const move = { entryId: run.works[0]!, direction: 'up' as const };
  const up = await world.doing(await run.officer(), (doing) => orderWorks(doing, run, move));
  expect(codesOf(up)).toEqual(['review.at-edge']);
  const candidates = await run.next();
  expect(candidates.map((id) => run.works.indexOf(id))).toEqual(
    Array.from({ length: 22 }, (_, place) => place),
  );
  await run.vote(run.round.stage.key, (place) => 30 - place, candidates);
  expect((await run.next()).length).toBe(22);
  await run.score(13, (place, judge) => 96 - place - (judge % 3) * 0.5);
  expect((await run.next()).length).toBe(22);
  const [first, last] = [run.works[0]!, run.works[21]!];
  const silent = await world.doing(await run.officer(), (doing) => closeRound(doing, run));
  expect(codesOf(silent)).toEqual(['review.minutes-missing']);
  const early = await world.doing(await run.officer(), (doing) =>
    undoDecision(doing, run, { entryId: first }),
  );
  expect(codesOf(early)).toEqual(['review.nothing-decided']);
  await run.decide('out', [first]);
  await run.decide('on', [last]);
  const handed = await run.last();
  expect(handed.length).toBe(20);
  expect([handed.includes(first), handed.includes(last)]).toEqual([false, true]);
  const { winnersOf, table, groups } = await run.result(handed);
  const topTen = [...table.awards]
    .filter(([, award]) => award === 'top-ten')
    .map(([id]) => groups.get(id)![0]);
  expect(kinds.map((kind) => topTen.filter((group) => group === `subtype:${kind}`).length)).toEqual([
    3, 3, 3, 1,
  ]);
  expect(winnersOf('nominated').length).toBe(10);
});

test('Chongzuo 2024: 136 to 50 to 30 to the final, experts alone', async () => {
  const run = await Run.open(stand, 'chongzuo-2024', 136);
  await run.score(3, (place) => 99 - Math.floor(place / 2) * 0.5);
  expect((await run.next()).length).toBe(50);
  await run.score(3, (place) => 50 + place * 0.5);
  const thirty = await run.next();
  expect(thirty.map((id) => run.works.indexOf(id)).sort((a, b) => a - b)[0]).toBe(20);
  await run.score(5, (place) => 40 + place);
  const handed = await run.last(10);
  expect(handed.length).toBe(10);
  const { composed } = await run.result(handed);
  expect(composed.slice(0, 3).map((one) => [run.works.indexOf(one.entryId), one.composite])).toEqual([
    [49, 89],
    [48, 88],
    [47, 87],
  ]);
  expect(await world.read((tx) => listPollsOf(tx, handed[0]!))).toEqual([]);
});

test('occupational health: two format checks and two rounds of experts; a tenth of its numbers, 172 valid and 37 winners', async () => {
  const run = await Run.open(stand, 'health', 180, {
    change: (made) => ({
      ...made,
      stages: made.stages.map((s) => (s.keep ? { ...s, keep: { count: 37 } } : s)),
    }),
  });
  await run.decide('out', run.works.slice(176));
  await run.decide('on', run.works.slice(0, 176));
  const valid = (await run.next()).slice(0, 172);
  await run.decide('out', run.works.slice(172, 176));
  await run.decide('on', valid);
  expect((await run.next()).length).toBe(172);
  await run.score(2, (place) => 100 - place * 0.5);
  expect((await run.next(80)).length).toBe(80);
  await run.score(3, (place) => 100 - place);
  const handed = await run.last();
  expect(handed.map((id) => run.works.indexOf(id)).sort((a, b) => a - b)).toEqual(
    Array.from({ length: 37 }, (_, place) => place),
  );
});

test('Pingxiang 2020: grades by experts alone; popularity is a prize apart, by votes', async () => {
  const run = await Run.open(stand, 'pingxiang-2020', 60, { votes: 3 });
  await run.decide('on', run.works);
  expect((await run.next()).length).toBe(60);
  await run.score(3, (place) => 98 - place * 0.5);
  const handed = await run.last();
  expect(handed.length).toBe(50);
  await run.vote(undefined, (place) => (place >= 40 ? place - 35 : 1), handed);
  const { composed, prize } = await run.result(handed);
  expect(composed.slice(0, 3).map((one) => run.works.indexOf(one.entryId))).toEqual([0, 1, 2]);
  expect(prize('popular').slice(0, 3)).toEqual([49, 48, 47]);
});

describe('the challenge cup: pass, return, out', () => {
  let run: Run;

  test('AC-172: no stage is skipped, and nothing is passed on before each work is decided', async () => {
    run = await Run.open(stand, 'challenge-cup', 3, {
      change: (made) => ({ ...made, formula: { ...made.formula } }),
    });
    const actor = await run.officer();
    const { round } = run;
    const tries = [
      (doing: Doing) => handOver(doing, { round }, { entries: [run.works[0]!] }),
      (doing: Doing) => passOn(doing, { round }),
      (doing: Doing) => closeRound(doing, { round }),
    ];
    const codes = [];
    for (const one of tries) codes.push(...codesOf(await world.doing<unknown>(actor, one)));
    expect(codes).toEqual(['review.stage-skipped', 'review.round-open', 'review.undecided']);
  });

  test('two officers decide on one work at once: one decision stands, the other is told', async () => {
    const actor = await run.officer();
    const deed = (outcome: WorkOutcome): Deed<Round> => ({
      actor,
      work: (doing) => decide(doing, run, { outcome, reason: 'why', entries: [run.works[0]!] }),
    });
    const outcomes = await atOnce(world, [deed('on'), deed('out')]);
    expect(outcomes.flatMap(codesOf)).toEqual(['review.decided-already']);
    const [entry] = await world.read((tx) => listRoundEntries(tx, run.round.id, run.works[0]!));
    expect(entry!.outcome).toBe(outcomes[0]!.ok ? 'on' : 'out');
    await run.act((doing) => undoDecision(doing, run, { entryId: run.works[0]! }));
    await run.decide('on', [run.works[0]!]);
  });

  test('a returned work goes the whole way back to its unit with the reason, and comes again into the open round', async () => {
    const back = run.works[1]!;
    await run.decide('returned', [back]);
    await run.decide('out', [run.works[2]!]);
    expect((await world.read((tx) => getEntry(tx, back))).state).toBe('admitted');
    const nothing = await world.doing(await run.officer(), (doing) => takeIn(doing, run));
    expect(codesOf(nothing)).toEqual(['review.nothing-new']);
    const again = await world.read((tx) => getEntry(tx, back));
    for (const from of ['yintan-solar', 'yintan', 'hainan'] as const) must(await handOn(world, again, from));
    expect(codesOf(await world.doing(await run.officer(), (doing) => closeRound(doing, run)))).toEqual([
      'review.untaken',
    ]);
    await run.act((doing) => takeIn(doing, run));
    await run.decide('on', [back]);
  });

  test('until the next stage has begun a closed one is opened again; what officers decided stands', async () => {
    const round = await run.act((doing) => closeRound(doing, run));
    run.round = await run.act((doing) => reopenRound(doing, { round }, { reason: 'one was overlooked' }));
    const entries = await world.read((tx) => listRoundEntries(tx, run.round.id));
    expect(entries.map((entry) => entry.outcome)).toEqual(['on', 'on', 'out']);
    const before = run.round;
    await run.next();
    const late = await world.doing(await run.officer(), (doing) =>
      reopenRound(doing, { round: before }, { reason: 'too late' }),
    );
    expect(codesOf(late)).toEqual(['review.passed-on']);
    await run.score(3, (place) => 90 - place);
    const handed = await run.last(2);
    expect(handed.map((id) => run.works.indexOf(id))).toEqual([0, 1]);
    expect((await world.read((tx) => findRoundOfCall(tx, run.call.id)))!.onward).toBe('owner');
  });
});
