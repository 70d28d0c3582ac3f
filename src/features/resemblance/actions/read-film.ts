/** Reading films and sounds for their prints: ffmpeg in a bounded child, over a copy in a folder of its own. */

import { chmod, constants, copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findTools, inputGuard, runTool, type ToolEnd, withWorkDir } from '../../../platform/ffmpeg.ts';
import { type Frame, frameStepMs, framesMax } from '../print/film.ts';
import { detailOf, type Luma, leastDetail, shrink, trimmed, variantsOf, wavesOf } from '../print/picture.ts';

/** A frame with what a mirror would show. */
export type ReadFrame = Frame & { mirrored: Uint32Array };
export type ReadSound = Uint32Array;

const side = 128;
const frameBytes = side * side;
const soundSecondsMax = 600;
const timeoutMs = 180_000;

/** Hands a copy of the file to the work, in a folder that only the child and we may enter. */
export function overCopy<T>(root: string, path: string, work: (dir: string) => Promise<T>): Promise<T> {
  return withWorkDir(root, 'print', async (dir) => {
    const copy = join(dir, 'in');
    await copyFile(path, copy, constants.COPYFILE_FICLONE);
    await chmod(copy, 0o444);
    return work(dir);
  });
}

const before = ['-nostdin', '-v', 'error', '-threads', '1', ...inputGuard];

/** How it ended, or why it could not begin. */
async function run(
  dir: string,
  args: readonly string[],
  onOutput: (bytes: Buffer) => void,
): Promise<ToolEnd['how'] | 'no-ffmpeg'> {
  const tools = findTools();
  if (!tools) return 'no-ffmpeg';
  const end = await runTool({ program: tools.ffmpeg, args: [...before, ...args], dir, timeoutMs, onOutput });
  return end.how;
}

/** A frame for every second, grey, 128 × 128; black and flat ones say nothing and are left out. */
export async function readFrames(dir: string): Promise<ReadFrame[] | string> {
  const lumas: Luma[] = [];
  let rest = Buffer.alloc(0);
  const length = String((framesMax * frameStepMs) / 1000);
  const filter = `fps=${1000 / frameStepMs},scale=${side}:${side}:flags=area,format=gray`;
  const args = ['-t', length, '-i', 'in', '-map', '0:v:0', '-an', '-sn', '-dn', '-vf', filter];
  const how = await run(dir, [...args, '-f', 'rawvideo', 'pipe:1'], (bytes) => {
    rest = Buffer.concat([rest, bytes]);
    for (; rest.length >= frameBytes; rest = rest.subarray(frameBytes))
      if (lumas.length < framesMax)
        lumas.push({ width: side, height: side, data: Uint8Array.prototype.slice.call(rest, 0, frameBytes) });
  });
  if (how === 'no-ffmpeg') return how;
  if (how === 'timeout') return 'too-slow';
  return lumas.length === 0 ? 'unreadable' : framesOf(lumas);
}

/** One border for the whole film: what stays even in the lightest of all frames. */
export function framesOf(lumas: readonly Luma[]): ReadFrame[] {
  const lightest = new Uint8Array(frameBytes);
  for (const { data } of lumas)
    for (let at = 0; at < frameBytes; at++) if (data[at]! > lightest[at]!) lightest[at] = data[at]!;
  const inner = trimmed({ width: side, height: side, data: lightest });
  return lumas.flatMap((luma, number): ReadFrame[] => {
    const small = shrink(luma, inner);
    if (detailOf(small) < leastDetail) return [];
    const [hash, mirrored] = variantsOf(wavesOf(small));
    return [{ atMs: number * frameStepMs, hash: hash!, mirrored: mirrored! }];
  });
}

/** The Chromaprint of the first ten minutes, as bare numbers; undefined where there is no sound. */
export async function readSound(dir: string): Promise<ReadSound | undefined> {
  const pieces: Buffer[] = [];
  const args = ['-t', String(soundSecondsMax), '-i', 'in', '-map', '0:a:0', '-vn', '-sn', '-dn'];
  const whole = [...args, '-f', 'chromaprint', '-fp_format', 'raw', 'pipe:1'];
  await run(dir, whole, (bytes) => void pieces.push(bytes));
  const bytes = Buffer.concat(pieces);
  const words = Uint32Array.from({ length: Math.floor(bytes.length / 4) }, (_, at) =>
    bytes.readUInt32LE(at * 4),
  );
  return words.length > 0 ? words : undefined;
}
