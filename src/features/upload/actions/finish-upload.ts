/** The last byte is written: flushed, read back and named, and only then told, in one row with the name (F-02). */

import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import { crashPoint } from '../../../platform/crash.ts';
import type { Files } from '../../../platform/files.ts';
import type { Writing } from '../../../platform/files-arriving.ts';
import type { Wire } from '../../../platform/route.ts';
import { writerName } from '../../../platform/writer.ts';
import { markComplete } from '../store/piece.ts';
import type { Upload } from '../upload.ts';

/** A process that dies anywhere in here leaves an upload that arrives: its last bytes are asked for again. */
export async function finishUpload(
  room: { files: Files },
  wire: Wire,
  upload: Upload,
  writing: Writing,
): Promise<Outcome<Upload>> {
  crashPoint('upload.written');
  await writing.flush();
  crashPoint('upload.flushed');
  const seen = await room.files.arriving.look(upload.token);
  if (seen?.sizeBytes !== upload.sizeBytes) throw new Error('an upload has another size than was written');
  crashPoint('upload.read-back');
  const finished = await wire.within(async (doing): Promise<Outcome<Upload>> => {
    if (!(await markComplete(doing, upload.id, writerName, seen.sha256))) return refuse('upload.locked');
    crashPoint('upload.row-set');
    return done({ ...upload, state: 'complete', offsetBytes: upload.sizeBytes, sha256: seen.sha256 });
  });
  crashPoint('upload.row-kept');
  return finished;
}
