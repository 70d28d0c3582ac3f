/** The few words of the query language itself, in both languages; the first of each is the one it is said by. */

import type { Language } from '../text.ts';

type Words = Record<Language, readonly string[]>;

export const phrases = {
  or: { zh: ['或', '或者'], en: ['or', '|'] },
  and: { zh: ['且', '并且'], en: ['and', '&'] },
  not: { zh: ['非'], en: ['not', '!'] },
  sort: { zh: ['排序'], en: ['sort', 'order'] },
  empty: { zh: ['空', '无'], en: ['none', 'empty'] },
  filled: { zh: ['有', '非空'], en: ['any', 'filled'] },
  yes: { zh: ['是'], en: ['yes', 'true'] },
  no: { zh: ['否'], en: ['no', 'false'] },
  today: { zh: ['今天', '今日'], en: ['today'] },
  yesterday: { zh: ['昨天', '昨日'], en: ['yesterday'] },
  tomorrow: { zh: ['明天', '明日'], en: ['tomorrow'] },
} as const satisfies Record<string, Words>;

/** Endings of an order: falling and rising. */
export const endings = {
  down: { zh: ['降序', '倒序', '从大到小'], en: ['-desc', '-down'] },
  up: { zh: ['升序', '正序', '从小到大'], en: ['-asc', '-up'] },
} as const satisfies Record<string, Words>;

/** Units of a length of time, in seconds, the longest names first. */
export const durations: readonly (readonly [string, number])[] = [
  ['小时', 3600],
  ['分钟', 60],
  ['hours', 3600],
  ['hour', 3600],
  ['min', 60],
  ['sec', 1],
  ['秒钟', 1],
  ['时', 3600],
  ['分', 60],
  ['秒', 1],
  ['h', 3600],
  ['m', 60],
  ['s', 1],
];

/** Units of a size, in bytes. */
export const sizes: readonly (readonly [string, number])[] = [
  ['吉字节', 1_073_741_824],
  ['兆字节', 1_048_576],
  ['千字节', 1024],
  ['字节', 1],
  ['gb', 1_073_741_824],
  ['mb', 1_048_576],
  ['kb', 1024],
  ['兆', 1_048_576],
  ['g', 1_073_741_824],
  ['m', 1_048_576],
  ['k', 1024],
  ['b', 1],
];

/** Signs after a number that say nothing more. */
export const plains: readonly string[] = ['分', '个', '件', 'points', 'pts'];

const opening = '"“「『《';
const closing = '"”」』》';
/** The sign that ends what a sign began to quote; nothing when it begins no quotation. */
export function quoteEnd(sign: string): string | undefined {
  const at = opening.indexOf(sign);
  return at < 0 || sign === '' ? undefined : closing[at];
}

/** Signs that separate the values of a list. */
export const isListSign = (sign: string): boolean => sign === ',' || sign === '、';
/** What stands between the values of a list that is said. */
export const between = { zh: '、', en: ', ' } as const;
/** What would break a value that is not quoted, and what a value does not begin with. */
export const inValue = /[\s(),、*\\]|^[:=<>≥≤≠!]/;
/** Signs that have no place in a name which is to be asked for. */
export const inName = /[\s"\\,、*]+/g;

/** Full-width signs as plain ones, one for one. */
export function plainOf(text: string): string {
  return text.replace(/[\uff01-\uff5e\u3000]/g, (sign) =>
    sign === '\u3000' ? ' ' : String.fromCharCode(sign.charCodeAt(0) - 0xfee0),
  );
}

/** How durations and days are said. */
export const sayings = {
  hour: { zh: '小时', en: 'h' },
  minute: { zh: '分', en: 'm' },
  second: { zh: '秒', en: 's' },
  ago: { zh: '天前', en: 'd-ago' },
  ahead: { zh: '天后', en: 'd-ahead' },
} as const;

export const agoForm = /^(\d{1,5})(?:天前|天以前|d-ago|d|days-ago)$/;
export const aheadForm = /^(\d{1,5})(?:天后|天以后|d-ahead|days-ahead)$/;
export const dayForm = /^(\d{4})(?:-|\/|\.|年)(\d{1,2})(?:(?:-|\/|\.|月)(\d{1,2})日?|月)?$/;
export const yearForm = /^(\d{4})年?$/;

/** Whether a word is one of these, in whichever language. */
export function isOneOf(words: Words, text: string): boolean {
  const asked = text.toLowerCase();
  return words.zh.includes(asked) || words.en.includes(asked);
}
