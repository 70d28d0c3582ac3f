/** Versions of campaigns: every rule as it stood, what is written over it, and who beneath has not answered yet. */

import { sql } from 'kysely';
import { type Actor, personIdOf, seatsOf } from '../../../kernel/actor.ts';
import type { CampaignId } from '../../../kernel/id.ts';
import { type Doing, rowOf, rowsOf, type Tx } from '../../../platform/db.ts';
import type { Campaign, Latitudes } from '../campaign.ts';
import { type KeptVersion, valuesOf } from '../latitude.ts';
import { campaignRules } from '../rule.ts';
import { type CampaignRow, campaignOf, columns, from, getCampaign } from '../store.ts';

type VersionRow = {
  version: number;
  at: Date;
  reason: string | null;
  rules: Record<string, unknown> & { latitude?: Latitudes };
};

function versionOf({ version, at, reason, rules }: VersionRow): KeptVersion {
  const { latitude, ...values } = rules;
  return { version, at, reason: reason ?? undefined, values, latitude: latitude ?? {} };
}

/** Writes down a campaign's rules as they stand in its present version. */
export async function keepVersion(
  { tx, actor, now }: Doing,
  campaign: Campaign,
  reason?: string,
): Promise<void> {
  const rules = { ...valuesOf(campaignRules, campaign), latitude: campaign.latitude };
  await sql`
    insert into campaign_version (campaign_id, version, at, by_id, reason, rules)
    values (${campaign.id}, ${campaign.version}, ${now}, ${personIdOf(actor) ?? null}, ${reason ?? null},
      ${JSON.stringify(rules)}::jsonb)`.execute(tx);
}

/** Writes what may be amended over a campaign, as its next version; false when somebody was quicker. */
export async function saveAmended(doing: Doing, campaign: Campaign, reason?: string): Promise<boolean> {
  const json = (value: unknown) => sql`${JSON.stringify(value)}::jsonb`;
  const c = campaign;
  const row = await rowOf(
    doing.tx,
    sql<{ id: string }>`
      update campaign set version = version + 1, title_zh = ${c.title.zh}, title_en = ${c.title.en ?? null},
        theme_zh = ${c.theme?.zh ?? null}, theme_en = ${c.theme?.en ?? null}, opens_at = ${c.opensAt},
        closes_at = ${c.closesAt}, activities_from = ${c.activitiesFrom}, report_due_at = ${c.reportDueAt ?? null},
        report_until = ${c.reportUntil ?? null}, grace_minutes = ${c.graceMinutes}, phases = ${json(c.calendar)},
        latitude = ${json(c.latitude)}, bodies = ${json(c.bodies)}, archives_at = ${c.archivesAt ?? null},
        parent_version = ${c.parentVersion ?? null}
      where id = ${c.id} and version = ${c.version} returning id`,
  );
  if (!row) return false;
  await keepVersion(doing, { ...campaign, version: campaign.version + 1 }, reason);
  return true;
}

/** The next version of a campaign in which only its calls have changed: those beneath are to see that too. */
export async function raiseVersion(doing: Doing, id: CampaignId, reason?: string): Promise<void> {
  await sql`update campaign set version = version + 1 where id = ${id}`.execute(doing.tx);
  await keepVersion(doing, await getCampaign(doing.tx, id), reason);
}

/** Which version of the one above now stands behind an adopted campaign. */
export async function setParentVersion(tx: Tx, id: CampaignId, parentVersion: number): Promise<void> {
  await sql`update campaign set parent_version = ${parentVersion} where id = ${id}`.execute(tx);
}

export async function getVersion(tx: Tx, id: CampaignId, version: number): Promise<KeptVersion> {
  const row = await rowOf(
    tx,
    sql<VersionRow>`select version, at, reason, rules from campaign_version where campaign_id = ${id} and version = ${version}`,
  );
  if (!row) throw new Error(`version ${version} of campaign ${id} must exist`);
  return versionOf(row);
}

/** The newest first. */
export async function listVersions(tx: Tx, id: CampaignId): Promise<KeptVersion[]> {
  const rows = await rowsOf(
    tx,
    sql<VersionRow>`select version, at, reason, rules from campaign_version where campaign_id = ${id} order by version desc limit 100`,
  );
  return rows.map(versionOf);
}

export type AmendmentWaiting = { campaign: Campaign; parent: Campaign; since: Date };

/** Running campaigns of the organisations whose officer one is, whose level above has amended since they adopted. */
export async function listAmendmentsWaiting(tx: Tx, actor: Actor): Promise<AmendmentWaiting[]> {
  const own = seatsOf(actor).filter((seat) => seat.role === 'officer');
  const rows = await rowsOf(
    tx,
    sql<CampaignRow & { since: Date }>`
      select ${columns}, (select min(v.at) from campaign_version v
        where v.campaign_id = p.id and v.version > c.parent_version) as since
      from ${from} join campaign p on p.id = c.parent_id
      where c.organisation_id = any(${own.map((seat) => seat.organisationId)}::uuid[]) and c.state = 'running'
        and p.state = 'running' and p.version > c.parent_version
      order by since limit 100`,
  );
  return Promise.all(
    rows.map(async (row) => ({
      campaign: campaignOf(row),
      parent: await getCampaign(tx, row.parent_id!),
      since: row.since,
    })),
  );
}
