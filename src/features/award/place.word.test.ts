/** The table of a result: what must hold for every field of works. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EntryId } from '../../kernel/id.ts';
import { type Formula, plainScores } from '../reckoning/reckoning.ts';
import type { Place } from './award.ts';
import { inputsOf, rankingOf } from './place.ts';

const awards: Formula['awards'] = [
  { award: 'first', count: 1 },
  { award: 'second', count: 2 },
  { award: 'third', count: 3 },
];
const formula = (votesPercent: number): Formula => ({
  judgesPercent: 100 - votesPercent,
  votesPercent,
  conversion: { kind: 'max-normal' },
  awards,
});
type Work = { entryId: EntryId; judges: number; votes: number; submittedAt: Date };
const work = (id: string, judges: number, votes: number, minute = 0): Work => ({
  entryId: id as EntryId,
  judges,
  votes,
  submittedAt: new Date(Date.UTC(2026, 5, 1, 0, minute)),
});
/** The table as it is written down: through the inputs that are kept with it. */
const rank = (by: Formula, contenders: readonly Work[]): readonly Place[] => {
  const scores = { rule: plainScores, given: [] };
  return rankingOf(by, inputsOf({ contenders, worksTotal: contenders.length, scores }), []).places;
};
describe('for every field of works (AC-171)', () => {
  const contender = fc.record({
    mean: fc.integer({ min: 0, max: 600 }).map((sixths) => sixths / 6),
    votes: fc.oneof(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 2_000_000 })),
  });
  const field = fc
    .array(contender, { minLength: 1, maxLength: 12 })
    .map((list) =>
      list.map(({ mean, votes }, index) => work(`w${String(index).padStart(2, '0')}`, mean, votes, index)),
    );
  const percent = fc.integer({ min: 0, max: 40 });

  it('the order in which works come makes no difference', () => {
    fc.assert(
      fc.property(
        percent,
        field.chain((list) =>
          fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
        ),
        (votes, [list, shuffled]) => {
          expect(rank(formula(votes), shuffled)).toEqual(rank(formula(votes), list));
        },
      ),
    );
  });

  it('renaming works makes no difference', () => {
    fc.assert(
      fc.property(percent, field, (votes, list) => {
        const renamed = list.map((one, index) => ({ ...one, entryId: `z${99 - index}` as EntryId }));
        const names = new Map(list.map((one, index) => [renamed[index]!.entryId, one.entryId]));
        const back = rank(formula(votes), renamed).map((place) => ({
          ...place,
          entryId: names.get(place.entryId)!,
        }));
        expect(back).toEqual(rank(formula(votes), list));
      }),
    );
  });

  it('more votes or a higher mean never lower a work’s rank', () => {
    fc.assert(
      fc.property(
        percent,
        field,
        fc.nat(11),
        fc.integer({ min: 0, max: 500 }),
        fc.integer({ min: 0, max: 40 }),
        (votes, list, which, more, better) => {
          const at = which % list.length;
          const raised = list.map((one, index) =>
            index === at
              ? { ...one, votes: one.votes + more, judges: Math.min(100, one.judges + better / 6) }
              : one,
          );
          const rankIn = (places: ReturnType<typeof rank>) =>
            places.find((place) => place.entryId === list[at]!.entryId)!.rank;
          expect(rankIn(rank(formula(votes), raised))).toBeLessThanOrEqual(
            rankIn(rank(formula(votes), list)),
          );
        },
      ),
    );
  });

  it('the published figures add up: whoever reckons with two decimals arrives at the composite', () => {
    fc.assert(
      fc.property(percent, field, (votes, list) => {
        for (const place of rank(formula(votes), list)) {
          const hundred =
            Math.round(place.judgesMean * 100) * (100 - votes) + Math.round(place.votePoints * 100) * votes;
          expect(Math.round(place.composite * 100)).toBe(Math.floor((hundred + 50) / 100));
          expect(place.composite).toBeLessThanOrEqual(100);
        }
      }),
    );
  });
});
