/** The one file that knows the reader of films and sound. It stands behind the box guard, here and in the browser. */

import {
  ADTS,
  CustomSource,
  FLAC,
  Input,
  type InputAudioTrack,
  type InputFormat,
  type InputVideoTrack,
  MP3,
  MP4,
  OGG,
  QTFF,
  WAVE,
  WEBM,
} from 'mediabunny';
import type { RangeReader } from './box-guard.ts';
import type { Container, Measured } from './media.ts';

/** Only the reader that fits the bytes is opened: a playlist is never followed, whatever it is called (AC-096). */
const formats: Partial<Record<Container, InputFormat>> = {
  mp4: MP4,
  m4a: MP4,
  mov: QTFF,
  webm: WEBM,
  mp3: MP3,
  wav: WAVE,
  flac: FLAC,
  ogg: OGG,
  aac: ADTS,
};
/** Pictures by which a frame rate is counted where no table tells all of them. */
const countedPackets = 300;

/** Measures tracks; the length comes from their samples, never from a header's claim. */
export async function readTracks(
  read: RangeReader,
  container: Container,
  sizeBytes: number,
): Promise<Measured | 'unreadable'> {
  const format = formats[container];
  if (!format) return 'unreadable';
  const source = new CustomSource({ getSize: () => sizeBytes, read });
  using input = new Input({ source, formats: [format] });
  try {
    return await measureTracks(input, container, sizeBytes);
  } catch {
    return 'unreadable';
  }
}

async function measureTracks(
  input: Input,
  container: Container,
  sizeBytes: number,
): Promise<Measured | 'unreadable'> {
  const [video, audio] = [await input.getPrimaryVideoTrack(), await input.getPrimaryAudioTrack()];
  const tracks = [...(await input.getVideoTracks()), ...(await input.getAudioTracks())];
  if (tracks.length === 0) return 'unreadable';
  const durationSeconds = await input.computeDuration(tracks);
  if (!Number.isFinite(durationSeconds) || durationSeconds <= 0) return 'unreadable';
  const notes = audio ? [] : ['silent'];
  const sound = audio ? await soundOf(audio) : {};
  const bitrateKbps = Math.round((sizeBytes * 8) / durationSeconds / 1000);
  const measured: Measured = { container, sizeBytes, durationSeconds, notes, ...sound, bitrateKbps };
  // A film file without a picture is sound: people record songs so.
  if (!video) return container === 'mp4' ? { ...measured, container: 'm4a' } : measured;
  return { ...measured, ...(await pictureOf(video)) };
}

async function soundOf(audio: InputAudioTrack): Promise<Partial<Measured>> {
  return {
    audioCodec: (await audio.getCodec()) ?? 'unknown',
    channels: await audio.getNumberOfChannels(),
    sampleRate: await audio.getSampleRate(),
  };
}

async function pictureOf(video: InputVideoTrack): Promise<Partial<Measured>> {
  const [width, height] = [await video.getDisplayWidth(), await video.getDisplayHeight()];
  const { averagePacketRate: frameRate } = await video.computePacketStats(countedPackets);
  const videoCodec = (await video.getCodec()) ?? 'unknown';
  const rate = Number.isFinite(frameRate) && frameRate > 0 ? { frameRate } : {};
  return { width, height, videoCodec, ...rate };
}
