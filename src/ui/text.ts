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
  query: { zh: '查询', en: 'Find' },
  'query.hint': {
    zh: '直接写要找的字，或写条件，如 {example}',
    en: 'Write the words to find, or conditions such as {example}',
  },
  'query.understood': { zh: '读作：{query}', en: 'Read as: {query}' },
  'query.help': { zh: '可以怎么查', en: 'What can be asked' },
  'query.help.signs': {
    zh: '条件之间用空格表示“并且”；“或”表示任一；减号表示“不是”，如 -状态:草稿；括号可以套用；逗号列出几个，如 状态:通过,退回；两点表示范围，如 80..90；星号表示以此开头；引号里的字照原样找；“空”表示没有填。中英文写法可以混用。',
    en: 'Conditions with a space between must all hold; “or” means either; a minus means not, as in -state:draft; brackets may be used; commas list several, as in state:admitted,returned; two dots make a range, as in 80..90; a star means that it begins so; what is quoted is found as it stands; “none” means nothing is there. Chinese and English may be mixed.',
  },
  'query.between': { zh: '、', en: ', ' },
  'query.options': { zh: '可以接着写的', en: 'What may follow' },
  'redline.same': { zh: '正文没有改动。', en: 'The text is the same.' },
  'redline.removed': { zh: '删去', en: 'removed' },
  'redline.added': { zh: '新增', en: 'added' },
  'redline.kept': { zh: '其余 {count} 段未改', en: '{count} paragraphs unchanged' },
});
