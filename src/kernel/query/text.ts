/** The sentences of the query language: what was not understood, and where. */

import { refusalTable } from '../text.ts';

export const refusals = refusalTable({
  'query.too-long': {
    status: 422,
    zh: '查询太长，最多 {max} 个字',
    en: 'The query is too long; at most {max} characters',
  },
  'query.too-many': {
    status: 422,
    zh: '条件太多，最多 {max} 个',
    en: 'Too many conditions; at most {max}',
  },
  'query.too-deep': {
    status: 422,
    zh: '第 {at} 个字：括号套得太深，最多 {max} 层',
    en: 'Character {at}: brackets within brackets, more than {max} deep',
  },
  'query.unknown-field': {
    status: 422,
    zh: '第 {at} 个字：没有“{name}”这一项',
    en: 'Character {at}: there is no “{name}” to ask for',
  },
  'query.unknown-field-like': {
    status: 422,
    zh: '第 {at} 个字：没有“{name}”这一项，是不是“{like}”？',
    en: 'Character {at}: there is no “{name}” to ask for; did you mean “{like}”?',
  },
  'query.unknown-choice': {
    status: 422,
    zh: '第 {at} 个字：“{field}”没有“{name}”，可以是：{choices}',
    en: 'Character {at}: “{field}” is never “{name}”; it can be: {choices}',
  },
  'query.unknown-choice-like': {
    status: 422,
    zh: '第 {at} 个字：“{field}”没有“{name}”，是不是“{like}”？',
    en: 'Character {at}: “{field}” is never “{name}”; did you mean “{like}”?',
  },
  'query.not-a-number': {
    status: 422,
    zh: '第 {at} 个字：“{field}”后面要写数字，如 85 或 80..90；“{name}”不是数字',
    en: 'Character {at}: “{field}” takes a number, such as 85 or 80..90; “{name}” is none',
  },
  'query.not-a-duration': {
    status: 422,
    zh: '第 {at} 个字：“{field}”后面要写时长，如 180、3:00 或 3分20秒；“{name}”不是时长',
    en: 'Character {at}: “{field}” takes a length, such as 180, 3:00 or 3m20s; “{name}” is none',
  },
  'query.not-a-size': {
    status: 422,
    zh: '第 {at} 个字：“{field}”后面要写大小，如 20MB；“{name}”不是大小',
    en: 'Character {at}: “{field}” takes a size, such as 20MB; “{name}” is none',
  },
  'query.not-a-day': {
    status: 422,
    zh: '第 {at} 个字：“{field}”后面要写日期，如 2026-05-01、2026-05 或 7天前；“{name}”不是日期',
    en: 'Character {at}: “{field}” takes a date, such as 2026-05-01, 2026-05 or 7d-ago; “{name}” is none',
  },
  'query.not-comparable': {
    status: 422,
    zh: '第 {at} 个字：“{field}”不能比大小，请用冒号，如 {field}:…',
    en: 'Character {at}: “{field}” is not larger or smaller than anything; use a colon, as in {field}:…',
  },
  'query.backwards': {
    status: 422,
    zh: '第 {at} 个字：范围的两端反了：{name}',
    en: 'Character {at}: the range runs backwards: {name}',
  },
  'query.value-missing': {
    status: 422,
    zh: '第 {at} 个字：“{field}”后面还没有写',
    en: 'Character {at}: nothing is written after “{field}”',
  },
  'query.term-missing': {
    status: 422,
    zh: '第 {at} 个字：这里少一个条件',
    en: 'Character {at}: a condition is missing here',
  },
  'query.bracket-open': {
    status: 422,
    zh: '第 {at} 个字的括号没有合上',
    en: 'The bracket at character {at} is not closed',
  },
  'query.bracket-extra': {
    status: 422,
    zh: '第 {at} 个字：多了一个右括号',
    en: 'Character {at}: a closing bracket too many',
  },
  'query.quote-open': {
    status: 422,
    zh: '第 {at} 个字的引号没有合上',
    en: 'The quotation at character {at} is not closed',
  },
  'query.star': {
    status: 422,
    zh: '第 {at} 个字：星号只能放在词的末尾，如 西宁市*；要找星号本身请加引号',
    en: 'Character {at}: a star stands only at the end of a word, as in xining*; quote it to find the star itself',
  },
  'query.not-sortable': {
    status: 422,
    zh: '第 {at} 个字：不能按“{name}”排序，可以按：{choices}',
    en: 'Character {at}: the list cannot be put in the order of “{name}”; it can by: {choices}',
  },
});
