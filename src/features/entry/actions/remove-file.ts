/** Taking a file off a draft, for instance to give an address instead. */

import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import type { EntryAtCall } from '../entry.ts';
import type { EntryFile } from '../file.ts';
import { setFile } from '../store/change.ts';
import { dropFile } from '../store/file.ts';
import { atCall, getEntry } from '../store.ts';

/** All of them. */
export async function removeFile(doing: Doing, entry: EntryAtCall): Promise<Outcome<EntryAtCall>> {
  if (!(await setFile(doing, entry.id, undefined))) return refuse('entry.moved');
  return done({ ...entry, fileId: undefined, file: undefined, files: [] });
}

/** One of a series; the others move up. */
export async function removeOneFile(
  doing: Doing,
  { entry, one }: { entry: EntryAtCall; one: EntryFile },
): Promise<Outcome<EntryAtCall>> {
  if (!(await dropFile(doing, entry.id, one.file.id))) return refuse('entry.moved');
  return done(await atCall(doing.tx, await getEntry(doing.tx, entry.id)));
}
