/** Queries on differences somebody owned up to, and on those that nobody has yet. */

import { sql } from 'kysely';
import { type Actor, personIdOf, seatsOf } from '../../../kernel/actor.ts';
import type { CampaignId } from '../../../kernel/id.ts';
import { rowsOf, type Tx } from '../../../platform/db.ts';
import { personJoin } from '../../account/store.ts';
import type { Campaign } from '../../campaign/campaign.ts';
import { campaignJoin, getCampaign } from '../../campaign/store.ts';
import { listChildren } from '../../organisation/store.ts';
import { sumOf } from '../allocation.ts';
import { type Indicator, listShared } from '../indicator.ts';
import {
  type Acknowledgement,
  aimOf,
  compare,
  type Difference,
  differenceOf,
  isAcknowledged,
} from '../target.ts';
import { listIndicators } from './indicator.ts';
import { getAllocation, listGivenFor } from './table.ts';

type AcknowledgementRow = {
  indicator: string;
  target: string;
  sum: string;
  reason: string;
  at: Date;
  by_name: string | null;
};

/** What was owned up to, by indicator; whether it still stands is for `isAcknowledged` to say. */
export async function listAcknowledgements(
  tx: Tx,
  campaignId: CampaignId,
): Promise<Map<string, Acknowledgement>> {
  const rows = await rowsOf(
    tx,
    sql<AcknowledgementRow>`
      select a.indicator, a.target, a.sum, a.reason, a.at, p.name as by_name
      from allocation_acknowledgement a left join ${personJoin(sql`a.by_id`)} where a.campaign_id = ${campaignId}`,
  );
  return new Map(
    rows.map(({ indicator, target, sum, reason, at, by_name }) => [
      indicator,
      {
        ...{ indicator, reason, at, byName: by_name ?? undefined },
        target: Number(target),
        sum: Number(sum),
      },
    ]),
  );
}

export async function writeAcknowledgement(
  tx: Tx,
  campaignId: CampaignId,
  actor: Actor,
  said: Pick<Acknowledgement, 'indicator' | 'target' | 'sum' | 'reason' | 'at'>,
): Promise<void> {
  await sql`
    insert into allocation_acknowledgement (campaign_id, indicator, target, sum, reason, at, by_id)
    values (${campaignId}, ${said.indicator}, ${said.target}, ${said.sum}, ${said.reason}, ${said.at}, ${personIdOf(actor) ?? null})
    on conflict (campaign_id, indicator) do update set target = excluded.target, sum = excluded.sum,
      reason = excluded.reason, at = excluded.at, by_id = excluded.by_id`.execute(tx);
}

export type StandingDifference = Difference & { indicator: Indicator; said?: Acknowledgement };

/** Every indicator whose shares differ from its target, with what was said of it if that still stands. */
export async function listDifferences(tx: Tx, campaign: Campaign): Promise<StandingDifference[]> {
  const indicators = await listIndicators(tx, campaign);
  const table = await getAllocation(tx, campaign.id);
  const given = await listGiven(tx, campaign);
  const children = await listChildren(tx, campaign.organisationId);
  const open = children.filter((child) => !child.closedOn).length;
  const said = await listAcknowledgements(tx, campaign.id);
  return listShared(indicators).flatMap((indicator) => {
    const aim = aimOf(table, given, indicator.key, open);
    const found = differenceOf(compare(aim?.amount, sumOf(table.rows, indicator.key)));
    const acknowledgement = said.get(indicator.key);
    if (!found) return [];
    return [
      { ...found, indicator, said: isAcknowledged(found, acknowledgement) ? acknowledgement : undefined },
    ];
  });
}

/** What the level above gave to a campaign's owner, where it gives its figures in the system. */
export async function listGiven(
  tx: Tx,
  campaign: Pick<Campaign, 'parentId' | 'organisationId'>,
): Promise<Map<string, number>> {
  return campaign.parentId ? listGivenFor(tx, campaign.parentId, campaign.organisationId) : new Map();
}

export type AllocationWaiting = { campaign: Campaign; differences: StandingDifference[] };

const waitingMax = 20;

/** Tables of the actor's own campaigns whose differences nobody has owned up to; for the officer's desk. */
export async function listAllocationsWaiting(tx: Tx, actor: Actor): Promise<AllocationWaiting[]> {
  const own = seatsOf(actor).flatMap((seat) => (seat.role === 'officer' ? [seat.organisationId] : []));
  if (own.length === 0) return [];
  const rows = await rowsOf(
    tx,
    sql<{ id: CampaignId }>`
      select c.id from allocation_version v join ${campaignJoin(sql`v.campaign_id`)}
      where c.organisation_id = any(${own}::uuid[]) and c.state in ('draft', 'running')
      order by c.year desc, c.id limit ${waitingMax}`,
  );
  const waiting: AllocationWaiting[] = [];
  for (const { id } of rows) {
    const campaign = await getCampaign(tx, id);
    const differences = (await listDifferences(tx, campaign)).filter((difference) => !difference.said);
    if (differences.length > 0) waiting.push({ campaign, differences });
  }
  return waiting;
}
