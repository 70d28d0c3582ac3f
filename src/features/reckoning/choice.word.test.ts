/** The choice: quotas as really printed, ties at the edge, what cannot be met; against trying everything out. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseBy, type Ranked } from './choice.ts';
import type { Keep, SubQuota } from './reckoning.ts';
import { familyOf } from './sub-quota.ts';

const ranking = (points: readonly number[]): Ranked[] =>
  points.map((own, index) => ({
    entryId: `w${index}`,
    points: own,
    rank: 1 + points.indexOf(own),
  }));
const quota = (group: string, atLeast?: number, atMost?: number): SubQuota => ({
  ...{ group, name: { zh: group } },
  ...(atLeast === undefined ? {} : { atLeast }),
  ...(atMost === undefined ? {} : { atMost }),
});
const exactly = (group: string, count: number) => quota(group, count, count);

describe('what goes on', () => {
  it('the first so many, in their order; the rest is out', () => {
    const choice = chooseBy({ count: 2 }, ranking([90, 80, 70]), () => []);
    expect(choice).toEqual({ on: ['w0', 'w1'], out: ['w2'], edge: [], short: [] });
  });

  it('equals of the last are told, and all go on only where the rule says so', () => {
    const four = ranking([90, 80, 80, 70]);
    expect(chooseBy({ count: 2 }, four, () => [])).toMatchObject({ on: ['w0', 'w1'], edge: ['w1', 'w2'] });
    expect(chooseBy({ count: 2, tiesGoOn: true }, four, () => [])).toMatchObject({
      ...{ on: ['w0', 'w1', 'w2'], out: ['w3'] },
      edge: ['w1', 'w2'],
    });
    expect(chooseBy({ count: 3 }, four, () => []).edge).toEqual([]);
  });

  it('nothing under the least points goes on, and it is said when that leaves too few', () => {
    expect(chooseBy({ count: 3, pointsMin: 75 }, ranking([90, 80, 70]), () => [])).toEqual({
      ...{ on: ['w0', 'w1'], out: ['w2'], edge: [] },
      short: [{ asked: 3, found: 2 }],
    });
  });

  it('Zhanjiang 2021: ten of 22 as 3, 3, 3 and 1 by kind', () => {
    const kinds = [...'aaaaabbbabcaabbcccdabd'].map((kind) => [`subtype:${kind}`]);
    const all = ranking(kinds.map((_, index) => 100 - index));
    const groupsOf = (id: string) => kinds[Number(id.slice(1))]!;
    const subQuotas = ['a', 'b', 'c'].map((kind) => exactly(`subtype:${kind}`, 3));
    const choice = chooseBy({ count: 10, subQuotas: [...subQuotas, exactly('subtype:d', 1)] }, all, groupsOf);
    expect(choice.on).toEqual(['w0', 'w1', 'w2', 'w5', 'w6', 'w7', 'w10', 'w15', 'w16', 'w18']);
    expect(choice.short).toEqual([]);
  });

  it('at least two of a kind: the worst of the others makes room, not the best', () => {
    const groupsOf = (id: string) => (['w4', 'w5'].includes(id) ? ['subtype:song'] : ['subtype:film']);
    const choice = chooseBy(
      { count: 4, subQuotas: [quota('subtype:song', 2)] },
      ranking([9, 8, 7, 6, 5, 4]),
      groupsOf,
    );
    expect(choice.on).toEqual(['w0', 'w1', 'w4', 'w5']);
  });

  it('a quota that cannot be met says so, and the places go to the best of the others', () => {
    const groupsOf = (id: string) => (id === 'w3' ? ['subtype:song'] : ['subtype:film']);
    const choice = chooseBy(
      { count: 3, subQuotas: [quota('subtype:song', 2)] },
      ranking([9, 8, 7, 6]),
      groupsOf,
    );
    expect(choice).toMatchObject({
      on: ['w0', 'w1', 'w3'],
      short: [{ group: 'subtype:song', asked: 2, found: 1 }],
    });
    const few = chooseBy({ count: 3, subQuotas: [quota('subtype:film', 0, 1)] }, ranking([9, 8, 7]), () => [
      'subtype:film',
    ]);
    expect(few).toMatchObject({ on: ['w0'], short: [{ asked: 3, found: 1 }] });
  });

  it('floors that exclude one another: the last ones are given up, and it is said', () => {
    const subQuotas = [quota('subtype:a', 2), quota('subtype:b', 2)];
    const groupsOf = (id: string) => [Number(id.slice(1)) % 2 === 0 ? 'subtype:a' : 'subtype:b'];
    const choice = chooseBy({ count: 3, subQuotas }, ranking([9, 8, 7, 6]), groupsOf);
    expect(choice.on).toEqual(['w0', 'w1', 'w2']);
    expect(choice.short).toEqual([{ group: 'subtype:b', asked: 2, found: 1 }]);
  });
});

describe('for every ranking and all quotas', () => {
  const points = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 9 });
  const bound = fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined });
  const quotas = fc
    .tuple(bound, bound, bound, bound, bound, bound)
    .map(([a, b, c, d, e, f]) =>
      [quota('k:x', a, b), quota('k:y', c, d), quota('u:1', e, f)].filter(
        (one) => (one.atLeast ?? 0) <= (one.atMost ?? 9),
      ),
    );
  const cells = fc.array(fc.tuple(fc.constantFrom('k:x', 'k:y', 'k:z'), fc.constantFrom('u:1', 'u:2')), {
    ...{ minLength: 9, maxLength: 9 },
  });
  const isMet = (subQuotas: readonly SubQuota[], groups: readonly (readonly string[])[]) =>
    subQuotas.every(({ group, atLeast = 0, atMost = 99 }) => {
      const count = groups.filter((own) => own.includes(group)).length;
      return count >= atLeast && count <= atMost;
    });

  it('takes what trying everything out finds best: the first work as good as can be, then the second …', () => {
    fc.assert(
      fc.property(points, quotas, cells, fc.integer({ min: 1, max: 6 }), (list, subQuotas, of, count) => {
        const ranked = ranking([...list].sort((a, b) => b - a));
        const groupsOf = (id: string) => of[Number(id.slice(1))]!;
        const size = Math.min(count, ranked.length);
        let best: number[] | undefined;
        for (let mask = 0; mask < 2 ** ranked.length; mask++) {
          const picked = ranked.map((_, index) => index).filter((index) => (mask >> index) & 1);
          if (picked.length !== size) continue;
          if (
            !isMet(
              subQuotas,
              picked.map((index) => of[index]!),
            )
          )
            continue;
          if (!best || picked.join() < best.join()) best = picked;
        }
        const choice = chooseBy({ count, subQuotas }, ranked, groupsOf);
        if (best) expect(choice.on).toEqual(best.map((index) => `w${index}`));
        else expect(choice.short.length + Number(ranked.length < count)).toBeGreaterThan(0);
      }),
      { numRuns: 400 },
    );
  });

  it('every work is on or out, once; ceilings hold even when ties go on', () => {
    fc.assert(
      fc.property(points, quotas, cells, fc.boolean(), (list, subQuotas, of, tiesGoOn) => {
        const ranked = ranking([...list].sort((a, b) => b - a));
        const groupsOf = (id: string) => of[Number(id.slice(1))]!;
        const keep: Keep = { count: 3, subQuotas, tiesGoOn };
        const { on, out } = chooseBy(keep, ranked, groupsOf);
        expect([...on, ...out].sort()).toEqual(ranked.map((one) => one.entryId).sort());
        const ceilings = subQuotas.map(({ atLeast: _atLeast, ...one }) => one);
        expect(isMet(ceilings, on.map(groupsOf))).toBe(true);
        expect(familyOf('k:x')).toBe('k:');
      }),
    );
  });
});
