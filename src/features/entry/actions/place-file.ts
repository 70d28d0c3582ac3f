/** A kept file takes its place on a draft: instead of the one that is there, or as the next of a series. */

import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import type { MediaFile } from '../../media/media.ts';
import { enqueue } from '../../rendition/actions/enqueue.ts';
import type { EntryAtCall } from '../entry.ts';
import { askedOf } from '../file.ts';
import { addFile, listEntryFiles, replaceFiles } from '../store/file.ts';
import { atCall, getEntry } from '../store.ts';

/** Refuses one too many, the same bytes a second time, and an entry that moved on. */
export async function placeFile(
  doing: Doing,
  entry: EntryAtCall,
  file: MediaFile,
): Promise<Outcome<EntryAtCall>> {
  const { filesMax } = askedOf(entry.call, entry.subtype);
  await enqueue(doing, file);
  const isOne = filesMax <= 1;
  const placed = isOne
    ? await replaceFiles(doing, entry.id, [{ id: file.id }])
    : await addFile(doing, entry.id, { id: file.id });
  if (!placed) return refuse('entry.moved');
  const files = await listEntryFiles(doing.tx, entry.id);
  if (files.length > Math.max(1, filesMax)) return refuse('entry.files-many', { max: filesMax }, 'file');
  if (files.some((one) => one.file.id !== file.id && one.file.sha256 === file.sha256))
    return refuse('entry.file-twice', { name: file.originalName }, 'file');
  return done(await atCall(doing.tx, await getEntry(doing.tx, entry.id)));
}
