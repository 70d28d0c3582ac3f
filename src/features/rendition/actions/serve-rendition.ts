/** What was made of a file is served as an HTTP answer. Who may see the file has been decided by whoever holds it. */

import { createHash } from 'node:crypto';
import type { Tx } from '../../../platform/db.ts';
import type { MediaRoom } from '../../media/actions/examine-file.ts';
import { attachmentOf, serveBytes, serveFile } from '../../media/actions/serve-file.ts';
import { type Container, containers, type MediaFile, renditionNames } from '../../media/media.ts';
import { writeVtt } from '../caption.ts';
import { captionLanguageOf, isRenditionName, openNameOf, type Rendition } from '../rendition.ts';
import { findCaption } from '../store/caption.ts';
import { findRendition, listRenditions } from '../store.ts';

export type RenditionServing = {
  tx: Tx;
  /** Who may see it; the public never gets bytes that may carry a place or a camera where others were made. */
  audience: 'public' | 'private';
  /** Save instead of show. */
  download?: boolean;
};

/**
 * The answer for a file already permitted: `name` is what `?as=` says, a picture of media (`wide.webp`), an output
 * (`film.mp4`), a piece (`film-003.ts`) or subtitles (`caption-zh.vtt`); without it the file itself. Nothing here: 404.
 */
export function serveRendition(room: Pick<MediaRoom, 'files' | 'childPath'>) {
  return async (
    request: Request,
    file: MediaFile,
    name: string | undefined,
    serving: RenditionServing,
  ): Promise<Response> => {
    const { tx, audience, download } = serving;
    const drawn = renditionNames.find((known) => known === name);
    if (drawn) return serveFile(room, file, request, { rendition: drawn, audience, download });
    const language = name === undefined ? undefined : captionLanguageOf(name);
    if (language) return captionAnswer(request, await findCaption(tx, file.id, language));
    const made = await madeFor(tx, file, name, audience);
    if (made) {
      const disposition = download ? attachmentOf(file.originalName, containerOf(made, file)) : undefined;
      return serveBytes(room.files, request, { ...made, disposition }, audience);
    }
    if (name !== undefined) return new Response(null, { status: 404 });
    return serveFile(room, file, request, { audience, download });
  };
}

/** The output asked for; and where the public asks for the file itself, what was made of it, if anything was. */
async function madeFor(
  tx: Tx,
  file: MediaFile,
  name: string | undefined,
  audience: RenditionServing['audience'],
): Promise<Rendition | undefined> {
  if (file.state !== 'kept') return undefined;
  if (name !== undefined) return isRenditionName(name) ? findRendition(tx, file.id, name) : undefined;
  if (audience === 'private') return undefined;
  const made = await listRenditions(tx, file.id);
  const open = openNameOf(
    file,
    made.map((one) => one.name),
  );
  return made.find((one) => one.name === open);
}

function containerOf(made: Rendition, file: MediaFile): Container {
  const known = Object.keys(containers) as Container[];
  return known.find((name) => containers[name].contentType === made.contentType) ?? file.container;
}

function captionAnswer(request: Request, caption: Awaited<ReturnType<typeof findCaption>>): Response {
  if (!caption || caption.cues.length === 0) return new Response(null, { status: 404 });
  const body = writeVtt(caption.cues);
  const etag = `"${createHash('sha256').update(body).digest('hex')}"`;
  const headers = new Headers({
    'content-type': 'text/vtt; charset=utf-8',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "sandbox; default-src 'none'",
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'private, no-cache',
    etag,
  });
  if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers });
  return new Response(request.method === 'HEAD' ? null : body, { status: 200, headers });
}
