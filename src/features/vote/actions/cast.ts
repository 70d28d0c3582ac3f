/** Casting: votes of signed-in people for shown works go to the ledger, very many at once, each judged by the rules. */

import type { Actor } from '../../../kernel/actor.ts';
import type { EntryId } from '../../../kernel/id.ts';
import { done, type Outcome, refuse, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing, Tx } from '../../../platform/db.ts';
import { randomHex } from '../../../platform/signing.ts';
import { type Identity, subnetOf } from '../../identity/identity.ts';
import { countingTier, judgeBallot, judgeVoter, placesOf, votesFor } from '../ballot.ts';
import { mayVote } from '../policy.ts';
import {
  insertEvents,
  type LinkedEvent,
  linkEvents,
  nextAt,
  type OwnVote,
  readInstant,
} from '../store/ledger.ts';
import { insertSignals } from '../store/signal.ts';
import { ballotOf, type Cast, type ShownEntry, type Signal } from '../vote.ts';
import { type Casting, gatherVotes, type WorksFound } from './gather-votes.ts';

/** What the request says of itself; `seen` is what the voter's page said of when and how they came. */
export type CameHow = Pick<Signal, 'dwellMs' | 'via'> & { address: string; agent: string };
export type Voting = { actor: Actor; found: WorksFound; key?: string; how?: CameHow };
type Judged = Outcome<Cast> & { events?: readonly LinkedEvent[]; signal?: Signal };

/**
 * The instant was read after the heads were locked (docs/decisions/0032): period, pause and closing are decided by it
 * and by nothing else. Single votes are no facts: the ledger is their record.
 */
export async function castVotes(
  tx: Tx,
  casting: Casting,
  votings: readonly Voting[],
): Promise<Outcome<Cast>[]> {
  const judged = votings.map((voting) => judgeVoting(casting, voting));
  await insertEvents(
    tx,
    judged.flatMap(({ events }) => events ?? []),
  );
  const signals = judged.flatMap(({ events, signal }) =>
    signal ? (events ?? []).map(({ pollId, no }) => ({ ...signal, pollId, no })) : [],
  );
  await insertSignals(tx, signals);
  return judged.map((one) => (one.ok ? done(one.value) : refuseAll(one.refusals)));
}

function judgeVoting(casting: Casting, { actor, found, key, how }: Voting): Judged {
  const { poll, call } = found;
  const head = poll && casting.heads.get(poll.id);
  if (actor.kind !== 'person') return refuse('http.sign-in-needed');
  if (!poll || !head || found.works.length === 0) return refuse('vote.not-shown');
  if (!head.key) return refuse('vote.closed', { closesAt: poll.closesAt });
  const [ballot, entryIds] = [ballotOf(poll, call), found.works.map(({ entry }) => entry.id)];
  // Both the instant itself, by which the door has judged, and the one that is written must be open.
  const at = nextAt(head);
  const verdict = mayVote(actor, found, at);
  if (!verdict.allowed) return refuseAll([verdict.refusal]);
  const identity = casting.identities.get(actor.id);
  const isOther = identity ? judgeVoter(identity, ballot) : { code: 'vote.tier-needed' };
  if (isOther) return refuseAll([isOther]);
  const voter = casting.pseudonym(poll.id, actor.id)!;
  const past = casting.ownOf(poll.id, voter);
  // Where a work may have several votes, one more is asked for until it has them all.
  const allFor = (id: EntryId) => votesFor(past, id, ballot, at).slice(ballot.perWork - 1);
  const standing = findStanding(past, entryIds, key, allFor);
  if (standing === 'other') return refuse('http.key-reused');
  if (standing) return done({ entryIds, receipt: standing.receipt });
  const refusal = judgeBallot(past, entryIds, ballot, at);
  if (refusal) return refuseAll([refusal]);
  const tier = countingTier(identity!, ballot)!;
  const places = placesOf(past, entryIds, ballot, at);
  // What is cast together is found together, also when the request brought no key.
  const name = key ?? (entryIds.length > 1 ? randomHex(16) : undefined);
  const events = linkEvents(
    head,
    at,
    places.map(({ entryId: work, ...place }, index) => ({
      content: { act: 'vote', tier, voter, work, ...place },
      vote: { receipt: idOf(randomHex(16)), key: name, part: index + 1 },
    })),
  );
  for (const [index, place] of places.entries()) {
    const { no, vote } = events[index]!;
    past.push({ ...place, no, at, receipt: vote!.receipt, key: name });
  }
  const signal = how && signalOf(identity!, how);
  return { ...done({ entryIds, receipt: events[0]!.vote!.receipt }), events, signal };
}

/**
 * The vote that a request asks for once more: by its key, or because all its works have their one vote in this period
 * already. The same key with other works is another request (AC-133).
 */
export function findStanding(
  past: readonly OwnVote[],
  entryIds: readonly EntryId[],
  key: string | undefined,
  standing: (id: EntryId) => readonly { no: number }[],
): OwnVote | 'other' | undefined {
  const before = key === undefined ? [] : past.filter((vote) => vote.key === key);
  if (before.length > 0) {
    const isSame =
      before.length === entryIds.length && before.every((vote) => entryIds.includes(vote.entryId));
    return isSame ? before[0] : 'other';
  }
  const votes = entryIds.map((id) => standing(id).at(-1)?.no);
  return votes.every((no) => no !== undefined) ? past.find((vote) => vote.no === votes[0]) : undefined;
}

/** 32 hex digits as an id is written. */
function idOf(hex: string): string {
  const [a, b, c, d, e] = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ];
  return `${a}-${b}-${c}-${d}-${e}`;
}

function signalOf(identity: Identity, { address, agent, via, dwellMs }: CameHow): Signal {
  return {
    addressPrefix: subnetOf(address),
    region: identity.homePath ?? '',
    agent: agent.slice(0, 300),
    via,
    dwellMs,
    voterSince: identity.since,
  };
}

/** One vote by itself, in the transaction it is handed: the same way, with one request in the batch. */
export async function cast(
  { tx, actor }: Pick<Doing, 'tx' | 'actor'>,
  { entry }: Pick<ShownEntry, 'entry'>,
  key?: string,
): Promise<Outcome<Cast>> {
  const { room, found } = await gatherVotes(
    tx,
    [{ actor, key, entryIds: [entry.id] }],
    await readInstant(tx),
  );
  const [one] = found;
  if (!one) return refuse('http.not-found');
  if (one.answered) return done(one.answered);
  const verdict = mayVote(actor, one.found, one.now);
  if (!verdict.allowed) return refuseAll([verdict.refusal]);
  return (await castVotes(tx, room, [{ actor, key, found: one.found }]))[0]!;
}
