/** One condition of a query: a field with what is asked of it, or a word that stands alone. */

import {
  choiceNamed,
  fieldNamed,
  join,
  type Match,
  type Measure,
  namesIn,
  negate,
  type QueryField,
  type Term,
} from '../query.ts';
import { nearest } from './near.ts';
import { between, isOneOf, phrases } from './phrase.ts';
import { complain, type Piece, type Reader } from './reader.ts';
import { boundsOf, daysOf, isForward, readDays, readNumber, type Sign } from './value.ts';

type Asked = { field: QueryField; name: string; sign: Sign; values: readonly Piece[] };

const choicesSaid = 12;
const isLatin = (text: string): boolean => /^[\x20-\x7e]*$/.test(text);

/** A word by itself: a flag, a choice that may stand alone, or something to look for anywhere. */
export function aloneTerm(r: Reader, word: Piece): Term | undefined {
  if (word.text === '') return complain(r, word.hasStar ? 'query.star' : 'query.term-missing', word.from);
  if (word.isQuoted || word.hasStar) return { kind: 'word', match: matchOf(word, ':') };
  return bareTerm(r.vocabulary.fields, word.text) ?? { kind: 'word', match: matchOf(word, ':') };
}

/** What a word means without its field, if anything. */
export function bareTerm(fields: readonly QueryField[], text: string): Term | undefined {
  const flag = fieldNamed({ fields: fields.filter((field) => field.kind === 'flag') }, text);
  if (flag) return { kind: 'flag', field: flag.key };
  for (const field of fields.filter((one) => one.isBare)) {
    const choice = choiceNamed(field, text);
    if (choice) return { kind: 'choice', field: field.key, keys: [choice.key] };
  }
  return undefined;
}

export function unknownField(r: Reader, name: Piece): undefined {
  const like = nearest(
    name.text,
    sameScript(
      name.text,
      r.vocabulary.fields.flatMap((one) => namesIn(one.names)),
    ),
  );
  return like
    ? complain(r, 'query.unknown-field-like', name.from, { name: name.text, like })
    : complain(r, 'query.unknown-field', name.from, { name: name.text });
}

function sameScript(typed: string, words: readonly string[]): readonly string[] {
  return words.filter((word) => isLatin(word) === isLatin(typed));
}

/** The condition that a field, a sign and values make; several values: one of them. */
export function fieldTerm(r: Reader, asked: Asked): Term | undefined {
  const { field, sign, values } = asked;
  const isOpposite = sign === '!=';
  if (field.kind === 'choice' && values.every((value) => !isAboutFilling(value))) {
    const term = choiceTerm(r, asked);
    return term && isOpposite ? negate(term) : term;
  }
  const terms = values.map((value) => valueTerm(r, asked, value));
  const found = terms.filter((term) => term !== undefined);
  if (found.length < terms.length) return undefined;
  const term = join('or', found);
  return isOpposite ? negate(term) : term;
}

function isAboutFilling({ text, isQuoted, hasStar }: Piece): boolean {
  if (isQuoted) return false;
  return (hasStar && text === '') || isOneOf(phrases.empty, text) || isOneOf(phrases.filled, text);
}

function valueTerm(r: Reader, asked: Asked, value: Piece): Term | undefined {
  const { field } = asked;
  if (field.kind === 'flag') return flagTerm(r, asked, value);
  if (isAboutFilling(value)) {
    const empty: Term = { kind: 'empty', field: field.key };
    return isOneOf(phrases.empty, value.text) ? empty : negate(empty);
  }
  if (value.text === '') return complain(r, 'query.value-missing', value.from, { field: asked.name });
  if (field.kind === 'number') return numberTerm(r, asked, value);
  if (field.kind === 'date') return dateTerm(r, asked, value);
  if (field.kind === 'choice') return choiceTerm(r, { ...asked, values: [value] });
  if (!isPlain(asked.sign)) return notComparable(r, asked, value);
  return { kind: 'text', field: field.key, match: matchOf(value, asked.sign) };
}

const isPlain = (sign: Sign): boolean => sign === ':' || sign === '=' || sign === '!=';
const notComparable = (r: Reader, { name }: Asked, value: Piece): undefined =>
  complain(r, 'query.not-comparable', value.from, { field: name });

function matchOf({ text, hasStar }: Piece, sign: Sign): Match {
  if (hasStar) return { how: 'starts', text };
  return { how: sign === ':' ? 'has' : 'is', text };
}

function choiceTerm(r: Reader, { field, name, sign, values }: Asked): Term | undefined {
  const keys: string[] = [];
  if (!isPlain(sign)) return complain(r, 'query.not-comparable', values[0]!.from, { field: name });
  for (const value of values) {
    const found = value.hasStar
      ? field.choices?.filter((one) => namesIn(one.names).some((word) => word.startsWith(value.text)))
      : [choiceNamed(field, value.text)].filter((one) => one !== undefined);
    if (!found || found.length === 0) return unknownChoice(r, field, name, value);
    for (const { key } of found) if (!keys.includes(key)) keys.push(key);
  }
  return { kind: 'choice', field: field.key, keys };
}

function unknownChoice(r: Reader, field: QueryField, name: string, value: Piece): undefined {
  const words = (field.choices ?? []).flatMap((one) => namesIn(one.names));
  const like = nearest(value.text, sameScript(value.text, words));
  const about = { field: name, name: value.text };
  if (like) return complain(r, 'query.unknown-choice-like', value.from, { ...about, like });
  const language = isLatin(name) ? 'en' : 'zh';
  const some = (field.choices ?? []).slice(0, choicesSaid).map((one) => one.names[language][0] ?? one.key);
  const more = (field.choices ?? []).length > choicesSaid ? '…' : '';
  const choices = some.join(between[language]) + more;
  return complain(r, 'query.unknown-choice', value.from, { ...about, choices });
}

function flagTerm(r: Reader, { field, name, sign }: Asked, value: Piece): Term | undefined {
  const flag: Term = { kind: 'flag', field: field.key };
  if (!isPlain(sign)) return complain(r, 'query.not-comparable', value.from, { field: name });
  if (isOneOf(phrases.yes, value.text) || isOneOf(phrases.filled, value.text)) return flag;
  if (isOneOf(phrases.no, value.text) || isOneOf(phrases.empty, value.text)) return negate(flag);
  const language = isLatin(name) ? 'en' : 'zh';
  const choices = [phrases.yes, phrases.no].map((words) => words[language][0]).join(between[language]);
  return complain(r, 'query.unknown-choice', value.from, { field: name, name: value.text, choices });
}

/** The two ends of `80..90`, either of which may be left out. */
function endsOf(text: string): [string, string] | undefined {
  const cut = text.indexOf('..');
  return cut < 0 ? undefined : [text.slice(0, cut), text.slice(cut + 2)];
}

function notNumber(measure: Measure): string {
  if (measure === 'duration') return 'query.not-a-duration';
  return measure === 'size' ? 'query.not-a-size' : 'query.not-a-number';
}

function numberTerm(r: Reader, { field, name, sign }: Asked, value: Piece): Term | undefined {
  const measure = field.measure ?? 'plain';
  const wrong = () => complain(r, notNumber(measure), value.from, { field: name, name: value.text });
  const ends = endsOf(value.text);
  if (!ends) {
    const at = value.hasStar ? undefined : readNumber(value.text, measure);
    return at === undefined ? wrong() : { kind: 'number', field: field.key, ...boundsOf(sign, at) };
  }
  const [first, last] = ends.map((end) => (end === '' ? undefined : readNumber(end, measure)));
  const isWrong = (first === undefined) !== (ends[0] === '') || (last === undefined) !== (ends[1] === '');
  if (isWrong || (ends[0] === '' && ends[1] === '') || value.hasStar || !isPlain(sign)) return wrong();
  if (first !== undefined && last !== undefined && first > last)
    return complain(r, 'query.backwards', value.from, { name: value.text });
  return {
    kind: 'number',
    field: field.key,
    ...(first === undefined ? {} : { from: { at: first, closed: true } }),
    ...(last === undefined ? {} : { until: { at: last, closed: true } }),
  };
}

function notDay(r: Reader, field: string, value: Piece): undefined {
  return complain(r, 'query.not-a-day', value.from, { field, name: value.text });
}

function dateTerm(r: Reader, { field, name, sign }: Asked, value: Piece): Term | undefined {
  const wrong = () => notDay(r, name, value);
  const ends = endsOf(value.text);
  if (!ends) {
    const days = value.hasStar ? undefined : readDays(value.text);
    return days ? { kind: 'date', field: field.key, ...daysOf(sign, days) } : wrong();
  }
  const [first, last] = ends.map((end) => (end === '' ? undefined : readDays(end)));
  const isWrong = (first === undefined) !== (ends[0] === '') || (last === undefined) !== (ends[1] === '');
  if (isWrong || (ends[0] === '' && ends[1] === '') || value.hasStar || !isPlain(sign)) return wrong();
  if (first && last && !isForward(first.first, last.last))
    return complain(r, 'query.backwards', value.from, { name: value.text });
  return {
    kind: 'date',
    field: field.key,
    ...(first ? { from: first.first } : {}),
    ...(last ? { until: last.last } : {}),
  };
}
