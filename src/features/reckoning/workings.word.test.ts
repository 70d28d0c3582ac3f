/** The workings: a file by which anybody reckons a result again; a changed score is found, a broken file refused. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignAwards } from './award-table.ts';
import { composeRanking } from './composite.ts';
import type { Formula } from './reckoning.ts';
import { readWorkings, recompute, type Workings, workingsOf } from './workings.ts';

const formula: Formula = {
  ...{ judgesPercent: 80, votesPercent: 20, conversion: { kind: 'max-normal' } },
  scores: { average: 'trimmed', scale: 'raw' },
  awards: [
    { award: 'first', count: 1 },
    {
      ...{ award: 'second', count: 2 },
      subQuotas: [{ group: 'subtype:song', name: { zh: '歌曲' }, atLeast: 1 }],
    },
  ],
  prizes: [
    { key: 'loved', name: { zh: '最具人气' }, by: { kind: 'votes', of: 'all' }, count: 1 },
    { key: 'words', name: { zh: '最佳歌词' }, by: { kind: 'criterion', key: 'words' }, count: 1 },
  ],
};
const work = (id: string, votes: number, votesAll: number, kind: string) => ({
  ...{ id, votes, votesAll, groups: [`subtype:${kind}`] },
  submittedAt: `2020-08-0${id.slice(1)}T00:00:00Z`,
});
const totals: Record<string, number[]> = {
  w1: [90, 91, 92, 60, 99],
  w2: [80, 81, 82, 83, 84],
  w3: [85, 85, 85, 85, 85],
  w4: [50, 60, 70, 80, 90],
};
const inputs: Parameters<typeof workingsOf>[0] = {
  ...{ call: { zh: '短视频' }, reckonedAt: '2020-10-01T00:00:00Z', worksTotal: 20, formula },
  works: [
    ...[work('w1', 300, 300, 'film'), work('w2', 400, 410, 'film')],
    ...[work('w3', 100, 900, 'film'), work('w4', 0, 5, 'song')],
  ],
  scores: Object.entries(totals).flatMap(([id, list]) =>
    list.map((total, judge) => ({ work: id, judge: `J${judge + 1}`, total, marks: { words: total / 10 } })),
  ),
};
const workings = workingsOf(inputs);
const again = () => JSON.parse(JSON.stringify(workings)) as Workings;

describe('workings', () => {
  it('anybody arrives at what was published, from the file alone', () => {
    const read = readWorkings(again());
    expect('workings' in read && recompute(read.workings).differences).toEqual([]);
    // w1: (90 + 91 + 92) ÷ 3 = 91 × 0.8 + 75 × 0.2 = 87.8; w2: 82 × 0.8 + 20 = 85.6; w3: 68 + 5 = 73; w4: 70 × 0.8 = 56.
    expect(workings.published.map((one) => [one.work, one.composite, one.award, one.prizes])).toEqual([
      ...[
        ['w1', 87.8, 'first', ['words']],
        ['w2', 85.6, 'second', undefined],
      ],
      // The third is no song: a second prize waits for one.
      ...[
        ['w3', 73, undefined, ['loved']],
        ['w4', 56, 'second', undefined],
      ],
    ]);
  });

  it('a single point changed afterwards is found, with the figure it should be', () => {
    const changed = again();
    changed.scores.find((one) => one.work === 'w2' && one.judge === 'J3')!.total = 97;
    expect(recompute(changed).differences).toContainEqual({
      ...{ work: 'w2', what: 'composite' },
      ...{ published: '85.6', reckoned: '86.14' },
    });
    const silent = again();
    silent.published[0]!.award = 'second';
    expect(recompute(silent).differences.map((one) => [one.work, one.what])).toEqual([['w1', 'award']]);
    silent.published.shift();
    expect(recompute(silent).differences[0]).toMatchObject({ work: 'w1', what: 'work' });
  });

  it.each([
    ['a work twice', (file: Workings) => file.works.push(file.works[0]!)],
    ['a score of no work', (file: Workings) => file.scores.push({ ...file.scores[0]!, work: 'none' })],
    ['two scores of one judge', (file: Workings) => file.scores.push(file.scores[0]!)],
    ['a place of no work', (file: Workings) => file.published.push({ ...file.published[0]!, work: 'none' })],
    ['an instant that is none', (file: Workings) => Object.assign(file, { reckonedAt: 'yesterday' })],
    ['another format', (file: Workings) => Object.assign(file, { format: 'other' })],
    ['a formula of code', (file: Workings) => Object.assign(file.formula, { conversion: 'votes*2' })],
  ])('%s is refused (reckoning.unreadable)', (_, breaks) => {
    const file = again();
    breaks(file);
    const read = readWorkings(file);
    expect('refusals' in read && read.refusals.every((one) => one.code === 'reckoning.unreadable')).toBe(
      true,
    );
  });

  it('whatever text comes in its place is refused, never thrown', () => {
    fc.assert(
      fc.property(fc.json(), (json) => {
        expect('refusals' in readWorkings(JSON.parse(json))).toBe(true);
      }),
    );
  });
});

describe('the award table', () => {
  const contenders = [90, 80, 70, 60].map((judges, index) => ({
    ...{ entryId: `w${index}`, judges, votes: index, submittedAt: new Date(0) },
    seconds: index === 0 ? 1000 : 1,
  }));

  it('tiers follow one another; a disqualified work wins neither tier nor prize', () => {
    const rule: Formula = {
      ...{ judgesPercent: 100, votesPercent: 0, conversion: { kind: 'share' } },
      penalties: [{ overSeconds: 720, points: 0, disqualifies: true }],
      awards: [
        { award: 'gold', count: 1 },
        { award: 'silver', count: 1 },
      ],
      prizes: [{ key: 'loved', name: { zh: '人气' }, by: { kind: 'votes', of: 'last' }, count: 2 }],
    };
    const table = assignAwards(rule, composeRanking(rule, contenders), () => [], 10);
    expect([...table.awards]).toEqual([
      ['w1', 'gold'],
      ['w2', 'silver'],
    ]);
    expect(table.prizes.get('loved')).toEqual(['w3', 'w2']);
    expect(table.ratio).toEqual({ winners: 3, works: 10, percentMax: 30, isOver: false });
  });

  it('more than 30 percent of all entered works is warned of; 30 itself is not; empty places are told', () => {
    const rule: Formula = {
      ...{ judgesPercent: 100, votesPercent: 0, conversion: { kind: 'share' } },
      awards: [{ award: 'first', count: 5 }],
    };
    const composed = composeRanking(rule, contenders);
    expect(assignAwards(rule, composed, () => [], 14).ratio.isOver).toBe(false);
    const table = assignAwards(rule, composed, () => [], 13);
    expect(table.ratio).toMatchObject({ winners: 4, isOver: true });
    expect(table.short).toEqual([{ award: 'first', asked: 5, found: 4 }]);
    expect(assignAwards({ ...rule, ratioPercentMax: 50 }, composed, () => [], 8).ratio.isOver).toBe(false);
  });
});
