/** A whole upload becomes a kept file: looked at like any other, then kept; asked again, it is the same file. */

import type { PersonId } from '../../../kernel/id.ts';
import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import { crashPoint } from '../../../platform/crash.ts';
import type { Doing } from '../../../platform/db.ts';
import { examineFile, type MediaRoom } from '../../media/actions/examine-file.ts';
import { keepFile } from '../../media/actions/receive-file.ts';
import type { MediaFile } from '../../media/media.ts';
import { findFile } from '../../media/store.ts';
import { holdUpload, markTaken } from '../store.ts';

/** `purpose`, when given, must be the upload's own: what was sent for one form is not taken by another. */
export type UploadTaken = {
  uploadId: string;
  ownerId: PersonId;
  purpose?: string;
  field: string;
  sizeBytesMax: number;
};

/** Refuses what is not the owner's, what is not all here, and what media refuses. The bytes stay until the row is kept. */
export function takeUpload(room: MediaRoom) {
  return async (doing: Doing, asked: UploadTaken): Promise<Outcome<MediaFile>> => {
    const { field, sizeBytesMax } = asked;
    const upload = await holdUpload(doing.tx, asked.ownerId, asked.uploadId);
    if (!upload || (asked.purpose !== undefined && asked.purpose !== upload.purpose))
      return refuse('upload.not-found', undefined, field);
    const taken = upload.fileId && (await findFile(doing.tx, upload.fileId));
    if (taken) return done(taken);
    if (upload.state !== 'complete') return refuse('upload.unfinished', undefined, field);
    const seen = await room.files.arriving.look(upload.token);
    if (!seen || seen.sha256 !== upload.sha256) return refuse('upload.not-found', undefined, field);
    const received = { ...seen, token: await room.files.arriving.lend(upload.token) };
    crashPoint('upload.lent');
    const isTooLarge = received.sizeBytes > sizeBytesMax;
    if (isTooLarge) await room.files.discard(received.token);
    const examined = await examineFile(room, isTooLarge ? 'too-large' : received, { field, sizeBytesMax });
    if (!examined.ok) return examined;
    crashPoint('upload.examined');
    const file = await keepFile(room)(doing, { examined: examined.value, originalName: upload.originalName });
    await markTaken(doing, upload.id, file.id);
    crashPoint('upload.taken');
    return done(file);
  };
}
