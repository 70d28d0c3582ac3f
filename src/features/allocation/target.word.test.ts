/** The word "target": figures kept apart by origin, percentages with their base, differences that are owned up to. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultIndicators, freeKey, type IndicatorTyped, judgeIndicator, listShared } from './indicator.ts';
import {
  aimOf,
  compare,
  differenceOf,
  isAcknowledged,
  judgeTargets,
  reachedOf,
  type Target,
  type TargetTyped,
  targetsTyped,
  totalOf,
} from './target.ts';

const target = (more: Partial<Target> = {}): Target => ({
  ...{ indicator: 'events', origin: 'own', amount: 50, unit: 'count', isFloor: false },
  ...more,
});
const indicator = (key: string) => defaultIndicators.find((one) => one.key === key)!;

describe('shares against a target', () => {
  test.each([
    [50, 50, 'exact'],
    [50, 49, 'deficit'],
    [50, 65, 'surplus'],
    [50, 0, 'unshared'],
    [undefined, 0, 'none'],
    [undefined, 3, 'no-target'],
  ] as const)('a target of %s with %s shared out is “%s”', (amount, sum, kind) => {
    expect(compare(amount, sum).kind).toBe(kind);
  });

  test('what differs is always said by how much, and never more than one kind fits', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 1, max: 1e6 }), (amount, sum) => {
        const found = compare(amount, sum);
        if (found.kind === 'surplus') expect(found.target + found.by).toBe(found.sum);
        else if (found.kind === 'deficit') expect(found.target - found.by).toBe(found.sum);
        else expect([found.kind, amount]).toEqual(['exact', sum]);
      }),
    );
  });

  test('what was owned up to stands for its two figures and for no others', () => {
    const figure = fc.integer({ min: 1, max: 30 });
    fc.assert(
      fc.property(figure, figure, figure, figure, (amount, sum, laterAmount, laterSum) => {
        const said = { target: amount, sum };
        const later = differenceOf(compare(laterAmount, laterSum));
        if (!later) return;
        expect(isAcknowledged(later, said)).toBe(amount === laterAmount && sum === laterSum);
        expect(isAcknowledged(later, undefined)).toBe(false);
      }),
    );
    expect(differenceOf(compare(50, 0))).toBeUndefined();
    expect(differenceOf(compare(undefined, 5))).toBeUndefined();
  });
});

describe('where a figure comes from', () => {
  const table = (...targets: Target[]) => ({ targets });
  const given = new Map([['events', 10]]);
  const none = new Map<string, number>();

  test('shares are held against the own target, else what was given, else what a paper level assigned; never a quotation', () => {
    const assigned = target({ origin: 'assigned', amount: 18 });
    const quoted = target({ origin: 'quoted', amount: 300 });
    expect(aimOf(table(target(), assigned), given, 'events', 3)?.amount).toBe(50);
    expect(aimOf(table(assigned), given, 'events', 3)).toEqual({
      amount: 10,
      origin: 'assigned',
      isFloor: false,
    });
    expect(aimOf(table(assigned, quoted), none, 'events', 3)?.amount).toBe(18);
    expect(aimOf(table(quoted), none, 'events', 3)).toBeUndefined();
  });

  test('so many for each grows with the organisations beneath', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), fc.nat(1000), (amount, open) => {
        expect(aimOf(table(target({ amount, unit: 'each' })), none, 'events', open)?.amount).toBe(
          amount * open,
        );
      }),
    );
  });

  test('a percentage without its base is no number: nothing is held against it and nothing computed', () => {
    const percent = target({ indicator: 'reach', amount: 60, unit: 'percent' });
    expect(totalOf(percent, 12)).toBeUndefined();
    expect(aimOf(table(percent), none, 'reach', 12)).toBeUndefined();
    expect(reachedOf(indicator('reach'), percent, { reach: 9 })).toEqual({ kind: 'no-base', percent: 60 });
  });

  test('with a base it is: the least whole number that is enough, and never said as reached before it is', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100 }),
        fc.integer({ min: 1, max: 5_000_000 }),
        fc.nat(6_000_000),
        (amount, base, reach) => {
          const percent = target({
            indicator: 'reach',
            unit: 'percent',
            amount,
            base: { amount: base, source: 's' },
          });
          const total = totalOf(percent, 0)!;
          expect([total * 100 >= base * amount, (total - 1) * 100 < base * amount]).toEqual([true, true]);
          const reached = reachedOf(indicator('reach'), percent, { reach });
          if (reached.kind !== 'percent') throw new Error(reached.kind);
          if (reached.percent >= amount) expect(reach).toBeGreaterThanOrEqual(total);
        },
      ),
    );
  });
});

describe('what was reached', () => {
  test('“走进企业或开展活动”: visits and activities are one figure; participants are no contacts', () => {
    const progress = { activities: 31, visits: 4, participants: 900, contacts: 120 };
    expect(reachedOf(indicator('events'), target(), progress)).toEqual({ kind: 'counted', amount: 35 });
    expect(reachedOf(indicator('contacts'), undefined, progress)).toEqual({ kind: 'counted', amount: 120 });
    expect(reachedOf({ counters: [] }, target(), progress)).toEqual({ kind: 'uncounted' });
  });
});

describe('targets as typed', () => {
  const line = (more: Partial<TargetTyped> = {}): TargetTyped => ({
    ...{ indicator: 'events', origin: 'own', amount: 5, unit: 'count', isFloor: false },
    ...more,
  });
  const codes = (lines: readonly TargetTyped[], hasParent = false) =>
    judgeTargets(lines, defaultIndicators, hasParent).map(({ code, field }) => [code, field]);

  test('an empty or zero figure is no target', () => {
    expect(targetsTyped([line({ amount: 0 }), line({ amount: undefined }), line({ words: '50场' })])).toEqual(
      [target({ amount: 5, words: '50场', base: undefined })],
    );
  });

  test('a percentage is at most 100; a base has a source; a number has none', () => {
    expect(codes([line({ amount: 101, unit: 'percent' })])).toEqual([
      ['allocation.over-100', 'targets.0.amount'],
    ]);
    expect(codes([line({ unit: 'percent', baseAmount: 9 })])).toEqual([
      ['allocation.base-needs-source', 'targets.0.baseSource'],
    ]);
    expect(codes([line({ baseAmount: 9, baseSource: '统计' })])).toEqual([
      ['allocation.base-of-count', 'targets.0.baseAmount'],
    ]);
    expect(codes([line({ amount: 101 })])).toEqual([]);
  });

  test('each indicator once for each origin; none unknown; none given by hand where the system gives it', () => {
    expect(codes([line(), line({ origin: 'quoted' }), line()])).toEqual([
      ['allocation.twice', 'targets.2.indicator'],
    ]);
    expect(codes([line({ indicator: 'likes' })])).toEqual([
      ['allocation.no-such-indicator', 'targets.0.indicator'],
    ]);
    expect(codes([line({ origin: 'assigned' })], true)).toEqual([
      ['allocation.assigned-in-system', 'targets.0.amount'],
    ]);
    expect(codes([line({ origin: 'assigned' })])).toEqual([]);
  });
});

describe('indicators', () => {
  const typed = (more: Partial<IndicatorTyped> = {}): IndicatorTyped => ({
    ...{ name: '开设讲堂', unit: '场', definition: '每场一次', counters: [], isShared: true },
    ...more,
  });
  const codes = (more: Partial<IndicatorTyped>, others = defaultIndicators) =>
    judgeIndicator(typed(more), others).map((refusal) => refusal.code);

  test('five of “12351+” and its plus, each with a definition in words and what counts it', () => {
    expect(defaultIndicators.map((one) => [one.key, one.counters.join('+')])).toEqual([
      ['organisations', 'organisations'],
      ['promoters', 'promoters'],
      ['events', 'activities+visits'],
      ['contacts', 'contacts'],
      ['reach', 'reach'],
      ['spread', 'spread'],
    ]);
    expect(defaultIndicators.every((one) => one.definition.zh.length > 10 && one.definition.en)).toBe(true);
    expect(listShared(defaultIndicators).map((one) => one.key)).not.toContain('reach');
  });

  test('a name is another’s, counters hold each other, a counter is unknown, a table has too many', () => {
    expect(codes({})).toEqual([]);
    expect(codes({ name: indicator('events').name.zh })).toEqual(['allocation.same-name']);
    expect(codes({ counters: ['activities', 'on-time'] })).toEqual(['allocation.counted-twice']);
    expect(codes({ counters: ['on-time', 'late'] })).toEqual([]);
    expect(codes({ counters: ['likes'] })).toEqual(['shape.not-chosen']);
    const many = Array.from({ length: 12 }, (_, index) => ({
      ...indicator('reach'),
      name: { zh: `第${index}项` },
    }));
    expect(codes({}, many)).toEqual(['allocation.too-many-indicators']);
    expect(
      codes(
        {},
        many.map((one) => ({ ...one, isRetired: true })),
      ),
    ).toEqual([]);
  });

  test('a new one has a key that no other ever had', () => {
    expect(freeKey([])).toBe('own-1');
    expect(freeKey([{ ...indicator('reach'), key: 'own-1', isRetired: true }])).toBe('own-2');
  });
});
