/** The doors of batches: a table, files, every problem by its cell, then all rows or the good ones, each once. */

import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { openCollecting } from '../../../world/entering.ts';
import { type Client, useWorld } from '../../../world/fixture.ts';
import { newId } from '../../kernel/id.ts';
import { readSheet } from '../../platform/spreadsheet.ts';
import { head, idOf, officerOf, refusalOf, vouched } from './officer.test.ts';

const world = useWorld();
const { versionOf, open, paste, send, handIn, entriesOf, factsOf } = officerOf(world);

let own: Client;
beforeAll(async () => {
  await openCollecting(world);
  own = await world.as('chenguang-officer');
});

describe('a batch', () => {
  test('from an empty page to numbered works: table, files, check, hand in; nothing is written before', async () => {
    const link = await open();
    expect((await own.get(link)).text).toContain('第一步');
    await paste(link, [
      head,
      ['火花', '马小禾（编导）、凌晓', '一周的故事', '火花.mp4'],
      ['交班', '闵夜白', '', '交班'],
    ]);
    const before = (await own.get(link)).text;
    expect(before).toContain('没有找到文件“火花.mp4”');
    expect(before).toMatch(/简介：[^<]*填写/);
    expect((await send(link, world.upload('film-3m20.mp4', '火花.mp4'))).status).toBe(303);
    expect((await send(link, world.upload('film-2m10.mp4', ' 交 班.MP4'))).status).toBe(303);
    const judged = (await own.get(link)).text;
    expect(judged).toContain('可以报送');
    expect(judged).toMatch(/文件名：[^<]*2:10/);
    expect(await entriesOf(link)).toEqual([]);
    expect((await refusalOf(own, `${link}/hand-in`, { ...vouched, mode: 'all', version: 2 })).code).toBe(
      'batch.rows-wrong',
    );
    expect((await handIn(link, { mode: 'good' })).status).toBe(303);
    expect((await entriesOf(link)).map((one) => [one.title, one.state, one.entered_by, one.files])).toEqual([
      ['火花', 'submitted', 'unit', 1],
    ]);
    expect((await own.get(link)).text).toContain('已报送 1 / 2');
    expect(await factsOf(link)).toEqual(['batch.opened', 'batch.handed-in']);
  });

  test('F-18 resumed on another day by a colleague, pasted again, sent twice: each row is handed in once', async () => {
    const link = await open();
    const rows = [head, ['甲作', '马小禾', '一', 'a.mp4'], ['乙作', '凌晓', '', 'b.mp4']];
    await paste(link, rows);
    for (const name of ['a.mp4', 'b.mp4']) await send(link, world.upload('film-3m20.mp4', name));
    await handIn(link, { mode: 'good' });
    await world.advanceDays(1);
    expect((await own.get('/office/batches')).text).toContain(link);
    await paste(link, [
      head,
      ['乙作', '凌晓', '二', 'b.mp4'],
      ['甲作', '马小禾', '改了的简介', 'a.mp4'],
      ['丙作', '闵夜白', '三', 'a.mp4'],
    ]);
    const version = await versionOf(link);
    const key = newId();
    const fields = { ...vouched, mode: 'all', version, _key: key };
    const answers = [await own.post(`${link}/hand-in`, fields), await own.post(`${link}/hand-in`, fields)];
    expect(answers.map((answer) => answer.status)).toEqual([303, 303]);
    expect((await entriesOf(link)).map((one) => one.title).sort()).toEqual(['丙作', '乙作', '甲作'].sort());
    expect((await refusalOf(own, `${link}/hand-in`, { ...vouched, mode: 'all', version })).code).toBe(
      'batch.not-open',
    );
    expect((await own.get(link)).text).toContain('已全部报送');
    await world.advanceDays(-1);
  });

  test('F-18 two officers press at the same moment: one hands in, the other is told that it has changed', async () => {
    const link = await open();
    await paste(link, [head, ['同时', '马小禾', '一', '']]);
    await send(link, world.upload('film-3m20.mp4', '同时.mp4'));
    const version = await versionOf(link);
    const answers = await Promise.all(
      [1, 2].map(() => refusalOf(own, `${link}/hand-in`, { ...vouched, mode: 'all', version })),
    );
    expect(answers.map((one) => one.code).sort()).toEqual(['http.stale', 'taken']);
    expect(await entriesOf(link)).toHaveLength(1);
  });

  test('two officers paste at once: the second sees both tables, and keeps what was pasted', async () => {
    const link = await open();
    await paste(link, [head, ['先存的', '甲', '一', '']]);
    const form = new FormData();
    form.set('content', `${head.join('\t')}\n后贴的\t乙\t二\t`);
    form.set('version', '1');
    const late = await own.post(`${link}/table`, form);
    expect(late.status).toBe(409);
    expect(late.text).toContain('先存的');
    expect(late.text).toContain('后贴的');
  });

  test('AC-031 AC-035 nobody else finds it: not the level above, not a sister, not before signing in', async () => {
    const link = await open();
    for (const who of ['hewan-officer', 'transit-officer', 'xn-leader'] as const)
      expect([who, (await (await world.as(who)).get(link)).status]).toEqual([who, 404]);
    expect((await world.anyone().get(link)).status).toBe(401);
    const [call, unit] = [await world.call('micro-video'), await world.organisation('chenguang')];
    const above = await world.as('hewan-officer');
    expect((await refusalOf(above, `/office/batches/new/${call.id}/${unit.id}`, {})).code).toBe(
      'batch.not-yours',
    );
    expect((await above.get('/office/batches')).text).not.toContain(link);
  });

  test('a unit on paper: the level that writes for it hands in, and the works are the unit’s', async () => {
    const { id } = await world.organisation('hewan-sanitation');
    await sql`update organisation set is_outside = true where id = ${id}`.execute(world.owner);
    const county = await world.as('hewan-officer');
    expect((await county.get('/office/batches')).text).toContain('河湾区环卫所工会');
    const link = await open('micro-video', 'hewan-sanitation', county);
    await paste(link, [head, ['扫雪的人', '扈晨', '一', '']], county);
    expect((await send(link, world.upload('film-3m20.mp4', '扫雪的人.mp4'), county)).status).toBe(303);
    expect((await handIn(link, {}, county)).status).toBe(303);
    const rows = await sql<{ unit_id: string }>`
      select e.unit_id from batch_entry x join entry e on e.id = x.entry_id where x.batch_id = ${idOf(link)}`.execute(
      world.owner,
    );
    expect(rows.rows).toEqual([{ unit_id: id }]);
    await sql`update organisation set is_outside = false where id = ${id}`.execute(world.owner);
  });

  test('what is missing from a form is said by its field, nothing pasted is lost', async () => {
    const link = await open();
    const send = async (content: string, file?: File) => {
      const form = new FormData();
      form.set('content', content);
      form.set('version', '1');
      if (file) form.set('file', file);
      const { code, field } = await refusalOf(own, `${link}/table`, form);
      return [code, field];
    };
    expect(await send(' ')).toEqual(['batch.table-missing', 'content']);
    expect(await send('火花\t马小禾')).toEqual(['batch.no-head', 'content']);
    expect(await send('', world.upload('picture-lake.jpg', 't.xlsx'))).toEqual(['sheet.unreadable', 'file']);
    const many = Array.from({ length: 205 }, (_, nth) => `作品${nth}\t甲`).join('\n');
    expect(await send(`作品名称\t作者\n${many}`)).toEqual(['batch.too-many-rows', 'content']);
    expect(await refusalOf(own, `${link}/file`, new FormData())).toMatchObject({
      code: 'batch.file-missing',
      field: 'file',
    });
    await paste(link, [head, ['无人', '', '', '']]);
    expect((await refusalOf(own, `${link}/hand-in`, { ...vouched, mode: 'good', version: 2 })).code).toBe(
      'batch.nothing-good',
    );
    const { code } = await refusalOf(own, `${link}/hand-in`, { mode: 'good', version: 2 });
    expect(code).toBe('shape.required');
  });

  test('the use of AI is asked once for the rows that do not say', async () => {
    const link = await open();
    await paste(link, [
      [...head, 'AI 使用'],
      ['说了的', '甲', '一', 'a.mp4', '部分使用'],
      ['没说的', '乙', '二', 'b.mp4', ''],
    ]);
    for (const name of ['a.mp4', 'b.mp4']) await send(link, world.upload('film-3m20.mp4', name));
    const version = await versionOf(link);
    expect(
      await refusalOf(own, `${link}/hand-in`, { ...vouched, ai: '', mode: 'all', version }),
    ).toMatchObject({
      code: 'shape.not-chosen',
      field: 'ai',
    });
    expect((await handIn(link, { ai: 'none' })).status).toBe(303);
    const rows = await sql<{ ai: string }>`
      select e.statements ->> 'ai' as ai from batch_entry x join entry e on e.id = x.entry_id
      where x.batch_id = ${idOf(link)} order by x.row`.execute(world.owner);
    expect(rows.rows.map((row) => row.ai)).toEqual(['partly', 'none']);
  });

  test('files: the same again is refused, another of its name is kept beside it, one can be removed; dropped it is closed', async () => {
    const link = await open();
    expect((await send(link, world.upload('film-3m20.mp4', 'a.mp4'))).status).toBe(303);
    const form = new FormData();
    form.set('file', world.upload('film-3m20.mp4', 'a.mp4'));
    expect((await refusalOf(own, `${link}/file`, form)).code).toBe('batch.file-known');
    await send(link, world.upload('film-2m10.mp4', 'a.mp4'));
    expect((await own.get(link)).text).toContain('a (2).mp4');
    expect((await own.post(`${link}/remove-file`, { name: 'a (2).mp4' })).status).toBe(303);
    expect((await refusalOf(own, `${link}/remove-file`, { name: 'a (2).mp4' })).code).toBe(
      'batch.file-unknown',
    );
    expect((await own.post(`${link}/drop`, { version: 1 })).status).toBe(303);
    expect((await refusalOf(own, `${link}/drop`, { version: 2 })).code).toBe('batch.not-open');
    expect(await factsOf(link)).toEqual(['batch.opened', 'batch.dropped']);
    expect((await own.get(link)).text).toContain('已放弃');
  });

  test('a full batch takes no more files', async () => {
    const link = await open();
    await send(link, world.upload('picture-lake.jpg', 'a.jpg'));
    await sql`
      insert into batch_file (batch_id, name, file_id, added_at)
      select batch_id, 'n' || n, file_id, added_at from batch_file, generate_series(1, 1999) n
      where batch_id = ${idOf(link)}`.execute(world.owner);
    const form = new FormData();
    form.set('file', world.upload('picture-lake.jpg', 'b.jpg'));
    expect((await refusalOf(own, `${link}/file`, form)).code).toBe('batch.too-many-files');
  });

  test('the template names the call’s columns, is read back, and as .xlsx comes with the rows that are there', async () => {
    const link = await open();
    const bytes = await own.bytes(`${link}/template.xlsx`);
    const sheet = await readSheet(bytes);
    expect('rows' in sheet && sheet.rows[0]).toEqual(
      expect.arrayContaining(['作品名称', '作者', '文件名', 'AI 使用']),
    );
    const form = new FormData();
    form.set('content', '');
    form.set('version', '1');
    form.set('file', new File([new Uint8Array(bytes)], '模板.xlsx'));
    expect((await own.post(`${link}/table`, form)).status).toBe(303);
    expect((await own.get(link)).text).toContain('雪天，班车照常');
    const again = await readSheet(await own.bytes(`${link}/template.xlsx`));
    expect('rows' in again && again.rows[1]).toContain('凌晓、马小禾');
  });

  test('the page is there in English too', async () => {
    const link = await open();
    await paste(link, [
      ['Title', 'Makers', 'Summary', 'Files'],
      ['Sparks', 'Ma', 'A week', 'sparks.mp4'],
    ]);
    const { text } = await own.get(link, { 'accept-language': 'en' });
    expect(text).toContain('No file “sparks.mp4” was found');
    expect(text).toContain('3. What was found');
  });
});
