/** Placing: for a unit, which campaign a report counts for, who reports it, who decides, and whether its time is over. */

import { type Actor, seatAt } from '../../../kernel/actor.ts';
import type { CampaignId, OrganisationId } from '../../../kernel/id.ts';
import type { Refusal } from '../../../kernel/verdict.ts';
import type { Standing } from '../../../kernel/window.ts';
import type { Doing, Tx } from '../../../platform/db.ts';
import { resolveReportStanding } from '../../calendar/store.ts';
import type { Campaign } from '../../campaign/campaign.ts';
import { findNearestCampaign, getCampaign, getRootCampaignId } from '../../campaign/store.ts';
import type { Organisation } from '../../organisation/organisation.ts';
import { findOrganisation, listLine } from '../../organisation/store.ts';
import { recorderOf } from '../../progress/progress.ts';
import { decidersOf } from '../activity.ts';
import type { ReportingUnit } from '../policy.ts';

export type PlacedUnit = Organisation & ReportingUnit;
type At = {
  campaignId: CampaignId;
  rootCampaignId: CampaignId;
  unitId: OrganisationId;
  reporterId: OrganisationId;
  approverId: OrganisationId;
  acceptorId?: OrganisationId;
};
type Hindered = { unit: PlacedUnit; refusal: Refusal };
export type Placed = { unit: PlacedUnit; campaign: Campaign; at: At; actingFor?: string };

/** A unit as whoever reports sees it: with the level above that writes for it, when it works on paper. */
export async function seeUnit(tx: Tx, unit: Organisation): Promise<PlacedUnit> {
  const recorder = unit.isOutside ? recorderOf(await listLine(tx, unit.path), unit) : undefined;
  return { ...unit, recorderPath: recorder?.path };
}

/** Nothing where the unit is not known; a hindrance where nothing can be reported for it. */
export async function placeReport(
  tx: Tx,
  actor: Actor,
  unitId: OrganisationId,
): Promise<Placed | Hindered | undefined> {
  const found = await findOrganisation(tx, unitId);
  if (!found) return undefined;
  const unit = await seeUnit(tx, found);
  if (unit.closedOn) return { unit, refusal: { code: 'organisation.closed', about: { name: unit.name } } };
  const campaign = await findNearestCampaign(tx, unit.path);
  if (!campaign) return { unit, refusal: { code: 'activity.no-campaign' } };
  const line = await listLine(tx, unit.path);
  const isOwn = !unit.recorderPath || seatAt(actor, ['officer'], unit.path) !== undefined;
  const reporter = isOwn ? unit : line.find((one) => one.path === unit.recorderPath)!;
  const rootCampaignId = await getRootCampaignId(tx, campaign);
  const root = await getCampaign(tx, rootCampaignId);
  const deciders = decidersOf(line, reporter, root.organisationPath, !isOwn);
  if (!deciders) return { unit, refusal: { code: 'activity.no-level-above' } };
  return {
    ...{ unit, campaign, actingFor: isOwn ? undefined : unit.id },
    at: { campaignId: campaign.id, rootCampaignId, unitId, reporterId: reporter.id, ...deciders },
  };
}

/** Whether a new report is taken now, and whether it is late: the calendar's one answer. */
export async function judgeStanding(
  doing: Pick<Doing, 'tx' | 'now'>,
  { campaign, unit }: Placed,
): Promise<{ isLate: boolean; standing: Standing } | { refusal: Refusal }> {
  const standing = await resolveReportStanding(doing.tx, campaign, unit, doing.now);
  if (standing.state === 'before')
    return { refusal: { code: 'activity.report-early', about: { opensAt: standing.opensAt } } };
  if (standing.state === 'closed' || standing.state === 'grace')
    return { refusal: { code: 'activity.report-closed', about: { closedAt: standing.closedAt } } };
  return { isLate: standing.state !== 'on-time', standing };
}
