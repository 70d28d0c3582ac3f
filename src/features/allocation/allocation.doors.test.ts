/** The doors of targets and progress: read along the line of the tree, changed by the owner’s officer alone. */

import { describe, expect, test } from 'vitest';
import { useWorld } from '../../../world/fixture.ts';
import { getAllocation } from './store.ts';

const world = useWorld();

const targetsOf = async (of: 'national' | 'qinghai' | 'xining' | 'hewan') =>
  `/office/campaigns/${(await world.campaign(of)).id}/targets`;
const progressOf = async (of: 'qinghai' | 'xining') =>
  `/office/campaigns/${(await world.campaign(of)).id}/progress`;
const versionOf = async (of: 'qinghai' | 'xining') => {
  const { id } = await world.campaign(of);
  return (await world.read((tx) => getAllocation(tx, id))).version;
};

describe('the page of targets', () => {
  test('says Qinghai’s surplus in words, what is not shared out, and what nobody can report yet', async () => {
    const { status, text } = await (await world.as('qh-officer')).get(await targetsOf('qinghai'));
    expect(status).toBe(200);
    for (const sentence of [
      '分配合计 65 场，比本级任务 50 场多 15 场（力争超额完成）',
      '未分配：本级任务 200 名没有分到下级',
      '60%：缺少职工网民总数，无法计算',
      '百分比指标不分配到下级',
      '走进50家企业或开展50场线下活动',
      '5,000 名',
    ]) {
      expect([sentence, text.includes(sentence)]).toEqual([sentence, true]);
    }
    expect(text.match(/尚无填报/g)).toHaveLength(3);
  });

  test('the nation’s figures stand apart, in a table of their own', async () => {
    const { text } = await (await world.as('qh-officer')).get(await targetsOf('qinghai'));
    const own = text.slice(text.indexOf('本级任务'), text.indexOf('上级任务'));
    expect([own.includes('100,000,000'), text.includes('100,000,000 人')]).toEqual([false, true]);
  });

  test('a city sees what it was given, on its own page and in the row marked as its own', async () => {
    const officer = await world.as('xn-officer');
    expect((await officer.get(await targetsOf('xining'))).text).toContain('分配给西宁：10 场');
    const above = await officer.get(await targetsOf('qinghai'));
    expect([above.status, above.text.includes('本单位'), above.text.includes('修改任务与分配')]).toEqual([
      200,
      true,
      false,
    ]);
  });

  test('AC-030 AC-031 read at, above and beneath the owner; a sister and a worker have no such page', async () => {
    const [targets, progress] = [await targetsOf('xining'), await progressOf('xining')];
    const statuses: Record<string, number[]> = {};
    for (const who of [
      'xn-leader',
      'qh-officer',
      'national-officer',
      'chenguang-officer',
      'hn-officer',
      'worker-ma',
    ] as const) {
      const client = await world.as(who);
      statuses[who] = [(await client.get(targets)).status, (await client.get(progress)).status];
    }
    expect(statuses).toEqual({
      'xn-leader': [200, 200],
      'qh-officer': [200, 200],
      'national-officer': [200, 200],
      'chenguang-officer': [200, 200],
      'hn-officer': [404, 404],
      'worker-ma': [404, 404],
    });
    expect((await world.anyone().get(targets)).status).toBe(401);
  });
});

describe('allocating', () => {
  test('the owner’s officer shares out; totals are computed; a deficit is said', async () => {
    const officer = await world.as('xn-officer');
    const link = await targetsOf('xining');
    const [hewan, park] = [await world.organisation('hewan'), await world.organisation('park')];
    const answer = await officer.post(link, {
      ...{ version: await versionOf('xining'), events: 12, reachUnit: 'count' },
      ...{ 'shares.0.organisationId': hewan.id, 'shares.0.events': 5 },
      ...{ 'shares.1.organisationId': park.id, 'shares.1.events': '' },
    });
    expect([answer.status, answer.location]).toEqual([303, link]);
    const { text } = await officer.get(link);
    expect(text).toContain('分配合计 5 场，比本级任务 12 场少 7 场，这 7 场未分配');
  });

  test('what is wrong is said by the field, and every figure typed stays', async () => {
    const officer = await world.as('xn-officer');
    const hewan = await world.organisation('hewan');
    const typed = {
      version: await versionOf('xining'),
      events: -3,
      reach: 101,
      reachUnit: 'percent',
      contacts: 77,
    };
    const row = { 'shares.0.organisationId': hewan.id, 'shares.0.events': 'many' };
    const answer = await officer.post(await targetsOf('xining'), { ...typed, ...row });
    expect([answer.status, answer.text.includes('不能小于 1'), answer.text.includes('请填写数字')]).toEqual([
      422,
      true,
      true,
    ]);
    expect(answer.text).toMatch(/name="contacts"[^>]*value="77"/);
    expect(answer.text).toMatch(/name="shares\.0\.events"[^>]*value="many"/);
    const percent = await officer.post(await targetsOf('xining'), { ...typed, events: 3 });
    expect([percent.status, percent.text.includes('百分比不能超过 100')]).toEqual([422, true]);
  });

  test('AC-174 AC-060 a stale form gets 409 with both texts; an unknown field 422', async () => {
    const officer = await world.as('xn-officer');
    const link = await targetsOf('xining');
    const version = await versionOf('xining');
    expect((await officer.post(link, { version, events: 21, reachUnit: 'count' })).status).toBe(303);
    const late = await officer.post(link, { version, events: 33, reachUnit: 'count' });
    expect([late.status, late.text.includes('21 场')]).toEqual([409, true]);
    expect(late.text).toMatch(/name="events"[^>]*value="33"/);
    expect(late.text).toContain(`name="version" value="${version + 1}"`);
    expect(
      (await officer.post(link, { version: version + 1, events: 33, reachUnit: 'count', state: 'x' })).status,
    ).toBe(422);
  });

  test('AC-036 AC-044 nobody above, beneath or beside does it in their stead', async () => {
    const link = await targetsOf('xining');
    const fields = { version: await versionOf('xining'), events: 1, reachUnit: 'count' };
    const statuses: Record<string, number> = {};
    for (const who of [
      'qh-officer',
      'xn-leader',
      'hewan-officer',
      'national-officer',
      'hn-officer',
      'worker-ma',
    ] as const) {
      statuses[who] = (await (await world.as(who)).post(link, fields)).status;
    }
    expect(statuses).toEqual({
      ...{ 'qh-officer': 403, 'xn-leader': 403, 'hewan-officer': 403, 'national-officer': 403 },
      ...{ 'hn-officer': 404, 'worker-ma': 404 },
    });
  });
});

describe('the dashboard', () => {
  test('draws the rings with links, a legend, and the same figures as a table', async () => {
    const { status, text } = await (await world.as('qh-officer')).get(await progressOf('qinghai'));
    const xining = await world.organisation('xining');
    expect(status).toBe(200);
    expect(text).toContain('class="rings"');
    expect(text).toContain('aria-describedby="rings-table"');
    expect(text).toContain('id="rings-table"');
    expect(text.split(`/progress?at=${xining.id}`).length - 1).toBe(2);
    const said = /西宁市总工会: 通过 (\d+) 场，任务 10 场，完成 (\d+)%，参与 [\d,]+ 人次/.exec(text);
    expect(Number(said?.[2])).toBe(Number(said?.[1]) * 10);
    expect(text).toContain('没有任务');
    expect(text).toMatch(/ring is-none/);
  });

  test('a click goes deeper, the crumbs lead back, and nobody leaves the owner’s tree', async () => {
    const officer = await world.as('xn-officer');
    const base = await progressOf('xining');
    const [hewan, hainan] = [await world.organisation('hewan'), await world.organisation('hainan')];
    const deeper = await officer.get(`${base}?at=${hewan.id}`);
    expect([
      deeper.status,
      deeper.text.includes('晨光机械厂工会'),
      deeper.text.includes(`href="${base}"`),
    ]).toEqual([200, true, true]);
    for (const at of [hainan.id, 'not-an-id', "'; drop table activity; --"]) {
      expect([at, (await officer.get(`${base}?at=${encodeURIComponent(at)}`)).status]).toEqual([at, 404]);
    }
  });

  test('in English the figures say the same', async () => {
    const { text } = await (await world.as('qh-officer')).get(await progressOf('qinghai'), {
      'accept-language': 'en',
    });
    expect(text).toMatch(/Xining Municipal Federation of Trade Unions: \d+ approved of 10/);
  });
});
