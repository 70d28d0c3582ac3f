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
  'what.codec-video': { zh: '视频编码', en: 'Video codec' },
  'what.codec-audio': { zh: '音频编码', en: 'Audio codec' },
  'what.codec': { zh: '编码', en: 'Codec' },
  'what.frame-rate': { zh: '帧率', en: 'Frame rate' },
  'what.bitrate': { zh: '码率', en: 'Bitrate' },
  'what.long-side': { zh: '长边', en: 'Longer side' },
  'what.dpi': { zh: '印刷精度', en: 'Print density' },
  'what.exif': { zh: '拍摄信息（EXIF）', en: 'Camera record (EXIF)' },
  'what.taken-within': { zh: '拍摄日期', en: 'Date taken' },
  'what.subtitles': { zh: '字幕', en: 'Subtitles' },

  'unit.frame-rate': { zh: '{value} 帧/秒', en: '{value} fps' },
  'unit.pixels': { zh: '{value} 像素', en: '{value} px' },

  'measured.unknown': { zh: '未能测出', en: 'could not be measured' },
  'measured.none': { zh: '无', en: 'none' },
  'measured.present': { zh: '有', en: 'present' },
  'measured.subtitles-unseen': {
    zh: '没有字幕轨（做在画面里的字幕测不出，请自行核对）',
    en: 'no track of their own (those drawn into the picture cannot be measured: please look yourself)',
  },

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
  'required.exif': { zh: '须保留', en: 'must be kept' },
  'required.subtitles': { zh: '配字幕', en: 'subtitled' },
  'required.days-from': { zh: '{min} 及以后', en: '{min} or later' },
  'required.days-until': { zh: '{max} 及以前', en: '{max} or earlier' },
  'required.resolution-above': { zh: '大于 {width}×{height}', en: 'over {width}×{height}' },
  'required.resolution': { zh: '不低于 {width}×{height}', en: 'at least {width}×{height}' },

  'warning.silence': {
    zh: '几乎没有声音，请确认录音是否成功。',
    en: 'There is hardly any sound: please check the recording.',
  },
  'warning.black': {
    zh: '画面多处全黑，请从头到尾看一遍。',
    en: 'The picture is black in many places: please watch it through.',
  },
  'warning.blur': {
    zh: '画面不够清晰，请确认对焦和导出设置。',
    en: 'The picture is not sharp: please check focus and export settings.',
  },
  'warning.upscaled': {
    zh: '画面像是由较小的画面放大而成，若有更清晰的原片请改传原片。',
    en: 'The picture seems enlarged from a smaller one: send the original if you have it.',
  },
  'warning.no-subtitles': {
    zh: '没有字幕轨。若字幕已做在画面里，不必理会；否则可另传字幕文件。',
    en: 'There is no track of subtitles. If they are drawn into the picture, all is well; else send them as a file.',
  },

  'scan.none': { zh: '未做病毒扫描', en: 'Not scanned for malware' },
  'scan.clean': { zh: '病毒扫描未发现问题', en: 'Scanned for malware: nothing found' },
  'scan.infected': { zh: '含有恶意代码', en: 'Carries malware' },

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
  'media.infected': {
    status: 422,
    zh: '文件里发现恶意代码（{name}），没有接收，也没有保存。请先用杀毒软件检查这台设备，再换一个干净的文件。',
    en: 'Malware was found in the file ({name}): it was neither taken nor kept. Please check this device, then send a clean file.',
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
