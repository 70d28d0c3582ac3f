/** Oddities: the faults of five real papers, each found by name, and nothing found where nothing is wrong. */

import { describe, expect, test } from 'vitest';
import { type NoticeKey, noticeKeys, paperOf } from '../../../world/notices/paper.ts';
import type { OddityCode, Paper } from './oddity/saying.ts';
import { findOddities } from './oddity.ts';

const national = { orgs: 1000, promoters: 20_000, events: 3000, contacts: 500_000, reach: 100_000_000 };
const found = (key: NoticeKey) => findOddities(paperOf(key), national);

/** What people found by hand (BAD_EMAIL and BAD_PHONE left out: contacts were masked in these copies). */
const byHand: Record<NoticeKey, readonly OddityCode[]> = {
  'binhai-2019': [
    'ATTACHMENT_LIST_MISSING',
    'DEADLINE_ORDER',
    'HOST_COUNT',
    'OCR_TYPO',
    'PHASE_OVERLAP',
    'SHORT_NOTICE',
    'START_DIFFERS',
  ],
  'binhai-2021': ['ATTACHMENT_BODY_MISSING', 'HOST_COUNT', 'NO_ISSUE_DATE'],
  'qinghai-2020': [
    'DEADLINE_ORDER',
    'HEADING_LEVEL',
    'HOST_CONFLICT',
    'NO_ISSUE_DATE',
    'TARGET_NOT_ALLOCATED',
    'TOTAL_NE_TASK',
  ],
  'shaanxi-2020': ['HEADING_LEVEL', 'NO_DEADLINE', 'NO_ISSUE_DATE', 'OUT_OF_PERIOD', 'QUOTE_MISPLACED'],
  'wuhu-2020': [
    'NAME_VARIANT',
    'NATIONAL_FIGURES_DIFFER',
    'NO_DEADLINE',
    'NO_ISSUE_DATE',
    'PHASE_UNDATED',
    'TARGET_NOT_ALLOCATED',
    'TOTAL_NE_TASK',
  ],
};

test.each(noticeKeys)('whoever reads %s is told each of its faults, and no other', (key) => {
  const codes = [...new Set(found(key).map((oddity) => oddity.code))].sort();
  expect(codes).toEqual(byHand[key]);
  for (const { sentence } of found(key)) expect(`${sentence.zh}${sentence.en}`).not.toMatch(/[{}]|undefined/);
});

describe('the figures are those of the papers', () => {
  const about = (key: NoticeKey, code: OddityCode) =>
    found(key)
      .filter((oddity) => oddity.code === code)
      .map((oddity) => oddity.about);

  test('Binhai 2019 gives four days, and misprints three words', () => {
    expect(about('binhai-2019', 'SHORT_NOTICE')).toEqual([
      expect.objectContaining({ days: 4, issued: '2019-08-19', date: '2019-08-23' }),
    ]);
    expect(
      about('binhai-2019', 'OCR_TYPO')
        .map(({ read }) => read)
        .sort(),
    ).toEqual(['数育', '新区区', '项日'].sort());
    expect(about('binhai-2019', 'HOST_COUNT')).toEqual([{ projects: 7, hosts: 8 }]);
  });

  test('Binhai 2021 lists eleven hosts for ten projects, and two attachments without pages', () => {
    expect(about('binhai-2021', 'HOST_COUNT')).toEqual([{ projects: 10, hosts: 11 }]);
    expect(about('binhai-2021', 'ATTACHMENT_BODY_MISSING').map(({ place }) => place)).toEqual([1, 2]);
  });

  test('Qinghai asks 50 and shares out 65, names two hosts for one film, and wants the report before the end', () => {
    expect(about('qinghai-2020', 'TOTAL_NE_TASK')).toMatchObject([
      { indicator: 'events', task: 50, allocated: 65 },
    ]);
    expect(about('qinghai-2020', 'TARGET_NOT_ALLOCATED').map((one) => one.indicator)).toEqual([
      'orgs',
      'promoters',
      'contacts',
    ]);
    expect(about('qinghai-2020', 'HOST_CONFLICT')).toEqual([
      { project: '网络正能量微电影征集', table: '黄南州总工会', page: '海南州总工会' },
    ]);
    expect(about('qinghai-2020', 'DEADLINE_ORDER')).toEqual([
      expect.objectContaining({ date: '2020-08-20', end: '2020-09' }),
    ]);
  });

  test('Shaanxi sums up in December what ends in November', () => {
    expect(about('shaanxi-2020', 'OUT_OF_PERIOD')).toEqual([
      expect.objectContaining({ at: '2020-12', end: '2020-11' }),
    ]);
    expect(about('shaanxi-2020', 'QUOTE_MISPLACED')).toEqual([{ place: 1 }]);
  });

  test('Wuhu shares out ten for six, has no column for contacts, and prints a tenth of the national figures', () => {
    expect(about('wuhu-2020', 'TOTAL_NE_TASK')).toMatchObject([
      { indicator: 'orgs', task: 6, allocated: 10 },
    ]);
    expect(about('wuhu-2020', 'TARGET_NOT_ALLOCATED')).toMatchObject([{ indicator: 'contacts', task: 3600 }]);
    expect(about('wuhu-2020', 'NATIONAL_FIGURES_DIFFER')).toHaveLength(5);
    expect(about('wuhu-2020', 'NAME_VARIANT')[0]).toMatchObject({ variant: '诵读传递正能量作品征集' });
  });
});

test('a paper in which everything fits is left in peace', () => {
  const paper: Paper = {
    title: '关于开展主题活动的通知',
    issuedOn: '2020-05-01',
    period: { start: '2020-05', end: '2020-12' },
    phases: [
      { name: '第一阶段：启动推进', start: '2020-05', end: '2020-09' },
      { name: '第二阶段：评选', start: '2020-10', end: '2020-11' },
    ],
    deadlines: [{ what: '报送线下活动统计表', date: '2020-09-30' }],
    schedule: [{ what: '总结', start: '2020-12' }],
    targets: { own: { events: 50 }, quoted: { events: 3000 } },
    table: { indicators: ['events'], sums: { events: 50 }, hosts: [] },
    projects: [{ name: '微视频征集' }],
    attachments: ['任务分配表'],
    text: '一、活动内容\n微视频征集。等1个子项目，分别由西宁市总工会承办。\n附件：1.任务分配表\n附件1\n任务分配表\n序号',
  };
  expect(findOddities(paper, { events: 3000 })).toEqual([]);
});

test('ten days between paper and deadline are enough, nine are said', () => {
  const paper = paperOf('binhai-2019');
  const codesAt = (date: string) =>
    findOddities({ ...paper, deadlines: [{ what: '作品', date }] }).map((oddity) => oddity.code);
  expect(codesAt('2019-08-29')).not.toContain('SHORT_NOTICE');
  expect(codesAt('2019-08-28')).toContain('SHORT_NOTICE');
});
