/** Giving a score: a draft is kept as long as one likes, a submission is final once the others' scores were seen. */

import { done, type Outcome, refuse, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import { holdJudge } from '../../panel/store.ts';
import { type Audience, judgeMarks, marksOf, remarksOf, type TypedMark, totalOf } from '../score.ts';
import { keepScore } from '../store/score.ts';
import { holdOpen } from '../store.ts';
import { judgeKept, type ScoreDesk } from './judge-kept.ts';

export type Typed = {
  marks: readonly TypedMark[];
  remark?: string;
  audience?: Audience;
  version: number;
  intent: 'draft' | 'submit';
};
export type Scored = ScoreDesk & { isSubmitted: boolean };

/** Refuses wrong points by their fields (AC-166), who judges no longer (AC-165), and what was changed elsewhere. */
export async function giveScore(doing: Doing, desk: ScoreDesk, typed: Typed): Promise<Outcome<Scored>> {
  const { tx, now } = doing;
  const { round, judge, entry } = desk;
  const isSubmitted = typed.intent === 'submit';
  const problems = judgeMarks(round.rubric, typed.marks, isSubmitted);
  if (problems.length > 0) return refuseAll(problems);
  if (!(await holdOpen(tx, round.id))) return refuse('review.round-closed');
  if (!(await holdJudge(tx, judge.panelId, judge.personId))) return refuse('review.no-longer-judge');
  const place = { roundId: round.id, entryId: entry.entryId, judgeId: judge.personId };
  const kept = await judgeKept(tx, desk, isSubmitted);
  if (!kept.ok) return kept;
  const marks = marksOf(typed.marks);
  const written = { marks, total: totalOf(marks), remarks: remarksOf(typed) };
  const score = { ...place, ...written, submittedAt: isSubmitted ? now : undefined };
  if (!(await keepScore(tx, score, typed.version, now, kept.value.mayChange))) return kept.value.stale(tx);
  if (isSubmitted) {
    await announce(doing, {
      name: 'review.score-submitted',
      subjectId: round.id,
      organisationId: round.runnerId,
      campaignId: round.campaignId,
      seat: 'judge',
      after: { entryId: entry.entryId, total: score.total },
    });
  }
  return done({ ...desk, isSubmitted });
}
