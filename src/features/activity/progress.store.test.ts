/** Progress: what an approval moves, at every level, once, also when many decide at the same time. */

import fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { OrganisationKey } from '../../../world/federation.ts';
import { findBroken, useWorld } from '../../../world/fixture.ts';
import type { Username } from '../../../world/people.ts';
import { dayOf, plusDays, sayClock } from '../../kernel/period.ts';
import type { Outcome } from '../../kernel/verdict.ts';
import { findNearestCampaign } from '../campaign/store.ts';
import { approveActivity } from './actions/approve-activity.ts';
import { reopenActivity } from './actions/reopen-activity.ts';
import { reportActivity } from './actions/report-activity.ts';
import type { Activity } from './activity.ts';
import { getRootCampaignId, listProgress } from './store.ts';

const world = useWorld();

const must = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusals));
  return outcome.value;
};
const codesOf = (outcome: Outcome<unknown>) =>
  outcome.ok ? [] : outcome.refusals.map((refusal) => refusal.code);

type Told = { name?: string; participants?: number; organiser?: string; heldAt?: Date };
async function report(by: Username, at: OrganisationKey, told: Told = {}): Promise<Outcome<Activity>> {
  const unit = await world.organisation(at);
  const heldAt = told.heldAt ?? plusDays(await world.now(), -2);
  return world.doing(await world.person(by), (doing) =>
    reportActivity(doing, undefined, {
      ...{ unitId: unit.id, name: told.name ?? '午间读书会', organiser: told.organiser ?? unit.name.zh },
      ...{
        heldOn: dayOf(heldAt),
        heldFrom: sayClock(heldAt).slice(0, 5),
        participants: told.participants ?? 20,
      },
    }),
  );
}
const approve = async (by: Username, activity: Activity) =>
  world.doing(await world.person(by), (doing) =>
    approveActivity(doing, activity, { version: activity.version }),
  );
const reopen = async (by: Username, activity: Activity) =>
  world.doing(await world.person(by), (doing) =>
    reopenActivity(doing, activity, { version: activity.version, reason: '人数有误' }),
  );
async function progressAt(key: OrganisationKey) {
  const { id, path } = await world.organisation(key);
  return world.read(async (tx) => {
    const root = await getRootCampaignId(tx, (await findNearestCampaign(tx, path))!);
    return (await listProgress(tx, root, [id])).get(id) ?? { events: 0, participants: 0 };
  });
}

const line: readonly OrganisationKey[] = ['chenguang', 'hewan', 'xining', 'qinghai', 'national'];
const progressOf = async (keys: readonly OrganisationKey[]) =>
  Object.fromEntries(await Promise.all(keys.map(async (key) => [key, await progressAt(key)] as const)));

describe('an approval', () => {
  test('moves the unit and every level above it by one event, and nobody beside them', async () => {
    const before = await progressOf([...line, 'hewan-transit', 'wangling', 'hainan']);
    const activity = must(await report('chenguang-officer', 'chenguang', { participants: 37 }));
    expect(await progressOf([...line, 'hewan-transit', 'wangling', 'hainan'])).toEqual(before);
    must(await approve('hewan-officer', activity));
    const after = await progressOf([...line, 'hewan-transit', 'wangling', 'hainan']);
    for (const key of line) {
      expect(after[key]).toEqual({
        events: before[key]!.events + 1,
        participants: before[key]!.participants + 37,
      });
    }
    for (const key of ['hewan-transit', 'wangling', 'hainan']) expect(after[key]).toEqual(before[key]);
  });

  test('undone, it moves back; approved again, it counts once', async () => {
    const before = await progressOf(line);
    const activity = must(await report('chenguang-officer', 'chenguang', { participants: 12 }));
    must(await approve('hewan-officer', activity));
    const reopened = must(await reopen('hewan-officer', activity));
    expect([reopened.state, reopened.approvedAt]).toEqual(['reported', undefined]);
    expect(await progressOf(line)).toEqual(before);
    must(await approve('hewan-officer', reopened));
    expect((await progressAt('national')).events).toBe(before.national!.events + 1);
  });

  test('of two who approve the same at once, one does and the other is told it was done', async () => {
    const before = await progressAt('xining');
    const activity = must(await report('chenguang-officer', 'chenguang'));
    const outcomes = await Promise.all([1, 2, 3, 4].map(() => approve('hewan-officer', activity)));
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
    expect(outcomes.flatMap(codesOf)).toEqual(Array(3).fill('activity.not-reported'));
    expect((await progressAt('xining')).events).toBe(before.events + 1);
    const undone = await Promise.all([1, 2, 3].map(() => reopen('hewan-officer', activity)));
    expect(undone.flatMap(codesOf)).toEqual(Array(2).fill('activity.not-approved'));
    expect(await progressAt('xining')).toEqual(before);
  });

  test('an approval that fails after the sums moved leaves nothing of itself', async () => {
    const before = await progressOf(line);
    const activity = must(await report('chenguang-officer', 'chenguang'));
    const officer = await world.person('hewan-officer');
    const broken = world.doing(officer, async (doing) => {
      await approveActivity(doing, activity, { version: 1 });
      throw new Error('the power went out');
    });
    await expect(broken).rejects.toThrow('the power went out');
    expect(await progressOf(line)).toEqual(before);
  });
});

test('parallel approvals and undos over branches never cross, and leave what a recount finds', async () => {
  const places = [
    ['chenguang-officer', 'chenguang', 'hewan-officer'],
    ['transit-officer', 'hewan-transit', 'hewan-officer'],
    ['zhiyun-officer', 'wangling-textile', 'wangling-officer'],
    ['pasture-officer', 'yintan-dairy', 'yintan-officer'],
    ['hewan-officer', 'hewan', 'xn-officer'],
    ['lines-officer', 'grid-lines', 'grid-officer'],
  ] as const;
  const plan = fc.array(fc.tuple(fc.nat(places.length - 1), fc.integer({ min: 1, max: 400 }), fc.nat(2)), {
    ...{ minLength: 6, maxLength: 12 },
  });
  await fc.assert(
    fc.asyncProperty(plan, async (rows) => {
      const walks = rows.map(async ([at, participants, undos]) => {
        const [reporter, unit, above] = places[at]!;
        let activity = must(await report(reporter, unit, { participants }));
        for (let i = 0; i < undos; i++) {
          must(await approve(above, activity));
          activity = must(await reopen(above, activity));
        }
        if (participants % 3 > 0) must(await approve(above, activity));
      });
      await Promise.all(walks);
      const naive = await sql<{ id: string; events: number; participants: number }>`
        select o.id, count(a.id)::int as events, coalesce(sum(a.participants), 0)::int as participants
        from organisation o join organisation u on u.path <@ o.path join activity a on a.unit_id = u.id
        where a.state = 'approved' group by o.id order by o.id`.execute(world.owner);
      const kept = await sql<{ id: string; events: number; participants: number }>`
        select organisation_id as id, sum(events)::int as events, sum(participants)::int as participants
        from activity_progress group by organisation_id having sum(events) > 0 order by organisation_id`.execute(
        world.owner,
      );
      expect(kept.rows).toEqual(naive.rows);
    }),
    { numRuns: 5, endOnFailure: true },
  );
});

test('the recount notices a sum that somebody bent', async () => {
  const activity = must(await report('chenguang-officer', 'chenguang'));
  must(await approve('hewan-officer', activity));
  const { id } = await world.organisation('hewan');
  const bend = (by: number) =>
    sql`update activity_progress set events = events + ${by}::int where organisation_id = ${id}`.execute(
      world.owner,
    );
  await bend(1);
  expect((await findBroken(world.owner)).join()).toContain('activity');
  await bend(-1);
});
