/** The word "allocation": sums that are computed, a surplus that is said, and figures that are not invented. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { OrganisationId } from '../../kernel/id.ts';
import {
  type AllocationTyped,
  compare,
  indicators,
  judgeRows,
  judgeTargets,
  reachedOf,
  type Share,
  sharesTyped,
  sumOf,
  sumsOf,
  type Target,
  targetOf,
  targetsTyped,
} from './allocation.ts';
import { sayAmount, sayCount, text } from './text.ts';

const org = (name: string) => name as OrganisationId;
const qinghai: Share[] = [
  { organisationId: org('xining'), indicator: 'events', amount: 10 },
  ...Array.from(
    { length: 11 },
    (_, i): Share => ({ organisationId: org(`u${i}`), indicator: 'events', amount: 5 }),
  ),
];

describe('shares against the own target', () => {
  test('Qinghai’s table of 2020 sums to 65, fifteen more than its own 50', () => {
    expect(sumOf(qinghai, 'events')).toBe(65);
    expect(compare(50, sumOf(qinghai, 'events'))).toEqual({ kind: 'surplus', sum: 65, target: 50, by: 15 });
  });

  test.each([
    [50, 50, 'exact'],
    [50, 49, 'deficit'],
    [50, 51, 'surplus'],
    [50, 0, 'unshared'],
    [undefined, 0, 'none'],
    [undefined, 3, 'no-target'],
  ] as const)('a target of %s with %s shared out is “%s”', (target, sum, kind) => {
    expect(compare(target, sum).kind).toBe(kind);
  });

  test('what differs is always said by how much, and never more than one kind fits', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 1, max: 1e6 }), (target, sum) => {
        const found = compare(target, sum);
        if (found.kind === 'surplus') expect(found.target + found.by).toBe(found.sum);
        else if (found.kind === 'deficit') expect(found.target - found.by).toBe(found.sum);
        else expect([found.kind, target]).toEqual(['exact', sum]);
      }),
    );
  });

  test('the sum is the same in whatever order the rows stand, and rows of other indicators add nothing', () => {
    const other: Share = { organisationId: org('xining'), indicator: 'contacts', amount: 4000 };
    expect(sumsOf([other, ...qinghai].reverse())).toEqual({
      organisations: 0,
      promoters: 0,
      events: 65,
      contacts: 4000,
    });
  });
});

describe('what is known', () => {
  const target = (
    indicator: Target['indicator'],
    amount: number,
    unit: Target['unit'] = 'count',
  ): Target => ({
    ...{ indicator, amount, unit },
  });

  test('only approved activities are counted; the rest says that nothing is reported, whatever was approved', () => {
    const said = indicators.map((indicator) => [
      indicator,
      reachedOf(indicator, target(indicator, 50), 31).kind,
    ]);
    expect(said).toEqual([
      ['organisations', 'not-yet'],
      ['promoters', 'not-yet'],
      ['events', 'counted'],
      ['contacts', 'not-yet'],
      ['reach', 'not-yet'],
    ]);
  });

  test('a percentage without its base says so and becomes no number', () => {
    expect(reachedOf('reach', target('reach', 60, 'percent'), 31)).toEqual({ kind: 'no-base', percent: 60 });
    expect(text['reached.no-base'].zh).toBe('{percent}%：缺少职工网民总数，无法计算');
  });

  test('amounts are said with their measure word, in groups of three', () => {
    expect(sayAmount('contacts', 5000)).toEqual({ zh: '5,000 名', en: '5,000 workers' });
    expect(sayAmount('events', 65).zh).toBe('65 场');
    expect(sayAmount('reach', 60, 'percent')).toEqual({ zh: '60%', en: '60%' });
    expect([0, 999, 1000, 100_000_000].map(sayCount)).toEqual(['0', '999', '1,000', '100,000,000']);
  });
});

describe('what is typed', () => {
  const typed = (more: Partial<AllocationTyped> = {}): AllocationTyped => ({
    ...{ version: 0, reachUnit: 'percent', shares: [], events: 50, reach: 60 },
    ...more,
  });

  test('an empty or zero figure is no target and no share', () => {
    const row = { organisationId: org('xining'), events: 10, contacts: 0 };
    expect(targetsTyped(typed({ events: 0 }), []).map((t) => t.indicator)).toEqual(['reach']);
    expect(sharesTyped(typed({ shares: [row] }))).toEqual([
      { organisationId: 'xining', indicator: 'events', amount: 10 },
    ]);
  });

  test('printed words stay with the figure they were printed for, and go when it changes', () => {
    const before: Target[] = [{ indicator: 'events', amount: 50, unit: 'count', words: '开展50场线下活动' }];
    expect(targetOf({ targets: targetsTyped(typed(), before) }, 'events')?.words).toBe('开展50场线下活动');
    expect(
      targetOf({ targets: targetsTyped(typed({ events: 51 }), before) }, 'events')?.words,
    ).toBeUndefined();
  });

  test('a percentage is at most 100; a number of people may be any', () => {
    expect(judgeTargets(targetsTyped(typed({ reach: 101 }), []))).toEqual([
      { code: 'allocation.over-100', field: 'reach' },
    ]);
    expect(judgeTargets(targetsTyped(typed({ reach: 100_000_000, reachUnit: 'count' }), []))).toEqual([]);
  });

  test('a row is for one organisation straight beneath, and each has one', () => {
    const rows = ['xining', 'hainan', 'xining', 'hewan'].map((name) => ({ organisationId: org(name) }));
    expect(judgeRows(rows, new Set([org('xining'), org('hainan')]))).toEqual([
      { code: 'allocation.twice', field: 'shares.2.organisationId' },
      { code: 'allocation.not-beneath', field: 'shares.3.organisationId' },
    ]);
  });
});
