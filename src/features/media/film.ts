/** A film or a piece of sound is measured: the box guard first, then the reader. The same code in the browser and here. */

import { type GuardedTrack, type GuardReason, guardBoxes, type RangeReader } from './box-guard.ts';
import type { Container, Measured } from './media.ts';

/** What opens a film after the guard: `readTracks` of `reader.ts`, loaded when it is needed. */
export type TrackReader = (
  read: RangeReader,
  container: Container,
  sizeBytes: number,
) => Promise<Measured | 'unreadable'>;

const boxed: readonly Container[] = ['mp4', 'mov', 'm4a'];
const subtitleHandlers = ['sbtl', 'subt', 'text', 'clcp'];

/** Measures a film or a piece of sound; what the guard's tables tell of every sample wins over a guess by some. */
export async function measureFilm(
  read: RangeReader,
  container: Container,
  sizeBytes: number,
  loadReader: () => Promise<TrackReader>,
): Promise<Measured | GuardReason> {
  const guarded = boxed.includes(container) ? await guardBoxes(read, sizeBytes) : undefined;
  if (guarded && !guarded.ok) return guarded.reason;
  const measured = await (await loadReader())(read, container, sizeBytes);
  if (measured === 'unreadable') return measured;
  const counted = guarded ? countedOf(guarded.tracks) : {};
  const hasSubtitles = guarded
    ? guarded.tracks.some((track) => subtitleHandlers.includes(track.handler))
    : container === 'webm' && (await namesSubtitles(read, sizeBytes));
  const notes = [...(guarded?.notes ?? []), ...measured.notes];
  const isFilm = measured.width !== undefined;
  return { ...measured, ...counted, ...(isFilm ? { hasSubtitles } : {}), notes };
}

/** Frame rate and bitrate from the tables, where they tell of all samples. */
function countedOf(tracks: readonly GuardedTrack[]): Partial<Measured> {
  const video = tracks.find((track) => track.handler === 'vide');
  const main = video ?? tracks.find((track) => track.handler === 'soun');
  if (!main || main.samples === 0 || main.durationSeconds === 0) return {};
  const bitrateKbps = Math.round((main.mediaBytes * 8) / main.durationSeconds / 1000);
  const frameRate = video ? { frameRate: video.samples / video.durationSeconds } : {};
  return bitrateKbps > 0 ? { ...frameRate, bitrateKbps } : frameRate;
}

/** A WebM names its tracks at the beginning. */
async function namesSubtitles(read: RangeReader, sizeBytes: number): Promise<boolean> {
  const head = await read(0, Math.min(65_536, sizeBytes));
  let letters = '';
  for (let at = 0; at < head.length; at += 4096)
    letters += String.fromCharCode(...head.subarray(at, at + 4096));
  return /D_WEBVTT|S_TEXT/.test(letters);
}
