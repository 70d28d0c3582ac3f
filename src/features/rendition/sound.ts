/** The word "sound": under which name it is made playable, what ffmpeg is asked, and what it says of its loudness. */

import type { FilmFacts } from './film.ts';
import type { Loudness } from './rendition.ts';

type Sound = NonNullable<FilmFacts['sound']>;

/** The name of the output: AAC and MP3 are taken over as they are, all else becomes MP3, which everything plays. */
export function soundName(sound: Pick<Sound, 'codec'>): 'sound.m4a' | 'sound.mp3' {
  return sound.codec === 'aac' ? 'sound.m4a' : 'sound.mp3';
}

const copyKbpsMax = 320;

/** Whether the sound is only put in order: no cover, no names, no lyrics come along (AC-098). */
export function isSoundCopied(sound: Sound): boolean {
  return sound.channels <= 2 && sound.kbps <= copyKbpsMax && (sound.codec === 'aac' || sound.codec === 'mp3');
}

const onlySound = ['-map', '0:a:0', '-vn', '-sn', '-dn', '-map_metadata', '-1', '-map_chapters', '-1'];

/** What ffmpeg is asked between the input and the output. */
export function soundArgs(sound: Sound): string[] {
  const isM4a = soundName(sound) === 'sound.m4a';
  const container = isM4a
    ? ['-movflags', '+faststart', '-fflags', '+bitexact', '-f', 'mp4']
    : ['-id3v2_version', '0', '-write_id3v1', '0', '-fflags', '+bitexact', '-f', 'mp3'];
  if (isSoundCopied(sound)) return [...onlySound, '-c:a', 'copy', ...container];
  const codec = isM4a ? ['-c:a', 'aac', '-b:a', '160k'] : ['-c:a', 'libmp3lame', '-b:a', '192k'];
  const rate = sound.sampleRate === 48_000 ? '48000' : '44100';
  return [...onlySound, ...codec, '-ac', String(Math.min(2, sound.channels)), '-ar', rate, ...container];
}

/** What the meter says at its end; silence has no loudness. */
export function readLoudness(words: string): Loudness | undefined {
  const summary = words.slice(words.lastIndexOf('Summary:'));
  const figure = (name: string): number | undefined => {
    const found = new RegExp(`^\\s*${name}:\\s+(-?\\d+(?:\\.\\d+)?)\\s`, 'm').exec(summary);
    return found ? Number(found[1]) : undefined;
  };
  const [lufs, range, peakDb] = [figure('I'), figure('LRA'), figure('Peak')];
  return lufs === undefined || range === undefined || peakDb === undefined || lufs <= -69.9
    ? undefined
    : { lufs, range, peakDb };
}
