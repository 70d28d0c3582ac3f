/** Targets and shares in the database: whose target counts, one version at a time, differences owned up to, hosts given. */

import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { OrganisationKey } from '../../../world/federation.ts';
import { useWorld } from '../../../world/fixture.ts';
import type { Outcome } from '../../kernel/verdict.ts';
import { acknowledge } from './actions/acknowledge.ts';
import { setShares } from './actions/set-shares.ts';
import { setTargets } from './actions/set-targets.ts';
import { type RowTyped, sumOf } from './allocation.ts';
import { listAllocationsWaiting, listDifferences } from './store/acknowledgement.ts';
import { getAllocation } from './store/table.ts';
import { listEventTargets, listTargetsFor } from './store.ts';
import { type TargetTyped, targetOf } from './target.ts';

const world = useWorld();

type Of = 'national' | 'qinghai' | 'xining' | 'hewan';
const officers = {
  national: 'national-officer',
  qinghai: 'qh-officer',
  xining: 'xn-officer',
  hewan: 'hewan-officer',
} as const;

const codesOf = (outcome: Outcome<unknown>) =>
  outcome.ok ? [] : outcome.refusals.map((refusal) => refusal.code);
const idOf = async (key: OrganisationKey) => (await world.organisation(key)).id;
const officerOf = (of: Of) => world.person(officers[of]);
const tableOf = async (of: Of) => {
  const { id } = await world.campaign(of);
  return world.read((tx) => getAllocation(tx, id));
};

async function targetAt(campaignOf: Of, key: OrganisationKey, indicator = 'events') {
  const [campaign, id] = [await world.campaign(campaignOf), await idOf(key)];
  return (await world.read((tx) => listTargetsFor(tx, campaign, [id]))).get(id)?.get(indicator);
}

const target = (amount: number, more: Partial<TargetTyped> = {}): TargetTyped => ({
  ...{ indicator: 'events', origin: 'own', amount, unit: 'count', isFloor: false },
  ...more,
});
async function aim(of: Of, targets: TargetTyped[], version?: number) {
  const campaign = await world.campaign(of);
  const stands = (await tableOf(of)).version;
  return world.doing(await officerOf(of), (doing) =>
    setTargets(doing, campaign, { version: version ?? stands, targets }),
  );
}
const row = async (key: OrganisationKey, events?: number, host?: string): Promise<RowTyped> => ({
  ...{ organisationId: await idOf(key), amounts: [events], host },
});
async function share(of: Of, rows: RowTyped[], more: { version?: number; hasHosts?: boolean } = {}) {
  const campaign = await world.campaign(of);
  const stands = (await tableOf(of)).version;
  return world.doing(await officerOf(of), (doing) =>
    setShares(doing, campaign, { version: stands, columns: ['events'], rows, ...more }),
  );
}
const factsOf = async (name: string, campaignId: string) =>
  (
    await sql<{ n: number }>`
      select count(*)::int as n from outbox_fact where name = ${name} and subject_id = ${campaignId}`.execute(
      world.owner,
    )
  ).rows[0]!.n;

test('Qinghai’s paper stands as printed: 50 of its own, twelve units with 65 between them, the nation’s only quoted', async () => {
  const table = await tableOf('qinghai');
  expect([sumOf(table.rows, 'events'), table.rows.length]).toEqual([65, 12]);
  const own = table.targets.filter((one) => one.origin === 'own');
  expect(Object.fromEntries(own.map((one) => [one.indicator, [one.amount, one.unit]]))).toEqual({
    organisations: [50, 'count'],
    promoters: [200, 'count'],
    events: [50, 'count'],
    contacts: [5000, 'count'],
    reach: [60, 'percent'],
  });
  expect(targetOf(table, 'reach')?.words).toBe('直接覆盖全省60%职工网民');
  expect(targetOf(table, 'events', 'quoted')?.amount).toBe(3000);
});

describe('whose target counts', () => {
  test('the owner its own; a unit the share it was given; who was given nothing has none', async () => {
    expect(await targetAt('qinghai', 'qinghai')).toBe(50);
    expect(await targetAt('qinghai', 'xining')).toBe(10);
    expect(await targetAt('qinghai', 'telecom')).toBe(5);
    expect(await targetAt('national', 'national')).toBe(3000);
    expect(await targetAt('national', 'qinghai')).toBe(50);
    expect(await targetAt('national', 'national', 'promoters')).toBe(20_000);
    const campaign = await world.campaign('qinghai');
    const [xining, park] = [await idOf('xining'), await idOf('park')];
    const events = await world.read((tx) => listEventTargets(tx, campaign, [xining, park]));
    expect(events.get(xining)).toBe(10);
  });

  test('a percentage counts only with its base, and then as a whole number', async () => {
    expect(await targetAt('qinghai', 'qinghai', 'reach')).toBeUndefined();
    const reach = target(60, { indicator: 'reach', unit: 'percent' });
    const base = { baseAmount: 1_200_001, baseSource: '省总年报' };
    expect(codesOf(await aim('qinghai', [{ ...reach, ...base, words: '直接覆盖全省60%职工网民' }]))).toEqual(
      [],
    );
    expect(await targetAt('qinghai', 'qinghai', 'reach')).toBe(720_001);
    await aim('qinghai', [{ ...reach, words: '直接覆盖全省60%职工网民' }]);
    expect(await targetAt('qinghai', 'qinghai', 'reach')).toBeUndefined();
  });

  test('a city that shares out again gives its counties a target; its own page shows its own', async () => {
    await aim('xining', [target(12)]);
    await share('xining', [await row('hewan', 6), await row('wangling', 4)]);
    expect(await targetAt('qinghai', 'hewan')).toBe(6);
    expect(await targetAt('qinghai', 'xining')).toBe(10);
    expect(await targetAt('xining', 'xining')).toBe(12);
    await aim('hewan', [target(9)]);
    expect([await targetAt('xining', 'hewan'), await targetAt('hewan', 'hewan')]).toEqual([6, 9]);
    await share('xining', [await row('hewan', 0), await row('wangling', 4)]);
    expect(await targetAt('qinghai', 'hewan')).toBe(9);
    expect(await targetAt('qinghai', 'wangling')).toBe(4);
  });

  test('so many for each: every open workplace has it, and the owner as many times', async () => {
    await aim('hewan', [target(2, { unit: 'each', isFloor: true })]);
    const [hewan, chenguang] = [await world.organisation('hewan'), await world.organisation('chenguang')];
    const count = async () =>
      (
        await sql<{ n: number }>`
          select count(*)::int as n from organisation where parent_id = ${hewan.id} and closed_on is null`.execute(
          world.owner,
        )
      ).rows[0]!.n;
    expect(await targetAt('hewan', 'hewan')).toBe(2 * (await count()));
    expect(await targetAt('hewan', 'chenguang')).toBe(2);
    await sql`update organisation set closed_on = '2026-01-01', units = 0 where id = ${chenguang.id}`.execute(
      world.owner,
    );
    expect([await targetAt('hewan', 'hewan'), await targetAt('hewan', 'chenguang')]).toEqual([
      2 * (await count()),
      undefined,
    ]);
    await sql`update organisation set closed_on = null, units = 1 where id = ${chenguang.id}`.execute(
      world.owner,
    );
    await aim('hewan', [target(9)]);
  });

  test('a group’s figure is nobody’s target', async () => {
    const park = await idOf('park');
    await share('xining', [{ name: '市直单位', members: [park], amounts: [3] }]);
    expect(await targetAt('xining', 'park')).toBeUndefined();
    expect(sumOf((await tableOf('xining')).rows, 'events')).toBe(7);
  });
});

describe('setting', () => {
  test('AC-174 of three who save at once, one does; the others learn that the table has moved', async () => {
    const stands = (await tableOf('xining')).version;
    const rows = [await row('wangling', 4)];
    const outcomes = await Promise.all([
      aim('xining', [target(20)], stands),
      share('xining', rows, { version: stands }),
      aim('xining', [target(40)], stands),
    ]);
    expect(outcomes.flatMap(codesOf)).toEqual(['http.stale', 'http.stale']);
    expect((await tableOf('xining')).version).toBe(stands + 1);
    expect(codesOf(await share('hewan', [], { version: 77 }))).toEqual(['http.stale']);
  });

  test('rows of others and twice, and 101 percent, are refused by field, and nothing is saved', async () => {
    const before = await tableOf('qinghai');
    const outcome = await share('qinghai', [
      await row('xining', 1),
      await row('hewan', 1),
      await row('xining', 2),
    ]);
    expect(codesOf(outcome).sort()).toEqual(['allocation.not-beneath', 'allocation.twice']);
    const percent = await aim('qinghai', [target(101, { unit: 'percent' })]);
    expect(codesOf(percent)).toEqual(['allocation.over-100']);
    const assigned = await aim('qinghai', [target(5, { origin: 'assigned' })]);
    expect(codesOf(assigned)).toEqual(['allocation.assigned-in-system']);
    expect(await tableOf('qinghai')).toEqual(before);
  });

  test('AC-230 each act leaves one fact', async () => {
    const { id } = await world.campaign('xining');
    const names = ['allocation.set', 'allocation.targeted'];
    const before = await Promise.all(names.map((name) => factsOf(name, id)));
    await aim('xining', [target(14)]);
    await share('xining', [await row('wangling', 3)]);
    expect(await Promise.all(names.map((name) => factsOf(name, id)))).toEqual(before.map((n) => n + 1));
  });
});

describe('a difference is owned up to', () => {
  const waiting = async () => {
    const officer = await officerOf('xining');
    const found = await world.read((tx) => listAllocationsWaiting(tx, officer));
    return found.map((one) => [
      one.campaign.organisationShortName.zh,
      one.differences.map((d) => [d.kind, d.by]),
    ]);
  };
  const say = async (sum: number, amount: number) => {
    const campaign = await world.campaign('xining');
    const typed = { indicator: 'events', target: amount, sum, reason: '力争超额完成' };
    return world.doing(await officerOf('xining'), (doing) => acknowledge(doing, campaign, typed));
  };

  test('it waits on the officer’s desk until it is said, and again when a figure changes', async () => {
    const { id } = await world.campaign('xining');
    await aim('xining', [target(5)]);
    const { rows } = await tableOf('xining');
    const sum = sumOf(rows, 'events');
    expect(await waiting()).toEqual([['西宁', [['surplus', sum - 5]]]]);
    const facts = await factsOf('allocation.acknowledged', id);
    expect(codesOf(await say(sum + 1, 5))).toEqual(['http.stale']);
    expect(codesOf(await say(sum, 5))).toEqual([]);
    expect([await waiting(), await factsOf('allocation.acknowledged', id)]).toEqual([[], facts + 1]);
    const campaign = await world.campaign('xining');
    const [found] = await world.read((tx) => listDifferences(tx, campaign));
    expect([found?.said?.reason, found?.said?.sum]).toEqual(['力争超额完成', sum]);
    await aim('xining', [target(4)]);
    expect(await waiting()).toEqual([['西宁', [['surplus', sum - 4]]]]);
    await aim('xining', [target(sum)]);
    expect([await waiting(), codesOf(await say(sum, sum))]).toEqual([[], ['allocation.no-difference']]);
  });

  test('nobody above, beneath or beside is asked', async () => {
    await aim('xining', [target(5)]);
    for (const who of ['qh-officer', 'hewan-officer', 'xn-leader', 'worker-ma'] as const) {
      const person = await world.person(who);
      expect([who, await world.read((tx) => listAllocationsWaiting(tx, person))]).toEqual([who, []]);
    }
  });
});
