/** Targets and progress in the database: whose target counts, one version at a time, and a fixed number of queries. */

import type { KyselyPlugin } from 'kysely';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { OrganisationKey } from '../../../world/federation.ts';
import { useWorld } from '../../../world/fixture.ts';
import type { OrganisationId } from '../../kernel/id.ts';
import type { Outcome } from '../../kernel/verdict.ts';
import { setAllocation } from './actions/set-allocation.ts';
import { type AllocationTyped, sumOf, targetOf } from './allocation.ts';
import { listFigures } from './progress.ts';
import { getAllocation, listEventTargets, ringsOf } from './store.ts';

const world = useWorld();

const codesOf = (outcome: Outcome<unknown>) =>
  outcome.ok ? [] : outcome.refusals.map((refusal) => refusal.code);
const idOf = async (key: OrganisationKey) => (await world.organisation(key)).id;

async function targetAt(campaignOf: 'national' | 'qinghai' | 'xining' | 'hewan', key: OrganisationKey) {
  const [campaign, id] = [await world.campaign(campaignOf), await idOf(key)];
  return (await world.read((tx) => listEventTargets(tx, campaign, [id]))).get(id);
}

/** Sets events only: own target and shares, on whatever version stands. */
async function set(of: 'xining' | 'hewan' | 'qinghai', more: Partial<AllocationTyped>, version?: number) {
  const campaign = await world.campaign(of);
  const officer = await world.person(
    ({ xining: 'xn-officer', hewan: 'hewan-officer', qinghai: 'qh-officer' } as const)[of],
  );
  const stands = (await world.read((tx) => getAllocation(tx, campaign.id))).version;
  return world.doing(officer, (doing) =>
    setAllocation(doing, campaign, { reachUnit: 'count', shares: [], ...more, version: version ?? stands }),
  );
}
const share = async (key: OrganisationKey, events: number) => ({ organisationId: await idOf(key), events });

test('Qinghai’s paper stands as printed: 50 of its own, twelve units with 65 between them', async () => {
  const { id } = await world.campaign('qinghai');
  const allocation = await world.read((tx) => getAllocation(tx, id));
  expect(sumOf(allocation.shares, 'events')).toBe(65);
  expect(new Set(allocation.shares.map((s) => s.organisationId)).size).toBe(12);
  expect(allocation.targets.map((t) => [t.indicator, t.amount, t.unit])).toEqual([
    ['organisations', 50, 'count'],
    ['promoters', 200, 'count'],
    ['events', 50, 'count'],
    ['contacts', 5000, 'count'],
    ['reach', 60, 'percent'],
  ]);
  expect(targetOf(allocation, 'reach')?.words).toBe('直接覆盖全省60%职工网民');
});

describe('whose target counts', () => {
  test('the owner its own; a unit the share it was given; who was given nothing has none', async () => {
    expect(await targetAt('qinghai', 'qinghai')).toBe(50);
    expect(await targetAt('qinghai', 'xining')).toBe(10);
    expect(await targetAt('qinghai', 'telecom')).toBe(5);
    expect(await targetAt('qinghai', 'hewan')).toBeUndefined();
    expect(await targetAt('national', 'national')).toBe(3000);
    expect(await targetAt('national', 'qinghai')).toBe(50);
  });

  test('a city that shares out again gives its counties a target; its own page shows its own', async () => {
    await set('xining', { events: 12, shares: [await share('hewan', 6), await share('wangling', 4)] });
    expect(await targetAt('qinghai', 'hewan')).toBe(6);
    expect(await targetAt('qinghai', 'xining')).toBe(10);
    expect(await targetAt('xining', 'xining')).toBe(12);
    await set('hewan', { events: 9 });
    expect([await targetAt('xining', 'hewan'), await targetAt('hewan', 'hewan')]).toEqual([6, 9]);
    await set('xining', { shares: [await share('hewan', 0), await share('wangling', 4)] });
    expect(await targetAt('qinghai', 'hewan')).toBe(9);
    expect(await targetAt('qinghai', 'wangling')).toBe(4);
  });
});

describe('setting', () => {
  test('AC-174 of two who save at once, one does; the other learns that the table has moved', async () => {
    const stands = (await world.read(async (tx) => getAllocation(tx, (await world.campaign('xining')).id)))
      .version;
    const outcomes = await Promise.all([
      set('xining', { events: 20 }, stands),
      set('xining', { events: 30 }, stands),
      set('xining', { events: 40 }, stands),
    ]);
    expect(outcomes.flatMap(codesOf)).toEqual(['http.stale', 'http.stale']);
    const after = await world.read(async (tx) => getAllocation(tx, (await world.campaign('xining')).id));
    expect(after.version).toBe(stands + 1);
    expect(codesOf(await set('hewan', { events: 1 }, 77))).toEqual(['http.stale']);
  });

  test('a share for somebody not straight beneath, a row twice, and 101 percent are refused together', async () => {
    const { id, version } = await world.read(async (tx) => {
      const { id } = await world.campaign('qinghai');
      return { id, version: (await getAllocation(tx, id)).version };
    });
    const shares = [await share('xining', 1), await share('hewan', 1), await share('xining', 2)];
    const outcome = await set('qinghai', { reach: 101, reachUnit: 'percent', shares });
    expect(codesOf(outcome).sort()).toEqual([
      'allocation.not-beneath',
      'allocation.over-100',
      'allocation.twice',
    ]);
    expect((await world.read((tx) => getAllocation(tx, id))).version).toBe(version);
  });

  test('AC-230 one fact with the figures before and after', async () => {
    const campaign = await world.campaign('xining');
    const count = async () =>
      (
        await sql<{
          n: number;
        }>`select count(*)::int as n from outbox_fact where name = 'allocation.set' and subject_id = ${campaign.id}`.execute(
          world.owner,
        )
      ).rows[0]!.n;
    const before = await count();
    await set('xining', { events: 14, shares: [await share('park', 3)] });
    expect(await count()).toBe(before + 1);
  });
});

describe('the rings', () => {
  test('every figure equals a recount of what was approved beneath it', async () => {
    const [campaign, qinghai] = [await world.campaign('qinghai'), await world.organisation('qinghai')];
    const { root, isCut } = await world.read((tx) => ringsOf(tx, campaign, qinghai));
    const figures = listFigures(root);
    const naive = await sql<{ id: OrganisationId; events: number; participants: number }>`
      select o.id, count(a.id)::int as events, coalesce(sum(a.participants), 0)::int as participants
      from organisation o left join organisation u on u.path <@ o.path
      left join activity a on a.unit_id = u.id and a.state = 'approved' group by o.id`.execute(world.owner);
    const recounted = new Map(naive.rows.map((r) => [r.id, [r.events, r.participants]]));
    expect([isCut, figures.length > 50, root.events > 0]).toEqual([false, true, true]);
    for (const figure of figures) {
      expect([figure.shortName.zh, figure.events, figure.participants]).toEqual([
        figure.shortName.zh,
        ...recounted.get(figure.id)!,
      ]);
    }
  });

  test('the same number of queries for a province as for one workplace', async () => {
    const campaign = await world.campaign('qinghai');
    const count = async (key: OrganisationKey) => {
      let queries = 0;
      const counter: KyselyPlugin = {
        transformQuery: ({ node }) => {
          queries += 1;
          return node;
        },
        transformResult: async ({ result }) => result,
      };
      const at = await world.organisation(key);
      await world.read((tx) => ringsOf(tx.withPlugin(counter), campaign, at));
      return queries;
    };
    expect([await count('qinghai'), await count('chenguang')]).toEqual([4, 4]);
  });
});
