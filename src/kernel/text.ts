/**
 * Sentences in every language. The zh text is the source: the arguments a sentence takes are read from its
 * `{names}` by the compiler, and a missing or differing English sentence does not compile.
 */

import { sayEnd, sayInstant } from './period.ts';

export type Language = 'zh' | 'en';
export const languages: readonly Language[] = ['zh', 'en'];

/** One value with a name in both languages, as data holds it: `{ zh, en }`, English may be missing in data. */
export type Named = { zh: string; en?: string };

/** What may stand in a sentence: an instant is said as a date and clock time, a name in its language. */
export type Value = string | number | Date | Named;
export type Values = Record<string, Value>;

export type Sentence = { readonly zh: string; readonly en: string };

type Names<S extends string> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never;
type Args<S extends Sentence> = [Names<S['zh']>] extends [never]
  ? []
  : [about: Record<Names<S['zh']>, Value>];
type SameNames<S extends Sentence> = [Names<S['zh']>] extends [Names<S['en']>]
  ? [Names<S['en']>] extends [Names<S['zh']>]
    ? S
    : { zh: S['zh']; en: 'the English sentence names other arguments' }
  : { zh: S['zh']; en: 'the English sentence lacks an argument' };

/** Declares a dictionary; checked at compile time: both languages, the same arguments. */
export function sentences<const D extends Record<string, Sentence>>(
  dictionary: {
    [K in keyof D]: D[K] extends Sentence ? SameNames<D[K]> : never;
  },
): D {
  return dictionary as unknown as D;
}

export type Say<D extends Record<string, Sentence>> = <K extends keyof D & string>(
  key: K,
  ...args: Args<D[K]>
) => string;

/** Puts the arguments into a sentence. A name without an argument stays visible as {name}. */
export function fill(template: string, about: Values, language: Language): string {
  const filled = template.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.keys(about).includes(name) ? sayValue(about[name]!, language, isEnd(name)) : whole,
  );
  return language === 'en' ? numbered(filled) : filled;
}

/** English counts: “1 work(s)” is one work, “13 more work(s)” are works; what no number precedes stays as it is. */
function numbered(text: string): string {
  const counted = /(^|[^\w.,])(\d[\d,.]*)((?: [a-z-]+){1,3})\(s\)/gi;
  return text.replace(
    counted,
    (_, before: string, count: string, words: string) =>
      `${before}${count}${words}${count === '1' ? '' : 's'}`,
  );
}

/** Arguments of these names are ends: an end at midnight is said as the day before. */
function isEnd(name: string): boolean {
  return /^(closesAt|closedAt|dueAt|until)$/.test(name);
}

/** A value as a person reads it in a language. */
export function sayValue(value: Value, language: Language, end = false): string {
  if (value instanceof Date) return end ? sayEnd(value, language) : sayInstant(value, language);
  return typeof value === 'object' ? nameIn(value, language) : String(value);
}

/** The speaker of a dictionary in one language. */
export function speaker<D extends Record<string, Sentence>>(dictionary: D, language: Language): Say<D> {
  return (key, ...args) => fill(dictionary[key]![language], (args[0] ?? {}) as Values, language);
}

/** The name in the language asked; Chinese where data has no English. */
export function nameIn(named: Named, language: Language): string {
  return language === 'en' ? (named.en ?? named.zh) : named.zh;
}

/** Refusals: HTTP status and sentence per code. */
export type RefusalTable = Record<
  string,
  Sentence & {
    readonly status:
      | (400 | 401 | 403 | 404 | 409 | 410 | 412 | 413 | 415 | 422 | 423 | 429)
      /** 460 is tus: the checksum does not fit; 507: the disk is full. */
      | (460 | 503 | 507);
  }
>;

/** Declares a feature's refusals: each code once, with its status and both sentences. */
export function refusalTable<const T extends RefusalTable>(table: T): T {
  return table;
}
