/** How figures become points: exact, closed to votes, the same whatever the order; size does not win by being size. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Contender,
  type Conversion,
  campaignMeasures,
  exampleOf,
  isRate,
  judgeParts,
  type Measure,
  measures,
  type Part,
  reckon,
  type Tier,
  tiersFor,
} from './measure.ts';

const best: Conversion = { kind: 'best' };
const part = (measure: Measure, max: number, conversion: Conversion = best, perWorkplace = false): Part => ({
  ...{ measure, max, conversion, perWorkplace },
});
const unit = (id: string, workplaces: number, counts: Partial<Record<Measure, number>>): Contender => ({
  ...{ id, workplaces },
  figures: Object.fromEntries(Object.entries(counts).map(([key, amount]) => [key, { amount, of: 1 }])),
});

describe('a formula', () => {
  it('N14 votes, likes, views and shares are no measures: a formula that names them is refused', () => {
    for (const word of ['votes', 'vote', 'likes', 'views', 'shares', 'clicks', 'toString']) {
      const odd = [part(word as Measure, 100)];
      expect(judgeParts(odd, 'campaign').map((one) => one.code)).toEqual(['commendation.unknown-measure']);
    }
    expect(measures.some((measure) => /vote|like|view|share|click|fans/.test(measure))).toBe(false);
  });

  it('makes a hundred points, names each measure once, and is made for what it is of', () => {
    const codes = (parts: Part[], scope: 'campaign' | 'call' = 'campaign') =>
      judgeParts(parts, scope).map((one) => `${one.code} ${one.field}`);
    expect(codes([part('admitted', 60), part('awards', 40)])).toEqual([]);
    expect(codes([part('admitted', 60)])).toEqual(['commendation.not-hundred parts']);
    expect(codes([part('admitted', 60), part('admitted', 40)])).toEqual([
      'commendation.measure-twice parts.1.measure',
    ]);
    for (const measure of campaignMeasures)
      expect(codes([part(measure, 100)], 'call')).toEqual(['commendation.measure-apart parts.0.measure']);
    for (const measure of ['punctuality', 'completeness', 'targets', 'hand'] as const)
      expect(codes([part(measure, 100, best, true)])).toEqual(['commendation.no-size parts.0.perWorkplace']);
  });

  it('reckoned by hand: against the most, by number up to a cap, from a threshold on', () => {
    const parts = [
      part('admitted', 50),
      part('awards', 30, { kind: 'per-unit', points: 10, each: 1 }),
      part('punctuality', 20, { kind: 'threshold', least: 90 }),
    ];
    const table = reckon(parts, [
      unit('a', 10, { admitted: 8, awards: 1, punctuality: 89 }),
      unit('b', 10, { admitted: 6, awards: 5, punctuality: 90 }),
      unit('c', 10, {}),
    ]);
    expect(table.map(({ id, rank, points }) => ({ id, rank, points }))).toEqual([
      { id: 'b', rank: 1, points: 37.5 + 30 + 20 },
      { id: 'a', rank: 2, points: 50 + 10 },
      { id: 'c', rank: 3, points: 0 },
    ]);
    expect(table[0]!.figures.map((one) => one.points)).toEqual([37.5, 30, 20]);
  });

  it('one third of fifty is 16.67, halves go up, and nothing is rounded before', () => {
    const [first, second] = reckon(
      [part('admitted', 50)],
      [unit('a', 1, { admitted: 3 }), unit('b', 1, { admitted: 1 })],
    );
    expect([first!.points, second!.points]).toEqual([50, 16.67]);
    const half = reckon(
      [part('contacts', 1, { kind: 'per-unit', points: 1, each: 200 })],
      [unit('a', 1, { contacts: 1 })],
    );
    expect(half[0]!.points).toBe(0.01);
  });

  it('per workplace a small unit beats a large one that only is large', () => {
    const units = [unit('large', 400, { admitted: 40 }), unit('small', 5, { admitted: 4 })];
    const plain = reckon([part('admitted', 100)], units);
    const over = reckon([part('admitted', 100, best, true)], units);
    expect([plain[0]!.id, over[0]!.id]).toEqual(['large', 'small']);
    expect(over.find((one) => one.id === 'large')!.points).toBe(12.5);
  });

  const amounts = fc.record({ admitted: fc.nat(5000), awards: fc.nat(50), activities: fc.nat(900) });
  const rules = [
    part('admitted', 40, best, true),
    part('awards', 30, { kind: 'per-unit', points: 3, each: 2 }),
    part('activities', 30, { kind: 'threshold', least: 12 }),
  ];

  it('whatever the figures: points lie between 0 and 100, are the sum of their parts, and order the ranks', () => {
    const many = fc.array(fc.tuple(amounts, fc.integer({ min: 0, max: 800 })), { maxLength: 30 });
    fc.assert(
      fc.property(many, (list) => {
        const table = reckon(
          rules,
          list.map(([counts, size], i) => unit(`u${i}`, size, counts)),
        );
        for (const [i, row] of table.entries()) {
          const sum = row.figures.reduce((all, one) => all + Math.round(one.points * 100), 0);
          expect(Math.round(row.points * 100)).toBe(sum);
          expect(row.points).toBeGreaterThanOrEqual(0);
          expect(row.points).toBeLessThanOrEqual(100);
          const above = table[i - 1];
          if (above)
            expect(above.points === row.points ? above.rank === row.rank : row.rank === i + 1).toBe(true);
        }
      }),
    );
  });

  it('it does not matter in which order the units come, nor what else is known of them', () => {
    const many = fc.array(amounts, { minLength: 2, maxLength: 20 });
    fc.assert(
      fc.property(many, fc.nat(10_000), (list, votes) => {
        const units = list.map((counts, i) => unit(`u${i}`, 10, counts));
        const told = units
          .map((one) => ({ ...one, figures: { ...one.figures, votes: { amount: votes, of: 1 } } }))
          .reverse();
        expect(reckon(rules, told)).toEqual(reckon(rules, units));
      }),
    );
  });
});

const tiers: Tier[] = [
  { key: 't1', name: '最佳', count: 1 },
  { key: 't2', name: '优秀', count: 2 },
];
const table = (...points: number[]) => points.map((one, i) => ({ id: `u${i}`, points: one }));
const say = (...points: number[]) =>
  [...tiersFor(tiers, table(...points)).values()].map((one) => (one.isEdge ? '?' : (one.tier ?? '-')));

describe('tiers', () => {
  it('follow one another down the table; no points, no tier', () => {
    expect(say(90, 80, 70, 60)).toEqual(['t1', 't2', 't2', '-']);
    expect(say(90, 80, 0, 0)).toEqual(['t1', 't2', '-', '-']);
  });

  it('equals whom an edge divides are marked, and somebody decides', () => {
    expect(say(90, 90, 70, 60)).toEqual(['?', '?', 't2', '-']);
    expect(say(90, 80, 70, 70)).toEqual(['t1', 't2', '?', '?']);
    expect(say(90, 80, 80, 70)).toEqual(['t1', 't2', 't2', '-']);
  });

  it('never more in a tier than it holds, and equals are never told apart by the machine', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 12 }), (points) => {
        const ordered = table(...[...points].sort((a, b) => b - a));
        const found = tiersFor(tiers, ordered);
        for (const tier of tiers)
          expect([...found.values()].filter((one) => one.tier === tier.key).length).toBeLessThanOrEqual(
            tier.count,
          );
        for (const a of ordered)
          for (const b of ordered)
            if (a.points === b.points) expect(found.get(a.id)).toEqual(found.get(b.id));
      }),
    );
  });
});

it('the worked example adds up for every measure and way of counting', () => {
  const conversions: Conversion[] = [
    best,
    { kind: 'per-unit', points: 5, each: 10 },
    { kind: 'threshold', least: 60 },
  ];
  for (const measure of measures)
    for (const conversion of conversions) {
      const { lines, sum } = exampleOf([part(measure, 20, conversion)]);
      expect(sum).toBe(lines[0]!.points);
      expect(sum).toBeGreaterThan(0);
      expect(sum).toBeLessThanOrEqual(20);
      expect(isRate(measure) && lines[0]!.figure.amount > 100 ? 'over' : 'fits').toBe('fits');
    }
});
