/** Recommendations at the doors: the pages, the buttons, the refusals as people meet them, and what stays hidden. */

import { beforeAll, describe, expect, test } from 'vitest';
import { useWorld } from '../../../world/fixture.ts';
import type { Call } from '../call/call.ts';
import type { Entry } from '../entry/entry.ts';
import type { Organisation } from '../organisation/organisation.ts';
import { handOn, hostedOf, must, plantAdmitted, plantAtHost, plantDraft } from './planting.test.ts';
import { listSent } from './store.ts';

const world = useWorld();
let call: Call;
let unit: Organisation;
let list: string;
let works: Entry[];

beforeAll(async () => {
  works = [];
  for (let n = 1; n <= 7; n++)
    works.push(await plantAdmitted(world, 'hewan-sanitation', 'micro-video', `Door ${n}`));
  call = await hostedOf(world, works[0]!);
  unit = await world.organisation('hewan-sanitation');
  list = `/office/recommendations/${call.id}/${unit.id}`;
});

const officer = () => world.as('transit-officer');
const sent = () => world.read((tx) => listSent(tx, call.id, unit.id));

describe('a unit’s list', () => {
  test('the officer chooses the call and finds what can be recommended, with an empty list and what to do', async () => {
    const choose = await (await officer()).get('/office/recommendations');
    expect(choose.status).toBe(200);
    expect(choose.text).toContain(list);
    const page = await (await officer()).get(list);
    expect(page.status).toBe(200);
    expect(page.text).toContain('Door 1');
    expect(page.text).toContain('还没有推荐');
    expect(page.text).toContain('演示补充');
    const english = await (await officer()).get(`${list}?lang=en`);
    expect(english.text).toContain('Works that can be recommended');
  });

  test('the seventh is refused with the cap and the count, and the button says why', async () => {
    const client = await officer();
    for (const work of works.slice(0, 6)) {
      const answer = await client.post(`${list}/entries/${work.id}`);
      expect([answer.status, answer.location]).toEqual([303, list]);
    }
    const seventh = await client.post(`${list}/entries/${works[6]!.id}`);
    expect(seventh.status).toBe(409);
    expect(seventh.text).toContain('已达上限：每单位最多推荐 6 件，现已推荐 6 件');
    const page = await client.get(list);
    expect(page.text).toContain('6 / 6');
    expect(page.text).toMatch(/disabled[\s\S]*已达上限/);
  });

  test('the order is changed by buttons, and a withdrawal closes the gap', async () => {
    const client = await officer();
    const before = await sent();
    expect(
      (await client.post(`/office/recommendations/${before[1]!.id}/place`, { direction: 'up' })).location,
    ).toBe(list);
    expect((await sent()).map((r) => r.title).slice(0, 2)).toEqual(['Door 2', 'Door 1']);
    const edge = await client.post(`/office/recommendations/${before[1]!.id}/place`, { direction: 'up' });
    expect([edge.status, edge.text.includes('已在名单的这一端')]).toEqual([409, true]);
    expect(
      (await client.post(`/office/recommendations/${before[1]!.id}/place`, { direction: 'sideways' })).status,
    ).toBe(422);
    expect((await client.post(`/office/recommendations/${before[1]!.id}/withdraw`)).location).toBe(list);
    expect((await sent()).map((r) => r.place)).toEqual([1, 2, 3, 4, 5]);
    expect((await client.post(`/office/recommendations/${before[1]!.id}/withdraw`)).status).toBe(409);
  });

  test('the level above returns with a reason: without one the field is marked, with one the sender reads it', async () => {
    const above = await world.as('hewan-officer');
    const [first] = await sent();
    const empty = await above.post(`/office/recommendations/${first!.id}/return`, { reason: ' ' });
    expect([empty.status, empty.text.includes('请填写此项')]).toEqual([422, true]);
    const typed = await above.post(`/office/recommendations/${first!.id}/return`, {
      reason: 'x'.repeat(501),
    });
    expect([typed.status, typed.text.includes('x'.repeat(501))]).toEqual([422, true]);
    const returned = await above.post(`/office/recommendations/${first!.id}/return`, {
      reason: '画面请补字幕',
    });
    expect([returned.status, returned.location]).toEqual([
      303,
      `/office/recommendations/${call.id}/${(await world.organisation('hewan')).id}`,
    ]);
    expect((await (await officer()).get(list)).text).toContain('画面请补字幕');
    await world.runWorker();
    expect((await (await officer()).get('/my/letters')).text).toContain('画面请补字幕');
  });

  test('AC-172: a draft is refused with 409', async () => {
    const draft = await plantDraft(world, 'hewan-sanitation', 'micro-video', 'Not sent in');
    const answer = await (await officer()).post(`${list}/entries/${draft.id}`);
    expect([answer.status, answer.text.includes('还没有通过本单位审核')]).toEqual([409, true]);
  });

  test('after recommendUntil the buttons are off and a post is late', async () => {
    const before = await world.now();
    await world.setClock(call.recommendUntil);
    const answer = await (await officer()).post(`${list}/entries/${works[6]!.id}`);
    expect([answer.status, answer.text.includes('推荐已于')]).toEqual([409, true]);
    await world.setClock(before);
  });
});

describe('who finds what', () => {
  test('AC-031: an officer of another branch finds neither the list, nor the work, nor the recommendation', async () => {
    const [other, own] = [await world.as('hn-officer'), await world.organisation('hainan')];
    const [first] = await sent();
    expect((await other.get(list)).status).toBe(404);
    expect((await other.post(`${list}/entries/${works[6]!.id}`)).status).toBe(404);
    expect(
      (await other.post(`/office/recommendations/${call.id}/${own.id}/entries/${works[6]!.id}`)).status,
    ).toBe(404);
    expect((await other.post(`/office/recommendations/${first!.id}/withdraw`)).status).toBe(404);
    expect((await other.post(`/office/recommendations/${first!.id}/return`, { reason: 'x' })).status).toBe(
      404,
    );
  });

  test('AC-046: who sees the list but holds no officer’s seat there gets 403', async () => {
    for (const username of ['hewan-officer', 'xn-leader', 'qh-admin'] as const) {
      const client = await world.as(username);
      const page = await client.get(list);
      expect([username, page.status, page.text.includes('name="direction"')]).toEqual([username, 200, false]);
      expect([username, (await client.post(`${list}/entries/${works[6]!.id}`)).status]).toEqual([
        username,
        403,
      ]);
    }
    expect((await (await world.as('worker-ma')).get(list)).status).toBe(404);
    expect((await world.anyone().get(list)).status).toBe(401);
  });

  test('AC-039: a work of one call under the address of another is not recommended there', async () => {
    const song = await world.call('song');
    const answer = await (await officer()).post(
      `/office/recommendations/${song.id}/${unit.id}/entries/${works[6]!.id}`,
    );
    expect(answer.status).toBe(404);
  });

  test('an unknown field is refused, never ignored', async () => {
    expect(
      (await (await officer()).post(`${list}/entries/${works[6]!.id}`, { leg: 'to-owner' })).status,
    ).toBe(422);
  });
});

describe('the host', () => {
  test('sees only what reached it, by sender, and is reminded of the floor of six', async () => {
    const there = await plantAtHost(world, 'yintan-solar', 'micro-video', 'Reached the host');
    const onTheWay = await plantAdmitted(world, 'yintan-dairy', 'micro-video', 'Still on the way');
    must(await handOn(world, onTheWay, 'yintan-dairy'));
    const received = `/office/calls/${call.id}/received`;
    const page = await (await world.as('xn-officer')).get(received);
    expect(page.status).toBe(200);
    expect(page.text).toContain('Reached the host');
    expect(page.text).not.toContain('Still on the way');
    expect(page.text).toContain('海南州总工会');
    expect(page.text).toContain('少于承办单位最低数 6 件');
    for (const username of ['qh-officer', 'hn-officer', 'hewan-officer', 'worker-ma'] as const) {
      expect([username, (await (await world.as(username)).get(received)).status]).toEqual([username, 404]);
    }
    expect((await (await world.as('xn-officer')).get(`/office/entries/${there.id}`)).status).toBe(200);
    expect((await (await world.as('xn-officer')).get(`/office/entries/${onTheWay.id}`)).status).toBe(404);
  });

  test('returns a work to the city that sent it, which has it to recommend again', async () => {
    const work = await plantAtHost(world, 'yintan-dairy', 'micro-video', 'Back to Hainan');
    const hainan = await world.organisation('hainan');
    const [sentThere] = (await world.read((tx) => listSent(tx, call.id, hainan.id))).filter(
      (r) => r.entryId === work.id,
    );
    const answer = await (await world.as('xn-officer')).post(
      `/office/recommendations/${sentThere!.id}/return`,
      { reason: '请补片头' },
    );
    expect([answer.status, answer.location]).toEqual([303, `/office/calls/${call.id}/received`]);
    const page = await (await world.as('hn-officer')).get(`/office/recommendations/${call.id}/${hainan.id}`);
    expect(page.text).toContain(`/entries/${work.id}"`);
    expect(page.text).toContain('请补片头');
  });
});
