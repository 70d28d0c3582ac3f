/** The word "answer": what kinds of things a call asks, what is answered to them, and whether one answer stands. */

import type { Named } from '../../kernel/text.ts';
import type { Refusal } from '../../kernel/verdict.ts';

export const fieldKinds = [
  'text',
  'number',
  'date',
  'choice',
  'people',
  'organisation',
  'indicators',
  'statement',
] as const;
export type FieldKind = (typeof fieldKinds)[number];
export const forces = ['must', 'should', 'may'] as const;
export type Force = (typeof forces)[number];

/** One of a closed list: a choice, a role, a group. */
export type Option = { key: string; name: Named };

/** Asked only when the choice of an earlier field, or the subtype or group of the entry, is this one. */
export type Condition = { key: string; equals: string };

/** A line of an indicator tree; one that has parts is a heading and is not answered itself. */
export type Indicator = {
  key: string;
  name: Named;
  weight?: number;
  /** What proves it, and how it is counted. */
  evidence?: Named;
  basis?: Named;
  parts?: readonly Indicator[];
};

/** What only one kind has is said beside it; `min` and `max` count what the kind has: characters, the number itself, people. */
export type Field = {
  key: string;
  kind: FieldKind;
  label: Named;
  help?: Named;
  force: Force;
  when?: Condition;
  min?: number;
  max?: number;
  /** Of a text: the most lines, and what must stand in it. */
  linesMax?: number;
  contains?: string;
  /** Of a number. */
  unit?: Named;
  /** Of a date: days, included. */
  notBefore?: string;
  notAfter?: string;
  choices?: readonly Option[];
  /** Of people: what they may be; without any, it is written freely. */
  roles?: readonly Option[];
  tree?: readonly Indicator[];
  /** What is declared, in full; which version of it was agreed to is the call's. */
  words?: Named;
  /** The paper's printed words, and whether the paper lacks it. */
  quote?: string;
  supplement?: true;
};

export type Credit = { name: string; role?: string };
export type IndicatorAnswer = { said: string; evidence?: string };
/** A number that cannot be read stays as it was typed, so that it comes back and is refused. */
export type Answer = string | number | true | readonly Credit[] | Readonly<Record<string, IndicatorAnswer>>;
export type Answers = Readonly<Record<string, Answer>>;
/** As a form sends them, by what follows `answers.`: `place`, `crew.0.name`, `figures.members.said`. */
export type RawAnswers = Readonly<Record<string, readonly string[]>>;
/** What is chosen beside the fields and may stand in a condition. */
export type Given = { subtype?: string; group?: string };

export const textMax = 5000;
export const peopleMax = 60;
const organisationMax = 60;
const nameMax = 30;

/** The leaves of a tree, in its order. */
export function leavesOf(tree: readonly Indicator[] = []): Indicator[] {
  return tree.flatMap((one) => (one.parts?.length ? leavesOf(one.parts) : [one]));
}

/** Length as people count it: characters, without spaces and line breaks. */
export function lengthOfText(words: string): number {
  return [...words.replace(/\s/gu, '')].length;
}

const at = (field: Field, part = ''): string => `answers.${field.key}${part}`;

/** What is missing, where it must be there. */
export function judgeMissing(field: Field): Refusal[] {
  if (field.force !== 'must') return [];
  if (field.kind === 'choice') return [{ code: 'shape.not-chosen', field: at(field) }];
  if (field.kind === 'statement') return [{ code: 'call.statement-missing', field: at(field) }];
  if (field.kind === 'people') return [{ code: 'shape.required', field: at(field, '.0.name') }];
  if (field.kind === 'indicators') return judgeIndicators(field, {}, false);
  return [{ code: 'shape.required', field: at(field) }];
}

/** One answer against its field; a draft need not be long enough yet. */
export function judgeAnswer(field: Field, answer: Answer, isDraft: boolean): Refusal[] {
  switch (field.kind) {
    case 'text':
    case 'organisation':
      return typeof answer === 'string' ? judgeText(field, answer, isDraft) : wrong(field);
    case 'number':
      return typeof answer === 'number' ? judgeNumber(field, answer) : wrong(field);
    case 'date':
      return typeof answer === 'string' ? judgeDate(field, answer) : wrong(field);
    case 'choice':
      return field.choices?.some((one) => one.key === answer)
        ? []
        : [{ code: 'shape.not-chosen', field: at(field) }];
    case 'statement':
      return answer === true ? [] : [{ code: 'call.statement-missing', field: at(field) }];
    case 'people':
      return Array.isArray(answer) ? judgePeople(field, answer as readonly Credit[], isDraft) : wrong(field);
    case 'indicators':
      return typeof answer === 'object' && !Array.isArray(answer)
        ? judgeIndicators(field, answer as Record<string, IndicatorAnswer>, isDraft)
        : wrong(field);
  }
}

const wrong = (field: Field): Refusal[] => [{ code: 'shape.wrong-kind', field: at(field) }];

function judgeText(field: Field, words: string, isDraft: boolean): Refusal[] {
  const count = lengthOfText(words);
  const { min, linesMax, contains } = field;
  const max = field.max ?? (field.kind === 'organisation' ? organisationMax : textMax);
  const lines = words.split('\n').filter((line) => line.trim() !== '').length;
  const found: Refusal[] = [];
  if (count > max) found.push({ code: 'call.answer-long', about: { max, count }, field: at(field) });
  if (linesMax !== undefined && lines > linesMax)
    found.push({ code: 'call.answer-lines', about: { max: linesMax, count: lines }, field: at(field) });
  if (isDraft) return found;
  if (min !== undefined && count < min)
    found.push({ code: 'call.answer-short', about: { min, count }, field: at(field) });
  if (contains !== undefined && !words.includes(contains))
    found.push({ code: 'call.answer-lacks', about: { words: contains }, field: at(field) });
  return found;
}

function judgeNumber(field: Field, value: number): Refusal[] {
  const { min, max } = field;
  if (min !== undefined && value < min)
    return [{ code: 'shape.too-small', about: { min }, field: at(field) }];
  if (max !== undefined && value > max)
    return [{ code: 'shape.too-large', about: { max }, field: at(field) }];
  return [];
}

/** A day of the calendar, `2020-08-20`: a 31st of June is none. */
export function isDay(words: string): boolean {
  const instant = new Date(`${words}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(words) || Number.isNaN(instant.getTime())) return false;
  return instant.toISOString().startsWith(words);
}

function judgeDate(field: Field, day: string): Refusal[] {
  if (!isDay(day)) return [{ code: 'shape.not-a-day', field: at(field) }];
  const { notBefore, notAfter } = field;
  if (notBefore !== undefined && day < notBefore)
    return [{ code: 'call.day-early', about: { day: notBefore }, field: at(field) }];
  if (notAfter !== undefined && day > notAfter)
    return [{ code: 'call.day-late', about: { day: notAfter }, field: at(field) }];
  return [];
}

function judgePeople(field: Field, people: readonly Credit[], isDraft: boolean): Refusal[] {
  const most = field.max ?? peopleMax;
  const each = people.flatMap((one, row): Refusal[] => {
    const part = `.${row}`;
    const isRole =
      one.role === undefined || !field.roles || field.roles.some((role) => role.key === one.role);
    return [
      ...(one.name === '' && !isDraft ? [{ code: 'shape.required', field: at(field, `${part}.name`) }] : []),
      ...([...one.name].length > nameMax
        ? [{ code: 'shape.too-long', about: { max: nameMax }, field: at(field, `${part}.name`) }]
        : []),
      ...(isRole ? [] : [{ code: 'shape.not-chosen', field: at(field, `${part}.role`) }]),
    ];
  });
  if (people.length > most)
    each.push({
      code: 'call.people-many',
      about: { max: most, count: people.length },
      field: at(field, '.0.name'),
    });
  if (!isDraft && field.min !== undefined && people.length < field.min)
    each.push({
      code: 'call.people-few',
      about: { min: field.min, count: people.length },
      field: at(field, `.${people.length}.name`),
    });
  return each;
}

/** Every leaf of a tree that must be answered is; of one that need not be, only what is there is looked at. */
function judgeIndicators(
  field: Field,
  said: Readonly<Record<string, IndicatorAnswer>>,
  isDraft: boolean,
): Refusal[] {
  return leavesOf(field.tree).flatMap(({ key }): Refusal[] => {
    const one = Object.hasOwn(said, key) ? said[key] : undefined;
    const name = at(field, `.${key}.said`);
    if (!one?.said)
      return field.force === 'must' && !isDraft ? [{ code: 'shape.required', field: name }] : [];
    const long = [...one.said].length > 500 || [...(one.evidence ?? '')].length > 500;
    return long ? [{ code: 'shape.too-long', about: { max: 500 }, field: name }] : [];
  });
}
