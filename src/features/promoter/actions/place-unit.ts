/** Placing: for a unit, under which campaign its promoters and visits count, and since when. */

import type { Actor } from '../../../kernel/actor.ts';
import type { CampaignId, OrganisationId } from '../../../kernel/id.ts';
import { dayOf } from '../../../kernel/period.ts';
import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Tx } from '../../../platform/db.ts';
import { type PlacedUnit, seeUnit } from '../../activity/actions/place-report.ts';
import { findNearestCampaign, getRootCampaignId } from '../../campaign/store.ts';
import { findOrganisation } from '../../organisation/store.ts';
import { mayKeepFor } from '../policy.ts';

export type PlacedRegister = {
  unit: PlacedUnit;
  from: string;
  at: { campaignId: CampaignId; rootCampaignId: CampaignId; unitId: OrganisationId };
  actingFor?: string;
};

/** Refuses a unit of others, and one under no campaign that runs. */
export async function placeUnit(
  tx: Tx,
  actor: Actor,
  unitId: OrganisationId,
): Promise<Outcome<PlacedRegister>> {
  const found = await findOrganisation(tx, unitId);
  const unit = found && (await seeUnit(tx, found));
  if (!unit || !mayKeepFor(actor, unit).allowed) return refuse('promoter.not-yours');
  const campaign = await findNearestCampaign(tx, unit.path);
  if (!campaign) return refuse('promoter.no-campaign');
  const rootCampaignId = await getRootCampaignId(tx, campaign);
  const isOwn = mayKeepFor(actor, { path: unit.path }).allowed;
  return done({
    ...{ unit, from: dayOf(campaign.activitiesFrom), actingFor: isOwn ? undefined : unit.id },
    at: { campaignId: campaign.id, rootCampaignId, unitId },
  });
}
