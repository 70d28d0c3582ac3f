/** The word "amend": a campaign with what was typed over it, and whether that may stand as its next version. */

import { plusDays } from '../../kernel/period.ts';
import type { Refusal } from '../../kernel/verdict.ts';
import { type Body, type BodyRole, type Campaign, type Latitudes, ownCalendar } from './campaign.ts';
import {
  changesBetween,
  type Difference,
  differencesBetween,
  judgeLatitudes,
  latitudeFieldOf,
  latitudeOf,
  latitudesTyped,
  type RuleValues,
  refusalsOf,
  type TypedLatitude,
  valuesOf,
} from './latitude.ts';
import { campaignFieldOf, campaignRules, judgeTerms, type TypedTerms, typedOver } from './rule.ts';

/** A body as a form sends it: rows without a name are empty. */
export type TypedBody = { role?: BodyRole; name?: string };
export type TypedAmendment = TypedTerms & {
  titleEn?: string;
  latitude: readonly TypedLatitude[];
  bodies: readonly TypedBody[];
};

export const bodiesTyped = (typed: readonly TypedBody[]): Body[] =>
  typed.flatMap(({ role, name }) => (name ? [{ role: role ?? 'support', name }] : []));

/** The campaign as typed. Unlike in adoption, an emptied field empties the rule. */
export function amended(campaign: Campaign, typed: TypedAmendment): Campaign {
  const terms = typedOver(campaign, typed);
  const { closesAt } = terms;
  const isMoved = closesAt.getTime() !== campaign.closesAt.getTime();
  const bodies = bodiesTyped(typed.bodies).map(
    (body) => campaign.bodies.find((one) => one.name === body.name && one.role === body.role) ?? body,
  );
  return {
    ...campaign,
    ...terms,
    title: { zh: terms.title.zh, en: typed.titleEn },
    theme: typed.theme === undefined ? undefined : terms.theme,
    reportDueAt: typed.reportDueOn === undefined ? undefined : terms.reportDueAt,
    reportUntil: typed.reportUntilOn === undefined ? undefined : terms.reportUntil,
    calendar: ownCalendar(campaign.calendar, closesAt),
    archivesAt: isMoved ? plusDays(closesAt, 60) : campaign.archivesAt,
    latitude: latitudesTyped(campaignRules, typed.latitude),
    bodies,
  };
}

/** What the level above laid down in the version that was adopted; nothing above the topmost. */
export type LaidDown = { values: RuleValues; latitude: Latitudes };

/** Whether it may stand beneath the version adopted, and by itself. */
export function judgeAmended(next: Campaign, above: LaidDown | undefined): Refusal[] {
  const own = valuesOf(campaignRules, next);
  return [
    ...judgeTerms(next),
    ...(above
      ? [
          ...refusalsOf(
            differencesBetween(campaignRules, own, above.values, above.latitude),
            campaignFieldOf,
          ),
          ...judgeLatitudes(campaignRules, next.latitude, above.latitude, (key) =>
            latitudeFieldOf(campaignRules, key),
          ),
        ]
      : []),
  ];
}

/** The rules that change; `above` is how it stands, `own` how it would. */
export function changesOf(campaign: Campaign, next: Campaign): Difference[] {
  return changesBetween(campaignRules, valuesOf(campaignRules, next), valuesOf(campaignRules, campaign));
}

/** Whether anything at all changes: a rule, what is left to those beneath, who takes part. */
export function isChanged(campaign: Campaign, next: Campaign): boolean {
  const isLeft = campaignRules.every(
    (rule) => latitudeOf(rule, campaign.latitude) === latitudeOf(rule, next.latitude),
  );
  const says = (bodies: readonly Body[]) => JSON.stringify(bodies.map(({ role, name }) => [role, name]));
  return !isLeft || says(campaign.bodies) !== says(next.bodies) || changesOf(campaign, next).length > 0;
}

/** What a reader of the audit wants: each changed rule's value before and after. */
export function beforeAfter(changes: readonly Difference[]) {
  return {
    before: Object.fromEntries(changes.map((one) => [one.rule.key, one.above])),
    after: Object.fromEntries(changes.map((one) => [one.rule.key, one.own])),
  };
}

/** Reason and consent, asked of whoever changes what has been issued. */
export function judgeConsent(
  state: Campaign['state'],
  typed: { reason?: string; confirmed: boolean },
): Refusal | undefined {
  if (state === 'running' && !typed.reason) return { code: 'campaign.reason-missing', field: 'reason' };
  return typed.confirmed ? undefined : { code: 'campaign.amend-unconfirmed' };
}
