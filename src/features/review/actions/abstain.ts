/** Abstaining: a judge will not score a work and says why; the work counts as done, and the runner is asked for a substitute. */

import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import { holdJudge } from '../../panel/store.ts';
import { findScore, keepAbstention } from '../store/score.ts';
import { holdOpen } from '../store.ts';
import type { ScoreDesk } from './judge-kept.ts';

export type Abstained = { reason: string; version: number };

/** The reason is for the runner's eyes; makers and other judges never learn of it. */
export async function abstain(
  doing: Doing,
  desk: ScoreDesk,
  { reason, version }: Abstained,
): Promise<Outcome<ScoreDesk>> {
  const { tx, now } = doing;
  const { round, judge, entry } = desk;
  if (!(await holdOpen(tx, round.id))) return refuse('review.round-closed');
  if (!(await holdJudge(tx, judge.panelId, judge.personId))) return refuse('review.no-longer-judge');
  const place = { roundId: round.id, entryId: entry.entryId, judgeId: judge.personId };
  if (!(await keepAbstention(tx, place, reason, version, now))) {
    const stored = await findScore(tx, round.id, entry.entryId, judge.personId);
    return refuse(stored?.submittedAt ? 'review.score-submitted' : 'http.stale');
  }
  await announce(doing, {
    name: 'review.judge-abstained',
    subjectId: round.id,
    organisationId: round.runnerId,
    campaignId: round.campaignId,
    seat: 'judge',
    reason,
    after: { entryId: entry.entryId },
  });
  return done(desk);
}
