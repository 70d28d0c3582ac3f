/** Figures of levels outside the system, as they were recorded by hand: kept all, the last one counts. */

import { sql } from 'kysely';
import { personIdOf } from '../../../kernel/actor.ts';
import type { CampaignId, OrganisationId } from '../../../kernel/id.ts';
import { type Doing, rowOf, rowsOf, type Tx } from '../../../platform/db.ts';
import { personJoin } from '../../account/store.ts';
import { type Amounts, noAmounts, type Stated } from '../progress.ts';

type Of = { rootCampaignId: CampaignId; organisationId: OrganisationId };
type Row = {
  id: string;
  at: Date;
  by_name: string | null;
  amounts: Partial<Amounts>;
  source: string;
  dated: string;
  note: string | null;
};

const statedMax = 100;

/** What was recorded of an organisation, the last first. */
export async function listStated(tx: Tx, { rootCampaignId, organisationId }: Of): Promise<Stated[]> {
  const rows = await rowsOf(
    tx,
    sql<Row>`
      select s.id, s.at, p.name as by_name, s.amounts, s.source, s.dated::text as dated, s.note
      from progress_stated s left join ${personJoin(sql`s.by_id`)}
      where s.root_campaign_id = ${rootCampaignId} and s.organisation_id = ${organisationId}
      order by s.id desc limit ${statedMax}`,
  );
  return rows.map((row) => ({
    id: row.id,
    at: row.at,
    byName: row.by_name ?? '',
    amounts: { ...noAmounts, ...row.amounts },
    source: row.source,
    dated: row.dated,
    note: row.note ?? undefined,
  }));
}

/** Which of these organisations have figures by hand of their own. */
export async function listStatedAmong(
  tx: Tx,
  rootCampaignId: CampaignId,
  organisationIds: readonly OrganisationId[],
): Promise<Set<OrganisationId>> {
  const rows = await rowsOf(
    tx,
    sql<{ id: OrganisationId }>`
      select organisation_id as id from (
        select distinct on (organisation_id) organisation_id, amounts from progress_stated
        where root_campaign_id = ${rootCampaignId} and organisation_id = any(${[...organisationIds]}::uuid[])
        order by organisation_id, id desc) as last
      where amounts <> '{}'`,
  );
  return new Set(rows.map((row) => row.id));
}

/** Whether anything at or beneath is counted already otherwise than by its own paper: it would count twice. */
export async function isCountedElse(tx: Tx, { rootCampaignId, organisationId }: Of): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{ counter: string }>`
      select s.counter from progress_sum s left join progress_part p
        on p.root_campaign_id = s.root_campaign_id and p.unit_id = s.organisation_id and p.counter = s.counter
        and p.counter like 'hand-%'
      where s.root_campaign_id = ${rootCampaignId} and s.organisation_id = ${organisationId}
        and s.amount > coalesce(p.amount, 0) limit 1`,
  );
  return row !== undefined;
}

export async function insertStated(
  { tx, now, actor }: Doing,
  of: Of & { byOrganisationId: OrganisationId },
  stated: Pick<Stated, 'amounts' | 'source' | 'dated' | 'note'>,
): Promise<void> {
  const amounts = Object.fromEntries(Object.entries(stated.amounts).filter(([, amount]) => amount > 0));
  await sql`
    insert into progress_stated (root_campaign_id, organisation_id, at, by_id, by_organisation_id, amounts, source, dated, note)
    values (${of.rootCampaignId}, ${of.organisationId}, ${now}, ${personIdOf(actor) ?? null}, ${of.byOrganisationId},
      ${JSON.stringify(amounts)}::jsonb, ${stated.source}, ${stated.dated}::date, ${stated.note ?? null})`.execute(
    tx,
  );
}
