/** Progress as a tree of figures: who is full, who has no target, and that the tree loses nobody. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { OrganisationId } from '../../kernel/id.ts';
import { growFigure, listFigures, percentOf, shareOf } from './progress.ts';

const node = (path: string) => ({
  ...{ id: path as OrganisationId, path },
  ...{ name: { zh: path }, shortName: { zh: path } },
});

test.each([
  [0, 50, 0],
  [49, 50, 98],
  [299, 300, 99],
  [50, 50, 100],
  [65, 50, 130],
])('%s of %s is %s percent; 100 is said only when it is reached', (events, target, percent) => {
  expect(percentOf(shareOf(events, target)!)).toBe(percent);
});

test('without a target, or with a target of nothing, there is no share', () => {
  expect([shareOf(3, undefined), shareOf(3, 0)]).toEqual([undefined, undefined]);
});

test('a hundred percent is said for every reached target, and for no other', () => {
  fc.assert(
    fc.property(fc.nat(100_000), fc.integer({ min: 1, max: 100_000 }), (events, target) => {
      expect(percentOf(shareOf(events, target)!) >= 100).toBe(events >= target);
    }),
  );
});

test('each organisation stands beneath its parent with its own figures; what nobody reported is nothing', () => {
  const root = growFigure(
    [node('n'), node('n.q'), node('n.q.x'), node('n.q.h'), node('n.q.x.w')],
    new Map([
      ['n.q', 50],
      ['n.q.x', 10],
      ['n.q.h', 0],
    ] as [OrganisationId, number][]),
    new Map([['n.q.x', { events: 11, participants: 400 }]] as [
      OrganisationId,
      { events: number; participants: number },
    ][]),
  );
  expect(listFigures(root).map((f) => [f.path, f.level, f.target, f.events, f.share])).toEqual([
    ['n', 1, undefined, 0, undefined],
    ['n.q', 2, 50, 0, 0],
    ['n.q.x', 3, 10, 11, 1.1],
    ['n.q.x.w', 4, undefined, 0, undefined],
    ['n.q.h', 3, undefined, 0, undefined],
  ]);
});
