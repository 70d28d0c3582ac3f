/** Opening a closed round again, until its works have been passed on: what the ranking said of them is said anew. */

import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Round } from '../review.ts';
import { overOf } from '../stage.ts';
import { clearGoing } from '../store/judging.ts';
import { getRound, lockRound, moveRound } from '../store.ts';

/** Refuses a round that is open, or whose works have been passed on. What people decided by hand stands. */
export async function reopenRound(
  doing: Doing,
  { round: seen }: { round: Round },
  { reason }: { reason: string },
): Promise<Outcome<Round>> {
  const { tx, actor, now } = doing;
  const round = await lockRound(tx, seen.id);
  if (!(await moveRound(tx, actor, now, round.id, { from: 'closed', to: 'open' })))
    return refuse(round.state === 'open' ? 'review.round-open' : overOf(round));
  await clearGoing(tx, round.id);
  await announce(doing, {
    name: 'review.round-reopened',
    subjectId: round.id,
    organisationId: round.runnerId,
    campaignId: round.campaignId,
    seat: 'officer',
    reason,
    before: { closedAt: round.closedAt?.toISOString() },
  });
  return done(await getRound(tx, round.id));
}
