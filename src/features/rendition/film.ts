/** The word "film": what is known of one before it is made playable, whether it already is, and what ffmpeg is asked. */

import type { Language } from '../../kernel/text.ts';

/** What was read by a second reader, ffprobe; nothing of it is shown to anyone. */
export type FilmFacts = {
  durationSeconds: number;
  sizeBytes: number;
  streams: number;
  picture?: {
    codec: string;
    profile: string;
    level: number;
    pixelFormat: string;
    /** As shown: turned upright, pixels made square. */
    width: number;
    height: number;
    frameRate: number;
    isInterlaced: boolean;
  };
  sound?: { codec: string; profile: string; channels: number; sampleRate: number; kbps: number };
  /** Tracks of words, not of pictures of words: by their number among the tracks of subtitles. */
  subtitles: readonly { index: number; language: Language }[];
};

/** What nobody's phone or camera makes: not worth the time of everybody else's films (AC-099). */
const beyond = { side: 8192, frameRate: 240, streams: 32, seconds: 6 * 3600 } as const;

export function isBeyond(facts: FilmFacts): boolean {
  const { picture } = facts;
  return (
    facts.streams > beyond.streams ||
    facts.durationSeconds > beyond.seconds ||
    (picture !== undefined &&
      (Math.max(picture.width, picture.height) > beyond.side || picture.frameRate > beyond.frameRate))
  );
}

const profiles = ['Constrained Baseline', 'Baseline', 'Main', 'High'];
const copyKbpsMax = 8000;

/**
 * Whether old webviews play it as it is: then its streams are taken over and only put in order, which costs a
 * hundredth of coding them again and loses nothing.
 */
export function isPlayable(facts: FilmFacts): boolean {
  const { picture, sound } = facts;
  if (!picture) return false;
  const kbps = (facts.sizeBytes * 8) / 1000 / Math.max(facts.durationSeconds, 1);
  const isPictureFit =
    picture.codec === 'h264' &&
    picture.pixelFormat === 'yuv420p' &&
    profiles.includes(picture.profile) &&
    picture.level <= 42 &&
    !picture.isInterlaced &&
    Math.min(picture.width, picture.height) <= 1088 &&
    Math.max(picture.width, picture.height) <= 1920 &&
    picture.frameRate <= 60.5;
  return isPictureFit && kbps <= copyKbpsMax && (!sound || isSoundFit(sound));
}

const isSoundFit = (sound: NonNullable<FilmFacts['sound']>): boolean =>
  sound.codec === 'aac' && sound.profile === 'LC' && sound.channels <= 2;

const even = (length: number): number => Math.max(2, 2 * Math.round(length / 2));

/** Fitted into 1280 × 720 whichever way it stands, never enlarged, both sides even. */
export function fittedSize(picture: { width: number; height: number }): { width: number; height: number } {
  const [long, short] = [Math.max(picture.width, picture.height), Math.min(picture.width, picture.height)];
  const scale = Math.min(1, 1280 / long, 720 / short);
  return { width: even(picture.width * scale), height: even(picture.height * scale) };
}

export const framesMax = 30;

/** `V` is a moving picture, not a cover. Nothing but one picture and one sound comes along: no place, no chapters, no covers, no words (AC-098). */
const onlyStreams = [
  '-map',
  '0:V:0',
  '-map',
  '0:a:0?',
  '-sn',
  '-dn',
  '-map_metadata',
  '-1',
  '-map_chapters',
  '-1',
];
const streaming = ['-movflags', '+faststart', '-fflags', '+bitexact', '-f', 'mp4'];

/** What ffmpeg is asked between the input and the output. */
export function filmArgs(facts: FilmFacts): string[] {
  if (isPlayable(facts)) return [...onlyStreams, '-c', 'copy', ...streaming];
  const sound = facts.sound && isSoundFit(facts.sound) && facts.sound.kbps <= 256 ? copySound : codeSound;
  return [...onlyStreams, ...codePicture(facts.picture!), ...sound, ...streaming];
}

const copySound = ['-c:a', 'copy'];
const codeSound = ['-c:a', 'aac', '-b:a', '128k', '-ac', '2', '-ar', '48000'];

function codePicture(picture: NonNullable<FilmFacts['picture']>): string[] {
  const { width, height } = fittedSize(picture);
  const frames = picture.frameRate > framesMax + 0.5 || picture.frameRate < 1 ? [`fps=${framesMax}`] : [];
  const woven = picture.isInterlaced ? ['yadif'] : [];
  const filters = [...woven, ...frames, `scale=${width}:${height}`, 'setsar=1', 'format=yuv420p'];
  return [
    ...['-vf', filters.join(',')],
    ...['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '23', '-maxrate', '2800k', '-bufsize', '5600k'],
    ...['-profile:v', 'main', '-level:v', '4.0', '-g', '120', '-flags:v', '+bitexact'],
  ];
}

/** The film is served in pieces too when it is long or large: a slow line then loads only what is watched. */
export function wantsPieces(facts: Pick<FilmFacts, 'durationSeconds' | 'sizeBytes'>): boolean {
  return facts.durationSeconds > 600 || facts.sizeBytes > 200 * 1_048_576;
}

export const pieceSeconds = 6;

/** Cuts what was made into pieces; nothing is coded again. */
export const pieceArgs: readonly string[] = [
  ...['-map', '0', '-c', 'copy', '-map_metadata', '-1', '-f', 'hls'],
  ...[
    '-hls_time',
    String(pieceSeconds),
    '-hls_playlist_type',
    'vod',
    '-hls_segment_filename',
    'film-%03d.ts',
  ],
];

/** The list of pieces as it is served: each piece is asked for where the list was, whatever that address is. */
export function writePlaylist(playlist: string): string {
  return playlist.replace(/^(film-\d{3}\.ts)$/gm, '?as=$1');
}

/** The instants at which a frame is looked at for the poster: not the first, which is mostly black. */
export function posterInstants(durationSeconds: number): number[] {
  const shares = durationSeconds < 2 ? [0, 0.5] : [0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.02];
  return shares.map((share) => Math.round(share * durationSeconds * 1000) / 1000);
}

/** How much there is to see in a small grey frame: 0 for black, white and any other even plane. */
export function frameWorth(grey: Uint8Array): number {
  if (grey.length === 0) return 0;
  const mean = grey.reduce((sum, value) => sum + value, 0) / grey.length;
  const spread = Math.sqrt(grey.reduce((sum, value) => sum + (value - mean) ** 2, 0) / grey.length);
  if (mean < 20 || mean > 245) return 0;
  return spread * Math.min(1, mean / 60);
}

/** The frame most worth seeing, the earlier of two alike; where all are black, the first of them. */
export function bestFrame(worths: readonly number[]): number {
  const best = Math.max(...worths);
  return Math.max(
    0,
    worths.findIndex((worth) => worth >= best * 0.8),
  );
}
