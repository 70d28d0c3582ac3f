/** A file is received: examined, and either refused or kept for good. */

import { personIdOf } from '../../../kernel/actor.ts';
import { type FileId, newId } from '../../../kernel/id.ts';
import { done, type Outcome } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import type { Received } from '../../../platform/files.ts';
import { containers, type MediaFile, shownName } from '../media.ts';
import { holdBytes, insertFile } from '../store.ts';
import { type Asked, type Examined, examineFile, type MediaRoom } from './examine-file.ts';

export type FileReceived = Asked & { received: Received | 'too-large'; originalName: string };
export type FileExamined = { examined: Examined; originalName: string };

/** The whole way in one: examine, then keep. A door with a large file examines before its transaction begins. */
export function receiveFile(room: MediaRoom) {
  return async (
    doing: Doing,
    { received, originalName, ...asked }: FileReceived,
  ): Promise<Outcome<MediaFile>> => {
    const examined = await examineFile(room, received, asked);
    return examined.ok
      ? done(await keepFile(room)(doing, { examined: examined.value, originalName }))
      : examined;
  };
}

/** Keeps what was examined: the bytes first, then the row, so that no row ever lacks its bytes. */
export function keepFile(room: MediaRoom) {
  return async (doing: Doing, { examined, originalName }: FileExamined): Promise<MediaFile> => {
    const { received, measured, renditions, scan } = examined;
    await holdBytes(doing.tx, received.sha256);
    await room.files.adopt(received.token, received.sha256);
    const file: MediaFile = {
      id: newId<FileId>(doing.now.getTime()),
      sha256: received.sha256,
      sizeBytes: received.sizeBytes,
      container: measured.container,
      kind: containers[measured.container].kind,
      originalName: shownName(originalName),
      state: 'kept',
      measured,
      receivedBy: personIdOf(doing.actor),
      receivedAt: doing.now,
      renditions,
      scan: scan.state === 'none' ? scan : { ...scan, at: doing.now },
    };
    await insertFile(doing.tx, file);
    return file;
  };
}
