/** Marking an admitted work as recommended; a part of recommending, which announces the fact. */

import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import type { Entry } from '../entry.ts';
import { insertStep, moveEntry } from '../store/change.ts';

/** Already recommended is well; anything but admitted, or another version than was seen, is refused. */
export async function markRecommended(doing: Doing, entry: Entry): Promise<Outcome<Entry>> {
  if (entry.state === 'recommended') return done(entry);
  const moved = entry.state === 'admitted' && (await moveEntry(doing, entry, 'recommended'));
  if (!moved) return refuse('entry.moved');
  await insertStep(doing, {
    entryId: entry.id,
    verb: 'recommend',
    version: entry.version,
    organisationId: entry.unitId,
  });
  return done({ ...entry, state: 'recommended' });
}
