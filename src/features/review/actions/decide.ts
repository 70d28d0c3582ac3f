/** Deciding on works of an open round: on, back with the reason, out with the reason; many at once, each once. */

import type { EntryId } from '../../../kernel/id.ts';
import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import { getCall } from '../../call/store.ts';
import { giveBack } from '../../recommendation/actions/give-back.ts';
import { openPoll } from '../../vote/actions/open-poll.ts';
import { listTooLate } from '../../vote/store/poll.ts';
import type { Round, WorkOutcome } from '../review.ts';
import { judgeDecision, runsBesideVote } from '../stage.ts';
import { decideEntries } from '../store/judging.ts';
import { holdOpen } from '../store.ts';

export type Decision = { outcome: WorkOutcome; reason?: string; entries: readonly EntryId[] };

/** Refuses what the stage does not decide, a missing reason, and a work that somebody decided on meanwhile. */
export async function decide(
  doing: Doing,
  { round }: { round: Round },
  decision: Decision,
): Promise<Outcome<Round>> {
  const { tx } = doing;
  const { outcome, reason, entries } = decision;
  const problem = judgeDecision(round.stage, decision);
  if (problem) return refuse(problem.code, problem.about, problem.field);
  if (!(await holdOpen(tx, round.id))) return refuse('review.round-closed');
  if (!(await decideEntries(doing, round.id, decision))) return refuse('review.decided-already');
  const call = await getCall(tx, round.callId);
  const joins = outcome === 'on' && runsBesideVote(call, round.position);
  const late = joins ? await listTooLate(tx, call.id, entries) : [];
  if (late.length > 0) return refuse('vote.list-published', { count: late.length });
  if (joins) await openPoll(doing, { callId: call.id, entries });
  for (const entryId of outcome === 'returned' ? entries : []) {
    const given = await giveBack(doing, { callId: round.callId, entryId }, reason!);
    if (!given.ok) return given;
  }
  await announce(doing, {
    name: 'review.works-decided',
    subjectId: round.id,
    organisationId: round.runnerId,
    campaignId: round.campaignId,
    seat: 'officer',
    reason,
    after: { outcome, entries },
  });
  return done(round);
}
