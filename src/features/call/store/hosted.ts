/** Which calls have a host, of many campaigns at once. */

import { sql } from 'kysely';
import type { CallId, CampaignId } from '../../../kernel/id.ts';
import { rowsOf, type Tx } from '../../../platform/db.ts';

/** By their campaign, in their order: one query. */
export async function listHostedIds(
  tx: Tx,
  campaignIds: readonly CampaignId[],
): Promise<Map<CampaignId, CallId[]>> {
  const rows = await rowsOf(
    tx,
    sql<{ id: CampaignId; calls: CallId[] }>`
      select campaign_id as id, array_agg(id order by position) as calls from call
      where campaign_id = any(${[...campaignIds]}::uuid[]) and host_id is not null group by campaign_id`,
  );
  return new Map(rows.map(({ id, calls }) => [id, calls]));
}
