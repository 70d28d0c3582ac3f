/** Quotas, receiving and the hand-over letter at the door, as officers meet them. */

import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { useWorld } from '../../../world/fixture.ts';
import { fill } from '../../kernel/text.ts';
import { readSheet } from '../../platform/spreadsheet.ts';
import type { Call } from '../call/call.ts';
import type { Entry } from '../entry/entry.ts';
import type { Organisation } from '../organisation/organisation.ts';
import { handOn, hostedOf, must, plantAdmitted, plantAtHost } from './planting.test.ts';
import { findSlots } from './store/quota.ts';
import { listSent } from './store.ts';
import { refusals } from './text.ts';

const world = useWorld();
const says = (code: keyof typeof refusals, about: Record<string, string> = {}): string =>
  fill(refusals[code].zh, about, 'zh');
let call: Call;
let delivery: Organisation;
let riders: Organisation;
let works: Entry[];
let table: string;
let list: string;

beforeAll(async () => {
  works = [];
  for (const title of ['一号作品', '二号作品', '三号作品'])
    works.push(await plantAdmitted(world, 'delivery-riders', 'micro-video', title));
  call = await hostedOf(world, works[0]!);
  [delivery, riders] = [await world.organisation('delivery'), await world.organisation('delivery-riders')];
  table = `/office/recommendations/${call.id}/${delivery.id}/quotas`;
  list = `/office/recommendations/${call.id}/${riders.id}`;
});

const slotsOfRiders = () => world.read((tx) => findSlots(tx, call, riders));

describe('the table of quotas', () => {
  test('is seen where it is given and from above, and found by nobody else; only its own officer saves it', async () => {
    const fields = { version: 0, 'rows.0.organisationId': riders.id, 'rows.0.cap': 3 };
    for (const username of ['xn-leader', 'qh-officer'] as const) {
      const client = await world.as(username);
      expect([username, (await client.get(table)).status, (await client.post(table, fields)).status]).toEqual(
        [...[username, 200, 403]],
      );
    }
    for (const username of ['riders-officer', 'hn-officer', 'worker-ma'] as const)
      expect([username, (await (await world.as(username)).get(table)).status]).toEqual([username, 404]);
    expect((await (await world.as('riders-officer')).get(`${list}/quotas`)).status).toBe(404);
  });

  test('pasted from a spreadsheet it is tried first; saved it shows used, left and sums, and is exported', async () => {
    const officer = await world.as('delivery-officer');
    const sheet = `单位\t最低数\t上限\t条件\n${riders.name.zh}\t1\t3件\t基层≥1\n某某单位\t1\t2\t`;
    const tried = await officer.post(`${table}/paste`, { sheet });
    expect([tried.status, tried.location]).toEqual([303, `${table}?draft=1`]);
    const trial = (await officer.get(`${table}?draft=1`)).text;
    expect(trial).toContain('尚未保存');
    expect(trial).toContain('某某单位');
    expect((await slotsOfRiders()).isGiven).toBe(false);
    const none = await officer.post(`${table}/paste`, { sheet: '5\t6' });
    expect([none.status, none.text.includes(says('recommendation.no-table'))]).toEqual([422, true]);
    const nobody = await officer.post(`${table}/paste`, { sheet: '单位\t上限\n某某单位\t2' });
    expect(nobody.text).toContain(says('recommendation.nobody-known', { name: '某某单位' }));

    const fields = {
      ...{ version: 0, 'rows.0.organisationId': riders.id, 'rows.0.floor': 1 },
      ...{ 'rows.0.cap': '３', 'rows.0.conditions': '基层≥4' },
    };
    const refused = await officer.post(table, fields);
    expect([refused.status, refused.text.includes('条件至少需要 4 件，上限只有 3 件')]).toEqual([422, true]);
    expect(refused.text).toContain('value="基层≥4"');
    expect((await officer.post(table, { ...fields, 'rows.0.conditions': '基层≥1' })).status).toBe(303);
    expect((await slotsOfRiders()).quota).toMatchObject({ floor: 1, cap: 3 });
    const stale = await officer.post(table, { ...fields, 'rows.0.cap': 9, 'rows.0.conditions': '' });
    expect([stale.status, stale.text.includes('现存')]).toEqual([409, true]);
    const read = await readSheet(await officer.bytes(`${table}.xlsx`));
    if ('refusal' in read) throw new Error(read.refusal.code);
    const row = read.rows.find(([name]) => name === riders.name.zh);
    expect(row?.slice(1, 6)).toEqual(['1', '3', '基层≥1', '0', '3']);
  });
});

describe('a unit’s list', () => {
  test('says what is missing, replaces a work, gives up slots, and tells what the level above would refuse', async () => {
    const officer = await world.as('riders-officer');
    expect((await officer.get(list)).text).toContain('还差 1 件');
    expect((await officer.post(`${list}/entries/${works[0]!.id}`)).status).toBe(303);
    const [first] = await world.read((tx) => listSent(tx, call.id, riders.id));
    const swap = `/office/recommendations/${first!.id}/replace`;
    expect((await officer.post(swap, { entryId: works[0]!.id })).status).toBe(409);
    expect((await officer.post(swap, { entryId: works[1]!.id })).status).toBe(303);
    expect((await officer.get(list)).text).toContain('已用 1，剩余 2（上限 3）');
    const much = await officer.post(`${list}/waive`, { count: 3, reason: '不需要' });
    expect([much.status, much.text.includes('只剩 2 个名额')]).toEqual([422, true]);
    expect((await officer.post(`${list}/waive`, { count: 1, reason: '不需要' })).status).toBe(303);
    expect((await officer.get(list)).text).toContain('已放弃 1 个');

    const rules = [{ kind: 'duration-seconds', force: 'must', max: 60, maxInclusive: true }];
    const soft = [{ kind: 'resolution', force: 'should', minWidth: 4000, minHeight: 2000 }];
    const before = call.fileRules;
    const ask = (asked: unknown) =>
      sql`update call set file_rules = ${JSON.stringify(asked)}::jsonb where id = ${call.id}`.execute(
        world.owner,
      );
    await ask([...rules, ...soft]);
    const page = (await officer.get(list)).text;
    expect(page).toContain('会被退回的问题');
    expect(page).toContain('有 1 处不符合上级要求');
    expect(page).toContain('4000×2000');
    const held = await officer.post(`${list}/entries/${works[2]!.id}`);
    expect([held.status, held.text.includes(says('recommendation.would-return', { count: '1' }))]).toEqual([
      409,
      true,
    ]);
    await ask(soft);
    expect((await officer.get(list)).text).toContain('4000×2000');
    expect((await officer.post(`${list}/entries/${works[2]!.id}`)).status).toBe(303);
    await ask(before);
  });

  test('as a paper and as a sheet it has the works in their order, with the sum and lines to sign', async () => {
    const officer = await world.as('riders-officer');
    const paper = (await officer.get(`${list}/letter`)).text;
    for (const words of ['报送函', '二号作品', '三号作品', '合计 2 件', '4:00', '经办人：', '（单位盖章）'])
      expect(paper).toContain(words);
    const read = await readSheet(await officer.bytes(`${list}/letter.xlsx`));
    if ('refusal' in read) throw new Error(read.refusal.code);
    expect(read.rows[0]?.slice(0, 4)).toEqual(['序号', '编号', '作品', '作者']);
    expect(read.rows.slice(1).map((row) => row[2])).toEqual(['二号作品', '三号作品']);
    expect((await (await world.as('hn-officer')).get(`${list}/letter`)).status).toBe(404);
  });
});

describe('receiving', () => {
  test('the level above receives what came, many at once; neither its own child nor a level further up does', async () => {
    const sent = await world.read((tx) => listSent(tx, call.id, riders.id));
    const href = `/office/recommendations/${call.id}/${delivery.id}/receive`;
    const fields = { leg: 'upward', ids: sent.map((one) => one.id) };
    expect((await (await world.as('riders-officer')).post(href, fields)).status).toBe(404);
    expect((await (await world.as('xn-officer')).post(href, fields)).status).toBe(404);
    const officer = await world.as('delivery-officer');
    const own = `/office/recommendations/${call.id}/${delivery.id}`;
    expect((await officer.get(own)).text).toContain('接收所选作品');
    const none = await officer.post(href, { leg: 'upward' });
    expect([none.status, none.text.includes('请勾选作品')]).toEqual([422, true]);
    expect((await officer.post(href, fields)).location).toBe(own);
    expect((await officer.post(href, fields)).status).toBe(409);
    expect((await (await world.as('riders-officer')).get(list)).text).toContain('已接收');
  });

  test('the host receives per sender on its own page', async () => {
    const work = await plantAtHost(world, 'yintan-dairy', 'micro-video', '到了承办单位');
    const [xining, hainan] = [await world.organisation('xining'), await world.organisation('hainan')];
    const there = (await world.read((tx) => listSent(tx, call.id, hainan.id))).find(
      (one) => one.entryId === work.id,
    )!;
    const host = await world.as('xn-officer');
    const received = `/office/calls/${call.id}/received`;
    expect((await host.get(received)).text).toContain(`form="receive-${hainan.id}"`);
    const answer = await host.post(`/office/recommendations/${call.id}/${xining.id}/receive`, {
      ...{ leg: 'to-host', ids: [there.id] },
    });
    expect(answer.location).toBe(received);
    must(
      await handOn(world, await plantAdmitted(world, 'yintan-solar', 'micro-video', '路上'), 'yintan-solar'),
    );
  });

  test('the level above hears that slots were given up, the unit that a quota was given', async () => {
    await world.runWorker();
    const above = (await (await world.as('delivery-officer')).get('/my/letters')).text;
    expect(above).toContain('放弃了“网络正能量微视频征集”的 1 个推荐名额，理由：不需要');
    const unit = (await (await world.as('riders-officer')).get('/my/letters')).text;
    expect(unit).toContain('分配了“网络正能量微视频征集”的推荐名额');
  });
});
