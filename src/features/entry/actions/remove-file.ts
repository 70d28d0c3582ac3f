/** Taking the file off a draft, for instance to give an address instead. */

import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import type { EntryAtCall } from '../entry.ts';
import { setFile } from '../store/change.ts';

export async function removeFile(doing: Doing, entry: EntryAtCall): Promise<Outcome<EntryAtCall>> {
  if (!(await setFile(doing, entry.id, undefined))) return refuse('entry.moved');
  return done({ ...entry, fileId: undefined, file: undefined });
}
