/** The dashboard: rings and tables from the province to the workplace, in an order on the list, exported as seen. */

import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { OrganisationKey } from '../../../world/federation.ts';
import { useWorld } from '../../../world/fixture.ts';
import { readSheet } from '../../platform/spreadsheet.ts';

const world = useWorld();

const progressOf = async (of: 'qinghai' | 'xining') =>
  `/office/campaigns/${(await world.campaign(of)).id}/progress`;
const at = async (key: OrganisationKey) => `at=${(await world.organisation(key)).id}`;

/** The cells of the table of units as people read them: tags off, spaces one. */
function rowsOf(text: string): string[][] {
  const table = text.slice(text.indexOf('id="units"'));
  const body = table.slice(table.indexOf('<tbody>'), table.indexOf('</table>'));
  return [...body.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row]) =>
    [...row!.matchAll(/<t[dh][^>]*>(.*?)<\/t[dh]>/gs)].map(([, cell]) =>
      cell!
        .replace(/<[^>]+>/g, '')
        .replace(/\s+/g, ' ')
        .trim(),
    ),
  );
}

describe('the rings and the table', () => {
  test('draws the rings with links, a legend, the instant, and the same figures as a table', async () => {
    const { status, text } = await (await world.as('qh-officer')).get(await progressOf('qinghai'));
    const xining = await world.organisation('xining');
    expect(status).toBe(200);
    for (const said of [
      'class="rings"',
      'aria-describedby="rings-table"',
      'id="rings-table"',
      'ring is-none',
    ]) {
      expect([said, text.includes(said)]).toEqual([said, true]);
    }
    expect(text).toMatch(/数字截至 \d\d:\d\d:\d\d/);
    expect(text).toContain(`/progress?at=${xining.id}`);
    const said = /西宁市总工会: 已完成 (\d+) 场，任务 10 场，完成 (\d+)%/.exec(text);
    expect(Number(said?.[2])).toBe(Number(said?.[1]) * 10);
    expect(text).not.toMatch(/第 ?\d+ ?名|排名第|票/);
  });

  test('leads from the province to the workplace and back by the crumbs, and nobody leaves the owner’s tree', async () => {
    const officer = await world.as('xn-officer');
    const base = await progressOf('xining');
    const county = await officer.get(`${base}?${await at('hewan')}`);
    const chenguang = await world.organisation('chenguang');
    expect([
      county.status,
      county.text.includes(`at=${chenguang.id}`),
      county.text.includes(`href="${base}"`),
    ]).toEqual([200, true, true]);
    const workplace = await officer.get(`${base}?at=${chenguang.id}`);
    expect([
      workplace.status,
      workplace.text.includes('没有下级单位'),
      workplace.text.includes(await at('hewan')),
    ]).toEqual([200, true, true]);
    for (const odd of [
      await at('hainan'),
      'at=not-an-id',
      `at=${encodeURIComponent("'; drop table activity; --")}`,
    ]) {
      expect([odd, (await officer.get(`${base}?${odd}`)).status]).toEqual([odd, 404]);
    }
  });

  test('the rings are drawn for the indicator asked for, with its own words; an unknown one is no page', async () => {
    const officer = await world.as('qh-officer');
    const base = await progressOf('qinghai');
    const contacts = await officer.get(`${base}?indicator=contacts`);
    expect([contacts.status, contacts.text.includes('面对面接触职工')]).toEqual([200, true]);
    expect(contacts.text).toMatch(/青海省总工会: 已完成 [\d,]+ 名，任务 5,000 名/);
    const organisations = await officer.get(`${base}?indicator=organisations`);
    expect(organisations.text).toMatch(/aria-current="page"[^>]*>组织动员基层工会组织/);
    expect((await officer.get(`${base}?indicator=votes`)).status).toBe(404);
  });

  test('what a unit reached for every ten workplaces and how many of its workplaces reported are a recount’s', async () => {
    const { text } = await (await world.as('qh-officer')).get(await progressOf('qinghai'));
    const naive = await sql<{ name: string; size: number; reporting: number }>`
      select o.name_zh as name, count(u.id)::int as size,
        count(u.id) filter (where exists (
          select from activity a where a.unit_id = u.id and a.approved_at is not null))::int as reporting
      from organisation o join organisation p on p.id = o.parent_id
      left join organisation u on u.path <@ o.path and u.kind = 'grassroots' and u.closed_on is null
      where p.name_zh = '青海省总工会' group by o.id`.execute(world.owner);
    const shown = new Map(rowsOf(text).map((row) => [row[0]!, row]));
    expect(naive.rows).toHaveLength(12);
    for (const { name, size, reporting } of naive.rows) {
      const row = shown.get(name)!;
      const percent = size > 0 ? `${Math.floor((reporting / size) * 100)}% ${reporting}/${size}` : '—';
      expect([name, row[4], row[6]]).toEqual([name, String(size), percent]);
    }
  });

  test('in English the figures say the same', async () => {
    const { text } = await (await world.as('qh-officer')).get(await progressOf('qinghai'), {
      'accept-language': 'en',
    });
    expect(text).toMatch(/Xining Municipal Federation of Trade Unions: \d+ events reached of 10 events/);
  });
});

describe('order and pages', () => {
  test('a heading orders the units, once more turns them round; no order has numbers of places', async () => {
    const officer = await world.as('qh-officer');
    const base = await progressOf('qinghai');
    const names = async (sort: string) =>
      rowsOf((await officer.get(`${base}?sort=${sort}`)).text).slice(0, -1);
    const percents = async (sort: string) =>
      (await names(sort))
        .map((row) => row[3]!)
        .filter((cell) => cell !== '—')
        .map((cell) => Number.parseInt(cell, 10));
    const down = await percents('-share');
    expect(down).toEqual([...down].sort((a, b) => b - a));
    const up = await percents('share');
    expect(up).toEqual([...up].sort((a, b) => a - b));
    const tree = await names('tree');
    expect(tree.map((row) => row[0])).toEqual(
      rowsOf((await officer.get(base)).text)
        .slice(0, -1)
        .map((row) => row[0]),
    );
  });

  test('AC-065 an order that is not on the list is refused, on the page and in the files, and nothing else is sorted', async () => {
    const officer = await world.as('qh-officer');
    const base = await progressOf('qinghai');
    for (const link of [
      `${base}?sort=votes`,
      `${base}?sort=-rank`,
      `${base}.xlsx?sort=votes`,
      `${base}?filter=votes`,
      `${base}?sort[name]=x`,
    ]) {
      expect([link, (await officer.get(link)).status]).toEqual([link, 422]);
    }
  });

  test('five hundred units stand on pages; the sum of all stays beneath each', async () => {
    const qinghai = await world.organisation('qinghai');
    await sql`
      insert into organisation (id, label, path, parent_id, name_zh, short_zh, kind, position)
      select x.id, replace(x.id::text, '-', ''), ${qinghai.path}::ltree || replace(x.id::text, '-', ''), ${qinghai.id},
        '直属单位 ' || x.i, '直属 ' || x.i, 'territorial', 100 + x.i
      from (select gen_random_uuid() as id, i from generate_series(1, 490) i) x`.execute(world.owner);
    const officer = await world.as('qh-officer');
    const base = await progressOf('qinghai');
    const [first, second, last] = [
      await officer.get(base),
      await officer.get(`${base}?page=2`),
      await officer.get(`${base}?page=999`),
    ];
    const counts = [first, second, last].map(({ text }) => rowsOf(text).length - 1);
    expect(counts).toEqual([100, 100, 2]);
    expect(rowsOf(first.text).at(-1)).toEqual(rowsOf(second.text).at(-1));
    const csv = await officer.get(`${base}.csv?page=2`);
    expect(csv.text.trim().split('\r\n')).toHaveLength(102);
    expect((await officer.get(`${base}.csv?page=all`)).text.trim().split('\r\n')).toHaveLength(504);
    await sql`delete from organisation where parent_id = ${qinghai.id} and name_zh like '直属单位 %'`.execute(
      world.owner,
    );
  });
});

describe('export', () => {
  test('the files hold exactly the rows that are seen, in the order that is seen', async () => {
    const officer = await world.as('qh-officer');
    const base = await progressOf('qinghai');
    const query = 'sort=-share&indicator=events';
    const seen = rowsOf((await officer.get(`${base}?${query}`)).text);
    const csv = await officer.get(`${base}.csv?${query}`);
    expect([csv.status, csv.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
    expect(csv.headers.get('content-disposition')).toContain(
      'attachment; filename="table.csv"; filename*=UTF-8\'\'',
    );
    const read = await readSheet(new TextEncoder().encode(csv.text.replace(/^\ufeff/, '')));
    const rows = 'rows' in read ? read.rows.slice(1) : [];
    expect(rows.map((row) => row[0])).toEqual(seen.map((row) => row[0]));
    expect(rows.map((row) => (row[4] ? `${row[4]}%` : '—'))).toEqual(
      seen.map((row) => row[3]!.replace(/ 超额.*$/, '')),
    );
    expect(rows.map((row) => row[5])).toEqual(seen.map((row) => row[4]!.replace(/,/g, '')));
    const xlsx = await officer.get(`${base}.xlsx?${query}`);
    expect([xlsx.status, xlsx.headers.get('content-type')?.includes('spreadsheetml')]).toEqual([200, true]);
  });

  test('AC-113 a unit named like a formula stays a name', async () => {
    const { id } = await world.organisation('hainan');
    const rename = (name: string) =>
      sql`update organisation set name_zh = ${name} where id = ${id}`.execute(world.owner);
    const before = (await world.organisation('hainan')).name.zh;
    await rename('=HYPERLINK("http://x")');
    const csv = await (await world.as('qh-officer')).get(`${await progressOf('qinghai')}.csv`);
    expect(csv.text).toContain(`"'=HYPERLINK(""http://x"")"`);
    await rename(before);
  });

  test('AC-030 AC-032 whoever has no such page has no such file either', async () => {
    const base = await progressOf('xining');
    const statuses: Record<string, number[]> = {};
    for (const who of ['xn-leader', 'chenguang-officer', 'hn-officer', 'worker-ma'] as const) {
      const client = await world.as(who);
      statuses[who] = [];
      for (const link of [base, `${base}.xlsx`, `${base}.csv`])
        statuses[who]!.push((await client.get(link)).status);
    }
    expect(statuses).toEqual({
      'xn-leader': [200, 200, 200],
      'chenguang-officer': [200, 200, 200],
      'hn-officer': [404, 404, 404],
      'worker-ma': [404, 404, 404],
    });
    expect((await world.anyone().get(`${base}.csv`)).status).toBe(401);
  });
});
