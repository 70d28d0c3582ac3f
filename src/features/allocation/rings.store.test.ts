/** The rings in the database: every figure a recount, and a fixed number of queries. */

import type { KyselyPlugin } from 'kysely';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import type { OrganisationKey } from '../../../world/federation.ts';
import { useWorld } from '../../../world/fixture.ts';
import type { OrganisationId } from '../../kernel/id.ts';
import { listFigures } from './progress.ts';
import { ringsOf } from './store/rings.ts';

const world = useWorld();

test('every figure equals a recount of the activities approved and the visits recorded beneath it', async () => {
  const [campaign, qinghai] = [await world.campaign('qinghai'), await world.organisation('qinghai')];
  const { root, isCut } = await world.read((tx) => ringsOf(tx, campaign, qinghai));
  const figures = listFigures(root);
  const naive = await sql<{ id: OrganisationId; events: number }>`
    select o.id, (
      select count(*)::int from activity a join organisation u on u.id = a.unit_id
      where u.path <@ o.path and a.approved_at is not null and a.state not in ('draft', 'reported', 'returned')
    ) + (
      select count(*)::int from promoter_visit v join organisation u on u.id = v.unit_id
      where u.path <@ o.path and v.removed_at is null and v.activity_id is null
    ) as events
    from organisation o`.execute(world.owner);
  const recounted = new Map(naive.rows.map((row) => [row.id, row.events]));
  expect([isCut, figures.length > 50, (root.reached ?? 0) > 0]).toEqual([false, true, true]);
  for (const figure of figures) {
    expect([figure.shortName.zh, figure.reached]).toEqual([figure.shortName.zh, recounted.get(figure.id)]);
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
  const [province, workplace] = [await count('qinghai'), await count('chenguang')];
  expect([province, province < 9]).toEqual([workplace, true]);
});
