/** For those who ask who has not adopted yet, and which dates are near. */

import { type RawBuilder, sql } from 'kysely';
import type { CampaignId, OrganisationId } from '../../../kernel/id.ts';
import { rowsOf, type Tx } from '../../../platform/db.ts';
import type { Campaign } from '../campaign.ts';
import { type CampaignRow, campaignOf, columns, from } from '../store.ts';

/** For other stores: the version of the campaign that an organisation adopted; nothing when it has not. */
export function adoptedVersion(
  id: CampaignId | RawBuilder<unknown>,
  organisationId: RawBuilder<unknown>,
): RawBuilder<number> {
  return sql<number>`(select coalesce(y.parent_version, 1) from campaign y
    where y.parent_id = ${id} and y.organisation_id = ${organisationId} and y.state <> 'draft' limit 1)`;
}

/** Running campaigns with any date between two instants, by id, after one; so that many are seen to in pages. */
export async function listDatedCampaigns(
  tx: Tx,
  span: { from: Date; until: Date },
  after: string | undefined,
  most: number,
): Promise<Campaign[]> {
  const isNear = (at: RawBuilder<unknown>) => sql<boolean>`${at} between ${span.from} and ${span.until}`;
  const rows = await rowsOf(
    tx,
    sql<CampaignRow>`
      select ${columns} from ${from} where c.state = 'running' and (${after ?? null}::uuid is null or c.id > ${after ?? null})
        and (${isNear(sql`c.report_due_at`)} or ${isNear(sql`c.report_until`)} or ${isNear(sql`c.closes_at`)}
          or exists (select from jsonb_array_elements(c.phases) i where ${isNear(sql`(i.value ->> 'closesAt')::timestamptz`)}))
      order by c.id limit ${most}`,
  );
  return rows.map(campaignOf);
}

/** Running campaigns of some organisations, the newest first: whose owner asks who has not answered. */
export async function listRunningOf(
  tx: Tx,
  organisationIds: readonly OrganisationId[],
  most: number,
): Promise<Campaign[]> {
  const rows = await rowsOf(
    tx,
    sql<CampaignRow>`
      select ${columns} from ${from} where c.state = 'running' and c.organisation_id = any(${[...organisationIds]}::uuid[])
      order by c.year desc, c.id desc limit ${most}`,
  );
  return rows.map(campaignOf);
}
