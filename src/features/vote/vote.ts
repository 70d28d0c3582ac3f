/** The word "vote": one person's voice for one work on one day, and the count that names its instant. */

import type { EntryId } from '../../kernel/id.ts';
import { dayOf } from '../../kernel/period.ts';
import type { Refusal } from '../../kernel/verdict.ts';
import type { Ballot, Call } from '../call/call.ts';
import type { Entry } from '../entry/entry.ts';

/** A work before the public, with the hosted call at which people vote for it. */
export type ShownEntry = { entry: Entry; call: Call };

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

/** Whether a count is the last one: nothing can be added to the ledger of a call after its closing. */
export function isFinalTally(tally: Tally, call: { voteClosesAt: Date }): boolean {
  return tally.countedAt >= call.voteClosesAt;
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
