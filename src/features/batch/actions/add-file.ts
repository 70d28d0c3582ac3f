/** Adding files: one, or an archive of many; each is examined as any file is, and waits on the batch under its name. */

import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { ReceivedFile } from '../../../platform/body.ts';
import type { Doing } from '../../../platform/db.ts';
import type { MediaRoom } from '../../media/actions/examine-file.ts';
import { receiveFile } from '../../media/actions/receive-file.ts';
import { type MediaFile, shownName } from '../../media/media.ts';
import { baseOf, fileSizeBytesMax, filesMax, freeName } from '../batch.ts';
import { insertBatchFile, saveRefused } from '../store.ts';
import type { WholeBatch } from './see-batch.ts';
import { unpackArchive } from './unpack-archive.ts';

const isArchive = (name: string): boolean => /\.zip$/i.test(name);

/** Refuses no file, too many, what media refuses, what is here already; of an archive only what is hostile as a whole. */
export function addFile(room: MediaRoom) {
  return async (
    doing: Doing,
    batch: WholeBatch,
    _: unknown,
    received?: ReceivedFile,
  ): Promise<Outcome<WholeBatch>> => {
    if (!received) return refuse('batch.file-missing', undefined, 'file');
    const { originalName, token } = received;
    if (isArchive(originalName))
      return unpackArchive(room)(doing, batch, { path: room.files.quarantinePathOf(token), token });
    const kept = await receiveFile(room)(doing, {
      ...{ received, originalName, sizeBytesMax: fileSizeBytesMax, field: 'file' },
    });
    return kept.ok ? keepOn(doing, batch, originalName, kept.value) : kept;
  };
}

/** A kept file waits on the batch, under the name it came with. */
export async function keepOn(
  doing: Doing,
  batch: WholeBatch,
  originalName: string,
  file: MediaFile,
): Promise<Outcome<WholeBatch>> {
  if (batch.files.length >= filesMax) return refuse('batch.too-many-files', { max: filesMax }, 'file');
  const name = freeName(shownName(baseOf(originalName)), batch.files, file.sha256);
  if (!name || !(await insertBatchFile(doing, batch.id, { name, id: file.id })))
    return refuse('batch.file-known', undefined, 'file');
  await saveRefused(doing, batch.id, []);
  return done({ ...batch, files: [...batch.files, { name, file }] });
}
