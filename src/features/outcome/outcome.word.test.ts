/** What a record must say, who is named for it, and how a pasted list is read and matched. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EntryId, OrganisationId } from '../../kernel/id.ts';
import { linesOfPaste, matchLines } from './line.ts';
import {
  commendedOf,
  countsOf,
  isSameOutcome,
  judgeContent,
  type NamedWork,
  type OutcomeContent,
  outcomeKinds,
  outcomeTransitions,
  type WorkOutcome,
} from './outcome.ts';

const today = '2020-10-08';
const content = (more: Partial<OutcomeContent> = {}): OutcomeContent => ({
  ...{ level: '全国总工会', kind: 'awarded', award: '二等奖', happenedOn: today },
  ...more,
});
const codes = (given: OutcomeContent) => judgeContent(given, today).map(({ code, field }) => [code, field]);

const work = (id: string, title: string, unit = 'u', number?: string): NamedWork => ({
  ...{ entryId: id as EntryId, entryNumber: number, title, makers: [{ name: '甲' }, { name: '乙' }] },
  ...{ unitId: unit as OrganisationId, unitPath: unit, unitName: { zh: unit }, callName: { zh: '微视频' } },
});
const outcome = (of: NamedWork, more: Partial<WorkOutcome> = {}): WorkOutcome =>
  ({ ...content(), ...of, state: 'standing', ...more }) as WorkOutcome;

describe('what a record says', () => {
  test('an award has a name, nothing else has; nothing happens in the future', () => {
    expect(codes(content())).toEqual([]);
    expect(codes(content({ award: undefined }))).toEqual([['shape.required', 'award']]);
    expect(codes(content({ kind: 'shortlisted', rank: 3 }))).toEqual([
      ['outcome.no-award', 'award'],
      ['outcome.no-award', 'rank'],
    ]);
    expect(codes(content({ happenedOn: '2020-10-09' }))).toEqual([
      ['outcome.not-happened-yet', 'happenedOn'],
    ]);
  });

  test('what was struck out is at its end', () => {
    expect(outcomeTransitions).toEqual({ standing: { correct: 'standing', strike: 'struck' }, struck: {} });
  });

  test('the same work, level, kind and award is the same outcome, whatever the rank', () => {
    const [a, b] = [work('a', 'A'), work('b', 'B')];
    expect(isSameOutcome(outcome(a), outcome(a, { rank: 2 }))).toBe(true);
    expect(isSameOutcome(outcome(a), outcome(b))).toBe(false);
    expect(isSameOutcome(outcome(a), outcome(a, { level: '省委网信办' }))).toBe(false);
  });
});

describe('who is named', () => {
  test('units in the order of the list, each once; only what stands and won', () => {
    const [a, b, c] = [work('a', 'A', 'u1'), work('b', 'B', 'u2'), work('c', 'C', 'u1')];
    const all = [
      outcome(a),
      outcome(b, { award: '十佳' }),
      outcome(c),
      outcome(c, { kind: 'shortlisted', award: undefined }),
      outcome(a, { award: '一等奖', state: 'struck' }),
    ];
    expect(commendedOf(all).map((unit) => [unit.unitId, unit.outcomes.map((one) => one.title)])).toEqual([
      ['u1', ['A', 'C']],
      ['u2', ['B']],
    ]);
    expect(countsOf(all)).toEqual({
      ...{ received: 0, shortlisted: 1, awarded: 3, 'not-selected': 0 },
      ...{ works: 3, units: 2, makers: 4 },
    });
  });

  test('the counts of kinds add up to what stands, and nobody is counted more often than named', () => {
    const any = fc.record({
      kind: fc.constantFrom(...outcomeKinds),
      state: fc.constantFrom('standing' as const, 'struck' as const),
      id: fc.constantFrom('a', 'b', 'c'),
    });
    fc.assert(
      fc.property(fc.array(any), (rows) => {
        const all = rows.map(({ id, kind, state }) =>
          outcome(work(id, id, id), { kind, state, award: kind === 'awarded' ? '奖' : undefined }),
        );
        const counts = countsOf(all);
        const standing = all.filter((one) => one.state === 'standing').length;
        expect(counts.received + counts.shortlisted + counts.awarded + counts['not-selected']).toBe(standing);
        expect(commendedOf(all).reduce((sum, unit) => sum + unit.outcomes.length, 0)).toBe(counts.awarded);
        expect(counts.works).toBeLessThanOrEqual(counts.awarded);
      }),
    );
  });
});

describe('a pasted list', () => {
  test('heads and empty lines are passed over; words for outcomes are known, all else is the name of an award', () => {
    const pasted = [
      '作品名称\t结果\t名次',
      '零点零一毫米\t二等奖\t第3名\t微视频类',
      '',
      '2020-micro-video-000002\t入围',
      '等餐的五分钟\t未入选',
      '火花\t已接收',
      '没有结果',
    ].join('\n');
    expect(linesOfPaste(pasted)).toEqual([
      { line: 2, work: '零点零一毫米', kind: 'awarded', award: '二等奖', rank: 3, note: '微视频类' },
      { line: 4, work: '2020-micro-video-000002', kind: 'shortlisted' },
      { line: 5, work: '等餐的五分钟', kind: 'not-selected' },
      { line: 6, work: '火花', kind: 'received' },
    ]);
  });

  test('a line means a work by its number, else by its title where only one bears it', () => {
    const works = [
      work('a', '《火花》', 'u', 'N-1'),
      work('b', '同名'),
      work('c', '同名'),
      work('d', 'N-1x'),
    ];
    const line = (typed: string) => ({ line: 1, work: typed, kind: 'received' as const });
    const matched = matchLines([line('n-1'), line('火花'), line('同名'), line('无此作品')], works);
    expect(matched.map(({ entryId, why }) => [entryId, why])).toEqual([
      ['a', undefined],
      ['a', 'twice'],
      [undefined, 'several'],
      [undefined, 'unknown'],
    ]);
  });
});
