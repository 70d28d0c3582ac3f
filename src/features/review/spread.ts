/** The word "spread": how far judges have come and how far they stand apart; statistics that ask people to look, no verdicts. */

import type { EntryId, PersonId } from '../../kernel/id.ts';
import { isWithin, type TreePath } from '../../kernel/tree.ts';
import type { Given, ScoreRule } from '../reckoning/reckoning.ts';
import { standingsOf } from '../reckoning/score.ts';

/** Points of a hundred by which a total must differ from the others' median to stand out; and fewer scores tell nothing. */
export const outlierPoints = 15;
export const outlierScoresMin = 3;
/** Two who lift one another's units by so many points above what the others gave are looked at (AC-170). */
export const favourPoints = 10;

export type JudgeSpread = {
  judgeId: PersonId;
  given: number;
  mean: number;
  deviation: number;
  least: number;
  most: number;
};
export type WorkSpread = {
  entryId: EntryId;
  scores: number;
  mean: number;
  least: number;
  most: number;
  apart: number;
  outliers: readonly { judgeId: PersonId; total: number }[];
};

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
const meanOf = (values: readonly number[]): number => sumOf(values) / Math.max(1, values.length);

export function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

function groupsBy<K extends string>(given: readonly Given[], keyOf: (one: Given) => K): Map<K, Given[]> {
  const groups = new Map<K, Given[]>();
  for (const one of given) {
    const group = groups.get(keyOf(one));
    if (group) group.push(one);
    else groups.set(keyOf(one), [one]);
  }
  return groups;
}

/** How each judge scores: mean, standard deviation, least and most. */
export function spreadOfJudges(given: readonly Given[]): JudgeSpread[] {
  return [...groupsBy(given, (one) => one.judgeId as PersonId)].map(([judgeId, own]) => {
    const totals = own.map((one) => one.total);
    const mean = meanOf(totals);
    const deviation = Math.sqrt(meanOf(totals.map((total) => (total - mean) ** 2)));
    return {
      judgeId,
      given: totals.length,
      mean,
      deviation,
      least: Math.min(...totals),
      most: Math.max(...totals),
    };
  });
}

/** How far the scores of each work stand apart, the widest first. */
export function spreadOfWorks(given: readonly Given[]): WorkSpread[] {
  const works = [...groupsBy(given, (one) => one.entryId as EntryId)].map(([entryId, own]): WorkSpread => {
    const totals = own.map((one) => one.total);
    const [least, most] = [Math.min(...totals), Math.max(...totals)];
    const outliers = own.filter((one, at) => {
      const others = totals.filter((_, other) => other !== at);
      return totals.length >= outlierScoresMin && Math.abs(one.total - medianOf(others)) > outlierPoints;
    });
    return {
      ...{ entryId, scores: totals.length, mean: meanOf(totals), least, most, apart: most - least },
      outliers: outliers.map(({ judgeId, total }) => ({ judgeId: judgeId as PersonId, total })),
    };
  });
  return works.sort((a, b) => b.apart - a.apart || (a.entryId < b.entryId ? -1 : 1));
}

type Place = { personId: PersonId; unitPath: TreePath };
type Stood = { entryId: EntryId; unitPath: TreePath };
export type Reciprocity = { first: PersonId; second: PersonId; given: number; taken: number };

const isNear = (a: TreePath, b: TreePath): boolean => isWithin(a, b) || isWithin(b, a);

/** By how much a judge lifts works of a unit above the mean of the others; nothing where there is nothing to compare. */
function favourOf(
  given: readonly Given[],
  judgeId: PersonId,
  entries: ReadonlySet<string>,
): number | undefined {
  const lifts = given
    .filter((one) => one.judgeId === judgeId && entries.has(one.entryId))
    .flatMap((one) => {
      const others = given.filter((other) => other.entryId === one.entryId && other.judgeId !== judgeId);
      return others.length > 0 ? [one.total - meanOf(others.map((other) => other.total))] : [];
    });
  return lifts.length > 0 ? meanOf(lifts) : undefined;
}

/** Pairs of judges who both lift works of the other's unit (AC-170). */
export function reciprocitiesOf(
  given: readonly Given[],
  judges: readonly Place[],
  works: readonly Stood[],
): Reciprocity[] {
  const worksNear = (path: TreePath) =>
    new Set<string>(works.filter((work) => isNear(work.unitPath, path)).map((work) => work.entryId));
  const near = new Map(judges.map((judge) => [judge.personId, worksNear(judge.unitPath)]));
  return judges.flatMap((first, at) =>
    judges.slice(at + 1).flatMap((second): Reciprocity[] => {
      const lift = favourOf(given, first.personId, near.get(second.personId)!);
      const back = favourOf(given, second.personId, near.get(first.personId)!);
      if (lift === undefined || back === undefined || Math.min(lift, back) < favourPoints) return [];
      return [{ first: first.personId, second: second.personId, given: lift, taken: back }];
    }),
  );
}

export type Shift = { judgeId: PersonId; entryId: EntryId; places: number };

/** How many places a work may move without one judge before it is told: a tenth of all works, at least three. */
export function shiftMax(works: number): number {
  return Math.max(3, Math.ceil(works / 10));
}

/** What one judge alone moves: for each judge the work that moves furthest without them, if it moves too far (AC-170). */
export function shiftsOf(given: readonly Given[], rule: ScoreRule): Shift[] {
  const entryIds = [...new Set(given.map((one) => one.entryId as EntryId))];
  const ranksOf = (of: readonly Given[]) =>
    new Map(standingsOf(rule, of, entryIds).map((one) => [one.entryId, one]));
  const all = ranksOf(given);
  const judges = [...new Set(given.map((one) => one.judgeId as PersonId))];
  return judges.flatMap((judgeId) => {
    const without = ranksOf(given.filter((one) => one.judgeId !== judgeId));
    const moved = entryIds
      .filter((id) => (without.get(id)?.judges ?? 0) > 0)
      .map((entryId) => ({ judgeId, entryId, places: all.get(entryId)!.rank - without.get(entryId)!.rank }))
      .sort((a, b) => Math.abs(b.places) - Math.abs(a.places))[0];
    return moved && Math.abs(moved.places) > shiftMax(entryIds.length) ? [moved] : [];
  });
}
