/** Hiding a work that was shown: at once gone from every public address (AC-111); its caller announces the fact. */

import type { Doing } from '../../../platform/db.ts';
import type { Entry } from '../entry.ts';
import { insertStep, setShown } from '../store/change.ts';

export async function hideEntry(doing: Doing, entry: Pick<Entry, 'id' | 'version'>): Promise<void> {
  if (!(await setShown(doing, entry.id, false))) return;
  await insertStep(doing, { entryId: entry.id, verb: 'hide', version: entry.version });
}
