/** The formula: the worked examples of the domain, and what must hold for every field of works. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EntryId } from '../../kernel/id.ts';
import { next } from '../../kernel/verdict.ts';
import type { Formula } from '../call/call.ts';
import {
  awardOf,
  type Contender,
  certificateNumber,
  type ResultState,
  type ResultVerb,
  rank,
  resultTransitions,
} from './award.ts';

const awards: Formula['awards'] = [
  { award: 'first', count: 1 },
  { award: 'second', count: 2 },
  { award: 'third', count: 3 },
];
const formula = (votesPercent: number): Formula => ({
  judgesPercent: 100 - votesPercent,
  votesPercent,
  conversion: 'max-normal',
  awards,
});
const work = (id: string, judgesMean: number, votes: number, minute = 0): Contender => ({
  entryId: id as EntryId,
  judgesMean,
  votes,
  submittedAt: new Date(Date.UTC(2026, 5, 1, 0, minute)),
});
const order = (places: readonly { entryId: string }[]) => places.map((place) => place.entryId).join(' ');

describe('worked examples', () => {
  it('the example of the rules page: 90 points, 300 of at most 400 votes, 80 to 20, make 87', () => {
    const places = rank(formula(20), [work('a', 90, 300), work('most', 50, 400)]);
    expect(places[0]).toMatchObject({
      entryId: 'a',
      judgesMean: 90,
      votes: 300,
      votePoints: 75,
      composite: 87,
      rank: 1,
      award: 'first',
    });
  });

  it.each([
    // The formulas that real campaigns used (DOMAIN 2.2), with max-normalised votes.
    ['60/40, nation 2021 and 2025', 40, 87 * 0.6 + 50 * 0.4],
    ['85/15, Luzhou 2022', 15, 87 * 0.85 + 50 * 0.15],
    ['70/30, Guangxi 2019', 30, 87 * 0.7 + 50 * 0.3],
    ['judges alone', 0, 87],
  ])('%s', (_, votesPercent, composite) => {
    const [, second] = rank(formula(votesPercent), [work('most', 99, 1000), work('a', 87, 500)]);
    expect(second!.composite).toBeCloseTo(composite, 2);
  });

  it('votes can turn an order, within what they weigh', () => {
    const field = [work('loved', 88, 1000), work('judged', 92, 10)];
    expect(order(rank(formula(0), field))).toBe('judged loved');
    expect(order(rank(formula(20), field))).toBe('loved judged');
  });

  it('without any vote nobody has vote points', () => {
    expect(
      rank(formula(20), [work('a', 90, 0), work('b', 80, 0)]).map((p) => [p.votePoints, p.composite]),
    ).toEqual([
      [0, 72],
      [0, 64],
    ]);
  });

  it('two decimals, halves up, at each step', () => {
    const third = rank(formula(40), [work('a', 86.335, 1), work('most', 10, 3)])[0]!;
    expect(third).toMatchObject({ judgesMean: 86.34, votePoints: 33.33, composite: 65.14 });
    expect(rank(formula(0), [work('a', 261 / 3 + 0.005, 0)])[0]!.judgesMean).toBe(87.01);
    expect(rank(formula(20), [work('a', 0.03, 0)])[0]!.composite).toBe(0.02);
  });

  it('nothing in, nothing out', () => expect(rank(formula(20), [])).toEqual([]));
});

describe('ties', () => {
  it('equal composites: the higher judges’ mean stands first, then the work sent in earlier', () => {
    expect(order(rank(formula(20), [work('voted', 75, 400), work('judged', 80, 320)]))).toBe('judged voted');
    expect(order(rank(formula(20), [work('later', 80, 5, 9), work('earlier', 80, 5, 1)]))).toBe(
      'earlier later',
    );
  });
});

describe('awards', () => {
  it.each([
    [1, 'first'],
    [2, 'second'],
    [3, 'second'],
    [4, 'third'],
    [6, 'third'],
    [7, undefined],
  ] as const)('rank %i: %s', (at, award) => {
    expect(awardOf(awards, at)).toBe(award);
  });

  it('a certificate’s number tells year, call and rank, and an owner’s second one of a kind differs', () => {
    expect(certificateNumber({ year: 2026, position: 2, rank: 1, series: 1 })).toBe('2026-03-001');
    expect(certificateNumber({ year: 2026, position: 2, rank: 1, series: 2 })).toBe('2026-03-001-2');
  });
});

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
              ? { ...one, votes: one.votes + more, judgesMean: Math.min(100, one.judgesMean + better / 6) }
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

describe('every state × verb', () => {
  const verbs: readonly ResultVerb[] = ['prepare', 'submit', 'sign', 'return'];
  it.each(Object.keys(resultTransitions) as ResultState[])('%s', (state) => {
    const ways = Object.fromEntries(verbs.map((verb) => [verb, next(resultTransitions, state, verb) ?? '-']));
    expect(ways).toEqual(
      {
        prepared: { prepare: '-', submit: 'submitted', sign: '-', return: '-' },
        submitted: { prepare: '-', submit: '-', sign: 'published', return: 'returned' },
        returned: { prepare: 'prepared', submit: '-', sign: '-', return: '-' },
        published: { prepare: '-', submit: '-', sign: '-', return: '-' },
      }[state],
    );
  });
});
