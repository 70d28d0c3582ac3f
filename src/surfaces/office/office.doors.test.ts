/** The desk and the public home: what waits for whom, and that nothing hidden shows through lists and counts. */

import { expect, test } from 'vitest';
import { begin } from '../../../world/entering.ts';
import { type Client, useWorld } from '../../../world/fixture.ts';

const world = useWorld();

const lists = [
  '/',
  '/office',
  '/office/waiting?kind=entry.decide',
  '/office/waiting?kind=activity.approve',
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

test('each kind stands once with its count and its first few; “all” leads to every one of them, page by page', async () => {
  const leader = await world.as('telecom-officer');
  const desk = await leader.get('/office');
  expect(desk.text).toContain('class="desk-list"');
  const chenguang = await world.as('chenguang-officer');
  const { id: unitId } = await world.organisation('chenguang');
  const heldOn = new Date((await world.now()).getTime() - 2 * 86_400_000).toISOString().slice(0, 10);
  for (let n = 0; n < 23; n++) {
    const made = await chenguang.post('/office/activities', {
      ...{ unitId, name: `读书会第${n}期`, organiser: '晨光', participants: 12, heldOn, heldFrom: '09:00' },
      // Like others of the day, and said to be another one.
      twice: 'yes',
    });
    expect([made.status, made.location ?? made.text.slice(0, 500)]).toEqual([303, expect.any(String)]);
  }
  const hewan = await world.as('hewan-officer');
  const shown = await hewan.get('/office');
  const [, count] = /审核线下活动<\/span><span class="badge is-wait">(\d+)</.exec(shown.text)!;
  expect(Number(count)).toBeGreaterThanOrEqual(23);
  expect(shown.text.match(/读书会第/g)!.length).toBeLessThanOrEqual(3);
  expect(shown.text).toContain('/office/activities?state=to-approve');
  const first = await hewan.get('/office/waiting?kind=activity.approve');
  expect(first.text).toContain(`全部 ${count} 件`);
  const second = await hewan.get('/office/waiting?kind=activity.approve&page=2');
  expect(second.text).toContain('读书会第');
  const names = (text: string): string[] => text.match(/读书会第\d+期/g) ?? [];
  expect(names(second.text).some((name) => names(first.text).includes(name))).toBe(false);
});

test('an unknown kind is 404, an odd page no error, and nothing waits for whoever has no such thing', async () => {
  const officer = await world.as('qh-officer');
  expect((await officer.get('/office/waiting?kind=constructor')).status).toBe(404);
  expect((await officer.get('/office/waiting')).status).toBe(404);
  expect((await officer.get('/office/waiting?kind=entry.decide&page=x')).text).toContain('没有了');
  expect((await (await world.as('worker-ma')).get('/office/waiting?kind=entry.decide')).status).toBe(403);
});

test('the province sees where its notice stands and who beneath has not done what, each one click from reminding', async () => {
  const desk = await (await world.as('qh-officer')).get('/office');
  const campaign = await world.campaign('qinghai');
  expect(desk.text).toContain('我发出的，现在到哪了');
  expect(desk.text).toMatch(/已签收[\s\S]*?\d+ \/ \d+/);
  expect(desk.text).toContain(`/office/campaigns/${campaign.id}/standing?missing=`);
  const english = await (await world.as('qh-officer')).get('/office?lang=en');
  expect(english.text).toContain('What I sent, and where it stands');
});

test('a grassroots officer sees where their reports stand, and nobody’s standings', async () => {
  const desk = await (await world.as('chenguang-officer')).get('/office');
  expect(desk.text).toMatch(/线下活动：待审 \d+，退回 \d+，通过 \d+/);
  expect(desk.text).not.toContain('下级还没有办的');
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
