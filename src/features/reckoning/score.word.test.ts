/** Judges' scores: by hand, with ties, missing and few scores; and what must hold whoever scores what (AC-171). */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Average, Given, Scale, ScoreRule } from './reckoning.ts';
import { standingsOf } from './score.ts';

const given = (entryId: string, totals: readonly (number | undefined)[]): Given[] =>
  totals.flatMap((total, judge) =>
    total === undefined ? [] : [{ entryId, judgeId: `j${judge}`, total, marks: { theme: total / 2 } }],
  );
const rule = (average: Average, scale: Scale = 'raw', more: Partial<ScoreRule> = {}): ScoreRule => ({
  ...{ average, scale },
  ...more,
});
const one = (of: ScoreRule, totals: number[]) => standingsOf(of, given('a', totals), ['a'])[0]!;

describe('one work', () => {
  it('mean, median and trimmed stand beside each other, whatever counts', () => {
    // 80, 84, 90, 91, 60: mean 405 ÷ 5 = 81; middle 84; without 91 and 60: 254 ÷ 3 = 84.67.
    expect(one(rule('mean'), [80, 84, 90, 91, 60])).toMatchObject({
      ...{ judges: 5, mean: 81, median: 84, trimmed: 84.67 },
      ...{ least: 60, most: 91, points: 81, marks: { theme: 40.5 } },
    });
    expect(one(rule('trimmed'), [80, 84, 90, 91, 60]).points).toBe(84.67);
    expect(one(rule('median'), [80, 84.5, 90, 91]).points).toBe(87.25);
  });

  it('AC-171 nothing is dropped under five scores, unless the rule says so; of equal highest only one goes', () => {
    expect(one(rule('trimmed'), [60, 90, 90, 96]).points).toBe(84);
    expect(one(rule('trimmed', 'raw', { trimFrom: 4 }), [60, 90, 90, 96]).points).toBe(90);
    expect(one(rule('trimmed'), [90, 90, 90, 60, 60]).points).toBe(80);
    expect(one(rule('trimmed', 'raw', { trimFrom: 3 }), [10, 50]).points).toBe(30);
  });

  it('halves are rounded up: 86.335 is shown as 86.34', () => {
    expect(one(rule('mean'), [86.33, 86.34]).mean).toBe(86.34);
  });
});

describe('several works', () => {
  it('AC-171 equal fractions share a rank, and no rounding makes or breaks a tie', () => {
    const scores = [...given('a', [80, 80, 81]), ...given('b', [80.5, 80]), ...given('c', [81, 80, 80])];
    const standings = standingsOf(rule('mean'), scores, ['c', 'b', 'a']);
    expect(standings.map((s) => [s.entryId, s.points, s.rank])).toEqual([
      ...[
        ['c', 80.33, 1],
        ['a', 80.33, 1],
      ],
      ['b', 80.25, 3],
    ]);
  });

  it('a work without a score is last, without figures, however low the others are', () => {
    const standings = standingsOf(rule('mean', 'z'), given('a', [0]), ['none', 'a']);
    expect(standings.map((s) => [s.entryId, s.judges, s.rank])).toEqual([
      ['a', 1, 1],
      ['none', 0, 2],
    ]);
    expect(standings[1]).toEqual({ entryId: 'none', judges: 0, points: 0, marks: {}, rank: 2 });
  });

  it('z-scores take from a strict judge what is only strictness; 50 is that judge’s middle', () => {
    // j0 gives 90 and 80 (mean 85, deviation 5): +1, −1. j1 gives 40 and 60 (mean 50, deviation 10): −1, +1.
    const scores = [...given('a', [90, 40]), ...given('b', [80, 60])];
    const z = standingsOf(rule('mean', 'z'), scores, ['a', 'b']);
    expect(z.map((s) => [s.z, s.points, s.rank])).toEqual([
      [0, 50, 1],
      [0, 50, 1],
    ]);
    // Three of one judge: 90, 80, 70: mean 80, deviation √(200 ÷ 3) = 8.165: 1.2247, 0, −1.2247.
    const three = [...given('a', [90]), ...given('b', [80]), ...given('c', [70])];
    expect(standingsOf(rule('mean', 'z'), three, ['a', 'b', 'c']).map((s) => [s.z, s.points])).toEqual([
      [1.22, 62.25],
      [0, 50],
      [-1.22, 37.75],
    ]);
  });

  it('a judge of one work, or who gives everybody the same, says nothing about order', () => {
    const scores = [...given('a', [95, undefined]), ...given('b', [95, 20])];
    const all = standingsOf(rule('mean', 'z'), scores, ['a', 'b']);
    expect(all.map((s) => [s.z, s.points])).toEqual([
      [0, 50],
      [0, 50],
    ]);
    const ranks = standingsOf(rule('mean', 'rank-points'), scores, ['a', 'b']);
    expect(ranks.map((s) => s.points)).toEqual([50, 50]);
  });

  it('points by each judge’s own order: by share, or 30, 29, 28; equal ones share the mean of their places', () => {
    const scores = ['a', 'b', 'c', 'd'].flatMap((id, index) => given(id, [[90, 80, 80, 10][index]]));
    const points = (of: ScoreRule) => standingsOf(of, scores, ['a', 'b', 'c', 'd']).map((s) => s.points);
    // Middles of places among four: 87.5, then (62.5 + 37.5) ÷ 2, then 12.5.
    expect(points(rule('mean', 'rank-points'))).toEqual([87.5, 50, 50, 12.5]);
    expect(points(rule('mean', 'rank-points', { first: 30, step: 1 }))).toEqual([30, 28.5, 28.5, 27]);
    expect(points(rule('mean', 'rank-points', { first: 1, step: 1 }))).toEqual([1, 0, 0, 0]);
  });

  it('scores of works that are not asked for do not move the scale', () => {
    const scores = [...given('a', [90]), ...given('b', [80]), ...given('gone', [0])];
    const two = standingsOf(rule('mean', 'z'), scores, ['a', 'b']);
    expect(two.map((s) => s.z)).toEqual([1, -1]);
  });
});

describe('whoever scores what (AC-171)', () => {
  const rules = fc.record({
    average: fc.constantFrom<Average>('mean', 'median', 'trimmed'),
    scale: fc.constantFrom<Scale>('raw', 'z', 'rank-points'),
    trimFrom: fc.option(fc.integer({ min: 3, max: 7 }), { nil: undefined }),
    first: fc.option(fc.integer({ min: 1, max: 30 }), { nil: undefined }),
  });
  const grid = fc.array(
    fc.array(fc.option(fc.integer({ min: 0, max: 200 }), { nil: undefined }), { minLength: 7, maxLength: 7 }),
    { minLength: 1, maxLength: 8 },
  );
  const scoresOf = (rows: (number | undefined)[][], name = (index: number) => `w${index}`) =>
    rows.flatMap((row, index) =>
      given(
        name(index),
        row.map((half) => (half === undefined ? undefined : half / 2)),
      ),
    );
  const idsOf = (rows: unknown[][]) => rows.map((_, index) => `w${index}`);

  it('the order in which scores come makes no difference', () => {
    fc.assert(
      fc.property(
        rules,
        grid.chain((rows) => {
          const scores = scoresOf(rows);
          return fc.tuple(
            fc.constant(rows),
            fc.shuffledSubarray(scores, { minLength: scores.length, maxLength: scores.length }),
          );
        }),
        (of, [rows, shuffled]) => {
          expect(standingsOf(of, shuffled, idsOf(rows))).toEqual(
            standingsOf(of, scoresOf(rows), idsOf(rows)),
          );
        },
      ),
    );
  });

  it('other names of works and judges make no difference', () => {
    fc.assert(
      fc.property(rules, grid, (of, rows) => {
        const renamed = scoresOf(rows, (index) => `z${9 - index}`).map((score) => ({
          ...score,
          judgeId: `other-${score.judgeId}`,
        }));
        const back = standingsOf(
          of,
          renamed,
          rows.map((_, index) => `z${9 - index}`),
        );
        expect(back.map((s) => ({ ...s, entryId: `w${9 - Number(s.entryId.slice(1))}` }))).toEqual(
          standingsOf(of, scoresOf(rows), idsOf(rows)),
        );
      }),
    );
  });

  /** A better total lifts one work; z-scores of others move with it, so there only its own points may not fall. */
  it('a higher score never lowers a work’s points, and but for z-scores never its rank', () => {
    fc.assert(
      fc.property(
        ...[rules, grid, fc.nat(7), fc.nat(6), fc.integer({ min: 1, max: 60 })],
        (of, rows, row, judge, more) => {
          const at = row % rows.length;
          const before = rows[at]![judge];
          if (before === undefined) return;
          const raised = rows.map((line, index) =>
            index === at ? line.map((half, j) => (j === judge ? Math.min(200, before + more) : half)) : line,
          );
          const find = (all: (number | undefined)[][]) =>
            standingsOf(of, scoresOf(all), idsOf(all)).find((s) => s.entryId === `w${at}`)!;
          const [then, now] = [find(rows), find(raised)];
          expect(now.points).toBeGreaterThanOrEqual(then.points);
          if (of.scale !== 'z') expect(now.rank).toBeLessThanOrEqual(then.rank);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('averages stay between the least and the most, and the trimmed one between the two', () => {
    fc.assert(
      fc.property(grid, (rows) => {
        for (const s of standingsOf(rule('trimmed'), scoresOf(rows), idsOf(rows)).filter((x) => x.judges)) {
          for (const figure of [s.mean!, s.median!, s.trimmed!]) {
            expect(figure).toBeGreaterThanOrEqual(s.least!);
            expect(figure).toBeLessThanOrEqual(s.most!);
          }
        }
      }),
    );
  });
});
