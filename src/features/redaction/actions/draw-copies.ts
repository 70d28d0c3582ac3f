/** The covered copies of a picture, drawn anew from the picture itself in the child that opens foreign files. */

import type { EntryId } from '../../../kernel/id.ts';
import type { Tx } from '../../../platform/db.ts';
import type { MediaRoom } from '../../media/actions/examine-file.ts';
import { renderPicture } from '../../media/actions/probe-file.ts';
import type { MediaFile } from '../../media/media.ts';
import { coverKey, coversOf } from '../redaction.ts';
import { keepCopies, listMarks } from '../store.ts';

/** Draws with all covers that stand; without any there is nothing to keep. False when the picture cannot be redrawn. */
export async function drawCopies(
  tx: Tx,
  room: MediaRoom,
  entryId: EntryId,
  file: MediaFile,
): Promise<boolean> {
  const covers = coversOf(await listMarks(tx, [entryId]), file.id);
  if (covers.length === 0) {
    await keepCopies(tx, entryId, file.id, []);
    return true;
  }
  // A phone's picture is drawn from what was drawn of it: nobody here can open it again.
  const drawn = file.renditions.find((one) => one.name === 'wide.jpg');
  const sha256 = file.container === 'heic' ? drawn?.sha256 : file.sha256;
  if (!sha256) return false;
  const regions = covers.map(({ x, y, w, h, way }) => ({ x, y, w, h, way }));
  const rendered = await renderPicture(await room.files.localPathOf(sha256), room, regions);
  if (!rendered.ok) return false;
  const copies = [];
  for (const { base64, name, width, height } of rendered.renditions) {
    const kept = await room.files.keep(Buffer.from(base64, 'base64'));
    copies.push({ ...kept, name, width, height, covers: coverKey(covers) });
  }
  await keepCopies(tx, entryId, file.id, copies);
  return true;
}
