/** Superseding: a newer campaign names the older one of the same owner whose place it takes; the older one closes. */

import type { CampaignId } from '../../../kernel/id.ts';
import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Campaign } from '../campaign.ts';
import { listSupersedable, supersede } from '../store/ending.ts';
import { text } from '../text.ts';

/** Refuses what is not an older campaign of the same owner that still stands. */
export async function supersedeCampaign(
  doing: Doing,
  campaign: Campaign,
  { olderId }: { olderId: CampaignId },
): Promise<Outcome<Campaign>> {
  const older = (await listSupersedable(doing.tx, campaign)).find((one) => one.id === olderId);
  if (!older) return refuse('campaign.not-older', undefined, 'olderId');
  const reason = text['ended.superseded'].zh;
  if (!(await supersede(doing.tx, older, campaign, doing.now, reason)))
    return refuse('campaign.not-older', undefined, 'olderId');
  await announce(doing, {
    name: 'campaign.superseded',
    subjectId: older.id,
    organisationId: campaign.organisationId,
    campaignId: older.id,
    seat: 'officer',
    reason,
    after: { supersededBy: campaign.id },
  });
  return done(campaign);
}
