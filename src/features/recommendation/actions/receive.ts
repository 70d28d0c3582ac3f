/** Receiving: whoever a work came to says that it has it; one after another or many at once. */

import type { RecommendationId } from '../../../kernel/id.ts';
import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Call } from '../../call/call.ts';
import type { Organisation } from '../../organisation/organisation.ts';
import { receiveStanding } from '../store/change.ts';

type Found = { call: Call; organisation: Organisation };

/** Refuses when nothing of it is there any more, or all of it was received already; one fact a work. */
export async function receive(
  doing: Doing,
  found: Found,
  { ids }: { ids: readonly RecommendationId[] },
): Promise<Outcome<Found>> {
  const { call, organisation } = found;
  if (ids.length === 0) return refuse('recommendation.none-ticked', undefined, 'ids');
  const received = await receiveStanding(doing, { callId: call.id, toId: organisation.id, ids });
  if (received.length === 0) return refuse('recommendation.nothing-to-receive', undefined, 'ids');
  for (const { id, entryId, fromId } of received) {
    await announce(doing, {
      name: 'recommendation.received',
      subjectId: entryId,
      organisationId: organisation.id,
      campaignId: call.campaignId,
      seat: 'officer',
      after: { recommendationId: id, fromId },
    });
  }
  return done(found);
}
