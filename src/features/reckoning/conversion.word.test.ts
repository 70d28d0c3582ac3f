/** Votes as points: none, equal ones, halves; the same for every machine. */

import { describe, expect, it } from 'vitest';
import { votePointsOf } from './conversion.ts';
import type { Conversion } from './reckoning.ts';

describe('votes as points', () => {
  const points = (conversion: Conversion, votes: Record<string, number>) =>
    Object.fromEntries(votePointsOf(conversion, new Map(Object.entries(votes))));

  it('nobody without a vote has points, and where nobody voted nobody has any', () => {
    const all: Conversion[] = [
      { kind: 'max-normal' },
      { kind: 'min-max' },
      { kind: 'share' },
      { kind: 'rank-points', first: 30, step: 1 },
      { kind: 'per-vote', points: 0.05, cap: 25 },
    ];
    for (const conversion of all) expect(points(conversion, { a: 0, b: 0 })).toEqual({ a: 0, b: 0 });
    expect(points({ kind: 'rank-points', first: 30, step: 1 }, { a: 5, b: 0 })).toEqual({ a: 30, b: 0 });
  });

  it('equal votes share the better place, the next is skipped, and points never fall under 0', () => {
    expect(points({ kind: 'rank-points', first: 3, step: 2 }, { a: 9, b: 9, c: 4, d: 1 })).toEqual({
      ...{ a: 3, b: 3 },
      ...{ c: 0, d: 0 },
    });
  });

  it('by range, where all have as many, all have all of it; a single work too', () => {
    expect(points({ kind: 'min-max' }, { a: 7, b: 7 })).toEqual({ a: 100, b: 100 });
    expect(points({ kind: 'min-max' }, { a: 7 })).toEqual({ a: 100 });
  });

  it('hundredths, halves up: one of three is 33.33, one of eight hundred 0.13', () => {
    expect(points({ kind: 'max-normal' }, { a: 1, b: 3, c: 2 })).toEqual({ a: 33.33, b: 100, c: 66.67 });
    expect(points({ kind: 'max-normal' }, { a: 1, b: 800 }).a).toBe(0.13);
    expect(points({ kind: 'share' }, { a: 2 ** 50, b: 2 ** 50 }).a).toBe(50);
  });
});
