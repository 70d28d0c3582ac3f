/** Taking back: a voter's own vote, or the whole ballot it was cast in, while people vote. */

import { done, type Outcome, refuse, refuseAll } from '../../../kernel/verdict.ts';
import { isOpenTo, standingOf } from '../../../kernel/window.ts';
import type { Doing } from '../../../platform/db.ts';
import { getCall } from '../../call/store.ts';
import { judgeRetraction, retractedWith } from '../ballot.ts';
import { listOwnVotes, lockHeads, nextAt } from '../store/ledger.ts';
import { findPollById } from '../store/poll.ts';
import type { KeptVote } from '../store/receipt.ts';
import { ballotOf, windowOfPoll } from '../vote.ts';
import { appendEvents } from './append-events.ts';

/** Under the poll's lock, by its instant. A vote taken back keeps its slot and turn; the next takes the next (AC-132). */
export async function retract(
  { tx }: Pick<Doing, 'tx'>,
  { vote }: { vote: KeptVote },
): Promise<Outcome<KeptVote>> {
  const head = (await lockHeads(tx, [vote.pollId])).get(vote.pollId);
  if (!head) return refuse('http.not-found');
  const at = nextAt(head);
  const poll = (await findPollById(tx, vote.pollId))!;
  const call = await getCall(tx, poll.callId);
  if (!isOpenTo(standingOf(windowOfPoll(poll, call), at)))
    return refuse('vote.closed', { closesAt: poll.closesAt });
  if (poll.pausedAt) return refuse('vote.paused', { pausedAt: poll.pausedAt });
  const own = await listOwnVotes(tx, [{ pollId: vote.pollId, voter: vote.voter }]);
  const past = own.get(`${vote.pollId}/${vote.voter}`) ?? [];
  const ballot = ballotOf(poll, call);
  const refusal = judgeRetraction(past, vote.no, ballot, at);
  if (refusal) return refuseAll([refusal]);
  const numbers = retractedWith(past, vote.no, ballot);
  await appendEvents(
    { tx },
    vote.pollId,
    numbers.map((no) => ({ act: 'retract', vote: no })),
  );
  return done(vote);
}
