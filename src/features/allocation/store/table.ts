/** Queries on the table of an allocation: its rows with their shares, its targets, its version. */

import { sql } from 'kysely';
import type { CampaignId, OrganisationId } from '../../../kernel/id.ts';
import { rowOf, rowsOf, type Tx } from '../../../platform/db.ts';
import type { Campaign } from '../../campaign/campaign.ts';
import { listChildren } from '../../organisation/store.ts';
import type { Allocation, Around, Row, RowKind } from '../allocation.ts';
import type { Origin, Target, TargetUnit } from '../target.ts';

type TargetRow = {
  campaign_id: CampaignId;
  indicator: string;
  origin: Origin;
  amount: string;
  unit: TargetUnit;
  is_floor: boolean;
  base_amount: string | null;
  base_source: string | null;
  words: string | null;
};

/** Targets of several campaigns. */
export async function listTargets(
  tx: Tx,
  campaignIds: readonly CampaignId[],
): Promise<Map<CampaignId, Target[]>> {
  const rows = await rowsOf(
    tx,
    sql<TargetRow>`
      select campaign_id, indicator, origin, amount, unit, is_floor, base_amount, base_source, words
      from allocation_target where campaign_id = any(${[...campaignIds]}::uuid[]) order by origin desc, indicator`,
  );
  const targets = new Map<CampaignId, Target[]>();
  for (const row of rows) {
    const { indicator, origin, unit } = row;
    const target: Target = {
      ...{ indicator, origin, unit, amount: Number(row.amount), isFloor: row.is_floor },
      base: row.base_amount ? { amount: Number(row.base_amount), source: row.base_source! } : undefined,
      words: row.words ?? undefined,
    };
    targets.set(row.campaign_id, [...(targets.get(row.campaign_id) ?? []), target]);
  }
  return targets;
}

type TableRow = {
  id: string;
  kind: RowKind;
  organisation_id: OrganisationId | null;
  name: string | null;
  members: string[];
  position: number;
  shares: Record<string, number> | null;
};

/** The rows of a campaign's table with their shares, in the order of the table. */
export async function listRows(tx: Tx, campaignId: CampaignId): Promise<Row[]> {
  const rows = await rowsOf(
    tx,
    sql<TableRow>`
      select r.id, r.kind, r.organisation_id, r.name, r.members::text[] as members, r.position,
        jsonb_object_agg(s.indicator, s.amount) filter (where s.row_id is not null) as shares
      from allocation_row r left join allocation_share s on s.row_id = r.id
      where r.campaign_id = ${campaignId} group by r.id order by r.position, r.id`,
  );
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    organisationId: row.organisation_id ?? undefined,
    name: row.name ?? undefined,
    members: row.members as OrganisationId[],
    position: row.position,
    shares: row.shares ?? {},
  }));
}

/** Targets, rows and the version they stand at. */
export async function getAllocation(tx: Tx, campaignId: CampaignId): Promise<Allocation> {
  const targets = (await listTargets(tx, [campaignId])).get(campaignId) ?? [];
  const rows = await listRows(tx, campaignId);
  const row = await rowOf(
    tx,
    sql<{ version: number }>`select version from allocation_version where campaign_id = ${campaignId}`,
  );
  return { targets, rows, version: row?.version ?? 0 };
}

/** What rows are judged against: who stands beneath the owner now, and which rows there are. */
export async function aroundOf(
  tx: Tx,
  campaign: Pick<Campaign, 'organisationId'>,
  { rows }: Pick<Allocation, 'rows'>,
): Promise<Around> {
  const children = await listChildren(tx, campaign.organisationId);
  return { ownerId: campaign.organisationId, beneath: new Set(children.map((child) => child.id)), rows };
}

/** What a campaign gives to one organisation beneath its owner, by indicator. */
export async function listGivenFor(
  tx: Tx,
  campaignId: CampaignId,
  organisationId: OrganisationId,
): Promise<Map<string, number>> {
  const rows = await rowsOf(
    tx,
    sql<{ indicator: string; amount: string }>`
      select s.indicator, s.amount from allocation_share s join allocation_row r on r.id = s.row_id
      where r.campaign_id = ${campaignId} and r.organisation_id = ${organisationId}
      union all
      select t.indicator, t.amount from allocation_target t
      where t.campaign_id = ${campaignId} and t.unit = 'each' and t.origin = 'own' and not exists (
        select from allocation_share s join allocation_row r on r.id = s.row_id
        where r.campaign_id = t.campaign_id and r.organisation_id = ${organisationId} and s.indicator = t.indicator)`,
  );
  return new Map(rows.map((row) => [row.indicator, Number(row.amount)]));
}

/** Moves the version on from the one a change was made on; false when somebody was quicker. Whoever moves it holds it. */
export async function moveVersion(tx: Tx, campaignId: CampaignId, version: number): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{ version: number }>`
      insert into allocation_version as v (campaign_id, version) values (${campaignId}, 1)
      on conflict (campaign_id) do update set version = v.version + 1 where v.version = ${version} returning version`,
  );
  return row?.version === version + 1;
}

/** Puts targets in place of those that stand. */
export async function replaceTargets(
  tx: Tx,
  campaignId: CampaignId,
  targets: readonly Target[],
): Promise<void> {
  await sql`delete from allocation_target where campaign_id = ${campaignId}`.execute(tx);
  if (targets.length === 0) return;
  const values = targets.map(
    (t) => sql`(${campaignId}, ${t.indicator}, ${t.origin}, ${t.amount}, ${t.unit}, ${t.isFloor},
      ${t.base?.amount ?? null}, ${t.base?.source ?? null}, ${t.words ?? null})`,
  );
  await sql`
    insert into allocation_target (campaign_id, indicator, origin, amount, unit, is_floor, base_amount, base_source, words)
    values ${sql.join(values)}`.execute(tx);
}

/** Puts rows with their shares in place of those that stand: three statements, however many rows. */
export async function replaceRows(tx: Tx, campaignId: CampaignId, rows: readonly Row[]): Promise<void> {
  await sql`delete from allocation_row where campaign_id = ${campaignId}`.execute(tx);
  if (rows.length === 0) return;
  const written = rows.map((row) => ({
    ...{ id: row.id, kind: row.kind, organisation_id: row.organisationId ?? null, name: row.name ?? null },
    ...{ members: row.members, position: row.position },
  }));
  await sql`
    insert into allocation_row (id, campaign_id, kind, organisation_id, name, members, position)
    select x.id, ${campaignId}, x.kind, x.organisation_id, x.name,
      array(select jsonb_array_elements_text(x.members)::uuid), x.position
    from jsonb_to_recordset(${JSON.stringify(written)}::jsonb)
      as x (id uuid, kind text, organisation_id uuid, name text, members jsonb, position int)`.execute(tx);
  const shares = rows.flatMap((row) =>
    Object.entries(row.shares).map(([indicator, amount]) => ({ id: row.id, indicator, amount })),
  );
  await sql`
    insert into allocation_share (row_id, indicator, amount)
    select x.id, x.indicator, x.amount from unnest(${shares.map((s) => s.id)}::uuid[],
      ${shares.map((s) => s.indicator)}::text[], ${shares.map((s) => s.amount)}::bigint[]) as x (id, indicator, amount)`.execute(
    tx,
  );
}
