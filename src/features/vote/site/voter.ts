/** Whoever looks at a vote: what is proved of them and what they cast in its poll, as they themselves may know it. */

import type { EntryId } from '../../../kernel/id.ts';
import { all, allowed, type Verdict } from '../../../kernel/verdict.ts';
import type { View } from '../../../platform/route.ts';
import { pseudonymOf } from '../../../platform/signing.ts';
import type { Identity } from '../../identity/identity.ts';
import { listIdentities } from '../../identity/store.ts';
import { judgeBallot, judgeVoter } from '../ballot.ts';
import { findHead, listOwnVotes, type OwnVote } from '../store/ledger.ts';
import { findKeyDestroyed } from '../store/signal.ts';
import { ballotOf, type Poll, type ShownEntry } from '../vote.ts';

export type VoterHere = {
  identity: Identity;
  past: readonly OwnVote[];
  /** Since when nobody can say what they cast: the time of keeping is over. */
  forgottenAt?: Date;
};

/** Nothing for people who are not signed in: their page is the same for all. */
export async function findVoterHere(
  { tx, actor }: Pick<View, 'tx' | 'actor'>,
  poll: Pick<Poll, 'id'> | undefined,
): Promise<VoterHere | undefined> {
  if (actor.kind !== 'person') return undefined;
  const identity = (await listIdentities(tx, [actor.id])).get(actor.id);
  const head = poll && (await findHead(tx, poll.id));
  if (!identity || !head) return identity && { identity, past: [] };
  const { key } = head;
  if (!key) return { identity, past: [], forgottenAt: await findKeyDestroyed(tx, head.pollId) };
  const voter = pseudonymOf(key, actor.id);
  const own = await listOwnVotes(tx, [{ pollId: head.pollId, voter }]);
  return { identity, past: own.get(`${head.pollId}/${voter}`) ?? [] };
}

/** The verdict over the poll, then over the person, then over what they cast: what the button on a page shows. */
export function withVoter(
  open: Verdict,
  { poll, call }: Pick<ShownEntry, 'poll' | 'call'>,
  voter: VoterHere | undefined,
  asked: { entryIds?: readonly EntryId[]; now: Date },
): Verdict {
  if (!voter) return open;
  const ballot = ballotOf(poll, call);
  const cast = asked.entryIds && judgeBallot(voter.past, asked.entryIds, ballot, asked.now);
  const refusal = judgeVoter(voter.identity, ballot) ?? cast;
  return all(open, refusal ? { allowed: false, when: 'not-now', refusal } : allowed);
}
