/** What is typed of judging: its fields, and a reader that gathers what it does not understand. */

import type { Named } from '../../kernel/text.ts';
import type { Refusal } from '../../kernel/verdict.ts';
import type { Average, Conversion, Scale, ScoreRule, SubQuota } from '../reckoning/reckoning.ts';
import type { Call, Route } from './call.ts';
import type { Reveal, StageKind, StageRunner } from './stage.ts';

export type TypedScoreRule = {
  average?: Average;
  scale?: Scale;
  trimFrom?: number;
  rankFirst?: string;
  rankStep?: string;
};
export type TypedConversion = { conversion?: Conversion['kind']; most?: string; step?: string };
export type TypedStage = TypedScoreRule & {
  key?: string;
  kind: StageKind;
  name: string;
  nameEn?: string;
  runner: StageRunner;
  opensOn?: string;
  opensTime?: string;
  closesOn?: string;
  closesTime?: string;
  sight: readonly ('makers' | 'unit' | 'place')[];
  count?: number;
  pointsMin?: string;
  tiesGoOn: boolean;
  quotas?: string;
  judgesPerEntry?: number;
  loadCap?: number;
  calibration?: number;
  rubric?: string;
  reveal?: Reveal;
};
export type TypedNamed = { key?: string; name?: string; nameEn?: string };
export type TypedJudging = TypedScoreRule &
  TypedConversion & {
    route: Route;
    stages: readonly TypedStage[];
    votesPercent: number;
    ties: readonly { by?: string }[];
    direct?: number;
    bonus?: string;
    penalties: readonly { over?: string; points?: string; out: boolean }[];
    figures: readonly (TypedNamed & TypedConversion & { percent?: number })[];
    awards: readonly (TypedNamed & { count?: number; quotas?: string })[];
    prizes: readonly (TypedNamed & {
      by?: string;
      count?: number;
      judgesPart?: number;
      votesPart?: number;
      figurePart?: number;
    })[];
    ratioPercentMax?: number;
  };

/** What a call must be known by to read what was typed for it. */
export type Judged = Pick<Call, 'stages' | 'route' | 'formula' | 'rubric' | 'eligibility'>;

/** A reader that gathers what it does not understand, each by its field, and reads on. */
export class Reading {
  readonly refusals: Refusal[] = [];

  decimal(typed: string | undefined, field: string): number | undefined {
    if (typed === undefined) return undefined;
    if (/^\d{1,4}(\.\d{1,4})?$/.test(typed)) return Number(typed);
    this.refusals.push({ code: 'call.typed-number', field });
    return undefined;
  }

  needed(typed: string | undefined, field: string): number {
    if (typed === undefined) this.refusals.push({ code: 'shape.required', field });
    return this.decimal(typed, field) ?? 0;
  }

  /** One thing a line; a line that is not understood is told by its number. */
  lines<T>(typed: string | undefined, field: string, read: (parts: string[]) => T | undefined): T[] {
    const lines = (typed ?? '').split('\n').map((line) => line.trim());
    return lines.flatMap((words, index) => {
      if (words === '') return [];
      const one = read(words.split(/[|\uff5c]/).map((part) => part.trim()));
      if (one === undefined)
        this.refusals.push({ code: 'call.typed-words', about: { line: index + 1, words }, field });
      return one ?? [];
    });
  }
}

const isCount = (text: string | undefined) => text === undefined || text === '' || /^\d{1,4}$/.test(text);
const countOf = (text: string | undefined) => (text ? Number(text) : undefined);
export const defined = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as T;

/** Everything by which works of a call can be divided: its kinds of work and its groups. */
export function groupsOfCall({ eligibility }: Pick<Call, 'eligibility'>): { group: string; name: Named }[] {
  const of = (family: string, options: readonly { key: string; name: Named }[] = []) =>
    options.map(({ key, name }) => ({ group: `${family}:${key}`, name }));
  return [...of('subtype', eligibility.subtypes), ...of('group', eligibility.groups)];
}

/** `name | least | most`, a line for each group. */
export function quotasTyped(
  reading: Reading,
  call: Judged,
  typed: string | undefined,
  field: string,
): { subQuotas?: SubQuota[] } {
  const quotas = reading.lines(typed, field, ([name, least, most]): SubQuota | undefined => {
    const found = groupsOfCall(call).find((one) => [one.name.zh, one.name.en, one.group].includes(name));
    if (!found || !isCount(least) || !isCount(most)) return undefined;
    return defined({ ...found, atLeast: countOf(least), atMost: countOf(most) });
  });
  return quotas.length > 0 ? { subQuotas: quotas } : {};
}

export function scoreRuleTyped(
  reading: Reading,
  typed: TypedScoreRule,
  at: (name: string) => string,
): ScoreRule | undefined {
  const { average = 'mean', scale = 'raw', trimFrom } = typed;
  const first = scale === 'rank-points' ? reading.decimal(typed.rankFirst, at('rankFirst')) : undefined;
  const step = first === undefined ? undefined : reading.decimal(typed.rankStep, at('rankStep'));
  const isPlain = average === 'mean' && scale === 'raw';
  if (isPlain) return undefined;
  return defined({
    ...{ average, scale },
    ...{ trimFrom: average === 'trimmed' ? trimFrom : undefined, first, step },
  });
}
