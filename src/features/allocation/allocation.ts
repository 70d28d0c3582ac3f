/** The word "allocation": what a campaign is to reach, and how that is shared out to the organisations beneath. */

import type { OrganisationId } from '../../kernel/id.ts';
import type { Refusal } from '../../kernel/verdict.ts';

/** The five things the papers count; a closed list (their names and definitions stand in text.ts). */
export const indicators = ['organisations', 'promoters', 'events', 'contacts', 'reach'] as const;
export type Indicator = (typeof indicators)[number];

/** What can be shared out: counts. A percentage of all workers online is no sum of parts. */
export const sharedIndicators = ['organisations', 'promoters', 'events', 'contacts'] as const;
export type SharedIndicator = (typeof sharedIndicators)[number];

export type TargetUnit = 'count' | 'percent';
export const targetUnits = ['count', 'percent'] as const;

/** What an organisation set for itself; `words` is what its paper prints. */
export type Target = { indicator: Indicator; amount: number; unit: TargetUnit; words?: string };

/** The part of a target given to one organisation beneath. */
export type Share = { organisationId: OrganisationId; indicator: SharedIndicator; amount: number };

/** The whole table as it stands: version 0 is a table nobody has written yet. */
export type Allocation = { targets: readonly Target[]; shares: readonly Share[]; version: number };

export const amountMax = 10_000_000_000;
export const sharesMax = 150;

export function targetOf(allocation: Pick<Allocation, 'targets'>, indicator: Indicator): Target | undefined {
  return allocation.targets.find((target) => target.indicator === indicator);
}

/** The sum of the shares; computed always, never kept. */
export function sumOf(shares: readonly Share[], indicator: SharedIndicator): number {
  return shares.reduce((sum, share) => (share.indicator === indicator ? sum + share.amount : sum), 0);
}

export type Comparison =
  | { kind: 'none' }
  | { kind: 'no-target'; sum: number }
  | { kind: 'unshared'; target: number }
  | { kind: 'exact'; sum: number; target: number }
  | { kind: 'surplus' | 'deficit'; sum: number; target: number; by: number };

/** How the shares together stand to the own target: a surplus is said, never hidden and never put right. */
export function compare(target: number | undefined, sum: number): Comparison {
  if (target === undefined) return sum === 0 ? { kind: 'none' } : { kind: 'no-target', sum };
  if (sum === 0) return { kind: 'unshared', target };
  if (sum === target) return { kind: 'exact', sum, target };
  return { kind: sum > target ? 'surplus' : 'deficit', sum, target, by: Math.abs(sum - target) };
}

/** What is known of an indicator: counted from records, not reported yet, or a percentage without its base. */
export type Reached =
  | { kind: 'counted'; amount: number }
  | { kind: 'not-yet' }
  | { kind: 'no-base'; percent: number };

/**
 * Only approved activities are records so far. Their participants are not contacts, and of organisations, promoters
 * and reach nothing is reported: no figure is invented.
 */
export function reachedOf(indicator: Indicator, target: Target | undefined, events: number): Reached {
  if (target?.unit === 'percent') return { kind: 'no-base', percent: target.amount };
  return indicator === 'events' ? { kind: 'counted', amount: events } : { kind: 'not-yet' };
}

/** What is wrong with own targets as typed. */
export function judgeTargets(targets: readonly Target[]): Refusal[] {
  return targets
    .filter((target) => target.unit === 'percent' && target.amount > 100)
    .map((target) => ({ code: 'allocation.over-100', field: target.indicator }));
}

/** What is wrong with rows of shares: each names an organisation straight beneath the owner, and each once. */
export function judgeRows(
  rows: readonly { organisationId: OrganisationId }[],
  beneath: ReadonlySet<OrganisationId>,
): Refusal[] {
  return rows.flatMap(({ organisationId }, index) => {
    const field = `shares.${index}.organisationId`;
    if (!beneath.has(organisationId)) return [{ code: 'allocation.not-beneath', field }];
    const isAgain = rows.findIndex((row) => row.organisationId === organisationId) < index;
    return isAgain ? [{ code: 'allocation.twice', field }] : [];
  });
}

type Amounts<I extends string> = Partial<Record<I, number>>;

/** The whole table as somebody typed it. */
export type AllocationTyped = Amounts<Indicator> & {
  version: number;
  reachUnit: TargetUnit;
  shares: readonly (Amounts<SharedIndicator> & { organisationId: OrganisationId })[];
  /** What the paper prints, where one stands behind this. */
  words?: Partial<Record<Indicator, string>>;
};

/** Targets as typed; printed words stay with the figure they were printed for. */
export function targetsTyped(typed: AllocationTyped, before: readonly Target[]): Target[] {
  return indicators.flatMap((indicator) => {
    const amount = typed[indicator];
    if (!amount) return [];
    const unit = indicator === 'reach' ? typed.reachUnit : 'count';
    const same = before.find((t) => t.indicator === indicator && t.amount === amount && t.unit === unit);
    return [{ indicator, amount, unit, words: typed.words?.[indicator] ?? same?.words }];
  });
}

/** Shares as typed: one for each figure, an empty or zero cell is none. */
export function sharesTyped(typed: AllocationTyped): Share[] {
  return typed.shares.flatMap(({ organisationId, ...row }) =>
    sharedIndicators.flatMap((indicator) => {
      const amount = row[indicator];
      return amount ? [{ organisationId, indicator, amount }] : [];
    }),
  );
}

/** The sums of all indicators: what the audit keeps of a table. */
export function sumsOf(shares: readonly Share[]): Record<SharedIndicator, number> {
  const sum = (indicator: SharedIndicator) => sumOf(shares, indicator);
  return {
    organisations: sum('organisations'),
    promoters: sum('promoters'),
    events: sum('events'),
    contacts: sum('contacts'),
  };
}
