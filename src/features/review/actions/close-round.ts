/** Closing the round: no more scores, and the ranking stands. */

import { done, type Outcome, refuse, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import { judgeClosing, type Round } from '../review.ts';
import { getRound, lockRound, moveRound, reckonRound } from '../store.ts';

/** Refuses while a work has no score at all, or has arrived and was not taken in. Missing judges only warn. */
export async function closeRound(doing: Doing, { round }: { round: Round }): Promise<Outcome<Round>> {
  const { tx, now } = doing;
  await lockRound(tx, round.id);
  const reckoning = await reckonRound(tx, round);
  const problem = judgeClosing(reckoning);
  if (problem) return refuseAll([problem]);
  if (!(await moveRound(tx, round.id, 'open', 'closed', now))) return refuse('review.round-closed');
  await announce(doing, {
    name: 'review.round-closed',
    subjectId: round.id,
    organisationId: round.hostId,
    campaignId: round.campaignId,
    seat: 'officer',
    after: reckoning,
  });
  return done(await getRound(tx, round.id));
}
