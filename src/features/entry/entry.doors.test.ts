/** A worker sends in a film at the doors: what is asked, what is refused, when it is too late. */

import { beforeAll, describe, expect, test } from 'vitest';
import { begin, entryOf, openCollecting, sendFilm, sendIn, typed, upload } from '../../../world/entering.ts';
import { type Client, useWorld } from '../../../world/fixture.ts';

const world = useWorld();
let callId: string;
let [ma, officer]: Client[] = [];

beforeAll(async () => {
  await openCollecting(world);
  callId = (await world.call('micro-video')).id;
  [ma, officer] = [await world.as('worker-ma'), await world.as('chenguang-officer')];
});

describe('a worker sends in a film', () => {
  test('who is signed out is asked to sign in, and comes back to the call', async () => {
    const answer = await world.anyone().get(`/entries/new?call=${callId}`);
    expect(answer.status).toBe(200);
    expect(answer.text).toContain(`/sign-in?next=${encodeURIComponent(`/entries/new?call=${callId}`)}`);
    expect((await world.anyone().get('/my/entries')).status).toBe(401);
    expect((await world.anyone().get(`/entries/${callId}`)).status).toBe(401);
    const unit = await world.organisation('chenguang');
    expect((await world.anyone().post(`/entries/new/${callId}/${unit.id}`, typed)).status).toBe(401);
  });

  test('the unit is found by a part of its name, among grassroots unions only', async () => {
    const found = await ma!.get(`/entries/new?call=${callId}&q=${encodeURIComponent('晨光')}`);
    expect(found.text).toContain('晨光机械厂工会');
    const county = await ma!.get(`/entries/new?call=${callId}&q=${encodeURIComponent('河湾区总')}`);
    expect(county.text).not.toContain('河湾区总工会');
    const hewan = await world.organisation('hewan');
    const refused = await ma!.get(`/entries/new/${callId}/${hewan.id}`);
    expect(refused.status).toBe(403);
    expect(refused.text).toContain('个人作品须送到所在的基层工会');
  });

  test('a draft may lack everything, survives a reload, and is told all its gaps at once by field', async () => {
    const id = await begin(world, ma!, 'chenguang', { title: '只有名称' });
    const shown = await ma!.get(`/entries/${id}`);
    expect(shown.text).toContain('value="只有名称"');
    const refused = await sendIn(world, ma!, id, { title: '' });
    expect(refused.status).toBe(422);
    for (const sentence of ['请填写此项', '请确认这项声明', '请从列表中选择', '请上传作品文件'])
      expect(refused.text).toContain(sentence);
    const { revision } = await entryOf(world, id);
    const json = await ma!.json(`/entries/${id}/send`, {
      makers: [],
      original: true,
      portrait: false,
      licence: true,
      revision,
    });
    expect(json.status).toBe(422);
    expect(
      (json.body.errors as { code: string; field: string }[]).map((e) => `${e.field} ${e.code}`),
    ).toEqual([
      'title shape.required',
      'summary shape.required',
      'makers.0.name shape.required',
      'portrait entry.statement-missing',
      'ai shape.not-chosen',
      'file entry.file-missing',
    ]);
    expect(await entryOf(world, id)).toMatchObject({ state: 'draft', title: '只有名称' });
  });

  test('a film of the wrong length stays on the draft with what was measured, and is not sent in', async () => {
    const id = await begin(world, ma!, 'chenguang');
    expect((await ma!.post(`/entries/${id}/file`, upload(world, 'film-5m12.mp4'))).status).toBe(303);
    const shown = await ma!.get(`/entries/${id}`);
    expect(shown.text).toContain('时长 5:12，要求 3:00–5:00');
    expect(shown.text).toContain('文件已保留在草稿中，但不符合要求，不能报送');
    const refused = await sendIn(world, ma!, id);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('文件不符合要求：时长 5:12，要求 3:00–5:00');
    const json = await ma!.request(`/entries/${id}/send`, {
      method: 'POST',
      body: new URLSearchParams({ ...typed, revision: '1' }).toString(),
      headers: {
        origin: 'http://tongxin.test',
        accept: 'application/json',
        'content-type': 'application/x-www-form-urlencoded',
      },
    });
    expect(json.text).toContain('entry.file-rule');
    expect((await ma!.post(`/entries/${id}/file`, upload(world, 'film-3m20.mp4'))).status).toBe(303);
    expect((await sendIn(world, ma!, id)).status).toBe(303);
  });

  test('a text that calls itself a film is refused by its field, and nothing typed is lost', async () => {
    const id = await begin(world, ma!, 'chenguang');
    const form = new FormData();
    form.set('file', new File(['just typed, not a film at all'], 'film.mp4', { type: 'video/mp4' }));
    const refused = await ma!.post(`/entries/${id}/file`, form);
    expect(refused.status).toBe(415);
    expect(refused.text).toContain('这个文件不是我们能接收的格式');
    expect(refused.text).toContain('雪天，班车照常');
    const none = await ma!.post(`/entries/${id}/file`, new FormData());
    expect(none.status).toBe(422);
    expect(none.text).toContain('请上传作品文件');
  });

  test('a receipt says number and time; the file can be taken off a draft, not off what was sent', async () => {
    const id = await begin(world, ma!, 'chenguang');
    await ma!.post(`/entries/${id}/file`, upload(world, 'film-3m20.mp4'));
    expect((await ma!.post(`/entries/${id}/file/remove`)).status).toBe(303);
    expect((await entryOf(world, id)).fileId).toBeUndefined();
    await ma!.post(`/entries/${id}/file`, upload(world, 'film-3m20.mp4'));
    expect((await sendIn(world, ma!, id)).status).toBe(303);
    const shown = await ma!.get(`/entries/${id}`);
    expect(shown.text).toMatch(/编号 \d{4}-micro-video-\d{6}，.+ 收到/);
    expect((await ma!.post(`/entries/${id}/file/remove`)).status).toBe(409);
    expect((await ma!.post(`/entries/${id}/file`, upload(world, 'film-2m10.mp4'))).status).toBe(409);
    expect((await ma!.get('/my/entries')).text).toContain('待单位审核');
  });

  test('an address stands for a file where the call takes addresses, and nowhere else', async () => {
    const id = await begin(world, ma!, 'chenguang', typed, 'platform');
    expect((await sendIn(world, ma!, id)).text).toContain('请填写网址或上传文件');
    expect((await sendIn(world, ma!, id, { ...typed, link: 'javascript:alert(1)' })).status).toBe(422);
    expect((await sendIn(world, ma!, id, { ...typed, link: 'https://example.org/x' })).status).toBe(303);
    const unit = await world.organisation('chenguang');
    const refused = await ma!.post(`/entries/new/${callId}/${unit.id}`, {
      ...typed,
      link: 'https://example.org/x',
    });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('这个子项目不收网址');
  });
});

test('AC-060 fields that are not asked for are refused and change nothing', async () => {
  const id = await begin(world, ma!, 'chenguang');
  const before = await entryOf(world, id);
  for (const name of [
    'status',
    'state',
    'orgId',
    'unitId',
    'authorId',
    'score',
    'likeCount',
    'createdAt',
    'version',
  ]) {
    const answer = await ma!.post(`/entries/${id}/save`, {
      ...typed,
      title: '改名',
      revision: before.revision,
      [name]: 'admitted',
    });
    expect([name, answer.status]).toEqual([name, 422]);
    const json = await ma!.json(`/entries/${id}/save`, {
      makers: [],
      original: true,
      portrait: true,
      licence: true,
      revision: before.revision,
      [name]: 'admitted',
    });
    expect([name, json.status]).toEqual([name, 422]);
  }
  expect((await entryOf(world, id)).state).toBe('draft');
  expect((await entryOf(world, id)).unitId).toBe(before.unitId);
});

test('after the closing nothing is sent in; what was returned in time may still be put right', async () => {
  const late = await begin(world, ma!, 'chenguang');
  await ma!.post(`/entries/${late}/file`, upload(world, 'film-3m20.mp4'));
  const returned = await sendFilm(world, ma!, 'chenguang');
  await officer!.post(`/office/entries/${returned}/return`, { version: 1, reason: '请补字幕' });
  const call = await world.call('micro-video');
  const now = await world.now();
  await world.setClock(call.closesAt);
  const refused = await sendIn(world, ma!, late);
  expect(refused.status).toBe(409);
  expect(refused.text).toMatch(/征集已于 .+ 截止/);
  const unit = await world.organisation('chenguang');
  expect((await ma!.post(`/entries/new/${callId}/${unit.id}`, typed)).status).toBe(409);
  expect((await ma!.get(`/entries/new?call=${callId}`)).text).toContain('截止');
  expect((await sendIn(world, ma!, returned)).status).toBe(303);
  await world.setClock(now);
});

test('every page of entries reads in English too', async () => {
  const id = await begin(world, ma!, 'chenguang');
  for (const target of [
    '/my/entries?lang=en',
    `/entries/${id}?lang=en`,
    `/entries/new?call=${callId}&lang=en`,
  ]) {
    const answer = await ma!.get(target);
    expect([target, answer.status]).toEqual([target, 200]);
    expect(answer.text).toContain('lang="en"');
    expect(answer.text).not.toContain('style=');
  }
});
