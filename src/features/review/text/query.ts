/** What works of a round can be asked by besides what every list of works is asked by; for whoever runs it alone. */

import type { QueryField } from '../../../kernel/query.ts';

export const scoreFields = {
  score: {
    ...{ key: 'score', kind: 'number', sorts: true },
    names: { zh: ['评分', '得分'], en: ['score', 'points'] },
    hint: { zh: '如 评分>=85、评分:空', en: 'such as score>=85, score:none' },
  },
  scores: {
    ...{ key: 'scores', kind: 'number', sorts: true },
    names: { zh: ['评委数', '打分人数'], en: ['scores', 'judges'] },
    hint: { zh: '已提交打分的评委人数，如 评委数<3', en: 'how many judges have submitted, such as scores<3' },
  },
} as const satisfies Record<string, QueryField>;

export const scoreExamples = {
  zh: ['评分>=85 排序:评分降序', '评委数<3'],
  en: ['score>=85 sort:score-desc', 'scores<3'],
} as const;
