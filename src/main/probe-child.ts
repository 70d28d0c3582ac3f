/**
 * The child process that opens foreign files: `probe-child measure|picture|render [path] [covers]`, one line of JSON, then gone.
 * It has no secrets and may be killed at any moment. Of a picture it may read the one file; of all else it sees no file,
 * but asks its parent for ranges: a line `{"read":[from,to]}`, answered by a length and so many bytes.
 */

import { open } from 'node:fs/promises';
import { measureDocument } from '../features/media/actions/measure-document.ts';
import type { RangeReader } from '../features/media/box-guard.ts';
import { measureFilm } from '../features/media/film.ts';
import { type Container, containers, type Measured, sniff } from '../features/media/media.ts';
import { readPictureHead } from '../features/media/picture-head.ts';

/** What the parent sends: four bytes that tell a length, then so many bytes. */
class Parent {
  private pieces: Buffer[] = [];
  private held = 0;
  private wake: () => void = () => undefined;
  private turn: Promise<unknown> = Promise.resolve();

  constructor() {
    process.stdin.on('data', (piece: Buffer) => {
      this.pieces.push(piece);
      this.held += piece.length;
      this.wake();
    });
    // Nobody asks any more.
    process.stdin.on('end', () => process.exit(0));
  }

  /** One thing at a time, however many ask. */
  ask(line: string): Promise<Buffer> {
    const answer = this.turn.then(() => {
      process.stdout.write(line);
      return this.message();
    });
    this.turn = answer;
    return answer;
  }

  async message(): Promise<Buffer> {
    const length = (await this.take(4)).readUInt32BE();
    return this.take(length);
  }

  private async take(bytes: number): Promise<Buffer> {
    while (this.held < bytes) await new Promise<void>((resolve) => (this.wake = resolve));
    const all = Buffer.concat(this.pieces);
    this.pieces = [all.subarray(bytes)];
    this.held -= bytes;
    return all.subarray(0, bytes);
  }
}

/** Of a file nobody knows yet: what films need is loaded before anybody asks. */
async function measureAsked(): Promise<object> {
  const parent = new Parent();
  const { readTracks } = await import('../features/media/reader.ts');
  process.stdout.write('ready\n');
  const { sizeBytes } = JSON.parse((await parent.message()).toString()) as { sizeBytes: number };
  const read: RangeReader = (from, to) => parent.ask(`{"read":[${from},${to}]}\n`);
  const container = sniff(await read(0, Math.min(4100, sizeBytes)));
  if (!container) return { ok: false, reason: 'kind-unknown' };
  const found =
    containers[container].kind === 'document'
      ? await measureDocument(read, sizeBytes)
      : await measureFilm(read, container, sizeBytes, async () => readTracks);
  return typeof found === 'string' ? { ok: false, reason: found, container } : { ok: true, measured: found };
}

async function measurePictureAt(path: string): Promise<object> {
  const file = await open(path, 'r');
  const { size } = await file.stat();
  const read: RangeReader = async (from, to) => {
    const bytes = new Uint8Array(to - from);
    const { bytesRead } = await file.read(bytes, 0, bytes.length, from);
    return bytes.subarray(0, bytesRead);
  };
  const container = sniff(await read(0, Math.min(4100, size)));
  if (!container) return { ok: false, reason: 'kind-unknown' };
  const found = await measureStill(container, path, read, size);
  return typeof found === 'string' ? { ok: false, reason: found, container } : { ok: true, measured: found };
}

/** The head by our own hand, the rest by the picture library; a phone's picture has nothing but its head. */
async function measureStill(
  container: Container,
  path: string,
  read: RangeReader,
  size: number,
): Promise<Measured | string> {
  const head = await readPictureHead(read, container, size);
  if (container === 'heic')
    return head ? { container, sizeBytes: size, ...head, notes: ['not-redrawn'] } : 'unreadable';
  const { measurePicture } = await import('../features/media/actions/measure-picture.ts');
  const found = await measurePicture(path, container, size);
  return typeof found === 'string' ? found : { ...head, ...found };
}

async function render(path: string, covers: string | undefined): Promise<object> {
  const { drawRenditions } = await import('../features/media/actions/draw-renditions.ts');
  const drawn = await drawRenditions(path, covers ? JSON.parse(covers) : []);
  return typeof drawn === 'string' ? { ok: false, reason: drawn } : { ok: true, renditions: drawn };
}

const [mode, path, covers] = process.argv.slice(2);
// The parent tells a child that could not begin (our fault) from one that broke on a file (the file's).
if (mode !== 'measure') process.stdout.write('ready\n');
const answer =
  mode === 'render'
    ? await render(path!, covers)
    : mode === 'picture'
      ? await measurePictureAt(path!)
      : await measureAsked();
process.stdout.write(`${JSON.stringify(answer)}\n`, () => process.exit(0));
