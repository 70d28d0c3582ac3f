/** Quotas: what can be given at all, what holds in any order of acts, how conditions are written and read. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Call } from '../call/call.ts';
import type { OrganisationKind } from '../organisation/organisation.ts';
import {
  type Condition,
  capOf,
  facetsOf,
  isOf,
  judgeQuota,
  judgeSlot,
  judgeWaiver,
  leastOf,
  leftOf,
  mostOf,
  type Quota,
  type Slots,
  type Sorted,
  shortOf,
  usedOf,
} from './quota.ts';

const named = (key: string, zh: string, en: string) => ({ key, name: { zh, en } });
const call = {
  eligibility: {
    subtypes: [named('abroad', '国际传播', 'International'), named('story', '故事情景剧', 'Story')],
    groups: [named('pro', '专业组', 'Professional'), named('amateur', '业余组', 'Amateur')],
  },
} as unknown as Pick<Call, 'eligibility'>;
const facets = facetsOf(call);
const facet = (key: string) => facets.find((one) => one.key === key)!;
const least = (key: string, count: number): Condition => ({ ...facet(key), least: count });
const most = (key: string, count: number): Condition => ({ ...facet(key), most: count });
const quota = (cap: number | undefined, ...conditions: Condition[]): Quota => ({ cap, conditions });
const slots = (given: Quota, works: readonly Sorted[] = [], more: Partial<Slots> = {}): Slots => ({
  ...{ quota: given, works, spent: 0, waived: 0 },
  ...more,
});
const work = (subtype: string, group = 'pro', unitKind: OrganisationKind = 'grassroots'): Sorted => ({
  ...{ subtype, group, unitKind },
});
const codes = (refusals: readonly { code: string }[]) => refusals.map(({ code }) => code);

/** Small worlds: two subtypes, two groups, one kind of unit, few works. */
const kindsOfWork = ['abroad', 'story'].flatMap((s) => ['pro', 'amateur'].map((g) => work(s, g)));
const anyWork = fc.constantFrom(...kindsOfWork);
const bound = fc.option(fc.nat({ max: 4 }), { nil: undefined });
const anyCondition = fc
  .record({ key: fc.constantFrom('abroad', 'story', 'pro', 'amateur'), low: bound, high: bound })
  .filter(({ low, high }) => low !== undefined || high !== undefined)
  .map(({ key, low, high }): Condition => ({ ...facet(key), least: low, most: high }));
const anyQuota = fc.record({
  floor: fc.option(fc.nat({ max: 5 }), { nil: undefined }),
  cap: fc.option(fc.nat({ max: 5 }), { nil: undefined }),
  conditions: fc.uniqueArray(anyCondition, { maxLength: 4, selector: (one) => one.key }),
});

/** Every list of works up to six, as counts of the four kinds. */
function* lists(): Generator<Sorted[]> {
  for (let a = 0; a <= 8; a++)
    for (let b = 0; a + b <= 8; b++)
      for (let c = 0; a + b + c <= 8; c++)
        for (let d = 0; a + b + c + d <= 8; d++)
          yield [a, b, c, d].flatMap((count, at) => Array<Sorted>(count).fill(kindsOfWork[at]!));
}
const all = [...lists()];

function meets({ floor = 0, cap = 99, conditions }: Quota, works: readonly Sorted[]): boolean {
  return (
    works.length >= floor &&
    works.length <= cap &&
    conditions.every((one) => {
      const have = works.filter((w) => isOf(w, one)).length;
      return have >= (one.least ?? 0) && have <= (one.most ?? 99);
    })
  );
}

describe('what can be given', () => {
  test('a cap of three with at least four of one kind is refused when it is given', () => {
    expect(judgeQuota(quota(3, least('abroad', 4)), facets)).toMatchObject([
      { code: 'recommendation.conditions-above-cap', about: { least: 4, cap: 3 }, field: 'conditions' },
    ]);
    expect(judgeQuota(quota(20, least('abroad', 2)), facets)).toEqual([]);
  });

  test('conditions of one dimension add up, those of two are met by the same works', () => {
    expect(leastOf(quota(3, least('abroad', 2), least('story', 2)))).toBe(4);
    expect(codes(judgeQuota(quota(3, least('abroad', 2), least('story', 2)), facets))).toEqual([
      'recommendation.conditions-above-cap',
    ]);
    expect(judgeQuota(quota(3, least('abroad', 2), least('amateur', 2)), facets)).toEqual([]);
  });

  test('where every group has a most, the mosts are a cap of their own', () => {
    expect(mostOf(quota(9, most('pro', 2), most('amateur', 1)), facets)).toBe(3);
    expect(mostOf(quota(9, most('pro', 2)), facets)).toBe(9);
    const given = { ...quota(9, most('pro', 2), most('amateur', 1)), floor: 4 };
    expect(codes(judgeQuota(given, facets))).toEqual(['recommendation.floor-above-cap']);
  });

  test('a facet the call has not, one said twice, and at least above at most are refused', () => {
    const unknown: Condition = { by: 'subtype', key: 'opera', name: { zh: '戏曲' }, least: 1 };
    expect(codes(judgeQuota(quota(9, unknown), facets))).toEqual(['recommendation.condition-unknown']);
    expect(codes(judgeQuota(quota(9, least('pro', 1), most('pro', 2)), facets))).toEqual([
      'recommendation.condition-twice',
    ]);
    expect(codes(judgeQuota(quota(9, { ...least('pro', 3), most: 2 }), facets))).toEqual([
      'recommendation.condition-crossed',
    ]);
  });

  test('a quota is refused exactly when no list of works whatever could meet it', () => {
    fc.assert(
      fc.property(anyQuota, (given) => {
        expect(judgeQuota(given, facets).length === 0).toBe(all.some((works) => meets(given, works)));
      }),
      { numRuns: 300 },
    );
  });
});

describe('using slots', () => {
  test('“at most 20, at least 2 of them international”: the last two slots are kept for those', () => {
    const given = quota(20, least('abroad', 2));
    const stories = (count: number) => Array<Sorted>(count).fill(work('story'));
    expect(judgeSlot(slots(given, stories(17)), work('story'))).toBeUndefined();
    expect(judgeSlot(slots(given, stories(18)), work('story'))).toMatchObject({
      code: 'recommendation.slots-kept',
      about: { name: { zh: '国际传播' }, missing: 2, left: 2 },
    });
    expect(judgeSlot(slots(given, stories(18)), work('abroad'))).toBeUndefined();
  });

  test('at most so many of a kind; the next of it is refused, another kind is not', () => {
    const held = slots(quota(9, most('amateur', 1)), [work('story', 'amateur')]);
    expect(judgeSlot(held, work('story', 'amateur'))?.code).toBe('recommendation.most-reached');
    expect(judgeSlot(held, work('story', 'pro'))).toBeUndefined();
  });

  test('a replacement takes the slot of the work that leaves, and may not take one that is kept', () => {
    const [abroad, story] = [work('abroad'), work('story')];
    const held = slots(quota(2, least('abroad', 1)), [abroad, story]);
    expect(judgeSlot(held, work('story'))?.code).toBe('recommendation.cap-reached');
    expect(judgeSlot(held, work('story'), story)).toBeUndefined();
    expect(judgeSlot(held, work('story'), abroad)?.code).toBe('recommendation.slots-kept');
  });

  type Act = {
    act: 'recommend' | 'withdraw' | 'return' | 'replace';
    work: Sorted;
    pick: number;
    isReceived: boolean;
  };
  const anyAct = fc.record({
    act: fc.constantFrom('recommend' as const, 'withdraw' as const, 'return' as const, 'replace' as const),
    ...{ work: anyWork, pick: fc.nat(), isReceived: fc.boolean() },
  });

  /** What the actions do: a returned work frees its slot, a withdrawn one only when nobody had received it (AC-177). */
  function done(held: Slots, { act, work: added, pick, isReceived }: Act): Slots {
    const leaving = held.works.length > 0 ? held.works[pick % held.works.length] : undefined;
    if (act === 'recommend')
      return judgeSlot(held, added) ? held : { ...held, works: [...held.works, { ...added }] };
    if (!leaving) return held;
    const rest = held.works.filter((one) => one !== leaving);
    if (act === 'replace')
      return judgeSlot(held, added, leaving) ? held : { ...held, works: [...rest, { ...added }] };
    return { ...held, works: rest, spent: held.spent + (act === 'withdraw' && isReceived ? 1 : 0) };
  }

  test('AC-173, AC-177: in no order of recommending, withdrawing, replacing and returning is a cap or a most passed', () => {
    fc.assert(
      fc.property(
        anyQuota.filter((given) => judgeQuota(given, facets).length === 0),
        fc.array(anyAct, { maxLength: 40 }),
        (given, acts) => {
          let held = slots(given);
          for (const act of acts) {
            held = done(held, act);
            const cap = capOf(held);
            if (cap !== undefined) {
              expect(usedOf(held)).toBeLessThanOrEqual(cap);
              expect(leftOf(held)).toBe(cap - usedOf(held));
            }
            for (const one of given.conditions)
              expect(held.works.filter((w) => isOf(w, one)).length).toBeLessThanOrEqual(one.most ?? 99);
          }
        },
      ),
    );
  });

  test('as long as no slot is spent, whoever follows the refusals can always still meet the conditions', () => {
    fc.assert(
      fc.property(
        anyQuota.filter((given) => judgeQuota(given, facets).length === 0),
        fc.array(anyAct, { maxLength: 25 }),
        (given, acts) => {
          let held = slots(given);
          for (const act of acts) held = done(held, { ...act, isReceived: false });
          const missing = shortOf(held).conditions;
          for (const by of ['subtype', 'group'] as const) {
            const needed = missing
              .filter((one) => one.condition.by === by)
              .reduce((n, one) => n + one.missing, 0);
            expect(needed).toBeLessThanOrEqual(leftOf(held) ?? 99);
          }
        },
      ),
    );
  });

  test('what is missing to floor and conditions is told exactly', () => {
    fc.assert(
      fc.property(anyQuota, fc.array(anyWork, { maxLength: 8 }), (given, works) => {
        const short = shortOf({ quota: given, works });
        expect(short.floor).toBe(Math.max(0, (given.floor ?? 0) - works.length));
        for (const one of given.conditions) {
          const have = works.filter((w) => isOf(w, one)).length;
          const told = short.conditions.find(({ condition }) => condition.key === one.key);
          expect(told?.missing ?? 0).toBe(Math.max(0, (one.least ?? 0) - have));
        }
      }),
    );
  });
});

describe('giving slots up', () => {
  test('only slots that are left, and none that the floor or a condition needs', () => {
    const held = slots({ ...quota(6, least('abroad', 2)), floor: 3 }, [work('story')]);
    expect(judgeWaiver(held, 3, facets)).toBeUndefined();
    expect(judgeWaiver(held, 4, facets)?.code).toBe('recommendation.slots-needed');
    expect(judgeWaiver(held, 6, facets)).toMatchObject({
      code: 'recommendation.slots-few',
      about: { left: 5 },
    });
    expect(judgeWaiver(slots(quota(undefined)), 1, facets)?.code).toBe('recommendation.no-slots');
    expect(capOf({ ...held, waived: 3 })).toBe(3);
  });
});
