/** Reading a query's text sign by sign: words, quotations, comparisons; each sign is looked at a few times at most. */

import type { Order, Problem, Vocabulary } from '../query.ts';
import { isListSign, isOneOf, plainOf, quoteEnd } from './phrase.ts';
import type { Sign } from './value.ts';

const problemsMax = 5;

/** What is being read, and how far. `plain` has every full-width sign as a plain one, at the same place. */
export type Reader = {
  text: string;
  plain: string;
  at: number;
  terms: number;
  problems: Problem[];
  order: Order[];
  vocabulary: Vocabulary;
  /** Set when reading on makes no sense. */
  isStopped: boolean;
};

/** A word as it stood: where, whether it was quoted, whether a star followed. */
export type Piece = { text: string; isQuoted: boolean; hasStar: boolean; from: number; until: number };

export function readerOf(text: string, vocabulary: Vocabulary): Reader {
  const read = { at: 0, terms: 0, problems: [], order: [], vocabulary, isStopped: false };
  return { ...read, text: text.replaceAll('\u0000', ' '), plain: plainOf(text.replaceAll('\u0000', ' ')) };
}

export function complain(r: Reader, code: string, from: number, about: Problem['about'] = {}): undefined {
  if (r.problems.length < problemsMax)
    r.problems.push({ code, about: { at: from + 1, ...about }, from, until: Math.max(r.at, from + 1) });
  return undefined;
}

/** As `complain`, and nothing more is read. */
export function stop(r: Reader, code: string, from: number, about: Problem['about'] = {}): undefined {
  r.isStopped = true;
  complain(r, code, from, about);
  r.at = r.plain.length;
  return undefined;
}

export const isSpace = (sign: string | undefined): boolean => sign !== undefined && /\s/.test(sign);
export const isBracket = (sign: string | undefined): boolean => sign === '(' || sign === ')';
const isComparing = (sign: string | undefined): boolean => sign !== undefined && ':=<>≥≤≠'.includes(sign);

export function skipSpaces(r: Reader): void {
  while (r.at < r.plain.length && isSpace(r.plain[r.at])) r.at++;
}
export const isAtEnd = (r: Reader): boolean => r.at >= r.plain.length;

/** Where the bare word that begins here ends. */
function wordEnd(r: Reader): number {
  let end = r.at;
  while (end < r.plain.length) {
    const sign = r.plain[end]!;
    const isNot = sign === '!' && r.plain[end + 1] === '=';
    if (isSpace(sign) || isBracket(sign) || isComparing(sign) || isNot || quoteEnd(sign)) break;
    end++;
  }
  return end;
}

/** Passes one of these words, when it stands here alone. */
export function takeWord(r: Reader, words: Parameters<typeof isOneOf>[0]): boolean {
  skipSpaces(r);
  const end = wordEnd(r);
  const isAlone = !isComparing(r.plain[end]) && r.plain[end] !== '!';
  if (end === r.at || !isAlone || !isOneOf(words, r.plain.slice(r.at, end))) return false;
  r.at = end;
  return true;
}

/** The name or word that begins here: bare, or quoted. */
export function readWord(r: Reader): Piece | undefined {
  if (quoteEnd(r.plain[r.at] ?? '')) return readQuoted(r);
  const from = r.at;
  r.at = wordEnd(r);
  return starred(r, r.plain.slice(from, r.at), from);
}

/** The sign after a name: a colon, or a comparison; a comparison may follow a colon. */
export function readSign(r: Reader): Sign | undefined {
  const one = readOneSign(r);
  if (one !== ':') return one;
  return readOneSign(r, true) ?? ':';
}

const signs: readonly (readonly [string, Sign])[] = [
  ['>=', '>='],
  ['<=', '<='],
  ['!=', '!='],
  ['≥', '>='],
  ['≤', '<='],
  ['≠', '!='],
  ['>', '>'],
  ['<', '<'],
  ['=', '='],
  [':', ':'],
];

function readOneSign(r: Reader, isSecond = false): Sign | undefined {
  const found = signs.find(
    ([written, sign]) => r.plain.startsWith(written, r.at) && !(isSecond && sign === ':'),
  );
  if (!found) return undefined;
  r.at += found[0].length;
  return found[1];
}

/** The values after a sign, with commas between; spaces before the first are passed over. */
export function readValues(r: Reader): Piece[] {
  skipSpaces(r);
  const values: Piece[] = [];
  do {
    const value = readValue(r);
    if (!value) break;
    values.push(value);
  } while (isListSign(r.plain[r.at] ?? '') && ++r.at);
  return values;
}

function readValue(r: Reader): Piece | undefined {
  if (quoteEnd(r.plain[r.at] ?? '')) return readQuoted(r);
  const from = r.at;
  while (r.at < r.plain.length) {
    const sign = r.plain[r.at]!;
    if (isSpace(sign) || isBracket(sign) || isListSign(sign)) break;
    r.at++;
  }
  return r.at === from ? undefined : starred(r, r.plain.slice(from, r.at), from);
}

function starred(r: Reader, written: string, from: number): Piece | undefined {
  const hasStar = written.endsWith('*');
  const text = hasStar ? written.slice(0, -1) : written;
  if (text.includes('*')) return complain(r, 'query.star', from + text.indexOf('*'));
  return { text, hasStar, isQuoted: false, from, until: r.at };
}

/** What stands between two quotation marks; a backslash before a sign means the sign itself. */
function readQuoted(r: Reader): Piece | undefined {
  const from = r.at;
  const end = quoteEnd(r.plain[r.at]!)!;
  let text = '';
  for (r.at++; r.at < r.text.length && r.plain[r.at] !== end; r.at++) {
    if (r.text[r.at] === '\\' && r.at + 1 < r.text.length) r.at++;
    text += r.text[r.at];
  }
  if (isAtEnd(r)) return stop(r, 'query.quote-open', from);
  r.at++;
  const hasStar = r.plain[r.at] === '*';
  if (hasStar) r.at++;
  return { text, hasStar, isQuoted: true, from, until: r.at };
}
