/** Every sentence about files in the five real notices, as a rule, on both sides of its edge. */

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { megabyte } from './measure.ts';
import { type Container, containerNames, containers, type Measured, type MediaKind } from './media.ts';
import { type FileRule, judgeFile, mayStand, type Standing, sayFinding, sayRule } from './rule.ts';
import { warningsOf } from './sample.ts';

const notices = ['binhai-2019', 'binhai-2021', 'qinghai-2020', 'shaanxi-2020', 'wuhu-2020'] as const;
type Notice = (typeof notices)[number];
const world = (file: string) =>
  readFileSync(fileURLToPath(new URL(`../../../world/notices/${file}`, import.meta.url)), 'utf8');
/** Papers are printed with spaces, wide signs and broken lines as it happens. */
const tight = (words: string) =>
  words.replace(/\s/g, '').replace(/[，,]/g, ',').replace(/[：:]/g, ':').replace(/[“”"]/g, '"');

const of = (...kinds: MediaKind[]): Container[] =>
  containerNames.filter((name) => kinds.includes(containers[name].kind));
const must = { force: 'must' as const };
const film = (over: Partial<Measured> = {}): Measured => ({
  ...{ container: 'mp4', sizeBytes: 20 * megabyte, durationSeconds: 179, width: 1920, height: 1080 },
  ...{ videoCodec: 'avc', audioCodec: 'aac', frameRate: 25, notes: [] },
  ...over,
});
type Asked = {
  notices: Notice[];
  /** The word of the data under which the paper's sentence is kept. */
  spec: string;
  quote: string;
  rule: FileRule;
  meets: Partial<Measured>;
  other: [Standing, Partial<Measured>];
};
const short: FileRule = { kind: 'duration-seconds', max: 180, maxInclusive: false, ...must };
const small: FileRule = { kind: 'size-bytes', max: 50 * megabyte, inclusive: false, ...must };
const mp4: FileRule = { kind: 'container', allowed: ['mp4'], ...must };
const subtitles: FileRule = { kind: 'subtitles', force: 'should' };
const clip: FileRule = { kind: 'container', allowed: of('video'), ...must };
const within5: FileRule = { kind: 'duration-seconds', max: 300, ...must };
const nation: Notice[] = ['binhai-2019', 'shaanxi-2020', 'wuhu-2020'];

const asked: Asked[] = [
  {
    ...{ notices: [...nation, 'qinghai-2020'], spec: 'format', quote: '视频文件格式为MP4', rule: mp4 },
    ...{ meets: { container: 'mp4' }, other: ['fails', { container: 'mov' }] },
  },
  {
    ...{ notices: nation, spec: 'durationMaxSec', quote: '时长小于3分钟', rule: short },
    ...{ meets: { durationSeconds: 179.95 }, other: ['fails', { durationSeconds: 180 }] },
  },
  {
    ...{ notices: nation, spec: 'sizeMaxMB', quote: '文件小于50MB', rule: small },
    ...{ meets: { sizeBytes: 50 * megabyte - 1 }, other: ['fails', { sizeBytes: 50 * megabyte }] },
  },
  {
    ...{ notices: [...nation, 'qinghai-2020'], spec: 'notes', quote: '重点内容配字幕', rule: subtitles },
    ...{ meets: { hasSubtitles: true }, other: ['unknown', { hasSubtitles: false }] },
  },
  {
    ...{ notices: ['qinghai-2020'], spec: 'durationMinSec', quote: '时间 3—5 分钟' },
    rule: { kind: 'duration-seconds', min: 180, max: 300, ...must },
    ...{ meets: { durationSeconds: 180 }, other: ['fails', { durationSeconds: 179.9 }] },
  },
  {
    ...{ notices: ['qinghai-2020'], spec: 'durationMaxSec', quote: '时间 3—5 分钟' },
    rule: { kind: 'duration-seconds', min: 180, max: 300, ...must },
    ...{ meets: { durationSeconds: 300.09 }, other: ['fails', { durationSeconds: 300.1 }] },
  },
  {
    ...{ notices: ['qinghai-2020'], spec: 'aspect', quote: '长宽比例为 16 : 9' },
    rule: { kind: 'aspect', width: 16, height: 9, ...must },
    ...{ meets: { width: 1920, height: 1088 }, other: ['fails', { width: 1920, height: 1200 }] },
  },
  {
    ...{ notices: ['qinghai-2020'], spec: 'durationSoft', quote: '时间以 3—8 分钟为宜' },
    rule: { kind: 'duration-seconds', min: 180, max: 480, force: 'should' },
    ...{ meets: { durationSeconds: 480 }, other: ['fails', { durationSeconds: 480.1 }] },
  },
  {
    ...{ notices: ['qinghai-2020'], spec: 'durationMaxSec', quote: '录制小样，时长5分钟以内', rule: within5 },
    ...{ meets: { container: 'mp3', durationSeconds: 300 } },
    other: ['fails', { container: 'mp3', durationSeconds: 300.1 }],
  },
  {
    ...{
      notices: ['qinghai-2020'],
      spec: 'durationMaxSec',
      quote: '无质量缺陷，时长5分钟以内',
      rule: within5,
    },
    ...{ meets: { durationSeconds: 300 }, other: ['fails', { durationSeconds: 301 }] },
  },
  {
    ...{ notices: ['qinghai-2020'], spec: 'kind', quote: '录制小样' },
    rule: { kind: 'container', allowed: of('audio', 'video'), ...must },
    ...{ meets: { container: 'mp3' }, other: ['fails', { container: 'jpeg' }] },
  },
  {
    ...{ notices: ['qinghai-2020'], spec: 'kind', quote: '所有作品制成短视频', rule: clip },
    ...{ meets: { container: 'webm' }, other: ['fails', { container: 'mp3' }] },
  },
  {
    ...{ notices: nation, spec: 'kind', quote: '所有作品制作成短视频展示', rule: clip },
    ...{ meets: { container: 'mov' }, other: ['fails', { container: 'm4a' }] },
  },
  {
    ...{ notices: ['binhai-2019'], spec: 'kinds', quote: '推荐的作品可为图片、视频' },
    rule: { kind: 'container', allowed: of('picture', 'video', 'audio', 'document'), ...must },
    // Everything the house takes is one of these; the edge is the house itself.
    ...{ meets: { container: 'heic' }, other: ['meets', { container: 'pdf' }] },
  },
  {
    ...{ notices: ['binhai-2019'], spec: 'createdSince', quote: '征集自2018年1月以来' },
    rule: { kind: 'taken-within', from: '2018-01-01', ...must },
    ...{ meets: { container: 'jpeg', takenAt: '2018-01-01T00:00:00' } },
    other: ['fails', { container: 'jpeg', takenAt: '2017-12-31T23:59:59' }],
  },
];
/** What a paper asks that is no measure of a file, and where it is kept instead. */
const elsewhere: Record<string, string> = {
  ...{ topic: 'eligibility of a call', sites: 'eligibility of a call', year: 'eligibility of a call' },
  ...{ durationMaxExclusive: 'the end of the length', sizeMaxExclusive: 'the end of the size' },
};

describe('the five notices', () => {
  test.each(asked.map((one) => [one.quote, one] as const))(
    '“%s” is printed, and judged at its edge',
    (_, one) => {
      for (const notice of one.notices) expect(tight(world(`${notice}.txt`))).toContain(tight(one.quote));
      const [standing, over] = one.other;
      expect(judgeFile([one.rule], film(one.meets))[0]!.standing).toBe('meets');
      const [finding] = judgeFile([one.rule], film(over));
      expect(finding!.standing).toBe(standing);
      expect(mayStand([finding!])).toBe(standing !== 'fails' || one.rule.force === 'should');
      for (const language of ['zh', 'en'] as const) {
        expect(sayRule(one.rule, language)).not.toMatch(/[{}]|undefined|NaN/);
        expect(sayFinding(finding!, language)).not.toMatch(/[{}]|undefined|NaN/);
      }
    },
  );

  test('no word of their data about files is without its rule, and Binhai 2021 asks nothing of files', () => {
    for (const notice of notices) {
      const { subProjects } = JSON.parse(world(`${notice}.json`)) as { subProjects: { spec?: object }[] };
      const words = new Set(subProjects.flatMap(({ spec }) => Object.keys(spec ?? {})));
      const known = new Set(asked.filter((one) => one.notices.includes(notice)).map((one) => one.spec));
      expect([...words].filter((word) => !known.has(word) && !(word in elsewhere))).toEqual([]);
      if (notice === 'binhai-2021') expect(words.size).toBe(0);
    }
  });

  test('画面清晰、声音清楚 has no number: a dark, silent film is told of, and stands all the same', () => {
    for (const quote of ['画面清晰', '声音清楚']) expect(tight(world('qinghai-2020.txt'))).toContain(quote);
    const dark = { width: 64, height: 64, pixels: new Uint8Array(4096) };
    const found = warningsOf(film({ hasSubtitles: false }), { frames: [dark], loudestDb: -80 });
    expect(found).toEqual(['silence', 'black', 'no-subtitles']);
    expect(mayStand(judgeFile([mp4, short], film({ warnings: found })))).toBe(true);
  });
});
