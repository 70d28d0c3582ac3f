/** The word "vote": one person's voice for one work on one day, and the count that names its instant. */

import type { CallId, CampaignId, EntryId, PollId } from '../../kernel/id.ts';
import { dayOf } from '../../kernel/period.ts';
import type { Named } from '../../kernel/text.ts';
import type { Refusal } from '../../kernel/verdict.ts';
import type { Window } from '../../kernel/window.ts';
import { windowOfVote } from '../calendar/calendar.ts';
import type { Ballot, Call } from '../call/call.ts';
import { stagesOf } from '../call/stage.ts';
import type { Entry } from '../entry/entry.ts';
import type { Formula } from '../reckoning/reckoning.ts';

/** A window in which given works of a call are voted for: a gate on the way, or the final vote. */
export type Poll = {
  id: PollId;
  callId: CallId;
  campaignId: CampaignId;
  /** In the order in which they were made, the first is 0. */
  position: number;
  /** The key of the gate's stage; absent for the final vote. */
  stage?: string;
  opensAt: Date;
  closesAt: Date;
  /** When its works came before the public. */
  openedAt?: Date;
};

/** A work before the public, with the hosted call and the poll in which people vote for it, if there is one. */
export type ShownEntry = { entry: Entry; call: Call; poll?: Poll };

/** From when until when a poll takes votes; a call that was withdrawn takes none. */
export function windowOfPoll(
  poll: Pick<Poll, 'opensAt' | 'closesAt'>,
  call: Pick<Call, 'withdrawnAt'>,
): Window {
  const { withdrawnAt } = call;
  return windowOfVote({ voteOpensAt: poll.opensAt, voteClosesAt: poll.closesAt, withdrawnAt });
}

/** Of a work's polls the one that counts now: the open one, else the next to open, else the last that was. */
export function pollAt<T extends Pick<Poll, 'opensAt' | 'closesAt'>>(
  polls: readonly T[],
  now: Date,
): T | undefined {
  const inOrder = [...polls].sort((a, b) => a.opensAt.getTime() - b.opensAt.getTime());
  return inOrder.find((poll) => now < poll.closesAt) ?? inOrder.at(-1);
}

/** The name of a poll's gate; nothing for the final vote. */
export function gateOf(poll: Pick<Poll, 'stage'> | undefined, call: Pick<Call, 'stages'>): Named | undefined {
  return poll?.stage === undefined ? undefined : stagesOf(call).find(({ key }) => key === poll.stage)?.name;
}

/** Whether the final vote counts for anything in a result: without that there is none. */
export function countsVotes({ votesPercent, direct, bonus, prizes }: Formula): boolean {
  return Boolean(votesPercent > 0 || direct || bonus || prizes?.some(({ by }) => by.kind === 'votes'));
}

/** One of a person's votes of a day; its slot is the number from one to `ballot.perDay`. */
export type CastVote = { entryId: EntryId; slot: number };

/** A count: equals the ledger's rows up to its instant, exactly. */
export type Tally = { votes: number; countedAt: Date };

/** The day a vote belongs to: Shanghai's, by the database's clock (AC-135). */
export function ballotDayOf(instant: Date): string {
  return dayOf(instant);
}

/** How many votes a person still has on a day. */
export function votesLeft(today: readonly CastVote[], ballot: Ballot): number {
  return Math.max(0, ballot.perDay - today.length);
}

/** The lowest number of a day's vote that is not taken; nothing when all are. */
export function freeSlot(today: readonly CastVote[], ballot: Ballot): number | undefined {
  const taken = new Set(today.map((vote) => vote.slot));
  return Array.from({ length: ballot.perDay }, (_, i) => i + 1).find((slot) => !taken.has(slot));
}

/** Why a person cannot vote for a work on a day, after what they cast that day; nothing when they can. */
export function judgeBallot(
  today: readonly CastVote[],
  entryId: EntryId,
  ballot: Ballot,
): Refusal | undefined {
  if (today.some((vote) => vote.entryId === entryId)) return { code: 'vote.already-today' };
  if (freeSlot(today, ballot) === undefined)
    return { code: 'vote.day-quota', about: { perDay: ballot.perDay } };
  return undefined;
}

/** Whether a count is the last one: nothing can be added to the ledger of a poll after its closing. */
export function isFinalTally(tally: Tally, poll: { closesAt: Date }): boolean {
  return tally.countedAt >= poll.closesAt;
}

/**
 * The order of a gallery on a day: the same for everybody that day, another the next, so that no work stands first
 * for good. Never by votes while people vote.
 */
export function orderOfDay<T extends { id: string }>(works: readonly T[], day: string): T[] {
  return works
    .map((work) => ({ work, key: scatter(`${day}/${work.id}`) }))
    .sort((a, b) => a.key - b.key || (a.work.id < b.work.id ? -1 : 1))
    .map(({ work }) => work);
}

/** FNV-1a with a last stir: enough to shuffle, no secret. */
function scatter(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}
