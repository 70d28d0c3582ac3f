/** Beginning an upload: within one's limits and while the disk has room, an empty file and its row. */

import { newId, type PersonId } from '../../../kernel/id.ts';
import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import type { Files } from '../../../platform/files.ts';
import { saySize } from '../../media/measure.ts';
import { shownName } from '../../media/media.ts';
import { holdUnderWay, insertUpload } from '../store.ts';
import {
  bytesUnderWayMax,
  excessOf,
  expiryOf,
  type Upload,
  type UploadId,
  uploadSizeBytesMax,
  uploadsUnderWayMax,
} from '../upload.ts';

export type UploadAsked = { ownerId: PersonId; sizeBytes: number; originalName: string; purpose: string };

export function beginUpload(room: { files: Files }) {
  return async (doing: Doing, asked: UploadAsked): Promise<Outcome<Upload>> => {
    const { sizeBytes } = asked;
    if (sizeBytes === 0) return refuse('upload.empty');
    if (sizeBytes > uploadSizeBytesMax)
      return refuse('upload.too-large', { max: saySize(uploadSizeBytesMax) });
    const excess = excessOf(await holdUnderWay(doing.tx, asked.ownerId), sizeBytes);
    if (excess === 'too-many') return refuse('upload.too-many', { max: uploadsUnderWayMax });
    if (excess === 'too-much') return refuse('upload.too-much', { max: saySize(bytesUnderWayMax) });
    if (!(await room.files.hasRoom(sizeBytes))) return refuse('upload.disk-full');
    const upload: Upload = {
      ...asked,
      id: newId<UploadId>(doing.now.getTime()),
      originalName: shownName(asked.originalName),
      offsetBytes: 0,
      token: await room.files.arriving.begin(),
      state: 'arriving',
      createdAt: doing.now,
      touchedAt: doing.now,
      expiresAt: expiryOf(doing.now),
    };
    await insertUpload(doing.tx, upload);
    return done(upload);
  };
}
