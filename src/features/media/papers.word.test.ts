/** What papers beside the five ask of files, as rules on both sides of their edges, and the sentences of them. */

import { describe, expect, test } from 'vitest';
import { megabyte } from './measure.ts';
import type { Measured } from './media.ts';
import { type FileRule, judgeCount, judgeFile, mayStand, sayFinding } from './rule.ts';

const subtitles: FileRule = { kind: 'subtitles', force: 'should' };
const must = { force: 'must' as const };
const film = (over: Partial<Measured> = {}): Measured => ({
  ...{ container: 'mp4', sizeBytes: 20 * megabyte, durationSeconds: 179, width: 1920, height: 1080 },
  ...{ videoCodec: 'avc', audioCodec: 'aac', frameRate: 25, notes: [] },
  ...over,
});
const picture = (over: Partial<Measured> = {}): Measured => ({
  ...{ container: 'jpeg', sizeBytes: 3 * megabyte, width: 4000, height: 3000, notes: [] },
  ...over,
});

type Further = [string, FileRule, Measured, Measured];
const further: Further[] = [
  [
    '微电影 25 帧/秒',
    { kind: 'frame-rate', min: 25, max: 25, ...must },
    film({ frameRate: 25.004 }),
    film({ frameRate: 24.9 }),
  ],
  [
    '30 帧以上：29.97 算 30',
    { kind: 'frame-rate', min: 30, ...must },
    film({ frameRate: 30_000 / 1001 }),
    film({ frameRate: 29.5 }),
  ],
  [
    '分辨率不低于 1920×1080',
    { kind: 'resolution', minWidth: 1920, minHeight: 1080, ...must },
    film(),
    film({ height: 1079 }),
  ],
  [
    '分辨率大于 1280×720',
    { kind: 'resolution', minWidth: 1280, minHeight: 720, inclusive: false, ...must },
    film({ width: 1281, height: 721 }),
    film({ width: 1280, height: 720 }),
  ],
  [
    'H.264 编码',
    { kind: 'codec', track: 'video', allowed: ['avc'], ...must },
    film(),
    film({ videoCodec: 'hevc' }),
  ],
  [
    'AAC 音频',
    { kind: 'codec', track: 'audio', allowed: ['aac'], ...must },
    film(),
    film({ audioCodec: 'pcm-s16' }),
  ],
  [
    '码率不低于 8 Mbps',
    { kind: 'bitrate', min: 8000, ...must },
    film({ bitrateKbps: 8000 }),
    film({ bitrateKbps: 7999 }),
  ],
  [
    '每张照片不小于 2MB',
    { kind: 'size-bytes', min: 2 * megabyte, ...must },
    picture({ sizeBytes: 2 * megabyte }),
    picture({ sizeBytes: 2 * megabyte - 1 }),
  ],
  [
    '每张大于 3MB、小于 10MB',
    {
      ...{
        kind: 'size-bytes',
        min: 3 * megabyte,
        max: 10 * megabyte,
        minInclusive: false,
        maxInclusive: false,
      },
      ...must,
    } as FileRule,
    picture({ sizeBytes: 3 * megabyte + 1 }),
    picture({ sizeBytes: 3 * megabyte }),
  ],
  [
    '长边不少于 3000 像素，横竖皆可',
    { kind: 'long-side', min: 3000, ...must },
    picture({ width: 2000, height: 3000 }),
    picture({ width: 2999, height: 2000 }),
  ],
  ['300 dpi', { kind: 'dpi', min: 300, ...must }, picture({ dpi: 300 }), picture({ dpi: 299 })],
  ['保留 EXIF', { kind: 'exif', ...must }, picture({ hasExif: true }), picture({ hasExif: false })],
  [
    '2018 年内拍摄',
    { kind: 'taken-within', from: '2018-01-01', until: '2019-01-01', untilInclusive: false, ...must },
    picture({ takenAt: '2018-12-31T23:00:00' }),
    picture({ takenAt: '2019-01-01T00:00:00' }),
  ],
  [
    '音频 MP3/WAV，15MB 以内',
    { kind: 'size-bytes', max: 15 * megabyte, ...must },
    film({ container: 'mp3', sizeBytes: 15 * megabyte }),
    film({ container: 'mp3', sizeBytes: 15 * megabyte + 1 }),
  ],
];

describe('what other papers of the campaign ask', () => {
  test.each(further)('%s', (_, rule, meets, fails) => {
    expect(judgeFile([rule], meets)[0]!.standing).toBe('meets');
    expect(judgeFile([rule], fails)[0]!.standing).toBe('fails');
    const advice = judgeFile([{ ...rule, force: 'should' }], fails);
    expect(mayStand(advice)).toBe(true);
    for (const language of ['zh', 'en'] as const)
      expect(sayFinding(advice[0]!, language)).not.toMatch(/[{}]|undefined|NaN/);
  });

  test('组照 4–8 张算一件', () => {
    const series: FileRule = { kind: 'count', min: 4, max: 8, ...must };
    expect([3, 4, 8, 9].map((count) => judgeCount([series], count)[0]!.standing)).toEqual([
      'fails',
      'meets',
      'meets',
      'fails',
    ]);
  });

  test('what nobody could measure is unknown; what a kind does not have fails', () => {
    const rules = further.map(([, rule]) => rule).filter((rule) => rule.kind !== 'size-bytes');
    for (const finding of judgeFile(rules, { container: 'mp4', sizeBytes: 1, notes: [] }))
      expect(finding.standing).toBe(
        ['dpi', 'exif', 'taken-within'].includes(finding.rule.kind) ? 'fails' : 'unknown',
      );
  });

  test('the sentences stand in both languages', () => {
    const said = (rule: FileRule, measured: Measured) =>
      (['zh', 'en'] as const).map((language) => sayFinding(judgeFile([rule], measured)[0]!, language));
    expect(said({ kind: 'frame-rate', min: 25, ...must }, film({ frameRate: 12.5 }))).toEqual([
      '帧率 12.5 帧/秒，要求 不少于 25 帧/秒',
      'Frame rate 12.5 fps, required at least 25 fps',
    ]);
    expect(
      said(
        { kind: 'taken-within', from: '2018-01-01', ...must },
        picture({ takenAt: '2017-05-01T08:00:00' }),
      ),
    ).toEqual([
      '拍摄日期 2017年5月1日，要求 2018年1月1日 及以后',
      'Date taken 1 May 2017, required 1 Jan 2018 or later',
    ]);
    expect(
      said({ kind: 'codec', track: 'video', allowed: ['avc'], ...must }, film({ videoCodec: 'hevc' }))[0],
    ).toBe('视频编码 H.265，要求 H.264');
    expect(said(subtitles, film({ hasSubtitles: false }))[1]).toContain('please look yourself');
  });
});
