/** From a query's text to its tree, or to what is wrong with it, in one pass; never throws (AC-193). */

import {
  depthMax,
  fieldNamed,
  join,
  lengthMax,
  negate,
  type Problem,
  type Query,
  type Term,
  termsMax,
  type Vocabulary,
} from '../query.ts';
import { readOrder } from './order.ts';
import { phrases } from './phrase.ts';
import {
  complain,
  isAtEnd,
  isSpace,
  type Reader,
  readerOf,
  readSign,
  readValues,
  readWord,
  skipSpaces,
  stop,
  takeWord,
} from './reader.ts';
import { aloneTerm, fieldTerm, unknownField } from './term.ts';

export type Parsed = { query: Query } | { problems: readonly Problem[] };

/** The tree of a query; an empty text asks for everything. */
export function parseQuery(text: string, vocabulary: Vocabulary): Parsed {
  if (text.length > lengthMax)
    return {
      problems: [{ code: 'query.too-long', about: { max: lengthMax }, from: lengthMax, until: text.length }],
    };
  const r = readerOf(text, vocabulary);
  skipSpaces(r);
  const where = isAtEnd(r) ? undefined : readEither(r, 0);
  endOf(r);
  return r.problems.length > 0 ? { problems: r.problems } : { query: { where, order: r.order } };
}

/** Nothing may be left. */
function endOf(r: Reader): undefined {
  skipSpaces(r);
  return r.isStopped || isAtEnd(r) ? undefined : complain(r, 'query.bracket-extra', r.at);
}

/** Terms with “or” between them. */
function readEither(r: Reader, depth: number): Term | undefined {
  const parts: Term[] = [];
  let isFirst = true;
  do {
    const from = r.at;
    const part = readBoth(r, depth);
    if (part) parts.push(part);
    else if (!r.isStopped && r.problems.length === 0 && !(isFirst && r.order.length > 0))
      complain(r, 'query.term-missing', from);
    isFirst = false;
  } while (!r.isStopped && takeWord(r, phrases.or));
  return parts.length === 0 ? undefined : join('or', parts);
}

/** Terms one after the other: all of them. */
function readBoth(r: Reader, depth: number): Term | undefined {
  const parts: Term[] = [];
  for (;;) {
    skipSpaces(r);
    if (r.isStopped || isAtEnd(r) || r.plain[r.at] === ')') break;
    if (isOr(r)) break;
    const isJoined = takeWord(r, phrases.and);
    skipSpaces(r);
    const from = r.at;
    if (isJoined && (parts.length === 0 || isAtEnd(r) || r.plain[r.at] === ')' || isOr(r))) {
      complain(r, 'query.term-missing', from);
      break;
    }
    const part = readPart(r, depth);
    if (part) parts.push(part);
  }
  return parts.length === 0 ? undefined : join('and', parts);
}

function isOr(r: Reader): boolean {
  const from = r.at;
  const found = takeWord(r, phrases.or);
  r.at = from;
  return found;
}

/** One term, with however many signs of the opposite before it. */
function readPart(r: Reader, depth: number): Term | undefined {
  let isOpposite = false;
  const from = r.at;
  for (;;) {
    skipSpaces(r);
    const sign = r.plain[r.at];
    const isSign = (sign === '-' || sign === '!') && r.at + 1 < r.plain.length && !isSpace(r.plain[r.at + 1]);
    if (isSign) r.at++;
    else if (!takeWord(r, phrases.not)) break;
    isOpposite = !isOpposite;
  }
  if (isAtEnd(r) || (r.plain[r.at] === ')' && r.at > from)) return complain(r, 'query.term-missing', r.at);
  const term = r.plain[r.at] === '(' ? readGroup(r, depth) : readTerm(r);
  return term && isOpposite ? negate(term) : term;
}

function readGroup(r: Reader, depth: number): Term | undefined {
  const from = r.at;
  if (depth >= depthMax) return stop(r, 'query.too-deep', from, { max: depthMax });
  r.at++;
  const inner = readEither(r, depth + 1);
  if (r.isStopped) return undefined;
  if (r.plain[r.at] !== ')') return stop(r, 'query.bracket-open', from);
  r.at++;
  return inner;
}

function readTerm(r: Reader): Term | undefined {
  if (++r.terms > termsMax) return stop(r, 'query.too-many', r.at, { max: termsMax });
  const from = r.at;
  const name = readWord(r);
  if (!name) return undefined;
  const sign = name.isQuoted ? undefined : readSign(r);
  if (!sign) return aloneTerm(r, name);
  const values = readValues(r);
  r.terms += Math.max(0, values.length - 1);
  if (r.isStopped) return undefined;
  if (r.terms > termsMax) return stop(r, 'query.too-many', from, { max: termsMax });
  if (readOrder(r, name, values)) return undefined;
  const field = fieldNamed(r.vocabulary, name.text);
  if (!field) return unknownField(r, name);
  if (values.length === 0) {
    if (r.problems.length === 0) complain(r, 'query.value-missing', r.at, { field: name.text });
    return undefined;
  }
  return fieldTerm(r, { field, name: name.text, sign, values });
}
