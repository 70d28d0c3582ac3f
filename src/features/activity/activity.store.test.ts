/** Activities in the database: what is refused, who sees them, and the facts they leave. */

import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { OrganisationKey } from '../../../world/federation.ts';
import { useWorld } from '../../../world/fixture.ts';
import type { Username } from '../../../world/people.ts';
import { dayOf, plusDays, sayClock } from '../../kernel/period.ts';
import type { Outcome } from '../../kernel/verdict.ts';
import { findNearestCampaign } from '../campaign/store.ts';
import { amendActivity } from './actions/amend-activity.ts';
import { approveActivity } from './actions/approve-activity.ts';
import { reopenActivity } from './actions/reopen-activity.ts';
import { reportActivity } from './actions/report-activity.ts';
import { returnActivity } from './actions/return-activity.ts';
import type { Activity } from './activity.ts';
import { listSteps } from './store/change.ts';
import {
  findActivity,
  getActivity,
  listActivities,
  listActivitiesReturned,
  listActivitiesWaiting,
  listSameDay,
} from './store.ts';

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
      twice: true,
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
const giveBack = async (by: Username, activity: Activity) =>
  world.doing(await world.person(by), (doing) =>
    returnActivity(doing, activity, { version: activity.version, reason: '请补充照片' }),
  );

describe('what is refused', () => {
  test('what lies in the future, and what was held before the campaign counts', async () => {
    const now = await world.now();
    expect(codesOf(await report('chenguang-officer', 'chenguang', { heldAt: plusDays(now, 1) }))).toEqual([
      'activity.in-future',
    ]);
    const { path } = await world.organisation('chenguang');
    const campaign = (await world.read((tx) => findNearestCampaign(tx, path)))!;
    const early = plusDays(campaign.activitiesFrom, -1);
    expect(codesOf(await report('chenguang-officer', 'chenguang', { heldAt: early }))).toEqual([
      'activity.too-early',
    ]);
    must(await report('chenguang-officer', 'chenguang', { heldAt: campaign.activitiesFrom }));
  });

  test('AC-031 a report for somebody else’s unit, whoever asks', async () => {
    for (const by of ['hewan-officer', 'xn-officer', 'transit-officer', 'hn-officer', 'worker-ma'] as const) {
      expect(codesOf(await report(by, 'chenguang'))).toEqual(['activity.not-yours']);
    }
  });

  test('the root has nobody above to approve what it reports', async () => {
    expect(codesOf(await report('national-officer', 'national'))).toEqual(['activity.no-level-above']);
  });

  test('without a running campaign there is nothing to count for', async () => {
    const states = await sql<{ id: string; state: string }>`select id, state from campaign`.execute(
      world.owner,
    );
    await sql`update campaign set state = 'closed'`.execute(world.owner);
    expect(codesOf(await report('chenguang-officer', 'chenguang'))).toEqual(['activity.no-campaign']);
    for (const { id, state } of states.rows) {
      await sql`update campaign set state = ${state} where id = ${id}`.execute(world.owner);
    }
  });

  test('AC-174 a decision on a text that was amended meanwhile', async () => {
    const activity = must(await report('chenguang-officer', 'chenguang', { name: '网络文明签名' }));
    const amended = must(
      await world.doing(await world.person('chenguang-officer'), (doing) =>
        amendActivity(doing, activity, {
          ...{
            name: '网络文明签名墙',
            organiser: activity.organiser,
            participants: 900,
            version: activity.version,
          },
          ...{ heldOn: dayOf(activity.heldAt), heldFrom: '09:00' },
        }),
      ),
    );
    expect([amended.version, amended.participants]).toEqual([2, 900]);
    expect(codesOf(await approve('hewan-officer', activity))).toEqual(['http.stale']);
    expect(codesOf(await giveBack('hewan-officer', activity))).toEqual(['http.stale']);
    must(await approve('hewan-officer', amended));
  });
});

describe('who sees what', () => {
  test('AC-031 a sister sees nothing, the unit and every level above see it', async () => {
    const activity = must(await report('chenguang-officer', 'chenguang'));
    const seen = async (by: Username) =>
      (await world.read(async (tx) => findActivity(tx, await world.person(by), activity.id))) !== undefined;
    for (const by of [
      'chenguang-officer',
      'hewan-officer',
      'xn-leader',
      'qh-admin',
      'national-officer',
    ] as const) {
      expect([by, await seen(by)]).toEqual([by, true]);
    }
    for (const by of [
      'transit-officer',
      'wangling-officer',
      'hn-officer',
      'worker-ma',
      'judge-li',
    ] as const) {
      expect([by, await seen(by)]).toEqual([by, false]);
    }
  });

  test('it waits for the level straight above, comes back to the unit, and is first in their lists', async () => {
    const activity = must(await report('chenguang-officer', 'chenguang', { name: '应急知识课' }));
    const waiting = async (by: Username) =>
      (await world.read(async (tx) => listActivitiesWaiting(tx, await world.person(by)))).some(
        (a) => a.id === activity.id,
      );
    expect([
      await waiting('hewan-officer'),
      await waiting('hewan-leader'),
      await waiting('xn-officer'),
    ]).toEqual([true, false, false]);
    must(await giveBack('hewan-officer', activity));
    expect(await waiting('hewan-officer')).toBe(false);
    const own = await world.person('chenguang-officer');
    const returned = await world.read((tx) => listActivitiesReturned(tx, own));
    expect(returned.map((a) => a.id)).toContain(activity.id);
    const list = await world.read((tx) => listActivities(tx, own, { page: 1, size: 20 }));
    expect(list.items[0]!.state).toBe('returned');
    const steps = await world.read((tx) => listSteps(tx, activity.id));
    expect(steps.map((step) => [step.verb, step.reason])).toEqual([
      ['return', '请补充照片'],
      ['report', undefined],
    ]);
  });

  test('a like one of the same day is shown only to those who may see it', async () => {
    const heldAt = plusDays(await world.now(), -3);
    const organiser = '晨光机械厂工会';
    const first = must(
      await report('chenguang-officer', 'chenguang', { name: '防诈骗课', organiser, heldAt }),
    );
    const other = must(
      await report('transit-officer', 'hewan-transit', { name: '防诈骗课', organiser, heldAt }),
    );
    const alike = async (by: Username) =>
      (await world.read(async (tx) => listSameDay(tx, await world.person(by), first))).some(
        (a) => a.id === other.id,
      );
    expect([await alike('hewan-officer'), await alike('chenguang-officer')]).toEqual([true, false]);
  });
});

test('AC-230 each act leaves exactly one fact with who, where and why', async () => {
  const activity = must(await report('chenguang-officer', 'chenguang', { participants: 8 }));
  must(await giveBack('hewan-officer', activity));
  const typed = {
    name: '读书会',
    organiser: '晨光',
    participants: 9,
    heldOn: dayOf(activity.heldAt),
    heldFrom: '10:00',
  };
  const own = await world.person('chenguang-officer');
  const amended = must(
    await world.doing(own, (doing) =>
      amendActivity(doing, { ...activity, state: 'returned' }, { ...typed, version: 1 }),
    ),
  );
  must(await approve('hewan-officer', amended));
  must(await reopen('hewan-officer', amended));
  const facts = await sql<{ name: string; seat: string; reason: string | null; who: string }>`
    select f.name, f.seat, f.reason, p.username as who from outbox_fact f join account_person p on p.id = f.actor_id
    where f.subject_id = ${activity.id} order by f.id`.execute(world.owner);
  expect(facts.rows.map((f) => [f.name, f.seat, f.who, f.reason])).toEqual([
    ['activity.reported', 'officer', 'chenguang-officer', null],
    ['activity.returned', 'officer', 'hewan-officer', '请补充照片'],
    ['activity.amended', 'officer', 'chenguang-officer', null],
    ['activity.approved', 'officer', 'hewan-officer', null],
    ['activity.reopened', 'officer', 'hewan-officer', '人数有误'],
  ]);
  const kept = await world.read((tx) => getActivity(tx, activity.id));
  expect([kept.state, kept.version, kept.participants]).toEqual(['reported', 2, 9]);
});
