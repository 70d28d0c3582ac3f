/** The composite: judges' points, votes and figures of each work as one sum, ranked; what was decided by a tie-break says so. */

import { isWeighed, placesOf, votePointsOf } from './conversion.ts';
import type { Conversion, Formula, Penalty, TieBreak } from './reckoning.ts';

/** A work that can win, with what counts for it. */
export type Contender<Id extends string = string> = {
  entryId: Id;
  /** The judges' points of the round that counts: `points` of its standing. */
  judges: number;
  /** The judges' means by the key of the criterion. */
  marks?: Readonly<Record<string, number>>;
  /** Votes of the last vote; `votesAll` those of all votes of the call together. */
  votes: number;
  votesAll?: number;
  /** Figures stated by hand, by their key. */
  figures?: Readonly<Record<string, number>>;
  seconds?: number;
  submittedAt: Date;
  groups?: readonly string[];
};

/** What brought a work before the next one: more points, a place by votes, or the tie-break that decided. */
export type Decision = 'composite' | 'direct' | TieBreak['by'];

/** One work in a result; all figures in hundredths, as they are published: whoever adds them up arrives here. */
export type Composed<Id extends string = string> = {
  contender: Contender<Id>;
  entryId: Id;
  /** Absent where the work is out. */
  rank?: number;
  judges: number;
  votes: number;
  votePoints: number;
  figures: readonly { key: string; count: number; points: number }[];
  bonus: number;
  penalty: number;
  composite: number;
  isDirect: boolean;
  isDisqualified: boolean;
  /** Against the work right behind it. */
  decidedBy?: Decision;
  /** Of a tie-break by criterion: which. */
  decidedByKey?: string;
};

/** The judges' points first; what was sent in earlier is always the last word. */
export const tiesUsual: readonly TieBreak[] = [{ by: 'judges' }];

/** Whole hundredths, halves up; the small addend mends what a binary fraction itself lost. */
const hundredths = (value: number): number => Math.floor(value * 100 + 0.5 + 1e-7);

/** What a part adds, in ten-thousandths of points: its percent of its points, or its points as they are. */
const weighed = (conversion: Conversion, points: number, percent: number): number =>
  points * (isWeighed(conversion) ? percent : 100);

/** The heaviest penalty that a length earns; lengths up to the limit itself earn none. */
function penaltyOf(formula: Formula, seconds: number | undefined): Penalty | undefined {
  return (formula.penalties ?? [])
    .filter((one) => seconds !== undefined && seconds > one.overSeconds)
    .sort(
      (a, b) => Number(b.disqualifies ?? false) - Number(a.disqualifies ?? false) || b.points - a.points,
    )[0];
}

/** Extra points by place of votes, in hundredths; none without a vote. */
function bonusOf(formula: Formula, contenders: readonly Contender[]): (one: Contender) => number {
  const points = formula.bonus?.points ?? [];
  const places = placesOf(contenders.map((one) => one.votes));
  return ({ votes }) => (votes > 0 ? hundredths(points[places.get(votes)! - 1] ?? 0) : 0);
}

type Sum<Id extends string> = Omit<Composed<Id>, 'rank' | 'isDirect' | 'decidedBy'>;

/** Every work with its figures; each is rounded before the next is made of it. */
function sumsOf<Id extends string>(formula: Formula, contenders: readonly Contender<Id>[]): Sum<Id>[] {
  const points = votePointsOf(formula.conversion, new Map(contenders.map((one) => [one.entryId, one.votes])));
  const figurePoints = (formula.figures ?? []).map((part) => ({
    part,
    points: votePointsOf(
      part.conversion,
      new Map(contenders.map((one) => [one.entryId, one.figures?.[part.key] ?? 0])),
    ),
  }));
  const bonus = bonusOf(formula, contenders);
  return contenders.map((contender) => {
    const { entryId, votes } = contender;
    const [judges, votePoints] = [hundredths(contender.judges), hundredths(points.get(entryId)!)];
    const figures = figurePoints.map((one) => ({
      part: one.part,
      key: one.part.key,
      count: contender.figures?.[one.part.key] ?? 0,
      points: one.points.get(entryId)!,
    }));
    const penalty = penaltyOf(formula, contender.seconds);
    const lost = hundredths(penalty?.points ?? 0);
    const parts =
      judges * formula.judgesPercent +
      weighed(formula.conversion, votePoints, formula.votesPercent) +
      figures.reduce(
        (sum, one) => sum + weighed(one.part.conversion, hundredths(one.points), one.part.percent),
        0,
      );
    const extra = bonus(contender);
    return {
      ...{ contender, entryId, votes },
      judges: judges / 100,
      votePoints: votePoints / 100,
      figures: figures.map(({ key, count, points: own }) => ({ key, count, points: own })),
      bonus: extra / 100,
      penalty: lost / 100,
      composite: Math.max(0, Math.floor((parts + 50) / 100) + extra - lost) / 100,
      isDisqualified: penalty?.disqualifies ?? false,
    };
  });
}

const valueBy = (tie: TieBreak, { contender, judges, votes }: Sum<string>): number => {
  if (tie.by === 'judges') return judges;
  if (tie.by === 'votes') return votes;
  if (tie.by === 'criterion') return hundredths(contender.marks?.[tie.key] ?? 0);
  return -contender.submittedAt.getTime();
};

type Compared = { order: number; by?: Decision; key?: string };

/** By composite, then by each tie-break in turn, at last by the earlier sending; ids only where even that is the same. */
function compare(ties: readonly TieBreak[], a: Sum<string>, b: Sum<string>): Compared {
  if (a.composite !== b.composite) return { order: b.composite - a.composite, by: 'composite' };
  for (const tie of [...ties, { by: 'earlier' } as const]) {
    const order = valueBy(tie, b) - valueBy(tie, a);
    if (order !== 0) return { order, by: tie.by, key: tie.by === 'criterion' ? tie.key : undefined };
  }
  return { order: a.entryId < b.entryId ? -1 : 1 };
}

/**
 * The first by votes stand before all others, in the order of their votes; equal votes as the composite has them.
 * Whoever has no vote is not among them.
 */
function directOf<Id extends string>(formula: Formula, sorted: readonly Sum<Id>[]): Sum<Id>[] {
  return sorted
    .filter((one) => one.votes > 0)
    .sort((a, b) => b.votes - a.votes)
    .slice(0, formula.direct?.count ?? 0);
}

/**
 * Ranks the contenders by the formula, first to last without gaps; who is disqualified stands at the end without a
 * rank, and counts neither for the votes of the others nor for theirs.
 */
export function composeRanking<Id extends string>(
  formula: Formula,
  contenders: readonly Contender<Id>[],
): Composed<Id>[] {
  const isOut = (one: Contender<Id>) => penaltyOf(formula, one.seconds)?.disqualifies ?? false;
  const ties = formula.ties ?? tiesUsual;
  const sorted = sumsOf(
    formula,
    contenders.filter((one) => !isOut(one)),
  ).sort((a, b) => compare(ties, a, b).order);
  const direct = directOf(formula, sorted);
  const isDirect = new Set(direct.map((one) => one.entryId));
  const ordered = [...direct, ...sorted.filter((one) => !isDirect.has(one.entryId))];
  const ranked = ordered.map((one, index): Composed<Id> => {
    const next = ordered[index + 1];
    const against = next && !isDirect.has(one.entryId) ? compare(ties, one, next) : undefined;
    return {
      ...one,
      rank: index + 1,
      isDirect: isDirect.has(one.entryId),
      decidedBy: isDirect.has(one.entryId) ? 'direct' : against?.by,
      decidedByKey: against?.key,
    };
  });
  const out = sumsOf(formula, contenders.filter(isOut)).sort((a, b) => compare([], a, b).order);
  const none = { votePoints: 0, figures: [], bonus: 0, composite: 0, isDirect: false };
  return [...ranked, ...out.map((one) => ({ ...one, ...none }))];
}
