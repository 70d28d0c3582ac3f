/** The sums of what was approved: for every organisation, itself and everything beneath. */

import { sql } from 'kysely';
import type { CampaignId, OrganisationId } from '../../../kernel/id.ts';
import { isWithin } from '../../../kernel/tree.ts';
import { rowsOf, type Tx } from '../../../platform/db.ts';
import { rootLabelOf } from '../../campaign/campaign.ts';
import { getCampaign, listLineage } from '../../campaign/store.ts';
import { listLine } from '../../organisation/store.ts';
import type { Activity, Movement } from '../activity.ts';

/** The topmost campaign of a campaign's lineage: under it, progress is kept. */
export async function getRootCampaignId(tx: Tx, campaign: { lineage: string }): Promise<CampaignId> {
  const [root] = await listLineage(tx, rootLabelOf(campaign));
  if (!root) throw new Error(`the root of ${campaign.lineage} must exist`);
  return root.id;
}

/**
 * Moves the sums of the unit and of every level above, up to the owner of the topmost campaign. Rows are locked
 * from the deepest to the top, in every transaction alike: two that meet wait for each other and never cross.
 */
export async function moveProgress(tx: Tx, activity: Activity, movement: Movement): Promise<void> {
  const { organisationPath } = await getCampaign(tx, activity.rootCampaignId);
  const line = (await listLine(tx, activity.unitPath))
    .filter((o) => isWithin(o.path, organisationPath))
    .reverse();
  await sql`
    insert into activity_progress as p (root_campaign_id, organisation_id, events, participants)
    select ${activity.rootCampaignId}::uuid, step.id, ${movement.events}::int, ${movement.participants}::bigint
    from unnest(${line.map((o) => o.id)}::uuid[]) with ordinality as step (id, place) order by step.place
    on conflict (root_campaign_id, organisation_id) do update
      set events = p.events + excluded.events, participants = p.participants + excluded.participants`.execute(
    tx,
  );
}

export type Progress = { events: number; participants: number };

/** What has been reached at these organisations, each with everything beneath; absent where nothing was approved. */
export async function listProgress(
  tx: Tx,
  rootCampaignId: CampaignId,
  organisationIds: readonly OrganisationId[],
): Promise<Map<OrganisationId, Progress>> {
  const rows = await rowsOf(
    tx,
    sql<{ id: OrganisationId; events: number; participants: string }>`
      select organisation_id as id, events, participants from activity_progress
      where root_campaign_id = ${rootCampaignId} and organisation_id = any(${[...organisationIds]}::uuid[])`,
  );
  return new Map(rows.map((r) => [r.id, { events: r.events, participants: Number(r.participants) }]));
}
