/** The word "change": the steps of an activity's history, and what an amendment made different, field by field. */

import type { OrganisationId, PersonId } from '../../kernel/id.ts';
import { sayInstant } from '../../kernel/period.ts';
import type { ActivityVerb, Report } from './activity.ts';

export const changedFields = [
  'name',
  'organiser',
  'occurrences',
  'place',
  'account',
  'enterprise',
  'contacts',
  'reach',
  'reachChannel',
  'reachSource',
  'spread',
  'hours',
  'links',
] as const;
export type ChangedField = (typeof changedFields)[number];
export type FieldChange = { field: ChangedField; before: string; after: string };

/** One step of its history. */
export type ActivityStep = {
  id: string;
  verb: 'report' | 'photo' | ActivityVerb;
  at: Date;
  byId?: PersonId;
  /** The level that took it. */
  organisationId?: OrganisationId;
  reason?: string;
  version: number;
  changes: readonly FieldChange[];
};

/** A field in words that both languages can read: what was typed, instants as numbers. */
function wordsOf(report: Report, field: ChangedField): string {
  if (field === 'occurrences')
    return report.occurrences
      .map((one) => `${sayInstant(one.heldAt, 'zh')} · ${one.participants}`)
      .join('\n');
  if (field === 'links') return report.links.join('\n');
  return String(report[field] ?? '');
}

/** What differs between two reports. */
export function changesBetween(before: Report, after: Report): FieldChange[] {
  return changedFields
    .map((field) => ({ field, before: wordsOf(before, field), after: wordsOf(after, field) }))
    .filter((change) => change.before !== change.after);
}

/**
 * What was changed since the last approval: how often, and each field from what was approved to what stands now; what was
 * changed back is no change. Nothing when it was never approved. The newest step comes first.
 */
export function changedSinceApproval(
  steps: readonly Pick<ActivityStep, 'verb' | 'changes'>[],
): { times: number; changes: FieldChange[] } | undefined {
  const approved = steps.findIndex((step) => step.verb === 'approve');
  if (approved < 0) return undefined;
  const amended = steps.slice(0, approved).filter((step) => step.verb === 'amend');
  const merged = new Map<ChangedField, FieldChange>();
  for (const change of amended.flatMap((step) => step.changes))
    merged.set(change.field, { ...change, after: merged.get(change.field)?.after ?? change.after });
  const changes = [...merged.values()].filter((change) => change.before !== change.after);
  return { times: amended.length, changes };
}
