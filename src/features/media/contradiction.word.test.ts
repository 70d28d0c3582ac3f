/** When two levels ask of a file what no file can meet: told before anyone films. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contradictionsBetween } from './contradiction.ts';
import { megabyte } from './measure.ts';
import type { Measured } from './media.ts';
import { type DurationRule, type FileRule, judgeFile } from './rule.ts';

const film = (over: Partial<Measured> = {}): Measured => ({
  container: 'mp4',
  sizeBytes: 20 * megabyte,
  durationSeconds: 240,
  width: 1920,
  height: 1080,
  videoCodec: 'avc',
  audioCodec: 'aac',
  notes: [],
  ...over,
});

const length = (over: Partial<DurationRule>): DurationRule => ({
  kind: 'duration-seconds',
  force: 'must',
  ...over,
});

/** 青总发〔2020〕25号, attachment 2, item 1. */
const qinghaiFilm: FileRule[] = [
  { kind: 'container', force: 'must', allowed: ['mp4'], quote: '视频文件格式为 MP4' },
  length({ min: 180, max: 300, quote: '时间 3—5 分钟' }),
  { kind: 'aspect', force: 'must', width: 16, height: 9, quote: '长宽比例为 16 : 9' },
];
/** The nation's call of the same year: 时长小于 3 分钟，文件小于 50MB. */
const nationFilm: FileRule[] = [
  { kind: 'container', force: 'must', allowed: ['mp4'] },
  length({ max: 180, maxInclusive: false }),
  { kind: 'size-bytes', force: 'must', max: 50 * megabyte, inclusive: false },
];
const song = length({ max: 300, quote: '时长5分钟以内' });

describe('what two levels ask together', () => {
  test('Qinghai asks for 3–5 minutes, the nation for less than 3: told before anyone films', () => {
    const found = contradictionsBetween(qinghaiFilm, nationFilm);
    expect(found.map((one) => [one.own.kind, one.force])).toEqual([['duration-seconds', 'must']]);
    expect(found[0]!.sentence.zh).toBe(
      '时长互相矛盾：本级要求 3:00–5:00，上级要求 小于 3:00，没有任何文件能同时满足。',
    );
    expect(found[0]!.sentence.en).toContain('under 3:00');
  });

  test('an upright film, a foreign format, and pictures of a length contradict', () => {
    const upright: FileRule = { kind: 'aspect', force: 'must', width: 9, height: 16 };
    const onlyMov: FileRule = { kind: 'container', force: 'should', allowed: ['mov'] };
    const pictures: FileRule = { kind: 'container', force: 'must', allowed: ['jpeg', 'png'] };
    expect(contradictionsBetween([upright], qinghaiFilm)).toHaveLength(1);
    expect(contradictionsBetween([onlyMov], qinghaiFilm)[0]!.force).toBe('should');
    expect(contradictionsBetween([pictures], [song])[0]!.sentence.en).toContain('JPEG / PNG');
    expect(contradictionsBetween(qinghaiFilm, qinghaiFilm)).toEqual([]);
  });

  const must = { force: 'must' as const };
  test.each<[string, FileRule, FileRule, boolean]>([
    [
      '25 and 30 pictures a second',
      { kind: 'frame-rate', max: 25, ...must },
      { kind: 'frame-rate', min: 30, ...must },
      true,
    ],
    [
      'at most 25 and at least 25',
      { kind: 'frame-rate', max: 25, ...must },
      { kind: 'frame-rate', min: 25, ...must },
      false,
    ],
    [
      'over 2 MB and at most 2 MB',
      { kind: 'size-bytes', min: 2, minInclusive: false, ...must },
      { kind: 'size-bytes', max: 2, ...must },
      true,
    ],
    [
      'H.264 and H.265',
      { kind: 'codec', track: 'video', allowed: ['avc'], ...must },
      { kind: 'codec', track: 'video', allowed: ['hevc'], ...must },
      true,
    ],
    [
      'the picture’s codec and the sound’s',
      { kind: 'codec', track: 'video', allowed: ['avc'], ...must },
      { kind: 'codec', track: 'audio', allowed: ['aac'], ...must },
      false,
    ],
    [
      'MP3 with AAC inside',
      { kind: 'container', allowed: ['mp3'], ...must },
      { kind: 'codec', track: 'audio', allowed: ['aac'], ...must },
      true,
    ],
    [
      'MP3 or M4A with AAC inside',
      { kind: 'container', allowed: ['mp3', 'm4a'], ...must },
      { kind: 'codec', track: 'audio', allowed: ['aac'], ...must },
      false,
    ],
    [
      'songs with a frame rate',
      { kind: 'frame-rate', min: 25, ...must },
      { kind: 'container', allowed: ['mp3', 'wav'], ...must },
      true,
    ],
    [
      '1920×1080 with a longer side of at most 1280',
      { kind: 'resolution', minWidth: 1920, minHeight: 1080, ...must },
      { kind: 'long-side', max: 1280, ...must },
      true,
    ],
    [
      'pictures of 2018 and of 2019',
      { kind: 'taken-within', from: '2019-01-01', ...must },
      { kind: 'taken-within', until: '2019-01-01', untilInclusive: false, ...must },
      true,
    ],
    ['EXIF and dpi', { kind: 'exif', ...must }, { kind: 'dpi', min: 300, ...must }, false],
  ])('%s', (_, own, above, isContradiction) => {
    for (const found of [contradictionsBetween([own], [above]), contradictionsBetween([above], [own])]) {
      expect(found).toHaveLength(isContradiction ? 1 : 0);
      for (const { sentence } of found) expect(sentence.zh + sentence.en).not.toMatch(/[{}]|undefined/);
    }
  });

  const bound = fc.option(fc.integer({ min: 0, max: 12 }), { nil: undefined });
  const anyLength = fc
    .record({ min: bound, max: bound, minInclusive: fc.boolean(), maxInclusive: fc.boolean() })
    .map((over) => length(over));

  test('lengths contradict exactly when no length meets both', () => {
    fc.assert(
      fc.property(anyLength, anyLength, (own, above) => {
        // Bounds are whole seconds: if any length meets both, one on the half-second grid does.
        const lengths = Array.from({ length: 30 }, (_, half) => half / 2);
        const isPossible = lengths.some((durationSeconds) =>
          judgeFile([own, above], film({ durationSeconds })).every((finding) => finding.standing === 'meets'),
        );
        expect(contradictionsBetween([own], [above]).length === 0).toBe(isPossible);
      }),
      { numRuns: 2000 },
    );
  });

  test('a contradiction is the same seen from either side', () => {
    fc.assert(
      fc.property(anyLength, anyLength, (own, above) => {
        expect(contradictionsBetween([own], [above]).length).toBe(
          contradictionsBetween([above], [own]).length,
        );
      }),
    );
  });
});
