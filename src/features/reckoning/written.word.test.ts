/** What keeps a formula from standing, and a formula from outside: data of closed kinds, or nothing. */

import { describe, expect, it } from 'vitest';
import { judgeFormula, readFormula } from './formula.ts';
import type { Formula } from './reckoning.ts';

const formula = (votesPercent: number, more: Partial<Formula> = {}): Formula => ({
  judgesPercent: 100 - votesPercent,
  votesPercent,
  conversion: { kind: 'max-normal' },
  awards: [],
  ...more,
});
describe('a formula that does not stand', () => {
  const codes = (of: Formula) => judgeFormula(of).map((one) => one.code);
  it.each([
    ['percents that make 110 (reckoning.formula)', formula(40, { judgesPercent: 70 }), 'reckoning.formula'],
    ['less than nothing (reckoning.formula)', formula(-10), 'reckoning.formula'],
    ['votes with 45 (reckoning.votes-heavy)', formula(45), 'reckoning.votes-heavy'],
    [
      'votes 40 and a bonus on top (reckoning.votes-heavy)',
      formula(40, { bonus: { by: 'votes', points: [10] } }),
      'reckoning.votes-heavy',
    ],
    [
      'by place up to 30 beside judges of at most 21 (reckoning.votes-heavy)',
      formula(30, {
        scores: { average: 'mean', scale: 'rank-points', first: 30 },
        conversion: { kind: 'rank-points', first: 30, step: 1 },
      }),
      'reckoning.votes-heavy',
    ],
    [
      'each vote up to 30 where 20 is told (reckoning.beyond-percent)',
      formula(20, { conversion: { kind: 'per-vote', points: 1, cap: 30 } }),
      'reckoning.beyond-percent',
    ],
    [
      'a prize by a figure that is not there (reckoning.figure-unknown)',
      formula(0, {
        prizes: [{ key: 'likes', name: { zh: '赞' }, by: { kind: 'figure', key: 'x' }, count: 1 }],
      }),
      'reckoning.figure-unknown',
    ],
    [
      'a prize of parts that make 90 (reckoning.prize-parts)',
      formula(0, {
        prizes: [{ key: 'x', name: { zh: '奖' }, by: { kind: 'parts', judges: 40, votes: 50 }, count: 1 }],
      }),
      'reckoning.prize-parts',
    ],
    [
      'two tiers of one name (reckoning.key-twice)',
      formula(0, {
        awards: [
          { award: 'first', count: 1 },
          { award: 'first', count: 2 },
        ],
      }),
      'reckoning.key-twice',
    ],
    [
      'at most less than at least (reckoning.quota-reversed)',
      formula(0, {
        awards: [
          {
            ...{ award: 'first', count: 9 },
            subQuotas: [{ group: 'subtype:a', name: { zh: '甲' }, atLeast: 3, atMost: 2 }],
          },
        ],
      }),
      'reckoning.quota-reversed',
    ],
    [
      'three and two of four (reckoning.quota-over)',
      formula(0, {
        awards: [
          {
            ...{ award: 'first', count: 4 },
            subQuotas: ['a', 'b'].map((key, index) => ({
              ...{ group: `subtype:${key}`, name: { zh: key } },
              atLeast: 3 - index,
            })),
          },
        ],
      }),
      'reckoning.quota-over',
    ],
    [
      'three ways of dividing at once (reckoning.quota-families)',
      formula(0, {
        awards: [
          {
            ...{ award: 'first', count: 4 },
            subQuotas: ['subtype:a', 'group:b', 'unit:c'].map((group) => ({ group, name: { zh: group } })),
          },
        ],
      }),
      'reckoning.quota-families',
    ],
  ])('%s', (_, of, code) => expect(codes(of)).toEqual([code]));

  it.each([
    [100, 0],
    [60, 40],
    [85, 15],
  ])('%i to %i stands', (judgesPercent, votesPercent) =>
    expect(codes(formula(votesPercent, { judgesPercent }))).toEqual([]),
  );
});

describe('AC-169 a formula from outside is data, never code', () => {
  const plain = { ...formula(20), awards: [{ award: 'first', count: 1 }] };
  const isRefused = (json: unknown) => {
    const read = readFormula(json);
    return 'refusals' in read && read.refusals.every((one) => one.code === 'reckoning.unreadable');
  };

  it('one that stands is read as it is', () => {
    expect(readFormula(JSON.parse(JSON.stringify(plain)))).toEqual({ formula: plain });
  });

  it.each([
    ['a text of code', "constructor.constructor('return process')()"],
    ['a kind nobody knows', { ...plain, conversion: { kind: "constructor.constructor('…')()" } }],
    ['a kind that every object has', { ...plain, conversion: { kind: 'constructor' } }],
    ['a name that is not known (reckoning.unreadable)', { ...plain, evaluate: 'votes * 2' }],
    ['its prototype set', JSON.parse(`{"__proto__": {}, ${JSON.stringify(plain).slice(1)}`)],
    ['a number as text', { ...plain, votesPercent: '20' }],
    ['no number', { ...plain, votesPercent: Number.NaN }],
    ['out of range', { ...plain, conversion: { kind: 'per-vote', points: 1e9, cap: 25 } }],
    ['too fine a number', { ...plain, conversion: { kind: 'per-vote', points: 0.123456789, cap: 20 } }],
    ['a list of a million', { ...plain, bonus: { by: 'votes', points: Array(1_000_000).fill(1) } }],
    ['nothing', null],
  ])('%s is refused', (_, json) => expect(isRefused(json)).toBe(true));

  it('a million brackets are refused without following them', () => {
    const deep = `${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}`;
    expect(isRefused({ ...plain, awards: JSON.parse(deep) })).toBe(true);
  });
});
