/** Casting: one vote of a signed-in person for a shown work goes to the ledger, at most one a day for a work. */

import { done, type Outcome, refuse, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { getEntry } from '../../entry/store.ts';
import { mayVote } from '../policy.ts';
import { listPollsOf } from '../store/poll.ts';
import { insertVote, listVotesOfDay, lockLedger, lockVoter, readInstant } from '../store.ts';
import { ballotDayOf, freeSlot, judgeBallot, pollAt, type ShownEntry } from '../vote.ts';

/**
 * The instant is read after both locks are held, so that no count can have passed it (docs/decisions/0013); day and
 * closing are decided by that instant and by nothing else. Single votes are no facts: the ledger is their record.
 */
export async function cast(doing: Doing, { entry, call }: ShownEntry): Promise<Outcome<ShownEntry>> {
  const { tx, actor } = doing;
  if (actor.kind !== 'person') return refuse('http.sign-in-needed');
  await lockVoter(tx, call.campaignId, actor.id);
  await lockLedger(tx, call.campaignId);
  const at = await readInstant(tx);
  const poll = pollAt(await listPollsOf(tx, entry.id), at);
  const shown = { entry: await getEntry(tx, entry.id), call, poll };
  const verdict = mayVote(actor, shown, at);
  if (!verdict.allowed) return refuseAll([verdict.refusal]);
  if (!poll) return refuse('vote.not-shown');
  const day = ballotDayOf(at);
  const today = await listVotesOfDay(tx, call.campaignId, actor.id, day);
  const refusal = judgeBallot(today, entry.id, call.ballot);
  if (refusal) return refuseAll([refusal]);
  const slot = freeSlot(today, call.ballot)!;
  const isCast = await insertVote(tx, {
    pollId: poll.id,
    campaignId: call.campaignId,
    callId: call.id,
    entryId: entry.id,
    voterId: actor.id,
    day,
    slot,
    at,
  });
  return isCast ? done(shown) : refuse('vote.already-today');
}
