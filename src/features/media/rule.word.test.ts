/** The file rules of real notices, at every edge. */

import { describe, expect, test } from 'vitest';
import { megabyte, sayLength, saySize, saySizeAgainst } from './measure.ts';
import { containers, fileTransitions, type Measured, shownName, sniff } from './media.ts';
import {
  type DurationRule,
  type FileRule,
  judgeCount,
  judgeFile,
  mayStand,
  sayFinding,
  sayRule,
} from './rule.ts';

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
const recitation = length({ min: 180, max: 480, force: 'should', quote: '时间以 3—8 分钟为宜' });
const song = length({ max: 300, quote: '时长5分钟以内' });

const standingAt = (rule: FileRule, over: Partial<Measured>) => judgeFile([rule], film(over))[0]!.standing;

describe('the length a notice asks for', () => {
  test.each([
    [179.9, 'fails'],
    [180, 'meets'],
    [300, 'meets'],
    [300.04, 'meets'],
    [300.1, 'fails'],
  ] as const)('Qinghai, 3—5 分钟: a film of %s s %s', (durationSeconds, standing) => {
    expect(standingAt(qinghaiFilm[1]!, { durationSeconds })).toBe(standing);
  });

  test.each([
    [179.9, 'meets'],
    [180, 'fails'],
    [181, 'fails'],
  ] as const)('AC-082 the nation, 小于 3 分钟: a film of %s s %s', (durationSeconds, standing) => {
    expect(standingAt(nationFilm[1]!, { durationSeconds })).toBe(standing);
  });

  test('a song of exactly five minutes is within five minutes', () => {
    expect(standingAt(song, { container: 'mp3', durationSeconds: 300 })).toBe('meets');
    expect(standingAt(song, { container: 'mp3', durationSeconds: 300.2 })).toBe('fails');
  });

  test('a recitation of nine minutes is told so and may stand all the same', () => {
    const findings = judgeFile([recitation], film({ durationSeconds: 540 }));
    expect(findings[0]!.standing).toBe('fails');
    expect(mayStand(findings)).toBe(true);
    expect(sayFinding(findings[0]!, 'zh')).toBe('时长 9:00，建议 3:00–8:00');
    expect(sayRule(recitation, 'zh')).toBe('时长：以 3:00–8:00 为宜');
  });

  test('a length that nobody could measure is unknown and keeps nobody out; a picture has none and fails', () => {
    const unknown = judgeFile(qinghaiFilm.slice(1, 2), film({ durationSeconds: undefined }));
    expect([unknown[0]!.standing, mayStand(unknown)]).toEqual(['unknown', true]);
    expect(standingAt(song, { container: 'jpeg', durationSeconds: undefined })).toBe('fails');
  });
});

describe('size, shape and number', () => {
  test('AC-082 fifty megabytes are not under fifty megabytes, one byte less is', () => {
    expect(standingAt(nationFilm[2]!, { sizeBytes: 50 * megabyte - 1 })).toBe('meets');
    expect(standingAt(nationFilm[2]!, { sizeBytes: 50 * megabyte })).toBe('fails');
    const within: FileRule = { kind: 'size-bytes', force: 'must', max: 50 * megabyte };
    expect(standingAt(within, { sizeBytes: 50 * megabyte })).toBe('meets');
    const [finding] = judgeFile([within], film({ sizeBytes: 50 * megabyte + 1 }));
    expect(sayFinding(finding!, 'en')).toBe('Size 50 MB (52,428,801 B), required at most 50 MB');
  });

  test.each([
    [1920, 1080, 'meets'],
    [854, 480, 'meets'],
    [1920, 1088, 'meets'],
    [1440, 1080, 'fails'],
    [1080, 1920, 'fails'],
  ] as const)('长宽比例 16:9: %s×%s %s', (width, height, standing) => {
    expect(standingAt(qinghaiFilm[2]!, { width, height })).toBe(standing);
  });

  test('AC-082 the wrong format is named', () => {
    const [finding] = judgeFile(qinghaiFilm, film({ container: 'mov' }));
    expect(sayFinding(finding!, 'zh')).toBe('格式 MOV，要求 MP4');
  });

  test('a small picture fails a least resolution, and too many files fail a count', () => {
    const sharp: FileRule = { kind: 'resolution', force: 'must', minWidth: 1280, minHeight: 720 };
    expect(standingAt(sharp, { width: 1280, height: 720 })).toBe('meets');
    expect(standingAt(sharp, { width: 1279, height: 720 })).toBe('fails');
    const few: FileRule = { kind: 'count', force: 'must', min: 1, max: 6 };
    expect([0, 1, 6, 7].map((count) => judgeCount([few], count)[0]!.standing)).toEqual([
      'fails',
      'meets',
      'meets',
      'fails',
    ]);
    expect(judgeFile([few], film())).toEqual([]);
  });

  test('the sentence of a film that is too long stands in both languages', () => {
    const [finding] = judgeFile(qinghaiFilm.slice(1), film({ durationSeconds: 312 }));
    expect(sayFinding(finding!, 'zh')).toBe('时长 5:12，要求 3:00–5:00');
    expect(sayFinding(finding!, 'en')).toBe('Length 5:12, required 3:00–5:00');
    expect(mayStand([finding!])).toBe(false);
    expect(sayRule(nationFilm[1]!, 'zh')).toBe('时长：小于 3:00');
  });

  test('measures are said as people say them', () => {
    expect([59.99, 179.9, 3723, 300.04].map(sayLength)).toEqual(['0:59.9', '2:59.9', '1:02:03', '5:00']);
    expect([900, 48.3 * megabyte].map(saySize)).toEqual(['0.9 KB', '48.3 MB']);
    expect(saySizeAgainst(52_428_800, 52_428_800)).toBe('50 MB');
  });
});

describe('what a file is', () => {
  const bytes = (text: string) => new Uint8Array(Buffer.from(text.padEnd(64, ' '), 'latin1'));

  test.each([
    ['a page', '<!DOCTYPE html><script>alert(1)</script>', undefined],
    ['a drawing with script', '<svg xmlns="http://www.w3.org/2000/svg" onload="x()">', undefined],
    ['a playlist', '#EXTM3U\n#EXT-X-VERSION:3\nfile:///etc/passwd', undefined],
    ['a polyglot GIF', 'GIF89a/*            */=1;alert(1)', undefined],
    ['an archive', 'PK\x03\x04aaaaaaaaaaaaaaaa', undefined],
    ['a phone picture (HEIC)', '\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'heic'],
    ['a phone picture by its second name', '\0\0\0\x18ftypmif1\0\0\0\0mif1heic', 'heic'],
    ['an AVIF picture', '\0\0\0\x18ftypmif1\0\0\0\0mif1avif', undefined],
    ['a burst of phone pictures', '\0\0\0\x18ftyphevc\0\0\0\0msf1heic', undefined],
    ['a WebM film', '\x1aE\xdf\xa3\x9f\x42\x86\x81\x01\x42\x82\x84webm', 'webm'],
    ['a Matroska film', '\x1aE\xdf\xa3\xa3\x42\x86\x81\x01\x42\x82\x88matroska', undefined],
    ['a FLAC song', 'fLaC\0\0\0\x22', 'flac'],
    ['an Ogg song', 'OggS\0\x02\0\0', 'ogg'],
    ['an AAC song', '\xff\xf1\x50\x80\x01\x1f\xfc\0\xff\xf1\x50\x80\x01\x1f\xfc', 'aac'],
    ['one lonely AAC frame', '\xff\xf1\x50\x80\x01\x1f\xfc\0abcdefghijklmnop', undefined],
    ['a stream for television', 'G\x40\0\x10'.padEnd(188, '\xff'), undefined],
    ['a list for a joiner', 'ffconcat version 1.0\nfile /etc/passwd', undefined],
    ['a DASH list', '<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011">', undefined],
    ['a session description', 'v=0\r\no=- 0 0 IN IP4 127.0.0.1\r\n', undefined],
    ['a film', '\0\0\0\x18ftypisom\0\0\x02\0isommp41', 'mp4'],
    ['a film of another maker', '\0\0\0\x18ftypXXXX\0\0\x02\0iso5mp41', 'mp4'],
    ['a QuickTime film', '\0\0\0\x14ftypqt  \0\0\x02\0qt  ', 'mov'],
    ['recorded sound', '\0\0\0\x18ftypM4A \0\0\x02\0M4A mp42', 'm4a'],
    ['a wave', 'RIFF\0\0\0\0WAVEfmt ', 'wav'],
    ['a web picture', 'RIFF\0\0\0\0WEBPVP8 ', 'webp'],
    ['a paper', '%PDF-1.7\n', 'pdf'],
    ['a song with a tag', 'ID3\x04\0\0\0\0\x02\x01', 'mp3'],
    ['nothing', '', undefined],
  ])('AC-080 %s is told by its bytes', (_name, text, container) => {
    expect(sniff(text === '' ? new Uint8Array() : bytes(text))).toBe(container);
  });

  test('AC-081 a name is shown without traps and never empty', () => {
    expect(shownName('\u202Egpj.exe\r\nX: y\0')).toBe('gpj.exeX: y');
    expect(shownName('\u0000')).toBe('file');
    expect(Array.from(shownName('工'.repeat(500)))).toHaveLength(200);
  });

  test('every state × verb: a file in quarantine is kept or refused, and then nothing more', () => {
    expect(fileTransitions).toEqual({
      quarantined: { keep: 'kept', refuse: 'refused' },
      kept: {},
      refused: {},
    });
    expect(Object.values(containers).every((facts) => !/html|svg|xml/.test(facts.contentType))).toBe(true);
  });
});
