/** Whose target counts, for whom. The table itself is in store/. */

import { type RawBuilder, sql } from 'kysely';
import type { OrganisationId } from '../../kernel/id.ts';
import { rowsOf, type Tx } from '../../platform/db.ts';
import { type Campaign, rootLabelOf } from '../campaign/campaign.ts';
import { campaignJoin } from '../campaign/store.ts';
import { openChildrenOf, organisationJoin } from '../organisation/store.ts';

/** A target as one number; nothing for a percentage without its base. */
const total: RawBuilder<number> = sql`case t.unit when 'count' then t.amount
  when 'each' then t.amount * ${openChildrenOf(sql`c.organisation_id`)}
  else ceil(t.base_amount * t.amount / 100.0) end`;

/**
 * The targets of each organisation, by indicator. For the campaign's owner its own; for others the share given by the
 * nearest campaign above that shares out to them, else what their own version of the campaign sets. What a paper level
 * assigned stands in where nothing is set.
 */
export async function listTargetsFor(
  tx: Tx,
  campaign: Pick<Campaign, 'id' | 'lineage'>,
  organisationIds: readonly OrganisationId[],
): Promise<Map<OrganisationId, Map<string, number>>> {
  const ids = sql`${[...organisationIds]}::uuid[]`;
  const isOwn = sql`c.id = ${campaign.id}`;
  const counts = sql`c.lineage <@ ${rootLabelOf(campaign)}::ltree and (c.state not in ('draft', 'withdrawn') or ${isOwn})`;
  const rows = await rowsOf(
    tx,
    sql<{ id: OrganisationId; indicator: string; amount: string }>`
      select distinct on (id, indicator) id, indicator, amount from (
        select r.organisation_id as id, s.indicator, s.amount, 2 as place, nlevel(c.lineage) as depth
        from allocation_row r join allocation_share s on s.row_id = r.id join ${campaignJoin(sql`r.campaign_id`)}
        where r.organisation_id = any(${ids}) and r.kind = 'beneath' and ${counts}
        union all
        select o.id, t.indicator, t.amount, 3, nlevel(c.lineage)
        from unnest(${ids}) as asked (id) join ${organisationJoin(sql`asked.id`)}
        join allocation_target t on t.unit = 'each' and t.origin = 'own' join ${campaignJoin(sql`t.campaign_id`)}
        where c.organisation_id = o.parent_id and o.closed_on is null and ${counts}
        union all
        select c.organisation_id, t.indicator, ${total}, case when ${isOwn} then 0 else 4 end
          + case t.origin when 'own' then 0 else 1 end, nlevel(c.lineage)
        from allocation_target t join ${campaignJoin(sql`t.campaign_id`)}
        where t.origin in ('own', 'assigned') and c.organisation_id = any(${ids}) and ${counts}
      ) as given where amount is not null order by id, indicator, place, depth desc`,
  );
  const targets = new Map<OrganisationId, Map<string, number>>();
  for (const { id, indicator, amount } of rows) {
    const own = targets.get(id) ?? new Map<string, number>();
    targets.set(id, own.set(indicator, Number(amount)));
  }
  return targets;
}

/** The target in events of each organisation; absent where it has none. */
export async function listEventTargets(
  tx: Tx,
  campaign: Pick<Campaign, 'id' | 'lineage'>,
  organisationIds: readonly OrganisationId[],
): Promise<Map<OrganisationId, number>> {
  const targets = await listTargetsFor(tx, campaign, organisationIds);
  return new Map(
    [...targets].flatMap(([id, own]) => {
      const events = own.get('events');
      return events === undefined ? [] : [[id, events] as const];
    }),
  );
}
