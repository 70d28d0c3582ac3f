/** Every query on the allocation tables. */

import { sql } from 'kysely';
import type { CampaignId, OrganisationId } from '../../kernel/id.ts';
import { levelOf } from '../../kernel/tree.ts';
import { rowOf, rowsOf, type Tx } from '../../platform/db.ts';
import { getRootCampaignId, listProgress } from '../activity/store.ts';
import { type Campaign, rootLabelOf } from '../campaign/campaign.ts';
import { campaignJoin } from '../campaign/store.ts';
import type { Organisation } from '../organisation/organisation.ts';
import { listBeneath } from '../organisation/store.ts';
import {
  type Allocation,
  type Indicator,
  indicators,
  type Share,
  type SharedIndicator,
  type Target,
  type TargetUnit,
} from './allocation.ts';
import { type Figure, growFigure } from './progress.ts';

type TargetRow = {
  campaign_id: CampaignId;
  indicator: Indicator;
  amount: string;
  unit: TargetUnit;
  words: string | null;
};

/** Own targets of several campaigns, in the order of the indicators. */
export async function listTargets(
  tx: Tx,
  campaignIds: readonly CampaignId[],
): Promise<Map<CampaignId, Target[]>> {
  const rows = await rowsOf(
    tx,
    sql<TargetRow>`
      select campaign_id, indicator, amount, unit, words from allocation_target
      where campaign_id = any(${[...campaignIds]}::uuid[])
      order by array_position(${[...indicators]}::text[], indicator)`,
  );
  const targets = new Map<CampaignId, Target[]>();
  for (const row of rows) {
    const { indicator, unit, words } = row;
    const target: Target = { indicator, unit, amount: Number(row.amount), words: words ?? undefined };
    targets.set(row.campaign_id, [...(targets.get(row.campaign_id) ?? []), target]);
  }
  return targets;
}

type ShareRow = { organisationId: OrganisationId; indicator: SharedIndicator; amount: string };

/** The shares of a campaign, in the order of its table. */
export async function listShares(tx: Tx, campaignId: CampaignId): Promise<Share[]> {
  const rows = await rowsOf(
    tx,
    sql<ShareRow>`
      select organisation_id as "organisationId", indicator, amount from allocation_share
      where campaign_id = ${campaignId} order by position, organisation_id, indicator`,
  );
  return rows.map((row) => ({ ...row, amount: Number(row.amount) }));
}

/** What a campaign gives to one organisation beneath its owner. */
export async function listGivenFor(
  tx: Tx,
  campaignId: CampaignId,
  organisationId: OrganisationId,
): Promise<Share[]> {
  return (await listShares(tx, campaignId)).filter((share) => share.organisationId === organisationId);
}

/** Targets, shares and the version they stand at. */
export async function getAllocation(tx: Tx, campaignId: CampaignId): Promise<Allocation> {
  const targets = (await listTargets(tx, [campaignId])).get(campaignId) ?? [];
  const shares = await listShares(tx, campaignId);
  const row = await rowOf(
    tx,
    sql<{ version: number }>`select version from allocation_version where campaign_id = ${campaignId}`,
  );
  return { targets, shares, version: row?.version ?? 0 };
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
    (t) => sql`(${campaignId}, ${t.indicator}, ${t.amount}, ${t.unit}, ${t.words ?? null})`,
  );
  await sql`insert into allocation_target (campaign_id, indicator, amount, unit, words) values ${sql.join(values)}`.execute(
    tx,
  );
}

/** Puts the shares of these organisations in place of those that stand; others keep theirs. */
export async function replaceShares(
  tx: Tx,
  campaignId: CampaignId,
  organisationIds: readonly OrganisationId[],
  shares: readonly (Share & { position: number })[],
): Promise<void> {
  await sql`delete from allocation_share where campaign_id = ${campaignId} and organisation_id = any(${[...organisationIds]}::uuid[])`.execute(
    tx,
  );
  if (shares.length === 0) return;
  const values = shares.map(
    (s) => sql`(${campaignId}, ${s.organisationId}, ${s.indicator}, ${s.amount}, ${s.position})`,
  );
  await sql`insert into allocation_share (campaign_id, organisation_id, indicator, amount, position) values ${sql.join(values)}`.execute(
    tx,
  );
}

/**
 * The target in events of each organisation: for the campaign's owner its own; for others the share given by the
 * nearest campaign above that shares out to them, else what their own version of the campaign sets.
 */
export async function listEventTargets(
  tx: Tx,
  campaign: Pick<Campaign, 'id' | 'lineage'>,
  organisationIds: readonly OrganisationId[],
): Promise<Map<OrganisationId, number>> {
  const ids = sql`${[...organisationIds]}::uuid[]`;
  const counts = sql`c.lineage <@ ${rootLabelOf(campaign)}::ltree and (c.state <> 'draft' or c.id = ${campaign.id})`;
  const rows = await rowsOf(
    tx,
    sql<{ id: OrganisationId; amount: string }>`
      select distinct on (id) id, amount from (
        select s.organisation_id as id, s.amount, 1 as place, nlevel(c.lineage) as depth
        from allocation_share s join ${campaignJoin(sql`s.campaign_id`)}
        where s.indicator = 'events' and s.organisation_id = any(${ids}) and ${counts}
        union all
        select c.organisation_id, t.amount, case when c.id = ${campaign.id} then 0 else 2 end, nlevel(c.lineage)
        from allocation_target t join ${campaignJoin(sql`t.campaign_id`)}
        where t.indicator = 'events' and t.unit = 'count' and c.organisation_id = any(${ids}) and ${counts}
      ) as given order by id, place, depth desc`,
  );
  return new Map(rows.map((row) => [row.id, Number(row.amount)]));
}

const ringLevels = 3;
const figuresMax = 400;

export type RingsFigures = { root: Figure; isCut: boolean };

/** What the rings draw: an organisation and three levels beneath it, in a fixed number of queries. */
export async function ringsOf(tx: Tx, campaign: Campaign, organisation: Organisation): Promise<RingsFigures> {
  const found = await listBeneath(tx, organisation.path, ringLevels, figuresMax + 1);
  const shown = wholeLevels(found);
  const ids = shown.map((o) => o.id);
  const targets = await listEventTargets(tx, campaign, ids);
  const progress = await listProgress(tx, await getRootCampaignId(tx, campaign), ids);
  return {
    root: growFigure([organisation, ...shown.slice(1)], targets, progress),
    isCut: shown.length < found.length,
  };
}

/** Where there are too many, the last level that does not fit is left out whole; the first beneath is only cut. */
function wholeLevels(found: readonly Organisation[]): readonly Organisation[] {
  if (found.length <= figuresMax) return found;
  const deepest = levelOf(found.at(-1)!.path);
  return deepest === levelOf(found[0]!.path) + 1
    ? found.slice(0, figuresMax)
    : found.filter((o) => levelOf(o.path) < deepest);
}
