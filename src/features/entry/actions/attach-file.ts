/** Putting the file on a draft: it is received and measured; what breaks a rule stays, so that one sees why. */

import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { ReceivedFile } from '../../../platform/body.ts';
import type { Doing } from '../../../platform/db.ts';
import type { MediaRoom } from '../../media/actions/examine-file.ts';
import { receiveFile } from '../../media/actions/receive-file.ts';
import { type EntryAtCall, fileSizeBytesMax } from '../entry.ts';
import { setFile } from '../store/change.ts';

/** Refuses no file, a file that is not one of ours or cannot be read (media says why), and an entry that moved on. */
export function attachFile(room: MediaRoom) {
  return async (
    doing: Doing,
    entry: EntryAtCall,
    received: ReceivedFile | undefined,
  ): Promise<Outcome<EntryAtCall>> => {
    if (!received) return refuse('entry.file-missing', undefined, 'file');
    const { originalName } = received;
    const kept = await receiveFile(room)(doing, {
      received,
      originalName,
      sizeBytesMax: fileSizeBytesMax,
      field: 'file',
    });
    if (!kept.ok) return kept;
    if (!(await setFile(doing, entry.id, kept.value.id))) return refuse('entry.moved');
    return done({ ...entry, fileId: kept.value.id, file: kept.value });
  };
}
