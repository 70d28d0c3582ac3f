/** Giving a score: a draft is kept as long as one likes, a submission is final. */

import { done, type Outcome, refuse, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import {
  type Judge,
  judgeMarks,
  marksOf,
  type Round,
  type RoundEntry,
  type TypedMark,
  totalOf,
} from '../review.ts';
import { findScore, keepScore } from '../store/judging.ts';
import { holdOpen } from '../store.ts';

export type ScoreDesk = { round: Round; judge: Judge; entry: RoundEntry };
export type Typed = {
  marks: readonly TypedMark[];
  remark?: string;
  version: number;
  intent: 'draft' | 'submit';
};
export type Scored = ScoreDesk & { isSubmitted: boolean };

/** Refuses wrong points by their fields (AC-166), a second submission, and a draft that was changed elsewhere. */
export async function giveScore(doing: Doing, desk: ScoreDesk, typed: Typed): Promise<Outcome<Scored>> {
  const { tx, now } = doing;
  const { round, judge, entry } = desk;
  const isSubmitted = typed.intent === 'submit';
  const problems = judgeMarks(round.rubric, typed.marks, isSubmitted);
  if (problems.length > 0) return refuseAll(problems);
  if (!(await holdOpen(tx, round.id))) return refuse('review.round-closed');
  const marks = marksOf(typed.marks);
  const ids = { roundId: round.id, entryId: entry.entryId, judgeId: judge.personId };
  const score = {
    ...ids,
    marks,
    total: totalOf(marks),
    remark: typed.remark,
    submittedAt: isSubmitted ? now : undefined,
  };
  if (!(await keepScore(tx, score, typed.version, now))) {
    const stored = await findScore(tx, round.id, entry.entryId, judge.personId);
    return refuse(stored?.submittedAt ? 'review.score-submitted' : 'http.stale');
  }
  if (isSubmitted) {
    await announce(doing, {
      name: 'review.score-submitted',
      subjectId: round.id,
      organisationId: round.hostId,
      campaignId: round.campaignId,
      seat: 'judge',
      after: { entryId: entry.entryId, total: score.total },
    });
  }
  return done({ ...desk, isSubmitted });
}
