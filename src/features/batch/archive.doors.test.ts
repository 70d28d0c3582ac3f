/** Batches that come as an archive, rows that cannot go in, and forty works at once. */

import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { openCollecting } from '../../../world/entering.ts';
import { type Client, useWorld } from '../../../world/fixture.ts';
import { plusDays } from '../../kernel/period.ts';
import { writeSheet } from '../../platform/spreadsheet.ts';
import { judgeBatch } from './actions/judge-batch.ts';
import { wholeBatch } from './actions/see-batch.ts';
import { head, idOf, officerOf, part, refusalOf, vouched } from './officer.test.ts';
import { findBatch } from './store.ts';

const world = useWorld();
const { versionOf, open, paste, send, handIn, entriesOf, archive, film } = officerOf(world);

let own: Client;
beforeAll(async () => {
  await openCollecting(world);
  own = await world.as('chenguang-officer');
});

describe('an archive', () => {
  test('folders 作者+推荐单位 with the table inside come in as one, and find their rows', async () => {
    const link = await open();
    const table = await writeSheet([
      {
        name: '汇总表',
        head: ['推荐单位', '作品名称', '作者', '简介'],
        rows: [
          ['晨光工会', '火花', '马小禾', '一'],
          ['晨光工会', '交班', '闵夜白', '二'],
        ],
      },
    ]);
    const zip = await archive([
      part('晨光/汇总表.xlsx', table),
      part('晨光/马小禾+晨光工会/随便.mp4', film()),
      part('晨光/闵夜白+晨光工会/交班.mp4', film()),
      part('晨光/闵夜白+晨光工会/推荐表.docx', Buffer.from('paper')),
    ]);
    expect((await send(link, zip)).status).toBe(303);
    const { text } = await own.get(link);
    expect(text).toContain('共 2 行：2 行可以报送');
    expect(text).toContain('推荐表.docx');
    expect((await handIn(link)).status).toBe(303);
    expect((await entriesOf(link)).map((one) => [one.title, one.files])).toEqual([
      ['火花', 1],
      ['交班', 1],
    ]);
  });

  test('AC-107 names that some system takes for one are renamed, kept and told', async () => {
    const link = await open();
    const lake = readFileSync(world.file('picture-lake.jpg'));
    const sent = await send(link, await archive([part('a.jpg', lake), part('A.JPG', lake)]));
    expect([sent.status, sent.status === 303 ? '' : sent.text.slice(-900)]).toEqual([303, '']);
    const { text } = await own.get(link);
    expect(text).toContain('A (2).JPG');
    expect(text).toContain('已改名为');
    const kept = await sql<{ refused: { refusal: { code: string } }[] }>`
      select refused from batch where id = ${idOf(link)}`.execute(world.owner);
    expect(kept.rows[0]!.refused.map((one) => one.refusal.code)).toEqual(['batch.file-renamed']);
  });

  test('AC-095 AC-105 what is hostile is refused by its field, and nothing of it is kept', async () => {
    const link = await open();
    const good = Buffer.from(
      await (
        await archive([part('xx/evil.jpg', readFileSync(world.file('picture-lake.jpg')))])
      ).arrayBuffer(),
    );
    const slip = Buffer.from(good.toString('latin1').replaceAll('xx/evil.jpg', '../evil.jpg'), 'latin1');
    const refused = async (bytes: Buffer) => {
      const form = new FormData();
      form.set('file', new File([new Uint8Array(bytes)], 'a.zip'));
      return refusalOf(own, `${link}/file`, form);
    };
    expect(await refused(slip)).toMatchObject({ code: 'zip.unsafe-name', field: 'file' });
    expect((await refused(Buffer.from('no archive'))).code).toBe('zip.unreadable');
    expect((await refused(good.subarray(0, good.length - 30))).code).toBe('zip.unreadable');
    expect((await own.get(link)).text).not.toContain('evil');
  });

  test('AC-080 a single bad file within is told with its reason; the others are kept', async () => {
    const link = await open();
    await send(
      link,
      await archive([
        part('a.mp4', Buffer.from('<html>'.repeat(40))),
        part('b.mp4', film()),
        part('c.mp4', Buffer.alloc(0)),
      ]),
    );
    const { text } = await own.get(link);
    expect(text).toContain('已有 1 个文件');
    expect(text).toMatch(/a\.mp4<\/strong>: /);
    expect(text).toMatch(/c\.mp4<\/strong>: /);
  });
});

describe('what stays behind', () => {
  test('of two rows that are one work the second is named, and neither is handed in', async () => {
    const link = await open();
    await paste(link, [head, ['同一件', '马小禾', '一', ''], ['同一件', ' 马小禾', '二', '']]);
    expect((await own.get(link)).text).toContain('与第 3 行是同一件作品');
    const judged = await world.read(async (tx, now) => {
      const batch = await wholeBatch(tx, (await findBatch(tx, idOf(link)))!);
      return judgeBatch(batch, { actor: await world.person('chenguang-officer'), now });
    });
    expect(judged.rows.map((row) => row.problems[0]?.refusal.code)).toEqual([
      'batch.row-twice',
      'batch.row-twice',
    ]);
  });

  test('a cap that is full: with all rows nothing is handed in and the row is named; with the good ones the rest waits', async () => {
    const link = await open();
    const call = await world.call('micro-video');
    const standing = await sql<{ n: number }>`
      select count(*)::int as n from entry e join call l on l.id = e.call_id
      where l.lineage <@ ${call.lineage}::ltree and e.state in ('submitted', 'returned', 'admitted', 'recommended')`.execute(
      world.owner,
    );
    await sql`update call set call_cap = ${standing.rows[0]!.n + 1} where id = ${call.id}`.execute(
      world.owner,
    );
    await paste(link, [head, ['先到的', '马小禾', '一', 'a.mp4'], ['后到的', '凌晓', '二', 'b.mp4']]);
    for (const name of ['a.mp4', 'b.mp4']) await send(link, world.upload('film-3m20.mp4', name));
    const version = await versionOf(link);
    const { code, codes } = await refusalOf(own, `${link}/hand-in`, { ...vouched, mode: 'all', version });
    expect([code, codes[1]]).toEqual(['batch.row-refused', 'call.call-cap']);
    expect(await entriesOf(link)).toEqual([]);
    expect((await handIn(link, { mode: 'good' })).status).toBe(303);
    expect((await entriesOf(link)).map((one) => one.title)).toEqual(['先到的']);
    expect((await own.get(link)).text).toContain('后到的</strong>: ');
    await sql`update call set call_cap = null where id = ${call.id}`.execute(world.owner);
    expect((await handIn(link)).status).toBe(303);
    expect((await entriesOf(link)).map((one) => one.title)).toEqual(['先到的', '后到的']);
  });
});

test('forty works are handed in within a few seconds, with forty numbers one after the other', async () => {
  // Photographs are collected earlier than films.
  await world.setClock(plusDays((await world.call('photography')).closesAt, -1));
  const link = await open('photography');
  const titles = Array.from({ length: 40 }, (_, nth) => `湖边第${nth + 1}张`);
  await send(link, world.upload('picture-lake.jpg', 'lake.jpg'));
  await sql`
    insert into batch_file (batch_id, name, file_id, added_at)
    select batch_id, t || '.jpg', file_id, added_at from batch_file, unnest(${titles}::text[]) t
    where batch_id = ${idOf(link)}`.execute(world.owner);
  await paste(link, [head, ...titles.map((title, nth) => [title, `作者${nth}`, '早晨', ''])]);
  expect((await own.get(link)).text).toContain('共 40 行：40 行可以报送');
  const began = performance.now();
  const answer = await handIn(link);
  const tookMs = performance.now() - began;
  expect([answer.status, answer.status === 303 ? '' : answer.text.slice(-500)]).toEqual([303, '']);
  console.log(`forty works handed in within ${Math.round(tookMs)} ms`);
  expect(tookMs).toBeLessThan(15_000);
  const entered = await entriesOf(link);
  const last = entered.map((one) => Number(one.number.split('-').at(-1)));
  expect(last).toEqual(last.map((_, nth) => last[0]! + nth));
  expect(entered).toHaveLength(40);
});
