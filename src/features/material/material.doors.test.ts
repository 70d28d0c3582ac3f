/** The doors of material: gathered by a unit, coached from above, turned into a work, dropped. */

import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { openCollecting } from '../../../world/entering.ts';
import { type Client, useWorld } from '../../../world/fixture.ts';
import { newId } from '../../kernel/id.ts';
import { dayOf } from '../../kernel/period.ts';

const world = useWorld();

let unit: string;
let own: Client;
beforeAll(async () => {
  await openCollecting(world);
  unit = (await world.organisation('chenguang')).id;
  own = await world.as('chenguang-officer');
});

type Fields = Record<string, string | number | undefined>;
const json = { accept: 'application/json' };
const refusalOf = async (client: Client, address: string, fields: Fields) => {
  const { text, status } = await client.post(address, fields, json);
  const { code, field } = (JSON.parse(text) as { errors: { code: string; field?: string }[] }).errors[0]!;
  return [status, code, field];
};
async function gather(title: string, more: Fields = {}): Promise<string> {
  const answer = await own.post('/office/material', {
    unitId: unit,
    kind: 'story',
    title,
    content: '夜班的灯',
    ...more,
  });
  expect([answer.status, answer.status === 303 ? '' : answer.text.slice(-800)]).toEqual([303, '']);
  return answer.location!;
}
const factsOf = async (link: string) => {
  const rows = await sql<{ name: string }>`
    select name from outbox_fact where subject_id = ${link.split('/').at(-1)} order by id`.execute(
    world.owner,
  );
  return rows.rows.map((row) => row.name);
};

describe('material', () => {
  test('gathered, coached from above with a letter to whoever gathered it, edited, turned into a draft', async () => {
    const link = await gather('夜班的一盏灯', { link: 'https://example.org/lamp' });
    const county = await world.as('hewan-officer');
    expect((await county.get(link)).text).toContain('提出指导意见');
    expect((await county.post(`${link}/note`, { content: '请补上人物的名字' })).status).toBe(303);
    expect((await own.post(`${link}/note`, { content: '已补' })).status).toBe(303);
    await world.runWorker();
    expect((await own.get('/my/letters')).text).toContain('请补上人物的名字');
    const page = (await own.get(link)).text;
    expect(page).toContain('已指导');
    expect(page).toContain('河湾区总工会');
    expect(
      (await own.post(`${link}/edit`, { kind: 'story', title: '一盏灯', content: '闵夜白的灯', version: 1 }))
        .status,
    ).toBe(303);
    const call = await world.call('micro-video');
    const turned = await own.post(`${link}/turn`, { callId: call.id, version: 2 });
    expect(turned.location).toMatch(/^\/office\/entries\/[0-9a-f-]{36}$/);
    const draft = (await own.get(turned.location!)).text;
    expect(draft).toContain('闵夜白的灯');
    expect((await own.get(link)).text).toContain(turned.location!);
    expect(await factsOf(link)).toEqual([
      'material.gathered',
      'material.coached',
      'material.answered',
      'material.edited',
      'material.turned',
    ]);
    expect(await refusalOf(own, `${link}/edit`, { kind: 'story', title: '改', version: 3 })).toEqual([
      409,
      'material.is-closed',
      undefined,
    ]);
  });

  test('AC-031 AC-035 sisters and those beneath find nothing; levels above read and touch nothing', async () => {
    const link = await gather('别人看不到');
    for (const who of ['hn-officer', 'transit-officer'] as const)
      expect([who, (await (await world.as(who)).get(link)).status]).toEqual([who, 404]);
    const above = await world.as('xn-officer');
    expect((await above.get(link)).status).toBe(200);
    expect(await refusalOf(above, `${link}/edit`, { kind: 'story', title: '改', version: 1 })).toEqual([
      403,
      'material.not-yours',
      undefined,
    ]);
    expect(await refusalOf(above, '/office/material', { unitId: unit, kind: 'base', title: '代写' })).toEqual(
      [403, 'material.not-yours', 'unitId'],
    );
    expect((await world.anyone().get(link)).status).toBe(401);
  });

  test('two officers write at once: the second sees what is stored and keeps what was typed', async () => {
    const link = await gather('两人同改');
    await own.post(`${link}/edit`, { kind: 'story', title: '先存的', content: '甲', version: 1 });
    const late = await own.post(`${link}/edit`, {
      kind: 'story',
      title: '后写的',
      content: '乙',
      version: 1,
    });
    expect(late.status).toBe(409);
    expect(late.text).toContain('先存的');
    expect(late.text).toContain('后写的');
    expect(await refusalOf(own, `${link}/drop`, { version: 1 })).toEqual([409, 'http.stale', undefined]);
  });

  test('dropped it can be read, is out of the list unless asked for, and cannot be turned', async () => {
    const link = await gather('不再继续');
    expect((await own.post(`${link}/drop`, { version: 1 })).status).toBe(303);
    expect((await own.get('/office/material')).text).not.toContain('不再继续');
    expect((await own.get('/office/material?state=dropped')).text).toContain('不再继续');
    const call = await world.call('micro-video');
    expect((await refusalOf(own, `${link}/turn`, { callId: call.id, version: 2 }))[1]).toBe(
      'material.is-closed',
    );
    expect(await factsOf(link)).toEqual(['material.gathered', 'material.dropped']);
  });

  test('a call that is not there, or takes nothing from units now, refuses by its field', async () => {
    const link = await gather('没有去处');
    expect(await refusalOf(own, `${link}/turn`, { callId: newId(), version: 1 })).toEqual([
      422,
      'material.no-call',
      'callId',
    ]);
    expect(
      await refusalOf(own, `${link}/turn`, { callId: (await world.call('micro-video')).id, version: 9 }),
    ).toEqual([409, 'http.stale', undefined]);
    expect((await own.get(link)).text).toContain('没有去处');
  });

  test('the list is filtered by kind and paged', async () => {
    for (let nth = 0; nth < 22; nth++) await gather(`基地${nth}号`, { kind: 'base' });
    const first = (await own.get('/office/material?kind=base')).text;
    expect(first).toContain('基地21号');
    expect(first).not.toContain('夜班的一盏灯');
    expect((await own.get('/office/material?kind=base&page=2')).text).toContain('基地0号');
  });
});

describe('from an activity', () => {
  async function report(name: string): Promise<string> {
    const today = dayOf(await world.now());
    const answer = await own.post('/office/activities', {
      unitId: unit,
      name,
      organiser: '工会',
      heldOn: today,
      heldFrom: '00:00',
      participants: 12,
      account: '四十人听课',
    });
    expect([answer.status, answer.status === 303 ? '' : answer.text.slice(-600)]).toEqual([303, '']);
    return answer.location!.split('/').at(-1)!;
  }

  test('an approved activity is material with one touch, once; one that waits is not', async () => {
    const activityId = await report('网络安全课');
    expect(await refusalOf(own, '/office/material/from-activity', { activityId })).toEqual([
      409,
      'material.not-approved',
      undefined,
    ]);
    const county = await world.as('hewan-officer');
    expect((await county.post(`/office/activities/${activityId}/approve`, { version: 1 })).status).toBe(303);
    expect((await own.get('/office/material')).text).toContain('网络安全课');
    const taken = await own.post('/office/material/from-activity', { activityId });
    expect(taken.status).toBe(303);
    const page = (await own.get(taken.location!)).text;
    expect(page).toContain('四十人听课');
    expect(page).toContain(`/office/activities/${activityId}`);
    expect(await refusalOf(own, '/office/material/from-activity', { activityId })).toEqual([
      409,
      'material.gathered-already',
      undefined,
    ]);
    await own.post(`${taken.location!}/drop`, { version: 1 });
    expect((await own.post('/office/material/from-activity', { activityId })).status).toBe(303);
  });

  test('AC-036 nobody takes an activity of others, seen or not', async () => {
    const activityId = await report('别人的活动');
    const county = await world.as('hewan-officer');
    await county.post(`/office/activities/${activityId}/approve`, { version: 1 });
    for (const who of ['hewan-officer', 'hn-officer'] as const)
      expect(
        (await refusalOf(await world.as(who), '/office/material/from-activity', { activityId }))[1],
      ).toBe('material.not-yours');
  });
});

test('a unit on paper: the level that writes for it gathers in its name', async () => {
  const outside = await world.organisation('hewan-sanitation');
  await sql`update organisation set is_outside = true where id = ${outside.id}`.execute(world.owner);
  const county = await world.as('hewan-officer');
  const answer = await county.post('/office/material', {
    unitId: outside.id,
    kind: 'work',
    title: '扫雪的人',
  });
  expect(answer.status).toBe(303);
  expect((await county.get(answer.location!)).text).toContain('河湾区环卫所工会');
  expect((await county.get(`/office/material/new?unit=${outside.id}`)).text).toContain(outside.id);
});
