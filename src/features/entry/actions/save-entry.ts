/** Saving a draft's words; they may lack anything. */

import { done, type Outcome, refuse, refuseAll } from '../../../kernel/verdict.ts';
import { constraintOf, type Doing } from '../../../platform/db.ts';
import { declaredOf, type EntryAtCall, type EntryText, judgeDraft } from '../entry.ts';
import { saveText } from '../store/change.ts';
import { atCall, getEntry } from '../store.ts';

/**
 * Refuses a link where the call takes none, a reference that stands at this call already, and to overwrite what
 * somebody saved since (409).
 */
export async function saveEntry(
  doing: Doing,
  entry: EntryAtCall,
  written: EntryText,
  revision: number,
): Promise<Outcome<EntryAtCall>> {
  const problems = judgeDraft(entry.call, written);
  if (problems.length > 0) return refuseAll(problems);
  const declared = declaredOf(entry.call, entry.declared, written, doing.now);
  try {
    if (!(await saveText(doing, { id: entry.id, revision }, written, declared))) return refuse('http.stale');
    return done(await atCall(doing.tx, await getEntry(doing.tx, entry.id)));
  } catch (error) {
    if (constraintOf(error) !== 'entry_elsewhere') throw error;
    return refuse('entry.elsewhere-taken', { reference: written.elsewhere?.reference ?? '' }, 'reference');
  }
}
