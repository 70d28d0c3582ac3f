/** Ending a campaign by hand: closed when its work is done, withdrawn when it should not have gone on; both with a reason. */

import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Campaign } from '../campaign.ts';
import { endCampaign } from '../store/ending.ts';

/** What was sent in stays readable; nothing more is taken. Those beneath keep what is theirs, and are told. */
export async function closeCampaign(
  doing: Doing,
  campaign: Campaign,
  { reason }: { reason: string },
): Promise<Outcome<Campaign>> {
  if (!(await endCampaign(doing.tx, campaign.id, 'closed', doing.now, reason)))
    return refuse('campaign.ended');
  await announce(doing, { name: 'campaign.closed', ...about(campaign, reason) });
  return done({ ...campaign, state: 'closed', endedAt: doing.now, endedReason: reason });
}

export async function withdrawCampaign(
  doing: Doing,
  campaign: Campaign,
  { reason }: { reason: string },
): Promise<Outcome<Campaign>> {
  if (!(await endCampaign(doing.tx, campaign.id, 'withdrawn', doing.now, reason)))
    return refuse('campaign.ended');
  await announce(doing, { name: 'campaign.withdrawn', ...about(campaign, reason) });
  return done({ ...campaign, state: 'withdrawn', endedAt: doing.now, endedReason: reason });
}

const about = (campaign: Campaign, reason: string) => ({
  subjectId: campaign.id,
  organisationId: campaign.organisationId,
  campaignId: campaign.id,
  seat: 'officer',
  reason,
});
