/** The composite: ties one after the other, and what must hold for every field of works and every formula (AC-171). */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Contender, composeRanking } from './composite.ts';
import { judgeFormula } from './formula.ts';
import type { Conversion, Formula } from './reckoning.ts';

const plain: Formula = {
  judgesPercent: 80,
  votesPercent: 20,
  conversion: { kind: 'max-normal' },
  awards: [],
};
const work = (entryId: string, judges: number, votes: number, minute = 0): Contender => ({
  ...{ entryId, judges, votes },
  submittedAt: new Date(Date.UTC(2026, 5, 1, 0, minute)),
});
const order = (formula: Formula, works: Contender[]) =>
  composeRanking(formula, works)
    .map((one) => one.entryId)
    .join(' ');

describe('a ranking', () => {
  it('nothing in, nothing out', () => expect(composeRanking(plain, [])).toEqual([]));

  it('equal composites: as the formula says, at last what was sent in earlier; it is told what decided', () => {
    // 75×0.8 + 100×0.2 = 80; 80×0.8 + 80×0.2 = 80.
    const works = [work('voted', 75, 400), work('judged', 80, 320)];
    expect(order(plain, works)).toBe('judged voted');
    expect(order({ ...plain, ties: [{ by: 'votes' }] }, works)).toBe('voted judged');
    expect(order({ ...plain, ties: [{ by: 'earlier' }] }, [work('b', 80, 5, 9), work('a', 80, 5, 1)])).toBe(
      'a b',
    );
    const decided = composeRanking(plain, [work('b', 80, 5, 9), work('a', 80, 5, 1), work('c', 10, 5)]);
    expect(decided.map((one) => one.decidedBy)).toEqual(['earlier', 'composite', undefined]);
  });

  it('a mean that lost a little as a binary fraction is rounded as it was meant', () => {
    expect(
      composeRanking({ ...plain, judgesPercent: 100, votesPercent: 0 }, [work('a', 1.005, 0)])[0]!.judges,
    ).toBe(1.01);
  });

  it('points lost never go under 0, and a disqualified work stands behind all without a rank', () => {
    const formula: Formula = {
      ...plain,
      penalties: [
        { overSeconds: 60, points: 100 },
        { overSeconds: 90, points: 0, disqualifies: true },
      ],
    };
    const works = [
      { ...work('long', 90, 0), seconds: 61 },
      { ...work('out', 90, 1000), seconds: 91 },
      work('fine', 20, 10),
    ];
    expect(composeRanking(formula, works).map((one) => [one.entryId, one.composite, one.rank])).toEqual([
      // The votes of the one that is out do not make the most.
      ...[
        ['fine', 36, 1],
        ['long', 0, 2],
      ],
      ['out', 0, undefined],
    ]);
  });
});

describe('for every field of works and every formula (AC-171)', () => {
  const conversions = fc.oneof(
    fc.constantFrom<Conversion>({ kind: 'max-normal' }, { kind: 'min-max' }, { kind: 'share' }),
    fc.constant<Conversion>({ kind: 'rank-points', first: 10, step: 0.5 }),
    fc.constant<Conversion>({ kind: 'per-vote', points: 0.05, cap: 10 }),
  );
  const formulas = fc
    .record({
      votesPercent: fc.integer({ min: 10, max: 30 }),
      conversion: conversions,
      direct: fc.option(fc.constant({ by: 'votes', count: 2 } as const), { nil: undefined }),
      bonus: fc.option(fc.constant({ by: 'votes', points: [5, 3, 1] } as const), { nil: undefined }),
      ties: fc.constantFrom([], [{ by: 'judges' } as const], [{ by: 'votes' } as const]),
    })
    .map((one): Formula => ({ ...plain, ...one, judgesPercent: 100 - one.votesPercent }));
  const field = fc
    .array(
      fc.record({
        sixths: fc.integer({ min: 0, max: 600 }),
        votes: fc.oneof(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 2_000_000 })),
      }),
      { minLength: 1, maxLength: 10 },
    )
    .map((list) => list.map((one, index) => work(`w${index}`, one.sixths / 6, one.votes, index)));

  it('all of them stand, and ranks go from 1 without a gap', () => {
    fc.assert(
      fc.property(formulas, field, (formula, works) => {
        expect(judgeFormula(formula)).toEqual([]);
        expect(composeRanking(formula, works).map((one) => one.rank)).toEqual(works.map((_, i) => i + 1));
      }),
    );
  });

  it('neither the order in which works come nor their names make a difference', () => {
    fc.assert(
      fc.property(
        formulas,
        field.chain((list) =>
          fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
        ),
        (formula, [list, shuffled]) => {
          const plainOrder = composeRanking(formula, list);
          expect(composeRanking(formula, shuffled)).toEqual(plainOrder);
          const rename = (id: string) => `z${99 - Number(id.slice(1))}`;
          const renamed = composeRanking(
            formula,
            shuffled.map((one) => ({ ...one, entryId: rename(one.entryId) })),
          );
          expect(renamed.map((one) => [one.entryId, one.composite])).toEqual(
            plainOrder.map((one) => [rename(one.entryId), one.composite]),
          );
        },
      ),
    );
  });

  it('more votes or better judges never lower a work’s place', () => {
    fc.assert(
      fc.property(
        ...[formulas, field, fc.nat(9), fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 60 })],
        (formula, list, which, more, better) => {
          const at = which % list.length;
          const raised = list.map((one, index) =>
            index === at
              ? { ...one, votes: one.votes + more, judges: Math.min(100, one.judges + better / 6) }
              : one,
          );
          const rankIn = (works: Contender[]) =>
            composeRanking(formula, works).find((one) => one.entryId === `w${at}`)!.rank!;
          expect(rankIn(raised)).toBeLessThanOrEqual(rankIn(list));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('the published figures add up: whoever reckons with two decimals arrives at the composite', () => {
    fc.assert(
      fc.property(formulas, field, (formula, works) => {
        for (const one of composeRanking(formula, works)) {
          const isWhole = formula.conversion.kind === 'rank-points' || formula.conversion.kind === 'per-vote';
          const votes = Math.round(one.votePoints * 100) * (isWhole ? 100 : formula.votesPercent);
          const sum = Math.round(one.judges * 100) * formula.judgesPercent + votes;
          expect(Math.round(one.composite * 100)).toBe(Math.floor((sum + 50) / 100) + one.bonus * 100);
        }
      }),
    );
  });
});
