/** What stands of a judge's score already, and whether it may still be changed (AC-164). */

import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Tx } from '../../../platform/db.ts';
import type { Judge, Round, RoundEntry } from '../review.ts';
import { isRevealed } from '../score.ts';
import { findScore } from '../store/score.ts';

/** A work on its judge's desk, as far as a score needs it. */
export type ScoreDesk = { round: Round; judge: Judge; entry: RoundEntry };
type Kept = { mayChange: boolean; stale: (tx: Tx) => Promise<Outcome<never>> };

/** A submitted score is changed only by submitting it again, and no more once the others' were seen. */
export async function judgeKept(tx: Tx, desk: ScoreDesk, isSubmitted: boolean): Promise<Outcome<Kept>> {
  const { round, judge, entry } = desk;
  const find = (within: Tx) => findScore(within, round.id, entry.entryId, judge.personId);
  const score = await find(tx);
  const isIn = score?.submittedAt !== undefined;
  if (isIn && (isRevealed({ round, score }) || !isSubmitted)) return refuse('review.score-submitted');
  const stale = async (within: Tx): Promise<Outcome<never>> => {
    const meanwhile = await find(within);
    return refuse(meanwhile?.submittedAt && !isIn ? 'review.score-submitted' : 'http.stale');
  };
  return done({ mayChange: isIn, stale });
}
