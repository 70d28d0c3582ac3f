/** The word "adopt": what an organisation takes over from the campaign above, and where it differs afterwards. */

import type { CallId, OrganisationId } from '../../kernel/id.ts';
import type { Named } from '../../kernel/text.ts';
import type { Refusal } from '../../kernel/verdict.ts';
import { type Call, inherited } from '../call/call.ts';
import {
  type CallTerms,
  callFieldOf,
  callRules,
  judgeCallTerms,
  type TypedCallTerms,
  typedOverCall,
} from '../call/rule.ts';
import { type Campaign, ownCalendar } from '../campaign/campaign.ts';
import { differencesBetween, refusalsOf, valuesOf } from '../campaign/latitude.ts';
import {
  type CampaignTerms,
  campaignFieldOf,
  campaignRules,
  judgeTerms,
  type TypedTerms,
  typedOver,
} from '../campaign/rule.ts';

/** What the recipient decides: its own values, and which calls it carries on. Nothing said: as above. */
export type AdoptionChoice = TypedTerms & { calls?: readonly CallChoice[] };
export type CallChoice = TypedCallTerms & { callId: CallId; carried?: boolean };

export type PlannedCall = { parent: Call; terms: CallTerms };
export type AdoptionPlan = { terms: CampaignTerms; calls: readonly PlannedCall[] };

/** The plan a choice makes, or every reason why it cannot stand, each by its field. */
export function planAdoption(
  parent: Campaign,
  calls: readonly Call[],
  choice: AdoptionChoice,
): { plan: AdoptionPlan } | { refusals: Refusal[] } {
  const terms = typedOver(parent, choice);
  const above = valuesOf(campaignRules, parent);
  const refusals: Refusal[] = [
    ...judgeTerms(terms),
    ...refusalsOf(
      differencesBetween(campaignRules, valuesOf(campaignRules, terms), above, parent.latitude),
      campaignFieldOf,
    ),
  ];
  const open = calls.filter((call) => !call.withdrawnAt);
  const rows: CallChoice[] = choice.calls?.slice() ?? open.map((call) => ({ callId: call.id }));
  const planned: PlannedCall[] = [];
  for (const [index, row] of rows.entries()) {
    if (row.carried === false) continue;
    const call = open.find((one) => one.id === row.callId);
    if (!call || planned.some((one) => one.parent.id === call.id)) {
      refusals.push({ code: 'shape.not-chosen', field: `calls.${index}.closesOn` });
      continue;
    }
    const own = typedOverCall(inherited(call), row);
    refusals.push(
      ...judgeOwnCall(own, call, index, terms.closesAt < parent.closesAt ? terms.closesAt : undefined),
    );
    planned.push({ parent: call, terms: own });
  }
  if (open.length > 0 && planned.length === 0) refusals.push({ code: 'notice.no-calls', field: 'calls' });
  return refusals.length > 0 ? { refusals } : { plan: { terms, calls: planned } };
}

/** An own call under the latitude of the one above; whoever ends the campaign earlier ends the collecting with it. */
function judgeOwnCall(own: CallTerms, above: Call, index: number, endsAt: Date | undefined): Refusal[] {
  const differences = differencesBetween(
    callRules,
    valuesOf(callRules, own),
    valuesOf(callRules, above),
    above.latitude,
  );
  const found = [...judgeCallTerms(own), ...refusalsOf(differences, callFieldOf)];
  if (endsAt && own.closesAt > endsAt)
    found.push({
      code: 'notice.after-own-end',
      about: { call: above.name, closesAt: endsAt },
      field: 'closesOn',
    });
  return found.map((refusal) => ({ ...refusal, field: `calls.${index}.${refusal.field}` }));
}

/** The campaign an adoption makes, before it has an id. */
export function ownVersion(parent: Campaign, organisationId: OrganisationId, plan: AdoptionPlan) {
  const { year, periodWords, supplements, latitude } = parent;
  return {
    ...plan.terms,
    parent,
    organisationId,
    year,
    periodWords,
    supplements,
    latitude,
    calendar: ownCalendar(parent.calendar, plan.terms.closesAt),
    state: 'running' as const,
  };
}

/** One inherited thing, as above and as here; `own` is missing where it was not carried on. */
export type OwnDay = { key: string; name?: Named; above: Date; own?: Date };

/** The campaign's end and each call's closing, side by side. */
export function daysBeside(
  parent: Pick<Campaign, 'closesAt'>,
  own: Pick<Campaign, 'closesAt'>,
  callsAbove: readonly Call[],
  ownCalls: readonly Call[],
): OwnDay[] {
  const calls = callsAbove.map((call): OwnDay => {
    const mine = ownCalls.find((one) => one.parentId === call.id);
    return { key: call.key, name: call.name, above: call.closesAt, own: mine?.closesAt };
  });
  return [{ key: 'end', above: parent.closesAt, own: own.closesAt }, ...calls];
}

/** Whether the own value is not the one above. */
export function isDifferent(day: OwnDay): boolean {
  return day.own?.getTime() !== day.above.getTime();
}
