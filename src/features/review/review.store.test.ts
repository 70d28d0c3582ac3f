/** A whole round in a real database: taking in, recusal, scores, closing, ranking, handing over. */

import { beforeAll, describe, expect, test } from 'vitest';
import type { OrganisationKey } from '../../../world/federation.ts';
import { useWorld } from '../../../world/fixture.ts';
import type { Username } from '../../../world/people.ts';
import type { EntryId } from '../../kernel/id.ts';
import { refuse } from '../../kernel/verdict.ts';
import type { Doing } from '../../platform/db.ts';
import { listFactsOf } from '../../platform/outbox.ts';
import type { Call } from '../call/call.ts';
import { listCalls } from '../call/store.ts';
import type { Entry } from '../entry/entry.ts';
import { findEntry, getEntry } from '../entry/store.ts';
import { withdraw } from '../recommendation/actions/withdraw.ts';
import {
  atOnce,
  codesOf,
  type Deed,
  hostedOf,
  must,
  officerOf,
  plantAtHost,
} from '../recommendation/planting.test.ts';
import { countStanding, listChain, listStanding } from '../recommendation/store.ts';
import { closeRound } from './actions/close-round.ts';
import { handOver } from './actions/hand-over.ts';
import { openRound } from './actions/open-round.ts';
import { takeIn } from './actions/take-in.ts';
import { judgeOf, score, scoring, seat } from './judging.test.ts';
import type { Round, RoundEntry } from './review.ts';
import { listJudges, listOpenTo, listRoundEntries } from './store/judging.ts';
import { listRanking } from './store/ranking.ts';
import { listScores } from './store/score.ts';
import { listJudgeTasks, listReviewWaiting, reckonRound } from './store/waiting.ts';
import { findRoundOfCall, getRound } from './store.ts';

const world = useWorld();
/** Hosted by the energy union: works cross branches to it, and some come from its own branch. */
const host: OrganisationKey = 'energy';
let call: Call;
let works: Entry[];
let round: Round;
const officer = async () => world.person(officerOf(host));
const fresh = () => world.read((tx) => getRound(tx, round.id));
const ranking = () => world.read((tx) => listRanking(tx, round.id));
async function factsOf(id: string, feature: string) {
  const facts = await world.read((tx) => listFactsOf(tx, id));
  return facts.map((f) => f.name).filter((name) => name.startsWith(feature));
}

beforeAll(async () => {
  works = [];
  for (const unit of ['chenguang', 'yintan-dairy', 'xuexian-plant'] as const)
    works.push(await plantAtHost(world, unit, 'recitation', `Recited at ${unit}`));
  call = await hostedOf(world, works[0]!);
});

const openTo = async (username: Username, entries: readonly RoundEntry[]) => {
  const judge = await judgeOf(world, round, username);
  return world.read((tx) => listOpenTo(tx, round, judge, entries));
};
const entriesOf = () => world.read((tx) => listRoundEntries(tx, round.id));
const scored = (username: Username, entryId: EntryId, given: Parameters<typeof score>[4]) =>
  score(world, round, username, entryId, given);

describe('opening', () => {
  test('the host’s desk names the round that can be opened', async () => {
    const waiting = await world.read(async (tx) => listReviewWaiting(tx, await officer(), await world.now()));
    expect(waiting.map((w) => w.kind)).toContain('open');
  });

  test('two open at once: one round, over everything that reached the host', async () => {
    const actor = await officer();
    const opening: Deed<Round> = { actor, work: (doing) => openRound(doing, { call }) };
    const outcomes = await atOnce(world, [opening, opening]);
    expect(outcomes.flatMap(codesOf)).toEqual(['review.round-exists']);
    round = (await world.read((tx) => findRoundOfCall(tx, call.id)))!;
    const standing = await world.read((tx) => listStanding(tx, { callId: call.id, leg: 'to-host' }));
    const entries = await entriesOf();
    expect(entries.map((e) => e.entryId).sort()).toEqual(standing.map((r) => r.entryId).sort());
    expect(round.rubric).toEqual(call.rubric);
    expect(await factsOf(round.id, 'review.')).toEqual(['review.round-opened']);
  });

  test('from now on no sender takes a work back', async () => {
    const chain = await world.read((tx) => listChain(tx, works[0]!.id));
    const toHost = chain.find((r) => r.leg === 'to-host')!;
    expect(
      codesOf(
        await world.doing(await world.person('xn-officer'), (doing) =>
          withdraw(doing, { recommendation: toHost }),
        ),
      ),
    ).toEqual(['recommendation.taken']);
  });

  test('a host that nothing has reached opens nothing', async () => {
    const actor = await officer();
    const outcome = await world.doing(actor, async (doing) => {
      for (const one of await listCalls(doing.tx, call.campaignId)) {
        const isEmpty = (await countStanding(doing.tx, { callId: one.id, leg: 'to-host' })) === 0;
        if (one.hostId && isEmpty) return openRound(doing, { call: one });
      }
      throw new Error('every call of the world has works at its host');
    });
    expect(codesOf(outcome)).toEqual(['review.nothing-received']);
  });

  test('a work that arrives later is taken in by the host; with nothing new there is nothing to take', async () => {
    const actor = await officer();
    expect(codesOf(await world.doing(actor, (doing) => takeIn(doing, { round })))).toEqual([
      'review.nothing-new',
    ]);
    const late = await plantAtHost(world, 'post-delivery', 'recitation', 'Arrived late');
    expect((await world.read(async (tx) => reckonRound(tx, await getRound(tx, round.id)))).untaken).toBe(1);
    expect(codesOf(await world.doing(actor, (doing) => closeRound(doing, { round })))).toEqual([
      'review.untaken',
    ]);
    must(await world.doing(actor, (doing) => takeIn(doing, { round })));
    works.push(late);
    const entries = await entriesOf();
    expect(entries.at(-1)!.entryId).toBe(late.id);
    expect(entries.map((e) => e.position)).toEqual(entries.map((_, i) => i + 1));
  });
});

describe('judges', () => {
  test('have a place in the panel that was made with the round', async () => {
    await seat(world, round, 'judge-li', 'chenguang');
    await seat(world, round, 'judge-nima', 'yintan-dairy');
    await seat(world, round, 'judge-gu', 'railway-station');
    const judges = await world.read((tx) => listJudges(tx, round));
    expect(judges.map((judge) => judge.state)).toEqual(['accepted', 'accepted', 'accepted']);
    expect(await factsOf(round.panelId!, 'panel.created')).toEqual(['panel.created']);
  });

  test('AC-160: a judge’s works and counts leave out those of their own unit', async () => {
    const entries = await entriesOf();
    const li = (await openTo('judge-li', entries)).map((e) => e.entryId);
    expect(li).not.toContain(works[0]!.id);
    expect(li).toContain(works[1]!.id);
    expect((await openTo('judge-nima', entries)).map((e) => e.entryId)).not.toContain(works[1]!.id);
    const tasks = await world.read(async (tx) => listJudgeTasks(tx, (await world.person('judge-li')).id));
    expect(tasks.find((t) => t.round.id === round.id)!.works).toBe(li.length);
  });
});

describe('scoring', () => {
  const full = (share: number) => round.rubric.map((c) => Math.floor(c.max * share));

  test('AC-166: points out of range and missing ones are refused by their fields', async () => {
    const outcome = await scored('judge-gu', works[0]!.id, { points: [1000, -1] });
    expect(outcome.ok ? [] : outcome.refusals.map((r) => [r.code, r.field]).slice(0, 2)).toEqual([
      ['review.points-range', 'marks.0.points'],
      ['review.points-range', 'marks.1.points'],
    ]);
    expect(await world.read((tx) => listScores(tx, round.id))).toEqual([]);
  });

  test('a draft may lack points, is kept, and is stale in a second window', async () => {
    const draft = (points: number, version: number) =>
      scored('judge-gu', works[0]!.id, { points: [points], version, intent: 'draft' });
    must(await draft(10, 0));
    expect(codesOf(await draft(20, 0))).toEqual(['http.stale']);
    must(await draft(20, 1));
    const scores = await world.read((tx) => listScores(tx, round.id));
    expect(scores.map((s) => [s.total, s.version, s.submittedAt])).toEqual([[20, 2, undefined]]);
    expect(await factsOf(round.id, 'review.score')).toEqual([]);
  });

  test('AC-166: two submissions at once: one wins, the other is told it is in', async () => {
    const ones = round.rubric.map(() => 1);
    const deed = await scoring(world, round, 'judge-gu', works[0]!.id, { points: ones, version: 2 });
    const outcomes = await atOnce(world, [deed, deed]);
    expect(outcomes.flatMap(codesOf)).toEqual(['review.score-submitted']);
    expect(await factsOf(round.id, 'review.score')).toEqual(['review.score-submitted']);
    const again = await scored('judge-gu', works[0]!.id, { points: ones, version: 3, intent: 'draft' });
    expect(codesOf(again)).toEqual(['review.score-submitted']);
  });

  test('AC-172: a round with an unscored work does not close; nothing is ranked or handed over before', async () => {
    const actor = await officer();
    expect(codesOf(await world.doing(actor, (doing) => closeRound(doing, { round })))).toEqual([
      'review.incomplete',
    ]);
    expect(await ranking()).toEqual([]);
    const choice = { entries: [works[0]!.id] };
    expect(codesOf(await world.doing(actor, (doing) => handOver(doing, { round }, choice)))).toEqual([
      'review.round-open',
    ]);
  });

  test('the desk asks the host to close only when every score is in', async () => {
    const entries = await entriesOf();
    for (const entry of entries.filter((e) => e.entryId !== works[0]!.id)) {
      must(
        await scored('judge-gu', entry.entryId, { points: full(entry.entryId === works[1]!.id ? 1 : 0.5) }),
      );
    }
    for (const username of ['judge-li', 'judge-nima'] as const) {
      const due = await openTo(username, entries);
      const left = username === 'judge-nima' ? due.filter((e) => e.entryId !== works[0]!.id) : due;
      for (const entry of left) must(await scored(username, entry.entryId, { points: full(0.5) }));
    }
    const actor = await officer();
    const waiting = async (tx: Doing['tx']) =>
      (await listReviewWaiting(tx, actor, await world.now())).flatMap((w) =>
        w.kind !== 'score' && w.call.id === call.id ? [w.kind] : [],
      );
    expect(await world.read(waiting)).toEqual([]);
    expect((await world.read((tx) => reckonRound(tx, round))).missing).toBe(1);
    const last = await scoring(world, round, 'judge-nima', works[0]!.id, { points: full(0.5) });
    const tried = await world.doing(last.actor, async (doing) => {
      must(await last.work(doing));
      return refuse((await waiting(doing.tx)).join());
    });
    expect(codesOf(tried)).toEqual(['close']);
  });
});

describe('closing and handing over', () => {
  test('two close while the last judge submits: one closes; the score is in the ranking, or it was refused', async () => {
    const actor = await officer();
    const closing: Deed<unknown> = { actor, work: (doing) => closeRound(doing, { round }) };
    const last = await scoring(world, round, 'judge-nima', works[0]!.id, {
      points: round.rubric.map(() => 1),
    });
    const [first, second, score] = await atOnce<unknown>(world, [closing, closing, last]);
    expect([first!, second!].flatMap(codesOf)).toEqual(['review.round-closed']);
    expect(codesOf(score!)).toEqual(score!.ok ? [] : ['review.round-closed']);
    const ranked = (await ranking()).find((r) => r.entryId === works[0]!.id)!;
    expect(ranked.judges).toBe(score!.ok ? 2 : 1);
    expect(codesOf(await scored('judge-li', works[1]!.id, { points: [] }))).not.toEqual([]);
    expect(await factsOf(round.id, 'review.round-closed')).toEqual(['review.round-closed']);
  });

  test('the ranking is by mean, with the number of judges', async () => {
    const ranked = await ranking();
    expect(ranked[0]).toMatchObject({ entryId: works[1]!.id, rank: 1, judges: 2 });
    expect(ranked.map((r) => r.rank)).toEqual([...ranked.map((r) => r.rank)].sort((a, b) => a - b));
  });

  test('an empty choice and a work that is not in the ranking are refused', async () => {
    const hand = async (entries: EntryId[]) =>
      world.doing(await officer(), (doing) => handOver(doing, { round }, { entries }));
    expect(codesOf(await hand([]))).toEqual(['review.choice-empty']);
    expect(codesOf(await hand([works[0]!.id, round.id as never]))).toEqual(['review.choice-unknown']);
    expect((await fresh()).state).toBe('closed');
  });

  test('the choice goes to the owner in the ranking’s order, is shown to everybody, and goes once', async () => {
    const [chosen, closed] = [[works[0]!.id, works[1]!.id], await fresh()];
    const actor = await officer();
    const handing: Deed<Round> = {
      actor,
      work: (doing) => handOver(doing, { round: closed }, { entries: chosen }),
    };
    const outcomes = await atOnce(world, [handing, handing]);
    expect(outcomes.flatMap(codesOf)).toEqual(['review.handed-over']);
    const standing = await world.read((tx) => listStanding(tx, { callId: call.id, leg: 'to-owner' }));
    expect(standing.map((r) => [r.entryId, r.place])).toEqual([
      [works[1]!.id, 1],
      [works[0]!.id, 2],
    ]);
    const anyone = { kind: 'anyone' as const, address: '' };
    expect(await world.read((tx) => findEntry(tx, anyone, works[0]!.id))).toBeDefined();
    expect(await world.read((tx) => findEntry(tx, anyone, works[2]!.id))).toBeUndefined();
    expect((await world.read((tx) => getEntry(tx, works[2]!.id))).state).toBe('recommended');
    expect((await fresh()).state).toBe('handed');
    expect(await factsOf(round.id, 'review.handed')).toEqual(['review.handed-over']);
    expect(
      (await factsOf(works[0]!.id, 'recommendation.')).filter((n) => n === 'recommendation.made'),
    ).toHaveLength(4);
    expect((await world.read((tx) => listChain(tx, works[0]!.id))).every((r) => r.state === 'standing')).toBe(
      true,
    );
    expect(codesOf(await world.doing(await officer(), (doing) => takeIn(doing, { round })))).toEqual([
      'review.round-closed',
    ]);
  });
});
