/** Reporting many: pasted or uploaded, looked at cell by cell, reported whole or not at all; and the form as a spreadsheet. */

import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Client, useWorld } from '../../../world/fixture.ts';
import { newId } from '../../kernel/id.ts';
import { dayOf, plusDays } from '../../kernel/period.ts';
import { readSheet, writeSheet } from '../../platform/spreadsheet.ts';

const world = useWorld();

let unit: string;
let own: Client;
let days: string[];
beforeAll(async () => {
  unit = (await world.organisation('chenguang')).id;
  own = await world.as('chenguang-officer');
  const now = await world.now();
  days = Array.from({ length: 12 }, (_, back) => dayOf(plusDays(now, -back)));
});

const head = '活动名称\t主办单位\t时间\t参与人数\t地点';
async function paste(content: string, file?: File): Promise<string> {
  const form = new FormData();
  form.set('unitId', unit);
  form.set('content', content);
  if (file) form.set('file', file);
  const answer = await own.post('/office/activities/batch', form);
  expect([answer.status, answer.status === 303 ? '' : answer.text.slice(0, 300)]).toEqual([303, '']);
  return answer.location!;
}
const count = async (name: string) =>
  (
    await sql<{ n: number }>`select count(*)::int as n from activity where name like ${`${name}%`}`.execute(
      world.owner,
    )
  ).rows[0]!.n;

describe('a pasted batch', () => {
  test('a wrong cell is named by row and column, nothing is reported, and the text is still there', async () => {
    const link = await paste(`${head}\n批量甲\t工会\t${days[3]}\t30\t\n批量乙\t工会\t上旬\t很多\t礼堂`);
    const page = await own.get(link);
    expect(page.text).toContain('共 2 行，1 行需要修改');
    expect(page.text).toMatch(/活动时间：[^<]*日期/);
    expect(page.text).toContain('参与人数：请填写数字');
    expect(page.text).toContain('批量乙\t工会\t上旬\t很多\t礼堂');
    const plain = await own.post(`${link}/report`, {}, { accept: 'application/json' });
    expect(JSON.parse(plain.text).code).toBe('activity.batch-wrong');
    expect(await count('批量')).toBe(0);
  });

  test('right, it is reported whole, once, however often it is sent', async () => {
    const rows = [1, 2, 3].map((n) => `整批${n}号\t晨光机械厂工会\t${days[n]}\t${n * 10}人\t食堂`);
    const link = await paste(`线下活动情况统计表\n${head}\n${rows.join('\n')}\n合计\t\t\t60`);
    expect((await own.get(link)).text).toContain('报送全部 3 行');
    const key = newId();
    const answers = [
      await own.post(`${link}/report`, { _key: key }),
      await own.post(`${link}/report`, { _key: key }),
    ];
    expect(answers.map((answer) => answer.status)).toEqual([303, 303]);
    const again = await own.post(`${link}/report`, { twice: 'yes' }, { accept: 'application/json' });
    expect([again.status, JSON.parse(again.text).code]).toEqual([409, 'activity.batch-reported']);
    expect(await count('整批')).toBe(3);
    expect((await own.get(link)).text).toContain('这一批已报送（3 行）');
    const facts = await sql`select 1 from outbox_fact f join activity a on a.id::text = f.subject_id::text
      where f.name = 'activity.reported' and a.name like '整批%'`.execute(world.owner);
    expect(facts.rows).toHaveLength(3);
  });

  test('likely doubles are marked, within the sheet and with what was reported, and need a tick', async () => {
    const first = await paste(`${head}\n双份活动\t工会\t${days[5]}\t30`);
    await own.post(`${first}/report`);
    const link = await paste(
      `${head}\n双份活动\t工会\t${days[5]}\t30\n另一双份课\t工会\t${days[6]}\t9\n另一双份课程\t工会\t${days[6]}\t9`,
    );
    const { text } = await own.get(link);
    expect(text).toContain('2 行可能重复');
    expect(text).toContain('看起来已报过');
    expect(text).toContain('与第 3 行相近');
    const refused = await own.post(`${link}/report`, {}, { accept: 'application/json' });
    expect(JSON.parse(refused.text).code).toBe('activity.looks-reported');
    expect((await own.post(`${link}/report`, { twice: 'yes' })).status).toBe(303);
    expect(await count('另一双份')).toBe(2);
  });

  test('AC-031 nobody else finds it, and nobody pastes for another unit', async () => {
    const link = await paste(`${head}\n私下\t工会\t${days[2]}\t30`);
    for (const who of ['hewan-officer', 'transit-officer', 'qh-officer'] as const)
      expect([who, (await (await world.as(who)).get(link)).status]).toEqual([who, 404]);
    const form = new FormData();
    form.set('unitId', unit);
    form.set('content', 'x');
    const answer = await (await world.as('hewan-officer')).post('/office/activities/batch', form, {
      accept: 'application/json',
    });
    expect([answer.status, JSON.parse(answer.text).code]).toEqual([403, 'activity.not-yours']);
  });

  test('nothing, too much, and what is no table are refused by the field', async () => {
    const send = async (content: string, file?: File) => {
      const form = new FormData();
      form.set('unitId', unit);
      form.set('content', content);
      if (file) form.set('file', file);
      const { text } = await own.post('/office/activities/batch', form, { accept: 'application/json' });
      const { code, field } = (JSON.parse(text) as { errors: { code: string; field: string }[] }).errors[0]!;
      return [code, field];
    };
    expect(await send('  ')).toEqual(['activity.batch-empty', 'content']);
    expect(await send('一'.repeat(60_001))).toEqual(['activity.batch-long', 'content']);
    expect(await send('', world.upload('picture-lake.jpg', 'table.xlsx'))).toEqual([
      'sheet.unreadable',
      'file',
    ]);
  });

  test('forgotten after a week, and only then', async () => {
    const link = await paste(`${head}\n会过期\t工会\t${days[1]}\t30`);
    await world.runWorker();
    expect((await own.get(link)).status).toBe(200);
    await sql`update activity_batch set made_at = made_at - interval '8 days' where id = ${link.split('/').at(-1)}`.execute(
      world.owner,
    );
    await world.runWorker();
    expect((await own.get(link)).status).toBe(404);
  });
});

describe('as a spreadsheet', () => {
  test('the template comes back filled and is read; AC-113 what looks like a formula stays text', async () => {
    const template = await own.request('/office/activities/template.xlsx');
    expect(template.headers.get('content-type')).toContain('spreadsheetml');
    const bytes = await writeSheet([
      {
        name: '活动',
        head: ['线下活动名称', '主办单位名称', '活动时间', '参与人数'],
        rows: [['=1+1 表格课', '工会', days[4]!, 42]],
      },
    ]);
    const link = await paste('', new File([new Uint8Array(bytes)], '活动.xlsx'));
    expect((await own.get(link)).text).toContain('=1+1 表格课');
    expect((await own.post(`${link}/report`)).status).toBe(303);
    expect(await count('=1+1')).toBe(1);
    const app = await world.app.request('http://tongxin.test/office/activities/list.xlsx');
    expect(app.status).toBe(401);
  });

  test('the export holds what is seen, in the printed form, and nothing of sisters', async () => {
    const rowsFor = async (who: 'chenguang-officer' | 'hn-officer') => {
      const client = await world.as(who);
      const cookie = [...(client as unknown as { cookies: Map<string, string> }).cookies]
        .map(([k, v]) => `${k}=${v}`)
        .join('; ');
      const answer = await world.app.request('http://tongxin.test/office/activities/list.xlsx', {
        headers: { cookie, 'accept-language': 'zh' },
      });
      expect(answer.headers.get('content-disposition')).toContain('attachment');
      const read = await readSheet(new Uint8Array(await answer.arrayBuffer()));
      if ('refusal' in read) throw new Error(read.refusal.code);
      return read.rows;
    };
    const own = await rowsFor('chenguang-officer');
    expect(own[0]!.slice(0, 5)).toEqual(['序号', '线下活动名称', '主办单位名称', '活动时间', '参与人数']);
    expect(own.some((row) => row[1] === '车间里的防诈骗课')).toBe(true);
    expect((await rowsFor('hn-officer')).some((row) => row.includes('晨光机械厂工会'))).toBe(false);
  });
});
