/** A poster is taken from a film: the frame most worth seeing among a few, not a black one. */

import { inputGuard, ownGuard } from '../../../platform/ffmpeg.ts';
import { bestFrame, fittedSize, frameWorth, isBeyond, posterInstants } from '../film.ts';
import { Setback } from '../job.ts';
import { type Attempt, ask, inputName, type Product } from './attempt.ts';
import { factsOf, probeInput } from './probe-film.ts';

/** The poster as WebP and as JPEG. */
export async function makePoster(attempt: Attempt): Promise<Product[]> {
  const facts = await probeInput(attempt, inputName);
  if (isBeyond(facts)) throw new Setback('too-large');
  if (!facts.picture) throw new Setback('unreadable', 'no picture');
  const instants = posterInstants(facts.durationSeconds);
  // Whole frames are near and cheap; where all of them are black, the ones between are looked at too.
  const near = await worthsAt(attempt, instants, wholeFrames);
  const isSeen = near.some((worth) => worth > 0);
  const worths = isSeen ? near : await worthsAt(attempt, instants, []);
  const seek = isSeen ? wholeFrames : [];
  const at = instants[bestFrame(worths)]!;
  const { width, height } = fittedSize(facts.picture);
  const still = ['-map', '0:V:0', '-frames:v', '1', '-vf', `scale=${width}:${height},setsar=1`];
  const clean = ['-map_metadata', '-1', '-fflags', '+bitexact', '-flags:v', '+bitexact'];
  const from = ['-v', 'error', '-nostdin', '-y', ...seek, '-ss', String(at), ...inputGuard, '-i', inputName];
  const jpeg = [...still, ...clean, '-q:v', '4', '-f', 'mjpeg', 'poster.jpg'];
  const webp = [...still, ...clean, '-c:v', 'libwebp', '-quality', '80', '-f', 'webp', 'poster.webp'];
  await ask(attempt, attempt.tools.ffmpeg, [...from, ...jpeg, ...webp], { fileBytesMax: 16_777_216 });
  for (const name of ['poster.jpg', 'poster.webp']) await proveStill(attempt, name, width, height);
  return ['poster.jpg', 'poster.webp'].map((name) => ({ name, width, height, facts: {} }));
}

/** Takes the whole frame before an instant instead of building the one at it. */
const wholeFrames = ['-noaccurate_seek', '-skip_frame', 'nokey'];

/** How much there is to see at each instant; nothing where there is no frame. */
async function worthsAt(
  attempt: Attempt,
  instants: readonly number[],
  seek: readonly string[],
): Promise<number[]> {
  const worths: number[] = [];
  for (const at of instants) {
    const pieces: Buffer[] = [];
    const small = ['-map', '0:V:0', '-frames:v', '1', '-vf', 'scale=48:27,format=gray', '-f', 'rawvideo'];
    const from = ['-v', 'error', '-nostdin', ...seek, '-ss', String(at), ...inputGuard, '-i', inputName];
    const onOutput = (bytes: Buffer) => pieces.push(bytes);
    await ask(attempt, attempt.tools.ffmpeg, [...from, ...small, 'pipe:1'], { onOutput });
    worths.push(frameWorth(Buffer.concat(pieces).subarray(0, 48 * 27)));
  }
  return worths;
}

/** A picture we made is read again: the size it should have, nothing less. */
async function proveStill(attempt: Attempt, name: string, width: number, height: number): Promise<void> {
  const show = ['-v', 'error', '-show_format', '-show_streams', '-of', 'json'];
  const end = await ask(attempt, attempt.tools.ffprobe, [...show, ...ownGuard, name]);
  const picture = factsOf(end.output)?.picture;
  if (picture?.width !== width || picture.height !== height) throw new Setback('not-proven', name);
}
