/** The word of renditions: what is made of a file so that it plays everywhere, and under which names it is asked for. */

import type { FileId } from '../../kernel/id.ts';
import type { Language } from '../../kernel/text.ts';
import type { MediaFile } from '../media/media.ts';

/** Integrated loudness, range and true peak by EBU R 128. */
export type Loudness = { lufs: number; range: number; peakDb: number };

/** What is known of an output beside its bytes. */
export type RenditionFacts = {
  /** The streams were taken over as they are, not coded again. */
  isCopy?: boolean;
  /** From 0 to 100, from first to last. */
  peaks?: readonly number[];
  loudness?: Loudness;
};

/** One output: bytes under their own name, proven by probing before it stands here. */
export type Rendition = {
  fileId: FileId;
  name: string;
  sha256: string;
  sizeBytes: number;
  contentType: string;
  width?: number;
  height?: number;
  durationSeconds?: number;
  facts: RenditionFacts;
};

/** What comes out, by the ending of its name. The content type is ours (AC-112). */
const contentTypes: Record<string, string> = {
  webp: 'image/webp',
  jpg: 'image/jpeg',
  mp4: 'video/mp4',
  m3u8: 'application/vnd.apple.mpegurl',
  ts: 'video/mp2t',
  m4a: 'audio/mp4',
  mp3: 'audio/mpeg',
  json: 'application/json',
};

/** The content type of an output; an ending we do not make has none. */
export function contentTypeOf(name: string): string | undefined {
  return contentTypes[name.slice(name.lastIndexOf('.') + 1)];
}

const nameShape = /^[a-z]+(-[0-9]{3})?\.[a-z0-9]{2,4}$/;

/** Whether a word from outside can be the name of an output at all. */
export function isRenditionName(word: string): boolean {
  return nameShape.test(word) && contentTypeOf(word) !== undefined;
}

const captionShape = /^caption-(zh|en)\.vtt$/;

/** The name under which subtitles of a language are asked for. */
export const captionName = (language: Language): string => `caption-${language}.vtt`;

/** The language of subtitles asked for by name. */
export function captionLanguageOf(name: string): Language | undefined {
  return captionShape.exec(name)?.[1] as Language | undefined;
}

/** What a player is given to play, in the order it should try. Nothing made yet: the file as it came. */
export function sourcesOf(
  file: Pick<MediaFile, 'kind'>,
  made: readonly Pick<Rendition, 'name' | 'contentType'>[],
): { name: string; contentType: string }[] {
  const wanted = file.kind === 'video' ? ['film.m3u8', 'film.mp4'] : ['sound.m4a', 'sound.mp3'];
  return wanted.flatMap((name) => made.filter((one) => one.name === name));
}

/**
 * What the public gets when it asks for the file itself: what was made of it, which carries no place and no camera. The
 * original is for those who handle the work (AC-093).
 */
export function openNameOf(file: Pick<MediaFile, 'kind'>, names: readonly string[]): string | undefined {
  const wanted = {
    video: ['film.mp4'],
    audio: ['sound.m4a', 'sound.mp3'],
    picture: ['open.jpg'],
    document: [],
  };
  return wanted[file.kind].find((name) => names.includes(name));
}
