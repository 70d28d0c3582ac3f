/** The word "latitude": rules as data, what a level leaves to those beneath for each, and how their values stand to it. */

import { sayDay, sayEnd } from '../../kernel/period.ts';
import type { Sentence } from '../../kernel/text.ts';
import {
  compareEqual,
  compareLess,
  compareMore,
  compareSets,
  isNarrowerOrSame,
  isWithinLatitude,
  type Latitude,
  type Tightness,
} from '../../kernel/tightness.ts';
import type { Refusal } from '../../kernel/verdict.ts';
import { type FileRule, sayRule } from '../media/rule.ts';
import { compareFileRules } from '../media/tightness.ts';
import type { Latitudes } from './campaign.ts';
import { text } from './text.ts';

/** How two values of a rule are compared. What is not set is the loosest; of an `extra` time it is the tightest. */
export type RuleKind = 'end' | 'extra' | 'begin' | 'at-most' | 'at-least' | 'set' | 'flag' | 'text' | 'files';

/**
 * One rule of a thing. Values are kept in versions as JSON, so instants are ISO texts and nothing is null.
 * `of` may answer undefined: then the thing does not have the rule at all, and nothing is compared.
 */
export type Rule<T> = {
  key: string;
  kind: RuleKind;
  name: Sentence;
  /** What stands when the owner has not said otherwise. */
  fallback: Latitude;
  of: (thing: T) => unknown;
  /** The thing with another value of this rule. */
  put: (thing: T, value: unknown) => T;
  /** Values that are codes, in words. */
  words?: (value: unknown) => Sentence;
  /** How two values compare where its kind does not say. */
  compares?: (own: unknown, above: unknown) => Tightness;
};
export type RuleValues = Readonly<Record<string, unknown>>;

/** A version as it was kept: every rule, and what was left to those beneath. */
export type KeptVersion = {
  version: number;
  at: Date;
  reason?: string;
  values: RuleValues;
  latitude: Latitudes;
};

/** A rule that is an instant. */
export function instantRule<T>(
  key: keyof T & string,
  kind: 'end' | 'extra' | 'begin',
  name: Sentence,
  fallback: Latitude = 'tighten',
): Rule<T> {
  return {
    ...{ key, kind, name, fallback },
    of: (thing) => (thing[key] as Date | undefined)?.toISOString() ?? null,
    put: (thing, value) => ({ ...thing, [key]: value ? new Date(value as string) : undefined }),
  };
}

/** A rule whose value is kept as it is. */
export function plainRule<T>(
  key: keyof T & string,
  kind: RuleKind,
  name: Sentence,
  fallback: Latitude,
  words?: Rule<T>['words'],
): Rule<T> {
  return {
    ...{ key, kind, name, fallback, words },
    of: (thing) => thing[key] ?? null,
    put: (thing, value) => ({ ...thing, [key]: value ?? undefined }),
  };
}

export function valuesOf<T>(rules: readonly Rule<T>[], thing: T): RuleValues {
  return Object.fromEntries(
    rules.map((rule) => [rule.key, rule.of(thing)]).filter(([, v]) => v !== undefined),
  );
}

const number = (value: unknown): number | undefined => (value === null ? undefined : Number(value));
const instant = (value: unknown): number | undefined =>
  value === null ? undefined : Date.parse(value as string);

/** How an own value stands to the one above. */
export function compareValues(kind: RuleKind, own: unknown, above: unknown): Tightness {
  switch (kind) {
    case 'end':
      return compareLess(instant(own), instant(above));
    case 'extra':
      return compareLess(instant(own) ?? 0, instant(above) ?? 0);
    case 'begin':
      return compareMore(instant(own), instant(above));
    case 'at-most':
    case 'flag':
      return compareLess(number(own), number(above));
    case 'at-least':
      return compareMore(number(own), number(above));
    case 'set':
      return compareSets((own ?? []) as string[], (above ?? []) as string[]);
    case 'files':
      return compareFileRules((own ?? []) as FileRule[], (above ?? []) as FileRule[]);
    case 'text':
      return compareEqual(inOrder(own), inOrder(above));
  }
}

/** The same value with its names in order: a database keeps them in an order of its own. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  const named = Object.entries(value).filter(([, one]) => one !== undefined && one !== null);
  return Object.fromEntries(
    named.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, one]) => [name, inOrder(one)]),
  );
}

export function latitudeOf(rule: Pick<Rule<never>, 'key' | 'fallback'>, latitudes: Latitudes): Latitude {
  return latitudes[rule.key] ?? rule.fallback;
}

/** One rule, as above and as here. */
export type Difference = {
  rule: Pick<Rule<never>, 'key' | 'kind' | 'name' | 'words'>;
  above: unknown;
  own: unknown;
  tightness: Tightness;
  latitude: Latitude;
};

/** Every rule that both have, side by side; `latitudes` are those of the level above. */
export function differencesBetween<T>(
  rules: readonly Rule<T>[],
  own: RuleValues,
  above: RuleValues,
  latitudes: Latitudes,
): Difference[] {
  return rules.flatMap((rule) => {
    const [mine, theirs] = [own[rule.key], above[rule.key]];
    if (mine === undefined || theirs === undefined) return [];
    const tightness = rule.compares?.(mine, theirs) ?? compareValues(rule.kind, mine, theirs);
    return [{ rule, own: mine, above: theirs, tightness, latitude: latitudeOf(rule, latitudes) }];
  });
}

/** The rules whose value is another than before. */
export function changesBetween<T>(
  rules: readonly Rule<T>[],
  now: RuleValues,
  before: RuleValues,
): Difference[] {
  return differencesBetween(rules, now, before, {}).filter((one) => one.tightness !== 'same');
}

/** Whether the own value stands under what the level above left. */
export function isConflict(difference: Difference): boolean {
  return !isWithinLatitude(difference.tightness, difference.latitude);
}

/** Every own value that does not stand, by its field. */
export function refusalsOf(differences: readonly Difference[], fieldOf: (key: string) => string): Refusal[] {
  return differences.filter(isConflict).map(({ rule, above, latitude }) => ({
    code: latitude === 'locked' ? 'campaign.rule-locked' : 'campaign.rule-looser',
    about: { what: rule.name, above: sayRuleValue(rule, above) },
    field: fieldOf(rule.key),
  }));
}

/** Nobody leaves more to those beneath than was left to them. */
export function judgeLatitudes<T>(
  rules: readonly Rule<T>[],
  own: Latitudes,
  above: Latitudes,
  fieldOf: (key: string) => string,
): Refusal[] {
  return rules
    .filter((rule) => !isNarrowerOrSame(latitudeOf(rule, own), latitudeOf(rule, above)))
    .map((rule) => ({
      code: 'campaign.latitude-wider',
      about: { what: rule.name },
      field: fieldOf(rule.key),
    }));
}

export type TypedLatitude = { rule: string; latitude: Latitude };

/** What was chosen in a form, by rule; only what differs from the default is kept. */
export function latitudesTyped<T>(rules: readonly Rule<T>[], typed: readonly TypedLatitude[]): Latitudes {
  const chosen = typed.filter((one) =>
    rules.some((rule) => rule.key === one.rule && rule.fallback !== one.latitude),
  );
  return Object.fromEntries(chosen.map((one) => [one.rule, one.latitude]));
}

/** The field of a rule's latitude in such a form. */
export function latitudeFieldOf<T>(rules: readonly Rule<T>[], key: string): string {
  return `latitude.${rules.findIndex((rule) => rule.key === key)}.latitude`;
}

/** A value as people read it. */
export function sayRuleValue(rule: Pick<Rule<never>, 'kind' | 'words'>, value: unknown): Sentence {
  const both = (say: (language: 'zh' | 'en') => string): Sentence => ({ zh: say('zh'), en: say('en') });
  if (value === null || value === undefined || (Array.isArray(value) && value.length === 0))
    return text['value.none'];
  if (rule.words) return rule.words(value);
  switch (rule.kind) {
    case 'end':
    case 'extra':
      return both((language) => sayEnd(new Date(value as string), language));
    case 'begin':
      return both((language) => sayDay(new Date(value as string), language));
    case 'files':
      return both((language) => (value as FileRule[]).map((one) => sayRule(one, language)).join('; '));
    case 'flag':
      return text[value ? 'value.yes' : 'value.no'];
    case 'text': {
      const named = value as string | { zh: string; en?: string };
      return typeof named === 'string' ? both(() => named) : { zh: named.zh, en: named.en ?? named.zh };
    }
    default:
      return both(() => String(value));
  }
}
