/** The codecs a rule may name, how people call them, and which of them a container can hold. */

import type { Container } from './media.ts';

export const codecNames = {
  video: ['avc', 'hevc', 'vp8', 'vp9', 'av1', 'prores'],
  audio: ['aac', 'mp3', 'opus', 'vorbis', 'flac', 'pcm', 'ac3', 'eac3'],
} as const;
export type CodecTrack = keyof typeof codecNames;
export type Codec = (typeof codecNames)[CodecTrack][number];

const said: Record<Codec, string> = {
  avc: 'H.264',
  hevc: 'H.265',
  vp8: 'VP8',
  vp9: 'VP9',
  av1: 'AV1',
  prores: 'ProRes',
  aac: 'AAC',
  mp3: 'MP3',
  opus: 'Opus',
  vorbis: 'Vorbis',
  flac: 'FLAC',
  pcm: 'PCM',
  ac3: 'AC-3',
  eac3: 'E-AC-3',
};

/** What a reader called a codec, as rules know it: all plain samples are PCM. */
export function codecOf(read: string): Codec | undefined {
  const name = /^(pcm-|ulaw$|alaw$)/.test(read) ? 'pcm' : read;
  return Object.keys(said).includes(name) ? (name as Codec) : undefined;
}

export const sayCodec = (read: string): string => {
  const codec = codecOf(read);
  return codec ? said[codec] : read;
};

const held: Partial<Record<Container, readonly Codec[]>> = {
  webm: ['vp8', 'vp9', 'av1', 'opus', 'vorbis'],
  m4a: ['aac', 'mp3', 'ac3', 'eac3', 'flac', 'opus'],
  mp3: ['mp3'],
  wav: ['pcm'],
  flac: ['flac'],
  ogg: ['opus', 'vorbis', 'flac'],
  aac: ['aac'],
};

/** Whether files of a container can hold one of the codecs. Films of MP4 and MOV hold nearly all. */
export function canHold(container: Container, codecs: readonly Codec[]): boolean {
  const inside = held[container];
  return !inside || codecs.some((codec) => inside.includes(codec));
}
