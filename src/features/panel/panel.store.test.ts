/** Panels on a real database: memory of conflicts, pins, assigning and undoing, and what happens when two act at once. */

import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { useWorld } from '../../../world/fixture.ts';
import type { Username } from '../../../world/people.ts';
import type { Person } from '../../kernel/actor.ts';
import { done, type Outcome } from '../../kernel/verdict.ts';
import type { Doing } from '../../platform/db.ts';
import { listFactsOf } from '../../platform/outbox.ts';
import { atOnce, codesOf, must } from '../recommendation/planting.test.ts';
import { accept } from './actions/accept.ts';
import { assign } from './actions/assign.ts';
import { createPanel } from './actions/create-panel.ts';
import { declare } from './actions/declare.ts';
import { giveWork } from './actions/give-work.ts';
import { inviteJudge } from './actions/invite-judge.ts';
import { leave } from './actions/leave.ts';
import { pinConflict } from './actions/pin-conflict.ts';
import { removeJudge } from './actions/remove-judge.ts';
import { changeDistance } from './actions/set-distance.ts';
import { takeLink } from './actions/take-link.ts';
import { takeWork } from './actions/take-work.ts';
import { undoAssign } from './actions/undo-assign.ts';
import { unpinConflict } from './actions/unpin-conflict.ts';
import { judgeIn, type Plot, plotOf, plotRound, seatIn, workOf } from './plotting.test.ts';
import { listAssigned, listBatches } from './store/assignment.ts';
import { findByToken, insertInvitation, tokenOf } from './store/invitation.ts';
import { listJudges } from './store/panel.ts';
import { planFor } from './store/plan.ts';
import { conflictsOf, worksFor } from './store.ts';

const world = useWorld();
let plot: Plot;
let officer: Person;

beforeAll(async () => {
  plot = await plotRound(world, ['chenguang', 'hewan-transit', 'yintan-solar'], 2);
  officer = await world.person('huangnan-officer');
  for (const [username, unit] of [
    ['judge-li', 'chenguang'],
    ['judge-nima', 'yintan-dairy'],
    ['judge-xie', 'college-library'],
    ['judge-gu', 'railway-station'],
  ] as const)
    await seatIn(world, plot, username, unit);
});

beforeEach(async () => {
  plot = await plotOf(world, plot.panel.id);
});

const act = <T>(work: (doing: Doing) => Promise<Outcome<T>>, by: Person = officer) => world.doing(by, work);
const seen = async (username: Username, assigned = false) => {
  const judge = await judgeIn(world, plot, username);
  const works = await world.read((tx) => worksFor(tx, judge, plot.task.works, assigned));
  return works.map((work) => work.title.replace('Film of ', '')).sort();
};
const pairOf = async (username: Username, unit: Parameters<typeof workOf>[1]) => ({
  ...plot,
  judge: await judgeIn(world, plot, username),
  work: workOf(plot, unit),
});
const typedPlan = async () => {
  const rule = { judgesPerEntry: 2 };
  const plan = await world.read((tx) => planFor(tx, plot.panel.id, plot.task.works, rule));
  const number = (await world.read((tx) => listBatches(tx, plot.panel.id)))[0]?.number ?? 0;
  return { ...rule, number, digest: plan.digest, plan };
};
const lastFact = async () => (await world.read((tx) => listFactsOf(tx, plot.panel.id))).at(-1)!;

describe('conflicts', () => {
  test('AC-160 judges see what is not of their unit; a wider branch takes sister units too, and back', async () => {
    expect(await seen('judge-li')).toEqual(['hewan-transit', 'yintan-solar']);
    expect(await seen('judge-nima')).toHaveLength(3);
    const wide = { distance: 2, version: plot.panel.version };
    must(await act((doing) => changeDistance(doing, plot, wide)));
    expect([await seen('judge-li'), await seen('judge-nima')]).toEqual([
      ['yintan-solar'],
      ['chenguang', 'hewan-transit'],
    ]);
    expect(codesOf(await act((doing) => changeDistance(doing, plot, wide)))).toEqual(['http.stale']);
    must(await act((doing) => changeDistance(doing, plot, { distance: 0, version: wide.version + 1 })));
    expect(await seen('judge-li')).toHaveLength(2);
  });

  test('a pin needs a reason, is a fact, beats the rules, and holds a “none” in this panel only', async () => {
    const pair = await pairOf('judge-li', 'chenguang');
    must(await act((doing) => pinConflict(doing, pair, { state: 'pinned-none', reason: '多年前已调离' })));
    expect(await seen('judge-li')).toHaveLength(3);
    expect(await lastFact()).toMatchObject({
      name: 'panel.conflict-pinned',
      reason: '多年前已调离',
      before: { state: 'conflict' },
      after: { state: 'pinned-none' },
    });
    const other = must(
      await act(async (doing) => {
        const { campaignId, organisationId } = plot.panel;
        return done(await createPanel(doing, { campaignId, organisationId, name: { zh: '另一组' } }));
      }),
    );
    const elsewhere = await world.read((tx) => conflictsOf(tx, other.id, plot.task.works, [pair.judge]));
    expect(elsewhere.get(pair.judge.personId)?.get(pair.work.entryId)?.state).toBe('conflict');
    must(await act((doing) => unpinConflict(doing, pair)));
    expect(await seen('judge-li')).toHaveLength(2);
    expect(codesOf(await act((doing) => unpinConflict(doing, pair)))).toEqual(['panel.no-pin']);
  });

  test('nobody is freed for their own work', async () => {
    const pair = await pairOf('judge-xie', 'hewan-transit');
    const own = { ...pair, work: { ...pair.work, sentBy: pair.judge.personId } };
    const outcome = await act((doing) => pinConflict(doing, own, { state: 'pinned-none', reason: 'x' }));
    expect(codesOf(outcome)).toEqual(['panel.own-work']);
  });

  test('AC-177 a judge who leaves and comes again from another unit stays away from what they stayed away from', async () => {
    const place = { ...plot, judge: await judgeIn(world, plot, 'judge-li') };
    must(await act((doing) => leave(doing, place, {}), await world.person('judge-li')));
    expect(await seen('judge-li')).toEqual([]);
    const again = await seatIn(world, plot, 'judge-li', 'railway-station');
    expect([again.state, again.number]).toEqual(['accepted', place.judge.number]);
    expect(await seen('judge-li')).toEqual(['hewan-transit', 'yintan-solar']);
    const found = await world.read((tx) => conflictsOf(tx, plot.panel.id, plot.task.works, [again]));
    expect(found.get(again.personId)?.get(workOf(plot, 'chenguang').entryId)?.grounds).toEqual(['earlier']);
  });

  test('what a judge declares vanishes at once, and the answer tells nothing of what is not theirs', async () => {
    const place = { ...plot, judge: await judgeIn(world, plot, 'judge-xie') };
    const by = await world.person('judge-xie');
    const names = await act((doing) => declare(doing, place, { names: 'Maker', entries: [] }), by);
    expect(names.ok && (await seen('judge-xie'))).toEqual([]);
    const hidden = [workOf(plot, 'chenguang').entryId];
    expect(codesOf(await act((doing) => declare(doing, place, { entries: hidden }), by))).toEqual([
      'panel.unknown-work',
    ]);
    const unknown = { units: '没有这样的单位', entries: [] };
    expect(codesOf(await act((doing) => declare(doing, place, unknown), by))).toEqual(['panel.no-such-unit']);
    expect(codesOf(await act((doing) => declare(doing, place, { entries: [] }), by))).toEqual([
      'panel.nothing-declared',
    ]);
  });
});

describe('assigning', () => {
  test('of two officers who assign at once one wins and the other is told', async () => {
    const { plan, ...typed } = await typedPlan();
    const deed = { actor: officer, work: (doing: Doing) => assign(doing, plot, typed) };
    const outcomes = await atOnce(world, [deed, deed]);
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
    expect(outcomes.flatMap(codesOf)).toEqual(['panel.assigned-meanwhile']);
    const assigned = await world.read((tx) => listAssigned(tx, plot.panel.id));
    expect(assigned).toHaveLength(plan.added.length);
    // Three works, two judges each; Xie may judge none of them, Li not the one of the plant.
    expect([plan.added.length, plan.spread, plan.lacking]).toEqual([6, 2, []]);
    expect(await seen('judge-li', true)).toEqual(['hewan-transit', 'yintan-solar']);
    expect(await seen('judge-xie', true)).toEqual([]);
  });

  test('a plan that was looked at before a judge was removed is not carried out', async () => {
    const { plan: _, ...typed } = await typedPlan();
    expect(codesOf(await act((doing) => assign(doing, plot, typed)))).toEqual(['panel.nothing-to-assign']);
    const seated = { ...plot, judge: await judgeIn(world, plot, 'judge-gu') };
    must(await act((doing) => removeJudge(doing, seated, { reason: '另有任务' })));
    expect(codesOf(await act((doing) => assign(doing, plot, typed)))).toEqual(['panel.plan-changed']);
    const bao = await seatIn(world, plot, 'judge-bao', 'park-software');
    must(await act((doing) => removeJudge(doing, { ...plot, judge: bao }, { reason: '误邀' })));
  });

  test('topping up takes nothing away, and the last act can be undone while nobody scored in it', async () => {
    const before = await world.read((tx) => listAssigned(tx, plot.panel.id));
    await seatIn(world, plot, 'judge-gu', 'railway-station');
    const { plan, ...typed } = await typedPlan();
    must(await act((doing) => assign(doing, plot, typed)));
    const after = await world.read((tx) => listAssigned(tx, plot.panel.id));
    expect(after).toHaveLength(before.length + plan.added.length);
    expect(after).toEqual(expect.arrayContaining(before));
    const number = typed.number + 1;
    const scored = undoAssign({ listScored: async () => plan.added.slice(0, 1) });
    expect(codesOf(await act((doing) => scored(doing, plot, { number })))).toEqual(['panel.batch-scored']);
    const undo = undoAssign({ listScored: async () => [] });
    expect(codesOf(await act((doing) => undo(doing, plot, { number: number - 1 })))).toEqual([
      'panel.not-last',
    ]);
    must(await act((doing) => undo(doing, plot, { number })));
    const left = await world.read((tx) => listAssigned(tx, plot.panel.id));
    expect(left).toHaveLength(before.length);
    expect(left).toEqual(expect.arrayContaining(before));
  });

  test('by hand: no conflicted work, none twice, none to somebody who is gone; a pin takes it away again', async () => {
    const pair = await pairOf('judge-gu', 'chenguang');
    must(await act((doing) => giveWork(doing, pair)));
    expect(codesOf(await act((doing) => giveWork(doing, pair)))).toEqual(['panel.has-work']);
    must(await act((doing) => takeWork(doing, pair)));
    expect(codesOf(await act((doing) => takeWork(doing, pair)))).toEqual(['panel.no-work']);
    must(await act((doing) => giveWork(doing, pair)));
    must(await act((doing) => pinConflict(doing, pair, { state: 'pinned-conflict', reason: '师生关系' })));
    expect(await seen('judge-gu', true)).not.toContain('chenguang');
    expect(codesOf(await act((doing) => giveWork(doing, pair)))).toEqual(['panel.conflicted']);
    const gone = await pairOf('judge-bao', 'yintan-solar');
    expect(codesOf(await act((doing) => giveWork(doing, gone)))).toEqual(['panel.judge-gone']);
  });
});

describe('two at once', () => {
  test('a judge who accepts while removed: either way they are out, and who came second is told or removes them', async () => {
    const bao = await world.person('judge-bao');
    const invited = { username: 'judge-bao', unitId: (await world.organisation('park-software')).id };
    must(await act((doing) => inviteJudge(doing, plot, invited)));
    const place = { ...plot, judge: await judgeIn(world, plot, 'judge-bao') };
    const [accepted, removed] = await atOnce<unknown>(world, [
      { actor: bao, work: (doing) => accept(doing, place, {}) },
      { actor: officer, work: (doing) => removeJudge(doing, place, { reason: '误邀' }) },
    ]);
    expect(removed!.ok).toBe(true);
    if (!accepted!.ok) expect(codesOf(accepted!)).toEqual(['panel.not-invited']);
    expect((await judgeIn(world, plot, 'judge-bao')).state).toBe('removed');
    expect(await seen('judge-bao')).toEqual([]);
  });

  test('a judge who leaves while removed: one of the two counts, the other is told', async () => {
    const place = { ...plot, judge: await judgeIn(world, plot, 'judge-nima') };
    const outcomes = await atOnce<unknown>(world, [
      { actor: await world.person('judge-nima'), work: (doing) => leave(doing, place, { reason: '出差' }) },
      { actor: officer, work: (doing) => removeJudge(doing, place, { reason: '超期未评' }) },
    ]);
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
    expect(['panel.not-accepted', 'panel.judge-gone']).toContain(outcomes.flatMap(codesOf)[0]);
  });

  test('one link, two people: one has the place, the other is told that it is over', async () => {
    const secret = 'of this test';
    const now = await world.now();
    const unitId = (await world.organisation('railway-station')).id;
    const id = must(
      await act(async ({ tx, actor }) => {
        const expiresAt = new Date(now.getTime() + 86_400_000);
        const link = {
          panelId: plot.panel.id,
          name: '某专家',
          unitId,
          role: 'judge' as const,
          languages: [],
        };
        return done(await insertInvitation(tx, actor, now, secret, { ...link, expiresAt }));
      }),
    );
    const link = (await world.read((tx) => findByToken(tx, tokenOf(secret, id))))!;
    const deeds = await Promise.all(
      (['worker-yang', 'worker-tao'] as const).map(async (username) => ({
        actor: await world.person(username),
        work: (doing: Doing) => takeLink(doing, { ...plot, link }),
      })),
    );
    const outcomes = await atOnce(world, deeds);
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
    expect(outcomes.flatMap(codesOf)).toEqual(['panel.link-over']);
    const judges = await world.read((tx) => listJudges(tx, plot.panel.id, { states: ['invited'] }));
    expect(judges).toHaveLength(1);
  });
});

test('somebody unknown, a unit unknown and somebody with a place already are refused by their field', async () => {
  const unitId = (await world.organisation('railway-station')).id;
  const invite = (username: string, unit = unitId) =>
    act((doing) => inviteJudge(doing, plot, { username, unitId: unit }));
  expect(codesOf(await invite('nobody-at-all'))).toEqual(['panel.unknown-person']);
  expect(codesOf(await invite('judge-bao', plot.panel.id as never))).toEqual(['panel.unknown-unit']);
  expect(codesOf(await invite('judge-gu'))).toEqual(['panel.judge-already']);
  const far = { username: 'worker-ma', unitId: (await world.organisation('qinghai')).id };
  expect(codesOf(await act((doing) => inviteJudge(doing, plot, far)))).toEqual(['panel.mostly-conflicted']);
  must(await act((doing) => inviteJudge(doing, plot, { ...far, anyway: true })));
});
