/** A film or a piece of sound is measured by mediabunny, behind the box guard. Runs only in the probe's child process. */

import { CustomSource, Input, type InputFormat, MP3, MP4, QTFF, WAVE } from 'mediabunny';
import { type GuardReason, guardBoxes, type RangeReader } from '../box-guard.ts';
import type { Container, Measured } from '../media.ts';

/** Only the reader that fits the bytes is opened: a playlist is never followed, whatever it is called (AC-096). */
const formats: Partial<Record<Container, InputFormat>> = {
  mp4: MP4,
  m4a: MP4,
  mov: QTFF,
  mp3: MP3,
  wav: WAVE,
};

/** Measures a film or a piece of sound; the length comes from its samples, never from a header's claim. */
export async function measureFilm(
  read: RangeReader,
  container: Container,
  sizeBytes: number,
): Promise<Measured | GuardReason> {
  const format = formats[container];
  if (!format) return 'unreadable';
  const notes: string[] = [];
  if (container !== 'mp3' && container !== 'wav') {
    const guarded = await guardBoxes(read, sizeBytes);
    if (!guarded.ok) return guarded.reason;
    notes.push(...guarded.notes);
  }
  const source = new CustomSource({ getSize: () => sizeBytes, read });
  using input = new Input({ source, formats: [format] });
  try {
    return await measureTracks(input, container, sizeBytes, notes);
  } catch {
    return 'unreadable';
  }
}

async function measureTracks(
  input: Input,
  container: Container,
  sizeBytes: number,
  notes: string[],
): Promise<Measured | GuardReason> {
  const [video, audio] = [await input.getPrimaryVideoTrack(), await input.getPrimaryAudioTrack()];
  const tracks = [...(await input.getVideoTracks()), ...(await input.getAudioTracks())];
  if (tracks.length === 0) return 'unreadable';
  const durationSeconds = await input.computeDuration(tracks);
  if (!Number.isFinite(durationSeconds) || durationSeconds <= 0) return 'unreadable';
  if (!audio) notes.push('silent');
  const measured: Measured = { container, sizeBytes, durationSeconds, notes };
  if (audio) measured.audioCodec = (await audio.getCodec()) ?? 'unknown';
  if (!video) {
    // A film file without a picture is sound: people record songs so.
    return container === 'mp4' ? { ...measured, container: 'm4a' } : measured;
  }
  const [width, height] = [await video.getDisplayWidth(), await video.getDisplayHeight()];
  return { ...measured, width, height, videoCodec: (await video.getCodec()) ?? 'unknown' };
}
