/** The word "rule" of a commendation: what an officer typed as data, what is wrong with it, and the usual one to begin with. */

import type { Named } from '../../kernel/text.ts';
import type { Refusal } from '../../kernel/verdict.ts';
import { endOfDay } from '../campaign/campaign.ts';
import type { OrganisationKind } from '../organisation/organisation.ts';
import { type CommendationKind, judgeRule, type Rule, type Whom } from './commendation.ts';
import type { Conversion, Measure, Part } from './measure.ts';
import { text } from './text.ts';

export type PartTyped = {
  measure: Measure;
  max: number;
  kind: Conversion['kind'];
  points?: number;
  each?: number;
  least?: number;
  perWorkplace: boolean;
};
export type RuleTyped = {
  version: number;
  name: string;
  nameEn?: string;
  brief: string;
  depth?: Whom['depth'];
  kinds: OrganisationKind[];
  tiers: { name: string; count: number }[];
  parts: PartTyped[];
  quota?: number;
  quotaUp?: number;
  nominateOn?: string;
  noticeDays: number;
  listing: Rule['listing'];
};

/** A conversion without its numbers is none; the refusal stands by its kind. Points by hand count as they are given. */
function conversionOf(typed: PartTyped, index: number): Conversion | Refusal {
  const { kind, points, each, least } = typed;
  const missing: Refusal = { code: 'commendation.conversion', field: `parts.${index}.kind` };
  if (typed.measure === 'hand') return { kind: 'per-unit', points: 1, each: 1 };
  if (kind === 'best') return { kind };
  if (kind === 'threshold') return least === undefined ? missing : { kind, least };
  return points === undefined || each === undefined ? missing : { kind, points, each };
}

/** What was typed, as a rule; or everything that is wrong with it. */
export function ruleOf(
  kind: CommendationKind,
  scope: 'campaign' | 'call',
  typed: RuleTyped,
): { rule: Rule; name: Named } | { refusals: Refusal[] } {
  const conversions = typed.parts.map(conversionOf);
  const missing = conversions.filter((one) => 'code' in one);
  if (missing.length > 0) return { refusals: missing };
  const parts = typed.parts.map(
    ({ measure, max, perWorkplace }, index): Part => ({
      ...{ measure, max, perWorkplace },
      conversion: conversions[index] as Conversion,
    }),
  );
  const isOfPeople = kind === 'persons';
  const rule: Rule = {
    brief: typed.brief,
    whom: { depth: typed.depth ?? '1', kinds: typed.kinds },
    tiers: typed.tiers.map((tier, index) => ({ key: `t${index + 1}`, ...tier })),
    parts: isOfPeople ? [] : parts,
    quota: isOfPeople ? typed.quota : undefined,
    quotaUp: isOfPeople ? typed.quotaUp : undefined,
    nominateUntil: isOfPeople && typed.nominateOn ? endOfDay(typed.nominateOn) : undefined,
    noticeDays: typed.noticeDays,
    listing: typed.listing,
  };
  const refusals = judgeRule(kind, rule, scope);
  return refusals.length > 0 ? { refusals } : { rule, name: { zh: typed.name, en: typed.nameEn } };
}

const best: Conversion = { kind: 'best' };
const usualParts: Record<'campaign' | 'call', readonly Part[]> = {
  campaign: [
    { measure: 'admitted', max: 25, conversion: best, perWorkplace: true },
    {
      measure: 'awards',
      max: 25,
      conversion: { kind: 'per-unit', points: 5, each: 1 },
      perWorkplace: false,
    },
    { measure: 'activities', max: 20, conversion: best, perWorkplace: true },
    { measure: 'completeness', max: 20, conversion: best, perWorkplace: false },
    { measure: 'punctuality', max: 10, conversion: { kind: 'threshold', least: 90 }, perWorkplace: false },
  ],
  call: [
    { measure: 'admitted', max: 40, conversion: best, perWorkplace: true },
    {
      measure: 'recommended',
      max: 30,
      conversion: { kind: 'per-unit', points: 3, each: 1 },
      perWorkplace: false,
    },
    {
      measure: 'awards',
      max: 30,
      conversion: { kind: 'per-unit', points: 10, each: 1 },
      perWorkplace: false,
    },
  ],
};

/** What a new one begins with, to be edited. */
export function usualRule(kind: CommendationKind, scope: 'campaign' | 'call'): Rule {
  const base = {
    whom: { depth: '1', kinds: [] },
    noticeDays: 5,
    listing: 'tree',
  } as const;
  if (kind === 'persons') {
    const tier = { key: 't1', name: text['tier.person'].zh, count: 10 };
    return { ...base, brief: text['brief.person'].zh, tiers: [tier], parts: [], quota: 2 };
  }
  const tiers = [
    { key: 't1', name: text['tier.best'].zh, count: 1 },
    { key: 't2', name: text['tier.good'].zh, count: 2 },
  ];
  return { ...base, brief: text['brief.unit'].zh, tiers, parts: usualParts[scope] };
}
