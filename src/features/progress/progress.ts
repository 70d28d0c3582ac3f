/** The word "progress": what has been reached, counted from records, each once, at every level above its unit. */

import type { OrganisationId } from '../../kernel/id.ts';
import { lineOf, type TreePath } from '../../kernel/tree.ts';
import type { Refusal } from '../../kernel/verdict.ts';
import { idOfLabel, type Organisation } from '../organisation/organisation.ts';

/**
 * The closed list of what is counted (names, definitions and sources stand in text.ts). `organisations` and `units`
 * follow from the others: a workplace counts once, when its first record does.
 */
export const counters = [
  'activities',
  'participants',
  'contacts',
  'enterprises',
  'visits',
  'reach',
  'spread',
  'hours',
  'promoters',
  'on-time',
  'late',
  'units',
  'organisations',
] as const;
export type Counter = (typeof counters)[number];

/** Counted from others, never moved by a feature itself. */
export type DerivedCounter = 'units' | 'organisations';
export type MovedCounter = Exclude<Counter, DerivedCounter>;

/** What a level outside the system may be recorded with: what its paper can say. */
export const statedCounters = [
  'activities',
  'participants',
  'contacts',
  'enterprises',
  'visits',
  'reach',
  'promoters',
  'organisations',
] as const satisfies readonly Counter[];
export type StatedCounter = (typeof statedCounters)[number];

/** How figures recorded by hand are kept: beside those from records, never mixed with them. */
export type HandCounter = `hand-${StatedCounter}`;
export const handOf = (counter: StatedCounter): HandCounter => `hand-${counter}`;

/** By how much parts move: forward with an approval, back with its undoing. */
export type Movement = Partial<Record<MovedCounter, number>>;
export type Progress = Record<Counter, number>;

export const noProgress: Progress = Object.freeze(
  Object.fromEntries(counters.map((counter) => [counter, 0])) as Progress,
);

/** The same movement, undone. */
export function backOf(movement: Movement): Movement {
  return Object.fromEntries(Object.entries(movement).map(([counter, amount]) => [counter, -amount]));
}

/** What follows from a workplace's own figures: it reports when it has an activity; it is mobilised by any record. */
export function derivedOf(
  part: Pick<Progress, 'activities' | 'visits' | 'promoters'>,
  isWorkplace: boolean,
): { units: 0 | 1; organisations: 0 | 1 } {
  return {
    units: isWorkplace && part.activities > 0 ? 1 : 0,
    organisations: isWorkplace && part.activities + part.visits + part.promoters > 0 ? 1 : 0,
  };
}

/**
 * The organisations a part counts for: from the owner of the topmost campaign down to the unit. A unit that has left
 * the owner's tree counts for nobody there.
 */
export function lineCounted(ownerId: OrganisationId, place: TreePath): OrganisationId[] {
  const line = lineOf(place).map((path) => idOfLabel(path.slice(path.lastIndexOf('.') + 1)));
  const from = line.indexOf(ownerId);
  return from < 0 ? [] : line.slice(from);
}

/** So many of so many: nothing where there is nothing to be a part of. */
export type Rate = { part: number; whole: number; share: number };

function rateOf(part: number, whole: number): Rate | undefined {
  return whole > 0 ? { part, whole, share: Math.min(1, part / whole) } : undefined;
}

/** Workplaces with a record that counts, of those that are open at or beneath. */
export function completenessOf(progress: Pick<Progress, 'units'>, openUnits: number): Rate | undefined {
  return rateOf(progress.units, openUnits);
}

/** Activities reported in time, of those that were reported at all and count. */
export function punctualityOf(progress: Pick<Progress, 'on-time' | 'late'>): Rate | undefined {
  return rateOf(progress['on-time'], progress['on-time'] + progress.late);
}

/** Whole percent, begun ones not counted: 100 is said only when it is reached. */
export function percentOf(share: number): number {
  return Math.floor(share * 100 + 1e-9);
}

/** Figures as a paper says them; what it does not say is nothing. */
export type Amounts = Record<StatedCounter, number>;

export const noAmounts: Amounts = Object.freeze(
  Object.fromEntries(statedCounters.map((counter) => [counter, 0])) as Amounts,
);

/** One record by hand: the figures, where they are from, of which day, and who wrote them down. */
export type Stated = {
  id: string;
  at: Date;
  byName: string;
  amounts: Amounts;
  source: string;
  dated: string;
  note?: string;
};

export const isNothing = (amounts: Amounts): boolean =>
  statedCounters.every((counter) => amounts[counter] === 0);

/** A record as it was typed: what is left empty the paper does not say. */
export type StatedTyped = Partial<Amounts> & Pick<Stated, 'source' | 'dated' | 'note'> & { version: number };

export function amountsTyped(typed: Partial<Amounts>): Amounts {
  return Object.fromEntries(statedCounters.map((counter) => [counter, typed[counter] ?? 0])) as Amounts;
}

/** The number of a record, by which the next one says what it follows. */
export function versionOf(last: Pick<Stated, 'id'> | undefined): number {
  return Number(last?.id ?? 0);
}

/** A paper speaks of days that have been. */
export function judgeDated(dated: string, today: string): Refusal | undefined {
  return dated > today ? { code: 'progress.dated-ahead', field: 'dated' } : undefined;
}

/** Who writes down the figures of a level outside: the nearest level above that works in the system. */
export function recorderOf<O extends Pick<Organisation, 'path' | 'isOutside'>>(
  line: readonly O[],
  organisation: Pick<Organisation, 'path'>,
): O | undefined {
  return line.filter((one) => one.path !== organisation.path && !one.isOutside).at(-1);
}
