/** Releasing a recommended work back to its unit, which may then return it; a part of withdrawing or returning above. */

import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import type { Entry } from '../entry.ts';
import { insertStep, moveEntry } from '../store/change.ts';

/** What is released is no longer shown to anybody outside. */
export async function releaseEntry(doing: Doing, entry: Entry): Promise<Outcome<Entry>> {
  const moved = entry.state === 'recommended' && (await moveEntry(doing, entry, 'admitted'));
  if (!moved) return refuse('entry.moved');
  await insertStep(doing, {
    entryId: entry.id,
    verb: 'release',
    version: entry.version,
    organisationId: entry.unitId,
  });
  return done({ ...entry, state: 'admitted', shownAt: undefined });
}
