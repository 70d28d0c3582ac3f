/** Arranging a series: its order, and the words beneath each picture. */

import type { FileId } from '../../../kernel/id.ts';
import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import type { EntryAtCall } from '../entry.ts';
import { type EntryFile, isOrderOf, moved } from '../file.ts';
import { orderFiles, setNote } from '../store/file.ts';

export type FiledEntry = { entry: EntryAtCall; one: EntryFile };

/** The whole order at once, as it was dragged; refuses one that names other files than there are. */
export async function orderEntryFiles(
  doing: Doing,
  entry: EntryAtCall,
  { files }: { files: readonly FileId[] },
): Promise<Outcome<EntryAtCall>> {
  if (!isOrderOf(files, entry.files)) return refuse('entry.order-other', undefined, 'file');
  return (await orderFiles(doing, entry.id, files)) ? done(entry) : refuse('entry.moved');
}

/** One place up or down, by a button. */
export async function moveEntryFile(
  doing: Doing,
  { entry, one }: FiledEntry,
  { to }: { to: 'up' | 'down' },
): Promise<Outcome<EntryAtCall>> {
  const order = moved(
    entry.files.map(({ file }) => file.id),
    one.file.id,
    to,
  );
  return (await orderFiles(doing, entry.id, order)) ? done(entry) : refuse('entry.moved');
}

export async function noteFile(
  doing: Doing,
  { entry, one }: FiledEntry,
  { note = '' }: { note?: string },
): Promise<Outcome<EntryAtCall>> {
  return (await setNote(doing, entry.id, one.file.id, note)) ? done(entry) : refuse('entry.moved');
}
