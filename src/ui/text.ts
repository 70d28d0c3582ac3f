/** The sentences of the parts and frames. */

import { sentences } from '../kernel/text.ts';

export const text = sentences({
  product: { zh: '同心', en: 'Tongxin' },
  'product.tagline': { zh: '网聚职工正能量 争做中国好网民', en: 'Workers’ good energy, gathered online' },
  skip: { zh: '跳到正文', en: 'Skip to content' },
  required: { zh: '必填', en: 'required' },
  optional: { zh: '选填', en: 'optional' },
  problems: {
    zh: '有 {count} 处需要修改，已填的内容都还在：',
    en: '{count} thing(s) to mend; everything you typed is still here:',
  },
  refused: { zh: '没有完成：', en: 'Not done:' },
  supplement: { zh: '演示补充', en: 'demo addition' },
  'supplement.why': {
    zh: '通知原文没有，演示数据补充',
    en: 'Not in the original notice; added for the demo',
  },
  page: { zh: '第 {page} 页，共 {pages} 页（{total} 条）', en: 'Page {page} of {pages} ({total})' },
  'page.previous': { zh: '上一页', en: 'Previous' },
  'page.next': { zh: '下一页', en: 'Next' },
  language: { zh: 'English', en: '中文' },
  print: { zh: '打印', en: 'Print' },
  'nav.main': { zh: '主导航', en: 'Main' },
  crumbs: { zh: '当前位置', en: 'You are here' },
});
