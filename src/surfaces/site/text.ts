/** The sentences of the public home and of a campaign's page. */

import { sentences } from '../../kernel/text.ts';

export const text = sentences({
  home: { zh: '主题活动', en: 'Campaigns' },
  'home.none': { zh: '还没有公开的主题活动', en: 'No public campaigns yet' },
  'home.others': {
    zh: '上级与承接单位的活动页面',
    en: 'Pages of the level above and of units that adopted it',
  },
  owner: { zh: '主办：{owner}', en: 'Held by {owner}' },
  phase: { zh: '当前阶段：{phase}', en: 'Now: {phase}' },
  period: { zh: '活动时间', en: 'Period' },
  enter: { zh: '我要报作品', en: 'Send in a work' },
  events: { zh: '线下活动（场）', en: 'Activities' },
  'events.of': { zh: '{events} / {target}', en: '{events} of {target}' },
  works: { zh: '展出作品（件）', en: 'Works on show' },
  calls: { zh: '子项目', en: 'Calls' },
  'calls.voting': { zh: '正在投票', en: 'Voting now' },
  'calls.all': { zh: '征集子项目', en: 'The calls' },
  'call.works': { zh: '展出 {count} 件', en: '{count} on show' },
  'call.until': { zh: '征集截至 {at}', en: 'open until {at}' },
  'call.vote-until': { zh: '投票截至 {at}', en: 'vote until {at}' },
  'call.result': { zh: '结果已公布', en: 'Result published' },
  rules: { zh: '规则', en: 'Rules' },
  notices: { zh: '通知', en: 'Notices' },
  'notice.issued': { zh: '{at} 下发', en: 'issued {at}' },
  rings: {
    zh: '同心圆：从全省到基层的线下活动进度',
    en: 'The rings: activities from the province to the grassroots',
  },
  'rings.table': { zh: '同一组数字的表格', en: 'The same figures as a table' },
  share: { zh: '{owner}：作品征集、展示与投票', en: '{owner}: works, gallery and vote' },
  'supplement.dates': {
    zh: '日期由 2020 年的通知整体平移',
    en: 'The dates of 2020 were moved by whole days',
  },
});
