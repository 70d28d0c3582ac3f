/** For features above: how many works of each organisation were recommended, and how many reached the owner. */

import { sql } from 'kysely';
import type { OrganisationId } from '../../../kernel/id.ts';
import type { TreePath } from '../../../kernel/tree.ts';
import { rowsOf, type Tx } from '../../../platform/db.ts';
import { callJoin } from '../../call/store.ts';
import { entryJoin } from '../../entry/store.ts';
import { organisationJoin } from '../../organisation/store.ts';

export type RecommendedCounted = { recommended: number; finalists: number };

/**
 * Works of at or beneath each organisation at calls of these lineages: with a recommendation that stands, and handed to
 * the owner after the rounds. A work counts once, however many levels it passed.
 */
export async function countRecommendedBeneath(
  tx: Tx,
  lineages: readonly TreePath[],
  ids: readonly OrganisationId[],
): Promise<Map<OrganisationId, RecommendedCounted>> {
  const rows = await rowsOf(
    tx,
    sql<RecommendedCounted & { id: OrganisationId }>`
      select o.id, count(distinct r.entry_id)::int as recommended,
        count(distinct r.entry_id) filter (where r.leg = 'to-owner')::int as finalists
      from recommendation r join ${entryJoin(sql`r.entry_id`)} join ${callJoin(sql`e.call_id`)}
      join ${organisationJoin(sql`e.unit_id`, 'u')}
      join (unnest(${[...ids]}::uuid[]) as asked (id) join ${organisationJoin(sql`asked.id`)}) on u.path <@ o.path
      where r.state = 'standing' and l.lineage <@ any(${[...lineages]}::ltree[]) group by o.id`,
  );
  return new Map(rows.map(({ id, recommended, finalists }) => [id, { recommended, finalists }]));
}

/** Works of calls of these lineages with a recommendation that stands, and those handed to the owner. */
export async function countRecommended(tx: Tx, lineages: readonly TreePath[]): Promise<RecommendedCounted> {
  const rows = await rowsOf(
    tx,
    sql<RecommendedCounted>`
      select count(distinct r.entry_id)::int as recommended,
        count(distinct r.entry_id) filter (where r.leg = 'to-owner')::int as finalists
      from recommendation r join ${entryJoin(sql`r.entry_id`)} join ${callJoin(sql`e.call_id`)}
      where r.state = 'standing' and l.lineage <@ any(${[...lineages]}::ltree[])`,
  );
  return rows[0]!;
}
