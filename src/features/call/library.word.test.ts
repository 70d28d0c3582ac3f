/** The library: every ready call stands by the judges of a designer, and the rules of the notices hold at their edges. */

import { describe, expect, it } from 'vitest';
import binhai2019 from '../../../world/notices/binhai-2019.json' with { type: 'json' };
import binhai2021 from '../../../world/notices/binhai-2021.json' with { type: 'json' };
import qinghai from '../../../world/notices/qinghai-2020.json' with { type: 'json' };
import shaanxi from '../../../world/notices/shaanxi-2020.json' with { type: 'json' };
import wuhu from '../../../world/notices/wuhu-2020.json' with { type: 'json' };
import { startOfDay } from '../../kernel/period.ts';
import type { Measured } from '../media/media.ts';
import { judgeCount, judgeFile, mayStand, sayRule } from '../media/rule.ts';
import { entryKinds, judgeRubric } from './call.ts';
import { judgeForm } from './design.ts';
import { askedFields, asksMakers, judgeEligibility, limitsOf } from './eligibility.ts';
import { judgeAnswers } from './field.ts';
import {
  categories,
  daysInYear,
  findTemplate,
  type Template,
  templates,
  usualKinds,
  usualOf,
} from './library.ts';
import { text } from './text/library.ts';

const get = (key: string): Template => {
  const found = findTemplate(key);
  if (!found) throw new Error(key);
  return found;
};
const film = (more: Partial<Measured>): Measured => ({
  ...{ container: 'mp4', sizeBytes: 40_000_000, durationSeconds: 170, width: 1920, height: 1080 },
  ...{ frameRate: 25, notes: [], warnings: [], hasSubtitles: true, ...more },
});
const stands = (key: string, measured: Measured, subtype?: string) =>
  mayStand(judgeFile(limitsOf(get(key), subtype).fileRules, measured));
const MB = 1_048_576;

describe('every ready call', () => {
  it.each(templates.map((one) => [one.key, one] as const))('%s stands', (_, one) => {
    expect(judgeForm(one.fields, one.eligibility)).toEqual([]);
    expect(entryKinds).toContain(one.entryKind);
    expect(one.filesMin).toBeLessThanOrEqual(one.filesMax);
    if (one.rubric) expect(judgeRubric(one.rubric)).toBeUndefined();
    const kinds = one.eligibility.subtypes ?? [];
    for (const rule of [...one.fileRules, ...kinds.flatMap((kind) => kind.fileRules)])
      for (const language of ['zh', 'en'] as const)
        expect(sayRule(rule, language)).not.toMatch(/undefined|NaN|\{/);
    for (const kind of kinds) expect(kind.filesMin).toBeLessThanOrEqual(kind.filesMax);
    for (const named of [one.name, one.source, ...one.fields.map((field) => field.label)])
      expect(named.zh && named.en).toBeTruthy();
    expect(text).toHaveProperty([`category.${one.category}`]);
  });

  it('keys stand once, and every category has one', () => {
    expect(new Set(templates.map((one) => one.key)).size).toBe(templates.length);
    const present = new Set(templates.map((one) => one.category));
    expect(categories.filter((category) => !present.has(category))).toEqual([]);
  });

  it('every sub-project of the five notices is there by its name', () => {
    const notices = { 'qinghai-2020': qinghai, 'shaanxi-2020': shaanxi, 'binhai-2019': binhai2019 };
    for (const [id, data] of Object.entries({ ...notices, 'binhai-2021': binhai2021, 'wuhu-2020': wuhu })) {
      const names = templates.filter((one) => one.key.startsWith(id)).map((one) => one.name.zh);
      const missing = data.subProjects.filter(({ name }) => !names.some((own) => own.includes(name)));
      expect(missing, id).toEqual([]);
    }
  });

  it('the four kinds and the link ask what is theirs: files, links, makers', () => {
    const of = (kind: (typeof usualKinds)[number]) => {
      const usual = usualOf(kind);
      return [usual.entryKind, usual.filesMin, usual.filesMax, usual.takesLink, asksMakers(usual)];
    };
    expect(usualKinds.map(of)).toEqual([
      ['work', 1, 1, false, true],
      ['case', 0, 9, true, true],
      ['platform', 0, 9, true, false],
      ['account', 0, 9, true, false],
      ['case', 0, 0, true, false],
    ]);
  });
});

describe('the notices’ own sentences, at their edges', () => {
  it('AC-082 时长小于3分钟、文件小于50MB: three minutes and fifty MB are out', () => {
    for (const key of [
      'shaanxi-2020-micro-video',
      'binhai-2019-micro-video',
      'wuhu-2020-province-micro-video',
    ]) {
      expect(stands(key, film({ durationSeconds: 179.9 })), key).toBe(true);
      expect(stands(key, film({ durationSeconds: 180 })), key).toBe(false);
      expect(stands(key, film({ sizeBytes: 50 * MB - 1 })), key).toBe(true);
      expect(stands(key, film({ sizeBytes: 50 * MB })), key).toBe(false);
      expect(stands(key, film({ container: 'mov' })), key).toBe(false);
      expect(stands(key, film({ hasSubtitles: false })), key).toBe(true);
    }
  });

  it('时间3—5分钟，长宽比例为16:9: both ends are in, another shape is out', () => {
    const at = (durationSeconds: number, more = {}) =>
      stands('qinghai-2020-micro-video', film({ durationSeconds, ...more }));
    expect([at(179.9), at(180), at(300), at(300.2)]).toEqual([false, true, true, false]);
    expect(at(200, { width: 1080, height: 1080 })).toBe(false);
  });

  it('时间以3—8分钟为宜 only advises; 时长5分钟以内 includes five minutes', () => {
    expect(stands('qinghai-2020-recitation', film({ durationSeconds: 1000 }))).toBe(true);
    for (const key of ['qinghai-2020-song', 'qinghai-2020-micro-lesson'])
      expect([
        stands(key, film({ durationSeconds: 300 })),
        stands(key, film({ durationSeconds: 300.2 })),
      ]).toEqual([...[true, false]]);
  });

  it('stories only through a union and since January 2018; topics carry #好网民# and no makers', () => {
    const story = { ...get('binhai-2019-story'), opensAt: startOfDay('2019-08-19') };
    const judged = (by: 'person' | 'unit', day: string) =>
      judgeEligibility(story, { by, subtype: 'story', answers: { 'made-on': day } }).map((one) => one.code);
    expect(judged('person', '2018-01-01')).toEqual(['call.channel']);
    expect(judged('unit', '2017-12-31')).toEqual(['call.made-early']);
    expect(judged('unit', '2018-01-01')).toEqual([]);
    const topic = get('binhai-2019-topic');
    const answers = { 'made-on': '2019-05-01', site: 'weibo', topic: '#好网民#的一天' };
    const asked = askedFields(topic);
    expect(judgeAnswers(asked, answers, { given: { subtype: 'topic' } })).toEqual([]);
    expect(
      judgeAnswers(asked, { ...answers, topic: '的一天' }, { given: { subtype: 'topic' } }),
    ).toHaveLength(1);
    expect(asksMakers(topic)).toBe(false);
  });
});

describe('the rules of other notices, at their edges', () => {
  it('three kinds of micro-video with eight, six and three minutes, all 1080p', () => {
    const ends = { story: 480, documentary: 360, creative: 180 };
    for (const [subtype, end] of Object.entries(ends)) {
      const at = (durationSeconds: number, more = {}) =>
        stands('guangxi-2022-micro-video', film({ durationSeconds, ...more }), subtype);
      expect([at(end), at(end + 0.2), at(end, { width: 1280, height: 720 })], subtype).toEqual([
        true,
        false,
        false,
      ]);
    }
  });

  it('four to eight pictures are one work; three and nine are none', () => {
    const series = limitsOf(get('nanan-photography'), 'series');
    expect([series.filesMin, series.filesMax]).toEqual([4, 8]);
    const counted = (count: number) =>
      count >= series.filesMin && count <= series.filesMax && mayStand(judgeCount(series.fileRules, count));
    expect([3, 4, 8, 9].map(counted)).toEqual([false, true, true, false]);
    const photo = (more: Partial<Measured>) =>
      film({ container: 'jpeg', durationSeconds: undefined, ...more });
    expect(stands('nanan-photography', photo({ sizeBytes: 3 * MB }), 'series')).toBe(true);
    expect(stands('nanan-photography', photo({ sizeBytes: 3 * MB - 1 }), 'series')).toBe(false);
    expect(stands('tianjin-photography', photo({ hasExif: false }))).toBe(false);
    expect(stands('tianjin-photography', photo({ hasExif: true }))).toBe(true);
    const long = { width: 3000, height: 2000, dpi: 300, takenAt: '2018-01-02T08:00:00' };
    expect(stands('zhengan-photography', photo(long))).toBe(true);
    expect(stands('zhengan-photography', photo({ ...long, width: 2999 }))).toBe(false);
  });

  it('a comment of 500 to 1400 characters, published already, with the link; a poem of fifty lines', () => {
    const comment = get('jiangsu-2022-comment');
    const asked = askedFields(comment);
    const judged = (count: number) =>
      judgeAnswers(asked, { comment: '字'.repeat(count) }, { given: { subtype: 'text' } })
        .map((one) => one.code)
        .filter((code) => code.startsWith('call.answer'));
    expect([499, 500, 1400, 1401].map((count) => judged(count).length)).toEqual([1, 0, 0, 1]);
    expect(limitsOf(comment, 'text')).toMatchObject({ filesMin: 0, filesMax: 0, takesLink: true });
    expect(get('dezhou-2020-mixed').eligibility.published).toBe('must-not');
  });

  it('at least eighty percent on the AI track; not awarded elsewhere in Guiyang; 25 frames for micro-films', () => {
    const opensAt = startOfDay('2025-08-01');
    const codes = (key: string, answers: Record<string, string | number>) =>
      judgeEligibility({ ...get(key), opensAt }, { by: 'person', answers }).map((one) => one.code);
    expect([
      codes('heze-2025-aigc', { 'ai-share': 79 }),
      codes('heze-2025-aigc', { 'ai-share': 80 }),
    ]).toEqual([...[['call.ai-little'], []]]);
    expect(codes('guiyang-2023-micro-video', { awarded: 'yes' })).toEqual(['call.awarded']);
    const long = (more: Partial<Measured>) =>
      stands('national-2021-micro-film', film({ durationSeconds: 600, ...more }));
    expect([long({}), long({ frameRate: 24 }), long({ durationSeconds: 299 })]).toEqual([true, false, false]);
  });
});

it('days of one year stand on the same days of another; the 29th of February becomes the 28th', () => {
  const at = startOfDay;
  const call = {
    ...{ opensAt: at('2020-02-29'), closesAt: at('2020-03-01'), recommendUntil: at('2020-08-29') },
    ...{ reviewUntil: at('2020-09-09'), voteOpensAt: at('2020-12-31'), voteClosesAt: at('2021-01-06') },
  };
  expect(daysInYear(call, 2020, 2021)).toEqual({
    ...{ opensOn: '2021-02-28', closesOn: '2021-02-28', recommendOn: '2021-08-28', reviewOn: '2021-09-08' },
    ...{ voteOpensOn: '2021-12-31', voteClosesOn: '2022-01-05' },
  });
});
