/** Progress as figures: who is full, who has no target, what is fair to compare, and that the tree loses nobody. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { OrganisationId } from '../../kernel/id.ts';
import { noProgress, percentOf } from '../progress/progress.ts';
import {
  type Figure,
  figureOf,
  growFigure,
  listFigures,
  orderFigures,
  orderKeys,
  perTenOf,
  readOrder,
  sayOrder,
  shareOf,
} from './progress.ts';

const events = { key: 'events', counters: ['activities', 'visits'] as const };
const node = (path: string, units = 4) => ({
  ...{ id: path as OrganisationId, path, units, isOutside: false },
  ...{ name: { zh: path }, shortName: { zh: path } },
});
const target = (rows: Record<string, number>) =>
  new Map(Object.entries(rows).map(([id, amount]) => [id as OrganisationId, new Map([['events', amount]])]));

test.each([
  [0, 50, 0],
  [49, 50, 98],
  [299, 300, 99],
  [50, 50, 100],
  [65, 50, 130],
])('%s of %s is %s percent; 100 is said only when it is reached', (reached, given, percent) => {
  expect(percentOf(shareOf(reached, given)!)).toBe(percent);
});

test('without a target, with a target of nothing, or where nothing counts, there is no share', () => {
  expect([shareOf(3, undefined), shareOf(3, 0), shareOf(undefined, 5)]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

test('a hundred percent is said for every reached target, and for no other', () => {
  fc.assert(
    fc.property(fc.nat(100_000), fc.integer({ min: 1, max: 100_000 }), (reached, given) => {
      expect(percentOf(shareOf(reached, given)!) >= 100).toBe(reached >= given);
    }),
  );
});

test('large and small are read side by side: so many for every ten workplaces, to one digit', () => {
  expect([
    perTenOf(3, 4),
    perTenOf(300, 400),
    perTenOf(1, 3),
    perTenOf(5, 0),
    perTenOf(undefined, 4),
  ]).toEqual([7.5, 7.5, 3.3, undefined, undefined]);
});

test('each organisation stands beneath its parent with its own figures; what nobody reported is nothing', () => {
  const root = growFigure(
    [node('n'), node('n.q'), node('n.q.x'), node('n.q.h'), node('n.q.x.w')],
    events,
    target({ 'n.q': 50, 'n.q.x': 10, 'n.q.h': 0 }),
    new Map([['n.q.x' as OrganisationId, { ...noProgress, activities: 7, visits: 4, participants: 400 }]]),
  );
  expect(listFigures(root).map((f) => [f.path, f.level, f.target, f.reached, f.share])).toEqual([
    ['n', 1, undefined, 0, undefined],
    ['n.q', 2, 50, 0, 0],
    ['n.q.x', 3, 10, 11, 1.1],
    ['n.q.x.w', 4, undefined, 0, undefined],
    ['n.q.h', 3, undefined, 0, undefined],
  ]);
});

test('figures by hand are part of what was reached, and stay told apart; what nothing counts is not nothing', () => {
  const counts = { ...noProgress, activities: 9, units: 3, 'on-time': 6, late: 2 };
  const figure = figureOf(node('n.q'), events, 10, { ...counts, byHand: { activities: 4, contacts: 77 } });
  expect([figure.reached, figure.byHand]).toEqual([9, 4]);
  expect([figure.completeness, figure.punctuality]).toEqual([
    { part: 3, whole: 4, share: 0.75 },
    { part: 6, whole: 8, share: 0.75 },
  ]);
  const uncounted = figureOf(node('n.q'), { counters: [] }, 10, counts);
  expect([uncounted.reached, uncounted.share, uncounted.perTen]).toEqual([undefined, undefined, undefined]);
});

test('AC-065 only what is on the list orders, and on the list there is neither a vote nor a place', () => {
  for (const key of orderKeys) {
    expect(sayOrder(readOrder(key)!)).toBe(key);
    expect(readOrder(`-${key}`)).toEqual({ key, isDown: true });
  }
  for (const odd of ['votes', '-votes', 'rank', 'place', 'share desc', '--share', "share'"]) {
    expect([odd, readOrder(odd)]).toEqual([odd, undefined]);
  }
  expect(orderKeys.join()).not.toMatch(/vote|rank|place/);
});

test('whatever the order, every unit is there once, and those without the figure stand last', () => {
  const unit = fc.record({
    target: fc.option(fc.nat(50), { nil: undefined }),
    activities: fc.nat(60),
    size: fc.nat(9),
  });
  fc.assert(
    fc.property(
      fc.array(unit, { maxLength: 20 }),
      fc.constantFrom(...orderKeys),
      fc.boolean(),
      (units, key, isDown) => {
        const figures: Figure[] = units.map((one, index) =>
          figureOf(node(`n.u${index}`, one.size), events, one.target, {
            ...noProgress,
            activities: one.activities,
          }),
        );
        const ordered = orderFigures(figures, { key, isDown });
        expect([...ordered].map((f) => f.id).sort()).toEqual(figures.map((f) => f.id).sort());
        if (key !== 'share') return;
        const shares = ordered.map((f) => f.share);
        const known = shares.filter((share) => share !== undefined);
        expect(shares.slice(0, known.length)).toEqual(known);
        expect(known).toEqual([...known].sort((a, b) => (isDown ? b - a : a - b)));
      },
    ),
  );
});
