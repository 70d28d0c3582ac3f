/** What a page needs to show the files of a work: with what was made of each, and its subtitles. */

import type { EntryId } from '../../../kernel/id.ts';
import type { Tx } from '../../../platform/db.ts';
import type { MediaFile } from '../../media/media.ts';
import type { Caption } from '../../rendition/caption.ts';
import type { Rendition } from '../../rendition/rendition.ts';
import { listCaptionsOf } from '../../rendition/store/caption.ts';
import { listRenditionsOf } from '../../rendition/store.ts';
import type { EntryFile } from '../file.ts';
import { listEntryFiles } from './file.ts';

export type ShownFile = {
  file: MediaFile;
  note: string;
  renditions: readonly Rendition[];
  captions: readonly Pick<Caption, 'language'>[];
};

/** Files at hand, with what was made of them. */
export async function showFiles(tx: Tx, files: readonly EntryFile[]): Promise<ShownFile[]> {
  const ids = files.map(({ file }) => file.id);
  const [made, captions] = [await listRenditionsOf(tx, ids), await listCaptionsOf(tx, ids)];
  return files.map(({ file, note }) => ({
    file,
    note,
    renditions: made.get(file.id) ?? [],
    captions: captions.get(file.id) ?? [],
  }));
}

/** The files of an entry as its page shows them. Who may see them was decided by whoever holds the entry. */
export async function listShownFiles(tx: Tx, entryId: EntryId): Promise<ShownFile[]> {
  return showFiles(tx, await listEntryFiles(tx, entryId));
}
