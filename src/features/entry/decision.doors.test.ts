/** What happens to a work that was sent in: the unit decides, two write on one text, everybody else finds nothing. */

import { beforeAll, describe, expect, test } from 'vitest';
import {
  begin,
  entryOf,
  idIn,
  openCollecting,
  sendFilm,
  sendIn,
  typed,
  upload,
} from '../../../world/entering.ts';
import { type Client, useWorld } from '../../../world/fixture.ts';
import { markRecommended } from './actions/mark-recommended.ts';
import { releaseEntry } from './actions/release-entry.ts';
import type { Entry } from './entry.ts';
import { getEntry } from './store.ts';

const world = useWorld();
let callId: string;
let [ma, officer, sister]: Client[] = [];

beforeAll(async () => {
  await openCollecting(world);
  callId = (await world.call('micro-video')).id;
  [ma, officer, sister] = [
    await world.as('worker-ma'),
    await world.as('chenguang-officer'),
    await world.as('transit-officer'),
  ];
});

describe('the unit decides', () => {
  test('returned with a reason, corrected and sent again, admitted; each step is told and written down', async () => {
    const id = await sendFilm(world, ma!, 'chenguang');
    expect((await officer!.get('/office/entries?state=submitted&call=micro-video')).text).toContain(
      `/office/entries/${id}`,
    );
    expect((await officer!.get('/office/entries?state=admitted')).text).not.toContain(
      `/office/entries/${id}`,
    );
    const silent = await officer!.post(`/office/entries/${id}/return`, { version: 1 });
    expect(silent.status).toBe(422);
    expect(silent.text).toContain('请填写此项');
    expect(
      (await officer!.post(`/office/entries/${id}/return`, { version: 1, reason: '请给重点内容配字幕' }))
        .status,
    ).toBe(303);
    const back = await ma!.get(`/entries/${id}`);
    expect(back.text).toContain('请给重点内容配字幕');
    expect(back.text).toContain('马春生');
    expect((await officer!.post(`/office/entries/${id}/return`, { version: 1, reason: '再退' })).status).toBe(
      409,
    );
    expect((await sendIn(world, ma!, id, { ...typed, title: '雪天，班车照常（字幕版）' })).status).toBe(303);
    const stale = await officer!.post(`/office/entries/${id}/admit`, { version: 1 });
    expect(stale.status).toBe(409);
    expect(stale.text).toContain('作品的状态或版本刚刚变化');
    expect((await officer!.post(`/office/entries/${id}/admit`, { version: 2 })).status).toBe(303);
    const withdrawn = await ma!.post(`/entries/${id}/withdraw`);
    expect(withdrawn.status).toBe(409);
    expect(withdrawn.text).toContain('作品当前为“已通过审核”，不能撤回');
    const shown = await officer!.get(`/office/entries/${id}`);
    for (const word of ['报送', '退回', '第 2 次', '请给重点内容配字幕']) expect(shown.text).toContain(word);
  });

  test('AC-034 while it is recommended nobody edits, not even the unit (409)', async () => {
    const id = await sendFilm(world, ma!, 'chenguang');
    await officer!.post(`/office/entries/${id}/admit`, { version: 1 });
    const person = await world.person('chenguang-officer');
    await world.doing(person, async (doing) =>
      markRecommended(doing, await getEntry(doing.tx, id as Entry['id'])),
    );
    const { revision } = await entryOf(world, id);
    const saved = await ma!.post(`/entries/${id}/save`, { ...typed, title: '换掉', revision });
    expect(saved.status).toBe(409);
    expect(saved.text).toContain('作品当前为“已推荐”，不能修改');
    expect((await ma!.post(`/entries/${id}/file`, upload(world, 'film-2m10.mp4'))).status).toBe(409);
    expect((await officer!.post(`/office/entries/${id}/return`, { version: 1, reason: 'x' })).status).toBe(
      409,
    );
    expect((await entryOf(world, id)).title).toBe(typed.title);
    await world.doing(person, async (doing) =>
      releaseEntry(doing, await getEntry(doing.tx, id as Entry['id'])),
    );
    expect(
      (await officer!.post(`/office/entries/${id}/return`, { version: 1, reason: '换文件' })).status,
    ).toBe(303);
  });

  test('an officer enters for a maker without an account, at a unit of their own', async () => {
    const unit = await world.organisation('chenguang');
    const choice = await officer!.get('/office/entries/new');
    expect(choice.text).toMatch(new RegExp(`/office/entries/new/[0-9a-f-]{36}/${unit.id}`));
    expect(choice.text).not.toContain('河湾区公交车队工会');
    const made = await officer!.post(`/office/entries/new/${callId}/${unit.id}`, typed);
    const id = idIn(made.location);
    expect(made.location).toBe(`/office/entries/${id}#file`);
    expect((await officer!.post(`/office/entries/${id}/file`, upload(world, 'film-3m20.mp4'))).status).toBe(
      303,
    );
    expect((await officer!.get(`/entries/${id}`)).status).toBe(404);
    expect((await (await world.as('hewan-officer')).get(`/office/entries/${id}`)).status).toBe(404);
    expect((await sendIn(world, officer!, id, typed, '/office/entries')).status).toBe(303);
    const elsewhere = await world.organisation('hewan-transit');
    expect((await officer!.post(`/office/entries/new/${callId}/${elsewhere.id}`, typed)).status).toBe(403);
  });
});

describe('everybody else', () => {
  test('AC-031, AC-035 a sister unit, a parent and another worker find no draft; a sister finds nothing at all (404)', async () => {
    const draft = await begin(world, ma!, 'chenguang');
    const submitted = await sendFilm(world, ma!, 'chenguang');
    const [above, worker] = [await world.as('hewan-officer'), await world.as('worker-yang')];
    for (const [client, id] of [
      [above, draft],
      [sister, draft],
      [sister, submitted],
      [worker, submitted],
    ] as const) {
      for (const target of [
        `/office/entries/${id}`,
        `/entries/${id}`,
        `/office/entries/${id}/file`,
        `/works/${id}/file`,
      ]) {
        expect([target, (await client!.get(target)).status]).toEqual([target, 404]);
      }
      for (const verb of ['save', 'send', 'withdraw', 'file/remove']) {
        const answer = await client!.post(`/entries/${id}/${verb}`, { ...typed, revision: 1 });
        expect([verb, answer.status]).toEqual([verb, 404]);
      }
      expect((await client!.post(`/office/entries/${id}/admit`, { version: 1 })).status).toBe(404);
    }
    expect((await above.get(`/office/entries/${submitted}`)).status).toBe(200);
    expect((await above.post(`/office/entries/${submitted}/admit`, { version: 1 })).status).toBe(403);
    expect((await entryOf(world, submitted)).state).toBe('submitted');
  });

  test('AC-039 a call’s address does not open a unit outside its owner’s tree', async () => {
    const nation = await world.organisation('national');
    expect((await ma!.get(`/entries/new/${callId}/${nation.id}`)).status).toBe(404);
    expect((await ma!.post(`/entries/new/${nation.id}/${callId}`, typed)).status).toBe(404);
  });
});

test('two who write on one text: the second is told, and sees both (409)', async () => {
  const unit = await world.organisation('chenguang');
  const id = idIn((await officer!.post(`/office/entries/new/${callId}/${unit.id}`, typed)).location);
  expect(
    (await officer!.post(`/office/entries/${id}/save`, { ...typed, title: '甲写的', revision: 1 })).status,
  ).toBe(303);
  const stale = await officer!.post(`/office/entries/${id}/save`, { ...typed, title: '乙写的', revision: 1 });
  expect(stale.status).toBe(409);
  expect(stale.text).toContain('甲写的');
  expect(stale.text).toContain('value="乙写的"');
  expect(stale.text).toMatch(/name="revision" value="2"/);
  expect(
    (await officer!.post(`/office/entries/${id}/save`, { ...typed, title: '乙写的', revision: 2 })).status,
  ).toBe(303);
});
