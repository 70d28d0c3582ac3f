/** A decision: what people set over the computed table, each with its reason; the table is the rule with them laid on. */

import type { EntryId, PersonId } from '../../kernel/id.ts';
import type { Refusal } from '../../kernel/verdict.ts';
import type { Formula } from '../reckoning/reckoning.ts';
import type { Award, Place, Ranking } from './award.ts';

/** `give` sets the award of one work (or none) and leaves all others; `out` takes a work out, and those behind move up. */
export const decisionKinds = ['give', 'out'] as const;
export type DecisionKind = (typeof decisionKinds)[number];

export type Decision = {
  id: string;
  entryId: EntryId;
  kind: DecisionKind;
  award?: Award;
  reason: string;
  at: Date;
  byId?: PersonId;
  /** Pending until then. */
  appliedAt?: Date;
  reversedAt?: Date;
  /** Taken out by a sanction, and so no person's to reverse: it goes with it. */
  sanctionId?: string;
};

/** A sanction that keeps its work out of every result while it stands. */
export type Barring = { id: string; entryId: EntryId; reason: string };

/** What sanctions ask of a result: whose works are to be taken out yet, and which decisions went with a sanction lifted. */
export function followingOf(
  decisions: readonly Decision[],
  barring: readonly Barring[],
): { out: Barring[]; back: Decision[] } {
  const standing = decisions.filter((one) => one.sanctionId !== undefined && !one.reversedAt);
  return {
    out: barring.filter(({ id }) => !standing.some((one) => one.sanctionId === id)),
    back: standing.filter((one) => !barring.some(({ id }) => id === one.sanctionId)),
  };
}

/** What the rule gives to works in their order. */
export type Assigned = { awards: ReadonlyMap<EntryId, Award>; prizes: Ranking['prizes'] };
export type Assigns = (order: readonly Place[]) => Assigned;

export function isPending(decision: Decision): boolean {
  return decision.appliedAt === undefined && decision.reversedAt === undefined;
}
export function isApplied(decision: Decision): boolean {
  return decision.appliedAt !== undefined && decision.reversedAt === undefined;
}

/**
 * The table with decisions laid on, in their order. Figures stay as they were computed: who is out takes no points with
 * them. Those behind move up in rank and award; then awards given by hand are set.
 */
export function decide(
  computed: readonly Place[],
  decisions: readonly Decision[],
  assigns: Assigns,
): Ranking {
  const outs = new Map(decisions.filter((d) => d.kind === 'out').map((d) => [d.entryId, d.reason]));
  const given = new Map(decisions.filter((d) => d.kind === 'give').map((d) => [d.entryId, d.award]));
  const order = [...computed].sort((a, b) => rankOf(a) - rankOf(b));
  const kept = order.filter((place) => !outs.has(place.entryId));
  const { awards, prizes } = assigns(kept);
  const places = [...kept, ...order.filter((place) => outs.has(place.entryId))].map((place, index) => {
    const outReason = outs.get(place.entryId);
    const award = given.has(place.entryId) ? given.get(place.entryId) : awards.get(place.entryId);
    return {
      ...place,
      rank: index + 1,
      outReason,
      award: outReason === undefined ? award : undefined,
    };
  });
  return { places, prizes };
}

const rankOf = (place: Place): number => place.computedRank ?? place.rank;

/** Why a decision cannot be noted: the work is not in the table, is out already, or the award is none of the call's. */
export function judgeDecision(
  formula: Formula,
  ranking: Ranking,
  typed: { entryId: EntryId; kind: DecisionKind; award?: Award },
): Refusal | undefined {
  const place = ranking.places.find((one) => one.entryId === typed.entryId);
  if (!place || place.outReason !== undefined) return { code: 'award.no-such-place', field: 'entryId' };
  if (typed.kind === 'out') return undefined;
  const isTier = typed.award === undefined || formula.awards.some((tier) => tier.award === typed.award);
  if (!isTier) return { code: 'award.no-such-award', field: 'award' };
  return place.award === typed.award ? { code: 'award.nothing-new', field: 'award' } : undefined;
}

export type Difference = { entryId: EntryId; before?: Place; after?: Place };

/** Every work whose rank, award or standing differs between two tables, in the order of the later one. */
export function differencesOf(before: Ranking, after: Ranking): Difference[] {
  const old = new Map(before.places.map((place) => [place.entryId, place]));
  const now = new Map(after.places.map((place) => [place.entryId, place]));
  const gone = before.places.filter((place) => !now.has(place.entryId));
  return [
    ...after.places.map((place) => ({
      entryId: place.entryId,
      before: old.get(place.entryId),
      after: place as Place | undefined,
    })),
    ...gone.map((place) => ({
      entryId: place.entryId,
      before: place as Place | undefined,
      after: undefined,
    })),
  ].filter(
    (one) =>
      one.before?.award !== one.after?.award ||
      one.before?.outReason !== one.after?.outReason ||
      one.before?.rank !== one.after?.rank ||
      one.before?.composite !== one.after?.composite,
  );
}

export type TierCount = { award: Award; planned: number; given: number };

/** How many of each award the rule names, and how many the table gives. */
export function tierCountsOf(formula: Formula, ranking: Ranking): TierCount[] {
  return formula.awards.map((tier) => ({
    award: tier.award,
    planned: tier.count,
    given: ranking.places.filter((place) => place.award === tier.award).length,
  }));
}
