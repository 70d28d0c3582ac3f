/**
 * The child process that opens foreign files: `probe-child measure|render <path>`, one line of JSON, then gone.
 * It has no secrets, may read this one file, and may be killed at any moment.
 */

import { type FileHandle, open } from 'node:fs/promises';
import { drawRenditions } from '../features/media/actions/draw-renditions.ts';
import { measureDocument } from '../features/media/actions/measure-document.ts';
import { measureFilm } from '../features/media/actions/measure-film.ts';
import { measurePicture } from '../features/media/actions/measure-picture.ts';
import type { RangeReader } from '../features/media/box-guard.ts';
import { containers, sniff } from '../features/media/media.ts';

/** The parent tells a child that could not begin (our fault) from one that broke on a file (the file's). */
process.stdout.write('ready\n');

/** A reader of ranges of an open file. */
function rangesOf(file: FileHandle): RangeReader {
  return async (from, to) => {
    const bytes = new Uint8Array(to - from);
    const { bytesRead } = await file.read(bytes, 0, bytes.length, from);
    return bytes.subarray(0, bytesRead);
  };
}

async function measure(path: string): Promise<object> {
  const file = await open(path, 'r');
  const { size } = await file.stat();
  if (size === 0) return { ok: false, reason: 'empty' };
  const read = rangesOf(file);
  const container = sniff(await read(0, Math.min(4100, size)));
  if (!container) return { ok: false, reason: 'kind-unknown' };
  const { kind } = containers[container];
  const found =
    kind === 'picture'
      ? await measurePicture(path, container, size)
      : kind === 'document'
        ? await measureDocument(read, size)
        : await measureFilm(read, container, size);
  return typeof found === 'string' ? { ok: false, reason: found, container } : { ok: true, measured: found };
}

async function render(path: string): Promise<object> {
  const drawn = await drawRenditions(path);
  return typeof drawn === 'string' ? { ok: false, reason: drawn } : { ok: true, renditions: drawn };
}

const [mode, path] = process.argv.slice(2);
const answer = mode === 'render' ? await render(path!) : await measure(path!);
process.stdout.write(`${JSON.stringify(answer)}\n`, () => process.exit(0));
