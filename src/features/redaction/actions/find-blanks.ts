/** What of a film's bytes tells of its maker, read once and remembered; and the reading of stretches of a file. */

import type { Files } from '../../../platform/files.ts';
import type { RangeReader } from '../../media/box-guard.ts';
import type { MediaFile } from '../../media/media.ts';
import { type Blank, blanksOf } from '../blank.ts';

const rememberedMax = 200;
const remembered = new Map<string, Promise<readonly Blank[]>>();

/** Bytes from `from` up to and not with `to`. */
export function rangesOf(
  files: Pick<Files, 'read'>,
  file: Pick<MediaFile, 'sha256' | 'sizeBytes'>,
): RangeReader {
  return async (from, to) => {
    const end = Math.min(to, file.sizeBytes) - 1;
    if (end < from) return new Uint8Array();
    const stream = files.read(file.sha256, { start: from, end });
    return new Uint8Array(await new Response(stream).arrayBuffer());
  };
}

/** Files never change, so what was found in one stands. */
export function blanksIn(files: Pick<Files, 'read'>, file: MediaFile): Promise<readonly Blank[]> {
  const known = remembered.get(file.sha256);
  if (known) return known;
  const found = blanksOf(rangesOf(files, file), file.sizeBytes);
  if (remembered.size >= rememberedMax) remembered.clear();
  remembered.set(file.sha256, found);
  found.catch(() => remembered.delete(file.sha256));
  return found;
}
