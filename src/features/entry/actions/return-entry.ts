/** Returning: the unit gives a work back with a reason, and with remarks by the field, so that it can be put right. */

import { done, type Outcome, refuse, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import { askedFields } from '../../call/eligibility.ts';
import type { EntryAtCall } from '../entry.ts';
import { judgeRemarks, remarkables, type TypedRemark, writtenRemarks } from '../remark.ts';
import { insertStep, moveEntry } from '../store/change.ts';
import { insertRemarks } from '../store/version.ts';

type Decided = { reason: string; version: number; remarks?: readonly TypedRemark[] };

/** Refuses a remark by a field there is not, and when it moved, or was sent anew, since the officer looked at it. */
export async function returnEntry(
  doing: Doing,
  entry: EntryAtCall,
  { reason, version: seen, remarks = [] }: Decided,
): Promise<Outcome<EntryAtCall>> {
  const fields = remarkables(
    entry.call,
    askedFields(entry.call).map((field) => field.key),
  );
  const problems = judgeRemarks(remarks, fields);
  if (problems.length > 0) return refuseAll(problems);
  if (!(await moveEntry(doing, { ...entry, version: seen }, 'returned'))) return refuse('entry.moved');
  const { id, version, unitId, campaignId, title, number } = entry;
  const written = writtenRemarks(remarks);
  await insertStep(doing, { entryId: id, verb: 'return', version, organisationId: unitId, reason });
  await insertRemarks(doing, entry, written);
  await announce(doing, {
    name: 'entry.returned',
    subjectId: id,
    organisationId: unitId,
    campaignId,
    seat: 'officer',
    reason,
    before: { state: entry.state },
    after: { title, number, version, remarks: written.map(({ field }) => field) },
  });
  return done({ ...entry, state: 'returned' });
}
