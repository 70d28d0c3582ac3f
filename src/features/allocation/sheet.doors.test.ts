/** Bringing a table in and out: pasted, from a file, in equal parts; tried first, saved by hand. */

import { describe, expect, test } from 'vitest';
import type { OrganisationKey } from '../../../world/federation.ts';
import { useWorld } from '../../../world/fixture.ts';
import { readSheet, writeSheet } from '../../platform/spreadsheet.ts';
import { getAllocation } from './store/table.ts';

const world = useWorld();

const targetsOf = async (of: 'qinghai' | 'xining') =>
  `/office/campaigns/${(await world.campaign(of)).id}/targets`;
const tableOf = async (of: 'qinghai' | 'xining') => {
  const { id } = await world.campaign(of);
  return world.read((tx) => getAllocation(tx, id));
};
const versionOf = async (of: 'qinghai' | 'xining') => (await tableOf(of)).version;

type Typed = Record<string, string | number>;
/** A table as the form sends it: rows of organisations with their events. */
async function sheet(
  of: 'qinghai' | 'xining',
  rows: [OrganisationKey, string | number, Typed?][],
  more: Typed = {},
) {
  const fields: Typed = { version: await versionOf(of), columns: 'events', ...more };
  for (const [index, [key, events, others = {}]] of rows.entries()) {
    fields[`rows.${index}.organisationId`] = (await world.organisation(key)).id;
    fields[`rows.${index}.c0`] = events;
    for (const [name, value] of Object.entries(others)) fields[`rows.${index}.${name}`] = value;
  }
  return fields;
}
const shareOf = async (key: OrganisationKey) => {
  const { id } = await world.organisation(key);
  return (await tableOf('xining')).rows.find((row) => row.organisationId === id)?.shares.events;
};
describe('bringing a table in', () => {
  test('pasted text is tried first: changes and wrong cells are shown, nothing is saved until it is', async () => {
    const officer = await world.as('xn-officer');
    const link = await targetsOf('xining');
    const text = '单位\t线下活动数\n河湾区总工会\t6\n望岭县总工会\tviel\n某某单位\t2\n合计\t8';
    const tried = await officer.post(`${link}/paste`, { sheet: text });
    expect([tried.status, tried.location]).toEqual([303, `${link}?draft=1#shares`]);
    expect(await shareOf('hewan')).toBeUndefined();
    const trial = (await officer.get(`${link}?draft=1`)).text;
    expect(trial).toContain('试算：下面的表尚未保存');
    expect(trial).toContain('没有对上单位的行：');
    expect(trial).toContain('某某单位');
    expect(trial).toContain('现存为空');
    expect(trial).toMatch(/aria-invalid="true"[^>]*value="viel"/);
    expect((await officer.get(link)).text).toContain('您有一张试算过、没有保存的表');
    expect((await (await world.as('qh-officer')).get(`${link}?draft=1`)).text).not.toContain('viel');
    expect((await officer.post(`${link}/discard`)).status).toBe(303);
    expect((await officer.get(`${link}?draft=1`)).text).not.toContain('试算：');
  });

  test('what is no table, or names nobody, is refused with what was pasted', async () => {
    const officer = await world.as('xn-officer');
    const link = `${await targetsOf('xining')}/paste`;
    const none = await officer.post(link, { sheet: '5\t6\n7\t8' });
    expect([none.status, none.text.includes('没有认出表格')]).toEqual([422, true]);
    const nobody = await officer.post(link, { sheet: '某某单位\t3' });
    expect([
      nobody.status,
      nobody.text.includes('没有一行对得上'),
      nobody.text.includes('某某单位\t3'),
    ]).toEqual([422, true, true]);
    const long = Array.from({ length: 1000 }, (_, index) => `第${index}单位\t1`).join('\n');
    const tooLong = await officer.post(link, { sheet: long });
    expect([tooLong.status, tooLong.text.includes('最多 999 行')]).toEqual([422, true]);
  });

  test('AC-113 what is exported can be brought in again, hosts and all; a wrong file is refused', async () => {
    const officer = await world.as('qh-officer');
    const link = await targetsOf('qinghai');
    const address = `http://tongxin.test${link}/table`;
    const { headers } = await officer.get(`${link}/table`);
    expect(headers.get('content-disposition')).toContain('attachment');
    const head = ['序号', '单位', '走进企业、开展线下活动', '承办子项目'];
    const rows = [
      [1, '西宁市总工会', 11, '网络正能量微视频征集'],
      [2, '海南州总工会', '五', '摄影作品征集'],
    ];
    const bytes = await writeSheet([{ name: 'x', head, rows }]);
    const send = (content: Uint8Array, name: string) => {
      const form = new FormData();
      form.set('file', new File([new Uint8Array(content)], name));
      return officer.post(`${link}/import`, form);
    };
    const before = await tableOf('qinghai');
    expect((await send(bytes, 'table.xlsx')).status).toBe(303);
    const { text } = await officer.get(`${link}?draft=1`);
    expect(text).toMatch(/value="11"/);
    expect(text).toMatch(/aria-invalid="true"[^>]*value="五"/);
    expect(await tableOf('qinghai')).toEqual(before);
    const wrong = await send(new Uint8Array([0x50, 0x4b, 3, 4, 9, 9]), 'table.xlsx');
    expect([wrong.status, address.length > 0]).toEqual([422, true]);
    await officer.post(`${link}/discard`);
  });

  test('the exported file holds the printed table, readable as it was written', async () => {
    const link = await targetsOf('qinghai');
    const officer = await world.as('qh-officer');
    const bytes = await officer.bytes(`${link}/table`);
    const read = await readSheet(bytes);
    if ('refusal' in read) throw new Error(read.refusal.code);
    expect(read.rows[0]?.slice(0, 2)).toEqual(['序号', '单位']);
    const xining = read.rows.find((row) => row[1] === '西宁市总工会')!;
    expect([xining.includes('10'), xining.at(-1)]).toEqual([true, '网络正能量微视频征集']);
    expect(read.rows.at(-1)).toContain('65');
  });

  test('equal parts are tried over what was typed, and add up', async () => {
    const officer = await world.as('xn-officer');
    const link = await targetsOf('xining');
    const fields = await sheet(
      'xining',
      [
        ['hewan', 3],
        ['wangling', 3],
      ],
      { hosts: 'yes' },
    );
    const answer = await officer.post(`${link}/equal`, { ...fields, indicator: 'events' });
    expect([answer.status, answer.location]).toEqual([303, `${link}?draft=1#shares`]);
    const { text } = await officer.get(`${link}?draft=1`);
    const values = [...text.matchAll(/data-cell="2"[^>]*name="rows\.[01]\.c2" value="(\d+)"/g)].map((m) =>
      Number(m[1]),
    );
    expect(values).toEqual([5, 5]);
    const none = await officer.post(`${link}/equal`, {
      ...fields,
      columns: 'promoters',
      indicator: 'promoters',
    });
    expect([none.status, none.text.includes('没有任务数')]).toEqual([422, true]);
    await officer.post(`${link}/discard`);
  });
});
