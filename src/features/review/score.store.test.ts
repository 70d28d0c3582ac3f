/** Scores where two things happen at once: removed while scoring, two tabs, abstaining while submitting; nothing is lost. */

import { beforeAll, describe, expect, test } from 'vitest';
import { useWorld } from '../../../world/fixture.ts';
import type { Username } from '../../../world/people.ts';
import { listFactsOf } from '../../platform/outbox.ts';
import type { Entry } from '../entry/entry.ts';
import { pinConflict } from '../panel/actions/pin-conflict.ts';
import { removeJudge } from '../panel/actions/remove-judge.ts';
import { getPanel } from '../panel/store.ts';
import { atOnce, codesOf, type Deed, hostedOf, must, plantAtHost } from '../recommendation/planting.test.ts';
import { abstain } from './actions/abstain.ts';
import { closeRound } from './actions/close-round.ts';
import { openRound } from './actions/open-round.ts';
import { judgeOf, score, scoring, seat } from './judging.test.ts';
import type { Round } from './review.ts';
import { isCounted } from './score.ts';
import { listRoundEntries } from './store/judging.ts';
import { listRanking } from './store/ranking.ts';
import { findScore, listScores } from './store/score.ts';

const world = useWorld();
const works: Entry[] = [];
let round: Round;

beforeAll(async () => {
  for (const unit of ['chenguang', 'hewan-transit', 'yintan-solar'] as const)
    works.push(await plantAtHost(world, unit, 'micro-film', `Film of ${unit}`));
  const call = await hostedOf(world, works[0]!);
  const actor = await world.person('huangnan-officer');
  round = must(await world.doing(actor, (doing) => openRound(doing, { call })));
  await seat(world, round, 'judge-gu', 'railway-station');
  await seat(world, round, 'judge-xie', 'college-library');
});

const full = () => round.rubric.map((one) => one.max);
const half = () => round.rubric.map((one) => one.max / 2);
const kept = async (username: Username, work: Entry) =>
  world.read(async (tx) => findScore(tx, round.id, work.id, (await world.person(username)).id));

async function removing(username: Username): Promise<Deed<unknown>> {
  const [actor, judge] = [await world.person('huangnan-officer'), await judgeOf(world, round, username)];
  return {
    actor,
    work: async (doing) =>
      removeJudge(doing, { panel: await getPanel(doing.tx, judge.panelId), judge }, { reason: 'a reason' }),
  };
}

async function abstaining(username: Username, work: Entry, version: number): Promise<Deed<unknown>> {
  const [actor, judge] = [await world.person(username), await judgeOf(world, round, username)];
  const [entry] = await world.read((tx) => listRoundEntries(tx, round.id, work.id));
  return {
    actor,
    work: (doing) => abstain(doing, { round, judge, entry: entry! }, { reason: 'an old friend', version }),
  };
}

describe('two tabs', () => {
  test('AC-166: of two drafts over one version one is kept, the other is told; no word of the first is lost', async () => {
    const [one, two] = [
      await scoring(world, round, 'judge-gu', works[0]!.id, { points: [1], intent: 'draft' }),
      await scoring(world, round, 'judge-gu', works[0]!.id, { points: [2], intent: 'draft' }),
    ];
    const outcomes = await atOnce(world, [one, two]);
    expect(outcomes.flatMap(codesOf)).toEqual(['http.stale']);
    expect((await kept('judge-gu', works[0]!))!.total).toBe(outcomes[0]!.ok ? 1 : 2);
  });

  test('one submits while the other abstains: one wins, the other is told, and there is one fact', async () => {
    const submit = await scoring(world, round, 'judge-gu', works[0]!.id, { points: full(), version: 1 });
    const outcomes = await atOnce<unknown>(world, [submit, await abstaining('judge-gu', works[0]!, 1)]);
    const codes = outcomes.flatMap(codesOf);
    expect(codes).toHaveLength(1);
    expect(['http.stale', 'review.score-submitted']).toContain(codes[0]);
    const score = (await kept('judge-gu', works[0]!))!;
    expect(score.submittedAt !== undefined).toBe(outcomes[0]!.ok);
    expect(score.abstainedAt !== undefined).toBe(outcomes[1]!.ok);
    const facts = await world.read((tx) => listFactsOf(tx, round.id));
    expect(
      facts.filter(({ name }) => name.startsWith('review.score-') || name.startsWith('review.judge-')),
    ).toHaveLength(1);
  });
});

describe('an abstention', () => {
  test('keeps what was typed, is counted nowhere, and ends when the work is scored after all', async () => {
    must(await score(world, round, 'judge-gu', works[1]!.id, { points: half(), intent: 'draft' }));
    const deed = await abstaining('judge-gu', works[1]!, 1);
    must((await atOnce(world, [deed]))[0]!);
    const abstained = (await kept('judge-gu', works[1]!))!;
    expect([abstained.total, abstained.abstainedReason, isCounted(abstained)]).toEqual([
      50,
      'an old friend',
      false,
    ]);
    must(
      await score(world, round, 'judge-gu', works[1]!.id, { points: half(), version: 2, intent: 'draft' }),
    );
    expect((await kept('judge-gu', works[1]!))!.abstainedAt).toBeDefined();
    must(await score(world, round, 'judge-gu', works[1]!.id, { points: full(), version: 3 }));
    const scored = (await kept('judge-gu', works[1]!))!;
    expect([scored.abstainedAt, scored.abstainedReason, scored.total]).toEqual([undefined, undefined, 100]);
  });
});

describe('AC-165: a judge removed while scoring', () => {
  test('review.no-longer-judge, or the score was in before and is stray: never counted, never lost', async () => {
    const submit = await scoring(world, round, 'judge-xie', works[2]!.id, { points: half() });
    const [given, removed] = await atOnce<unknown>(world, [submit, await removing('judge-xie')]);
    expect(removed!.ok).toBe(true);
    const score = await kept('judge-xie', works[2]!);
    expect(codesOf(given!)).toEqual(given!.ok ? [] : ['review.no-longer-judge']);
    expect(score?.isStray).toBe(given!.ok ? true : undefined);
    expect(
      (await world.read((tx) => listScores(tx, round.id))).filter(isCounted).map((one) => one.judgeId),
    ).not.toContain((await world.person('judge-xie')).id);
    const late = await atOnce(world, [{ ...submit, work: submit.work }]);
    expect(codesOf(late[0]!)).toEqual(['review.no-longer-judge']);
  });

  test('invited anew finds what they had given, and it counts again', async () => {
    await seat(world, round, 'judge-xie', 'college-library');
    const score = await kept('judge-xie', works[2]!);
    if (score) expect(isCounted(score)).toBe(true);
    const own = (await world.read((tx) => listScores(tx, round.id))).filter((one) => one.isStray);
    expect(own).toEqual([]);
  });
});

describe('what counts once the round is over', () => {
  test('a conflict that is pinned while the round is open takes the score out of the count; released, it counts again', async () => {
    const judge = await judgeOf(world, round, 'judge-gu');
    const [work] = await world.read((tx) => listRoundEntries(tx, round.id, works[1]!.id));
    const runner = await world.person('huangnan-officer');
    const panel = await world.read((tx) => getPanel(tx, judge.panelId));
    const pin = (state: 'pinned-conflict' | 'pinned-none') =>
      world.doing(runner, (doing) =>
        pinConflict(doing, { panel, judge, work: work! }, { state, reason: 'a cousin' }),
      );
    must(await pin('pinned-conflict'));
    expect(isCounted((await kept('judge-gu', works[1]!))!)).toBe(false);
    must(await pin('pinned-none'));
    expect(isCounted((await kept('judge-gu', works[1]!))!)).toBe(true);
  });

  test('AC-168: a judge who leaves afterwards changes nothing in a ranking that stands', async () => {
    for (const work of works) {
      const own = await kept('judge-gu', work);
      if (!own?.submittedAt)
        must(await score(world, round, 'judge-gu', work.id, { points: half(), version: own?.version ?? 0 }));
    }
    const runner = await world.person('huangnan-officer');
    must(await world.doing(runner, (doing) => closeRound(doing, { round })));
    const ranked = () => world.read((tx) => listRanking(tx, round.id));
    const before = await ranked();
    expect(before.length).toBe(3);
    must((await atOnce(world, [await removing('judge-gu')]))[0]!);
    expect(await ranked()).toEqual(before);
  });
});
