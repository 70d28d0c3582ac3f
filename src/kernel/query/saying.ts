/** A query as it is said in a language: what is written here is read again as the same tree. */

import {
  type Bound,
  type Choice,
  type Day,
  type Match,
  nameOf,
  type Query,
  type QueryField,
  type Term,
  type Vocabulary,
} from '../query.ts';
import type { Language } from '../text.ts';
import { endings, inValue, isOneOf, phrases, plainOf, quoteEnd, sayings } from './phrase.ts';
import { bareTerm } from './term.ts';

type Saying = { vocabulary: Vocabulary; language: Language };

/** The whole query in one line, by the first names of its fields. */
export function sayQuery(query: Query, vocabulary: Vocabulary, language: Language): string {
  const s = { vocabulary, language };
  const order = query.order.map(({ field, isDown }) => {
    const way = endings[isDown ? 'down' : 'up'][language][0]!;
    return `${phrases.sort[language][0]}:${fieldName(s, field)}${way}`;
  });
  return [...(query.where ? [sayTerm(s, query.where)] : []), ...order].join(' ');
}

function fieldOf(s: Saying, key: string): QueryField {
  const none: QueryField = { key, kind: 'text', names: { zh: [key], en: [key] } };
  return s.vocabulary.fields.find((field) => field.key === key) ?? none;
}
const fieldName = (s: Saying, key: string): string => nameOf(fieldOf(s, key), s.language);

function sayTerm(s: Saying, term: Term): string {
  switch (term.kind) {
    case 'or':
      return term.parts.map((part) => sayTerm(s, part)).join(` ${phrases.or[s.language][0]} `);
    case 'and':
      return term.parts
        .map((part) => (part.kind === 'or' ? `(${sayTerm(s, part)})` : sayTerm(s, part)))
        .join(' ');
    case 'not': {
      const isGroup = term.part.kind === 'or' || term.part.kind === 'and';
      return isGroup ? `-(${sayTerm(s, term.part)})` : `-${sayTerm(s, term.part)}`;
    }
    case 'word':
      return sayWord(s, term.match);
    case 'flag':
      return fieldName(s, term.field);
    case 'empty':
      return `${fieldName(s, term.field)}:${phrases.empty[s.language][0]}`;
    case 'text':
      return `${fieldName(s, term.field)}${term.match.how === 'is' ? '=' : ':'}${sayMatch(term.match)}`;
    case 'choice':
      return `${fieldName(s, term.field)}:${term.keys.map((key) => sayChoice(s, term.field, key)).join(',')}`;
    case 'number':
      return `${fieldName(s, term.field)}${saySpan(s, fieldOf(s, term.field), term.from, term.until)}`;
    case 'date':
      return `${fieldName(s, term.field)}${sayDays(s, term.from, term.until)}`;
  }
}

function sayChoice(s: Saying, fieldKey: string, key: string): string {
  const choice: Choice = fieldOf(s, fieldKey).choices?.find((one) => one.key === key) ?? {
    key,
    names: { zh: [key], en: [key] },
  };
  return quotedUnless(isPlainValue, nameOf(choice, s.language));
}

const inWord = /[\s():=<>≥≤≠*\\]|!=|^[-!]/;

/** Whether it is read as itself without quotation marks. */
function isPlainText(text: string, signs: RegExp): boolean {
  return (
    text !== '' && !signs.test(text) && plainOf(text) === text && ![...text].some((sign) => quoteEnd(sign))
  );
}

function isPlainValue(text: string): boolean {
  return isPlainText(text, inValue) && !isOneOf(phrases.empty, text) && !isOneOf(phrases.filled, text);
}

function quotedUnless(isPlain: (text: string) => boolean, text: string): string {
  return isPlain(text) ? text : `"${text.replace(/["\\]/g, '\\$&')}"`;
}

const star = (match: Match): string => (match.how === 'starts' ? '*' : '');

function sayMatch(match: Match): string {
  return quotedUnless(isPlainValue, match.text) + star(match);
}

function sayWord(s: Saying, match: Match): string {
  const isPlain = (text: string) => {
    const isKeyword = [phrases.or, phrases.and, phrases.not].some((words) => isOneOf(words, text));
    const isTaken = match.how !== 'starts' && bareTerm(s.vocabulary.fields, text) !== undefined;
    return isPlainText(text, inWord) && !isKeyword && !isTaken;
  };
  return quotedUnless(isPlain, match.text) + star(match);
}

function saySpan(s: Saying, field: QueryField, from?: Bound, until?: Bound): string {
  const say = (bound: Bound) => sayNumber(s, field, bound.at);
  if (from && until && from.at === until.at) return `:${say(from)}`;
  if (from && until) return `:${say(from)}..${say(until)}`;
  if (from) return `${from.closed ? '>=' : '>'}${say(from)}`;
  return until ? `${until.closed ? '<=' : '<'}${say(until)}` : ':*';
}

function sayNumber(s: Saying, { measure }: QueryField, at: number): string {
  if (measure === 'size') return saySize(at);
  if (measure !== 'duration' || !Number.isInteger(at) || at < 60) return String(at);
  const [hours, minutes, seconds] = [Math.floor(at / 3600), Math.floor(at / 60) % 60, at % 60];
  const part = (number: number, unit: 'hour' | 'minute' | 'second') =>
    number > 0 ? `${number}${sayings[unit][s.language]}` : '';
  return `${part(hours, 'hour')}${part(minutes, 'minute')}${part(seconds, 'second')}`;
}

function saySize(at: number): string {
  const units = [
    ['GB', 1_073_741_824],
    ['MB', 1_048_576],
    ['KB', 1024],
  ] as const;
  const unit = at > 0 ? units.find(([, bytes]) => at % bytes === 0) : undefined;
  return unit ? `${at / unit[1]}${unit[0]}` : String(at);
}

function sayDays(s: Saying, from?: Day, until?: Day): string {
  const say = (day: Day) => sayDay(s, day);
  if (from && until) return say(from) === say(until) ? `:${say(from)}` : `:${say(from)}..${say(until)}`;
  if (from) return `>=${say(from)}`;
  return until ? `<=${say(until)}` : ':*';
}

function sayDay({ language }: Saying, day: Day): string {
  if ('day' in day) return day.day;
  if (day.ago === 0) return phrases.today[language][0]!;
  return `${Math.abs(day.ago)}${sayings[day.ago > 0 ? 'ago' : 'ahead'][language]}`;
}
