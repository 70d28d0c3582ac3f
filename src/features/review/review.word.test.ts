/** Rounds, recusal, marks and the ranking, at every edge. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EntryId, OrganisationId, PersonId, RoundId } from '../../kernel/id.ts';
import type { Criterion } from '../call/call.ts';
import {
  isConflicted,
  type Judge,
  judgeClosing,
  judgeMarks,
  marksOf,
  nextToScore,
  openTo,
  type RoundState,
  type RoundVerb,
  rankingOf,
  roundTransitions,
  type Scored,
  sayPoints,
  totalOf,
} from './review.ts';

const judge: Judge = {
  roundId: 'r' as RoundId,
  personId: 'li' as PersonId,
  name: 'Li',
  unitId: 'u' as OrganisationId,
  unitPath: 'n.p.city.district',
  unitName: { zh: '' },
  invitedAt: new Date(0),
};
const work = (unitPath: string, more: Partial<{ sentBy: PersonId; makers: { name: string }[] }> = {}) => ({
  unitPath,
  sentBy: 'other' as PersonId,
  makers: [{ name: 'Ma' }],
  ...more,
});

describe('the states of a round', () => {
  const table: [RoundState, RoundVerb, RoundState | undefined][] = [
    ['open', 'close', 'closed'],
    ['open', 'hand-over', undefined],
    ['closed', 'close', undefined],
    ['closed', 'hand-over', 'handed'],
    ['handed', 'close', undefined],
    ['handed', 'hand-over', undefined],
  ];
  test.each(table)('AC-172: %s → %s → %s', (state, verb, to) => {
    expect(roundTransitions[state][verb]).toBe(to);
  });
});

describe('AC-160: a judge keeps away', () => {
  test.each([
    ['their own unit', 'n.p.city.district', true],
    ['a unit beneath their own', 'n.p.city.district.works', true],
    ['a unit above their own', 'n.p.city', true],
    ['a sister unit', 'n.p.city.county', false],
    ['a unit in another branch', 'n.p.pasture.village', false],
    ['a unit whose name begins alike', 'n.p.city.district2', false],
  ])('from a work of %s', (_, unitPath, conflicted) => {
    expect(isConflicted(judge, work(unitPath))).toBe(conflicted);
  });

  test('from a work they sent in themselves, and from one a maker of their name made', () => {
    expect(isConflicted(judge, work('n.p.grid', { sentBy: judge.personId }))).toBe(true);
    expect(isConflicted(judge, work('n.p.grid', { makers: [{ name: 'Ma' }, { name: 'Li' }] }))).toBe(true);
  });

  test('so that such works are in no list at all', () => {
    const works = [work('n.p.city.district.works'), work('n.p.grid'), work('n.p.city')];
    expect(openTo(judge, works)).toEqual([works[1]]);
  });
});

const rubric: Criterion[] = [
  { key: 'content', name: { zh: '内容' }, max: 40 },
  { key: 'craft', name: { zh: '创意' }, max: 35 },
  { key: 'technique', name: { zh: '技术' }, max: 25 },
];
const typed = (content?: number, craft?: number, technique?: number) => [
  { key: 'content', points: content },
  { key: 'craft', points: craft },
  { key: 'technique', points: technique },
];
const wrongs = (marks: Parameters<typeof judgeMarks>[1], isComplete = true) =>
  judgeMarks(rubric, marks, isComplete).map((r) => [r.code, r.field]);

describe('AC-166: marks', () => {
  test('whole and half points within the range stand, the ends included', () => {
    expect(wrongs(typed(40, 0, 12.5))).toEqual([]);
    expect(totalOf(marksOf(typed(40, 0, 12.5)))).toBe(52.5);
  });

  test.each([[40.5], [41], [-0.5], [3.3], [Number.NaN], [Number.POSITIVE_INFINITY]])(
    '%s of 40 is refused by its field',
    (points) => {
      expect(wrongs(typed(points, 1, 1))).toEqual([['review.points-range', 'marks.0.points']]);
    },
  );

  test('all that is wrong is said at once, each by its field', () => {
    expect(wrongs(typed(99, undefined, 26))).toEqual([
      ['review.points-range', 'marks.0.points'],
      ['review.criterion-missing', 'marks.1.points'],
      ['review.points-range', 'marks.2.points'],
    ]);
  });

  test('an unknown criterion, one given twice, and one left out', () => {
    expect(wrongs([...typed(1, 1, 1), { key: 'charm', points: 5 }])).toEqual([
      ['review.unknown-criterion', 'marks.3.points'],
    ]);
    expect(wrongs([...typed(1, 1, 1), { key: 'craft', points: 5 }])).toEqual([
      ['review.criterion-twice', 'marks.3.points'],
    ]);
    expect(wrongs(typed(1, 1, 1).slice(0, 2))).toEqual([['review.criterion-missing', 'marks.2.points']]);
    expect(wrongs([])).toHaveLength(3);
  });

  test('a draft may lack points but not be wrong', () => {
    expect(wrongs(typed(1), false)).toEqual([]);
    expect(wrongs([], false)).toEqual([]);
    expect(wrongs(typed(41), false)).toEqual([['review.points-range', 'marks.0.points']]);
    expect(marksOf(typed(1))).toEqual({ content: 1 });
  });
});

const scored = (entryId: string, totals: number[], submittedAt = new Date(0)): Scored => ({
  entryId: entryId as EntryId,
  totals,
  submittedAt,
});

describe('the ranking', () => {
  test('by mean; equal means share a rank; then more judges, then what was sent in earlier', () => {
    const ranking = rankingOf([
      scored('late', [80, 90], new Date(2)),
      scored('best', [95]),
      scored('early', [85, 85], new Date(1)),
      scored('many', [85, 84, 86], new Date(3)),
      scored('last', [10]),
    ]);
    expect(ranking.map((r) => [r.entryId, r.rank])).toEqual([
      ['best', 1],
      ['many', 2],
      ['early', 2],
      ['late', 2],
      ['last', 5],
    ]);
    expect(ranking[3]).toMatchObject({ mean: 85, judges: 2, least: 80, most: 90 });
  });

  test('means are compared as fractions: no rounding makes a tie', () => {
    const ranking = rankingOf([scored('a', [66.5, 67, 66.5]), scored('b', [66.5])]);
    expect(ranking.map((r) => [r.entryId, r.rank])).toEqual([
      ['a', 1],
      ['b', 2],
    ]);
    expect(sayPoints(ranking[0]!.mean)).toBe('66.67');
    expect(rankingOf([scored('a', [1, 2, 2]), scored('b', [2, 1, 2, 1, 2, 2])]).map((r) => r.rank)).toEqual([
      1, 1,
    ]);
  });

  test('a work without a score is in no ranking', () => {
    expect(rankingOf([scored('a', [])])).toEqual([]);
  });

  const totals = fc.array(
    fc.integer({ min: 0, max: 200 }).map((n) => n / 2),
    { minLength: 1, maxLength: 6 },
  );
  const works = fc
    .array(totals, { minLength: 1, maxLength: 8 })
    .map((lists) => lists.map((list, i) => scored(`w${i}`, list, new Date(i))));

  test('AC-171: the order in which works and scores are listed changes nothing', () => {
    fc.assert(
      fc.property(works, fc.integer(), (list, turn) => {
        const turned = [...list.slice(turn % list.length), ...list.slice(0, turn % list.length)];
        const mixed = turned.map((w) => ({ ...w, totals: [...w.totals].reverse() }));
        expect(rankingOf(mixed)).toEqual(rankingOf(list));
      }),
    );
  });

  test('AC-171: a better score never lowers a work’s rank', () => {
    fc.assert(
      fc.property(works, fc.nat(), (list, pick) => {
        const index = pick % list.length;
        const better = list.map((w, i) =>
          i === index ? { ...w, totals: w.totals.map((t, j) => (j === 0 ? t + 0.5 : t)) } : w,
        );
        const rankIn = (all: Scored[]) =>
          rankingOf(all).find((r) => r.entryId === list[index]!.entryId)!.rank;
        expect(rankIn(better)).toBeLessThanOrEqual(rankIn(list));
      }),
    );
  });
});

describe('going on', () => {
  const list = ['a', 'b', 'c'].map((id) => ({ entryId: id as EntryId }));
  const submitted = (...ids: string[]) => new Set(ids as EntryId[]);
  test('to the next work without a score, from the start again after the last', () => {
    expect(nextToScore(list, submitted())?.entryId).toBe('a');
    expect(nextToScore(list, submitted('a'), 'a' as EntryId)?.entryId).toBe('b');
    expect(nextToScore(list, submitted('b', 'c'), 'c' as EntryId)?.entryId).toBe('a');
    expect(nextToScore(list, submitted('a', 'b', 'c'), 'c' as EntryId)).toBeUndefined();
  });
});

describe('closing', () => {
  test('not while a work has no score at all, nor while one waits to be taken in', () => {
    expect(judgeClosing({ works: 3, withoutScore: 0, untaken: 0 })).toBeUndefined();
    expect(judgeClosing({ works: 3, withoutScore: 2, untaken: 0 })).toEqual({
      code: 'review.incomplete',
      about: { count: 2 },
    });
    expect(judgeClosing({ works: 3, withoutScore: 0, untaken: 1 })?.code).toBe('review.untaken');
  });
});
