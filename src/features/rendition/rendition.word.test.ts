/** Proof of the words: what is copied and what is coded, what is proven, what is drawn. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  bestFrame,
  type FilmFacts,
  filmArgs,
  fittedSize,
  frameWorth,
  isBeyond,
  isPlayable,
  posterInstants,
  wantsPieces,
  writePlaylist,
} from './film.ts';
import { countFrames, faultsOf } from './proof.ts';
import { captionLanguageOf, contentTypeOf, isRenditionName, openNameOf, sourcesOf } from './rendition.ts';
import { isSoundCopied, readLoudness, soundArgs, soundName } from './sound.ts';
import { foldPeaks, PeakReader } from './wave.ts';

const fit: FilmFacts = {
  durationSeconds: 60,
  sizeBytes: 20_000_000,
  streams: 2,
  picture: {
    codec: 'h264',
    profile: 'High',
    level: 41,
    pixelFormat: 'yuv420p',
    width: 1920,
    height: 1080,
    frameRate: 25,
    isInterlaced: false,
  },
  sound: { codec: 'aac', profile: 'LC', channels: 2, sampleRate: 48_000, kbps: 128 },
  subtitles: [],
};
const having = (picture: Partial<FilmFacts['picture']>): FilmFacts => ({
  ...fit,
  picture: { ...fit.picture!, ...picture },
});

describe('a film', () => {
  test('is taken over as it is only where old webviews play it: each single departure is coded again', () => {
    expect(isPlayable(fit)).toBe(true);
    const departures: FilmFacts[] = [
      having({ codec: 'hevc' }),
      having({ profile: 'High 10' }),
      having({ pixelFormat: 'yuv420p10le' }),
      having({ level: 51 }),
      having({ width: 3840, height: 2160 }),
      having({ frameRate: 120 }),
      having({ isInterlaced: true }),
      { ...fit, sizeBytes: 200_000_000 },
      { ...fit, sound: { ...fit.sound!, codec: 'pcm_s16le' } },
      { ...fit, sound: { ...fit.sound!, channels: 6 } },
      { ...fit, sound: { ...fit.sound!, profile: 'HE-AAC' } },
      { ...fit, picture: undefined },
    ];
    expect(departures.map(isPlayable)).toEqual(departures.map(() => false));
    expect(isPlayable({ ...fit, sound: undefined })).toBe(true);
  });

  test('AC-098 never brings metadata, chapters, words or covers along, copied or coded', () => {
    for (const facts of [fit, having({ codec: 'hevc' })]) {
      const args = filmArgs(facts).join(' ');
      expect(args).toContain('-map 0:V:0 -map 0:a:0? -sn -dn -map_metadata -1 -map_chapters -1');
      expect(args).toContain('+faststart');
    }
    expect(filmArgs(having({ codec: 'hevc', frameRate: 60 })).join(' ')).toContain('fps=30,scale=1280:720');
  });

  test('is fitted into 1280 × 720 whichever way it stands, even, never enlarged', () => {
    expect(fittedSize({ width: 3840, height: 2160 })).toEqual({ width: 1280, height: 720 });
    expect(fittedSize({ width: 1080, height: 1920 })).toEqual({ width: 720, height: 1280 });
    expect(fittedSize({ width: 641, height: 361 })).toEqual({ width: 642, height: 362 });
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 8192 }), fc.integer({ min: 2, max: 8192 }), (width, height) => {
        const fitted = fittedSize({ width, height });
        expect([fitted.width % 2, fitted.height % 2]).toEqual([0, 0]);
        expect(Math.max(fitted.width, fitted.height)).toBeLessThanOrEqual(1280);
        expect(Math.min(fitted.width, fitted.height)).toBeLessThanOrEqual(720);
        expect(fitted.width).toBeLessThanOrEqual(width + 1);
      }),
    );
  });

  test('AC-099 beyond what cameras make is not begun', () => {
    expect(isBeyond(fit)).toBe(false);
    const beyond = [
      having({ width: 16_384, height: 16_384 }),
      having({ frameRate: 1000 }),
      { ...fit, streams: 500 },
      { ...fit, durationSeconds: 1e9 },
    ];
    expect(beyond.map(isBeyond)).toEqual([true, true, true, true]);
  });

  test('is cut in pieces when it is longer than ten minutes or larger than 200 MB, and each is asked where the list was', () => {
    expect(
      [
        { durationSeconds: 600, sizeBytes: 1 },
        { durationSeconds: 600.1, sizeBytes: 1 },
        { durationSeconds: 1, sizeBytes: 209_715_201 },
      ].map(wantsPieces),
    ).toEqual([false, true, true]);
    expect(writePlaylist('#EXTM3U\n#EXTINF:6,\nfilm-000.ts\n/etc/passwd\n')).toBe(
      '#EXTM3U\n#EXTINF:6,\n?as=film-000.ts\n/etc/passwd\n',
    );
  });

  test('gets a poster that is neither black nor white where it has another frame', () => {
    const even = (value: number) => new Uint8Array(1296).fill(value);
    const lively = Uint8Array.from({ length: 1296 }, (_, at) => (at * 37) % 256);
    expect([even(0), even(255), even(128), new Uint8Array()].map(frameWorth)).toEqual([0, 0, 0, 0]);
    expect(frameWorth(lively)).toBeGreaterThan(40);
    expect(bestFrame([0, frameWorth(lively), 0])).toBe(1);
    expect(bestFrame([0, 0, 0])).toBe(0);
    fc.assert(
      fc.property(fc.double({ min: 0.04, max: 20_000, noNaN: true }), (seconds) => {
        for (const at of posterInstants(seconds)) expect(at).toBeLessThan(Math.max(seconds, 0.1));
      }),
    );
  });
});

describe('a proof', () => {
  const found = { facts: fit, lastPictures: 20, lastSounds: 60 };
  test('AC-101 F-10 is given only for the whole length, all streams and a last second that can be seen', () => {
    expect(faultsOf(fit, found)).toEqual([]);
    expect(faultsOf(fit, { ...found, facts: { ...fit, durationSeconds: 60.5 } })).toEqual([]);
    expect(faultsOf(fit, { ...found, facts: { ...fit, durationSeconds: 59.4 } })).toEqual(['length']);
    expect(faultsOf(fit, { ...found, facts: { ...fit, durationSeconds: Number.NaN } })).toEqual(['length']);
    expect(faultsOf(fit, { ...found, lastPictures: 0 })).toEqual(['end']);
    expect(faultsOf({ ...fit, picture: undefined }, { ...found, lastSounds: 0 })).toContain('end');
    expect(faultsOf(fit, { ...found, facts: { ...fit, sound: undefined } })).toEqual(['no-sound']);
    expect(faultsOf(fit, { ...found, facts: { ...fit, streams: 3 } })).toEqual(['too-many-streams']);
    expect(countFrames('#tb 0: 1/25\n0, 1, 1, 1, 9, 0x1\n1, 1, 1\n0, 2', 0)).toBe(2);
  });
});

describe('a sound', () => {
  const sound = fit.sound!;
  test('is copied where everything plays it and coded where not', () => {
    expect([soundName(sound), soundName({ codec: 'flac' }), soundName({ codec: 'mp3' })]).toEqual([
      'sound.m4a',
      'sound.mp3',
      'sound.mp3',
    ]);
    expect(
      [
        sound,
        { ...sound, codec: 'flac' },
        { ...sound, channels: 6 },
        { ...sound, codec: 'mp3', kbps: 320 },
      ].map(isSoundCopied),
    ).toEqual([true, false, false, true]);
    expect(soundArgs({ ...sound, codec: 'flac', channels: 6 }).join(' ')).toContain(
      'libmp3lame -b:a 192k -ac 2',
    );
    expect(soundArgs(sound).join(' ')).toContain('-c:a copy');
  });

  test('says its loudness; silence has none', () => {
    const words =
      'x\nSummary:\n\n  Integrated loudness:\n    I:         -23.1 LUFS\n    Threshold: -33.1 LUFS\n\n  Loudness range:\n    LRA:         5.0 LU\n\n  True peak:\n    Peak:       -1.2 dBFS\n';
    expect(readLoudness(words)).toEqual({ lufs: -23.1, range: 5, peakDb: -1.2 });
    expect(readLoudness(words.replace('-23.1', '-70.0'))).toBeUndefined();
    expect(readLoudness(words.replace('-1.2', '-inf'))).toBeUndefined();
    expect(readLoudness('')).toBeUndefined();
  });

  test('is folded to bars that are as loud as it is, wherever the pieces end', () => {
    const samples = new Int16Array(8000).fill(0);
    samples.fill(16_384, 0, 4000);
    const bytes = new Uint8Array(samples.buffer);
    const whole = new PeakReader();
    whole.add(bytes);
    const pieces = new PeakReader();
    for (let at = 0; at < bytes.length; at += 333) pieces.add(bytes.subarray(at, at + 333));
    expect(pieces.end()).toEqual(whole.end());
    expect(whole.end().seconds).toBe(1);
    expect(foldPeaks(whole.end().slices, 4)).toEqual([50, 50, 0, 0]);
    fc.assert(
      fc.property(fc.array(fc.nat(32_768), { maxLength: 900 }), (slices) => {
        const bars = foldPeaks(slices);
        expect(bars.length).toBe(Math.min(240, slices.length));
        for (const bar of bars) expect(bar >= 0 && bar <= 100).toBe(true);
        if (slices.length > 0)
          expect(Math.max(...bars)).toBe(Math.round((Math.max(...slices) / 32_768) * 100));
      }),
    );
  });
});

describe('an output', () => {
  test('AC-119 is asked for by a name of ours and by nothing else', () => {
    expect(['film.mp4', 'film-007.ts', 'poster.webp', 'wave.json', 'open.jpg'].every(isRenditionName)).toBe(
      true,
    );
    expect(
      ['../x.mp4', 'film-7.ts', 'film.exe', 'FILM.mp4', 'a/b.mp4', 'film.mp4\n', '', 'film.svg'].some(
        isRenditionName,
      ),
    ).toBe(false);
    expect([captionLanguageOf('caption-zh.vtt'), captionLanguageOf('caption-fr.vtt')]).toEqual([
      'zh',
      undefined,
    ]);
    expect(contentTypeOf('x.html')).toBeUndefined();
  });

  test('AC-093 is what the public gets in place of the original, as soon as there is one', () => {
    expect(openNameOf({ kind: 'video' }, ['poster.jpg'])).toBeUndefined();
    expect(openNameOf({ kind: 'video' }, ['poster.jpg', 'film.mp4'])).toBe('film.mp4');
    expect(openNameOf({ kind: 'audio' }, ['sound.mp3'])).toBe('sound.mp3');
    expect(openNameOf({ kind: 'picture' }, ['open.jpg'])).toBe('open.jpg');
    const made = ['film.mp4', 'film.m3u8', 'poster.jpg'].map((name) => ({
      name,
      contentType: contentTypeOf(name)!,
    }));
    expect(sourcesOf({ kind: 'video' }, made).map((one) => one.name)).toEqual(['film.m3u8', 'film.mp4']);
  });
});
