/** What waits for whom: counted without listing, followed when units move. */

import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { useWorld } from '../../../world/fixture.ts';
import type { Username } from '../../../world/people.ts';
import { dayOf, plusDays } from '../../kernel/period.ts';
import type { Outcome } from '../../kernel/verdict.ts';
import { approveActivity } from './actions/approve-activity.ts';
import { redirectBeneath } from './actions/redirect-activities.ts';
import { reportActivity } from './actions/report-activity.ts';
import { returnActivity } from './actions/return-activity.ts';
import type { Activity } from './activity.ts';
import { countActivitiesWaiting } from './store/waiting.ts';
import { getActivity } from './store.ts';

const world = useWorld();

const must = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusals));
  return outcome.value;
};
const waiting = async (who: Username) =>
  world.read(async (tx) => countActivitiesWaiting(tx, await world.person(who)));

async function report(name: string): Promise<Activity> {
  const unit = await world.organisation('chenguang');
  const asked = { unitId: unit.id, name, organiser: '工会', heldFrom: '09:00', participants: 5, twice: true };
  const heldOn = dayOf(plusDays(await world.now(), -2));
  const own = await world.person('chenguang-officer');
  return must(await world.doing(own, (doing) => reportActivity(doing, undefined, { ...asked, heldOn })));
}

test('each step waits for exactly the level whose turn it is, since it became its turn', async () => {
  const [above, top, own] = ['hewan-officer', 'xn-officer', 'chenguang-officer'] as const;
  const before = [await waiting(above), await waiting(top), await waiting(own)];
  const activity = await report('等着办的活动');
  expect((await waiting(above)).approve).toBe(before[0]!.approve + 1);
  expect((await waiting('hewan-leader')).approve).toBe(0);
  const officer = await world.person(above);
  must(await world.doing(officer, (doing) => approveActivity(doing, activity, { version: 1 })));
  expect((await waiting(above)).approve).toBe(before[0]!.approve);
  const accept = await waiting(top);
  expect([accept.accept, accept.oldestAcceptAt instanceof Date]).toEqual([before[1]!.accept + 1, true]);
  const upper = await world.person(top);
  must(await world.doing(upper, (doing) => returnActivity(doing, activity, { version: 1, reason: '不清' })));
  expect((await waiting(top)).accept).toBe(before[1]!.accept);
  const returned = await waiting(own);
  expect([returned.returned, returned.oldestReturnedAt instanceof Date]).toEqual([
    before[2]!.returned + 1,
    true,
  ]);
});

describe('with 5,000 waiting', () => {
  beforeAll(async () => {
    const { id } = await report('很多活动');
    await sql`
      insert into activity (id, campaign_id, root_campaign_id, unit_id, name, organiser, held_at, participants, state, reporter_id,
        approver_id, acceptor_id, reported_by, reported_at)
      select gen_random_uuid(), campaign_id, root_campaign_id, unit_id, name, organiser, held_at, participants, state, reporter_id,
        approver_id, acceptor_id, reported_by, reported_at + n * interval '1 second'
      from activity, generate_series(1, 5000) n where id = ${id}`.execute(world.owner);
    await sql`
      insert into activity_occurrence select id, 1, held_at, participants from activity a
      where not exists (select 1 from activity_occurrence t where t.activity_id = a.id)`.execute(world.owner);
    await sql`analyze activity`.execute(world.owner);
  });

  test('the count reads narrow indexes and stays quick', async () => {
    const times: number[] = [];
    for (let i = 0; i < 20; i++) {
      const began = performance.now();
      expect((await waiting('hewan-officer')).approve).toBeGreaterThan(5000);
      times.push(performance.now() - began);
    }
    // Reading the person costs the most of it; on two shared cores half a second would mean that rows are listed.
    expect(times.sort((a, b) => a - b)[10]).toBeLessThan(500);
  });

  test('what waits elsewhere costs a level nothing: it reads its own end of the index', async () => {
    const { id } = await world.organisation('wangling');
    const plan = await sql<{ 'QUERY PLAN': string }>`
      explain select count(*), min(reported_at) from activity a
      where a.state = 'reported' and a.approver_id = any(array[${sql.lit(id)}]::uuid[])`.execute(world.owner);
    expect(plan.rows.map((row) => row['QUERY PLAN']).join('\n')).toContain('activity_to_approve');
  });
});

test('after a unit moved, what is open waits for the level that stands above now', async () => {
  const activity = await report('搬家前的活动');
  const [unit, old, other, city] = await Promise.all(
    (['chenguang', 'hewan', 'wangling', 'xining'] as const).map((key) => world.organisation(key)),
  );
  const put = (path: string, parent: string) =>
    sql`update organisation set path = ${path}::ltree, parent_id = ${parent} where id = ${unit!.id}`.execute(
      world.owner,
    );
  const label = unit!.path.split('.').at(-1);
  await put(`${other!.path}.${label}`, other!.id);
  await world.doing({ kind: 'machine' }, async (doing) => {
    await redirectBeneath(doing, unit!.id);
    return { ok: true, value: undefined };
  });
  const moved = await world.read((tx) => getActivity(tx, activity.id));
  expect([moved.approverId, moved.acceptorId]).toEqual([other!.id, city!.id]);
  await put(`${old!.path}.${label}`, old!.id);
  await world.doing({ kind: 'machine' }, async (doing) => {
    await redirectBeneath(doing, unit!.id);
    return { ok: true, value: undefined };
  });
  const back = await world.read((tx) => getActivity(tx, activity.id));
  expect(back.approverId).toBe(old!.id);
});
