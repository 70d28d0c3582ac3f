/** From the first sending to the last at the doors: remarks by the field, what changed, receipts, one more call. */

import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  begin,
  entryOf,
  idIn,
  openCollecting,
  sendFilm,
  sendIn,
  typed,
  upload,
} from '../../../world/entering.ts';
import { type Client, useWorld } from '../../../world/fixture.ts';
import { newId } from '../../kernel/id.ts';
import type { Entry } from './entry.ts';
import { listVersions } from './store/version.ts';
import { listEntryFiles } from './store.ts';

const world = useWorld();
let [ma, yang, officer, sister, county]: Client[] = [];

beforeAll(async () => {
  await openCollecting(world);
  [ma, yang, officer] = [
    await world.as('worker-ma'),
    await world.as('worker-yang'),
    await world.as('chenguang-officer'),
  ];
  [sister, county] = [await world.as('transit-officer'), await world.as('hewan-officer')];
});

const remarked = {
  version: 1,
  reason: '两处要改',
  'remarks.0.field': 'title',
  'remarks.0.reason': '题目太长',
  'remarks.1.field': 'summary',
  'remarks.1.reason': '',
  'remarks.2.field': 'file',
  'remarks.2.reason': '字幕有错字',
};

describe('returned with remarks', () => {
  test('each is read by its field; corrected, the officer sees old beside new, and admits what was seen', async () => {
    const id = await sendFilm(world, ma!, 'chenguang');
    expect((await officer!.get(`/office/entries/${id}`)).text).toContain('作品简介：要改什么');
    expect((await officer!.post(`/office/entries/${id}/return`, remarked)).status).toBe(303);
    const back = await ma!.get(`/entries/${id}`);
    for (const word of ['两处要改', '审核意见：题目太长', '审核意见：字幕有错字'])
      expect(back.text).toContain(word);
    expect(back.text.match(/审核意见：/g)).toHaveLength(2);
    await ma!.post(`/entries/${id}/file`, upload(world, 'film-2m10.mp4'));
    expect((await ma!.get(`/entries/${id}/versions`)).text).toContain('现在的草稿（还没有报送）');
    await ma!.post(`/entries/${id}/file`, upload(world, 'film-3m20.mp4'));
    expect((await sendIn(world, ma!, id, { ...typed, title: '班车照常' })).status).toBe(303);
    const seen = await officer!.get(`/office/entries/${id}`);
    expect(seen.text).toContain('与上次审核时的不同');
    expect(seen.text).toMatch(/<del[^>]*>雪天，班车照常<\/del>[\s\S]*<ins[^>]*>班车照常<\/ins>/);
    expect((await officer!.post(`/office/entries/${id}/admit`, { version: 2 })).status).toBe(303);
    const versions = await officer!.get(`/office/entries/${id}/versions`);
    for (const word of ['第 1 次', '第 2 次', '题目太长', '马小禾', '马春生'])
      expect(versions.text).toContain(word);
    const kept = await world.read((tx) => listVersions(tx, id as Entry['id']));
    expect(kept.map((one) => [one.version, one.content.title])).toEqual([
      [1, '雪天，班车照常'],
      [2, '班车照常'],
    ]);
  });

  test('entry.remark-unknown: a remark by a field there is not is refused, and the entry stays', async () => {
    const id = await sendFilm(world, ma!, 'chenguang');
    const odd = { ...remarked, 'remarks.0.field': 'score' };
    const refused = await officer!.post(`/office/entries/${id}/return`, odd);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('作品没有这一项');
    expect(refused.text).toContain('value="字幕有错字"');
    expect((await entryOf(world, id)).state).toBe('submitted');
  });

  test('nobody changes a version that was sent, not even the keeper of the tables', async () => {
    const id = await sendFilm(world, ma!, 'chenguang');
    await expect(
      sql`update entry_sending set content = '{}' where entry_id = ${id}`.execute(world.owner),
    ).rejects.toThrow('a version stands');
  });
});

describe('a receipt', () => {
  const codeIn = (text: string) => /code=([0-9a-f]{16})/.exec(text)?.[1] ?? 'none';

  test('tells number, times, statements and fingerprints, with a code of squares; and is proven to anybody', async () => {
    const id = await begin(world, ma!, 'chenguang');
    expect((await ma!.get(`/entries/${id}/receipt`)).status).toBe(409);
    await ma!.post(`/entries/${id}/file`, upload(world, 'film-3m20.mp4'));
    await sendIn(world, ma!, id);
    const receipt = await ma!.get(`/entries/${id}/receipt`);
    const { number } = await entryOf(world, id);
    const [one] = await world.read((tx) => listEntryFiles(tx, id as Entry['id']));
    for (const word of [number!, one!.file.sha256, '第 1 版文字', '<svg class="qr"'])
      expect(receipt.text).toContain(word);
    const code = codeIn(receipt.text);
    const proven = await world.anyone().get(`/receipts?number=${number}&code=${code}`);
    expect(proven.status).toBe(200);
    for (const word of ['这份回执是真的', number!, '待单位审核']) expect(proven.text).toContain(word);
    for (const secret of ['雪天', '凌晓', '马小禾', '晨光', id, one!.file.sha256])
      expect(proven.text).not.toContain(secret);
    for (const wrong of [code.replace(/^./, (c) => (c === '0' ? '1' : '0')), '', "' or 1=1 --"]) {
      const none = await world.anyone().get(`/receipts?number=${number}&code=${encodeURIComponent(wrong)}`);
      expect(none.text).not.toContain('这份回执是真的');
      expect(none.text).not.toContain('待单位审核');
    }
    expect((await officer!.get(`/office/entries/${id}/receipt`)).text).toContain(code);
  });

  test('AC-031, AC-035 receipts and versions are for the sender, the unit and the levels above', async () => {
    const id = await sendFilm(world, ma!, 'chenguang');
    for (const what of ['receipt', 'versions']) {
      expect((await county!.get(`/office/entries/${id}/${what}`)).status).toBe(200);
      for (const other of [sister!, yang!])
        expect((await other.get(`/office/entries/${id}/${what}`)).status).toBe(404);
      expect((await yang!.get(`/entries/${id}/${what}`)).status).toBe(404);
      expect((await world.anyone().get(`/entries/${id}/${what}`)).status).toBe(401);
    }
    const draft = await begin(world, ma!, 'chenguang');
    expect((await county!.get(`/office/entries/${draft}/versions`)).status).toBe(404);
  });
});

test('F-18 the same sending delivered four times is one sending with one receipt', async () => {
  const id = await begin(world, ma!, 'chenguang');
  await ma!.post(`/entries/${id}/file`, upload(world, 'film-3m20.mp4'));
  const { revision } = await entryOf(world, id);
  const body = { ...typed, revision, _key: newId() };
  const answers = await Promise.all([1, 2, 3, 4].map(() => ma!.post(`/entries/${id}/send`, body)));
  expect(answers.map((one) => [one.status, one.location])).toEqual(
    answers.map(() => [303, `/entries/${id}`]),
  );
  const steps = await sql<{ n: number }>`
    select count(*)::int as n from entry_step where entry_id = ${id} and verb = 'submit'`.execute(
    world.owner,
  );
  expect(steps.rows[0]!.n).toBe(1);
  expect(await world.read((tx) => listVersions(tx, id as Entry['id']))).toHaveLength(1);
});

describe('how far it has come', () => {
  test('the sender and the unit see each level with its date; a stranger sees no page at all', async () => {
    const id = await sendFilm(world, ma!, 'chenguang');
    const levels = async (client: Client, base: string) =>
      /id="levels"[\s\S]*?<\/section>/.exec((await client.get(`${base}/${id}`)).text)?.[0] ?? '';
    const first = await levels(ma!, '/entries');
    for (const name of ['晨光机械厂工会', '河湾区总工会', '西宁市总工会']) expect(first).toContain(name);
    expect(first).toMatch(/is-here[^>]*><strong>晨光机械厂工会/);
    await officer!.post(`/office/entries/${id}/admit`, { version: 1 });
    const call = await world.call('micro-video');
    const unit = await world.organisation('chenguang');
    const list = `/office/recommendations/${call.id}/${unit.id}`;
    const handed = await officer!.post(`${list}/entries/${id}`);
    expect(handed.status).toBe(303);
    for (const seen of [await levels(ma!, '/entries'), await levels(officer!, '/office/entries')])
      expect(seen).toMatch(/is-here[^>]*><strong>河湾区总工会/);
    expect((await yang!.get(`/entries/${id}`)).status).toBe(404);
  });
});

describe('one more call', () => {
  test('words and files go along, nothing is uploaded again; it stands there once', async () => {
    const id = await sendFilm(world, ma!, 'chenguang');
    const page = await ma!.get(`/entries/${id}`);
    const href = new RegExp(`action="(/entries/${id}/copies/[0-9a-f-]{36})"[\\s\\S]{0,400}?专题活动`).exec(
      page.text,
    )?.[1];
    const there = /copies\/([0-9a-f-]{36})/.exec(page.text)![1]!;
    expect(href ?? there).toBeTruthy();
    const answer = await ma!.post(`/entries/${id}/copies/${there}`);
    expect(answer.status).toBe(303);
    const copy = await entryOf(world, idIn(answer.location));
    const [origin, files, before] = [
      await entryOf(world, id),
      await world.read((tx) => listEntryFiles(tx, copy.id)),
      await world.read((tx) => listEntryFiles(tx, id as Entry['id'])),
    ];
    expect(copy).toMatchObject({ state: 'draft', title: origin.title, originId: origin.id });
    expect(files.map((one) => one.file.id)).toEqual(before.map((one) => one.file.id));
    const again = await ma!.post(`/entries/${id}/copies/${there}`);
    expect(again.status).toBe(409);
    expect(again.text).toContain('不必再带过去');
    const json = await ma!.post(`/entries/${id}/copies/${there}`, {}, { accept: 'application/json' });
    expect([json.status, json.text.includes('entry.entered-there')]).toEqual([409, true]);
  });

  test('AC-031 nobody takes along what is not theirs, and a draft goes nowhere (entry.not-sent)', async () => {
    const id = await sendFilm(world, ma!, 'chenguang');
    const page = await ma!.get(`/entries/${id}`);
    const there = /copies\/([0-9a-f-]{36})/.exec(page.text)![1]!;
    expect((await yang!.post(`/entries/${id}/copies/${there}`)).status).toBe(404);
    expect((await officer!.post(`/office/entries/${id}/copies/${there}`)).status).toBe(403);
    const draft = await begin(world, ma!, 'chenguang');
    expect((await ma!.post(`/entries/${draft}/copies/${there}`)).status).toBe(409);
  });
});

test('the list of the office is searched by title, maker and number, within what one may see (AC-032)', async () => {
  const id = await begin(world, ma!, 'chenguang', { ...typed, title: '零下二十度的站台' });
  await ma!.post(`/entries/${id}/file`, upload(world, 'film-3m20.mp4'));
  await sendIn(world, ma!, id, { ...typed, title: '零下二十度的站台' });
  const { number } = await entryOf(world, id);
  const find = async (client: Client, q: string) =>
    (await client.get(`/office/entries?q=${encodeURIComponent(q)}`)).text.includes(`/office/entries/${id}`);
  expect([
    await find(officer!, '二十度'),
    await find(officer!, number!),
    await find(officer!, '凌晓'),
  ]).toEqual([true, true, true]);
  expect([await find(officer!, '没有这样的'), await find(sister!, '二十度')]).toEqual([false, false]);
});
