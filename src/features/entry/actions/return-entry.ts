/** Returning: the unit gives a work back with a reason, so that it can be put right. */

import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { EntryAtCall } from '../entry.ts';
import { insertStep, moveEntry } from '../store/change.ts';

/** Refuses when it moved, or was sent anew, since the officer looked at it. */
export async function returnEntry(
  doing: Doing,
  entry: EntryAtCall,
  decided: { reason: string; version: number },
): Promise<Outcome<EntryAtCall>> {
  const moved = await moveEntry(doing, { ...entry, version: decided.version }, 'returned');
  if (!moved) return refuse('entry.moved');
  const { id, version, unitId, campaignId, title, number } = entry;
  await insertStep(doing, {
    entryId: id,
    verb: 'return',
    version,
    organisationId: unitId,
    reason: decided.reason,
  });
  await announce(doing, {
    name: 'entry.returned',
    subjectId: id,
    organisationId: unitId,
    campaignId,
    seat: 'officer',
    reason: decided.reason,
    before: { state: entry.state },
    after: { title, number, version },
  });
  return done({ ...entry, state: 'returned' });
}
