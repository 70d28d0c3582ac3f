/** Taking a decision on a work back while the round is open; what was given back to its unit comes again by itself. */

import type { EntryId } from '../../../kernel/id.ts';
import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import { getCall } from '../../call/store.ts';
import type { Round } from '../review.ts';
import { runsBesideVote } from '../stage.ts';
import { undecideEntry } from '../store/judging.ts';
import { holdOpen } from '../store.ts';

/** Refuses when nothing is decided on it any more, or it is at its unit. */
export async function undoDecision(
  doing: Doing,
  { round }: { round: Round },
  { entryId }: { entryId: EntryId },
): Promise<Outcome<Round>> {
  const { tx } = doing;
  if (!(await holdOpen(tx, round.id))) return refuse('review.round-closed');
  const before = await undecideEntry(tx, round.id, entryId);
  if (!before) return refuse('review.nothing-decided');
  const call = await getCall(tx, round.callId);
  if (before.outcome === 'on' && runsBesideVote(call, round.position)) return refuse('review.shown-already');
  await announce(doing, {
    name: 'review.decision-undone',
    subjectId: round.id,
    organisationId: round.runnerId,
    campaignId: round.campaignId,
    seat: 'officer',
    before: { entryId, ...before },
  });
  return done(round);
}
