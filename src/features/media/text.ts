/** Every sentence of media: what rules ask, what was found, and why a file is refused. */

import { fill, refusalTable, type Sentence, sentences } from '../../kernel/text.ts';

export const text = sentences({
  'finding.must': { zh: '{what} {measured}，要求 {required}', en: '{what} {measured}, required {required}' },
  'finding.should': { zh: '{what} {measured}，建议 {required}', en: '{what} {measured}, advised {required}' },
  'demand.must': { zh: '{what}：{required}', en: '{what}: {required}' },
  'demand.should': { zh: '{what}：以 {required} 为宜', en: '{what}: preferably {required}' },

  'what.container': { zh: '格式', en: 'Format' },
  'what.duration-seconds': { zh: '时长', en: 'Length' },
  'what.size-bytes': { zh: '大小', en: 'Size' },
  'what.aspect': { zh: '画面比例', en: 'Aspect ratio' },
  'what.resolution': { zh: '分辨率', en: 'Resolution' },
  'what.count': { zh: '文件数', en: 'Files' },

  'measured.unknown': { zh: '未能测出', en: 'could not be measured' },
  'measured.none': { zh: '无', en: 'none' },

  'required.containers': { zh: '{names}', en: '{names}' },
  'required.any': { zh: '不限', en: 'any' },
  'required.exactly': { zh: '{value}', en: '{value}' },
  'required.between': { zh: '{min}–{max}', en: '{min}–{max}' },
  'required.between-open-min': { zh: '{min}–{max}（不含 {min}）', en: '{min}–{max} (not {min} itself)' },
  'required.between-open-max': { zh: '{min}–{max}（不含 {max}）', en: '{min}–{max} (not {max} itself)' },
  'required.between-open-both': { zh: '大于 {min}、小于 {max}', en: 'over {min} and under {max}' },
  'required.at-least': { zh: '不少于 {min}', en: 'at least {min}' },
  'required.more-than': { zh: '大于 {min}', en: 'over {min}' },
  'required.at-most': { zh: '不超过 {max}', en: 'at most {max}' },
  'required.less-than': { zh: '小于 {max}', en: 'under {max}' },
  'required.resolution': { zh: '不低于 {width}×{height}', en: 'at least {width}×{height}' },

  'contradiction.must': {
    zh: '{what}互相矛盾：本级要求 {own}，上级要求 {above}，没有任何文件能同时满足。',
    en: '{what} cannot meet both: this level requires {own}, the level above requires {above}.',
  },
  'contradiction.should': {
    zh: '{what}难以兼顾：本级为 {own}，上级为 {above}，没有任何文件能同时满足，其中有一项只是建议。',
    en: '{what} cannot meet both: {own} here, {above} above; one of the two is only advice.',
  },
  'contradiction.kind': {
    zh: '规则自相矛盾：只收 {names}，而这些格式没有{what}，上级或本级却要求 {required}。',
    en: 'The rules contradict: only {names} is taken, which has no {what}, yet {required} is required.',
  },
});

export type MediaText = keyof typeof text;

/** A sentence of media filled in both languages at once; arguments may themselves be in two languages. */
export function inBoth(key: MediaText, about: Record<string, string | number | Sentence> = {}): Sentence {
  return { zh: fill(text[key].zh, about, 'zh'), en: fill(text[key].en, about, 'en') };
}

export const refusals = refusalTable({
  'media.kind-unknown': {
    status: 415,
    zh: '这个文件不是我们能接收的格式。可接收：{taken}。请另存为其中一种再上传。',
    en: 'This file is not of a kind we take. Taken are: {taken}. Please save it as one of these and send it again.',
  },
  'media.unreadable': {
    status: 422,
    zh: '文件打不开：它标明是 {container}，内容却读不出来。请用原软件重新导出后再上传。',
    en: 'The file cannot be opened: it begins as {container}, but its content cannot be read. Please export it anew and send it again.',
  },
  'media.truncated': {
    status: 422,
    zh: '文件不完整，后半部分缺失。请检查原文件能否播放到结尾，再重新上传。',
    en: 'The file is incomplete: its end is missing. Please check that the original plays to its end, then send it again.',
  },
  'media.hostile': {
    status: 422,
    zh: '文件内部结构异常，为安全起见未予接收。请用常用软件重新导出后再上传。',
    en: 'The file is built in a way that is not safe to open, so it was not taken. Please export it anew with ordinary software.',
  },
  'media.too-many-pixels': {
    status: 422,
    zh: '图片超过 {max} 万像素，无法处理。请缩小后再上传。',
    en: 'The picture has more than {max} × 10,000 pixels and cannot be worked on. Please make it smaller.',
  },
  'media.too-slow': {
    status: 422,
    zh: '文件在规定时间内没有检查完，未予接收。请重新导出一个较小的版本再上传。',
    en: 'The file could not be checked in the time allowed, so it was not taken. Please export a smaller version.',
  },
  'media.locked': {
    status: 422,
    zh: '文件加了密码，无法检查。请去掉密码后再上传。',
    en: 'The file is protected by a password and cannot be checked. Please remove the password and send it again.',
  },
  'media.too-large': {
    status: 413,
    zh: '文件超过 {max}，已停止接收。请压缩后再上传。',
    en: 'The file is larger than {max}, so receiving it was stopped. Please make it smaller and send it again.',
  },
  'media.empty': {
    status: 422,
    zh: '文件是空的（0 字节）。请重新选择文件。',
    en: 'The file is empty (0 bytes). Please choose the file again.',
  },
});

export type MediaRefusalCode = keyof typeof refusals;
