/** What became of works above, written down by hand at the door: one, many, corrected, commended, read by those beneath. */

import { beforeAll, describe, expect, test } from 'vitest';
import { useWorld } from '../../../world/fixture.ts';
import { readSheet } from '../../platform/spreadsheet.ts';
import type { Campaign } from '../campaign/campaign.ts';
import type { Entry } from '../entry/entry.ts';
import { handOn, must, plantAdmitted, plantAtHost } from '../recommendation/planting.test.ts';
import { listOutcomesOf } from './store.ts';
import { refusals } from './text.ts';

const world = useWorld();
const says = (code: keyof typeof refusals): string => refusals[code].zh;
let campaign: Campaign;
let works: Entry[];
let page: string;

beforeAll(async () => {
  campaign = await world.campaign('qinghai');
  works = [await plantAtHost(world, 'yintan-dairy', 'micro-video', '草原来信')];
  for (const title of ['同名作品', '同名作品']) {
    const work = await plantAdmitted(world, 'yintan-solar', 'micro-video', title);
    must(await handOn(world, work, 'yintan-solar'));
    works.push(work);
  }
  page = `/office/campaigns/${campaign.id}/outcomes/${(await world.organisation('qinghai')).id}`;
});

const record = (more: Record<string, string | number> = {}) => ({
  ...{ work: works[0]!.number!, level: '全国总工会', kind: 'awarded', award: '二等奖' },
  ...{ happenedOn: '2020-05-01', number: '总工办发〔2020〕9号' },
  ...more,
});
const outcomesOf = (entry: Entry) => world.read((tx) => listOutcomesOf(tx, [entry.id]));
const pdf = new File(['%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF'], '通报.pdf');

describe('recording', () => {
  test('only the level’s own officer writes; its line reads, a sister branch and its workers find nothing', async () => {
    for (const [username, read, write] of [
      ['qh-leader', 200, 403],
      ['national-officer', 200, 403],
      ['hn-officer', 404, 404],
      ['worker-ma', 404, 404],
    ] as const) {
      const client = await world.as(username);
      const status = [(await client.get(page)).status, (await client.post(page, record())).status];
      expect([username, ...status]).toEqual([username, read, write]);
    }
    expect(await outcomesOf(works[0]!)).toEqual([]);
  });

  test('each thing that cannot be is told by its field, and what was typed stays', async () => {
    const officer = await world.as('qh-officer');
    const wrong = await officer.post(page, record({ work: '没有这件', happenedOn: '2999-01-01' }));
    expect(wrong.status).toBe(422);
    for (const words of [says('outcome.work-unknown'), says('outcome.not-happened-yet'), 'value="没有这件"'])
      expect(wrong.text).toContain(words);
    expect((await officer.post(page, record({ work: '同名作品' }))).text).toContain(
      says('outcome.work-several'),
    );
    expect((await officer.post(page, record({ kind: 'shortlisted' }))).text).toContain(
      says('outcome.no-award'),
    );
    expect((await officer.post(page, record({ rank: 'x' }))).status).toBe(422);
    const form = new FormData();
    for (const [name, value] of Object.entries(record())) form.set(name, String(value));
    form.set('paper', world.upload('film-3m20.mp4'));
    expect((await officer.post(page, form)).text).toContain(says('outcome.paper-kind'));
  });

  test('recorded once, with its paper; unit and maker read it and get a letter; the same again is refused', async () => {
    const officer = await world.as('qh-officer');
    const form = new FormData();
    for (const [name, value] of Object.entries(record({ work: '《草原来信》', rank: 3 })))
      form.set(name, String(value));
    form.set('paper', pdf);
    const answer = await officer.post(page, form);
    expect([answer.status, answer.location]).toEqual([303, page]);
    const [outcome] = await outcomesOf(works[0]!);
    expect(outcome).toMatchObject({ award: '二等奖', rank: 3, level: '全国总工会', version: 1 });
    const again = await officer.post(page, record());
    expect([again.status, again.text.includes(says('outcome.recorded-already'))]).toEqual([409, true]);
    const unit = await world.as('pasture-officer');
    const own = (await unit.get(`/office/entries/${works[0]!.id}`)).text;
    expect([own.includes('上级结果'), own.includes('二等奖 第 3 名')]).toEqual([true, true]);
    expect((await unit.get(`/office/outcomes/${outcome!.id}`)).status).toBe(200);
    const paper = await unit.get(`/office/outcomes/${outcome!.id}/paper`);
    expect([paper.status, paper.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    expect((await (await world.as('chenguang-officer')).get(`/office/outcomes/${outcome!.id}`)).status).toBe(
      404,
    );
    await world.runWorker();
    expect((await unit.get('/my/letters')).text).toContain('“草原来信”在全国总工会有了结果：二等奖 第 3 名');
  });
});

describe('correcting', () => {
  test('a correction is a new version with its reason, a stale one is refused, what is struck out counts no more', async () => {
    const officer = await world.as('qh-officer');
    const [outcome] = await outcomesOf(works[0]!);
    const href = `/office/outcomes/${outcome!.id}`;
    const { work: _, ...said } = record({ award: '一等奖' });
    expect((await officer.post(`${href}/correct`, { ...said, version: 1, reason: '看错一行' })).status).toBe(
      303,
    );
    const stale = await officer.post(`${href}/correct`, {
      ...said,
      award: '三等奖',
      version: 1,
      reason: '再改',
    });
    expect([stale.status, stale.text.includes('value="三等奖"')]).toEqual([409, true]);
    const history = (await officer.get(href)).text;
    for (const words of ['二等奖', '一等奖', '看错一行']) expect(history).toContain(words);
    expect(
      (await (await world.as('pasture-officer')).post(`${href}/strike`, { version: 2, reason: '不' })).status,
    ).toBe(403);

    expect((await officer.post(page, record({ award: '三等奖' }))).status).toBe(303);
    const twice = await officer.post(`${href}/correct`, {
      ...said,
      award: '三等奖',
      version: 2,
      reason: '重',
    });
    expect([twice.status, twice.text.includes(says('outcome.recorded-already'))]).toEqual([409, true]);
    const other = (await outcomesOf(works[0]!)).find((one) => one.award === '三等奖')!;
    const gone = await officer.post(`/office/outcomes/${other.id}/strike`, {
      version: 1,
      reason: '登记有误',
    });
    expect(gone.status).toBe(303);
    expect((await outcomesOf(works[0]!)).map((one) => one.award)).toEqual(['一等奖']);
    const late = await officer.post(`/office/outcomes/${other.id}/strike`, { version: 2, reason: '再划' });
    expect([late.status, late.text.includes(says('outcome.is-struck'))]).toEqual([409, true]);
  });
});

describe('many at once', () => {
  test('a pasted list is looked through first, recorded once when confirmed, and read as a list to commend', async () => {
    const officer = await world.as('qh-officer');
    const sheet = [
      '作品\t结果\t名次',
      '草原来信\t一等奖',
      `${works[1]!.number}\t十佳\t2`,
      '同名作品\t入围',
      '无此作品\t入围',
    ].join('\n');
    const about = { level: '全国总工会', happenedOn: '2020-05-02', number: '总工办发〔2020〕10号' };
    expect((await officer.post(`${page}/paste`, { ...about, sheet: '空' })).text).toContain(
      says('outcome.no-list'),
    );
    const long = Array.from({ length: 501 }, (_, n) => `第${n}件\t入围`).join('\n');
    expect((await officer.post(`${page}/paste`, { ...about, sheet: long })).text).toContain(
      says('outcome.list-long').replace('{max}', '500'),
    );
    const tried = await officer.post(`${page}/paste`, { ...about, sheet });
    const draft = tried.location!;
    const seen = (await officer.get(draft)).text;
    for (const words of ['已登记过', '可登记', '请改用编号', '没有找到这件作品', '登记可登记的 1 行'])
      expect(seen).toContain(words);
    expect((await outcomesOf(works[1]!)).length).toBe(0);
    expect((await (await world.as('qh-leader')).get(draft)).status).toBe(404);
    expect((await officer.post(draft)).location).toBe(page);
    expect((await outcomesOf(works[1]!)).map((one) => [one.award, one.rank])).toEqual([['十佳', 2]]);
    const again = await officer.post(draft);
    expect([again.status, again.text.includes(says('outcome.nothing-ready'))]).toEqual([409, true]);

    const paper = (await officer.get(`${page}/commendation`)).text;
    expect(paper).toContain('共 2 个单位、2 件作品、2 名作者获 2 个奖项');
    expect(paper).toContain('总工办发〔2020〕10号');
    const read = await readSheet(await officer.bytes(`${page}/commendation.xlsx`));
    if ('refusal' in read) throw new Error(read.refusal.code);
    expect(read.rows.slice(1).map((row) => [row[2], row[7]])).toEqual(
      expect.arrayContaining([
        ['草原来信', '一等奖'],
        ['同名作品', '十佳'],
      ]),
    );
    const sheetAll = await readSheet(await officer.bytes(`${page}/sheet.xlsx`));
    expect('rows' in sheetAll && sheetAll.rows.length).toBe(3);
    const own = (await officer.get(`${page}?show=outcomes`)).text;
    expect([own.includes('草原来信'), own.includes('获奖 2')]).toEqual([true, true]);
  });
});
