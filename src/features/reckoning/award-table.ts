/** The award table: which works of a ranking win which award and prize, and what share of all entered that is. */

import { chooseBy, type Shortage } from './choice.ts';
import type { Composed } from './composite.ts';
import type { Formula, Prize } from './reckoning.ts';

/** Of all entered works at most so many percent may win, by the rule on union funds. */
export const ratioPercentUsual = 30;

export type AwardTable<Id extends string = string> = {
  /** The award of each work that has one. */
  awards: Map<Id, string>;
  /** The works of each prize, first to last. */
  prizes: Map<string, Id[]>;
  /** How many works win anything, of how many that were entered; more than the percent is warned of. */
  ratio: { winners: number; works: number; percentMax: number; isOver: boolean };
  /** Tiers and prizes that could not be filled as the table asks. */
  short: (Shortage & { award: string })[];
};

type GroupsOf<Id extends string> = (entryId: Id) => readonly string[];

/** Tier after tier down the ranking, each within its own quotas; a disqualified work wins nothing. */
export function assignAwards<Id extends string>(
  formula: Pick<Formula, 'awards' | 'prizes' | 'ratioPercentMax'>,
  composed: readonly Composed<Id>[],
  groupsOf: GroupsOf<Id>,
  worksTotal: number,
): AwardTable<Id> {
  const awards = new Map<Id, string>();
  const short: AwardTable<Id>['short'] = [];
  const ranked = composed.filter((one) => one.rank !== undefined);
  for (const { award, count, subQuotas } of formula.awards) {
    const left = ranked
      .filter((one) => !awards.has(one.entryId))
      .map((one) => ({ entryId: one.entryId, points: one.composite, rank: one.rank! }));
    const chosen = chooseBy({ count, subQuotas }, left, groupsOf);
    for (const entryId of chosen.on) awards.set(entryId, award);
    short.push(...chosen.short.map((one) => ({ ...one, award })));
  }
  const prizes = new Map<Prize['key'], Id[]>();
  for (const prize of formula.prizes ?? []) {
    const won = prizeOf(prize, ranked);
    prizes.set(prize.key, won);
    if (won.length < prize.count) short.push({ award: prize.key, asked: prize.count, found: won.length });
  }
  const winners = new Set([...awards.keys(), ...[...prizes.values()].flat()]).size;
  const percentMax = formula.ratioPercentMax ?? ratioPercentUsual;
  const isOver = winners * 100 > percentMax * worksTotal;
  return { awards, prizes, ratio: { winners, works: worksTotal, percentMax, isOver }, short };
}

/** The most by what the prize counts; equal ones in the order of the ranking; who has nothing of it wins nothing. */
function prizeOf<Id extends string>({ by, count }: Prize, ranked: readonly Composed<Id>[]): Id[] {
  return ranked
    .filter((one) => worthBy(by, one) > 0)
    .sort((a, b) => worthBy(by, b) - worthBy(by, a))
    .slice(0, count)
    .map((one) => one.entryId);
}

/** What a work has of what a prize counts: a number of votes, or points in whole ten-thousandths. */
function worthBy(by: Prize['by'], { contender, judges, votePoints, figures }: Composed): number {
  if (by.kind === 'votes') return by.of === 'all' ? (contender.votesAll ?? contender.votes) : contender.votes;
  if (by.kind === 'criterion') return contender.marks?.[by.key] ?? 0;
  if (by.kind === 'figure') return contender.figures?.[by.key] ?? 0;
  const figure = figures.find((one) => one.key === by.figure?.key);
  return (
    Math.round(judges * 100) * (by.judges ?? 0) +
    Math.round(votePoints * 100) * (by.votes ?? 0) +
    Math.round((figure?.points ?? 0) * 100) * (by.figure?.percent ?? 0)
  );
}
