/** The choice: which of a ranking go on, the best within the quotas; what cannot be met is said, never hidden. */

import type { Keep, SubQuota } from './reckoning.ts';
import { add, type Counts, canFill, cellOf, type Quotas, quotasOf } from './sub-quota.ts';

/** A work as it stands in a ranking, first to last; equal ones share a rank. */
export type Ranked<Id extends string = string> = { entryId: Id; points: number; rank: number };

/** What was asked and is not there: so many of a group, or so many at all (`group` absent). */
export type Shortage = { group?: string; asked: number; found: number };

export type Choice<Id extends string = string> = {
  on: Id[];
  out: Id[];
  /** Equal with the last that goes on: some of them go on and some do not, or all do because ties go on. */
  edge: Id[];
  short: Shortage[];
};

type GroupsOf<Id extends string> = (entryId: Id) => readonly string[];

/**
 * The quotas as far as they can be met at all: each floor within what there is; where floors exclude one another, the
 * last ones are given up; where ceilings leave no room for so many works, fewer go on.
 */
function reachable(
  subQuotas: readonly SubQuota[],
  count: number,
  groupsOfAll: readonly (readonly string[])[],
): { quotas: Quotas; slots: number; left: Counts } {
  const found = (group: string) => groupsOfAll.filter((groups) => groups.includes(group)).length;
  const within = subQuotas.map((one) => ({
    ...one,
    atLeast: Math.min(one.atLeast ?? 0, found(one.group), one.atMost ?? Number.POSITIVE_INFINITY),
  }));
  for (let kept = within.length; kept >= 0; kept--) {
    const quotas = quotasOf(within.map((one, index) => (index < kept ? one : { ...one, atLeast: 0 })));
    const left: Counts = new Map();
    for (const groups of groupsOfAll) add(left, cellOf(quotas, groups), 1);
    for (let slots = count; slots >= 0; slots--)
      if (canFill(quotas, new Map(), left, slots)) return { quotas, slots, left };
  }
  throw new Error('nothing at all can always be taken');
}

/**
 * Down the ranking, each work is taken unless the quotas could not be met any more with it: no other choice has a
 * better first work, and among those none a better second, and so on. Under `pointsMin` nothing goes on.
 */
export function chooseBy<Id extends string>(
  keep: Keep,
  ranked: readonly Ranked<Id>[],
  groupsOf: GroupsOf<Id>,
): Choice<Id> {
  const able = ranked.filter((one) => keep.pointsMin === undefined || one.points >= keep.pointsMin);
  const count = Math.min(keep.count ?? able.length, able.length);
  const subQuotas = keep.subQuotas ?? [];
  const on = subQuotas.length === 0 ? able.slice(0, count) : pick(subQuotas, count, able, groupsOf);
  const last = on.at(-1);
  const tied = last ? able.filter((one) => one.rank === last.rank) : [];
  const isOn = new Set(on.map((one) => one.entryId));
  const isSplit = tied.some((one) => !isOn.has(one.entryId));
  if (isSplit && keep.tiesGoOn)
    for (const one of tied) if (!isOver(subQuotas, isOn, one.entryId, groupsOf)) isOn.add(one.entryId);
  const chosen = ranked.filter((one) => isOn.has(one.entryId)).map((one) => one.entryId);
  return {
    on: chosen,
    out: ranked.filter((one) => !isOn.has(one.entryId)).map((one) => one.entryId),
    edge: isSplit ? tied.map((one) => one.entryId) : [],
    short: shortagesOf(keep, subQuotas, chosen, groupsOf),
  };
}

function pick<Id extends string>(
  subQuotas: readonly SubQuota[],
  count: number,
  able: readonly Ranked<Id>[],
  groupsOf: GroupsOf<Id>,
): Ranked<Id>[] {
  const { quotas, slots, left } = reachable(
    subQuotas,
    count,
    able.map((one) => groupsOf(one.entryId)),
  );
  const taken: Counts = new Map();
  const on: Ranked<Id>[] = [];
  for (const one of able) {
    if (on.length === slots) break;
    const cell = cellOf(quotas, groupsOf(one.entryId));
    add(left, cell, -1);
    add(taken, cell, 1);
    if (canFill(quotas, taken, left, slots - on.length - 1)) on.push(one);
    else add(taken, cell, -1);
  }
  return on;
}

/** Whether one more of a work's groups would be more than may go on. */
function isOver<Id extends string>(
  subQuotas: readonly SubQuota[],
  isOn: ReadonlySet<Id>,
  entryId: Id,
  groupsOf: GroupsOf<Id>,
): boolean {
  const own = groupsOf(entryId);
  return subQuotas.some(
    ({ group, atMost }) =>
      atMost !== undefined &&
      own.includes(group) &&
      [...isOn].filter((id) => groupsOf(id).includes(group)).length >= atMost,
  );
}

function shortagesOf<Id extends string>(
  keep: Keep,
  subQuotas: readonly SubQuota[],
  chosen: readonly Id[],
  groupsOf: GroupsOf<Id>,
): Shortage[] {
  const short: Shortage[] = subQuotas.flatMap(({ group, atLeast = 0 }) => {
    const found = chosen.filter((id) => groupsOf(id).includes(group)).length;
    return found < atLeast ? [{ group, asked: atLeast, found }] : [];
  });
  const isFew = keep.count !== undefined && chosen.length < keep.count;
  return isFew ? [...short, { asked: keep.count!, found: chosen.length }] : short;
}
