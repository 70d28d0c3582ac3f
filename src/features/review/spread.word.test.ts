/** Proof that what stands out stands out, that names and orders change nothing, and that honest panels are left alone. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PersonId } from '../../kernel/id.ts';
import { type Given, plainScores } from '../reckoning/reckoning.ts';
import {
  medianOf,
  outlierPoints,
  reciprocitiesOf,
  shiftMax,
  shiftsOf,
  spreadOfJudges,
  spreadOfWorks,
} from './spread.ts';

const given = (entryId: string, judgeId: string, total: number): Given => ({
  entryId,
  judgeId,
  total,
  marks: {},
});
const panel = (totals: Record<string, Record<string, number>>): Given[] =>
  Object.entries(totals).flatMap(([work, scores]) =>
    Object.entries(scores).map(([judge, total]) => given(work, judge, total)),
  );
const anyGiven = fc
  .uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.constantFrom('x', 'y', 'z'), fc.nat(200)), {
    minLength: 1,
    selector: ([work, judge]) => work + judge,
  })
  .map((rows) => rows.map(([work, judge, halves]) => given(work, judge, halves / 2)));

describe('spread', () => {
  test('tells a judge’s mean, deviation, least and most', () => {
    const [one] = spreadOfJudges(panel({ a: { x: 60 }, b: { x: 80 } }));
    expect(one).toMatchObject({ judgeId: 'x', given: 2, mean: 70, deviation: 10, least: 60, most: 80 });
  });

  test('lists the widest works first and names who stands apart, from three scores on', () => {
    const rows = spreadOfWorks(
      panel({ a: { x: 80, y: 82, z: 81 }, b: { x: 90, y: 40, z: 88 }, c: { x: 10, y: 90 } }),
    );
    expect(rows.map((row) => [row.entryId, row.apart])).toEqual([
      ['c', 80],
      ['b', 50],
      ['a', 2],
    ]);
    expect([rows[0]!.outliers, rows[2]!.outliers]).toEqual([[], []]);
    expect(rows[1]!.outliers).toContainEqual({ judgeId: 'y', total: 40 });
  });

  test('holds whatever order scores come in, and least ≤ mean ≤ most', () => {
    fc.assert(
      fc.property(anyGiven, (all) => {
        const rows = spreadOfWorks(all);
        expect(spreadOfWorks([...all].reverse()).map((row) => [row.entryId, row.apart, row.mean])).toEqual(
          rows.map((row) => [row.entryId, row.apart, expect.closeTo(row.mean, 8)]),
        );
        for (const row of rows) {
          expect(row.least).toBeLessThanOrEqual(row.mean + 1e-9);
          expect(row.mean).toBeLessThanOrEqual(row.most + 1e-9);
          for (const { total, judgeId } of row.outliers) {
            const others = all.filter((one) => one.entryId === row.entryId && one.judgeId !== judgeId);
            expect(Math.abs(total - medianOf(others.map((one) => one.total)))).toBeGreaterThan(outlierPoints);
          }
        }
      }),
    );
  });
});

const judges = [
  { personId: 'x' as PersonId, unitPath: 'root.east.one' },
  { personId: 'y' as PersonId, unitPath: 'root.west.two' },
  { personId: 'z' as PersonId, unitPath: 'root.north' },
];
const works = [
  { entryId: 'of-x' as never, unitPath: 'root.east.one' },
  { entryId: 'of-y' as never, unitPath: 'root.west.two' },
  { entryId: 'else' as never, unitPath: 'root.south' },
];

describe('AC-170: two judges who lift one another’s units', () => {
  const swapped = panel({
    'of-x': { y: 98, z: 70 },
    'of-y': { x: 97, z: 72 },
    else: { x: 75, y: 74, z: 76 },
  });

  test('are told by how much, whoever is asked first', () => {
    expect(reciprocitiesOf(swapped, judges, works)).toEqual([
      { first: 'x', second: 'y', given: 25, taken: 28 },
    ]);
    const turned = reciprocitiesOf(swapped, [...judges].reverse(), works);
    expect(turned).toEqual([{ first: 'y', second: 'x', given: 28, taken: 25 }]);
  });

  test('are not told when only one of them does, or when others agree', () => {
    const oneSided = panel({ 'of-x': { y: 98, z: 70 }, 'of-y': { x: 71, z: 72 } });
    const good = panel({ 'of-x': { y: 98, z: 97 }, 'of-y': { x: 97, z: 96 } });
    expect(reciprocitiesOf(oneSided, judges, works)).toEqual([]);
    expect(reciprocitiesOf(good, judges, works)).toEqual([]);
    expect(reciprocitiesOf([], judges, works)).toEqual([]);
  });
});

describe('AC-170: leaving one judge out', () => {
  test('tells who alone moves a work further than a tenth of all works, at least three places', () => {
    const totals: Record<string, Record<string, number>> = {};
    for (let at = 0; at < 12; at++) totals[`w${String(at).padStart(2, '0')}`] = { x: 90 - at, y: 90 - at };
    totals.w11!.z = 100;
    totals.w11!.x = 90;
    const shifts = shiftsOf(panel(totals), plainScores);
    expect(shiftMax(12)).toBe(3);
    expect(shifts.every((shift) => Math.abs(shift.places) > 3)).toBe(true);
    expect(shifts.map((shift) => shift.entryId)).toContain('w11');
  });

  test('tells nothing of a panel that agrees', () => {
    const totals: Record<string, Record<string, number>> = {};
    for (let at = 0; at < 12; at++) totals[`w${at}`] = { x: 90 - at, y: 91 - at, z: 89 - at };
    expect(shiftsOf(panel(totals), plainScores)).toEqual([]);
  });
});
