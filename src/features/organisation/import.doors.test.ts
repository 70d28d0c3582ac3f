/** The doors of importing: a table is looked at, corrected, carried out whole, and never twice. */

import { sql } from 'kysely';
import { expect, test } from 'vitest';
import type { OrganisationKey } from '../../../world/federation.ts';
import { useWorld } from '../../../world/fixture.ts';
import { writeSheet } from '../../platform/spreadsheet.ts';
import { getOrganisation } from './store.ts';

const world = useWorld();
const at = (id: string, way = '') => `/office/organisations/${id}${way && `/${way}`}`;
const fresh = async (key: OrganisationKey) => {
  const { id } = await world.organisation(key);
  return world.read((tx) => getOrganisation(tx, id));
};

const head = ['名称', '简称', '类别', '层级名称', '上级', '英文名称', '成立日期'];

async function send(id: string, rows: readonly (readonly string[])[], name = '组织.xlsx') {
  const bytes = await writeSheet([{ name: '组织', head: [...(rows[0] ?? [])], rows: rows.slice(1) }]);
  const form = new FormData();
  form.set('table', '');
  form.set('file', new File([new Uint8Array(bytes)], name));
  return (await world.as('qh-admin')).post(at(id, 'import'), form);
}

test('a table is looked at first and nothing is written (organisation.import-problems); each problem stands beside its row and cell; confirmed it is all there, once (organisation.import-done)', async () => {
  const admin = await world.as('qh-admin');
  const hainan = await fresh('hainan');
  const wrong = await send(hainan.id, [
    head,
    ['东湾县总工会', '东湾县', '地方', '', '', 'Dongwan', '2020-05-01'],
    ['东湾学校工会', '', '学校', '', '东湾县', '', ''],
    ['东湾水厂工会', '', '基层', '', '西湾县', '', ''],
  ]);
  expect(wrong.status).toBe(303);
  const look = await admin.get(wrong.location!);
  expect(look.text).toContain('共 3 行：新建 1，修改 0，不变 0，有问题 2');
  expect(look.text).toContain('类别：没有“学校”这个类别');
  expect(look.text).toContain('上级：“海南州总工会”之下没有找到“西湾县”');
  expect(look.text).toContain('<mark>西湾县</mark>');
  expect(look.text).not.toContain('确认导入');
  const forced = await admin.post(wrong.location!, {});
  expect([forced.status, forced.text.includes('还有 2 行需要修改')]).toEqual([422, true]);
  expect((await admin.get('/office/organisations?q=东湾')).text).toContain('没有名称含');
  const table = [
    head,
    ['东湾学校工会', '', '基层', '', '东湾县', '', ''],
    ['东湾县总工会', '东湾县', '地方', '', '', 'Dongwan', '2020-05-01'],
    ['银滩县总工会', '', '地方', '牧区县', '', '', ''],
  ];
  const pasted = await admin.post(at(hainan.id, 'import'), {
    table: table.map((row) => row.join('\t')).join('\n'),
  });
  expect(pasted.status).toBe(303);
  expect((await admin.get(pasted.location!)).text).toContain('新建 2，修改 1，不变 0，有问题 0');
  expect((await fresh('hainan')).units).toBe(hainan.units);
  const facts = () =>
    sql<{ after: unknown }>`select after from outbox_fact where name = 'organisation.imported'`.execute(
      world.owner,
    );
  expect((await admin.post(pasted.location!, {})).status).toBe(303);
  expect((await facts()).rows).toMatchObject([{ after: { made: 2, changed: 1 } }]);
  expect((await fresh('hainan')).units).toBe(hainan.units + 1);
  expect((await admin.get('/office/organisations?q=dwxx')).text).toContain('东湾学校工会');
  expect((await fresh('yintan')).levelName).toBe('牧区县');
  const twice = await admin.post(pasted.location!, {});
  expect([twice.status, twice.text.includes('这张表已经导入过')]).toEqual([409, true]);
});

test('the same table a second time makes nothing: the rows are there already', async () => {
  const admin = await world.as('qh-admin');
  const huangnan = await fresh('huangnan');
  const rows = [
    head,
    ['乙县总工会', '乙县', '地方', '', '', '', ''],
    ['丙厂工会', '丙厂', '基层', '', '乙县', '', ''],
  ];
  const first = await send(huangnan.id, rows);
  await admin.post(first.location!, {});
  const units = (await fresh('huangnan')).units;
  const second = await send(huangnan.id, rows);
  expect((await admin.get(second.location!)).text).toContain('新建 0，修改 0，不变 2');
  await admin.post(second.location!, {});
  expect((await fresh('huangnan')).units).toBe(units);
});

test('two thousand rows come in within seconds, all of them or none', async () => {
  const admin = await world.as('qh-admin');
  const grid = await fresh('grid');
  const counties = Array.from({ length: 40 }, (_, i) => [
    `第${i}工区工会`,
    `工区${i}`,
    '产业',
    '',
    '',
    '',
    '',
  ]);
  const shops = Array.from({ length: 1960 }, (_, i) => [
    `第${i}班组工会`,
    '',
    '基层',
    '',
    `工区${i % 40}`,
    '',
    '',
  ]);
  const began = performance.now();
  const sent = await send(grid.id, [head, ...shops, ...counties]);
  const look = await admin.get(sent.location!);
  expect(look.text).toContain('共 2000 行：新建 2000');
  expect((await admin.post(sent.location!, {})).status).toBe(303);
  expect(performance.now() - began).toBeLessThan(8000);
  expect((await fresh('grid')).units).toBe(grid.units + 1960);
  expect((await admin.get(at(grid.id))).text).toContain('rel="next"');
});

test('organisation.import-empty, organisation.import-no-head, sheet.unreadable: by the field, with what was pasted', async () => {
  const admin = await world.as('qh-admin');
  const { id } = await fresh('post');
  const empty = await admin.post(at(id, 'import'), { table: '' });
  expect([empty.status, empty.text.includes('请选择一个文件')]).toEqual([422, true]);
  const headless = await admin.post(at(id, 'import'), { table: '甲厂工会\t基层' });
  expect([
    headless.status,
    headless.text.includes('第一行要有表头'),
    headless.text.includes('甲厂工会'),
  ]).toEqual([422, true, true]);
  const form = new FormData();
  form.set('file', new File([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0])], 'x.xlsx'));
  const picture = await admin.post(at(id, 'import'), form);
  expect([picture.status, picture.text.includes('无法读取这个文件')]).toEqual([422, true]);
});

test('AC-040 AC-048 somebody else’s table is nobody’s: known by its address only to administrators over the place', async () => {
  const sent = await send((await fresh('airport')).id, [head, ['甲厂工会', '', '基层', '', '', '', '']]);
  expect((await (await world.as('xn-officer')).get(sent.location!)).status).toBe(403);
  expect((await world.anyone().get(sent.location!)).status).toBe(401);
  const elsewhere = sent.location!.replace((await fresh('airport')).id, (await fresh('post')).id);
  expect((await (await world.as('qh-admin')).get(elsewhere)).status).toBe(404);
});

test('the template is a table that can be sent in as it is', async () => {
  const admin = await world.as('qh-admin');
  const { id } = await fresh('telecom');
  const answer = await admin.get(at(id, 'import/template'));
  expect(answer.headers.get('content-disposition')).toContain('attachment');
  expect(answer.headers.get('content-type')).toContain('spreadsheetml');
});
