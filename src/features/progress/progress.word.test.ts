/** Progress as a word: what follows from records, along which line it counts, and what a rate is a part of. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { OrganisationId } from '../../kernel/id.ts';
import { labelOf } from '../organisation/organisation.ts';
import {
  amountsTyped,
  backOf,
  completenessOf,
  counters,
  derivedOf,
  isNothing,
  judgeDated,
  lineCounted,
  noAmounts,
  noProgress,
  punctualityOf,
  recorderOf,
  statedCounters,
} from './progress.ts';
import { text } from './text.ts';

const id = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}` as OrganisationId;
const pathOf = (...ns: number[]) => ns.map((n) => labelOf(id(n))).join('.');

test('every counter has a name and a definition in both languages', () => {
  for (const counter of counters) {
    expect([counter, Boolean(text[`counter.${counter}`].en && text[`definition.${counter}`].zh)]).toEqual([
      counter,
      true,
    ]);
  }
});

test('a workplace reports with its first activity and is mobilised by any record; a county never counts as one', () => {
  const of = (activities: number, visits: number, promoters: number, isWorkplace = true) => {
    const { units, organisations } = derivedOf({ activities, visits, promoters }, isWorkplace);
    return [units, organisations];
  };
  expect([of(0, 0, 0), of(1, 0, 0), of(7, 2, 1), of(0, 1, 0), of(0, 0, 3)]).toEqual([
    [0, 0],
    [1, 1],
    [1, 1],
    [0, 1],
    [0, 1],
  ]);
  expect(of(7, 2, 1, false)).toEqual([0, 0]);
});

test('a movement and its undoing leave nothing', () => {
  fc.assert(
    fc.property(fc.record({ activities: fc.nat(9), contacts: fc.nat(900), late: fc.nat(1) }), (movement) => {
      const back = backOf(movement);
      expect(Object.entries(movement).every(([counter, by]) => by + back[counter as 'contacts']! === 0)).toBe(
        true,
      );
    }),
  );
});

test('a part counts from the owner of the topmost campaign down to its unit; outside the owner’s tree for nobody', () => {
  expect(lineCounted(id(1), pathOf(1, 2, 3))).toEqual([id(1), id(2), id(3)]);
  expect(lineCounted(id(2), pathOf(1, 2, 3))).toEqual([id(2), id(3)]);
  expect(lineCounted(id(3), pathOf(1, 2, 3))).toEqual([id(3)]);
  expect(lineCounted(id(9), pathOf(1, 2, 3))).toEqual([]);
});

test('a rate is a part of something: of nothing there is none, and it is never more than all', () => {
  expect(completenessOf({ units: 3 }, 0)).toBeUndefined();
  expect(completenessOf({ units: 3 }, 12)).toEqual({ part: 3, whole: 12, share: 0.25 });
  expect(completenessOf({ units: 5 }, 4)?.share).toBe(1);
  expect(punctualityOf({ ...noProgress })).toBeUndefined();
  expect(punctualityOf({ 'on-time': 3, late: 1 })).toEqual({ part: 3, whole: 4, share: 0.75 });
});

test('what a paper does not say is nothing; a record of nothing takes everything back', () => {
  expect(amountsTyped({ activities: 4 })).toEqual({ ...noAmounts, activities: 4 });
  expect([isNothing(amountsTyped({})), isNothing(amountsTyped({ reach: 1 }))]).toEqual([true, false]);
  expect(statedCounters).not.toContain('units');
});

test('a paper speaks of days that have been', () => {
  expect(judgeDated('2020-08-20', '2020-08-20')).toBeUndefined();
  expect(judgeDated('2020-08-21', '2020-08-20')).toEqual({ code: 'progress.dated-ahead', field: 'dated' });
});

test('figures of a level outside are written down by the nearest level above that works in the system', () => {
  const line = [
    { path: 'n', isOutside: false },
    { path: 'n.p', isOutside: false },
    { path: 'n.p.c', isOutside: true },
    { path: 'n.p.c.t', isOutside: true },
  ];
  expect(recorderOf(line, { path: 'n.p.c' })?.path).toBe('n.p');
  expect(recorderOf(line, { path: 'n.p.c.t' })?.path).toBe('n.p');
  expect(recorderOf(line.slice(0, 1), { path: 'n' })).toBeUndefined();
});
