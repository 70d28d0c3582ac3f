/** The words by which a pasted table is understood: its heads, its last line. */

import { sentences } from '../../../kernel/text.ts';

export const sheetText = sentences({
  'head.unit': { zh: '单位', en: 'Organisation' },
  'head.number': { zh: '序号', en: 'No.' },
  'head.host': { zh: '承办子项目', en: 'Hosts' },
  'head.host.short': { zh: '承办', en: 'Hosts' },
  total: { zh: '合计', en: 'Total' },
  'total.sum': { zh: '总计', en: 'Sum' },
  between: { zh: '、', en: ', ' },
});

/** Between the names of several calls in one cell. */
export const betweenCalls = /[、,，;；\n]+/;
