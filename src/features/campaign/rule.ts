/** The rules of a campaign, as data: what those beneath may change in each, and how far. */

import type { Refusal } from '../../kernel/verdict.ts';
import { beginningOn, type Campaign, closingOn, judgePeriod } from './campaign.ts';
import { instantRule, plainRule, type Rule } from './latitude.ts';
import { text } from './text.ts';

/** The part of a campaign that is handed down. */
export type CampaignTerms = Pick<
  Campaign,
  | 'title'
  | 'theme'
  | 'opensAt'
  | 'closesAt'
  | 'activitiesFrom'
  | 'reportDueAt'
  | 'reportUntil'
  | 'graceMinutes'
>;

export const campaignRules: readonly Rule<CampaignTerms>[] = [
  plainRule('title', 'text', text['rule.title'], 'free'),
  plainRule('theme', 'text', text.theme, 'free'),
  instantRule('opensAt', 'begin', text['rule.opensAt']),
  instantRule('closesAt', 'end', text['rule.closesAt']),
  instantRule('activitiesFrom', 'begin', text['activities-from']),
  instantRule('reportDueAt', 'end', text['rule.reportDueAt']),
  // Not set: late reports are taken until the campaign ends (calendar/calendar.ts).
  instantRule('reportUntil', 'end', text['rule.reportUntil']),
  plainRule('graceMinutes', 'at-most', text['rule.graceMinutes'], 'tighten'),
];
export const campaignRuleKeys = campaignRules.map((rule) => rule.key);

/** The form fields by which the rules of a campaign are typed. */
const fields: Record<string, string> = {
  opensAt: 'opensOn',
  closesAt: 'closesOn',
  activitiesFrom: 'activitiesFromOn',
  reportDueAt: 'reportDueOn',
  reportUntil: 'reportUntilOn',
};
export const campaignFieldOf = (key: string): string => fields[key] ?? key;

export type TypedTerms = {
  title?: string;
  theme?: string;
  opensOn?: string;
  closesOn?: string;
  activitiesFromOn?: string;
  reportDueOn?: string;
  reportUntilOn?: string;
  graceMinutes?: number;
};

/** What was typed over given terms; a field left empty leaves them, its clock time too. */
export function typedOver(terms: CampaignTerms, typed: TypedTerms): CampaignTerms {
  const renamed = (name: string | undefined, old: CampaignTerms['theme']) =>
    name === undefined || name === old?.zh ? old : { zh: name };
  return {
    title: renamed(typed.title, terms.title)!,
    theme: renamed(typed.theme, terms.theme),
    opensAt: beginningOn(typed.opensOn, terms.opensAt),
    closesAt: closingOn(typed.closesOn, terms.closesAt),
    activitiesFrom: beginningOn(typed.activitiesFromOn, terms.activitiesFrom),
    reportDueAt: closingOn(typed.reportDueOn, terms.reportDueAt),
    reportUntil: closingOn(typed.reportUntilOn, terms.reportUntil),
    graceMinutes: typed.graceMinutes ?? terms.graceMinutes,
  };
}

/** Whether terms stand by themselves: the period has a length, and late reports end after the deadline. */
export function judgeTerms(terms: CampaignTerms): Refusal[] {
  const { reportDueAt, reportUntil } = terms;
  const isReversed = reportUntil !== undefined && (reportDueAt === undefined || reportUntil < reportDueAt);
  return [
    judgePeriod(terms),
    isReversed ? { code: 'campaign.report-reversed', field: 'reportUntilOn' } : undefined,
  ].filter((refusal) => refusal !== undefined);
}
