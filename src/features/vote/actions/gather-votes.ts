/** Gathering: everything a batch of votes needs, loaded once and under the locks of its ledgers. A part of casting. */

import { type Actor, personIdOf } from '../../../kernel/actor.ts';
import type { CallId, EntryId, PersonId, PollId } from '../../../kernel/id.ts';
import type { Tx } from '../../../platform/db.ts';
import type { Gathered } from '../../../platform/route.ts';
import { pseudonymOf } from '../../../platform/signing.ts';
import type { Call } from '../../call/call.ts';
import { findHostedCall, getCall } from '../../call/store.ts';
import type { Entry } from '../../entry/entry.ts';
import { findEntry, listEntriesById } from '../../entry/store.ts';
import type { Identity } from '../../identity/identity.ts';
import { listIdentities } from '../../identity/store.ts';
import { type LockedHead, listOwnVotes, lockHeads, type OwnVote } from '../store/ledger.ts';
import { listPollsById, listPollsOfAll } from '../store/poll.ts';
import { type Cast, type Poll, pollAt, type ShownEntry } from '../vote.ts';
import { freezePoll } from './freeze-poll.ts';

/** Works that are voted for together, of one call and, where there is one, in one poll. */
export type WorksFound = { works: readonly ShownEntry[]; call: Call; poll?: Poll };
/** Who asks for a vote for which works; of a ballot also at which call. */
export type WorksAsked = { actor: Actor; key?: string; entryIds: readonly EntryId[]; callId?: CallId };

/** What the judging of a batch works on: what was cast before, and what its own earlier requests have added. */
export type Casting = {
  heads: ReadonlyMap<PollId, LockedHead>;
  identities: ReadonlyMap<PersonId, Identity>;
  pseudonym: (pollId: PollId, personId: PersonId) => string | undefined;
  ownOf: (pollId: PollId, voter: string) => OwnVote[];
};

/**
 * The first statements find the polls as they are `before`; the heads are locked, the instant is read, and what counts is
 * read after that.
 */
export async function gatherVotes(
  tx: Tx,
  asked: readonly WorksAsked[],
  before: Date,
): Promise<Gathered<WorksFound, Cast, Casting>> {
  const ids = [...new Set(asked.flatMap(({ entryIds }) => entryIds))];
  const pollsOf = await listPollsOfAll(tx, ids);
  const chosen = await choosePolls(tx, asked, pollsOf, before);
  await freezeOpened(tx, chosen, before);
  const pollIds = [...new Set(chosen.flatMap((poll) => poll?.id ?? []))];
  const heads = await lockHeads(tx, pollIds);
  const polls = new Map((await listPollsById(tx, pollIds)).map((poll) => [poll.id, poll]));
  const entries = new Map((await listEntriesById(tx, ids)).map((entry) => [entry.id, entry]));
  const casting = await loadCasting(tx, heads, asked, chosen);
  const calls = await loadCalls(tx, asked, chosen, entries);
  const found = asked.map((one, index) => {
    const poll = chosen[index] && polls.get(chosen[index].id);
    const works = one.entryIds.flatMap((id) => entries.get(id) ?? []);
    const call = calls.get(poll?.callId ?? works[0]?.callId ?? one.callId!);
    if (!call || works.length < one.entryIds.length) return undefined;
    const inPoll = (id: EntryId) => (pollsOf.get(id) ?? []).some((its) => its.id === poll?.id);
    return {
      found: {
        call,
        poll,
        works: works.map((entry) => ({ entry, call, poll: inPoll(entry.id) ? poll : undefined })),
      },
      now: (poll && heads.get(poll.id)?.lockedAt) ?? before,
      answered: poll && answeredOf(casting, one, poll.id),
    };
  });
  for (const [index, one] of asked.entries())
    if (found[index] && !(await isSeen(tx, one, found[index].found))) found[index] = undefined;
  return { room: casting, found };
}

/** The poll in which each votes: of its work, of a ballot one of its call. */
async function choosePolls(
  tx: Tx,
  asked: readonly WorksAsked[],
  pollsOf: ReadonlyMap<EntryId, readonly Poll[]>,
  at: Date,
): Promise<(Poll | undefined)[]> {
  const callIds = asked.flatMap(({ callId }) => callId ?? []);
  const atCalls = callIds.length === 0 ? [] : await listPollsById(tx, [], callIds);
  return asked.map(({ entryIds: [first], callId }) => {
    const polls = callId ? atCalls.filter((poll) => poll.callId === callId) : pollsOf.get(first!);
    return pollAt(polls ?? [], at);
  });
}

/**
 * Polls whose first vote this may be: they promise before anything is added, in one order for everybody. Not before
 * their works are shown: what is promised names them.
 */
async function freezeOpened(tx: Tx, polls: readonly (Poll | undefined)[], at: Date): Promise<void> {
  const unfrozen = polls.flatMap((poll) =>
    poll?.openedAt && !poll.ballot && poll.opensAt <= at ? [poll.id] : [],
  );
  for (const id of [...new Set(unfrozen)].sort()) await freezePoll(tx, at, id);
}

/** The hosted calls: of polls by name, of works without a poll by asking. */
async function loadCalls(
  tx: Tx,
  asked: readonly WorksAsked[],
  polls: readonly (Poll | undefined)[],
  entries: ReadonlyMap<EntryId, Entry>,
): Promise<Map<CallId, Call>> {
  const calls = new Map<CallId, Call>();
  for (const poll of polls)
    if (poll && !calls.has(poll.callId)) calls.set(poll.callId, await getCall(tx, poll.callId));
  for (const [index, { entryIds, callId }] of asked.entries()) {
    const id = entries.get(entryIds[0]!)?.callId ?? callId;
    if (polls[index] || !id || calls.has(id)) continue;
    const hosted = await findHostedCall(tx, await getCall(tx, id));
    if (hosted) calls.set(id, hosted);
  }
  return calls;
}

async function loadCasting(
  tx: Tx,
  heads: ReadonlyMap<PollId, LockedHead>,
  asked: readonly WorksAsked[],
  polls: readonly (Poll | undefined)[],
): Promise<Casting> {
  const people = [...new Set(asked.flatMap(({ actor }) => personIdOf(actor) ?? []))];
  const names = new Map<string, string>();
  const pseudonym = (pollId: PollId, personId: PersonId) => {
    const key = heads.get(pollId)?.key;
    const name = `${pollId}/${personId}`;
    if (key && !names.has(name)) names.set(name, pseudonymOf(key, personId));
    return names.get(name);
  };
  const voters = new Map<string, { pollId: PollId; voter: string }>();
  for (const [index, { actor }] of asked.entries()) {
    const [poll, personId] = [polls[index], personIdOf(actor)];
    const voter = poll && personId && pseudonym(poll.id, personId);
    if (voter) voters.set(`${poll.id}/${voter}`, { pollId: poll.id, voter });
  }
  const own = await listOwnVotes(tx, [...voters.values()]);
  const ownOf = (pollId: PollId, voter: string) => {
    const votes = own.get(`${pollId}/${voter}`) ?? [];
    own.set(`${pollId}/${voter}`, votes);
    return votes;
  };
  return { heads, identities: await listIdentities(tx, people), pseudonym, ownOf };
}

/** The answer that the same request had: its key is in the ledger, also when the vote is closed by now (AC-133, F-18). */
function answeredOf(
  casting: Casting,
  { actor, key, entryIds }: WorksAsked,
  pollId: PollId,
): Cast | undefined {
  const personId = personIdOf(actor);
  const voter = personId && casting.pseudonym(pollId, personId);
  if (!voter || !key) return undefined;
  const before = casting.ownOf(pollId, voter).filter((vote) => vote.key === key);
  const isSame = before.length === entryIds.length && before.every((v) => entryIds.includes(v.entryId));
  return before.length > 0 && isSame ? { entryIds, receipt: before[0]!.receipt } : undefined;
}

/** What is before the public everybody sees; anything else only those who see it anyway. */
async function isSeen(tx: Tx, { actor }: WorksAsked, { works }: WorksFound): Promise<boolean> {
  for (const { entry } of works) if (!entry.shownAt && !(await findEntry(tx, actor, entry.id))) return false;
  return true;
}
