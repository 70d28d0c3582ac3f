/** Rounds and their rankings, at every edge: all states × verbs, ties, votes, the order by hand. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EntryId } from '../../kernel/id.ts';
import type { Criterion } from '../call/call.ts';
import {
  type Counted,
  type RoundState,
  type RoundVerb,
  rankByHand,
  rankByVotes,
  rankScored,
  roundStates,
  roundTransitions,
  roundVerbs,
} from './review.ts';
import { judgeMarks, marksOf, nextToScore, sayPoints, totalOf } from './score.ts';

describe('the states of a round', () => {
  const table: Record<RoundState, Partial<Record<RoundVerb, RoundState>>> = {
    open: { 'take-in': 'open', decide: 'open', score: 'open', close: 'closed' },
    closed: { reopen: 'open', 'pass-on': 'handed', 'hand-over': 'handed' },
    handed: {},
  };
  const all = roundStates.flatMap((state) => roundVerbs.map((verb) => [state, verb] as const));
  test.each(all)('AC-172: %s × %s', (state, verb) => {
    expect(roundTransitions[state][verb]).toBe(table[state][verb]);
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

const id = (name: string) => name as EntryId;
const work = (name: string, sent = 0) => ({ entryId: id(name), submittedAt: new Date(sent) });
const given = (name: string, totals: readonly number[]): Counted[] =>
  totals.map((total, judge) => ({ entryId: id(name), judgeId: `j${judge}`, total, marks: {} }));
type Scored = { name: string; totals: readonly number[]; sent: number };
const scored = (name: string, totals: readonly number[], sent = 0): Scored => ({ name, totals, sent });
const rankingOf = (list: readonly Scored[]) =>
  rankScored(
    undefined,
    list.flatMap(({ name, totals }) => given(name, totals)),
    list.map(({ name, sent }) => work(name, sent)),
  );

describe('the ranking by judges', () => {
  test('by mean; equal means share a rank; then more judges, then what was sent in earlier', () => {
    const ranking = rankingOf([
      scored('late', [80, 90], 2),
      scored('best', [95]),
      scored('early', [85, 85], 1),
      scored('many', [85, 84, 86], 3),
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
    const same = rankingOf([scored('a', [1, 2, 2]), scored('b', [2, 1, 2, 1, 2, 2])]);
    expect(same.map((r) => r.rank)).toEqual([1, 1]);
  });

  test('the stage’s own rule counts: the highest and the lowest dropped', () => {
    const list = [scored('steady', [80, 80, 80]), scored('odd', [10, 81, 100])];
    const ranked = rankScored(
      { average: 'trimmed', scale: 'raw', trimFrom: 3 },
      list.flatMap(({ name, totals }) => given(name, totals)),
      list.map(({ name }) => work(name)),
    );
    expect(ranked.map((r) => [r.entryId, r.points])).toEqual([
      ['odd', 81],
      ['steady', 80],
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
    .map((lists) => lists.map((list, i) => scored(`w${i}`, list, i)));

  test('AC-171: the order in which works are listed changes nothing', () => {
    fc.assert(
      fc.property(works, fc.integer({ min: 0, max: 50 }), (list, turn) => {
        const turned = [...list.slice(turn % list.length), ...list.slice(0, turn % list.length)];
        expect(rankingOf(turned)).toEqual(rankingOf(list));
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
        const rankIn = (all: Scored[]) => rankingOf(all).find((r) => r.entryId === list[index]!.name)!.rank;
        expect(rankIn(better)).toBeLessThanOrEqual(rankIn(list));
      }),
    );
  });
});

describe('the ranking by votes and by hand', () => {
  const before = rankingOf([scored('a', [90]), scored('b', [80]), scored('c', [80])]);
  const entries = ['a', 'b', 'c'].map((name, index) => ({ ...work(name, index), position: index + 1 }));

  test('by votes, equal ones share a rank, the earlier first; judges’ figures come along', () => {
    const votes = new Map([
      [id('c'), 7],
      [id('b'), 7],
    ]);
    expect(rankByVotes(votes, before, entries).map((r) => [r.entryId, r.rank, r.votes, r.mean])).toEqual([
      ['b', 1, 7, 80],
      ['c', 1, 7, 80],
      ['a', 3, 0, 90],
    ]);
  });

  test('by hand: as the ranking before until somebody moves a work, then every place is its own', () => {
    expect(rankByHand(before, entries).map((r) => [r.entryId, r.rank])).toEqual([
      ['a', 1],
      ['b', 2],
      ['c', 2],
    ]);
    const ordered = entries.map((entry, index) => ({ ...entry, place: 3 - index }));
    expect(rankByHand(before, ordered).map((r) => [r.entryId, r.rank, r.mean])).toEqual([
      ['c', 1, 80],
      ['b', 2, 80],
      ['a', 3, 90],
    ]);
    expect(rankByHand([], entries).map((r) => [r.entryId, r.rank])).toEqual([
      ['a', 1],
      ['b', 2],
      ['c', 3],
    ]);
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
