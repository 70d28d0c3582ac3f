/** What works can be asked by: the names of fields and choices in both languages, and what each is for. */

import type { Choice, QueryField } from '../../../kernel/query.ts';

const choice = (key: string, zh: readonly string[], en: readonly string[] = [key]): Choice => ({
  key,
  names: { zh, en },
});

export const stateChoices: readonly Choice[] = [
  choice('draft', ['草稿']),
  choice('submitted', ['待审核', '待单位审核', '已报送']),
  choice('returned', ['已退回', '退回']),
  choice('admitted', ['通过', '已通过', '已通过审核']),
  choice('recommended', ['已推荐']),
  choice('withdrawn', ['已撤回', '撤回']),
];

export const enteredByChoices: readonly Choice[] = [
  choice('person', ['个人', '职工本人']),
  choice('unit', ['单位代报', '代报', '单位录入']),
];

/** `sorts` by what a row holds itself, so that an order costs no look elsewhere. */
export const entryFields = {
  state: {
    ...{ key: 'state', kind: 'choice', isBare: true, choices: stateChoices },
    names: { zh: ['状态'], en: ['state', 'status'] },
    hint: { zh: '如 状态:通过', en: 'such as state:admitted' },
  },
  title: {
    ...{ key: 'title', kind: 'text', sorts: true },
    names: { zh: ['标题', '作品', '名称'], en: ['title'] },
    hint: {
      zh: '含有这些字；雪天* 以此开头；=雪天 完全相同',
      en: 'contains; snow* begins so; =snow is exactly so',
    },
  },
  maker: {
    ...{ key: 'maker', kind: 'text' },
    names: { zh: ['作者', '主创'], en: ['maker', 'author'] },
    hint: { zh: '作者姓名', en: 'a maker’s name' },
  },
  number: {
    ...{ key: 'number', kind: 'text', sorts: true },
    names: { zh: ['编号'], en: ['number'] },
    hint: { zh: '回执编号', en: 'the number on the receipt' },
  },
  unit: {
    ...{ key: 'unit', kind: 'organisation' },
    names: { zh: ['单位'], en: ['unit'] },
    hint: {
      zh: '报送单位的名称或拼音，如 西宁市* 或 xining*',
      en: 'the unit’s name or pinyin, such as xining*',
    },
  },
  within: {
    ...{ key: 'within', kind: 'organisation' },
    names: { zh: ['下属', '隶属'], en: ['within', 'under'] },
    hint: { zh: '这个组织和它的所有下级', en: 'an organisation and all beneath it' },
  },
  call: {
    ...{ key: 'call', kind: 'choice' },
    names: { zh: ['子项目', '征集'], en: ['call'] },
  },
  group: { ...{ key: 'group', kind: 'choice' }, names: { zh: ['组别'], en: ['group'] } },
  subtype: { ...{ key: 'subtype', kind: 'choice' }, names: { zh: ['类别'], en: ['subtype', 'kind'] } },
  by: {
    ...{ key: 'by', kind: 'choice', choices: enteredByChoices },
    names: { zh: ['报送方式', '来自'], en: ['by'] },
  },
  duration: {
    ...{ key: 'duration', kind: 'number', measure: 'duration', sorts: true },
    names: { zh: ['时长'], en: ['length', 'duration'] },
    hint: { zh: '如 时长>3:00、时长:180..300', en: 'such as length>3:00, length:180..300' },
  },
  size: {
    ...{ key: 'size', kind: 'number', measure: 'size', sorts: true },
    names: { zh: ['大小'], en: ['size'] },
    hint: { zh: '如 大小>20MB', en: 'such as size>20MB' },
  },
  sendings: {
    ...{ key: 'sendings', kind: 'number' },
    names: { zh: ['报送次数', '版本'], en: ['sendings', 'version'] },
  },
  sent: {
    ...{ key: 'sent', kind: 'date', sorts: true },
    names: { zh: ['提交', '报送时间', '时间'], en: ['sent', 'submitted-on', 'time'] },
    hint: { zh: '如 提交>=2026-05-01、提交:7天前..今天', en: 'such as sent>=2026-05-01, sent:7d-ago..today' },
  },
  made: {
    ...{ key: 'made', kind: 'date', sorts: true },
    names: { zh: ['录入', '创建'], en: ['made', 'created'] },
  },
  changed: {
    ...{ key: 'changed', kind: 'date', sorts: true },
    names: { zh: ['更新', '变动'], en: ['changed', 'updated'] },
  },
  late: { ...{ key: 'late', kind: 'flag' }, names: { zh: ['迟交', '逾期'], en: ['late'] } },
  shown: { ...{ key: 'shown', kind: 'flag' }, names: { zh: ['已展出', '展出'], en: ['shown'] } },
} as const satisfies Record<string, QueryField>;

/** Shown where works of one page are asked. */
export const heldExamples = {
  zh: ['下属:西宁市* 时长>3:00', '作者:马* 排序:标题升序'],
  en: ['within:xining* length>3:00', 'maker:Ma* sort:title-asc'],
} as const;

/** Shown where somebody has not asked anything yet. */
export const entryExamples = {
  zh: [
    '状态:待审核 提交:7天前..今天',
    '下属:西宁市* 时长>3:00 -已推荐',
    '(组别:专业 或 组别:业余) 作者:马* 排序:标题升序',
  ],
  en: [
    'state:submitted sent:7d-ago..today',
    'within:xining* length>3:00 -recommended',
    'maker:Ma* or title:"snow day" sort:title-asc',
  ],
} as const;
