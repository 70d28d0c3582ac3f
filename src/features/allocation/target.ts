/** The word "target": what is to be reached, from where the figure comes, and how shares and records stand to it. */

import type { Refusal } from '../../kernel/verdict.ts';
import type { Progress } from '../progress/progress.ts';
import { countOf, type Indicator } from './indicator.ts';

/** Set here · given by the level above · a figure of further up that the paper only quotes. Never added together. */
export const origins = ['own', 'assigned', 'quoted'] as const;
export type Origin = (typeof origins)[number];

/** A number · a percentage of a base · so many for every open organisation straight beneath. */
export const targetUnits = ['count', 'percent', 'each'] as const;
export type TargetUnit = (typeof targetUnits)[number];

export const amountMax = 10_000_000_000;

export type Target = {
  indicator: string;
  origin: Origin;
  amount: number;
  unit: TargetUnit;
  /** 不少于, 最低数: at least so many. */
  isFloor: boolean;
  /** Of what a percentage is taken, and who says so. */
  base?: { amount: number; source: string };
  /** What the paper prints. */
  words?: string;
};

type Targets = { targets: readonly Target[] };

export function targetOf(
  { targets }: Targets,
  indicator: string,
  origin: Origin = 'own',
): Target | undefined {
  return targets.find((target) => target.indicator === indicator && target.origin === origin);
}

/** A target as one number: a percentage has one only with its base, which is never invented. */
export function totalOf(
  target: Pick<Target, 'unit' | 'amount' | 'base'>,
  openChildren: number,
): number | undefined {
  if (target.unit === 'each') return target.amount * openChildren;
  if (target.unit === 'count') return target.amount;
  return target.base && Math.ceil((target.base.amount * target.amount) / 100);
}

/** What shares are held against: the own target, else what the level above gave. */
export type Aim = { amount: number; origin: 'own' | 'assigned'; isFloor: boolean };

export function aimOf(
  table: Targets,
  given: ReadonlyMap<string, number>,
  indicator: string,
  openChildren: number,
): Aim | undefined {
  const own = targetOf(table, indicator);
  const total = own && totalOf(own, openChildren);
  if (own) return total === undefined ? undefined : { amount: total, origin: 'own', isFloor: own.isFloor };
  const amount = given.get(indicator);
  if (amount !== undefined) return { amount, origin: 'assigned', isFloor: false };
  const typed = targetOf(table, indicator, 'assigned');
  const assigned = typed && totalOf(typed, openChildren);
  return assigned === undefined
    ? undefined
    : { amount: assigned, origin: 'assigned', isFloor: typed!.isFloor };
}

export type Comparison =
  | { kind: 'none' }
  | { kind: 'no-target'; sum: number }
  | { kind: 'unshared'; target: number }
  | { kind: 'exact'; sum: number; target: number }
  | { kind: 'surplus' | 'deficit'; sum: number; target: number; by: number };

/** How the shares together stand to the target: a surplus is said, never hidden and never put right. */
export function compare(target: number | undefined, sum: number): Comparison {
  if (target === undefined) return sum === 0 ? { kind: 'none' } : { kind: 'no-target', sum };
  if (sum === 0) return { kind: 'unshared', target };
  if (sum === target) return { kind: 'exact', sum, target };
  return { kind: sum > target ? 'surplus' : 'deficit', sum, target, by: Math.abs(sum - target) };
}

/** Why shares differ from the target, and the two figures it was said of. */
export type Acknowledgement = {
  indicator: string;
  target: number;
  sum: number;
  reason: string;
  at: Date;
  byName?: string;
};

export type Difference = Extract<Comparison, { kind: 'surplus' | 'deficit' }>;

/** Only what is too much or too little is owned up to; a target without any share is normal. */
export function differenceOf(comparison: Comparison): Difference | undefined {
  return comparison.kind === 'surplus' || comparison.kind === 'deficit' ? comparison : undefined;
}

/** Whether a difference has been owned up to: for these two figures and no others. */
export function isAcknowledged(
  difference: Pick<Difference, 'target' | 'sum'>,
  said: Pick<Acknowledgement, 'target' | 'sum'> | undefined,
): boolean {
  return said !== undefined && said.target === difference.target && said.sum === difference.sum;
}

/** What is known of an indicator: counted from records, counted against a base, or nothing that could be said. */
export type Reached =
  | { kind: 'counted'; amount: number }
  | { kind: 'percent'; amount: number; percent: number; base: number }
  | { kind: 'uncounted' }
  | { kind: 'no-base'; percent: number };

/** What was reached; a percentage of what nobody counted is not computed. */
export function reachedOf(
  indicator: Pick<Indicator, 'counters'>,
  target: Target | undefined,
  progress: Partial<Progress>,
): Reached {
  const amount = countOf(indicator, progress);
  if (target?.unit !== 'percent')
    return amount === undefined ? { kind: 'uncounted' } : { kind: 'counted', amount };
  if (!target.base) return { kind: 'no-base', percent: target.amount };
  if (amount === undefined) return { kind: 'uncounted' };
  const base = target.base.amount;
  return { kind: 'percent', amount, percent: Math.floor((amount / base) * 1000) / 10, base };
}

/** A line of the form of targets: without an amount it is none. */
export type TargetTyped = {
  indicator: string;
  origin: Origin;
  amount?: number;
  unit: TargetUnit;
  isFloor: boolean;
  baseAmount?: number;
  baseSource?: string;
  words?: string;
};

/** What is wrong with targets as typed. `hasParent`: the level above gives its figures in the system. */
export function judgeTargets(
  typed: readonly TargetTyped[],
  indicators: readonly Indicator[],
  hasParent: boolean,
): Refusal[] {
  return typed.flatMap((target, index) => {
    const at = (name: string) => `targets.${index}.${name}`;
    const problems: Refusal[] = [];
    if (!indicators.some((one) => one.key === target.indicator))
      problems.push({ code: 'allocation.no-such-indicator', field: at('indicator') });
    if (typed.findIndex((t) => t.indicator === target.indicator && t.origin === target.origin) < index)
      problems.push({ code: 'allocation.twice', field: at('indicator') });
    if (!target.amount) return problems;
    if (target.unit === 'percent' && target.amount > 100)
      problems.push({ code: 'allocation.over-100', field: at('amount') });
    if (target.unit !== 'percent' && (target.baseAmount || target.baseSource))
      problems.push({ code: 'allocation.base-of-count', field: at('baseAmount') });
    else if (Boolean(target.baseAmount) !== Boolean(target.baseSource))
      problems.push({
        code: 'allocation.base-needs-source',
        field: at(target.baseAmount ? 'baseSource' : 'baseAmount'),
      });
    if (target.origin === 'assigned' && hasParent)
      problems.push({ code: 'allocation.assigned-in-system', field: at('amount') });
    return problems;
  });
}

/** Targets as typed; an empty or zero figure is no target. */
export function targetsTyped(typed: readonly TargetTyped[]): Target[] {
  return typed.flatMap(({ amount, baseAmount, baseSource, words, ...line }) =>
    amount
      ? [
          {
            ...line,
            amount,
            base: baseAmount && baseSource ? { amount: baseAmount, source: baseSource } : undefined,
            words,
          },
        ]
      : [],
  );
}
