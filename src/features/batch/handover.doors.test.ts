/** Works packed for somebody outside: who may, what is inside, until when; and the same archive read into another batch. */

import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { openCollecting } from '../../../world/entering.ts';
import { type Client, useWorld } from '../../../world/fixture.ts';
import { readSheet } from '../../platform/spreadsheet.ts';
import { openZip } from '../../platform/zip.ts';
import { begun, metadataOf, piece } from '../upload/sender.test.ts';

const world = useWorld();
const dir = mkdtempSync(path.join(tmpdir(), 'handover-'));

let own: Client;
let pack: string;
let callId: string;
let unitId: string;
beforeAll(async () => {
  await openCollecting(world);
  own = await world.as('chenguang-officer');
  callId = (await world.call('micro-video')).id;
  unitId = (await world.organisation('chenguang')).id;
  pack = `/office/batches/pack/${callId}/${unitId}`;
});

const json = { accept: 'application/json' };
const codeOf = async (client: Client, address: string, fields: Record<string, string | number>) =>
  (JSON.parse((await client.post(address, fields, json)).text) as { code?: string }).code ?? 'taken';
const idOf = (link: string) => link.split('/').at(-1)!;

async function begin(client = own, unit = unitId): Promise<string> {
  return (await client.post(`/office/batches/new/${callId}/${unit}`)).location!;
}
async function form(client: Client, address: string, fields: Record<string, string | File>) {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return client.post(address, data);
}
const vouched = { mode: 'all', original: 'yes', portrait: 'yes', licence: 'yes', ai: 'none' };

/** Two works of the unit, by one maker and by another, handed in and admitted. */
async function admitTwo(tag = ''): Promise<string[]> {
  const link = await begin();
  const table = [
    '作品名称\t作者\t简介\t文件名',
    `../火花${tag}\t马小禾（编导）\t=1+1\ta.mp4`,
    `CON${tag}\t凌晓\t二\tb.mp4`,
  ].join('\n');
  expect((await form(own, `${link}/table`, { content: table, version: '1' })).status).toBe(303);
  for (const name of ['a.mp4', 'b.mp4'])
    await form(own, `${link}/file`, { file: world.upload('film-3m20.mp4', name) });
  const answer = await own.post(`${link}/hand-in`, { ...vouched, version: 2 });
  expect([answer.status, answer.status === 303 ? '' : answer.text.slice(-500)]).toEqual([303, '']);
  const rows = await sql<{ id: string }>`
    select entry_id as id from batch_entry where batch_id = ${idOf(link)} order by row`.execute(world.owner);
  for (const { id } of rows.rows)
    expect((await own.post(`/office/entries/${id}/admit`, { version: 1 })).status).toBe(303);
  return rows.rows.map((row) => row.id);
}

async function opened(bytes: Uint8Array) {
  const file = path.join(dir, `${Math.random()}.zip`);
  writeFileSync(file, bytes);
  const zip = await openZip(file, { entries: 1000, entryBytes: 1e9, totalBytes: 1e9 });
  if ('refusal' in zip) throw new Error(zip.refusal.code);
  return zip;
}

test('with nothing to pack it says so; a sister and the level above find no door', async () => {
  expect((await own.get(pack)).text).toContain('没有可以打包的作品');
  expect(await codeOf(own, pack, { scope: 'recommended' })).toBe('batch.nothing-to-pack');
  for (const who of ['hewan-officer', 'transit-officer'] as const)
    expect([who, (await (await world.as(who)).get(pack)).status]).toEqual([who, 404]);
});

test('AC-116 AC-122 packed in folders 作者+推荐单位 with forms, whole films and safe names; fetched by whoever asked, for a day', async () => {
  const entries = await admitTwo();
  const answer = await own.post(pack, { scope: 'admitted' });
  const link = answer.location!;
  expect(link).toMatch(/^\/office\/batches\/handovers\/[0-9a-f-]{36}$/);
  expect((await own.get(link)).text).toContain('下载压缩包');
  const archive = await own.request(`${link}/works.zip`);
  expect(archive.headers.get('content-type')).toBe('application/zip');
  const bytes = await own.bytes(`${link}/works.zip`);
  const zip = await opened(bytes);
  const names = zip.entries.map((one) => one.name);
  expect(names.sort()).toEqual(
    [
      '汇总表.xlsx',
      '马小禾+晨光机械厂工会/推荐表.xlsx',
      '马小禾+晨光机械厂工会/_火花.mp4',
      '凌晓+晨光机械厂工会/推荐表.xlsx',
      '凌晓+晨光机械厂工会/_CON.mp4',
    ].sort(),
  );
  const film = zip.entries.find((one) => one.name.endsWith('火花.mp4'))!;
  const packed = Buffer.from(await new Response(await film.open()).arrayBuffer());
  expect(packed.equals(readFileSync(world.file('film-3m20.mp4')))).toBe(true);
  const summary = zip.entries.find((one) => one.name === '汇总表.xlsx')!;
  const sheet = await readSheet(new Uint8Array(await new Response(await summary.open()).arrayBuffer()));
  const rows = 'rows' in sheet ? sheet.rows : [];
  expect(rows[0]).toEqual(
    expect.arrayContaining(['序号', '推荐单位', '作品名称', '时长/幅数', '推荐顺序', '文件名']),
  );
  // AC-113 a summary that looks like a formula stays what it is.
  expect(rows.flat()).toEqual(
    expect.arrayContaining(['../火花', '=1+1', '3:20', '马小禾+晨光机械厂工会/_火花.mp4']),
  );
  zip.close();
  const facts = await sql<{ after: { count: number; scope: string } }>`
    select after from outbox_fact where name = 'batch.handed-over' and subject_id = ${idOf(link)}`.execute(
    world.owner,
  );
  expect(facts.rows).toEqual([{ after: { count: entries.length, scope: 'admitted', callId } }]);
  for (const who of ['xn-officer', 'hewan-officer'] as const)
    expect((await (await world.as(who)).get(`${link}/works.zip`)).status).toBe(404);
  await world.advanceDays(1);
  const late = await own.get(`${link}/works.zip`, json);
  expect([late.status, JSON.parse(late.text).code]).toEqual([410, 'batch.handover-expired']);
  await world.advanceDays(-1);
});

test('what a unit recommended, and what reached the host, is packed by them and by nobody else', async () => {
  const [first] = await admitTwo('二');
  const host = await world.as('xn-officer');
  const hosted = await world.call('micro-video');
  const steps: [Client, string][] = [
    [own, unitId],
    [await world.as('hewan-officer'), (await world.organisation('hewan')).id],
    [host, (await world.organisation('xining')).id],
  ];
  for (const [client, organisation] of steps) {
    const answer = await client.post(`/office/recommendations/${hosted.id}/${organisation}/entries/${first}`);
    expect([answer.status, answer.status === 303 ? '' : answer.text.slice(-400)]).toEqual([303, '']);
  }
  expect((await own.get(pack)).text).toContain('本级推荐的作品 · 1 件作品');
  expect((await own.post(pack, { scope: 'recommended' })).status).toBe(303);
  const received = `/office/batches/pack/${hosted.id}/${hosted.hostId}`;
  const link = (await host.post(received, { scope: 'received' })).location!;
  const zip = await opened(await host.bytes(`${link}/works.zip`));
  expect(zip.entries.map((one) => one.name)).toContain('马小禾+西宁市总工会/_火花二.mp4');
  zip.close();
  expect(await codeOf(own, pack, { scope: 'received' })).toBe('batch.nothing-to-pack');
});

test('the archive of one unit is read into the batch of another, table and films, and handed in there', async () => {
  const link = (await own.post(pack, { scope: 'admitted' })).location!;
  const bytes = await own.bytes(`${link}/works.zip`);
  const other = await world.as('transit-officer');
  const batch = await begin(other, (await world.organisation('hewan-transit')).id);
  const file = new File([new Uint8Array(bytes)], '移交.zip');
  expect((await form(other, `${batch}/file`, { file })).status).toBe(303);
  const { text } = await other.get(batch);
  const count = /共 (\d+) 行：(\d+) 行可以报送/.exec(text);
  expect([count?.[1], Number(count?.[1]) > 0]).toEqual([count?.[2], true]);
  const version = Number(/name="version" value="(\d+)"/.exec(text)![1]);
  expect((await other.post(`${batch}/hand-in`, { ...vouched, version })).status).toBe(303);
  const rows = await sql<{ title: string; makers: { name: string; role?: string }[] }>`
    select e.title, e.makers from batch_entry x join entry e on e.id = x.entry_id
    where x.batch_id = ${idOf(batch)} and e.title = '../火花' limit 1`.execute(world.owner);
  expect(rows.rows[0]?.makers).toEqual([{ name: '马小禾', role: '编导' }]);
});

test('a film and an archive that arrive piece by piece are taken in, by their owner and for this batch only', async () => {
  const link = await begin();
  const film = readFileSync(world.file('film-3m20.mp4'));
  const arrive = async (name: string, bytes: Buffer, purpose = `batch:${idOf(link)}`) => {
    const at = await begun(own, bytes.length, { 'upload-metadata': metadataOf(name, purpose) });
    await piece(own, at, 0, new Uint8Array(bytes.subarray(0, 50_000)));
    return { id: idOf(at), rest: () => piece(own, at, 50_000, new Uint8Array(bytes.subarray(50_000))) };
  };
  const one = await arrive('火花.mp4', film);
  expect((await own.get(link)).text).toContain('从断开的地方接着传');
  expect(await codeOf(own, `${link}/take`, { upload: one.id })).toBe('upload.unfinished');
  await one.rest();
  expect((await own.get(link)).text).toContain('收进这一批');
  const colleague = await world.as('transit-officer');
  expect((await colleague.post(`${link}/take`, { upload: one.id })).status).toBe(404);
  expect((await own.post(`${link}/take`, { upload: one.id })).status).toBe(303);
  const elsewhere = await arrive('b.mp4', film, 'entry:1');
  await elsewhere.rest();
  expect(await codeOf(own, `${link}/take`, { upload: elsewhere.id })).toBe('upload.not-found');
  const handed = await own.bytes(`${(await own.post(pack, { scope: 'admitted' })).location}/works.zip`);
  const zip = await arrive('移交.zip', Buffer.from(handed));
  await zip.rest();
  expect((await own.post(`${link}/take`, { upload: zip.id })).status).toBe(303);
  const { text } = await own.get(link);
  expect(text).toContain('凌晓+晨光机械厂工会/_CON.mp4');
  expect(text).not.toContain('收进这一批');
});
