/** A whole round in a real database: taking in, recusal, scores, closing, ranking, handing over. */

import { beforeAll, describe, expect, test } from 'vitest';
import type { OrganisationKey } from '../../../world/federation.ts';
import { useWorld } from '../../../world/fixture.ts';
import type { Username } from '../../../world/people.ts';
import type { EntryId } from '../../kernel/id.ts';
import { listFactsOf } from '../../platform/outbox.ts';
import type { Call } from '../call/call.ts';
import { listCalls } from '../call/store.ts';
import type { Entry } from '../entry/entry.ts';
import { findEntry, getEntry } from '../entry/store.ts';
import { withdraw } from '../recommendation/actions/withdraw.ts';
import { codesOf, hostedOf, must, officerOf, plantAtHost } from '../recommendation/planting.test.ts';
import { countStanding, listChain, listStanding } from '../recommendation/store.ts';
import { closeRound } from './actions/close-round.ts';
import { giveScore } from './actions/give-score.ts';
import { handOver } from './actions/hand-over.ts';
import { inviteJudge } from './actions/invite-judge.ts';
import { openRound } from './actions/open-round.ts';
import { takeIn } from './actions/take-in.ts';
import { openTo, type Round } from './review.ts';
import { findJudge, listRoundEntries, listScores } from './store/judging.ts';
import {
  findRoundOfCall,
  getRound,
  listJudgeTasks,
  listRanking,
  listReviewWaiting,
  reckonRound,
} from './store.ts';

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

const entriesOf = () => world.read((tx) => listRoundEntries(tx, round.id));
const judgeOf = (username: Username) =>
  world.read(async (tx) => (await findJudge(tx, round.id, (await world.person(username)).id))!);

async function score(
  username: Username,
  entryId: EntryId,
  points: readonly number[],
  version = 0,
  intent: 'draft' | 'submit' = 'submit',
) {
  const person = await world.person(username);
  const judge = await judgeOf(username);
  const entry = (await entriesOf()).find((e) => e.entryId === entryId)!;
  const marks = round.rubric.map((criterion, index) => ({ key: criterion.key, points: points[index] }));
  return world.doing(person, async (doing) =>
    giveScore(doing, { round, judge, entry }, { marks, version, intent }),
  );
}

describe('opening', () => {
  test('the host’s desk names the round that can be opened', async () => {
    const waiting = await world.read(async (tx) => listReviewWaiting(tx, await officer()));
    expect(waiting.map((w) => w.kind)).toContain('open');
  });

  test('two open at once: one round, over everything that reached the host', async () => {
    const actor = await officer();
    const opening: Deed<Round> = { actor, work: (doing) => openRound(doing, { call }) };
    const outcomes = await atOnce(world, [opening, opening]);
    expect(outcomes.flatMap(codesOf)).toEqual(['review.round-exists']);
    round = (await world.read((tx) => findRoundOfCall(tx, call.id)))!;
    const standing = await world.read((tx) => listStanding(tx, { callId: call.id, stage: 'to-host' }));
    const entries = await entriesOf();
    expect(entries.map((e) => e.entryId).sort()).toEqual(standing.map((r) => r.entryId).sort());
    expect(round.rubric).toEqual(call.rubric);
    expect(await factsOf(round.id, 'review.')).toEqual(['review.round-opened']);
  });

  test('from now on no sender takes a work back', async () => {
    const chain = await world.read((tx) => listChain(tx, works[0]!.id));
    const toHost = chain.find((r) => r.stage === 'to-host')!;
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
        const isEmpty = (await countStanding(doing.tx, { callId: one.id, stage: 'to-host' })) === 0;
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
  const invite = async (username: string, unit: OrganisationKey) =>
    world.doing(await officer(), async (doing) =>
      inviteJudge(doing, { round }, { username, unitId: (await world.organisation(unit)).id }),
    );

  test('are invited once, by a username that exists, with a unit that exists', async () => {
    must(await invite('judge-li', 'chenguang'));
    must(await invite(' Judge-Nima ', 'yintan-dairy'));
    must(await invite('judge-gu', 'railway-station'));
    expect(codesOf(await invite('judge-gu', 'railway-station'))).toEqual(['review.judge-already']);
    expect(codesOf(await invite('nobody-here', 'railway-station'))).toEqual(['review.unknown-person']);
    const unknownUnit = await world.doing(await officer(), (doing) =>
      inviteJudge(doing, { round }, { username: 'judge-bao', unitId: works[0]!.id as never }),
    );
    expect(codesOf(unknownUnit)).toEqual(['review.unknown-unit']);
    expect((await factsOf(round.id, 'review.judge')).length).toBe(3);
  });

  test('AC-160: a judge’s works and counts leave out those of their own unit', async () => {
    const entries = await entriesOf();
    const li = openTo(await judgeOf('judge-li'), entries).map((e) => e.entryId);
    expect(li).not.toContain(works[0]!.id);
    expect(li).toContain(works[1]!.id);
    expect(openTo(await judgeOf('judge-nima'), entries).map((e) => e.entryId)).not.toContain(works[1]!.id);
    const tasks = await world.read(async (tx) => listJudgeTasks(tx, (await world.person('judge-li')).id));
    expect(tasks.find((t) => t.round.id === round.id)!.works).toBe(li.length);
  });
});

describe('scoring', () => {
  test('AC-166: points out of range and missing ones are refused by their fields', async () => {
    const outcome = await score('judge-gu', works[0]!.id, [1000, -1]);
    expect(outcome.ok ? [] : outcome.refusals.map((r) => [r.code, r.field]).slice(0, 2)).toEqual([
      ['review.points-range', 'marks.0.points'],
      ['review.points-range', 'marks.1.points'],
    ]);
    expect(await world.read((tx) => listScores(tx, round.id))).toEqual([]);
  });

  test('a draft may lack points, is kept, and is stale in a second window', async () => {
    must(await score('judge-gu', works[0]!.id, [10], 0, 'draft'));
    expect(codesOf(await score('judge-gu', works[0]!.id, [20], 0, 'draft'))).toEqual(['http.stale']);
    must(await score('judge-gu', works[0]!.id, [20], 1, 'draft'));
    expect(
      (await world.read((tx) => listScores(tx, round.id))).map((s) => [s.total, s.version, s.submittedAt]),
    ).toEqual([[20, 2, undefined]]);
    expect(await factsOf(round.id, 'review.score')).toEqual([]);
  });

  test('AC-166: two submissions at once: one wins, the other is told it is in', async () => {
    const full = round.rubric.map(() => 1);
    const most = round.rubric.map(() => 2);
    const outcomes = await Promise.all([
      score('judge-gu', works[0]!.id, full, 2),
      score('judge-gu', works[0]!.id, most, 2),
    ]);
    expect(outcomes.flatMap(codesOf)).toEqual(['review.score-submitted']);
    expect(await factsOf(round.id, 'review.score')).toEqual(['review.score-submitted']);
    expect(codesOf(await score('judge-gu', works[0]!.id, full, 3, 'draft'))).toEqual([
      'review.score-submitted',
    ]);
  });

  test('AC-172: a round with an unscored work does not close; nothing is ranked or handed over before it is closed', async () => {
    expect(codesOf(await world.doing(await officer(), (doing) => closeRound(doing, { round })))).toEqual([
      'review.incomplete',
    ]);
    expect(await ranking()).toEqual([]);
    const handed = await world.doing(await officer(), (doing) =>
      handOver(doing, { round }, { entries: [works[0]!.id] }),
    );
    expect(codesOf(handed)).toEqual(['review.round-open']);
  });

  test('the others score; a work’s own judge does not have to', async () => {
    const entries = await entriesOf();
    for (const entry of entries.filter((e) => e.entryId !== works[0]!.id)) {
      const share = entry.entryId === works[1]!.id ? 1 : 0.5;
      must(
        await score(
          'judge-gu',
          entry.entryId,
          round.rubric.map((c) => Math.floor(c.max * share)),
        ),
      );
    }
    const waiting = async () =>
      (await world.read(async (tx) => listReviewWaiting(tx, await officer()))).filter(
        (w) => w.kind !== 'score' && w.call.id === call.id,
      );
    expect(await waiting()).toEqual([]);
    for (const username of ['judge-li', 'judge-nima'] as const) {
      for (const entry of openTo(await judgeOf(username), entries))
        must(
          await score(
            username,
            entry.entryId,
            round.rubric.map((c) => Math.floor(c.max / 2)),
          ),
        );
    }
    expect((await waiting()).map((w) => w.kind)).toEqual(['close']);
    expect((await world.read((tx) => reckonRound(tx, round))).missing).toBe(0);
  });
});

describe('closing and handing over', () => {
  test('two close at once: one closes it; what is scored after that is refused', async () => {
    const outcomes = await Promise.all([
      world.doing(await officer(), (doing) => closeRound(doing, { round })),
      world.doing(await officer(), (doing) => closeRound(doing, { round })),
    ]);
    expect(outcomes.flatMap(codesOf)).toEqual(['review.round-closed']);
    expect(
      codesOf(
        await score(
          'judge-gu',
          works[0]!.id,
          round.rubric.map(() => 1),
        ),
      ),
    ).toEqual(['review.round-closed']);
    expect(await factsOf(round.id, 'review.round-closed')).toEqual(['review.round-closed']);
  });

  test('the ranking is by mean, with the number of judges', async () => {
    const ranked = await ranking();
    expect(ranked[0]).toMatchObject({ entryId: works[1]!.id, rank: 1, judges: 2 });
    expect(ranked.find((r) => r.entryId === works[0]!.id)!.judges).toBe(2);
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
    const hand = async () =>
      world.doing(await officer(), (doing) => handOver(doing, { round: closed }, { entries: chosen }));
    const outcomes = await Promise.all([hand(), hand()]);
    expect(outcomes.flatMap(codesOf)).toEqual(['review.handed-over']);
    const standing = await world.read((tx) => listStanding(tx, { callId: call.id, stage: 'to-owner' }));
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
