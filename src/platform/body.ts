/** What a request carries: form text, JSON values, files received into quarantine; every part has its limit. */

import { Readable } from 'node:stream';
import { Busboy } from '@fastify/busboy';
import { isDiskFull } from './files.ts';
import type { RawForm } from './form.ts';

export type ReceivedFile = {
  token: string;
  sha256: string;
  sizeBytes: number;
  head: Uint8Array;
  originalName: string;
};

/** Where files are received; platform/files.ts fits. */
export type FileReceiver = {
  receive: (
    stream: ReadableStream<Uint8Array>,
    limits: { sizeBytesMax: number },
  ) => Promise<{ token: string; sha256: string; sizeBytes: number; head: Uint8Array } | 'too-large'>;
  hasRoom: (sizeBytes: number) => Promise<boolean>;
};

export type Body = { raw: RawForm; json?: unknown; file?: ReceivedFile };
export type BodyTrouble =
  | 'http.too-large'
  | 'http.unreadable-body'
  | 'http.unknown-content-type'
  | 'http.disk-full';

export const textBytesMax = 256 * 1024;
/** A table of 999 rows has so many fields; more is refused whole, never cut. */
const pairsMax = 16_000;

/** Reads the body of a request; trouble comes back as a refusal code. */
export async function readBody(
  request: Request,
  wants: { file?: { field: string; sizeBytesMax: number }; receiver?: FileReceiver } = {},
): Promise<Body | BodyTrouble> {
  const type = (request.headers.get('content-type') ?? '').split(';')[0]!.trim().toLowerCase();
  const declared = Number(request.headers.get('content-length') ?? 0);
  const most = textBytesMax + (type === 'multipart/form-data' ? (wants.file?.sizeBytesMax ?? 0) : 0);
  if (declared > most) return 'http.too-large';
  if (type === 'multipart/form-data') {
    // A full disk is said before the body is read (AC-089).
    if (wants.file && wants.receiver && !(await wants.receiver.hasRoom(declared))) return 'http.disk-full';
    return readMultipart(request, wants);
  }
  const text = await readText(request);
  return text === undefined ? 'http.too-large' : bodyOf(type, text);
}

/** What a text of a content type (without its parameters) says; trouble as a refusal code. */
export function bodyOf(type: string, text: string): Body | BodyTrouble {
  if (type === 'application/json') return readJson(text);
  if (type === 'application/x-www-form-urlencoded' || text === '') {
    const raw = rawOf(new URLSearchParams(text));
    return raw ? { raw } : 'http.too-large';
  }
  return 'http.unknown-content-type';
}

async function readText(request: Request): Promise<string | undefined> {
  if (!request.body) return '';
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > textBytesMax) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** The pieces of a body as they come; throws when the line breaks, is silent for too long, or is to be given up. */
export async function* piecesOf(
  body: ReadableStream<Uint8Array>,
  { quietMsMax, signal }: { quietMsMax: number; signal: AbortSignal },
): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  let [heardAt, trouble]: [number, Error | undefined] = [performance.now(), undefined];
  const giveUp = (why: string) => {
    trouble = new Error(why);
    // A read that waits ends with it; nobody sends on for nothing.
    void reader.cancel().catch(() => undefined);
  };
  const abort = () => giveUp('given up for another line');
  const watch = setInterval(() => {
    if (performance.now() - heardAt > quietMsMax) giveUp('the line was silent for too long');
  }, quietMsMax / 4);
  signal.addEventListener('abort', abort);
  try {
    if (signal.aborted) abort();
    while (true) {
      const { done, value } = await reader.read();
      if (trouble) throw trouble;
      if (done) return;
      heardAt = performance.now();
      yield value;
      // What the reader does with a piece is not the line's silence.
      heardAt = performance.now();
    }
  } finally {
    clearInterval(watch);
    signal.removeEventListener('abort', abort);
    void reader.cancel().catch(() => undefined);
  }
}

function readJson(text: string): Body | BodyTrouble {
  try {
    const json: unknown = JSON.parse(text);
    return typeof json === 'object' && json !== null && !Array.isArray(json)
      ? { raw: Object.create(null), json }
      : 'http.unreadable-body';
  } catch {
    return 'http.unreadable-body';
  }
}

function rawOf(pairs: Iterable<[string, string]>): RawForm | undefined {
  const form: RawForm = Object.create(null);
  let count = 0;
  for (const [name, value] of pairs) {
    if (++count > pairsMax) return undefined;
    const list = form[name] ?? [];
    list.push(value);
    form[name] = list;
  }
  return form;
}

async function readMultipart(
  request: Request,
  wants: { file?: { field: string; sizeBytesMax: number }; receiver?: FileReceiver },
): Promise<Body | BodyTrouble> {
  if (!request.body) return { raw: Object.create(null) };
  const pairs: [string, string][] = [];
  let file: Promise<ReceivedFile | 'too-large' | undefined> | undefined;
  try {
    const busboy = new Busboy({
      headers: { 'content-type': request.headers.get('content-type') ?? '' },
      limits: { fieldSize: textBytesMax, fields: 500, files: 1, parts: 501, headerPairs: 50 },
    });
    busboy.on('field', (name, value) => pairs.push([name, value]));
    busboy.on('file', (name, stream, originalName) => {
      if (name !== wants.file?.field || !wants.receiver) stream.resume();
      else file = receiveNamed(stream, originalName ?? '', wants.file.sizeBytesMax, wants.receiver);
    });
    await new Promise<void>((resolve, reject) => {
      busboy.on('finish', resolve).on('error', reject);
      Readable.fromWeb(request.body as never)
        .on('error', reject)
        .pipe(busboy);
    });
    const received = await file;
    if (received === 'too-large') return 'http.too-large';
    const raw = rawOf(pairs);
    return raw ? { raw, file: received } : 'http.too-large';
  } catch (error) {
    const cause = await file?.then(
      () => error,
      (reason: unknown) => reason,
    );
    return isDiskFull(cause ?? error) ? 'http.disk-full' : 'http.unreadable-body';
  }
}

async function receiveNamed(
  stream: Readable,
  originalName: string,
  sizeBytesMax: number,
  receiver: FileReceiver,
): Promise<ReceivedFile | 'too-large' | undefined> {
  const received = await receiver.receive(Readable.toWeb(stream) as ReadableStream<Uint8Array>, {
    sizeBytesMax,
  });
  if (received === 'too-large') {
    stream.resume();
    return received;
  }
  // An empty file field of a form without a chosen file.
  if (received.sizeBytes === 0 && originalName === '') return undefined;
  return { ...received, originalName: originalName.normalize('NFC').slice(-200) };
}
