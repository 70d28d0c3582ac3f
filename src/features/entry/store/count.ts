/** For features above: how many works came from beneath each of some organisations. */

import { sql } from 'kysely';
import type { OrganisationId } from '../../../kernel/id.ts';
import type { TreePath } from '../../../kernel/tree.ts';
import { rowsOf, type Tx } from '../../../platform/db.ts';
import { callJoin } from '../../call/store.ts';
import { organisationJoin } from '../../organisation/store.ts';

export type WorksCounted = { entered: number; admitted: number };

/** Works sent to calls of these lineages from at or beneath each organisation; those withdrawn count no more. */
export async function countWorksBeneath(
  tx: Tx,
  lineages: readonly TreePath[],
  ids: readonly OrganisationId[],
): Promise<Map<OrganisationId, WorksCounted>> {
  const rows = await rowsOf(
    tx,
    sql<WorksCounted & { id: OrganisationId }>`
      select o.id, count(*)::int as entered,
        count(*) filter (where e.state in ('admitted', 'recommended'))::int as admitted
      from entry e join ${callJoin(sql`e.call_id`)} join ${organisationJoin(sql`e.unit_id`, 'u')}
      join (unnest(${[...ids]}::uuid[]) as asked (id) join ${organisationJoin(sql`asked.id`)}) on u.path <@ o.path
      where l.lineage <@ any(${[...lineages]}::ltree[]) and e.state in ('submitted', 'returned', 'admitted', 'recommended')
      group by o.id`,
  );
  return new Map(rows.map(({ id, entered, admitted }) => [id, { entered, admitted }]));
}

/** Works sent to calls of these lineages, from how many units, and how many of them were admitted. */
export async function countWorks(
  tx: Tx,
  lineages: readonly TreePath[],
): Promise<WorksCounted & { units: number }> {
  const rows = await rowsOf(
    tx,
    sql<WorksCounted & { units: number }>`
      select count(*)::int as entered, count(distinct e.unit_id)::int as units,
        count(*) filter (where e.state in ('admitted', 'recommended'))::int as admitted
      from entry e join ${callJoin(sql`e.call_id`)}
      where l.lineage <@ any(${[...lineages]}::ltree[]) and e.state in ('submitted', 'returned', 'admitted', 'recommended')`,
  );
  return rows[0]!;
}
