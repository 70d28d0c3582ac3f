/** The word "field": what a call asks of an entry beyond its title and file, and whether what was answered stands. */

import type { Language, Sentence } from '../../kernel/text.ts';
import { nameIn } from '../../kernel/text.ts';
import type { Refusal } from '../../kernel/verdict.ts';
import {
  type Answer,
  type Answers,
  type Credit,
  type Field,
  type Given,
  type IndicatorAnswer,
  judgeAnswer,
  judgeMissing,
  leavesOf,
  type Option,
  type RawAnswers,
} from './answer.ts';
import { text } from './text/field.ts';

export {
  type Answer,
  type Answers,
  type Condition,
  type Credit,
  type Field,
  type FieldKind,
  type Force,
  fieldKinds,
  forces,
  type Given,
  type Indicator,
  type IndicatorAnswer,
  isDay,
  leavesOf,
  lengthOfText,
  type Option,
  peopleMax,
  type RawAnswers,
  textMax,
} from './answer.ts';

const typed = (raw: RawAnswers, name: string): string | undefined => {
  const words = raw[name]?.[0]?.replace(/\r\n/g, '\n').normalize('NFC').trim();
  return words === '' ? undefined : words;
};

/** What was typed, by the kinds of the fields; names that no field has are left out. */
export function answersOf(fields: readonly Field[], raw: RawAnswers): Answers {
  const answered = fields.map((field) => [field.key, answerOf(field, raw)] as const);
  return Object.fromEntries(answered.filter((one): one is [string, Answer] => one[1] !== undefined));
}

function answerOf(field: Field, raw: RawAnswers): Answer | undefined {
  const words = typed(raw, field.key);
  switch (field.kind) {
    case 'number':
      return words !== undefined && /^-?\d{1,12}(\.\d{1,4})?$/.test(words) ? Number(words) : words;
    case 'statement':
      return words === undefined ? undefined : true;
    case 'people':
      return peopleOf(field, raw);
    case 'indicators':
      return indicatorsOf(field, raw);
    default:
      return words;
  }
}

function peopleOf(field: Field, raw: RawAnswers): Credit[] | undefined {
  const prefix = `${field.key}.`;
  const rows = Object.keys(raw).flatMap((name) =>
    name.startsWith(prefix) ? (/^(\d{1,2})\.(?:name|role)$/.exec(name.slice(prefix.length))?.[1] ?? []) : [],
  );
  const people = [...new Set(rows.map(Number))]
    .sort((a, b) => a - b)
    .map((row) => ({
      name: typed(raw, `${prefix}${row}.name`) ?? '',
      role: typed(raw, `${prefix}${row}.role`),
    }))
    .filter((one) => one.name !== '' || one.role !== undefined);
  return people.length > 0 ? people : undefined;
}

function indicatorsOf(field: Field, raw: RawAnswers): Record<string, IndicatorAnswer> | undefined {
  const said = leavesOf(field.tree).flatMap(({ key }) => {
    const name = `${field.key}.${key}`;
    const [words, evidence] = [typed(raw, `${name}.said`), typed(raw, `${name}.evidence`)];
    return words === undefined && evidence === undefined
      ? []
      : [[key, { said: words ?? '', evidence }] as const];
  });
  return said.length > 0 ? Object.fromEntries(said) : undefined;
}

/** The fields whose condition holds; one that hangs on a field which is not asked is not asked either. */
export function fieldsAsked(fields: readonly Field[], answers: Answers, given: Given = {}): Field[] {
  const asked: Field[] = [];
  const choices: Record<string, unknown> = { ...given };
  for (const field of fields) {
    if (field.when && choices[field.when.key] !== field.when.equals) continue;
    asked.push(field);
    if (field.kind === 'choice' && Object.hasOwn(answers, field.key)) choices[field.key] = answers[field.key];
  }
  return asked;
}

/** Every answer that does not stand, by its field. A draft may lack everything; only what is there must be well formed. */
export function judgeAnswers(
  fields: readonly Field[],
  answers: Answers,
  about: { given?: Given; isDraft?: boolean } = {},
): Refusal[] {
  return fieldsAsked(fields, answers, about.given).flatMap((field) => {
    const answer = Object.hasOwn(answers, field.key) ? answers[field.key] : undefined;
    if (answer === undefined) return about.isDraft ? [] : judgeMissing(field);
    return judgeAnswer(field, answer, about.isDraft ?? false);
  });
}

/** What ought to be answered and is not: told, and nothing is kept out. */
export function listAdvised(fields: readonly Field[], answers: Answers, given?: Given): Field[] {
  return fieldsAsked(fields, answers, given).filter(
    (field) => field.force === 'should' && !Object.hasOwn(answers, field.key),
  );
}

/** An answer in words, on one line; the tree of indicators is drawn as a table by whoever shows it. */
export function sayAnswer(field: Field, answer: Answer | undefined, language: Language): string {
  if (answer === undefined) return text['answer.none'][language];
  const named = (options: readonly Option[] | undefined, key: string) => {
    const found = options?.find((one) => one.key === key);
    return found ? nameIn(found.name, language) : key;
  };
  if (answer === true) return text['answer.agreed'][language];
  if (typeof answer === 'number') return `${answer}${field.unit ? ` ${nameIn(field.unit, language)}` : ''}`;
  if (typeof answer === 'string') return field.kind === 'choice' ? named(field.choices, answer) : answer;
  if (Array.isArray(answer))
    return (answer as readonly Credit[])
      .map(({ name, role }) => (role ? `${name} (${named(field.roles, role)})` : name))
      .join(text['between.people'][language]);
  const said = answer as Readonly<Record<string, IndicatorAnswer>>;
  return leavesOf(field.tree)
    .filter(({ key }) => Object.hasOwn(said, key))
    .map(({ key, name }) => `${nameIn(name, language)}: ${said[key]!.said}`)
    .join('; ');
}

/** What a field asks, in words behind its name: "500–1400 characters". */
export function sayLimits(field: Field): Sentence | undefined {
  const { min, max } = field;
  const unit =
    text[`limit.${field.kind === 'people' ? 'people' : field.kind === 'number' ? 'number' : 'text'}`];
  const has = field.kind === 'text' || field.kind === 'people' || field.kind === 'number';
  if (!has || (min === undefined && max === undefined)) return undefined;
  const span =
    min === undefined
      ? `≤ ${max}`
      : max === undefined
        ? `≥ ${min}`
        : min === max
          ? `${min}`
          : `${min}–${max}`;
  return { zh: `${span}${unit.zh}`, en: `${span}${unit.en}` };
}
