/** Withdrawing: the sender takes a recommendation back, until the next step is taken. */

import type { Outcome } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Recommendation } from '../recommendation.ts';
import { takeBack } from './take-back.ts';

export async function withdraw(
  doing: Doing,
  found: { recommendation: Recommendation },
): Promise<Outcome<Recommendation>> {
  const outcome = await takeBack(doing, found.recommendation, 'withdraw');
  if (!outcome.ok) return outcome;
  const { entryId, fromId, campaignId, id, leg } = outcome.value;
  await announce(doing, {
    name: 'recommendation.withdrawn',
    subjectId: entryId,
    organisationId: fromId,
    campaignId,
    seat: 'officer',
    before: { recommendationId: id, leg },
  });
  return outcome;
}
