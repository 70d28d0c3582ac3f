/** The word "quota": how many works, and of which kinds, one organisation may hand on at a call, and how it stands to that. */

import type { OrganisationId } from '../../kernel/id.ts';
import type { Named } from '../../kernel/text.ts';
import type { Refusal } from '../../kernel/verdict.ts';
import type { Call } from '../call/call.ts';
import { kinds, type OrganisationKind } from '../organisation/organisation.ts';
import { text as organisationText } from '../organisation/text.ts';

/** What tells works apart: the subtype, the group, the kind of unit they come from. A work has one of each at most. */
export const dimensions = ['subtype', 'group', 'unit-kind'] as const;
export type Dimension = (typeof dimensions)[number];

/** One of the things a condition may speak of, at a call. */
export type Facet = { by: Dimension; key: string; name: Named };
/** At least, at most so many works of one facet. */
export type Condition = Facet & { least?: number; most?: number };

/** Floor warns; cap and conditions hold. No cap: the call's for every unit. */
export type Quota = { floor?: number; cap?: number; conditions: readonly Condition[] };
export const noQuota: Quota = { conditions: [] };
/** A row of a giver's table. */
export type QuotaGiven = Quota & { organisationId: OrganisationId };

/** What a condition looks at in a work. */
export type Sorted = { subtype?: string; group?: string; unitKind: OrganisationKind };

/**
 * How an organisation stands to its quota: the works that stand, slots that are spent though nothing stands on them
 * (withdrawn after the receiver had it, AC-177), and slots that were given up.
 */
export type Slots = { quota: Quota; works: readonly Sorted[]; spent: number; waived: number };

export const amountMax = 9999;
export const conditionsMax = 12;

/** Everything a condition may speak of at a call. */
export function facetsOf({ eligibility }: Pick<Call, 'eligibility'>): Facet[] {
  return [
    ...(eligibility.subtypes ?? []).map(({ key, name }): Facet => ({ by: 'subtype', key, name })),
    ...(eligibility.groups ?? []).map(({ key, name }): Facet => ({ by: 'group', key, name })),
    ...kinds.map((key): Facet => ({ by: 'unit-kind', key, name: organisationText[`kind.${key}`] })),
  ];
}

const facetOf = (work: Sorted, by: Dimension): string | undefined =>
  by === 'unit-kind' ? work.unitKind : work[by];

export function isOf(work: Sorted, condition: Pick<Condition, 'by' | 'key'>): boolean {
  return facetOf(work, condition.by) === condition.key;
}

const isSame = (a: Pick<Facet, 'by' | 'key'>, b: Pick<Facet, 'by' | 'key'>) =>
  a.by === b.by && a.key === b.key;
const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

/** The most works there can be at all: the cap, or less where every facet of a dimension has a most of its own. */
export function mostOf({ cap, conditions }: Quota, facets: readonly Facet[]): number {
  const ends = dimensions.flatMap((by) => {
    const own = facets.filter((facet) => facet.by === by);
    const mosts = own.map((facet) => conditions.find((one) => isSame(one, facet))?.most);
    return own.length > 0 && mosts.every((most) => most !== undefined) ? [sum(mosts)] : [];
  });
  return Math.min(cap ?? Number.POSITIVE_INFINITY, ...ends);
}

/** The slots that the conditions ask for, by dimension: a work may serve one condition of each. */
export function leastOf({ conditions }: Pick<Quota, 'conditions'>): number {
  return Math.max(
    ...dimensions.map((by) => sum(conditions.filter((c) => c.by === by).map((c) => c.least ?? 0))),
  );
}

/** Why a quota cannot be given, each by its cell: no list of works could ever meet it, or it speaks of what is not there. */
export function judgeQuota(quota: Quota, facets: readonly Facet[]): Refusal[] {
  const { floor, conditions } = quota;
  const at = 'conditions';
  const unknown = conditions.find((one) => !facets.some((facet) => isSame(facet, one)));
  if (unknown)
    return [{ code: 'recommendation.condition-unknown', about: { name: unknown.name }, field: at }];
  const twice = conditions.find((one, index) => conditions.findIndex((other) => isSame(one, other)) < index);
  if (twice) return [{ code: 'recommendation.condition-twice', about: { name: twice.name }, field: at }];
  const crossed = conditions.find(({ least = 0, most }) => most !== undefined && least > most);
  if (crossed)
    return [{ code: 'recommendation.condition-crossed', about: { name: crossed.name }, field: at }];
  const [most, least] = [mostOf(quota, facets), leastOf(quota)];
  if (floor !== undefined && floor > most)
    return [{ code: 'recommendation.floor-above-cap', about: { floor, cap: most }, field: 'floor' }];
  if (least > most)
    return [{ code: 'recommendation.conditions-above-cap', about: { least, cap: most }, field: at }];
  return [];
}

/** The slots there are, after what was given up. */
export function capOf({ quota, waived }: Pick<Slots, 'quota' | 'waived'>): number | undefined {
  return quota.cap === undefined ? undefined : Math.max(0, quota.cap - waived);
}

export function usedOf({ works, spent }: Pick<Slots, 'works' | 'spent'>): number {
  return works.length + spent;
}

/** The slots left; nothing where there is no cap. */
export function leftOf(slots: Slots): number | undefined {
  const cap = capOf(slots);
  return cap === undefined ? undefined : Math.max(0, cap - usedOf(slots));
}

export type Short = { condition: Condition; have: number; missing: number };

/** What is still missing to the floor and to each condition, exactly. */
export function shortOf({ quota, works }: Pick<Slots, 'quota' | 'works'>): {
  floor: number;
  conditions: Short[];
} {
  const conditions = quota.conditions.map((condition) => {
    const have = works.filter((work) => isOf(work, condition)).length;
    return { condition, have, missing: Math.max(0, (condition.least ?? 0) - have) };
  });
  return {
    floor: Math.max(0, (quota.floor ?? 0) - works.length),
    conditions: conditions.filter((one) => one.missing > 0),
  };
}

/** By how many works the conditions of a dimension can no longer be met with the slots that are left. */
function lackOf(slots: Slots, by: Dimension): number {
  const needed = sum(
    shortOf(slots)
      .conditions.filter(({ condition }) => condition.by === by)
      .map(({ missing }) => missing),
  );
  return Math.max(0, needed - (leftOf(slots) ?? Number.POSITIVE_INFINITY));
}

/**
 * Why one more work has no slot, if so: the cap, a most, or slots that the conditions keep for others. `leaving` is the
 * work whose place it takes.
 */
export function judgeSlot(slots: Slots, work: Sorted, leaving?: Sorted): Refusal | undefined {
  const goes = leaving ? slots.works.indexOf(leaving) : -1;
  const works = slots.works.filter((_, at) => at !== goes);
  const before = { ...slots, works };
  const [cap, count] = [capOf(slots), usedOf(before)];
  if (cap !== undefined && count >= cap) return { code: 'recommendation.cap-reached', about: { cap, count } };
  for (const condition of slots.quota.conditions) {
    const { most, name } = condition;
    const have = works.filter((one) => isOf(one, condition)).length;
    if (most !== undefined && isOf(work, condition) && have >= most)
      return { code: 'recommendation.most-reached', about: { name, most } };
  }
  const after = { ...slots, works: [...works, work] };
  const worse = dimensions.find((by) => lackOf(after, by) > lackOf(before, by));
  const kept = worse && shortOf(after).conditions.find(({ condition }) => condition.by === worse);
  if (!kept) return undefined;
  const about = { name: kept.condition.name, missing: kept.missing, left: leftOf(before) ?? 0 };
  return { code: 'recommendation.slots-kept', about };
}

/** Why so many slots cannot be given up, if so: they are not there, are used, or the floor and conditions need them. */
export function judgeWaiver(slots: Slots, count: number, facets: readonly Facet[]): Refusal | undefined {
  const [cap, left] = [capOf(slots), leftOf(slots)];
  if (cap === undefined || left === undefined) return { code: 'recommendation.no-slots', field: 'count' };
  if (count > left) return { code: 'recommendation.slots-few', about: { left }, field: 'count' };
  const isNeeded = judgeQuota({ ...slots.quota, cap: cap - count }, facets).length > 0;
  return isNeeded ? { code: 'recommendation.slots-needed', field: 'count' } : undefined;
}

/** The sums of a table of quotas; a cap that is not said counts as the call's. */
export function sumsOf(rows: readonly Pick<Quota, 'floor' | 'cap'>[], unitCap?: number) {
  const caps = rows.map(({ cap }) => cap ?? unitCap);
  return {
    floor: sum(rows.map(({ floor }) => floor ?? 0)),
    cap: caps.some((cap) => cap === undefined) ? undefined : sum(caps.map((cap) => cap!)),
  };
}
