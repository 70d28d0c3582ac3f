/** Admitting: the unit says the work meets the rules and may take part. */

import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { EntryAtCall } from '../entry.ts';
import { insertStep, moveEntry } from '../store/change.ts';

/** Refuses when it moved, or was sent anew, since the officer looked at it. */
export async function admitEntry(
  doing: Doing,
  entry: EntryAtCall,
  seen: { version: number },
): Promise<Outcome<EntryAtCall>> {
  if (!(await moveEntry(doing, { ...entry, version: seen.version }, 'admitted')))
    return refuse('entry.moved');
  const { id, version, unitId, campaignId, title, number } = entry;
  await insertStep(doing, { entryId: id, verb: 'admit', version, organisationId: unitId });
  await announce(doing, {
    name: 'entry.admitted',
    subjectId: id,
    organisationId: unitId,
    campaignId,
    seat: 'officer',
    before: { state: entry.state },
    after: { title, number, version },
  });
  return done({ ...entry, state: 'admitted' });
}
