/** People nominated by units: quotas, each level checks, consent before a name, contacts masked, the choice signed. */

import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { type Client, useWorld } from '../../../world/fixture.ts';
import { idAt, step as press, refusalsOf, type Typed, versionOf } from '../../../world/stepping.ts';
import { dayOf, plusDays } from '../../kernel/period.ts';

const world = useWorld();
let award: string;
let open: string;
let unit: string;
let own: Client;

const step = (client: Client, address: string, verb: string, fields: Typed = {}) =>
  press(world, client, address, verb, fields);
const written = {
  name: '马小禾',
  role: '车间工会小组长',
  deed: '坚持两年写评论。\n带动二十多名职友。',
  contact: '13800138000',
};
async function nominate(fields: Typed = {}): Promise<string> {
  const answer = await own.post(`${award}/nominations`, { unitId: unit, ...written, ...fields });
  expect([answer.status, answer.status === 303 ? '' : answer.text.slice(-600)]).toEqual([303, '']);
  return answer.location!;
}
const stateOf = async (address: string) => {
  const { rows } = await sql<{ line: string }>`
    select n.state || ' ' || o.short_zh as line from commendation_nomination n join organisation o on o.id = n.at_id
    where n.id = ${idAt(address)}`.execute(world.owner);
  return rows[0]!.line;
};

beforeAll(async () => {
  const officer = await world.as('qh-officer');
  const campaign = (await world.campaign('qinghai')).id;
  unit = (await world.organisation('chenguang')).id;
  own = await world.as('chenguang-officer');
  const made = await officer.post(`/office/campaigns/${campaign}/commendations`, {
    name: '好网民',
    kind: 'persons',
  });
  award = made.location!;
  open = `/campaigns/${campaign}/commendations/${idAt(award)}`;
  const rule = {
    ...{ name: '好网民', brief: '网上正能量。', noticeDays: 5, listing: 'name', quota: 3, quotaUp: 2 },
    ...{ 'tiers.0.name': '好网民', 'tiers.0.count': 2 },
  };
  expect(await refusalsOf(officer, `${award}/rule`, { version: 1, ...rule })).toEqual([
    'commendation.no-date nominateOn',
  ]);
  const nominateOn = dayOf(plusDays(await world.now(), 10));
  expect(await step(officer, award, 'rule', { ...rule, nominateOn })).toBe(303);
  expect(await step(officer, award, 'publish')).toBe(303);
});

test('up through each level, returned to be mended, within the quotas of unit and level', async () => {
  const one = await nominate();
  expect(await stateOf(one)).toBe('sent 河湾区');
  const [county, city] = [await world.as('hewan-officer'), await world.as('xn-officer')];
  expect((await county.get('/office')).text).toContain('审核推荐人选');
  expect(await step(city, one, 'admit')).toBe(403);
  expect(await step(county, one, 'return', { reason: '请写清时间' })).toBe(303);
  await world.runWorker();
  expect((await own.get('/my/letters')).text).toContain('请写清时间');
  expect(await step(own, one, 'amend', { ...written, deed: '自 2019 年起写评论。' })).toBe(303);
  const two = await nominate({ name: '杨柳青' });
  const three = await nominate({ name: '陶砚' });
  expect(await refusalsOf(own, `${award}/nominations`, { unitId: unit, ...written })).toEqual([
    'commendation.quota unitId',
  ]);
  for (const address of [one, two]) expect(await step(county, address, 'admit')).toBe(303);
  expect(await refusalsOf(county, `${three}/admit`, { version: await versionOf(world, three) })).toEqual([
    'commendation.quota-up',
  ]);
  expect(await step(own, three, 'withdraw')).toBe(303);
  for (const address of [one, two]) {
    expect(await stateOf(address)).toBe('sent 西宁');
    expect(await step(city, address, 'admit')).toBe(303);
    expect(await stateOf(address)).toBe('received 青海');
  }
});

test('AC-133 two officers of one unit take the last place at once: one has it, the other is told', async () => {
  const other = (await world.organisation('hewan-transit')).id;
  const by = await world.as('transit-officer');
  const send = (name: string) => by.post(`${award}/nominations`, { unitId: other, ...written, name });
  await send('甲');
  await send('乙');
  const both = await Promise.all([send('丙'), send('丁')]);
  expect(both.map((answer) => answer.status).sort()).toEqual([303, 409]);
  expect(both.find((answer) => answer.status === 409)!.text).toContain('名额已满');
});

test('AC-031 AC-174 contacts are masked above, sisters find nothing, nothing typed is lost', async () => {
  const { rows } = await sql<{ id: string }>`
    select id from commendation_nomination where name = '马小禾' limit 1`.execute(world.owner);
  const address = `/office/nominations/${rows[0]!.id}`;
  expect((await own.get(address)).text).toContain('13800138000');
  const above = (await (await world.as('hewan-officer')).get(address)).text;
  expect([above.includes('13800138000'), above.includes('138*****000')]).toEqual([false, true]);
  const giver = (await (await world.as('qh-officer')).get(address)).text;
  expect([giver.includes('13800138000'), giver.includes('坚持') || giver.includes('写评论')]).toEqual([
    false,
    true,
  ]);
  for (const who of ['hn-officer', 'transit-officer', 'worker-ma'] as const)
    expect((await (await world.as(who)).get(address)).status).toBe(404);
  const odd = await own.post(`${award}/nominations`, {
    unitId: unit,
    ...written,
    name: '',
    link: 'javascript:alert(1)',
  });
  expect([odd.status, odd.text.includes('带动二十多名职友')]).toEqual([422, true]);
});

test('nobody is chosen without having agreed; taken back, the name is hidden at once', async () => {
  const [officer, leader] = [await world.as('qh-officer'), await world.as('qh-leader')];
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from commendation_nomination where state = 'received' order by name`.execute(world.owner);
  const [ma, yang] = [rows.find((one) => one.name === '马小禾')!, rows.find((one) => one.name === '杨柳青')!];
  const chosen = { 'chosen.0.nominationId': ma.id, 'chosen.0.tier': 't1', 'chosen.1.nominationId': yang.id };
  const choose = async () =>
    refusalsOf(officer, `${award}/choose`, { version: await versionOf(world, award), ...chosen });
  expect(await choose()).toEqual(['commendation.still-nominating']);
  await world.advanceDays(11);
  expect(await refusalsOf(own, `${award}/nominations`, { unitId: unit, ...written })).toEqual([
    'commendation.nominations-closed unitId',
  ]);
  expect(await choose()).toEqual(['commendation.no-consent chosen.0.tier']);
  const nomination = `/office/nominations/${ma.id}`;
  expect(await step(await world.as('hewan-officer'), nomination, 'consent', { consent: 'yes' })).toBe(403);
  expect(await step(own, nomination, 'consent', { consent: 'yes' })).toBe(303);
  expect(await refusalsOf(officer, `${award}/choose`, { version: await versionOf(world, award) })).toEqual([
    'commendation.nobody',
  ]);
  expect(await step(officer, award, 'choose', { ...chosen, 'chosen.0.reason': '事迹扎实' })).toBe(303);
  expect(await step(officer, award, 'submit')).toBe(303);
  expect(await step(leader, award, 'sign')).toBe(303);
  const notice = (await world.anyone().get(open)).text;
  expect([notice.includes('马小禾'), notice.includes('13800138000'), notice.includes('杨柳青')]).toEqual([
    true,
    false,
    false,
  ]);
  await world.advanceDays(6);
  expect(await step(leader, award, 'confirm')).toBe(303);
  const { rows: places } = await sql<{ id: string }>`
    select id from commendation_place where nomination_id = ${ma.id}`.execute(world.owner);
  const certificate = `/commendations/certificates/${places[0]!.id}`;
  expect((await world.anyone().get(certificate)).text).toContain('马小禾');
  expect(await step(own, nomination, 'consent')).toBe(303);
  const after = (await world.anyone().get(open)).text;
  expect([after.includes('马小禾'), after.includes('本人不愿公开姓名')]).toEqual([false, true]);
  expect((await world.anyone().get(certificate)).status).toBe(404);
});
