/** The doors of targets and progress: read along the line of the tree, changed by the owner’s officer alone. */

import { describe, expect, test } from 'vitest';
import type { OrganisationKey } from '../../../world/federation.ts';
import { useWorld } from '../../../world/fixture.ts';
import { getAllocation } from './store/table.ts';

const world = useWorld();

const targetsOf = async (of: 'qinghai' | 'xining') =>
  `/office/campaigns/${(await world.campaign(of)).id}/targets`;
const progressOf = async (of: 'qinghai' | 'xining') =>
  `/office/campaigns/${(await world.campaign(of)).id}/progress`;
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
const readers = [
  ...([
    'xn-leader',
    'qh-officer',
    'national-officer',
    'chenguang-officer',
    'hn-officer',
    'worker-ma',
  ] as const),
];

describe('the page of targets', () => {
  test('says Qinghai’s surplus and why, what is not shared out, and what cannot be computed', async () => {
    const { status, text } = await (await world.as('qh-officer')).get(await targetsOf('qinghai'));
    expect(status).toBe(200);
    for (const sentence of [
      '分配合计 65 场，比本级任务 50 场多 15 场',
      '超分 15 场：力争超额完成（已确认）',
      '未分配：本级任务 200 名没有分到下级',
      '60%：没有基数，无法计算',
      '走进50家企业或开展50场线下活动',
      '5,000 名',
      '审核通过的，每场一次',
    ])
      expect([sentence, text.includes(sentence)]).toEqual([sentence, true]);
  });

  test('the nation’s figures stand apart: as the paper quotes them, and as the nation set them', async () => {
    const { text } = await (await world.as('qh-officer')).get(await targetsOf('qinghai'));
    const own = text.slice(text.indexOf('<h2>任务</h2>'), text.indexOf('文件引用的上级数字'));
    expect([own.length > 500, own.includes('100,000,000'), text.includes('100,000,000 人')]).toEqual([
      true,
      false,
      true,
    ]);
  });

  test('a city sees what it was given, on its own page and in the row marked as its own', async () => {
    const officer = await world.as('xn-officer');
    expect((await officer.get(await targetsOf('xining'))).text).toContain('分配给西宁：10 场');
    const above = await officer.get(await targetsOf('qinghai'));
    expect([above.status, above.text.includes('本单位'), above.text.includes('id="sheet"')]).toEqual([
      200,
      true,
      false,
    ]);
  });

  test('AC-030 AC-031 read at, above and beneath the owner; a sister and a worker have no such page', async () => {
    const xining = await targetsOf('xining');
    const pages = [
      xining,
      await progressOf('xining'),
      `${xining}/paper`,
      `${xining}/table`,
      xining.replace('targets', 'indicators'),
    ];
    const statuses: Record<string, number[]> = {};
    for (const who of readers) {
      const client = await world.as(who);
      statuses[who] = [];
      for (const address of pages) statuses[who].push((await client.get(address)).status);
    }
    const [yes, no] = [pages.map(() => 200), pages.map(() => 404)];
    expect(statuses).toEqual({
      ...{ 'xn-leader': yes, 'qh-officer': yes, 'national-officer': yes, 'chenguang-officer': yes },
      ...{ 'hn-officer': no, 'worker-ma': no },
    });
    for (const address of pages) expect((await world.anyone().get(address)).status).toBe(401);
  });
});

describe('sharing out', () => {
  test('the owner’s officer shares out; totals are computed; a deficit is said and asks for a reason', async () => {
    const officer = await world.as('xn-officer');
    const link = await targetsOf('xining');
    const own = { 'targets.0.indicator': 'events', 'targets.0.origin': 'own', 'targets.0.unit': 'count' };
    const set = await officer.post(link, {
      version: await versionOf('xining'),
      ...own,
      'targets.0.amount': '1,200',
    });
    expect([set.status, set.location]).toEqual([303, link]);
    const rows: [OrganisationKey, string][] = [
      ['hewan', '５00场'],
      ['wangling', ''],
      ['park', ''],
    ];
    const answer = await officer.post(`${link}/shares`, await sheet('xining', rows));
    expect([answer.status, answer.location]).toEqual([303, `${link}#shares`]);
    const { text } = await officer.get(link);
    expect(text).toContain('这 ');
    expect(text).toMatch(/分配合计 \d+ 场，比本级任务 1,200 场少 \d+ 场/);
    const sum = /name="sum" value="(\d+)"/.exec(text)![1]!;
    expect(await shareOf('hewan')).toBe(500);
    const said = { indicator: 'events', target: 1200, sum, reason: '其余由市总直接组织' };
    expect((await officer.post(`${link}/acknowledge`, { ...said, reason: '' })).status).toBe(422);
    expect((await officer.post(`${link}/acknowledge`, said)).status).toBe(303);
    expect((await officer.get(link)).text).toContain('其余由市总直接组织（已确认）');
    expect((await officer.post(`${link}/acknowledge`, { ...said, sum: 1 })).status).toBe(409);
  });

  test('what is wrong is said by its cell, and every figure typed stays', async () => {
    const officer = await world.as('xn-officer');
    const link = `${await targetsOf('xining')}/shares`;
    const rows: [OrganisationKey, string][] = [
      ['hewan', 'many'],
      ['wangling', '-3'],
      ['park', '77'],
    ];
    const answer = await officer.post(link, await sheet('xining', rows));
    expect([answer.status, answer.text.includes('不能小于 0'), answer.text.includes('请填写数字')]).toEqual([
      422,
      true,
      true,
    ]);
    expect(answer.text).toMatch(/aria-invalid="true"[^>]*name="rows\.0\.c2" value="many"/);
    expect(answer.text).toMatch(/name="rows\.2\.c2"[^>]*value="77"/);
    expect(answer.text).toMatch(/现存 500/);
  });

  test('a group has a name and may have members; the officer’s own name for nobody is refused', async () => {
    const officer = await world.as('xn-officer');
    const link = `${await targetsOf('xining')}/shares`;
    const group = { 'rows.1.kind': 'collective', 'rows.1.c0': 4 };
    const nameless = await officer.post(link, { ...(await sheet('xining', [['hewan', 5]])), ...group });
    expect([nameless.status, nameless.text.includes('集合行要有名称')]).toEqual([422, true]);
    const members = { 'rows.1.members': (await world.organisation('hewan')).id, 'rows.1.name': '市直单位' };
    const twice = await officer.post(link, {
      ...(await sheet('xining', [['hewan', 5]])),
      ...group,
      ...members,
    });
    expect([twice.status, twice.text.includes('会重复分配')]).toEqual([422, true]);
    const good = { ...(await sheet('xining', [['hewan', 5]])), ...group, 'rows.1.name': '市直单位' };
    expect((await officer.post(link, good)).status).toBe(303);
    const { text } = await officer.get(await targetsOf('xining'));
    expect(text).toMatch(/class="sheet-group"[^>]*value="市直单位"/);
  });

  test('AC-174 of two officers the second gets both tables side by side, differing cells marked, nothing lost', async () => {
    const officer = await world.as('xn-officer');
    const link = `${await targetsOf('xining')}/shares`;
    const version = await versionOf('xining');
    const first = await sheet(
      'xining',
      [
        ['hewan', 21],
        ['wangling', 8],
      ],
      { version },
    );
    expect((await officer.post(link, first)).status).toBe(303);
    const late = await officer.post(
      link,
      await sheet(
        'xining',
        [
          ['hewan', 33],
          ['wangling', 8],
        ],
        { version },
      ),
    );
    expect(late.status).toBe(409);
    const [stored, typed] = ['is-stored', 'is-typed'].map(
      (side) => late.text.slice(late.text.indexOf(`class="${side}"`)).split('</table>')[0]!,
    ) as [string, string];
    expect(stored).toMatch(/is-differing">21</);
    expect(typed).toMatch(/is-differing">33</);
    expect([stored, typed].map((side) => side.includes('>8<'))).toEqual([false, false]);
    expect(late.text).toMatch(/name="rows\.0\.c2"[^>]*value="33"/);
    expect(late.text).toContain('现存 21');
    expect(late.text).toContain(`name="version" value="${version + 1}"`);
    expect(await shareOf('hewan')).toBe(21);
    const again = await sheet('xining', [
      ['hewan', 33],
      ['wangling', 8],
    ]);
    expect((await officer.post(link, again)).status).toBe(303);
    expect(await shareOf('hewan')).toBe(33);
  });

  test('AC-060 an unknown field is refused', async () => {
    const officer = await world.as('xn-officer');
    const fields = await sheet('xining', [['hewan', 33]], { state: 'x' });
    expect((await officer.post(`${await targetsOf('xining')}/shares`, fields)).status).toBe(422);
  });

  test('AC-036 AC-044 nobody above, beneath or beside does any of it in their stead', async () => {
    const link = await targetsOf('xining');
    const doors: [string, Typed][] = [
      [link, { version: await versionOf('xining') }],
      [`${link}/shares`, await sheet('xining', [['hewan', 1]])],
      [`${link}/equal`, { ...(await sheet('xining', [['hewan', 1]])), indicator: 'events' }],
      [`${link}/paste`, { sheet: '河湾区总工会\t3' }],
      [`${link}/discard`, {}],
      [`${link}/acknowledge`, { indicator: 'events', target: 1, sum: 1, reason: 'x' }],
      [link.replace('targets', 'indicators'), { name: '甲', unit: '个', definition: '乙' }],
      [link.replace('targets', 'indicators/retire'), { key: 'events', retired: 'yes' }],
    ];
    const statuses: Record<string, number[]> = {};
    const who = [
      'qh-officer',
      'xn-leader',
      'hewan-officer',
      'national-officer',
      'hn-officer',
      'worker-ma',
    ] as const;
    for (const name of who) {
      const client = await world.as(name);
      statuses[name] = [];
      for (const [door, fields] of doors) statuses[name].push((await client.post(door, fields)).status);
    }
    const [forbidden, hidden] = [doors.map(() => 403), doors.map(() => 404)];
    expect(statuses).toEqual({
      ...{ 'qh-officer': forbidden, 'xn-leader': forbidden, 'hewan-officer': forbidden },
      ...{ 'national-officer': forbidden, 'hn-officer': hidden, 'worker-ma': hidden },
    });
    const own = await (await world.as('xn-officer')).post(
      link.replace('targets', 'indicators'),
      doors[6]![1],
    );
    expect(own.status).toBe(403);
  });
});

describe('hosts in the same table', () => {
  test('no such call, and a call whose works are on their way, are refused by their cell', async () => {
    const officer = await world.as('qh-officer');
    const link = `${await targetsOf('qinghai')}/shares`;
    const rows = (host: string): [OrganisationKey, number, Typed?][] => [['xining', 10, { host }]];
    const wrong = await officer.post(link, await sheet('qinghai', rows('书法作品征集'), { hosts: 'yes' }));
    expect([wrong.status, wrong.text.includes('没有名为“书法作品征集”的子项目')]).toEqual([422, true]);
    expect(wrong.text).toMatch(/name="rows\.0\.host"[^>]*value="书法作品征集"/);
  });
});
