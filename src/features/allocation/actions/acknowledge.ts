/** Owning up to a difference: the shares do not add up to the target, and this is why. */

import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Campaign } from '../../campaign/campaign.ts';
import { listDifferences, writeAcknowledgement } from '../store/acknowledgement.ts';

/** Refuses what is no difference, and one whose figures have moved since it was read. */
export async function acknowledge(
  doing: Doing,
  campaign: Campaign,
  typed: { indicator: string; target: number; sum: number; reason: string },
): Promise<Outcome<Campaign>> {
  const { indicator, target, sum, reason } = typed;
  const found = (await listDifferences(doing.tx, campaign)).find((one) => one.indicator.key === indicator);
  if (!found) return refuse('allocation.no-difference');
  if (found.target !== target || found.sum !== sum) return refuse('http.stale');
  await writeAcknowledgement(doing.tx, campaign.id, doing.actor, { ...typed, at: doing.now });
  await announce(doing, {
    name: 'allocation.acknowledged',
    subjectId: campaign.id,
    ...{ organisationId: campaign.organisationId, campaignId: campaign.id, seat: 'officer', reason },
    after: { indicator, target, sum },
  });
  return done(campaign);
}
