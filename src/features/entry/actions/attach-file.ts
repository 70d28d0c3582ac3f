/** Putting a file on a draft: it is received and measured; what breaks a rule stays, so that one sees why. */

import { type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { ReceivedFile } from '../../../platform/body.ts';
import type { Doing } from '../../../platform/db.ts';
import type { MediaRoom } from '../../media/actions/examine-file.ts';
import { receiveFile } from '../../media/actions/receive-file.ts';
import { type EntryAtCall, fileSizeBytesMax } from '../entry.ts';
import { placeFile } from './place-file.ts';

/** Refuses no file, a file that is not one of ours or cannot be read (media says why), and an entry that moved on. */
export function attachFile(room: MediaRoom) {
  return async (
    doing: Doing,
    entry: EntryAtCall,
    received: ReceivedFile | undefined,
  ): Promise<Outcome<EntryAtCall>> => {
    if (!received) return refuse('entry.file-missing', undefined, 'file');
    const { originalName } = received;
    const asked = { sizeBytesMax: fileSizeBytesMax, field: 'file' };
    const kept = await receiveFile(room)(doing, { received, originalName, ...asked });
    return kept.ok ? placeFile(doing, entry, kept.value) : kept;
  };
}
