/** The word "query": what somebody looks for in a list, as a typed tree over a vocabulary of fields; pure, without a database. */

import type { Language, Named } from './text.ts';

export type FieldKind = 'text' | 'organisation' | 'choice' | 'number' | 'date' | 'flag';
export type Measure = 'plain' | 'duration' | 'size';

/** What a field or choice is called; the first name of a language is the one it is said by. */
export type Names = Record<Language, readonly string[]>;
export type Choice = { key: string; names: Names };

/** A field as a person may ask for it. What the asker may not ask for stands in no vocabulary of theirs (AC-191). */
export type QueryField = {
  key: string;
  names: Names;
  kind: FieldKind;
  measure?: Measure;
  choices?: readonly Choice[];
  /** Its choices may stand alone: `recommended` for `state:recommended`. */
  isBare?: boolean;
  /** A list can be put in its order. */
  sorts?: boolean;
  hint?: Named;
};

/** What can be asked of one list. Plain data, so that a browser completes by the same words. */
export type Vocabulary = { fields: readonly QueryField[] };

/** `has` anywhere in it, `starts` at its beginning, `is` all of it. */
export type Match = { how: 'has' | 'starts' | 'is'; text: string };
/** A calendar day, or so many days before the day on which it is asked; below zero lies ahead. */
export type Day = { day: string } | { ago: number };
export type Bound = { at: number; closed: boolean };

export type Term =
  | { kind: 'and' | 'or'; parts: readonly Term[] }
  | { kind: 'not'; part: Term }
  | { kind: 'word'; match: Match }
  | { kind: 'text'; field: string; match: Match }
  | { kind: 'choice'; field: string; keys: readonly string[] }
  | { kind: 'flag'; field: string }
  | { kind: 'number'; field: string; from?: Bound; until?: Bound }
  /** Both ends are days that count. */
  | { kind: 'date'; field: string; from?: Day; until?: Day }
  | { kind: 'empty'; field: string };

export type Order = { field: string; isDown: boolean };
export type Query = { where?: Term; order: readonly Order[] };

/** Why a query cannot be understood: the code of a sentence, what it names, and where in the text it stands. */
export type Problem = { code: string; about: Record<string, string | number>; from: number; until: number };

/** A list as it was asked for: the query in words, and how much it found; not asked when it was not understood. */
export type FoundList = { list: string; typed: string; count: number; isAsked: boolean };

export const lengthMax = 2000;
export const termsMax = 200;
export const depthMax = 30;
export const ordersMax = 3;

/** Several terms as one, flat: what is in `and` of an `and` is in the `and`. */
export function join(kind: 'and' | 'or', terms: readonly Term[]): Term {
  const parts = terms.flatMap((term) => (term.kind === kind ? term.parts : [term]));
  return parts.length === 1 ? parts[0]! : { kind, parts };
}

/** The opposite; of the opposite, the thing itself. */
export function negate(term: Term): Term {
  return term.kind === 'not' ? term.part : { kind: 'not', part: term };
}

/** A word as it is compared: full-width signs as plain ones, small letters. */
export function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

/** The field of a vocabulary by one of its names or its key, in whichever language. */
export function fieldNamed(vocabulary: Vocabulary, name: string): QueryField | undefined {
  const asked = folded(name);
  return vocabulary.fields.find(
    (field) => field.key === asked || namesIn(field.names).some((one) => folded(one) === asked),
  );
}

/** The choice of a field by one of its names or its key. */
export function choiceNamed(field: QueryField, name: string): Choice | undefined {
  const asked = folded(name);
  return field.choices?.find(
    (choice) => choice.key === asked || namesIn(choice.names).some((one) => folded(one) === asked),
  );
}

/** All names in both languages. */
export function namesIn(names: Names): readonly string[] {
  return [...names.zh, ...names.en];
}

/** The name by which something is said in a language; Chinese where there is no English. */
export function nameOf(named: { key: string; names: Names }, language: Language): string {
  return named.names[language][0] ?? named.names.zh[0] ?? named.key;
}
