/** The answer for an entry's file: bytes, or one of the pictures made from it. Who may see it was decided by the door. */

import type { MediaRoom } from '../../media/actions/examine-file.ts';
import { serveFile } from '../../media/actions/serve-file.ts';
import { type MediaFile, type RenditionName, renditionNames } from '../../media/media.ts';

export type Audience = 'public' | 'private';

/**
 * `?as=wide.webp` gives a rendition, `?download` saves instead of showing. The public never gets the original of a
 * picture (AC-093): without `as` it is not found.
 */
export function entryFileResponse(
  room: MediaRoom,
  file: MediaFile,
  request: Request,
  audience: Audience,
  rendition: string | undefined = new URL(request.url).searchParams.get('as') ?? undefined,
): Response {
  const asked = renditionNames.find((name) => name === rendition);
  if (rendition !== undefined && !asked) return new Response(null, { status: 404 });
  const download = new URL(request.url).searchParams.has('download');
  return serveFile(room, file, request, { audience, rendition: asked, download });
}

/** `small` or `wide`, in the form the reader's program says it can show. */
export function renditionFor(size: string, request: Request): RenditionName | undefined {
  const plain = size === 'small' || size === 'wide';
  const takesWebp = (request.headers.get('accept') ?? '').includes('image/webp');
  const name = plain ? `${size}.${takesWebp ? 'webp' : 'jpg'}` : size;
  return renditionNames.find((known) => known === name);
}
