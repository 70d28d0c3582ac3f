/** How a recount is said: each finding as a sentence, for the page and the console. */

import { fill, type Language, type Values } from '../../kernel/text.ts';
import type { Finding, FindingCode } from './ledger/finding.ts';
import { text } from './text/recount.ts';

/** Line 17 was changed (and 3 more). */
export function sayFinding({ code, first, count }: Finding, language: Language): string {
  const sentence = fill(text[`found.${code satisfies FindingCode}`][language], { number: first }, language);
  return count > 1
    ? `${sentence}${fill(text['found.more'][language], { count: count - 1 }, language)}`
    : sentence;
}

export type RecountSentence = keyof typeof text;

/** Any other sentence of a recount. */
export function sayRecount(key: RecountSentence, about: Values, language: Language): string {
  return fill(text[key][language], about, language);
}
