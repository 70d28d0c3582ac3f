/** Stages: every pipeline that was really run stands as data, and what keeps a chain from standing. */

import { describe, expect, it } from 'vitest';
import { startOfDay } from '../../kernel/period.ts';
import { judgeFormula } from '../reckoning/formula.ts';
import type { Call } from './call.ts';
import { atCall, pipelines } from './pipeline.ts';
import { blind, judgeStages, plainStages, type Stage, stageInWords, stagesMax, stagesOf } from './stage.ts';

const call = {
  recommendUntil: startOfDay('2021-09-22'),
  formula: {
    ...{ judgesPercent: 80, votesPercent: 20, conversion: { kind: 'max-normal' } },
    awards: [{ award: 'first', count: 1 }],
  },
  eligibility: {
    subtypes: ['worker', 'craft', 'rescue', 'family'].map((key) => ({
      ...{ key, name: { zh: key } },
      ...{ fileRules: [], filesMin: 1, filesMax: 1 },
    })),
  },
} as unknown as Call;
const at = (key: string) => atCall(pipelines.find((one) => one.key === key)!, call);
const shape = (key: string) =>
  at(key).stages.map(({ kind, keep }) => (keep?.count ? `${kind} ${keep.count}` : kind));

describe('the pipelines that were really run', () => {
  it.each(pipelines.map((one) => one.key))('%s stands, chain and formula', (key) => {
    const { stages, formula } = at(key);
    expect(judgeStages(stages)).toEqual([]);
    expect(judgeFormula(formula)).toEqual([]);
    expect(new Set(stages.map((one) => one.key)).size).toBe(stages.length);
  });

  it('three rounds 136, 50, 30 and final, by experts alone', () => {
    expect(shape('chongzuo-2024')).toEqual(['score 50', 'score 30', 'score']);
    expect(at('chongzuo-2024').formula).toMatchObject({ judgesPercent: 100, votesPercent: 0 });
  });

  it('nation 2021: the vote lets 70 through, then experts 60 and votes 40, popularity by both votes together', () => {
    expect(shape('nation-2021')).toEqual(['format-check', 'vote 70', 'score']);
    const { formula, stages } = at('nation-2021');
    expect(formula).toMatchObject({ judgesPercent: 60, votesPercent: 40 });
    expect(formula.prizes?.[0]?.by).toEqual({ kind: 'votes', of: 'all' });
    expect(formula.awards.map((one) => one.count)).toEqual([3, 5, 10, 20]);
    expect([stages[1]!.opensAt, stages[1]!.closesAt]).toEqual([
      '2021-09-21T16:00:00.000Z',
      '2021-09-26T16:00:00.000Z',
    ]);
  });

  it('Zhanjiang 2021: 22 candidates, a vote, scores on site, ten as 3, 3, 3 and 1 by the call’s own kinds', () => {
    expect(shape('zhanjiang-2021')).toEqual(['format-check', 'choice 22', 'vote 22', 'score', 'jury 20']);
    const [first] = at('zhanjiang-2021').formula.awards;
    expect(first!.subQuotas?.map((one) => [one.group, one.atLeast, one.atMost])).toEqual([
      ...[
        ['subtype:worker', 3, 3],
        ['subtype:craft', 3, 3],
      ],
      ...[
        ['subtype:rescue', 3, 3],
        ['subtype:family', 1, 1],
      ],
    ]);
    const none = atCall(pipelines.find((one) => one.key === 'zhanjiang-2021')!, {
      ...call,
      eligibility: {},
    });
    expect(none.formula.awards[0]!.subQuotas).toEqual([]);
  });

  it('Pingxiang 2020: grades by experts only, and a prize by votes only beside them', () => {
    const { formula } = at('pingxiang-2020');
    expect([formula.votesPercent, formula.prizes?.[0]?.by.kind]).toEqual([0, 'votes']);
  });

  it('votes only as a gate: the first 30 go to experts, and votes count no further', () => {
    expect(shape('gate-30')).toEqual(['format-check', 'vote 30', 'score']);
    expect(at('gate-30').formula.votesPercent).toBe(0);
  });

  it('a chain of none is the plain one: one blind round at the host', () => {
    expect(judgeStages([])).toEqual([]);
    expect(stagesOf({ stages: [] })).toBe(plainStages);
    expect(plainStages[0]).toMatchObject({ kind: 'score', runner: 'host', sight: blind });
  });
});

describe('a chain that does not stand', () => {
  const score: Stage = { key: 'a', kind: 'score', name: { zh: '初评' }, runner: 'host', sight: blind };
  const vote: Stage = {
    ...{ ...score, key: 'v', kind: 'vote' },
    opensAt: '2020-09-01T00:00:00.000Z',
    closesAt: '2020-09-06T00:00:00.000Z',
    keep: { count: 70 },
  };
  const wrong = (...stages: Stage[]) => judgeStages(stages).map((one) => `${one.code} ${one.field}`);

  it.each([
    ['one key twice (call.stage-twice)', [score, score], 'call.stage-twice stages.1.key'],
    [
      'a vote without an end (call.stage-window)',
      [{ ...vote, closesAt: undefined }],
      'call.stage-window stages.0.closesOn',
    ],
    [
      'an end before the beginning (call.stage-reversed)',
      [{ ...vote, closesAt: vote.opensAt }],
      'call.stage-reversed stages.0.closesOn',
    ],
    [
      'a stage before the one it follows (call.stage-early)',
      [vote, { ...score, opensAt: '2020-08-31T00:00:00.000Z' }],
      'call.stage-early stages.1.opensOn',
    ],
    [
      'a gate that lets nobody know how many (call.stage-count)',
      [{ ...vote, keep: undefined }],
      'call.stage-count stages.0.count',
    ],
    [
      'more than were left, even two stages on (call.stage-growing)',
      [
        { ...score, keep: { count: 50 } },
        { ...score, key: 'b' },
        { ...score, key: 'c', keep: { count: 51 } },
      ],
      'call.stage-growing stages.2.count',
    ],
    [
      'a rubric of 90 (call.rubric)',
      [{ ...score, rubric: [{ key: 'x', name: { zh: '创意' }, max: 90 }] }],
      'call.rubric stages.0.rubric',
    ],
    [
      'more works to find a measure by than a judge may have (call.stage-calibration)',
      [{ ...score, calibration: 6, loadCap: 5 }],
      'call.stage-calibration stages.0.calibration',
    ],
    [
      'floors over the count (reckoning.quota-over)',
      [
        {
          ...score,
          keep: { count: 2, subQuotas: [{ group: 'subtype:x', name: { zh: '歌曲' }, atLeast: 3 }] },
        },
      ],
      'reckoning.quota-over stages.0.quotas',
    ],
    [
      'eleven of them (call.stages-many)',
      Array.from({ length: stagesMax + 1 }, (_, index) => ({ ...score, key: `s-${index}` })),
      'call.stages-many stages',
    ],
  ] as [string, Stage[], string][])('%s', (_, stages, expected) => {
    expect(wrong(...stages)).toEqual([expected]);
  });
});

describe('a stage in words', () => {
  it('says who, when, how many judges, how scores are put together, what is seen and what goes on', () => {
    const stage: Stage = {
      ...{ key: 'a', kind: 'score', name: { zh: '复评' }, runner: 'owner' },
      ...{ opensAt: '2020-09-01T04:00:00.000Z', closesAt: '2020-09-08T04:00:00.000Z' },
      sight: { ...blind, unit: true },
      ...{ judgesPerEntry: 7, scoreRule: { average: 'trimmed', scale: 'raw' } },
      rubric: [{ key: 'x', name: { zh: '主题内涵', en: 'Theme' }, max: 100 }],
      keep: {
        ...{ count: 30, tiesGoOn: true },
        subQuotas: [{ group: 'subtype:s', name: { zh: '歌曲', en: 'songs' }, atLeast: 2 }],
      },
    };
    expect(stageInWords(stage, 'zh')).toEqual([
      '主办单位组织评委按评分标准打分。',
      '时间：2020年9月1日 12:00 至 2020年9月8日 12:00。',
      '每件作品由 7 位评委打分。',
      '评委得分：去掉一个最高分、一个最低分后的平均分（少于 5 位评委打分时不去）。',
      '本环节评分标准：主题内涵 100。',
      '评委可以看到：单位。',
      '结果：前 30 件进入下一步、歌曲至少 2 件（末位同分的一并进入）。',
    ]);
    expect(stageInWords(stage, 'en').at(-1)).toBe(
      'What follows: the first 30 go on, at least 2 of songs (equals of the last go on too).',
    );
  });
});
