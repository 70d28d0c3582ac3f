/** The word "scrutiny": what a machine suspects and people decide; nothing is set aside or disqualified by itself. */

import type { EntryId, PersonId, PollId } from '../../kernel/id.ts';
import { dayMs } from '../../kernel/period.ts';
import type { Sentence } from '../../kernel/text.ts';
import type { TreePath } from '../../kernel/tree.ts';
import type { VoterTier } from '../identity/identity.ts';
import type { VoteState } from '../vote/ledger/fold.ts';
import type { VoteRanges } from '../vote/ledger/line.ts';
import type { CastVote } from './detect/cast-vote.ts';
import type { Suspicion } from './detect/suspicion.ts';
import { numbersIn, rangesOf } from './ranges.ts';

/** A vote of a poll's ledger with its circumstances, and how it stands; the voter is the poll's pseudonym. */
export type Voted = {
  no: number;
  at: Date;
  entryId: EntryId;
  voter: string;
  tier: VoterTier;
  address?: string;
  region?: string;
  agent?: string;
  dwellMs?: number;
  via?: string;
  voterSince?: Date;
  state: VoteState;
};

/** Found by the machine; a person sets its votes aside or dismisses it. */
export const suspicionStates = ['found', 'quarantined', 'dismissed'] as const;
export type SuspicionState = (typeof suspicionStates)[number];

/** A suspicion as it is kept: of one work by one rule; while it is open it grows with what is found anew. */
export type KeptSuspicion = {
  id: string;
  pollId: PollId;
  entryId: EntryId;
  entryTitle: string;
  unitPath: TreePath;
  makerId?: PersonId;
  rule: string;
  ruleVersion: string;
  grounds: readonly Sentence[];
  votes: VoteRanges;
  count: number;
  state: SuspicionState;
  foundAt: Date;
  grownAt: Date;
  decidedAt?: Date;
  decidedBy?: PersonId;
  reason?: string;
  quarantineId?: string;
  version: number;
};

/** The rule of votes that somebody chose by hand. */
export const byHand = 'by-hand';

/** After the closing votes can be set aside and appeals be filed so long; released and voided they can be later too. */
export const scrutinyDays = 30;

export function scrutinyUntil(poll: { closesAt: Date }): Date {
  return new Date(poll.closesAt.getTime() + scrutinyDays * dayMs);
}

/** A vote as the detector reads it; the organisation is the unit of the work. */
export function castVoteOf(voted: Voted, unitOf: (work: EntryId) => string): CastVote {
  const { no, at, entryId, voter, tier, address, region, agent, dwellMs, via, voterSince } = voted;
  return {
    ...{ id: String(no), at, work: entryId, organisation: unitOf(entryId), voter, tier },
    ...{ address, region, agent, dwellMs, via, voterSince },
  };
}

/** What the detector found of one work, its votes as numbers. */
export type Finding = {
  entryId: EntryId;
  rule: string;
  ruleVersion: string;
  grounds: readonly Sentence[];
  votes: VoteRanges;
};

/**
 * The detector's suspicions as findings, one for each work and rule: each work has votes, a unit and an appeal of its
 * own. Votes that `isSettled` says were decided before under that rule, or do not count any more, are left out.
 */
export function findingsOf(
  suspicions: readonly Suspicion[],
  workOf: ReadonlyMap<number, EntryId>,
  isSettled: (entryId: EntryId, rule: string, no: number) => boolean,
): Finding[] {
  const found = new Map<string, Finding & { numbers: number[] }>();
  for (const { rule, version, votes, grounds } of suspicions) {
    for (const id of votes) {
      const no = Number(id);
      const entryId = workOf.get(no);
      if (!entryId || isSettled(entryId, rule, no)) continue;
      const key = `${entryId} ${rule}`;
      const one = found.get(key) ?? {
        ...{ entryId, rule, ruleVersion: version, grounds: [], votes: [], numbers: [] },
      };
      one.numbers.push(no);
      one.grounds = joinGrounds(one.grounds, grounds);
      found.set(key, one);
    }
  }
  return [...found.values()].map(({ numbers, ...finding }) => ({ ...finding, votes: rangesOf(numbers) }));
}

const groundsMax = 12;

/** Grounds in words, each once. */
export function joinGrounds(known: readonly Sentence[], more: readonly Sentence[]): Sentence[] {
  const isNew = (one: Sentence) => !known.some((other) => other.zh === one.zh);
  return [...known, ...more.filter(isNew)].slice(0, groundsMax);
}

/** Two sets of votes as one. */
export function joinVotes(known: VoteRanges, more: VoteRanges): [number, number][] {
  return rangesOf([...numbersIn(known), ...numbersIn(more)]);
}
