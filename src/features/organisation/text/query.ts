/** What organisations can be asked by: the names of fields and choices in both languages. */

import type { Choice, QueryField, Vocabulary } from '../../../kernel/query.ts';

const choice = (key: string, zh: readonly string[], en: readonly string[] = [key]): Choice => ({
  key,
  names: { zh, en },
});

const fields: readonly QueryField[] = [
  {
    ...{ key: 'name', kind: 'organisation', sorts: true },
    names: { zh: ['名称', '单位'], en: ['name', 'unit'] },
    hint: { zh: '名称、简称或拼音，如 西宁* 或 xining*', en: 'name, short name or pinyin, such as xining*' },
  },
  {
    ...{ key: 'within', kind: 'organisation' },
    names: { zh: ['下属', '隶属'], en: ['within', 'under'] },
    hint: { zh: '这个组织和它的所有下级', en: 'an organisation and all beneath it' },
  },
  {
    ...{ key: 'kind', kind: 'choice', isBare: true },
    names: { zh: ['类型'], en: ['kind'] },
    choices: [
      choice('national', ['全国']),
      choice('territorial', ['地方']),
      choice('industrial', ['产业']),
      choice('directly-affiliated', ['直属']),
      choice('grassroots', ['基层', '基层工会']),
    ],
  },
  {
    ...{ key: 'level', kind: 'text' },
    names: { zh: ['层级'], en: ['level'] },
    hint: { zh: '层级的名称，如 层级:市', en: 'what its level is called' },
  },
  {
    ...{ key: 'units', kind: 'number', sorts: true },
    names: { zh: ['基层数'], en: ['units'] },
    hint: { zh: '下面的基层单位数，如 基层数>=10', en: 'workplaces beneath, such as units>=10' },
  },
  { ...{ key: 'outside', kind: 'flag' }, names: { zh: ['系统外'], en: ['outside'] } },
  { ...{ key: 'closed', kind: 'flag' }, names: { zh: ['已撤销'], en: ['closed'] } },
  {
    ...{ key: 'officer', kind: 'flag' },
    names: { zh: ['有经办人'], en: ['has-officer'] },
    hint: { zh: '有人担任经办人', en: 'somebody serves there as officer' },
  },
];

export const organisationVocabulary: Vocabulary = { fields };

export const organisationExamples = {
  zh: ['下属:西宁市* 基层 -有经办人', '名称:河湾* 基层数>=1', '产业 排序:基层数降序'],
  en: [
    'within:xining* kind:grassroots -has-officer',
    'name:hewan* units>=1',
    'kind:industrial sort:units-desc',
  ],
} as const;
