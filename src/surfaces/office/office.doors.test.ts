/** The desk and the public home: what waits for whom, and that nothing hidden shows through lists and counts. */

import { expect, test } from 'vitest';
import { begin } from '../../../world/entering.ts';
import { type Client, useWorld } from '../../../world/fixture.ts';

const world = useWorld();

const lists = [
  '/',
  '/office',
  '/office/entries',
  '/office/entries?state=submitted',
  '/office/activities',
  '/office/activities?state=waiting',
  '/office/recommendations',
  '/office/notices',
  '/office/campaigns',
  '/office/organisations?q=%E5%B7%A5%E4%BC%9A',
  '/my/entries',
  '/my/letters',
];

/** A page without what differs at every look: keys, the clock, asset stamps. */
async function plain(client: Client, path: string): Promise<string> {
  const { text } = await client.get(path);
  return text
    .replace(/编号 [0-9a-f-]{36}/g, '')
    .replace(/value="[0-9a-f-]{36}[^"]*"/g, '')
    .replace(/\d{2}:\d{2}(:\d{2})?/g, '')
    .replace(/\/assets\/[^"]+/g, '');
}

test('200 the desk greets whoever has a seat; 403 without one; 401 signed out', async () => {
  const desk = await (await world.as('qh-officer')).get('/office');
  expect([desk.status, desk.text.includes('卓青禾')]).toEqual([200, true]);
  expect((await (await world.as('worker-ma')).get('/office')).status).toBe(403);
  expect((await world.anyone().get('/office')).status).toBe(401);
});

test('what waits stands on the desk with the way to do it: a notice to sign for', async () => {
  const desk = await (await world.as('telecom-officer')).get('/office');
  expect(desk.text).toContain('签收通知');
  expect(desk.text).toMatch(/href="\/office\/notices\/[0-9a-f-]{36}"/);
});

test('after signing in staff come to the desk, others to the public home', async () => {
  expect((await (await world.as('qh-officer')).get('/home')).location).toBe('/office');
  expect((await (await world.as('worker-ma')).get('/home')).location).toBe('/');
});

test('AC-190 AC-032 no list, search or count of a sister unit or a visitor changes when something hidden comes to be', async () => {
  const watchers = [
    await world.as('hn-officer'),
    await world.as('energy-officer'),
    await world.as('worker-guo'),
    world.anyone(),
  ];
  const look = () => Promise.all(watchers.map((w) => Promise.all(lists.map((path) => plain(w, path)))));
  await look(); // The greeting after signing in is shown once.
  const before = await look();
  await begin(world, await world.as('worker-ma'), 'chenguang');
  const campaign = await world.campaign('xining');
  const made = await (await world.as('xn-officer')).post(`/office/campaigns/${campaign.id}/notices`);
  expect(made.status).toBe(303);
  const reported = await (await world.as('chenguang-officer')).post('/office/activities', {
    unitId: (await world.organisation('chenguang')).id,
    name: '没有公开的活动',
    organiser: '晨光',
    participants: 12,
    heldOn: new Date((await world.now()).getTime() - 2 * 86_400_000).toISOString().slice(0, 10),
    heldFrom: '09:00',
  });
  expect(reported.status).toBe(303);
  const after = await look();
  const changed = watchers.flatMap((_, w) =>
    lists.filter((__, l) => after[w]![l] !== before[w]![l]).map((path) => `${w} ${path}`),
  );
  expect(changed).toEqual([]);
});

test('the public campaign page shows the rings, their table and the calls; the same campaign under a wrong address is 404', async () => {
  const campaign = await world.campaign('qinghai');
  const page = await world.anyone().get(`/campaigns/${campaign.id}`);
  expect(page.status).toBe(200);
  for (const words of ['class="rings"', 'id="rings-table"', '网络正能量微视频征集', '演示补充'])
    expect(page.text).toContain(words);
  expect((await world.anyone().get('/campaigns/00000000-0000-7000-8000-000000000000')).status).toBe(404);
});
