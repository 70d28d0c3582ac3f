/** Returning: the receiver gives a recommendation back with a reason, and it is the sender's again. */

import type { Outcome } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Recommendation } from '../recommendation.ts';
import { takeBack } from './take-back.ts';

type Found = { recommendation: Recommendation };

export async function returnRecommendation(
  doing: Doing,
  found: Found,
  { reason }: { reason: string },
): Promise<Outcome<Recommendation>> {
  const outcome = await takeBack(doing, found.recommendation, 'return', reason);
  if (!outcome.ok) return outcome;
  const { entryId, fromId, toId, campaignId, id, leg } = outcome.value;
  await announce(doing, {
    name: 'recommendation.returned',
    subjectId: entryId,
    organisationId: toId,
    campaignId,
    seat: 'officer',
    reason,
    before: { recommendationId: id, leg, fromId },
  });
  return outcome;
}
