/** Creating an entry whole, in one act: words and files together, sent in if asked. For tables and hand-overs. */

import type { FileId } from '../../../kernel/id.ts';
import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { enqueue } from '../../rendition/actions/enqueue.ts';
import type { EnteredBy, EntryAtCall, EntryText } from '../entry.ts';
import type { Place } from '../policy.ts';
import { replaceFiles } from '../store/file.ts';
import { atCall, getEntry } from '../store.ts';
import { sendEntry } from './send-entry.ts';
import { startEntry } from './start-entry.ts';

export type WholeWork = {
  text: EntryText;
  enteredBy: EnteredBy;
  files: readonly { id: FileId; note?: string }[];
  /** Sent in at once, or left as a draft. */
  isSent: boolean;
};

/** Refuses whatever starting and sending refuse; who may enter here was asked of policy (`mayEnterAsUnit`). */
export async function createEntry(
  doing: Doing,
  place: Place,
  { text, enteredBy, files, isSent }: WholeWork,
): Promise<Outcome<EntryAtCall>> {
  const started = await startEntry(doing, place, text, enteredBy);
  if (!started.ok) return started;
  if (!(await replaceFiles(doing, started.value.id, files))) return refuse('entry.moved');
  const draft = await atCall(doing.tx, await getEntry(doing.tx, started.value.id));
  for (const { file } of draft.files) await enqueue(doing, file);
  return isSent ? sendEntry(doing, draft, text, draft.revision) : done(draft);
}
