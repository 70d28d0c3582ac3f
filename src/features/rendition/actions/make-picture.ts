/** A photo for the public: a JPEG without its camera's record, losslessly; a HEIC opened by a program of its own. */

import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { probeFile, renderPicture } from '../../media/actions/probe-file.ts';
import type { MediaFile } from '../../media/media.ts';
import { withoutRecord } from '../exif.ts';
import { Setback } from '../job.ts';
import { type Attempt, ask, inputName, type Product } from './attempt.ts';

const output = 'open.jpg';

export type Photo = { made: Product[]; drawn?: MediaFile['renditions'] };

/** The picture as a whole without place and camera; of a HEIC also what is shown on pages. */
export async function makePicture(attempt: Omit<Attempt, 'tools'>): Promise<Photo> {
  const isHeic = attempt.file.container === 'heic';
  const source = isHeic ? await openHeic(attempt) : join(attempt.dir, inputName);
  const bytes = withoutRecord(await readFile(source));
  if (!bytes) throw new Setback('unreadable', 'no JPEG to its end');
  const path = join(attempt.dir, output);
  await writeFile(path, bytes);
  const [was, is] = [await probeFile(source, attempt.room), await probeFile(path, attempt.room)];
  if (!was.ok) throw new Setback('unreadable', was.reason);
  const { width, height } = was.measured;
  const isSame = is.ok && is.measured.width === width && is.measured.height === height;
  if (!isSame || is.measured.hasPlace) throw new Setback('not-proven', output);
  const made = [{ name: output, width, height, facts: { isCopy: !isHeic } }];
  return isHeic ? { made, drawn: await draw(attempt, path) } : { made };
}

async function openHeic({ room, dir, signal }: Omit<Attempt, 'tools'>): Promise<string> {
  if (!room.heifPath) throw new Setback('no-heif');
  const limits = { timeoutMs: 60_000, fileBytesMax: 134_217_728 };
  await ask({ dir, signal }, room.heifPath, ['-q', '92', inputName, 'opened.jpg'], limits);
  return join(dir, 'opened.jpg');
}

async function draw({ room }: Omit<Attempt, 'tools'>, path: string): Promise<MediaFile['renditions']> {
  const rendered = await renderPicture(path, room);
  if (!rendered.ok) throw new Setback('unreadable', rendered.reason);
  const kept = rendered.renditions.map(async ({ base64, ...drawn }) => ({
    ...drawn,
    ...(await room.files.keep(Buffer.from(base64, 'base64'))),
  }));
  return Promise.all(kept);
}
