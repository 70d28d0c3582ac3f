/** A series of pictures at the doors: sent piece by piece, put in order, captioned, judged together, shown as one. */

import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { begin, entryOf, openCollecting, sendIn, typed, upload } from '../../../world/entering.ts';
import { type Client, testOrigin, useWorld } from '../../../world/fixture.ts';
import { must } from '../../../world/world.ts';
import { hideEntry } from './actions/hide-entry.ts';
import { markRecommended } from './actions/mark-recommended.ts';
import { releaseEntry } from './actions/release-entry.ts';
import { showEntry } from './actions/show-entry.ts';
import type { Entry } from './entry.ts';
import { listEntryFiles } from './store.ts';

const world = useWorld();
let [ma, yang, officer]: Client[] = [];
const pictures = ['dawn', 'grid', 'helmets', 'lake', 'night'].map((name) => `picture-${name}.jpg`);

beforeAll(async () => {
  await openCollecting(world);
  [ma, yang, officer] = [
    await world.as('worker-ma'),
    await world.as('worker-yang'),
    await world.as('chenguang-officer'),
  ];
  const call = await world.call('special-activity');
  await sql`update call set files_min = 2, files_max = 4 where lineage <@ ${call.lineage}::ltree`.execute(
    world.owner,
  );
});

const draft = () => begin(world, ma!, 'chenguang', typed, 'special-activity');
const filesOf = (id: string) => world.read((tx) => listEntryFiles(tx, id as Entry['id']));
const namesOf = async (id: string) => (await filesOf(id)).map((one) => one.file.originalName);
async function attach(id: string, count: number): Promise<void> {
  for (const name of pictures.slice(0, count))
    expect((await ma!.post(`/entries/${id}/file`, upload(world, name))).status).toBe(303);
}

/** The whole of a file by tus, as the page sends it; its upload id. */
async function sendPiece(client: Client, name: string, purpose: string): Promise<string> {
  const bytes = readFileSync(world.file(name));
  const coded = (words: string) => Buffer.from(words).toString('base64');
  const tus = { origin: testOrigin, 'tus-resumable': '1.0.0' };
  const metadata = `filename ${coded(name)},purpose ${coded(purpose)}`;
  const begun = await client.request('/uploads', {
    method: 'POST',
    headers: { ...tus, 'upload-length': String(bytes.length), 'upload-metadata': metadata },
  });
  const type = 'application/offset+octet-stream';
  const init = { method: 'PATCH', body: bytes, duplex: 'half' };
  const headers = { ...tus, 'upload-offset': '0', 'content-type': type };
  const sent = await client.request(begun.location!, { ...init, headers } as never);
  if (sent.status !== 204) throw new Error(`not sent: ${sent.status}`);
  return begun.location!.split('/').pop()!;
}

describe('a series', () => {
  test('one picture is too few, five are too many, and both are told before anything is sent in', async () => {
    const id = await draft();
    await attach(id, 1);
    const few = await sendIn(world, ma!, id);
    expect(few.status).toBe(422);
    expect(few.text).toContain('至少要 2 个文件，现在有 1 个');
    for (const name of pictures.slice(1, 4)) await ma!.post(`/entries/${id}/file`, upload(world, name));
    const full = await ma!.post(`/entries/${id}/file`, upload(world, pictures[4]!));
    expect(full.status).toBe(422);
    expect(full.text).toContain('最多 4 个文件，请先去掉一个');
    expect(await namesOf(id)).toEqual(pictures.slice(0, 4));
    expect((await sendIn(world, ma!, id)).status).toBe(303);
  });

  test('entry.file-twice: the same picture a second time is refused, and the first stays', async () => {
    const id = await draft();
    await attach(id, 1);
    const again = await ma!.post(`/entries/${id}/file`, upload(world, pictures[0]!));
    expect(again.status).toBe(409);
    expect(again.text).toContain('与作品里已有的文件完全相同');
    expect(await namesOf(id)).toEqual([pictures[0]]);
  });

  test('is put in order by buttons and by one whole order; the first is the picture that stands for it', async () => {
    const id = await draft();
    await attach(id, 3);
    const [a, b, c] = (await filesOf(id)).map((one) => one.file.id);
    expect((await ma!.post(`/entries/${id}/files/${c}/move`, { to: 'up' })).status).toBe(303);
    expect((await filesOf(id)).map((one) => one.file.id)).toEqual([a, c, b]);
    const page = await ma!.get(`/entries/${id}`);
    expect(page.text).toContain('上移');
    expect((await ma!.post(`/entries/${id}/files/order`, { files: [b!, a!, c!] })).status).toBe(303);
    expect((await filesOf(id)).map((one) => one.file.id)).toEqual([b, a, c]);
    expect((await entryOf(world, id)).fileId).toBe(b);
    const odd = await ma!.json(`/entries/${id}/files/order`, { files: [b, a] });
    expect([odd.status, odd.body.code]).toEqual([409, 'entry.order-other']);
    expect((await ma!.post(`/entries/${id}/files/${b}/remove`)).status).toBe(303);
    expect((await entryOf(world, id)).fileId).toBe(a);
  });

  test('each picture has its caption; what was sent is arranged no more (409)', async () => {
    const id = await draft();
    await attach(id, 2);
    const [a, b] = (await filesOf(id)).map((one) => one.file.id);
    expect((await ma!.post(`/entries/${id}/files/${a}/note`, { note: '清晨的车间，西宁' })).status).toBe(303);
    expect((await sendIn(world, ma!, id)).status).toBe(303);
    const shown = await officer!.get(`/office/entries/${id}`);
    expect(shown.text).toContain('清晨的车间，西宁');
    expect(shown.text).toContain('第 1 幅，共 2 幅');
    for (const act of [`${a}/remove`, `${a}/note`]) {
      expect((await ma!.post(`/entries/${id}/files/${act}`)).status).toBe(409);
    }
    expect((await ma!.post(`/entries/${id}/files/order`, { files: [b!, a!] })).status).toBe(409);
  });

  test('AC-085, AC-031 nobody else takes, arranges or looks at it: not there (404)', async () => {
    const id = await draft();
    await attach(id, 2);
    const [a] = (await filesOf(id)).map((one) => one.file.id);
    for (const other of [yang!, officer!]) {
      expect((await other.get(`/entries/${id}/files/${a}`)).status).toBe(404);
      expect((await other.post(`/entries/${id}/files/${a}/move`, { to: 'down' })).status).toBe(404);
      expect((await other.post(`/entries/${id}/files/order`, { files: [a!] })).status).toBe(404);
    }
    expect((await officer!.get(`/office/entries/${id}/files/${a}`)).status).toBe(404);
    const elsewhere = await draft();
    expect((await ma!.get(`/entries/${elsewhere}/files/${a}`)).status).toBe(404);
  });
});

describe('a file sent piece by piece', () => {
  test('is put on the draft once, however often it is asked (F-18), and is queued to be made playable', async () => {
    const id = await draft();
    const uploadId = await sendPiece(ma!, pictures[0]!, `entry:${id}`);
    expect((await ma!.get(`/entries/${id}`)).text).toContain('已全部收到，还没有放进作品');
    const ask = () => ma!.post(`/entries/${id}/files`, { upload: uploadId });
    const answers = await Promise.all([ask(), ask(), ask()]);
    expect(answers.map((one) => one.status)).toEqual([303, 303, 303]);
    expect(await namesOf(id)).toEqual([pictures[0]]);
    const [one] = await filesOf(id);
    const jobs = await sql<{ n: number }>`
      select count(*)::int as n from rendition_job where file_id = ${one!.file.id}`.execute(world.owner);
    expect(jobs.rows[0]!.n).toBeGreaterThan(0);
    expect((await ma!.get(`/entries/${id}`)).text).not.toContain('没有传完的文件');
  });

  test('AC-085 an upload of somebody else, or for another form, is not there', async () => {
    const [id, other] = [await draft(), await draft()];
    const uploadId = await sendPiece(ma!, pictures[1]!, `entry:${other}`);
    const answer = await ma!.post(`/entries/${id}/files`, { upload: uploadId });
    expect(answer.status).toBe(404);
    const theirs = await sendPiece(yang!, pictures[1]!, `entry:${id}`);
    expect((await ma!.post(`/entries/${id}/files`, { upload: theirs })).status).toBe(404);
    expect(await filesOf(id)).toEqual([]);
  });
});

test('AC-110, AC-111, AC-053 shown, each picture of a series opens for everybody; hidden, none does', async () => {
  const id = await draft();
  await attach(id, 2);
  await sendIn(world, ma!, id);
  await officer!.post(`/office/entries/${id}/admit`, { version: 1 });
  const entry = await entryOf(world, id);
  const person = await world.person('chenguang-officer');
  const files = (await filesOf(id)).map((one) => one.file.id);
  const anyone = world.anyone();
  const asked = files.flatMap((file) =>
    ['', '?as=wide.jpg', '?as=small.webp', '?download'].map((as) => `/works/${id}/files/${file}${as}`),
  );
  const statuses = async (client: Client) =>
    Promise.all(asked.map(async (one) => (await client.get(one)).status));
  expect(new Set(await statuses(anyone))).toEqual(new Set([404]));
  expect(new Set(await statuses(yang!))).toEqual(new Set([404]));
  await world.doing(person, async (doing) => {
    const recommended = await markRecommended(doing, entry);
    await showEntry(doing, entry);
    return recommended;
  });
  expect(await statuses(anyone)).toEqual(files.flatMap(() => [404, 200, 200, 404]));
  const shown = await anyone.get(`/works/${id}/files/${files[1]}?as=wide.jpg`);
  expect(shown.headers.get('cache-control')).toContain('public');
  const own = await ma!.get(`/entries/${id}/files/${files[1]}?as=wide.jpg`);
  expect(own.headers.get('cache-control')).toBe('private, no-store');
  const page = await anyone.get(`/works/${id}`);
  expect(page.text.match(new RegExp(` src="/works/${id}/files/[0-9a-f-]+\\?as=wide.jpg`, 'g'))).toHaveLength(
    2,
  );
  await world.doing(person, async (doing) => {
    must(await hideEntry(doing, entry, { reason: '核查' }));
    return releaseEntry(doing, { ...entry, state: 'recommended' });
  });
  expect(new Set(await statuses(anyone))).toEqual(new Set([404]));
});
