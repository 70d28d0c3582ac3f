/** The word "adopt": what an organisation takes over from the campaign above, and where it differs afterwards. */

import type { CallId, OrganisationId } from '../../kernel/id.ts';
import { daysBetween, plusDays, startOfDay } from '../../kernel/period.ts';
import type { Named } from '../../kernel/text.ts';
import type { Refusal } from '../../kernel/verdict.ts';
import { type Call, judgeOwnClosing } from '../call/call.ts';
import { type CalendarItem, type Campaign, judgeOwnDates, lastDayOf } from '../campaign/campaign.ts';

/** What the recipient decides: its own last days, and which calls it carries on. Nothing said: as above. */
export type AdoptionChoice = { closesOn?: string; calls?: readonly CallChoice[] };
export type CallChoice = { callId: CallId; carried?: boolean; closesOn?: string };

export type AdoptionPlan = { closesAt: Date; calls: readonly { parent: Call; closesAt: Date }[] };

/** The own closing instant on a chosen day: the clock time stays the parent's. */
export function closingOn(day: string | undefined, above: Date): Date {
  return day === undefined
    ? above
    : plusDays(above, daysBetween(startOfDay(lastDayOf(above)), startOfDay(day)));
}

/** The plan a choice makes, or every reason why it cannot stand, each by its field. */
export function planAdoption(
  parent: Campaign,
  calls: readonly Call[],
  choice: AdoptionChoice,
): { plan: AdoptionPlan } | { refusals: Refusal[] } {
  const closesAt = closingOn(choice.closesOn, parent.closesAt);
  const rows: CallChoice[] = choice.calls?.slice() ?? calls.map((call) => ({ callId: call.id }));
  const refusals: (Refusal | undefined)[] = [judgeOwnDates({ opensAt: parent.opensAt, closesAt }, parent)];
  const planned: { parent: Call; closesAt: Date }[] = [];
  for (const [index, row] of rows.entries()) {
    if (row.carried === false) continue;
    const call = calls.find((one) => one.id === row.callId);
    const field = `calls.${index}.closesOn`;
    if (!call || planned.some((one) => one.parent.id === call.id)) {
      refusals.push({ code: 'shape.not-chosen', field });
      continue;
    }
    const own = closingOn(row.closesOn, call.closesAt);
    refusals.push(
      judgeOwnClosing(own, call, field) ?? judgeAgainstOwnEnd(own, closesAt, parent, call, field),
    );
    planned.push({ parent: call, closesAt: own });
  }
  if (calls.length > 0 && planned.length === 0) refusals.push({ code: 'notice.no-calls', field: 'calls' });
  const found = refusals.filter((refusal) => refusal !== undefined);
  return found.length > 0 ? { refusals: found } : { plan: { closesAt, calls: planned } };
}

/** Who ends the campaign earlier ends the collecting with it. */
function judgeAgainstOwnEnd(
  own: Date,
  closesAt: Date,
  parent: Campaign,
  call: Call,
  field: string,
): Refusal | undefined {
  if (closesAt >= parent.closesAt || own <= closesAt) return undefined;
  return { code: 'notice.after-own-end', about: { call: call.name, closesAt }, field };
}

/** The calendar of the own version: no phase outlasts the own end. Deadlines stay: they are owed to the level above. */
export function ownCalendar(calendar: readonly CalendarItem[], closesAt: Date): CalendarItem[] {
  return calendar
    .filter((item) => item.kind === 'deadline' || item.opensAt < closesAt)
    .map((item) => (item.kind === 'phase' && item.closesAt > closesAt ? { ...item, closesAt } : item));
}

/** The campaign an adoption makes, before it has an id. */
export function ownVersion(parent: Campaign, organisationId: OrganisationId, plan: AdoptionPlan) {
  const { year, title, theme, opensAt, periodWords, activitiesFrom, supplements } = parent;
  return {
    parent,
    organisationId,
    year,
    title,
    theme,
    opensAt,
    periodWords,
    activitiesFrom,
    supplements,
    closesAt: plan.closesAt,
    calendar: ownCalendar(parent.calendar, plan.closesAt),
    state: 'running' as const,
  };
}

/** One inherited thing, as above and as here; `own` is missing where it was not carried on. */
export type Difference = { key: string; name?: Named; above: Date; own?: Date };

/** The campaign's end and each call's closing, side by side. */
export function differencesOf(
  parent: Pick<Campaign, 'closesAt'>,
  own: Pick<Campaign, 'closesAt'>,
  callsAbove: readonly Call[],
  ownCalls: readonly Call[],
): Difference[] {
  const calls = callsAbove.map((call): Difference => {
    const mine = ownCalls.find((one) => one.parentId === call.id);
    return { key: call.key, name: call.name, above: call.closesAt, own: mine?.closesAt };
  });
  return [{ key: 'end', above: parent.closesAt, own: own.closesAt }, ...calls];
}

/** Whether the own value is not the one above. */
export function isDifferent(difference: Difference): boolean {
  return difference.own?.getTime() !== difference.above.getTime();
}
