/** The three real tables of 2020, cell by cell: pasted as printed, saved, printed again (FAULTS: sums that do not fit). */

import { describe, expect, test } from 'vitest';
import { useWorld, type WorldHand } from '../../../world/fixture.ts';
import { type PrintedTable, qinghai, shaanxi, wuhu } from '../../../world/tables.ts';
import type { Person } from '../../kernel/actor.ts';
import type { OrganisationId } from '../../kernel/id.ts';
import { plusDays } from '../../kernel/period.ts';
import { done, type Outcome } from '../../kernel/verdict.ts';
import { createCampaign } from '../campaign/actions/create-campaign.ts';
import type { Campaign } from '../campaign/campaign.ts';
import { insertOrganisation } from '../organisation/store/change.ts';
import { setShares } from './actions/set-shares.ts';
import { setTargets } from './actions/set-targets.ts';
import { type RowTyped, sumOf } from './allocation.ts';
import { cellsOf, linesOfSheet, textOf } from './sheet.ts';
import { listDifferences } from './store/acknowledgement.ts';
import { getBoard } from './store/form.ts';
import { getAllocation } from './store/table.ts';
import { compare } from './target.ts';

const world = useWorld();

const got = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusals));
  return outcome.value;
};

/** An owner of its own beneath the nation, with the printed rows beneath it, and a campaign that came on paper. */
async function printedWorld(hand: WorldHand, table: PrintedTable) {
  const nation = await hand.organisation('national');
  const seat = (await hand.person('qh-officer')).seats[0]!;
  return got(
    await hand.doing({ kind: 'machine' }, async (doing) => {
      const { tx, now } = doing;
      const named = (zh: string) => ({ name: { zh }, shortName: { zh } });
      const owner = await insertOrganisation(tx, {
        parent: nation,
        kind: 'territorial',
        ...named(table.owner),
      });
      const units = new Map<string, OrganisationId>();
      for (const [name] of table.rows) {
        if (name === table.ownerRow) units.set(name, owner.id);
        else if (!table.groupRows.includes(name))
          units.set(
            name,
            (await insertOrganisation(tx, { parent: owner, kind: 'territorial', ...named(name) })).id,
          );
      }
      const campaign = got(
        await createCampaign(doing, {
          ...{ organisationId: owner.id, year: now.getUTCFullYear(), title: { zh: table.title } },
          ...{ opensAt: plusDays(now, -30), closesAt: plusDays(now, 60), activitiesFrom: plusDays(now, -90) },
          ...{ calendar: [], supplements: [], state: 'running', latitude: {}, bodies: [], graceMinutes: 0 },
        }),
      );
      const officer: Person = {
        ...(await hand.person('qh-officer')),
        seats: [{ ...seat, organisationId: owner.id, path: owner.path, organisationName: owner.name }],
      };
      return done({ owner, units, campaign, officer });
    }),
  );
}

const rowsOf = (table: PrintedTable, units: ReadonlyMap<string, OrganisationId>): RowTyped[] =>
  table.rows.map(([name, amounts], index) => ({
    ...(units.has(name) ? { organisationId: units.get(name) } : {}),
    ...(units.has(name) && name !== table.ownerRow ? {} : { name }),
    ...{ amounts, position: index + 1 },
  }));

async function write(table: PrintedTable) {
  const made = await printedWorld(world, table);
  const { campaign, officer, units } = made;
  const targets = (['own', 'assigned'] as const).flatMap((origin) =>
    Object.entries(table[origin]).map(([indicator, amount]) => ({
      ...{ indicator, origin, amount, unit: 'count' as const, isFloor: table.isFloor },
    })),
  );
  got(await world.doing(officer, (doing) => setTargets(doing, campaign, { version: 0, targets })));
  const sheet = { version: 1, columns: table.columns, rows: rowsOf(table, units) };
  got(await world.doing(officer, (doing) => setShares(doing, campaign, sheet)));
  return made;
}

/** Cells of the one printed table of a page, line by line. */
async function printed(campaign: Campaign, groups: number): Promise<string[][]> {
  const client = await world.as('national-officer');
  const { status, text } = await client.get(
    `/office/campaigns/${campaign.id}/targets/paper?columns=${groups}`,
  );
  expect(status).toBe(200);
  const table = /<table class="printed">([\s\S]*?)<\/table>/.exec(text)![1]!;
  return [...table.matchAll(/<tr>([\s\S]*?)<\/tr>/g)].map((line) =>
    [...line[1]!.matchAll(/<t[hd][^>]*>([\s\S]*?)<\/t[hd]>/g)].map((cell) =>
      cell[1]!.replace(/<[^>]+>/g, ''),
    ),
  );
}

/** The lines between heads and total as the paper has them: numbered, downwards in each group. */
function expectedLines(table: PrintedTable): string[][] {
  const cells = table.rows.map(([name, amounts, host], index) => [
    String(index + 1),
    name,
    ...amounts.map(String),
    ...(table.rows.some((row) => row[2]) ? [host ?? ''] : []),
  ]);
  const height = cells.length / table.groups;
  return Array.from({ length: height }, (_, line) =>
    Array.from({ length: table.groups }, (_, group) => cells[group * height + line]!).flat(),
  );
}

describe('芜湖 2020: six given by the province, ten shared out, a group as the first row', () => {
  test('every cell, every total, and what each column stands against', async () => {
    const { campaign } = await write(wuhu);
    const lines = await printed(campaign, 1);
    expect(lines.slice(1, -1)).toEqual(expectedLines(wuhu));
    expect(lines.at(-1)).toEqual(['合计', '10', '120', '18']);
    const board = await world.read((tx) => getBoard(tx, campaign));
    const stands = Object.entries(wuhu.assigned).map(([indicator, amount]) => [
      indicator,
      compare(amount, sumOf(board.table.rows, indicator)).kind,
    ]);
    expect(stands).toEqual([
      ['organisations', 'surplus'],
      ['promoters', 'exact'],
      ['events', 'exact'],
      ['contacts', 'unshared'],
    ]);
    const differences = await world.read((tx) => listDifferences(tx, campaign));
    expect(differences.map(({ indicator, kind, by }) => [indicator.key, kind, by])).toEqual([
      ['organisations', 'surplus', 4],
    ]);
    expect(board.table.rows[0]).toMatchObject({ kind: 'collective', name: '市直单位', members: [] });
  });

  test('the page says that it was assigned, what is over, and that contacts are not shared out', async () => {
    const { campaign } = await write({ ...wuhu, owner: '芜湖市总工会（第二份）' });
    const { text } = await (await world.as('national-officer')).get(
      `/office/campaigns/${campaign.id}/targets`,
    );
    for (const sentence of [
      '分配合计 10 个，比上级分配 6 个多 4 个',
      '超分 4 个，待确认',
      '分配合计 120 名，与上级分配一致',
      '未分配：上级分配 3,600 名没有分到下级',
      '集合行',
    ])
      expect([sentence, text.includes(sentence)]).toEqual([sentence, true]);
  });
});

describe('陕西 2020: twenty rows in two groups of columns, the owner’s own among them, the least to be reached', () => {
  test('printed side by side, 1–10 and 11–20, with the total and the note', async () => {
    const { campaign } = await write(shaanxi);
    const lines = await printed(campaign, 2);
    expect(lines[0]).toHaveLength(6);
    expect(lines.slice(1, -1)).toEqual(expectedLines(shaanxi));
    expect(lines[1]).toEqual(['1', '省总工会', '5', '11', '商洛市', '2']);
    expect(lines.at(-1)).toEqual(['合计', '50']);
    const client = await world.as('national-officer');
    const { text } = await client.get(`/office/campaigns/${campaign.id}/targets/paper?columns=2`);
    expect(text).toContain('分配数为要求达到的最低数');
    const table = await world.read((tx) => getAllocation(tx, campaign.id));
    expect([table.rows[0]?.kind, sumOf(table.rows, 'events')]).toEqual(['owner', 50]);
    expect(await world.read((tx) => listDifferences(tx, campaign))).toEqual([]);
  });
});

describe('青海 2020: twelve units, 65 against 50, seven of them hosts', () => {
  test('the world’s table is the printed one, its hosts in the same table; two hosts for one call are told', async () => {
    const campaign = await world.campaign('qinghai');
    const lines = await printed(campaign, 1);
    expect(lines.slice(1, -1)).toEqual(expectedLines(qinghai));
    expect(lines.at(-1)).toEqual(['合计', '65', '']);
    const { text } = await (await world.as('qh-officer')).get(`/office/campaigns/${campaign.id}/targets`);
    for (const sentence of [
      '分配合计 65 场，比本级任务 50 场多 15 场',
      '超分 15 场：力争超额完成（已确认）',
      '网络正能量微电影征集印有两个承办单位：任务分配表（附件1）为 黄南州总工会，报送作品要求（附件2）为 海南州总工会；采用 黄南州总工会',
    ])
      expect([sentence, text.includes(sentence)]).toEqual([sentence, true]);
  });
});

describe('pasted as printed', () => {
  const heads: Record<string, string> = {
    organisations: '组织动员工会组织',
    promoters: '发展宣传员',
    events: '线下活动数',
  };
  const columns = [
    { key: 'organisations', names: ['组织动员基层工会组织'] },
    { key: 'promoters', names: ['发展职工好网民宣传员'] },
    { key: 'events', names: ['走进企业、开展线下活动'] },
    { key: 'contacts', names: ['面对面接触职工'] },
  ];

  test.each([
    ['芜湖', wuhu],
    ['青海', qinghai],
    ['陕西', shaanxi],
  ])('%s: every figure finds its row and column, the printed total stands apart', (_, table) => {
    const group = ['序号', '单 位', ...table.columns.map((column) => heads[column]!)];
    const hosts = table.rows.some((row) => row[2]) ? ['承办子项目'] : [];
    const head = Array.from({ length: table.groups }, () => [...group, ...hosts]).flat();
    const total = ['合计', ...Array<string>(head.length - 1 - table.totals.length - hosts.length).fill('')];
    const text = textOf([
      head,
      ...expectedLines(table),
      [...total, ...table.totals.map(String), ...hosts.map(() => '')],
    ]);
    const read = linesOfSheet(cellsOf(text), columns);
    expect(
      read.lines.map(({ name, cells }) => [name, table.columns.map((column) => Number(cells[column]))]),
    ).toEqual(table.rows.map(([name, amounts]) => [name, [...amounts]]));
    expect(table.columns.map((column) => Number(read.totals[column]))).toEqual([...table.totals]);
  });
});
