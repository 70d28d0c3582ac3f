/** Taking what has arrived piece by piece: a whole upload of this batch becomes one of its files, or is unpacked. */

import { personIdOf } from '../../../kernel/actor.ts';
import { type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import type { MediaRoom } from '../../media/actions/examine-file.ts';
import { takeUpload } from '../../upload/actions/take-upload.ts';
import { holdUpload, markDropped } from '../../upload/store.ts';
import { fileSizeBytesMax, purposeOf } from '../batch.ts';
import { keepOn } from './add-file.ts';
import type { WholeBatch } from './see-batch.ts';
import { unpackArchive } from './unpack-archive.ts';

/** Refuses what is not one's own, was sent for another form or is not whole, and what media or the archive refuse. */
export function takeArrived(room: MediaRoom) {
  return async (
    doing: Doing,
    batch: WholeBatch,
    { upload: uploadId }: { upload: string },
  ): Promise<Outcome<WholeBatch>> => {
    const ownerId = personIdOf(doing.actor);
    const upload = ownerId && (await holdUpload(doing.tx, ownerId, uploadId));
    const purpose = purposeOf(batch);
    if (!upload || upload.purpose !== purpose) return refuse('upload.not-found', undefined, 'upload');
    if (/\.zip$/i.test(upload.originalName) && upload.state === 'complete') {
      const token = await room.files.arriving.lend(upload.token);
      const path = room.files.quarantinePathOf(token);
      const unpacked = await unpackArchive(room)(doing, batch, { path, token });
      if (unpacked.ok) await markDropped(doing, upload.id);
      return unpacked;
    }
    const asked = { uploadId, ownerId, purpose, field: 'upload', sizeBytesMax: fileSizeBytesMax };
    const kept = await takeUpload(room)(doing, asked);
    if (!kept.ok) return kept;
    return keepOn(doing, batch, upload.originalName, kept.value);
  };
}
