/** Before a byte is written: the piece fits the row as it stands now, and nobody else writes. */

import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { isWriterGone, writerName } from '../../../platform/writer.ts';
import { mayGoOn } from '../policy.ts';
import { findWriter, setWriter } from '../store/piece.ts';
import { holdUpload } from '../store.ts';
import type { Upload } from '../upload.ts';

export async function claimPiece(
  doing: Doing,
  asked: Upload,
  piece: { offsetBytes: number; lengthBytes?: number },
): Promise<Outcome<Upload>> {
  const upload = await holdUpload(doing.tx, asked.ownerId, asked.id);
  if (!upload) return refuse('upload.not-found');
  const verdict = mayGoOn(doing.actor, upload, doing.now);
  if (!verdict.allowed) return { ok: false, refusals: [verdict.refusal] };
  const writer = await findWriter(doing.tx, upload.id);
  if (writer && !isWriterGone(writer.name, writer.at, doing.now)) return refuse('upload.locked');
  if (piece.offsetBytes !== upload.offsetBytes)
    return refuse('upload.wrong-offset', { offset: upload.offsetBytes });
  if ((piece.lengthBytes ?? 0) > upload.sizeBytes - upload.offsetBytes) return refuse('upload.too-long');
  await setWriter(doing, upload.id, writerName);
  return done(upload);
}
