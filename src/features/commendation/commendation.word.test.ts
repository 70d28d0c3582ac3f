/** What a rule must say, how a list is judged before the leader sees it, and the way of a nomination through the levels. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Commendation,
  isMeant,
  judgeDecided,
  judgeRule,
  numberOf,
  type Rule,
  ratioOf,
} from './commendation.ts';
import { judgeQuota, masked, nextLevel } from './nomination.ts';
import { type RuleTyped, ruleOf, usualRule } from './rule.ts';

const typed = (more: Partial<RuleTyped> = {}): RuleTyped => ({
  ...{
    version: 1,
    name: '优秀组织单位',
    brief: '为组织得力。',
    depth: '1',
    kinds: [],
    noticeDays: 5,
    listing: 'tree',
  },
  tiers: [{ name: '优秀', count: 3 }],
  parts: [{ measure: 'admitted', max: 100, kind: 'best', perWorkplace: true }],
  ...more,
});
const codes = (kind: Commendation['kind'], more: Partial<RuleTyped>) => {
  const judged = ruleOf(kind, 'campaign', typed(more));
  return 'refusals' in judged ? judged.refusals.map((one) => `${one.code} ${one.field}`) : judged.rule;
};

describe('a rule', () => {
  it('the usual ones are right as they are, but people need a last day', () => {
    for (const scope of ['campaign', 'call'] as const)
      expect(judgeRule('organisations', usualRule('organisations', scope), scope)).toEqual([]);
    expect(judgeRule('persons', usualRule('persons', 'campaign'), 'campaign').map((one) => one.code)).toEqual(
      ['commendation.no-date'],
    );
  });

  it('says by the field what is missing', () => {
    expect(codes('persons', {})).toEqual(['commendation.no-date nominateOn']);
    expect(
      codes('organisations', {
        tiers: [
          { name: '甲', count: 1 },
          { name: '甲', count: 2 },
        ],
      }),
    ).toEqual(['commendation.tier-twice tiers.1.name']);
    const unfit = [
      { measure: 'admitted', max: 100, kind: 'per-unit', points: 2, perWorkplace: false },
    ] as const;
    expect(codes('organisations', { parts: [...unfit] })).toEqual(['commendation.conversion parts.0.kind']);
  });

  it('people are not reckoned and units not nominated: what does not belong is left out', () => {
    const people = codes('persons', { nominateOn: '2020-09-01', quota: 2 }) as Rule;
    expect([people.parts, people.quota, people.nominateUntil?.toISOString()]).toEqual([
      [],
      2,
      '2020-09-01T16:00:00.000Z',
    ]);
    const units = codes('organisations', { quota: 2, nominateOn: '2020-09-01' }) as Rule;
    expect([units.parts.length, units.quota, units.nominateUntil]).toEqual([1, undefined, undefined]);
  });

  it('means units of a level and kind, never the owner itself', () => {
    const whom = { depth: '1', kinds: ['territorial'] } as const;
    const at = (path: string, kind: 'territorial' | 'industrial') => isMeant(whom, 'n.q', { path, kind });
    expect([at('n.q', 'territorial'), at('n.q.x', 'territorial'), at('n.q.x', 'industrial')]).toEqual([
      false,
      true,
      false,
    ]);
    expect(isMeant({ depth: 'any', kinds: [] }, 'n.q', { path: 'n.q.x.y.z', kind: 'grassroots' })).toBe(true);
  });
});

describe('a list', () => {
  const tiers = [{ key: 't1', name: '最佳', count: 1 }];
  const place = (tier: string | undefined, isEdge = false, decidedReason?: string) => ({
    ...{ tier, isEdge, decidedReason },
  });
  it('goes to the leader with somebody on it, no tie open, no tier too full', () => {
    expect(judgeDecided(tiers, [place(undefined)])?.code).toBe('commendation.nobody');
    expect(judgeDecided(tiers, [place('t1', true), place(undefined, true)])?.code).toBe(
      'commendation.tie-open',
    );
    expect(judgeDecided(tiers, [place('t1'), place('t1')])?.code).toBe('commendation.tier-full');
    expect(judgeDecided(tiers, [place('t1', true, '并列，抽签'), place(undefined, true, '并列')])).toBe(
      undefined,
    );
  });
  it('its ratio is never told smaller than it is; numbers follow one another', () => {
    expect([ratioOf(0, 0), ratioOf(3, 10), ratioOf(31, 100), ratioOf(1, 3)]).toEqual([0, 30, 31, 34]);
    expect(numberOf({ year: 2026, series: 2, position: 3 })).toBe('2026-H02-003');
  });
});

describe('a nomination', () => {
  it('goes up level by level to the owner’s direct child, then over to who gives the award', () => {
    const way = (from: string, giver: string) => {
      const seen: string[] = [];
      for (let at: string | undefined = from; at !== undefined; ) {
        seen.push(at);
        at = nextLevel(at, { path: giver }, 'n.q')?.path;
      }
      return seen;
    };
    expect(way('n.q.x.h.u', 'n.q')).toEqual(['n.q.x.h.u', 'n.q.x.h', 'n.q.x', 'n.q']);
    expect(way('n.q.x.h.u', 'n.q.e')).toEqual(['n.q.x.h.u', 'n.q.x.h', 'n.q.x', 'n.q.e']);
    expect(way('n.q.x.h.u', 'n.q.x')).toEqual(['n.q.x.h.u', 'n.q.x.h', 'n.q.x']);
    expect(way('n.q', 'n.q')).toEqual(['n.q']);
  });
  it('a quota holds at the unit and at a level, and no quota holds nothing back', () => {
    expect(judgeQuota(undefined, 99, 'own')).toBe(undefined);
    expect(judgeQuota(2, 1, 'own')).toBe(undefined);
    expect(judgeQuota(2, 2, 'own')?.code).toBe('commendation.quota');
    expect(judgeQuota(2, 2, 'up')?.code).toBe('commendation.quota-up');
  });
  it('a contact is known by its ends and cannot be used', () => {
    expect(masked('13800138000')).toBe('138*****000');
    expect(masked('a@b.cn')).toBe('a****n');
    fc.assert(
      fc.property(fc.string({ minLength: 3, maxLength: 40 }), (contact) => {
        const shown = masked(contact);
        expect([...shown].length).toBe([...contact].length);
        expect([...shown].filter((sign) => sign === '*').length).toBeGreaterThan(0);
      }),
    );
  });
});
