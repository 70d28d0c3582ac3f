/** The form of judging: what a call has comes back as it was; steps lose nothing; what is not understood is told by its field. */

import { describe, expect, it } from 'vitest';
import { startOfDay } from '../../kernel/period.ts';
import { check, decodeForm } from '../../platform/form.ts';
import type { Formula } from '../reckoning/reckoning.ts';
import type { Call } from './call.ts';
import { judgingTyped } from './judging.ts';
import { pipelines } from './pipeline.ts';
import { type Raw, rawJudging, rawRows, steppedRaw } from './raw.ts';
import { JudgingForm } from './schema.ts';
import { blind, type Stage } from './stage.ts';

const stages: Stage[] = [
  { key: 'check', kind: 'format-check', name: { zh: '形式审查', en: 'Check' }, runner: 'host', sight: blind },
  {
    ...{ key: 'gate', kind: 'vote', name: { zh: '入围投票' }, runner: 'host', sight: blind },
    ...{ opensAt: '2021-09-22T04:00:00.000Z', closesAt: '2021-09-27T16:00:00.000Z' },
    keep: { count: 70, tiesGoOn: true },
  },
  {
    ...{ key: 'final', kind: 'score', name: { zh: '终评' }, runner: 'owner' },
    sight: { makers: true, unit: false, place: true },
    keep: {
      ...{ count: 10, pointsMin: 60.5 },
      subQuotas: [{ group: 'subtype:song', name: { zh: '歌曲', en: 'Song' }, atLeast: 3, atMost: 3 }],
    },
    ...{ judgesPerEntry: 7, loadCap: 40, calibration: 3, reveal: 'after-close' },
    scoreRule: { average: 'trimmed', scale: 'rank-points', trimFrom: 7, first: 30, step: 0.5 },
    rubric: [
      { key: 'idea', name: { zh: '创意', en: 'Idea' }, max: 60, guidance: { zh: '新颖' } },
      { key: 'criterion-9', name: { zh: '画面' }, max: 40 },
    ],
  },
];
const formula: Formula = {
  ...{ judgesPercent: 70, votesPercent: 20 },
  conversion: { kind: 'per-vote', points: 0.05, cap: 20 },
  scores: { average: 'median', scale: 'z' },
  figures: [
    { key: 'likes', name: { zh: '点赞', en: 'Likes' }, percent: 10, conversion: { kind: 'min-max' } },
  ],
  direct: { by: 'votes', count: 3 },
  bonus: { by: 'votes', points: [3, 2.5, 1] },
  penalties: [
    { overSeconds: 600, points: 1 },
    { overSeconds: 725, points: 0, disqualifies: true },
  ],
  ties: [{ by: 'judges' }, { by: 'criterion', key: 'idea' }, { by: 'votes' }],
  awards: [
    { award: 'first', count: 3 },
    { award: 'gold', name: { zh: '金曲', en: 'Gold' }, count: 10 },
  ],
  prizes: [
    { key: 'loved', name: { zh: '最具人气' }, by: { kind: 'votes', of: 'all' }, count: 1 },
    { key: 'words', name: { zh: '最佳歌词' }, by: { kind: 'criterion', key: 'idea' }, count: 3 },
    { key: 'liked', name: { zh: '点赞奖' }, by: { kind: 'figure', key: 'likes' }, count: 1 },
    {
      ...{ key: 'heard', name: { zh: '影响力' }, count: 1 },
      by: { kind: 'parts', votes: 50, figure: { key: 'likes', percent: 50 } },
    },
  ],
  ratioPercentMax: 25,
};
const call = {
  ...{ stages, formula, route: 'sideways', version: 4, recommendUntil: startOfDay('2021-09-22') },
  rubric: [{ key: 'idea', name: { zh: '创意', en: 'Idea' }, max: 100, guidance: { zh: '新颖' } }],
  eligibility: {
    subtypes: [{ key: 'song', name: { zh: '歌曲', en: 'Song' }, fileRules: [], filesMin: 1, filesMax: 1 }],
  },
} as unknown as Call;
const read = (raw: Raw) => {
  const values = decodeForm(JudgingForm, { version: ['4'], ...raw });
  const checked = check(JudgingForm, values);
  if ('refusals' in checked) throw new Error(JSON.stringify(checked.refusals));
  return judgingTyped(call, checked.value);
};
const names = (raw: Raw) => rawRows(raw, 'stages').map((row) => row.name![0]);

describe('the form of judging', () => {
  it('a call with everything comes back as it was, to the minute, the key and the half point', () => {
    expect(read(rawJudging(call))).toEqual({ stages, formula, route: 'sideways', refusals: [] });
  });

  it('every pipeline goes through the form unchanged', () => {
    for (const { key } of pipelines) {
      const raw = steppedRaw(call, { ...rawJudging(call), does: [`pipeline:${key}`] });
      const once = read(raw);
      expect(once.refusals).toEqual([]);
      expect(read(rawJudging({ ...call, ...once }))).toEqual(once);
    }
  });

  it('stages are added, moved and removed with all that was typed in them', () => {
    const begun = rawJudging(call);
    const step = (raw: Raw, name: string) => steppedRaw(call, { ...raw, does: [name] });
    const moved = step(begun, 'up:2');
    expect(names(moved)).toEqual(['形式审查', '终评', '入围投票']);
    expect(read(moved).stages[1]).toEqual(stages[2]);
    expect(names(step(moved, 'down:0'))).toEqual(['终评', '形式审查', '入围投票']);
    expect(names(step(begun, 'remove:0'))).toEqual(['入围投票', '终评']);
    const more = step(begun, 'add:jury');
    expect(read(more).stages[3]).toMatchObject({ key: 'stage-1', kind: 'jury', name: { zh: '评委会议' } });
    for (const odd of ['up:0', 'down:2', 'remove:9', 'add:none', 'pipeline:none', 'look', 'up:x'])
      expect(step(begun, odd)).toEqual(begun);
  });

  it('a row that was emptied is taken away; new tiers have free keys, and the usual ones by their names', () => {
    const raw = rawJudging(call);
    raw['awards.0.name'] = [''];
    raw['awards.0.count'] = [''];
    raw['awards.2.name'] = ['二等奖'];
    raw['awards.2.count'] = ['5'];
    raw['awards.3.name'] = ['百强'];
    raw['awards.3.count'] = ['100'];
    expect(read(steppedRaw(call, raw)).formula.awards).toEqual([
      { award: 'gold', name: { zh: '金曲', en: 'Gold' }, count: 10 },
      { award: 'second', count: 5 },
      { award: 'award-1', name: { zh: '百强' }, count: 100 },
    ]);
  });

  it.each([
    ['stages.2.quotas', '歌曲 | 2 |\n舞蹈 | 1', 'call.typed-words'],
    ['stages.2.quotas', '歌曲 | 两', 'call.typed-words'],
    ['stages.2.rubric', '创意', 'call.typed-words'],
    ['stages.2.pointsMin', '六十', 'call.typed-number'],
    ['most', '1e3', 'call.typed-number'],
    ['step', '', 'shape.required'],
    ['bonus', '10, 九', 'call.typed-number'],
    ['penalties.0.over', '10分钟', 'call.typed-length'],
    ['ties.1.by', 'fate', 'shape.not-chosen'],
    ['prizes.0.by', 'figure:none', 'shape.not-chosen'],
    ['prizes.1.name', '', 'shape.required'],
    ['awards.1.count', '', 'shape.required'],
    ['figures.0.name', '', 'shape.required'],
  ])('%s as “%s” is told by its field (%s)', (field, typed, code) => {
    const { refusals } = read({ ...rawJudging(call), [field]: [typed] });
    expect(refusals).toContainEqual(expect.objectContaining({ code, field }));
  });
});
