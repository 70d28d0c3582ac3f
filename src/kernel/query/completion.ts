/** What may stand at the cursor of a query: fields, their choices, the words of the language. Runs in the browser too. */

import {
  folded,
  lengthMax,
  type Names,
  nameOf,
  namesIn,
  type QueryField,
  type Vocabulary,
} from '../query.ts';
import { type Language, nameIn } from '../text.ts';
import { endings, inValue, isListSign, phrases, plainOf, quoteEnd, sayings } from './phrase.ts';
import { isBracket, isSpace } from './reader.ts';

export type Completion = { insert: string; label: string; note?: string };
export type Completed = { from: number; until: number; options: Completion[] };

const optionsMax = 12;
const nothing = (cursor: number): Completed => ({ from: cursor, until: cursor, options: [] });

/** What fits what stands before the cursor; an option takes the place of `from` to `until`. */
export function completeQuery(
  text: string,
  cursor: number,
  vocabulary: Vocabulary,
  language: Language,
): Completed {
  if (text.length > lengthMax) return nothing(cursor);
  const plain = plainOf(text);
  const at = Math.max(0, Math.min(cursor, plain.length));
  const from = tokenStart(plain, at);
  if (from === undefined) return nothing(at);
  let until = at;
  while (until < plain.length && !isSpace(plain[until]) && !isBracket(plain[until])) until++;
  const typed = plain.slice(from, at);
  const sign = /^([^:=<>≥≤≠!]+)(:[<>]?=?|[<>!]?=|[<>≥≤≠])/.exec(typed);
  if (!sign) return { from, until, options: atName(typed, vocabulary, language) };
  const valueFrom = from + sign[0].length + lastComma(typed.slice(sign[0].length));
  const value = plain.slice(valueFrom, at);
  return { from: valueFrom, until, options: atValue(sign[1]!, value, vocabulary, language) };
}

/** Where the condition under the cursor begins; nothing inside of a quotation. */
function tokenStart(plain: string, cursor: number): number | undefined {
  let [start, end]: [number, string | undefined] = [0, undefined];
  for (let i = 0; i < cursor; i++) {
    const sign = plain[i]!;
    if (end !== undefined) {
      if (sign === '\\') i++;
      else if (sign === end) end = undefined;
    } else if (quoteEnd(sign)) end = quoteEnd(sign);
    else if (isSpace(sign) || isBracket(sign)) start = i + 1;
  }
  if (end !== undefined) return undefined;
  return plain[start] === '-' && start < cursor ? start + 1 : start;
}

/** Where the value under the cursor begins: behind the last sign between values. */
function lastComma(text: string): number {
  for (let i = text.length; i > 0; i--) if (isListSign(text[i - 1]!)) return i;
  return 0;
}

/** Names that begin with what was typed come before those that only contain it. */
function ranked<T>(typed: string, all: readonly T[], namesFor: (one: T) => readonly string[]): T[] {
  const asked = folded(typed);
  const rank = (one: T) => {
    const names = namesFor(one).map(folded);
    if (names.some((name) => name.startsWith(asked))) return 0;
    return asked !== '' && names.some((name) => name.includes(asked)) ? 1 : 2;
  };
  const ranks = new Map(all.map((one) => [one, rank(one)]));
  return all.filter((one) => ranks.get(one)! < 2).sort((a, b) => ranks.get(a)! - ranks.get(b)!);
}

function atName(typed: string, vocabulary: Vocabulary, language: Language): Completion[] {
  const fields = ranked(typed, vocabulary.fields, (field) => [field.key, ...namesIn(field.names)]);
  const named = fields.map((field) => optionOf(field, language));
  const bare = vocabulary.fields
    .filter((field) => field.isBare && typed !== '')
    .flatMap((field) =>
      choicesOf(field, typed, language).map((one) => ({ ...one, note: nameOf(field, language) })),
    );
  const words = ranked(typed, ['or', 'not', 'sort'] as const, (word) => namesIn(phrases[word] as Names)).map(
    (word) => keyword(word, language),
  );
  return [...named, ...bare, ...words].slice(0, optionsMax);
}

function keyword(word: 'or' | 'not' | 'sort', language: Language): Completion {
  const said = phrases[word][language][0]!;
  return { insert: word === 'sort' ? `${said}:` : `${said} `, label: said };
}

function optionOf(field: QueryField, language: Language): Completion {
  const name = nameOf(field, language);
  const insert = field.kind === 'flag' ? `${name} ` : `${name}:`;
  return { insert, label: name, note: field.hint && nameIn(field.hint, language) };
}

const quoted = (text: string): string => (inValue.test(text) ? `"${text}"` : text);

function choicesOf(field: QueryField, typed: string, language: Language): Completion[] {
  const found = ranked(typed, field.choices ?? [], (choice) => [choice.key, ...namesIn(choice.names)]);
  return found.map((choice) => {
    const label = nameOf(choice, language);
    return { insert: `${quoted(label)} `, label };
  });
}

function atValue(name: string, typed: string, vocabulary: Vocabulary, language: Language): Completion[] {
  const asked = folded(name);
  if (namesIn(phrases.sort as Names).includes(asked)) return orders(typed, vocabulary, language);
  const field = vocabulary.fields.find(
    (one) => one.key === asked || namesIn(one.names).some((word) => folded(word) === asked),
  );
  if (!field) return [];
  const said = field.choices
    ? choicesOf(field, typed, language)
    : ranked(typed, examples(field, language), (e) => [e.label]);
  const filling = field.kind === 'flag' ? [] : [phrases.empty[language][0]!].map((one) => plainOption(one));
  return [...said, ...ranked(typed, filling, (one) => [one.label])].slice(0, optionsMax);
}

const plainOption = (text: string): Completion => ({ insert: `${text} `, label: text });

function examples(field: QueryField, language: Language): Completion[] {
  const [today] = phrases.today[language];
  if (field.kind === 'date')
    return [today!, phrases.yesterday[language][0]!, `7${sayings.ago[language]}..${today}`].map(plainOption);
  if (field.kind === 'flag') return [phrases.yes[language][0]!, phrases.no[language][0]!].map(plainOption);
  return [];
}

function orders(typed: string, vocabulary: Vocabulary, language: Language): Completion[] {
  const sortable = vocabulary.fields.filter((field) => field.sorts);
  const all = sortable.flatMap((field) =>
    ([`down`, `up`] as const).map((way) => plainOption(nameOf(field, language) + endings[way][language][0])),
  );
  return ranked(typed, all, (one) => [one.label]).slice(0, optionsMax);
}
