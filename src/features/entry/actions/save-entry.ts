/** Saving a draft's words; they may lack anything. */

import { done, type Outcome, refuse, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { type EntryAtCall, type EntryText, judgeLink } from '../entry.ts';
import { saveText } from '../store/change.ts';
import { atCall, getEntry } from '../store.ts';

/** Refuses a link where the call takes none, and to overwrite what somebody saved since (409). */
export async function saveEntry(
  doing: Doing,
  entry: EntryAtCall,
  written: EntryText,
  revision: number,
): Promise<Outcome<EntryAtCall>> {
  const problem = judgeLink(entry.call, written.link);
  if (problem) return refuseAll([problem]);
  if (!(await saveText(doing, entry.id, revision, written))) return refuse('http.stale');
  return done(await atCall(doing.tx, await getEntry(doing.tx, entry.id)));
}
