/** How campaigns end: closed, withdrawn, superseded, or by themselves when their time has passed. */

import { sql } from 'kysely';
import type { CampaignId } from '../../../kernel/id.ts';
import { rowOf, rowsOf, type Tx } from '../../../platform/db.ts';
import type { Campaign } from '../campaign.ts';
import { type CampaignRow, campaignOf, columns, from } from '../store.ts';

/** Ends a campaign that runs; false when it does not. */
export async function endCampaign(
  tx: Tx,
  id: CampaignId,
  state: 'closed' | 'withdrawn',
  at: Date,
  reason: string,
): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{ id: string }>`
      update campaign set state = ${state}, ended_at = ${at}, ended_reason = ${reason}
      where id = ${id} and state = 'running' returning id`,
  );
  return row !== undefined;
}

/** Running campaigns whose time to be archived has passed; nobody else ends them meanwhile. */
export async function listToArchive(tx: Tx, now: Date): Promise<CampaignId[]> {
  const rows = await rowsOf(
    tx,
    sql<{ id: CampaignId }>`
      select id from campaign where state = 'running' and archives_at <= ${now} order by archives_at limit 50 for update skip locked`,
  );
  return rows.map((row) => row.id);
}

/** Older campaigns of the same owner whose place a campaign may take. */
export async function listSupersedable(tx: Tx, campaign: Campaign): Promise<Campaign[]> {
  const rows = await rowsOf(
    tx,
    sql<CampaignRow>`
      select ${columns} from ${from} join campaign newer on newer.id = ${campaign.id}
      where c.organisation_id = ${campaign.organisationId} and c.id <> newer.id and c.superseded_by is null
        and c.state in ('running', 'closed') and c.created_at <= newer.created_at
        and not (c.lineage @> newer.lineage) and newer.superseded_by is distinct from c.id
      order by c.year desc, c.created_at desc limit 50`,
  );
  return rows.map(campaignOf);
}

/** Notes who takes an older campaign's place; if it still ran, it is closed with it. */
export async function supersede(
  tx: Tx,
  older: Campaign,
  newer: Campaign,
  at: Date,
  reason: string,
): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{ id: string }>`
      update campaign set superseded_by = ${newer.id}, state = 'closed', ended_at = coalesce(ended_at, ${at}),
        ended_reason = coalesce(ended_reason, ${reason})
      where id = ${older.id} and superseded_by is null and state in ('running', 'closed') returning id`,
  );
  return row !== undefined;
}

/** Everything that descends from a campaign and still runs: those who are told when it is withdrawn. */
export async function listDescendants(
  tx: Tx,
  campaign: Pick<Campaign, 'id' | 'lineage'>,
): Promise<Campaign[]> {
  const rows = await rowsOf(
    tx,
    sql<CampaignRow>`
      select ${columns} from ${from} where c.lineage <@ ${campaign.lineage}::ltree and c.id <> ${campaign.id}
        and c.state = 'running' order by nlevel(c.lineage), o.position limit 5000`,
  );
  return rows.map(campaignOf);
}
