/** Putting on a draft what was uploaded piece by piece: taken once, measured like any other file. */

import { personIdOf } from '../../../kernel/actor.ts';
import { type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import type { MediaRoom } from '../../media/actions/examine-file.ts';
import { takeUpload } from '../../upload/actions/take-upload.ts';
import { type EntryAtCall, fileSizeBytesMax } from '../entry.ts';
import { purposeOf } from '../file.ts';
import { placeFile } from './place-file.ts';

/** Refuses an upload of somebody else or for another form (not found), and whatever media refuses. */
export function attachUpload(room: MediaRoom) {
  return async (
    doing: Doing,
    entry: EntryAtCall,
    { upload: uploadId }: { upload: string },
  ): Promise<Outcome<EntryAtCall>> => {
    const ownerId = personIdOf(doing.actor);
    if (!ownerId) return refuse('http.sign-in-needed');
    const asked = { uploadId, ownerId, purpose: purposeOf(entry), field: 'file' };
    const taken = await takeUpload(room)(doing, { ...asked, sizeBytesMax: fileSizeBytesMax });
    return taken.ok ? placeFile(doing, entry, taken.value) : taken;
  };
}
