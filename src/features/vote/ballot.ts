/** The word "ballot" as it is cast: whether a person's next votes keep to the rules, and which places they take. */

import type { EntryId } from '../../kernel/id.ts';
import { dayMs, dayOf } from '../../kernel/period.ts';
import type { Values } from '../../kernel/text.ts';
import { isWithin } from '../../kernel/tree.ts';
import type { Refusal } from '../../kernel/verdict.ts';
import type { Ballot } from '../call/ballot.ts';
import type { Identity, VoterTier } from '../identity/identity.ts';

/** One of a person's votes in a poll, the taken-back ones too. */
export type PastVote = {
  no: number;
  entryId: EntryId;
  period: string;
  slot: number;
  turn: number;
  at: Date;
  retractedAt?: Date;
};

/** Where a vote stands: the how-manieth of its voter in the period, and of them for its work. */
export type Place = { entryId: EntryId; period: string; slot: number; turn: number };

/** As often in a period may a person take something back; a whole ballot taken back is once (AC-132). */
export const retractionsMax = 3;

/** The period a vote belongs to: Shanghai's day (AC-135); nothing where the rules count otherwise. */
export function periodOf(ballot: Pick<Ballot, 'period'>, at: Date): string {
  return ballot.period === 'day' ? dayOf(at) : '';
}

/** Votes that stand and still count against a person at an instant. A clock that went back frees none of them. */
function standingIn(past: readonly PastVote[], ballot: Pick<Ballot, 'period'>, at: Date): PastVote[] {
  const standing = past.filter((vote) => vote.retractedAt === undefined);
  if (ballot.period === 'day') return standing.filter((vote) => vote.period === periodOf(ballot, at));
  if (ballot.period === 'window') return standing;
  return standing.filter((vote) => vote.at.getTime() > at.getTime() - dayMs);
}

/** From when on at most `most - 1` of these votes lie within the last 24 hours: one more has room then. */
function roomAt(votes: readonly PastVote[], most: number): Date {
  const instants = votes.map((vote) => vote.at.getTime()).sort((a, b) => a - b);
  return new Date(instants[votes.length - most]! + dayMs);
}

/** Why these works cannot be voted for together after what was voted before; nothing when they can. */
export function judgeBallot(
  past: readonly PastVote[],
  entryIds: readonly EntryId[],
  ballot: Ballot,
  at: Date,
): Refusal | undefined {
  const counted = standingIn(past, ballot, at);
  return (
    (ballot.together && judgeTogether(counted, entryIds, ballot, ballot.together)) ??
    judgeQuotas(counted, entryIds, ballot)
  );
}

/** One refusal a period: each says in its own words when there is more. */
const refusals = {
  day: {
    work: { code: 'vote.work-quota-day' },
    all: { code: 'vote.quota-day' },
    cast: { code: 'vote.ballot-cast-day' },
  },
  rolling: {
    work: { code: 'vote.work-quota-rolling' },
    all: { code: 'vote.quota-rolling' },
    cast: { code: 'vote.ballot-cast-rolling' },
  },
  window: {
    work: { code: 'vote.work-quota-window' },
    all: { code: 'vote.quota-window' },
    cast: { code: 'vote.ballot-cast-window' },
  },
} as const;

/** A whole ballot: once a period, of so many works, each another one. */
function judgeTogether(
  counted: readonly PastVote[],
  entryIds: readonly EntryId[],
  { period }: Ballot,
  { least, most }: { least: number; most: number },
): Refusal | undefined {
  const chosen = entryIds.length;
  if (counted.length > 0)
    return {
      ...refusals[period].cast,
      ...(period === 'rolling' ? { about: { at: roomAt(counted, 1) } } : {}),
    };
  if (new Set(entryIds).size < chosen) return { code: 'vote.ballot-twice', field: 'work' };
  if (chosen >= least && chosen <= most) return undefined;
  return least === most
    ? { code: 'vote.ballot-exactly', about: { count: most, chosen }, field: 'work' }
    : { code: 'vote.ballot-between', about: { least, most, chosen }, field: 'work' };
}

function judgeQuotas(
  counted: readonly PastVote[],
  entryIds: readonly EntryId[],
  { period, perWork, perPeriod }: Ballot,
): Refusal | undefined {
  const room = (votes: readonly PastVote[], most: number): Values =>
    period === 'rolling' && votes.length >= most ? { at: roomAt(votes, most) } : {};
  for (const entryId of new Set(entryIds)) {
    const before = counted.filter((vote) => vote.entryId === entryId);
    const added = entryIds.filter((one) => one === entryId).length;
    if (before.length + added > perWork)
      return { ...refusals[period].work, about: { perWork, ...room(before, perWork) } };
  }
  if (counted.length + entryIds.length > perPeriod)
    return { ...refusals[period].all, about: { perPeriod, ...room(counted, perPeriod) } };
  return undefined;
}

/** The next places for these works. A vote taken back keeps its own: no number is given twice. */
export function placesOf(
  past: readonly PastVote[],
  entryIds: readonly EntryId[],
  ballot: Ballot,
  at: Date,
): Place[] {
  const period = periodOf(ballot, at);
  const taken = past.filter((vote) => vote.period === period);
  const turns = new Map<EntryId, number>();
  for (const vote of taken) turns.set(vote.entryId, Math.max(turns.get(vote.entryId) ?? 0, vote.turn));
  const first = taken.reduce((most, vote) => Math.max(most, vote.slot), 0) + 1;
  return entryIds.map((entryId, index) => {
    const turn = (turns.get(entryId) ?? 0) + 1;
    turns.set(entryId, turn);
    return { entryId, period, slot: first + index, turn };
  });
}

/** How many votes a person still has; of whole ballots, how many works the next may hold. */
export function votesLeft(past: readonly PastVote[], ballot: Ballot, at: Date): number {
  const counted = standingIn(past, ballot, at).length;
  if (ballot.together) return counted > 0 ? 0 : ballot.together.most;
  return Math.max(0, ballot.perPeriod - counted);
}

/** A person's standing votes for a work that count in this period: what “already voted” means on its page. */
export function votesFor(past: readonly PastVote[], entryId: EntryId, ballot: Ballot, at: Date): PastVote[] {
  return standingIn(past, ballot, at).filter((vote) => vote.entryId === entryId);
}

/** The numbers of the votes that go when one is taken back: the whole ballot, where works are chosen together. */
export function retractedWith(past: readonly PastVote[], no: number, ballot: Ballot): number[] {
  const vote = past.find((one) => one.no === no);
  if (!vote || !ballot.together) return [no];
  const isSame = (one: PastVote) =>
    ballot.period === 'day'
      ? one.period === vote.period
      : ballot.period === 'window' || Math.abs(one.at.getTime() - vote.at.getTime()) < dayMs;
  return past.filter((one) => one.retractedAt === undefined && isSame(one)).map((one) => one.no);
}

/** Why a vote cannot be taken back now: it was already, or too often in this period (AC-132). */
export function judgeRetraction(
  past: readonly PastVote[],
  no: number,
  ballot: Ballot,
  at: Date,
): Refusal | undefined {
  const vote = past.find((one) => one.no === no);
  if (!vote || vote.retractedAt) return { code: 'vote.retracted-already' };
  const instants = past.flatMap((one) => one.retractedAt ?? []).filter((one) => isInPeriod(one, ballot, at));
  const times = new Set(instants.map((one) => one.getTime())).size;
  return times >= retractionsMax ? { code: 'vote.retractions', about: { max: retractionsMax } } : undefined;
}

function isInPeriod(instant: Date, { period }: Pick<Ballot, 'period'>, at: Date): boolean {
  if (period === 'day') return dayOf(instant) === dayOf(at);
  return period === 'window' || instant.getTime() > at.getTime() - dayMs;
}

/** The strongest of a person's tiers that counts by the rules; it is the one the ledger says. */
export function countingTier(
  identity: Pick<Identity, 'tiers'>,
  ballot: Pick<Ballot, 'tiers'>,
): VoterTier | undefined {
  return ballot.tiers.filter((tier) => identity.tiers.includes(tier)).at(-1);
}

/** Why a person's votes would not count by the rules: nothing proved that counts, or of another place. */
export function judgeVoter(
  identity: Pick<Identity, 'tiers' | 'homePath'>,
  { tiers, regionPath }: Pick<Ballot, 'tiers' | 'regionPath'>,
): Refusal | undefined {
  if (!countingTier(identity, { tiers })) return { code: 'vote.tier-needed' };
  if (regionPath === undefined) return undefined;
  if (identity.homePath === undefined) return { code: 'vote.region-unknown' };
  return isWithin(identity.homePath, regionPath) ? undefined : { code: 'vote.region' };
}
