/** The names and definitions of the five indicators of “12351+” and of its plus. */

import { sentences } from '../../../kernel/text.ts';

export const indicatorText = sentences({
  'name.organisations': { zh: '组织动员基层工会组织', en: 'Grassroots unions engaged' },
  'name.promoters': { zh: '发展职工好网民宣传员', en: 'Promoters won' },
  'name.events': { zh: '走进企业、开展线下活动', en: 'Company visits and offline activities' },
  'name.contacts': { zh: '面对面接触职工', en: 'Workers met face to face' },
  'name.reach': { zh: '直接覆盖职工网民', en: 'Workers reached online' },
  'name.spread': { zh: '二次传播影响', en: 'Influenced by passing on' },
  'unit.organisations': { zh: '个', en: 'unions' },
  'unit.promoters': { zh: '名', en: 'promoters' },
  'unit.events': { zh: '场', en: 'events' },
  'unit.contacts': { zh: '名', en: 'workers' },
  'unit.reach': { zh: '人', en: 'workers' },
  'unit.spread': { zh: '人次', en: 'times' },
  'definition.organisations': {
    zh: '有已通过的活动、走访或登记宣传员的基层工会；每个只计一次',
    en: 'Grassroots unions with an approved activity, a visit or a promoter on record; each counts once',
  },
  'definition.promoters': {
    zh: '登记在册的宣传员人数；同一人只计一次',
    en: 'Promoters on record; each person counts once',
  },
  'definition.events': {
    zh: '走进企业或开展线下活动的场次；只计审核通过的，每场一次',
    en: 'Company visits or offline activities; only approved ones, each counts once',
  },
  'definition.contacts': {
    zh: '走访和活动中单独填报的面对面接触职工人数；活动参与人次不算',
    en: 'Workers met in person as reported with visits and activities; participants are not contacts',
  },
  'definition.reach': {
    zh: '各活动填报的直接覆盖人数，须注明渠道和来源',
    en: 'Workers reached as reported with each activity, with channel and source',
  },
  'definition.spread': {
    zh: '各活动填报的二次传播人次，须注明渠道和来源；不与直接覆盖相加',
    en: 'Times passed on as reported with each activity, with channel and source; never added to reach',
  },
  source: { zh: '全总和中央网信办“12351+”计划', en: 'The “12351+” plan of the national federation' },
});
