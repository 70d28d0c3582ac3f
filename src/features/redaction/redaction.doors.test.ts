/** Hiding at the doors: what is found before judges look, what they get afterwards, and who may hide. */

import { readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { useWorld } from '../../../world/fixture.ts';
import { listFactsOf } from '../../platform/outbox.ts';
import type { Entry } from '../entry/entry.ts';
import { renderPicture } from '../media/actions/probe-file.ts';
import { hostedOf, must, plantAtHost } from '../recommendation/planting.test.ts';
import { openRound } from '../review/actions/open-round.ts';
import { seat } from '../review/judging.test.ts';
import type { Round } from '../review/review.ts';
import { marksMax } from './redaction.ts';
import { listCopies, listMarks } from './store.ts';

const world = useWorld();
let work: Entry;
let other: Entry;
let round: Round;

/** Makes a picture of the planted film: a real one, with a camera's record and a name in it. */
async function picture(entry: Entry): Promise<void> {
  const lake = await readFile(world.file('picture-lake.jpg'));
  const exif = { IFD0: { Artist: 'Maker', Copyright: 'Maker of Hewan' } };
  const kept = await world.media.files.keep(await sharp(lake).withExif(exif).jpeg().toBuffer());
  const drawn = await renderPicture(world.media.files.pathOf(kept.sha256), world.media);
  if (!drawn.ok) throw new Error(drawn.reason);
  const renditions = [];
  for (const { base64, ...one } of drawn.renditions)
    renditions.push({ ...one, ...(await world.media.files.keep(Buffer.from(base64, 'base64'))) });
  const { width, height } = renditions[0]!;
  const measured = { container: 'jpeg', sizeBytes: kept.sizeBytes, width, height, hasExif: true, notes: [] };
  await sql`update media_file set sha256 = ${kept.sha256}, size_bytes = ${kept.sizeBytes}, container = 'jpeg',
    kind = 'picture', original_name = ${'Maker 2020.jpg'}, measured = ${JSON.stringify(measured)}::jsonb,
    renditions = ${JSON.stringify(renditions)}::jsonb where id = ${entry.fileId}`.execute(world.owner);
}

beforeAll(async () => {
  work = await plantAtHost(world, 'hewan-transit', 'micro-video', 'A day of Maker');
  other = await plantAtHost(world, 'yintan-solar', 'micro-video', 'Of somebody else');
  const [actor, call] = [await world.person('xn-officer'), await hostedOf(world, work)];
  round = must(await world.doing(actor, (doing) => openRound(doing, { call })));
  await seat(world, round, 'judge-gu', 'railway-station');
  await picture(work);
});

const officer = () => world.as('xn-officer');
const judge = () => world.as('judge-gu');
const names = () => `/office/rounds/${round.id}/names`;
const at = (entry: Entry) => `/office/rounds/${round.id}/entries/${entry.id}/redaction`;
const seenAt = (entry: Entry) => `/review/rounds/${round.id}/entries/${entry.id}`;
const cover = { file: '', x: '10', y: '10', w: '30', h: '20', way: 'box' };
const covered = () => ({ ...cover, file: work.fileId! });
/** The greatest value of a stretch of pixels, and how far the values of one colour stand apart in it. */
async function lookAt(
  bytes: Uint8Array,
  region: { left: number; top: number; width: number; height: number },
) {
  const pixels = [...(await sharp(bytes).extract(region).removeAlpha().raw().toBuffer())];
  const colours = [0, 1, 2].map((colour) => pixels.filter((_, at) => at % 3 === colour));
  const apart = Math.max(...colours.map((values) => Math.max(...values) - Math.min(...values)));
  return { most: Math.max(...pixels), apart };
}
const exifOf = async (bytes: Uint8Array) => (await sharp(bytes).metadata()).exif;

describe('AC-163: before judges look', () => {
  test('the runner is shown what may give a name away, and what becomes of it', async () => {
    const list = await (await officer()).get(names());
    expect([list.status, list.text.includes('A day of Maker')]).toEqual([200, true]);
    const page = await (await officer()).get(at(work));
    for (const said of ['文件名', '拍摄信息', '文件内部', '标题', 'Maker 2020.jpg', 'A day of ▇▇'])
      expect([said, page.text.includes(said)]).toEqual([said, true]);
  });

  test('a leader reads and hides nothing; judges, units and owners find nothing; 401 signed out', async () => {
    expect((await (await world.as('xn-leader')).get(names())).status).toBe(200);
    const asked = { kind: 'hide', phrase: 'day' };
    expect((await (await world.as('xn-leader')).post(`${at(work)}/phrases`, asked)).status).toBe(403);
    for (const username of ['judge-gu', 'hewan-officer', 'qh-officer', 'worker-ma'] as const) {
      const client = await world.as(username);
      for (const address of [names(), at(work), `${at(work)}/files/${work.fileId}`])
        expect([username, (await client.get(address)).status]).toEqual([username, 404]);
      expect([username, (await client.post(`${at(work)}/phrases`, asked)).status]).toEqual([username, 404]);
    }
    expect((await world.anyone().get(names())).status).toBe(401);
    expect((await (await officer()).get(at(round as never))).status).toBe(404);
  });
});

describe('what judges get', () => {
  test('of a picture is only what we drew: no camera, no name of the file, never the bytes received', async () => {
    const client = await judge();
    const page = await client.get(seenAt(work));
    expect(page.text).toContain('A day of ▇▇');
    for (const name of ['Maker', 'Hewan', '河湾'])
      expect([name, page.text.includes(name)]).toEqual([name, false]);
    for (const query of ['', '?download', '?as=wide.jpg', '?as=small.webp']) {
      const bytes = await client.bytes(`${seenAt(work)}/files/${work.fileId}${query}`);
      expect([query, await exifOf(bytes), Buffer.from(bytes).includes('Maker')]).toEqual([
        query,
        undefined,
        false,
      ]);
    }
    const saved = await client.get(`${seenAt(work)}/files/${work.fileId}?download`);
    expect([...saved.headers.values()].join()).not.toContain('Maker');
  });

  test('a covered region is black in every size, and nothing else of the picture is to be had', async () => {
    const client = await judge();
    const before = await client.bytes(`${seenAt(work)}/files/${work.fileId}?as=wide.jpg`);
    const answer = await (await officer()).post(`${at(work)}/covers`, covered());
    expect([answer.status, answer.location]).toEqual([303, at(work)]);
    for (const name of ['wide.jpg', 'wide.webp', 'small.jpg', 'small.webp']) {
      const bytes = await client.bytes(`${seenAt(work)}/files/${work.fileId}?as=${name}`);
      const { width, height } = await sharp(bytes).metadata();
      const [left, top] = [Math.round(width * 0.15), Math.round(height * 0.15)];
      const { most } = await lookAt(bytes, { left, top, width: 20, height: 20 });
      expect([name, most < 40]).toEqual([name, true]);
      expect(Buffer.from(bytes).equals(Buffer.from(before))).toBe(false);
    }
    for (const query of ['?as=open.jpg', '?as=huge.gif'])
      expect((await client.get(`${seenAt(work)}/files/${work.fileId}${query}`)).status).toBe(404);
    expect((await world.read((tx) => listCopies(tx, work.id))).length).toBe(4);
  });

  test('a blurred region cannot be read; taking a cover away draws anew, and once only: redaction.no-such-mark', async () => {
    const client = await officer();
    expect((await client.post(`${at(work)}/covers`, { ...covered(), x: '50', way: 'blur' })).status).toBe(
      303,
    );
    const marks = await world.read((tx) => listMarks(tx, [work.id]));
    const covers = marks.filter((mark) => mark.kind === 'cover');
    expect(covers).toHaveLength(2);
    const bytes = await (await judge()).bytes(`${seenAt(work)}/files/${work.fileId}`);
    const { width, height } = await sharp(bytes).metadata();
    const cell = { left: Math.round(width * 0.51), top: Math.round(height * 0.11) };
    const { apart } = await lookAt(bytes, { ...cell, width: 10, height: 6 });
    expect(apart).toBeLessThan(24);
    for (const one of covers)
      expect((await client.post(`${at(work)}/marks/${one.id}/remove`)).status).toBe(303);
    expect(await world.read((tx) => listCopies(tx, work.id))).toEqual([]);
    const again = await client.post(`${at(work)}/marks/${covers[0]!.id}/remove`);
    expect([again.status, again.text.includes('已经撤销')]).toEqual([409, true]);
  });

  test('a file kept back is not there, and its judge is told so; twice is redaction.marked-already', async () => {
    const client = await officer();
    const marked = { kind: 'withhold', file: work.fileId! };
    expect((await client.post(`${at(work)}/files`, marked)).status).toBe(303);
    expect((await client.post(`${at(work)}/files`, marked)).text).toContain('已经标过');
    expect((await (await judge()).get(`${seenAt(work)}/files/${work.fileId}`)).status).toBe(404);
    expect((await (await judge()).get(seenAt(work))).text).toContain('有 1 个文件可能透露作者');
  });

  test('words hidden by hand go, words that are no name are kept', async () => {
    const client = await officer();
    expect((await client.post(`${at(work)}/phrases`, { kind: 'hide', phrase: 'planted' })).status).toBe(303);
    expect((await client.post(`${at(work)}/phrases`, { kind: 'keep', phrase: 'Maker' })).status).toBe(303);
    const page = await (await judge()).get(seenAt(work));
    expect(page.text).toContain('A day of Maker');
    expect(page.text).not.toContain('planted');
    const twice = await client.post(`${at(work)}/phrases`, { kind: 'keep', phrase: 'Maker' });
    expect([twice.status, twice.text.includes('已经标过')]).toEqual([409, true]);
  });
});

describe('hiding', () => {
  test('is refused by its field: redaction.outside, redaction.no-such-file; what was typed stays', async () => {
    const client = await officer();
    const outside = await client.post(`${at(work)}/covers`, { ...covered(), x: '90', w: '30' });
    expect([outside.status, outside.text.includes('超出了照片')]).toEqual([422, true]);
    expect(outside.text).toContain('value="90"');
    for (const odd of ['NaN', '1e9', '-1', '101', ''])
      expect([odd, (await client.post(`${at(work)}/covers`, { ...covered(), w: odd })).status]).toEqual([
        odd,
        422,
      ]);
    const alien = await client.post(`${at(work)}/covers`, { ...covered(), file: other.fileId! });
    expect([alien.status, alien.text.includes('没有这个文件')]).toEqual([422, true]);
    expect((await client.post(`${at(other)}/covers`, { ...cover, file: other.fileId! })).status).toBe(422);
  });

  test('redaction.not-drawn: a picture that cannot be drawn again stays as it was', async () => {
    const client = await officer();
    const good = await sql<{
      sha256: string;
    }>`select sha256 from media_file where id = ${work.fileId}`.execute(world.owner);
    const junk = await world.media.files.keep(Buffer.from('no picture at all, only words'));
    await sql`update media_file set sha256 = ${junk.sha256} where id = ${work.fileId}`.execute(world.owner);
    const refused = await client.post(`${at(work)}/covers`, covered());
    expect([refused.status, refused.text.includes('无法重新绘制')]).toEqual([422, true]);
    await sql`update media_file set sha256 = ${good.rows[0]!.sha256} where id = ${work.fileId}`.execute(
      world.owner,
    );
    expect((await world.read((tx) => listMarks(tx, [work.id]))).some((mark) => mark.kind === 'cover')).toBe(
      false,
    );
  });

  test('redaction.too-many: a picture is not covered beyond sense', async () => {
    await sql`insert into redaction_mark (id, entry_id, kind, file_id, x, y, w, h, way, at)
      select gen_random_uuid(), ${other.id}, 'cover', ${work.fileId}, 0, 0, 1, 1, 'box', now()
      from generate_series(1, ${marksMax}::int)`.execute(world.owner);
    await sql`update redaction_mark set entry_id = ${work.id} where entry_id = ${other.id}`.execute(
      world.owner,
    );
    const more = await (await officer()).post(`${at(work)}/covers`, covered());
    expect([more.status, more.text.includes('最多遮盖')]).toEqual([409, true]);
    await sql`delete from redaction_mark where kind = 'cover' and by_id is null`.execute(world.owner);
  });

  test('AC-230: each mark left one fact, and the audit repeats no phrase', async () => {
    const facts = await world.read((tx) => listFactsOf(tx, work.id));
    const marked = facts.filter((fact) => fact.name === 'redaction.marked');
    expect(marked).toHaveLength(5);
    expect(facts.filter((fact) => fact.name === 'redaction.unmarked')).toHaveLength(2);
    expect(JSON.stringify(marked)).not.toContain('planted');
  });

  test('ends with the round: redaction.round-over', async () => {
    await sql`update review_round set state = 'closed', closed_at = now() where id = ${round.id}`.execute(
      world.owner,
    );
    const late = await (await officer()).post(`${at(work)}/phrases`, { kind: 'hide', phrase: 'late' });
    expect([late.status, late.text.includes('本轮评审已经结束')]).toEqual([409, true]);
    await sql`update review_round set state = 'open', closed_at = null where id = ${round.id}`.execute(
      world.owner,
    );
  });
});
