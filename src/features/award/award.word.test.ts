/** The formula: the worked examples of the domain, and what must hold for every field of works. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EntryId } from '../../kernel/id.ts';
import { next } from '../../kernel/verdict.ts';
import { type Formula, plainScores } from '../reckoning/reckoning.ts';
import { countsVotes } from '../vote/vote.ts';
import {
  isPublic,
  judgeRatio,
  listText,
  noticeEndOf,
  noticePhaseOf,
  type Place,
  type Result,
  type ResultState,
  type ResultVerb,
  ratioOf,
  resultTransitions,
  sayHash,
} from './award.ts';
import { certificateNumber, certificateStateOf, honoursOf, newCode } from './certificate.ts';
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
    const field = Array.from({ length: 8 }, (_, index) => work(`w${index}`, 90 - index, 0));
    expect(rank(formula(0), field)[at - 1]!.award).toBe(award);
  });

  it('a certificate’s number tells year, call and the owner’s count', () => {
    expect(certificateNumber({ year: 2026, position: 2, count: 1 })).toBe('2026-03-001');
    expect(certificateNumber({ year: 2026, position: 2, count: 1204 })).toBe('2026-03-1204');
  });

  it('certificates are numbered by rank, prizes after them; a work may have several', () => {
    const places = rank(formula(0), [work('a', 90, 0), work('b', 80, 0)]);
    const prizes = [{ key: 'popular', entryId: 'b' as EntryId, place: 1 }];
    expect(honoursOf({ places, prizes }).map((one) => `${one.entryId} ${one.award}`)).toEqual([
      'a first',
      'b second',
      'b popular',
    ]);
  });

  it('a code has 128 bits in the form of an id', () => {
    expect(newCode(new Uint8Array(16).fill(255))).toBe('ffffffff-ffff-ffff-ffff-ffffffffffff');
    expect(newCode(new Uint8Array(16))).toMatch(/^[0-]{36}$/);
  });

  it('a certificate is revoked from its instant on, or when a shown correction no longer gives it', () => {
    const at = new Date('2026-10-01T00:00:00Z');
    expect(certificateStateOf({}, at)).toBe('genuine');
    expect(certificateStateOf({ revokedAt: at }, new Date(at.getTime() - 1))).toBe('genuine');
    expect(certificateStateOf({ revokedAt: at }, at)).toBe('revoked');
    expect(certificateStateOf({ correctedReason: '' }, at)).toBe('revoked');
  });
});

describe('the public notice', () => {
  const at = (text: string) => new Date(`${text}+08:00`);
  it.each([
    // 2020-10-23 is a Friday.
    ['2020-10-23T09:00', 5, 'working', '2020-10-31T00:00'],
    ['2020-10-23T23:59', 1, 'working', '2020-10-27T00:00'],
    ['2020-10-24T10:00', 5, 'working', '2020-10-31T00:00'],
    ['2020-10-23T09:00', 5, 'calendar', '2020-10-29T00:00'],
    ['2020-10-23T00:00', 7, 'calendar', '2020-10-31T00:00'],
  ] as const)('from %s, %i %s days: until %s', (begins, days, kind, ends) => {
    expect(noticeEndOf(at(begins), days, kind)).toEqual(at(ends));
  });

  it('is never shorter than the days that were told, and longer by less than one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 1, max: 60 }), (hours, days) => {
        const begins = new Date(Date.UTC(2020, 0, 1, hours));
        const length = noticeEndOf(begins, days, 'calendar').getTime() - begins.getTime();
        expect(length).toBeGreaterThan(days * 86_400_000);
        expect(length).toBeLessThanOrEqual((days + 1) * 86_400_000);
        expect(noticeEndOf(begins, days, 'working') >= noticeEndOf(begins, days, 'calendar')).toBe(true);
      }),
    );
  });

  it('shows nothing a millisecond before its instant, and everything at it (AC-178)', () => {
    const publishesAt = at('2020-10-23T09:00');
    const noticeUntil = at('2020-10-31T00:00');
    const signed = { state: 'signed', publishesAt, noticeUntil } as const;
    const before = new Date(publishesAt.getTime() - 1);
    expect([isPublic(signed, before), isPublic(signed, publishesAt), isPublic({}, publishesAt)]).toEqual([
      false,
      true,
      false,
    ]);
    expect(noticePhaseOf(signed, before)).toBe('waiting');
    expect(noticePhaseOf(signed, publishesAt)).toBe('notice');
    expect(noticePhaseOf(signed, new Date(noticeUntil.getTime() - 1))).toBe('notice');
    expect(noticePhaseOf(signed, noticeUntil)).toBe('ended');
  });
});

describe('what is signed', () => {
  const list = { callId: 'c', edition: 1 } as Result;
  const places = rank(formula(20), [work('a', 90, 300), work('b', 80, 400)]);
  const text = listText(list, { places, prizes: [] });

  it('any figure, rank, award or reason that changes changes the list', () => {
    const first = places[0]!;
    const others: Partial<Place>[] = [
      { composite: first.composite + 0.01 },
      { votes: first.votes + 1 },
      { award: 'second' },
      { award: undefined },
      { outReason: 'copied' },
    ];
    for (const other of others)
      expect(listText(list, { places: [{ ...first, ...other }, places[1]!], prizes: [] })).not.toBe(text);
    expect(listText({ ...list, edition: 2 }, { places, prizes: [] })).not.toBe(text);
    expect(listText(list, { places, prizes: [{ key: 'p', entryId: 'a' as EntryId, place: 1 }] })).not.toBe(
      text,
    );
  });

  it('a hash is said in groups that people can compare', () => {
    expect(sayHash('0123456789abcdef0123')).toBe('0123 4567 89ab cdef');
  });
});

describe('the share that wins', () => {
  const places = rank(formula(0), [work('a', 90, 0), work('b', 80, 0), work('c', 70, 0)]);
  const ranking = { places, prizes: [{ key: 'popular', entryId: 'a' as EntryId, place: 1 }] };

  it('counts works, not awards, and warns above 30 of a hundred, with the numbers (award.ratio)', () => {
    expect(ratioOf(formula(0), ranking, 10)).toEqual({ winners: 3, works: 10, percent: 30, percentMax: 30 });
    expect(judgeRatio(ratioOf(formula(0), ranking, 10), false)).toBeUndefined();
    const over = ratioOf(formula(0), ranking, 9);
    expect(judgeRatio(over, false)).toMatchObject({
      code: 'award.ratio',
      about: { winners: 3, works: 9, percent: 33.3, percentMax: 30 },
    });
    expect(judgeRatio(over, true)).toBeUndefined();
    expect(judgeRatio(ratioOf({ ...formula(0), ratioPercentMax: 40 }, ranking, 9), false)).toBeUndefined();
  });

  it('experts alone wait for no vote; a prize by votes does', () => {
    expect(countsVotes(formula(0))).toBe(false);
    expect(countsVotes(formula(20))).toBe(true);
    const prize = { key: 'p', name: { zh: 'x' }, by: { kind: 'votes', of: 'all' } as const, count: 1 };
    expect(countsVotes({ ...formula(0), prizes: [prize] })).toBe(true);
  });
});

describe('every state × verb', () => {
  const verbs: readonly ResultVerb[] = ['prepare', 'submit', 'sign', 'return', 'recall', 'stand'];
  it.each(Object.keys(resultTransitions) as ResultState[])('%s', (state) => {
    const ways = Object.fromEntries(
      verbs.flatMap((verb) => {
        const to = next(resultTransitions, state, verb);
        return to ? [[verb, to]] : [];
      }),
    );
    expect(ways).toEqual(
      {
        prepared: { submit: 'submitted' },
        submitted: { sign: 'signed', return: 'returned' },
        returned: { prepare: 'prepared' },
        signed: { recall: 'returned', stand: 'standing' },
        standing: {},
      }[state],
    );
  });
});
