/** Progress: what an approval moves, at every level, once, also when many decide at the same time. */

import fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { OrganisationKey } from '../../../world/federation.ts';
import { findBroken, useWorld } from '../../../world/fixture.ts';
import type { Username } from '../../../world/people.ts';
import { dayOf, plusDays, sayClock } from '../../kernel/period.ts';
import type { Outcome } from '../../kernel/verdict.ts';
import { findNearestCampaign, getRootCampaignId } from '../campaign/store.ts';
import { noProgress } from '../progress/progress.ts';
import { listProgress } from '../progress/store.ts';
import { acceptActivity } from './actions/accept-activity.ts';
import { amendActivity } from './actions/amend-activity.ts';
import { approveActivity } from './actions/approve-activity.ts';
import { reopenActivity } from './actions/reopen-activity.ts';
import { reportActivity } from './actions/report-activity.ts';
import { returnActivity } from './actions/return-activity.ts';
import type { Activity } from './activity.ts';
import { getActivity } from './store.ts';

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
async function progressAt(key: OrganisationKey) {
  const { id, path } = await world.organisation(key);
  return world.read(async (tx) => {
    const root = await getRootCampaignId(tx, (await findNearestCampaign(tx, path))!);
    const { activities: events, participants } = (await listProgress(tx, root, [id])).get(id) ?? noProgress;
    return { events, participants };
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

/** Everybody acts on the same few activities at once; who is too late is refused, and nothing else may happen. */
test('approving, accepting, undoing, returning and amending in parallel leave what a naive recount finds', async () => {
  const places = [
    ['chenguang-officer', 'chenguang', 'hewan-officer', 'xn-officer'],
    ['transit-officer', 'hewan-transit', 'hewan-officer', 'xn-officer'],
    ['zhiyun-officer', 'wangling-textile', 'wangling-officer', 'xn-officer'],
    ['hewan-officer', 'hewan', 'xn-officer', 'qh-officer'],
    ['lines-officer', 'grid-lines', 'grid-officer', 'qh-officer'],
  ] as const;
  const verbs = ['approve', 'accept', 'reopen', 'reopen above', 'return', 'return above', 'amend'] as const;
  const plan = fc.record({
    reports: fc.array(
      fc.record({
        ...{ at: fc.nat(places.length - 1), participants: fc.integer({ min: 1, max: 400 }) },
        ...{
          contacts: fc.option(fc.nat(90), { nil: undefined }),
          hours: fc.option(fc.nat(9), { nil: undefined }),
        },
        enterprise: fc.constantFrom(undefined, '云杉电子', '云杉 电子', '海棠纺织'),
        more: fc.constantFrom(0, 0, 2),
      }),
      { minLength: 3, maxLength: 5 },
    ),
    acts: fc.array(fc.tuple(fc.nat(4), fc.constantFrom(...verbs)), { minLength: 12, maxLength: 30 }),
  });
  const expected = new Set([
    ...['activity.not-reported', 'activity.not-approved', 'activity.is-accepted', 'activity.is-locked'],
    ...['activity.not-the-level-above', 'activity.reason-needed', 'http.stale'],
  ]);
  await fc.assert(
    fc.asyncProperty(plan, async ({ reports, acts }) => {
      const now = await world.now();
      const told = reports.map(({ at, more, ...rest }) => ({
        ...{ ...rest, place: places[at]!, name: '并行活动', organiser: '工会', twice: true },
        ...{ heldOn: dayOf(plusDays(now, -2)), heldFrom: '09:00' },
        more: Array.from({ length: more }, (_, n) => ({
          ...{ heldOn: dayOf(plusDays(now, -3 - n)), heldFrom: '09:00', participants: n + 1 },
        })),
      }));
      const made: { activity: Activity; place: (typeof places)[number]; typed: (typeof told)[number] }[] = [];
      for (const typed of told) {
        const { place, ...asked } = typed;
        const unit = await world.organisation(place[1]);
        const reporter = await world.person(place[0]);
        const reported = await world.doing(reporter, (doing) =>
          reportActivity(doing, undefined, { ...asked, unitId: unit.id }),
        );
        made.push({ activity: must(reported), place, typed });
      }
      const outcomes = await Promise.all(
        acts.map(async ([index, verb]) => {
          const { activity, place, typed } = made[index % made.length]!;
          const { version } = await world.read((tx) => getActivity(tx, activity.id));
          const { place: _, twice: __, ...text } = typed;
          const [own, above, top] = await Promise.all(
            [place[0], place[2], place[3]].map((who) => world.person(who)),
          );
          const reason = { version, reason: '并行' };
          const done = {
            approve: () => world.doing(above!, (doing) => approveActivity(doing, activity, { version })),
            accept: () => world.doing(top!, (doing) => acceptActivity(doing, activity, { version })),
            reopen: () => world.doing(above!, (doing) => reopenActivity(doing, activity, reason)),
            'reopen above': () => world.doing(top!, (doing) => reopenActivity(doing, activity, reason)),
            return: () => world.doing(above!, (doing) => returnActivity(doing, activity, reason)),
            'return above': () => world.doing(top!, (doing) => returnActivity(doing, activity, reason)),
            amend: () =>
              world.doing(own!, (doing) =>
                amendActivity(doing, activity, { ...text, ...reason, participants: text.participants + 1 }),
              ),
          };
          return done[verb]();
        }),
      );
      for (const code of outcomes.flatMap(codesOf)) expect(expected).toContain(code);
      expect(await kept()).toEqual(await naive());
      expect(await findBroken(world.owner)).toEqual([]);
    }),
    { numRuns: 6, endOnFailure: true },
  );
}, 120_000);

/** Figures by organisation and counter, recounted from the activities as plainly as can be. */
async function naive() {
  const rows = await sql<{ id: string; counter: string; amount: string }>`
    with counted as (select * from activity where state in ('approved', 'accepted'))
    select o.id, x.counter, sum(x.amount)::text as amount from (
      select unit_id, n.counter, n.amount from counted a, lateral (values ('activities', a.occurrences::bigint),
        ('participants', a.participants::bigint), ('contacts', a.contacts::bigint), ('hours', a.hours::bigint)) n (counter, amount)
      union all
      select unit_id, 'contacts', met from promoter_visit where removed_at is null
      union all
      select unit_id, 'enterprises', count(distinct regexp_replace(name, '[\\s（）()]', '', 'g')) from (
        select unit_id, enterprise as name from counted where enterprise is not null
        union all
        select unit_id, workplace from promoter_visit where removed_at is null) e group by 1) x
    join organisation u on u.id = x.unit_id join organisation o on o.path @> u.path
    group by 1, 2 having sum(x.amount) > 0
    order by 1, 2`.execute(world.owner);
  return rows.rows;
}

async function kept() {
  const rows = await sql<{ id: string; counter: string; amount: string }>`
    select organisation_id as id, counter, sum(amount)::text as amount from progress_sum
    where counter in ('activities', 'participants', 'contacts', 'hours', 'enterprises') and amount > 0
    group by 1, 2 order by 1, 2`.execute(world.owner);
  return rows.rows;
}

test('an enterprise named by three activities counts once, until the last of them ceases to count', async () => {
  const enterprises = async () =>
    (await kept())
      .filter((row) => row.counter === 'enterprises')
      .reduce((sum, row) => sum + Number(row.amount), 0);
  const before = await enterprises();
  const unit = await world.organisation('chenguang');
  const own = await world.person('chenguang-officer');
  const today = dayOf(await world.now());
  const made: Activity[] = [];
  for (const enterprise of ['远山（物流）公司', '远山(物流) 公司', '远山物流公司']) {
    const typed = { unitId: unit.id, name: '走进企业', organiser: '工会', twice: true, enterprise };
    const asked = { ...typed, heldOn: today, heldFrom: '00:00', participants: 3 };
    made.push(must(await world.doing(own, (doing) => reportActivity(doing, undefined, asked))));
  }
  for (const activity of made) must(await approve('hewan-officer', activity));
  const levels = line.length;
  expect(await enterprises()).toBe(before + levels);
  for (const activity of made.slice(0, 2)) must(await reopen('hewan-officer', activity));
  expect(await enterprises()).toBe(before + levels);
  must(await reopen('hewan-officer', made[2]!));
  expect(await enterprises()).toBe(before);
});

test('the recount notices a sum that somebody bent', async () => {
  const activity = must(await report('chenguang-officer', 'chenguang'));
  must(await approve('hewan-officer', activity));
  const { id } = await world.organisation('hewan');
  const bend = (by: number) =>
    sql`update progress_sum set amount = amount + ${by}::int where organisation_id = ${id} and counter = 'activities'`.execute(
      world.owner,
    );
  await bend(1);
  expect((await findBroken(world.owner)).join()).toContain('progress');
  await bend(-1);
});
