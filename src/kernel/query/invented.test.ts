/** A small invented vocabulary for the tests of the language. */

import type { Vocabulary } from '../query.ts';

export const vocabulary: Vocabulary = {
  fields: [
    {
      ...{ key: 'state', kind: 'choice', isBare: true },
      names: { zh: ['状态'], en: ['state'] },
      choices: [
        { key: 'submitted', names: { zh: ['待审核'], en: ['submitted'] } },
        { key: 'admitted', names: { zh: ['通过', '已通过'], en: ['admitted'] } },
        { key: 'recommended', names: { zh: ['已推荐'], en: ['recommended'] } },
      ],
    },
    { key: 'title', kind: 'text', names: { zh: ['标题', '作品'], en: ['title'] }, sorts: true },
    { key: 'unit', kind: 'organisation', names: { zh: ['单位'], en: ['unit'] } },
    { key: 'duration', kind: 'number', measure: 'duration', names: { zh: ['时长'], en: ['length'] } },
    { key: 'size', kind: 'number', measure: 'size', names: { zh: ['大小'], en: ['size'] } },
    { key: 'score', kind: 'number', names: { zh: ['评分', '得分'], en: ['score'] }, sorts: true },
    { key: 'sent', kind: 'date', names: { zh: ['提交', '时间'], en: ['submitted-on', 'time'] }, sorts: true },
    { key: 'late', kind: 'flag', names: { zh: ['迟交'], en: ['late'] } },
    {
      ...{ key: 'group', kind: 'choice' },
      names: { zh: ['组别'], en: ['group'] },
      choices: [
        { key: 'pro', names: { zh: ['专业'], en: ['professional'] } },
        { key: 'amateur', names: { zh: ['业余'], en: ['amateur group'] } },
      ],
    },
  ],
};
