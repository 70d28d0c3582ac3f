/** The doors of uploads for programs: tus 1.0.0 with creation, termination, expiration and checksum. */

import type { Actor } from '../../kernel/actor.ts';
import type { Outcome, Verdict } from '../../kernel/verdict.ts';
import { all, notNow, refuse, unless } from '../../kernel/verdict.ts';
import type { Database } from '../../platform/db.ts';
import { type Ask, anyone, nothing, type Route, raw, type Wire, wire } from '../../platform/route.ts';
import { Writers } from '../../platform/writer.ts';
import type { MediaRoom } from '../media/actions/examine-file.ts';
import { beginUpload } from './actions/begin-upload.ts';
import { dropUpload } from './actions/drop-upload.ts';
import { type PieceRoom, receivePiece } from './actions/receive-piece.ts';
import { removeBytes, type SweepRoom } from './actions/sweep-uploads.ts';
import { mayDrop, mayGoOn, maySee, maySend } from './policy.ts';
import {
  abilityHeaders,
  headersOf,
  readBytes,
  readChecksum,
  readMetadata,
  readPurpose,
  standHeaders,
  tusVersion,
} from './protocol.ts';
import { findUpload } from './store.ts';
import { isExpired, piecesAtOnceMax, type Upload, uploadSizeBytesMax } from './upload.ts';

/** Whoever is signed out is asked to sign in, whether or not there is such an upload. */
type Door = { upload?: Upload };

async function findDoor(ask: Ask): Promise<Door | undefined> {
  if (ask.actor.kind !== 'person') return {};
  const upload = await findUpload(ask.tx, ask.actor.id, ask.params.upload!);
  return upload && { upload };
}

const through =
  (may: (actor: Actor, upload: Upload, now: Date) => Verdict) =>
  (actor: Actor, door: Door, now: Date): Verdict =>
    door.upload ? may(actor, door.upload, now) : notNow('http.sign-in-needed');

const mayAsk = (actor: Actor, upload: Upload, now: Date): Verdict =>
  all(maySee(actor, upload), unless(!isExpired(upload, now), notNow('upload.expired')));

/** What every request must say first. */
function speaksTus(request: Request): Outcome<never> | undefined {
  return request.headers.get('tus-resumable') === tusVersion ? undefined : refuse('upload.other-version');
}

const noWord = (header: string): Outcome<never> => refuse('upload.unknown-words', { header });

async function refused(to: Wire, outcome: Outcome<never>): Promise<Response> {
  return to.refuses(outcome.ok ? [] : outcome.refusals, headersOf({ 'tus-version': tusVersion }));
}

async function answerCreation(room: PieceRoom, request: Request, to: Wire): Promise<Response> {
  const wrong = speaksTus(request);
  if (wrong) return refused(to, wrong);
  const sizeBytes = readBytes(request.headers.get('upload-length'));
  if (sizeBytes === undefined) return refused(to, noWord('Upload-Length'));
  const metadata = readMetadata(request.headers.get('upload-metadata'));
  const purpose = metadata && readPurpose(metadata);
  if (!purpose) return refused(to, noWord('Upload-Metadata'));
  const originalName = metadata.get('filename') ?? metadata.get('name') ?? '';
  const begun = await to.within((doing) =>
    doing.actor.kind === 'person'
      ? beginUpload(room)(doing, { ownerId: doing.actor.id, sizeBytes, originalName, purpose })
      : Promise.resolve(refuse('http.sign-in-needed')),
  );
  if (!begun.ok) return refused(to, begun);
  const location = `/uploads/${begun.value.id}`;
  const headers = { ...standHeaders(begun.value, to.ask.now), location };
  return new Response(null, { status: 201, headers });
}

async function answerPiece(room: PieceRoom, request: Request, upload: Upload, to: Wire): Promise<Response> {
  const wrong = speaksTus(request);
  if (wrong) return refused(to, wrong);
  const type = request.headers.get('content-type');
  if (type !== 'application/offset+octet-stream') return refused(to, refuse('http.unknown-content-type'));
  const offsetBytes = readBytes(request.headers.get('upload-offset'));
  if (offsetBytes === undefined)
    return refused(to, refuse('upload.wrong-offset', { offset: upload.offsetBytes }));
  const checksum = readChecksum(request.headers.get('upload-checksum'));
  if (checksum === 'unknown') return refused(to, noWord('Upload-Checksum'));
  const lengthBytes = readBytes(request.headers.get('content-length'));
  const body = request.body ?? new Blob([]).stream();
  const came = await receivePiece(room, to, upload, { offsetBytes, lengthBytes, checksum, body });
  if (!came.ok) return refused(to, came);
  return new Response(null, { status: 204, headers: standHeaders(came.value, to.ask.now) });
}

async function answerDrop(
  room: PieceRoom & { db: Database },
  request: Request,
  upload: Upload,
  to: Wire,
): Promise<Response> {
  const wrong = speaksTus(request);
  if (wrong) return refused(to, wrong);
  await room.writers.stop(upload.id);
  const dropped = await to.within((doing) => dropUpload(doing, upload));
  if (!dropped.ok) return refused(to, dropped);
  // What cannot be removed just now goes with the next sweep.
  await removeBytes(room, { ...dropped.value, sha256: dropped.value.sha256 ?? null }).catch(() => undefined);
  return new Response(null, { status: 204, headers: headersOf() });
}

/** The room in which files lie. */
export type UploadRoom = { media: MediaRoom } & Omit<SweepRoom, 'files'>;

/** The doors over the room in which files lie. HEAD is answered by the row that reads. */
export function routes({ media, db, isNamed }: UploadRoom): Route[] {
  const room = { files: media.files, writers: new Writers(piecesAtOnceMax), db, isNamed };
  return [
    wire({
      method: 'OPTIONS',
      at: '/uploads',
      frame: 'site',
      finds: nothing,
      may: anyone,
      answers: async () => new Response(null, { status: 204, headers: abilityHeaders(uploadSizeBytesMax) }),
    }),
    wire({
      method: 'POST',
      at: '/uploads',
      frame: 'site',
      finds: nothing,
      may: maySend,
      answers: (request, _, to) => answerCreation(room, request, to),
    }),
    raw({
      get: '/uploads/:upload',
      frame: 'site',
      finds: findDoor,
      may: through(mayAsk),
      answers: (_, door, ask) =>
        new Response(null, { status: 200, headers: standHeaders(door.upload!, ask.now) }),
    }),
    wire({
      method: 'PATCH',
      at: '/uploads/:upload',
      frame: 'site',
      finds: findDoor,
      may: through(mayGoOn),
      answers: (request, door, to) => answerPiece(room, request, door.upload!, to),
    }),
    wire({
      method: 'DELETE',
      at: '/uploads/:upload',
      frame: 'site',
      finds: findDoor,
      may: through(mayDrop),
      answers: (request, door, to) => answerDrop(room, request, door.upload!, to),
    }),
  ];
}
