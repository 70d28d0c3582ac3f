/** For features above: how many awards of results that stand each organisation's works have won, by tier. */

import { sql } from 'kysely';
import type { OrganisationId } from '../../../kernel/id.ts';
import type { TreePath } from '../../../kernel/tree.ts';
import { rowsOf, type Tx } from '../../../platform/db.ts';
import { callJoin } from '../../call/store.ts';
import { entryJoin } from '../../entry/store.ts';
import { organisationJoin } from '../../organisation/store.ts';

export type AwardsCounted = { all: number; first: number; second: number; third: number };

/** The tier of a place by its position in the award table of its result: 1 is the highest; a prize apart (by votes alone) has none. */
const tier = sql`(select t.at from jsonb_array_elements(a.formula -> 'awards') with ordinality as t (of, at)
  where t.of ->> 'award' = p.award)`;
const counted = sql`count(${tier})::int as "all", count(*) filter (where ${tier} = 1)::int as first,
  count(*) filter (where ${tier} = 2)::int as second, count(*) filter (where ${tier} = 3)::int as third`;
/** Of the last edition that stands; a work that is out, or whose certificate was revoked, has won nothing. */
const standing = sql`a.state = 'standing' and p.award is not null and p.out_reason is null
  and not exists (select from award_result b where b.call_id = a.call_id and b.state = 'standing' and b.edition > a.edition)
  and coalesce((select bool_or(c.revoked_at is null) from award_certificate c
    where c.call_id = a.call_id and c.entry_id = p.entry_id and c.award = p.award), true)`;

/** Awards of works of at or beneath each organisation, entered at calls of these lineages. */
export async function countAwardsBeneath(
  tx: Tx,
  lineages: readonly TreePath[],
  ids: readonly OrganisationId[],
): Promise<Map<OrganisationId, AwardsCounted>> {
  const rows = await rowsOf(
    tx,
    sql<AwardsCounted & { id: OrganisationId }>`
      select o.id, ${counted} from award_place p join award_result a on a.id = p.result_id
      join ${entryJoin(sql`p.entry_id`)} join ${callJoin(sql`e.call_id`)} join ${organisationJoin(sql`e.unit_id`, 'u')}
      join (unnest(${[...ids]}::uuid[]) as asked (id) join ${organisationJoin(sql`asked.id`)}) on u.path <@ o.path
      where ${standing} and l.lineage <@ any(${[...lineages]}::ltree[]) group by o.id`,
  );
  return new Map(rows.map(({ id, ...awards }) => [id, awards]));
}

/** Awards of works entered at calls of these lineages. */
export async function countAwards(tx: Tx, lineages: readonly TreePath[]): Promise<AwardsCounted> {
  const rows = await rowsOf(
    tx,
    sql<AwardsCounted>`
      select ${counted} from award_place p join award_result a on a.id = p.result_id
      join ${entryJoin(sql`p.entry_id`)} join ${callJoin(sql`e.call_id`)}
      where ${standing} and l.lineage <@ any(${[...lineages]}::ltree[])`,
  );
  return rows[0]!;
}
