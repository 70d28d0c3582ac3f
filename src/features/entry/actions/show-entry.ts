/** Showing a recommended work to everybody; a part of what opens the public's view, which announces the fact. */

import type { Doing } from '../../../platform/db.ts';
import type { Entry } from '../entry.ts';
import { insertStep, setShown } from '../store/change.ts';

/** Shown already, not recommended, or hidden by an officer: changes nothing that is seen. */
export async function showEntry(doing: Doing, entry: Pick<Entry, 'id' | 'version'>): Promise<void> {
  if (!(await setShown(doing, entry.id))) return;
  await insertStep(doing, { entryId: entry.id, verb: 'show', version: entry.version });
}
