/** The answer for an entry's file: bytes, or what was made from it. Who may see it was decided by the door. */

import type { Tx } from '../../../platform/db.ts';
import type { MediaRoom } from '../../media/actions/examine-file.ts';
import { type MediaFile, type RenditionName, renditionNames } from '../../media/media.ts';
import { serveRendition } from '../../rendition/actions/serve-rendition.ts';

export type Audience = 'public' | 'private';
export type FileAnswer = { tx: Tx; audience: Audience; rendition?: string };

/**
 * `?as=wide.webp`, `?as=film.mp4` gives what was made, `?download` saves instead of showing. The public never gets the
 * original of a picture (AC-093): without `as` it is not found.
 */
export function entryFileResponse(
  room: MediaRoom,
  file: MediaFile,
  request: Request,
  { tx, audience, rendition }: FileAnswer,
): Promise<Response> {
  const asked = new URL(request.url).searchParams;
  const name = rendition ?? asked.get('as') ?? undefined;
  return serveRendition(room)(request, file, name, { tx, audience, download: asked.has('download') });
}

/** `small` or `wide`, in the form the reader's program says it can show. */
export function renditionFor(size: string, request: Request): RenditionName | undefined {
  const plain = size === 'small' || size === 'wide';
  const takesWebp = (request.headers.get('accept') ?? '').includes('image/webp');
  const name = plain ? `${size}.${takesWebp ? 'webp' : 'jpg'}` : size;
  return renditionNames.find((known) => known === name);
}
