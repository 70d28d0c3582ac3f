/** Starting a campaign: from here on things may be sent in and it is public. */

import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Campaign } from '../campaign.ts';
import { moveCampaign } from '../store.ts';

export async function startCampaign(doing: Doing, campaign: Campaign): Promise<Outcome<Campaign>> {
  const moved = await moveCampaign(doing.tx, campaign.id, 'draft', 'running');
  if (!moved) return refuse('campaign.already-running');
  await announce(doing, {
    name: 'campaign.started',
    subjectId: campaign.id,
    organisationId: campaign.organisationId,
    campaignId: campaign.id,
    seat: 'officer',
  });
  return done({ ...campaign, state: 'running' });
}
