/** A file of a work as judges get it: what we drew or made of it, covered where it was covered, under a name that tells nothing. */

import type { EntryId } from '../../../kernel/id.ts';
import type { Tx } from '../../../platform/db.ts';
import { entryFileResponse } from '../../entry/actions/answer-file.ts';
import type { MediaRoom } from '../../media/actions/examine-file.ts';
import { serveBytes } from '../../media/actions/serve-file.ts';
import { containers, type MediaFile, renditionNames } from '../../media/media.ts';
import { captionLanguageOf, openNameOf } from '../../rendition/rendition.ts';
import { listRenditions } from '../../rendition/store.ts';
import { blankedStream } from '../blank.ts';
import { coverKey, coversOf, isWithheld, redact, type Veil } from '../redaction.ts';
import { listCopies } from '../store.ts';
import { blanksIn } from './find-blanks.ts';

/** A file with all that is hidden of its work; `name` is what it is called when it is saved. */
export type Veiled = { entryId: EntryId; file: MediaFile; veil: Veil; name: string };
type Asked = { tx: Tx; as: string | undefined };

const nothing = (): Response => new Response(null, { status: 404 });

/** The answer for a judge who sees no names. Who may see the work at all was decided by the door. */
export async function serveVeiled(
  room: MediaRoom,
  request: Request,
  { entryId, file, veil, name }: Veiled,
  tx: Tx,
): Promise<Response> {
  if (isWithheld(veil.marks, file.id)) return nothing();
  const as = new URL(request.url).searchParams.get('as') ?? undefined;
  const nameless = { ...file, originalName: name };
  if (file.kind === 'picture')
    return servePicture(room, request, { entryId, file: nameless, veil, name }, { tx, as });
  if (file.kind === 'document')
    return as ? nothing() : entryFileResponse(room, nameless, request, { tx, audience: 'private' });
  if (as && captionLanguageOf(as)) return serveCaption(room, request, nameless, veil, { tx, as });
  const made =
    as ??
    openNameOf(
      file,
      (await listRenditions(tx, file.id)).map((one) => one.name),
    );
  if (made) return entryFileResponse(room, nameless, request, { tx, audience: 'private', rendition: made });
  return serveBlanked(room, request, nameless, tx);
}

/** Only what was drawn, never the bytes received; where regions are covered, only the copy with these very covers. */
async function servePicture(
  room: MediaRoom,
  request: Request,
  { entryId, file, veil }: Veiled,
  { tx, as }: Asked,
): Promise<Response> {
  const rendition = as ?? 'wide.jpg';
  const covers = coversOf(veil.marks, file.id);
  if (covers.length === 0)
    return entryFileResponse(room, file, request, { tx, audience: 'private', rendition });
  const drawn = renditionNames.find((one) => one === rendition);
  const copy = (await listCopies(tx, entryId)).find(
    (one) => one.fileId === file.id && one.name === drawn && one.covers === coverKey(covers),
  );
  if (!copy) return nothing();
  const contentType = containers[copy.name.endsWith('.webp') ? 'webp' : 'jpeg'].contentType;
  return serveBytes(
    room.files,
    request,
    { sha256: copy.sha256, sizeBytes: copy.sizeBytes, contentType },
    'private',
  );
}

/** Subtitles are words of the work like its title. */
async function serveCaption(
  room: MediaRoom,
  request: Request,
  file: MediaFile,
  veil: Veil,
  { tx, as }: Asked,
): Promise<Response> {
  const whole = new Request(request.url, { method: 'GET' });
  const answer = await entryFileResponse(room, file, whole, { tx, audience: 'private', rendition: as });
  if (answer.status !== 200) return answer;
  const headers = new Headers(answer.headers);
  headers.delete('etag');
  return new Response(redact(await answer.text(), veil.phrases), { status: 200, headers });
}

/** The film as it came, as long as nothing was made of it, with the boxes gone that tell of its maker. Other kinds wait. */
async function serveBlanked(room: MediaRoom, request: Request, file: MediaFile, tx: Tx): Promise<Response> {
  if (!['mp4', 'mov', 'm4a'].includes(file.container)) return nothing();
  const blanks = await blanksIn(room.files, file);
  const files = {
    ...room.files,
    read: (sha256: string, range?: { start: number; end: number }) =>
      blankedStream(room.files.read(sha256, range), range?.start ?? 0, blanks),
  };
  return entryFileResponse({ ...room, files }, file, request, { tx, audience: 'private' });
}
