/** Extending an open stage: everybody in it has until a later day; nobody alone is let back in. */

import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import { endOfDay } from '../../campaign/campaign.ts';
import type { Round } from '../review.ts';
import { getRound, lockRound, setClosesAt } from '../store.ts';

/** `until` is the last day, included. Refuses a round that is closed, and an end that is past or no later than now's. */
export async function extendRound(
  doing: Doing,
  { round: seen }: { round: Round },
  { until, reason }: { until: string; reason: string },
): Promise<Outcome<Round>> {
  const { tx, now } = doing;
  const round = await lockRound(tx, seen.id);
  if (round.state !== 'open') return refuse('review.round-closed');
  const closesAt = endOfDay(until);
  if (closesAt <= now || (round.closesAt && closesAt <= round.closesAt))
    return refuse('review.not-later', undefined, 'until');
  await setClosesAt(tx, round.id, closesAt);
  await announce(doing, {
    name: 'review.stage-extended',
    subjectId: round.id,
    organisationId: round.runnerId,
    campaignId: round.campaignId,
    seat: 'officer',
    reason,
    before: { closesAt: round.closesAt?.toISOString() },
    after: { closesAt: closesAt.toISOString() },
  });
  return done(await getRound(tx, round.id));
}
