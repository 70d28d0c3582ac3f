/** Where units are counted: brought to where they stand now, after they or those above them moved. */

import { sql } from 'kysely';
import type { CampaignId } from '../../../kernel/id.ts';
import type { TreePath } from '../../../kernel/tree.ts';
import { rowOf, rowsOf, type Tx } from '../../../platform/db.ts';
import { campaignJoin, getCampaign } from '../../campaign/store.ts';
import { labelOf } from '../../organisation/organisation.ts';
import { organisationJoin } from '../../organisation/store.ts';
import { holdProgress } from '../store.ts';

const isMoved = sql`o.path <> w.counted_path`;
const runs = sql`c.state = 'running'`;

/** The topmost campaigns that run and count units beneath a path which no longer stand there; in one order for all. */
export async function listCampaignsUnsettled(tx: Tx, left: TreePath): Promise<CampaignId[]> {
  const rows = await rowsOf(
    tx,
    sql<{ id: CampaignId }>`
      select distinct w.root_campaign_id as id from progress_place w join ${campaignJoin(sql`w.root_campaign_id`)}
      where w.counted_path <@ ${left}::ltree and ${runs} order by 1`,
  );
  return rows.map((row) => row.id);
}

/** Notes every unit counted beneath a path that stands elsewhere now. Whoever calls it holds the campaign's progress. */
export async function noteUnsettled(tx: Tx, rootCampaignId: CampaignId, left: TreePath): Promise<void> {
  await sql`
    insert into progress_unsettled (root_campaign_id, unit_id)
    select w.root_campaign_id, w.unit_id from progress_place w join ${organisationJoin(sql`w.unit_id`)}
    where w.root_campaign_id = ${rootCampaignId} and w.counted_path <@ ${left}::ltree and ${isMoved}
    on conflict do nothing`.execute(tx);
}

/** Campaigns with units still to settle. */
export async function listUnsettled(tx: Tx): Promise<CampaignId[]> {
  const rows = await rowsOf(
    tx,
    sql<{ id: CampaignId }>`select distinct root_campaign_id as id from progress_unsettled order by 1`,
  );
  return rows.map((row) => row.id);
}

/**
 * Settles at most so many units: subtracts their parts where they were counted and adds them where they stand now; what
 * both lines share is not touched. True while some remain. Repeated or out of order it finds nothing left to do. A
 * campaign that has ended meanwhile keeps its units where they were.
 */
export async function settlePlaces(tx: Tx, rootCampaignId: CampaignId, most: number): Promise<boolean> {
  await holdProgress(tx, rootCampaignId);
  const { organisationId, state } = await getCampaign(tx, rootCampaignId);
  const owner = labelOf(organisationId);
  const isKept = state !== 'running';
  // From the owner's label on; a unit that left the owner's tree has no such line.
  const line = (path: string) =>
    sql`(string_to_array(${sql.raw(path)}::text, '.'))[array_position(string_to_array(${sql.raw(path)}::text, '.'), ${owner}):]`;
  const row = await rowOf(
    tx,
    sql<{ taken: number }>`
      with taken as (
        delete from progress_unsettled where (root_campaign_id, unit_id) in (
          select root_campaign_id, unit_id from progress_unsettled
          where root_campaign_id = ${rootCampaignId} order by unit_id limit ${most})
        returning unit_id),
      moved as (
        select w.unit_id, o.path, ${line('w.counted_path')} as old_line, ${line('o.path')} as new_line
        from taken join progress_place w on w.root_campaign_id = ${rootCampaignId} and w.unit_id = taken.unit_id
        join ${organisationJoin(sql`w.unit_id`)}
        where ${isMoved} and not ${isKept}::boolean),
      placed as (
        update progress_place w set counted_path = moved.path from moved
        where w.root_campaign_id = ${rootCampaignId} and w.unit_id = moved.unit_id),
      steps as (
        select at.label, p.counter, sum(at.sign * p.amount)::bigint as amount
        from moved join progress_part p on p.root_campaign_id = ${rootCampaignId} and p.unit_id = moved.unit_id
        cross join lateral (
          select label, -1 as sign from unnest(old_line) as label where label <> all(coalesce(new_line, '{}'))
          union all
          select label, 1 from unnest(new_line) as label where label <> all(coalesce(old_line, '{}'))) as at
        where p.amount <> 0 group by 1, 2 having sum(at.sign * p.amount) <> 0),
      summed as (
        insert into progress_sum as s (root_campaign_id, organisation_id, counter, amount)
        select ${rootCampaignId}, label::uuid, counter, amount from steps order by label, counter
        on conflict (root_campaign_id, organisation_id, counter) do update set amount = s.amount + excluded.amount)
      select count(*)::int as taken from taken`,
  );
  return row!.taken === most;
}
