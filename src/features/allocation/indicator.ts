/** The word "indicator": what a campaign counts, as data: its name, its measure word, its definition, where its figure comes from. */

import type { Named } from '../../kernel/text.ts';
import type { Refusal } from '../../kernel/verdict.ts';
import { type Counter, counters, type Progress } from '../progress/progress.ts';
import { indicatorText } from './text/indicator.ts';

export type Indicator = {
  key: string;
  name: Named;
  /** The measure word: 场, 名. */
  unit: Named;
  definition: Named;
  /** Where the definition comes from: a paper, a plan. */
  source?: string;
  /** The counters whose sum it is: “enterprises or activities” has two. None: nothing in the system counts it. */
  counters: readonly Counter[];
  /** Whether it is shared out to the rows of the table. */
  isShared: boolean;
  isRetired: boolean;
};

export const indicatorsMax = 12;

const plan: [key: keyof typeof countedBy, isShared: boolean][] = [
  ['organisations', true],
  ['promoters', true],
  ['events', true],
  ['contacts', true],
  ['reach', false],
  ['spread', false],
];
const countedBy = {
  organisations: ['organisations'],
  promoters: ['promoters'],
  events: ['activities', 'visits'],
  contacts: ['contacts'],
  reach: ['reach'],
  spread: ['spread'],
} as const satisfies Record<string, readonly Counter[]>;

/** The five of “12351+” and its plus: what a campaign counts unless its topmost owner says otherwise. */
export const defaultIndicators: readonly Indicator[] = plan.map(([key, isShared]) => ({
  key,
  name: indicatorText[`name.${key}`],
  unit: indicatorText[`unit.${key}`],
  definition: indicatorText[`definition.${key}`],
  source: indicatorText.source.zh,
  counters: countedBy[key],
  isShared,
  isRetired: false,
}));

/** Those that stand as columns of the table. */
export function listShared(indicators: readonly Indicator[]): Indicator[] {
  return indicators.filter((indicator) => indicator.isShared && !indicator.isRetired);
}

/** Those in use; a retired one stays with the figures it had. */
export function listInUse(indicators: readonly Indicator[]): Indicator[] {
  return indicators.filter((indicator) => !indicator.isRetired);
}

/** What was counted for an indicator: the sum of its counters; nothing where none counts it. */
export function countOf(
  indicator: Pick<Indicator, 'counters'>,
  progress: Partial<Progress>,
): number | undefined {
  if (indicator.counters.length === 0) return undefined;
  return indicator.counters.reduce((sum, counter) => sum + (progress[counter] ?? 0), 0);
}

/** Counters of which one holds the other, wholly or in part: a sum of both would count one thing twice. */
const overlapping: readonly (readonly [Counter, Counter])[] = [
  ['activities', 'on-time'],
  ['activities', 'late'],
  ['activities', 'enterprises'],
  ['visits', 'enterprises'],
  ['organisations', 'units'],
  ['participants', 'contacts'],
];

export type IndicatorTyped = {
  name: string;
  nameEn?: string;
  unit: string;
  unitEn?: string;
  definition: string;
  definitionEn?: string;
  source?: string;
  counters: readonly string[];
  isShared: boolean;
};

/** What is wrong with an indicator as typed, beside those that stand. */
export function judgeIndicator(typed: IndicatorTyped, others: readonly Indicator[]): Refusal[] {
  const problems: Refusal[] = [];
  if (listInUse(others).some((other) => other.name.zh === typed.name))
    problems.push({ code: 'allocation.same-name', field: 'name' });
  if (listInUse(others).length >= indicatorsMax)
    problems.push({ code: 'allocation.too-many-indicators', about: { max: indicatorsMax } });
  const unknown = typed.counters.some((counter) => !(counters as readonly string[]).includes(counter));
  if (unknown) problems.push({ code: 'shape.not-chosen', field: 'counters' });
  const isTwice = overlapping.some((pair) => pair.every((counter) => typed.counters.includes(counter)));
  if (isTwice) problems.push({ code: 'allocation.counted-twice', field: 'counters' });
  return problems;
}

/** A key no other indicator has: those of the plan have words, further ones a number. */
export function freeKey(others: readonly Indicator[]): string {
  const taken = new Set(others.map((other) => other.key));
  for (let number = 1; ; number++) {
    if (!taken.has(`own-${number}`)) return `own-${number}`;
  }
}

export function indicatorOf(key: string, typed: IndicatorTyped): Indicator {
  return {
    key,
    name: { zh: typed.name, en: typed.nameEn },
    unit: { zh: typed.unit, en: typed.unitEn },
    definition: { zh: typed.definition, en: typed.definitionEn },
    source: typed.source,
    counters: counters.filter((counter) => typed.counters.includes(counter)),
    isShared: typed.isShared,
    isRetired: false,
  };
}
