/** Entries at their doors: a worker sends in, the unit decides, everybody else sees nothing that is not theirs. */

import { writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import type { OrganisationKey } from '../../../world/federation.ts';
import { type Client, useWorld } from '../../../world/fixture.ts';
import { done } from '../../kernel/verdict.ts';
import { startCampaign } from '../campaign/actions/start-campaign.ts';
import { hideEntry } from './actions/hide-entry.ts';
import { markRecommended } from './actions/mark-recommended.ts';
import { releaseEntry } from './actions/release-entry.ts';
import { showEntry } from './actions/show-entry.ts';
import type { Entry } from './entry.ts';
import { atCall, getEntry } from './store.ts';

// biome-ignore lint/correctness/useHookAtTopLevel: not React's
const world = useWorld();
let callId: string;
let [ma, officer, sister]: Client[] = [];

beforeAll(async () => {
  const campaign = await world.campaign('qinghai');
  if (campaign.state === 'draft') {
    await world.doing(await world.person('qh-officer'), (doing) => startCampaign(doing, campaign));
  }
  callId = (await world.call('micro-video')).id;
  [ma, officer, sister] = [
    await world.as('worker-ma'),
    await world.as('chenguang-officer'),
    await world.as('transit-officer'),
  ];
});

const words = {
  title: '雪天，班车照常',
  summary: '班车司机提前两小时出门。',
  'makers.0.name': '凌晓',
  'makers.0.role': '摄影',
  original: 'yes',
  portrait: 'yes',
  licence: 'yes',
  ai: 'none',
};
const idOf = (location: string | null) => /[0-9a-f-]{36}/.exec(location ?? '')?.[0] ?? 'none';
const entryOf = (id: string): Promise<Entry> => world.read((tx) => getEntry(tx, id as Entry['id']));
const fileOf = (name: string) => {
  const form = new FormData();
  form.set('file', world.upload(name));
  return form;
};

async function begin(
  client: Client,
  unit: OrganisationKey,
  fields: Record<string, string> = words,
  call = callId,
): Promise<string> {
  const answer = await client.post(`/entries/new/${call}/${(await world.organisation(unit)).id}`, fields);
  expect(answer.status).toBe(303);
  return idOf(answer.location);
}
async function sendIn(client: Client, id: string, fields: Record<string, string> = words, base = '/entries') {
  const { revision } = await entryOf(id);
  return client.post(`${base}/${id}/send`, { ...fields, revision });
}
async function sent(client: Client, unit: OrganisationKey): Promise<string> {
  const id = await begin(client, unit);
  expect((await client.post(`/entries/${id}/file`, fileOf('film-3m20.mp4'))).status).toBe(303);
  expect((await sendIn(client, id)).status).toBe(303);
  return id;
}

describe('a worker sends in a film', () => {
  test('who is signed out is asked to sign in, and comes back to the call', async () => {
    const answer = await world.anyone().get(`/entries/new?call=${callId}`);
    expect(answer.status).toBe(200);
    expect(answer.text).toContain(`/sign-in?next=${encodeURIComponent(`/entries/new?call=${callId}`)}`);
    expect((await world.anyone().get('/my/entries')).status).toBe(401);
    expect((await world.anyone().get(`/entries/${callId}`)).status).toBe(401);
    const unit = await world.organisation('chenguang');
    expect((await world.anyone().post(`/entries/new/${callId}/${unit.id}`, words)).status).toBe(401);
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
    const id = await begin(ma!, 'chenguang', { title: '只有名称' });
    const shown = await ma!.get(`/entries/${id}`);
    expect(shown.text).toContain('value="只有名称"');
    const refused = await sendIn(ma!, id, { title: '' });
    expect(refused.status).toBe(422);
    for (const sentence of ['请填写此项', '请确认这项声明', '请从列表中选择', '请上传作品文件'])
      expect(refused.text).toContain(sentence);
    const { revision } = await entryOf(id);
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
    expect(await entryOf(id)).toMatchObject({ state: 'draft', title: '只有名称' });
  });

  test('a film of the wrong length stays on the draft with what was measured, and is not sent in', async () => {
    const id = await begin(ma!, 'chenguang');
    expect((await ma!.post(`/entries/${id}/file`, fileOf('film-5m12.mp4'))).status).toBe(303);
    const shown = await ma!.get(`/entries/${id}`);
    expect(shown.text).toContain('时长 5:12，要求 3:00–5:00');
    expect(shown.text).toContain('文件已保留在草稿中，但不符合要求，不能报送');
    const refused = await sendIn(ma!, id);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('文件不符合要求：时长 5:12，要求 3:00–5:00');
    const json = await ma!.request(`/entries/${id}/send`, {
      method: 'POST',
      body: new URLSearchParams({ ...words, revision: '1' }).toString(),
      headers: {
        origin: 'http://tongxin.test',
        accept: 'application/json',
        'content-type': 'application/x-www-form-urlencoded',
      },
    });
    expect(json.text).toContain('entry.file-rule');
    expect((await ma!.post(`/entries/${id}/file`, fileOf('film-3m20.mp4'))).status).toBe(303);
    expect((await sendIn(ma!, id)).status).toBe(303);
  });

  test('a text that calls itself a film is refused by its field, and nothing typed is lost', async () => {
    const id = await begin(ma!, 'chenguang');
    const form = new FormData();
    form.set('file', new File(['just words, not a film at all'], 'film.mp4', { type: 'video/mp4' }));
    const refused = await ma!.post(`/entries/${id}/file`, form);
    expect(refused.status).toBe(415);
    expect(refused.text).toContain('这个文件不是我们能接收的格式');
    expect(refused.text).toContain('雪天，班车照常');
    const none = await ma!.post(`/entries/${id}/file`, new FormData());
    expect(none.status).toBe(422);
    expect(none.text).toContain('请上传作品文件');
  });

  test('a receipt says number and time; the file can be taken off a draft, not off what was sent', async () => {
    const id = await begin(ma!, 'chenguang');
    await ma!.post(`/entries/${id}/file`, fileOf('film-3m20.mp4'));
    expect((await ma!.post(`/entries/${id}/file/remove`)).status).toBe(303);
    expect((await entryOf(id)).fileId).toBeUndefined();
    await ma!.post(`/entries/${id}/file`, fileOf('film-3m20.mp4'));
    expect((await sendIn(ma!, id)).status).toBe(303);
    const shown = await ma!.get(`/entries/${id}`);
    expect(shown.text).toMatch(/编号 \d{4}-micro-video-\d{6}，.+ 收到/);
    expect((await ma!.post(`/entries/${id}/file/remove`)).status).toBe(409);
    expect((await ma!.post(`/entries/${id}/file`, fileOf('film-2m10.mp4'))).status).toBe(409);
    expect((await ma!.get('/my/entries')).text).toContain('待单位审核');
  });

  test('an address stands for a file where the call takes addresses, and nowhere else', async () => {
    const platform = (await world.call('platform')).id;
    const id = await begin(ma!, 'chenguang', words, platform);
    expect((await sendIn(ma!, id)).text).toContain('请填写网址或上传文件');
    expect((await sendIn(ma!, id, { ...words, link: 'javascript:alert(1)' })).status).toBe(422);
    expect((await sendIn(ma!, id, { ...words, link: 'https://example.org/x' })).status).toBe(303);
    const unit = await world.organisation('chenguang');
    const refused = await ma!.post(`/entries/new/${callId}/${unit.id}`, {
      ...words,
      link: 'https://example.org/x',
    });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('这个子项目不收网址');
  });
});

test('AC-060 fields that are not asked for are refused and change nothing', async () => {
  const id = await begin(ma!, 'chenguang');
  const before = await entryOf(id);
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
      ...words,
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
  expect((await entryOf(id)).state).toBe('draft');
  expect((await entryOf(id)).unitId).toBe(before.unitId);
});

describe('the unit decides', () => {
  test('returned with a reason, corrected and sent again, admitted; each step is told and written down', async () => {
    const id = await sent(ma!, 'chenguang');
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
    expect((await sendIn(ma!, id, { ...words, title: '雪天，班车照常（字幕版）' })).status).toBe(303);
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
    const id = await sent(ma!, 'chenguang');
    await officer!.post(`/office/entries/${id}/admit`, { version: 1 });
    const person = await world.person('chenguang-officer');
    await world.doing(person, async (doing) =>
      markRecommended(doing, await getEntry(doing.tx, id as Entry['id'])),
    );
    const { revision } = await entryOf(id);
    const saved = await ma!.post(`/entries/${id}/save`, { ...words, title: '换掉', revision });
    expect(saved.status).toBe(409);
    expect(saved.text).toContain('作品当前为“已推荐”，不能修改');
    expect((await ma!.post(`/entries/${id}/file`, fileOf('film-2m10.mp4'))).status).toBe(409);
    expect((await officer!.post(`/office/entries/${id}/return`, { version: 1, reason: 'x' })).status).toBe(
      409,
    );
    expect((await entryOf(id)).title).toBe(words.title);
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
    const made = await officer!.post(`/office/entries/new/${callId}/${unit.id}`, words);
    const id = idOf(made.location);
    expect(made.location).toBe(`/office/entries/${id}#file`);
    expect((await officer!.post(`/office/entries/${id}/file`, fileOf('film-3m20.mp4'))).status).toBe(303);
    expect((await officer!.get(`/entries/${id}`)).status).toBe(404);
    expect((await (await world.as('hewan-officer')).get(`/office/entries/${id}`)).status).toBe(404);
    expect((await sendIn(officer!, id, words, '/office/entries')).status).toBe(303);
    const elsewhere = await world.organisation('hewan-transit');
    expect((await officer!.post(`/office/entries/new/${callId}/${elsewhere.id}`, words)).status).toBe(403);
  });
});

describe('everybody else', () => {
  test('AC-031, AC-035 a sister unit, a parent and another worker find no draft; a sister finds nothing at all (404)', async () => {
    const draft = await begin(ma!, 'chenguang');
    const submitted = await sent(ma!, 'chenguang');
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
        const answer = await client!.post(`/entries/${id}/${verb}`, { ...words, revision: 1 });
        expect([verb, answer.status]).toEqual([verb, 404]);
      }
      expect((await client!.post(`/office/entries/${id}/admit`, { version: 1 })).status).toBe(404);
    }
    expect((await above.get(`/office/entries/${submitted}`)).status).toBe(200);
    expect((await above.post(`/office/entries/${submitted}/admit`, { version: 1 })).status).toBe(403);
    expect((await entryOf(submitted)).state).toBe('submitted');
  });

  test('AC-039 a call’s address does not open a unit outside its owner’s tree', async () => {
    const nation = await world.organisation('national');
    expect((await ma!.get(`/entries/new/${callId}/${nation.id}`)).status).toBe(404);
    expect((await ma!.post(`/entries/new/${nation.id}/${callId}`, words)).status).toBe(404);
  });
});

test('two who write on one text: the second is told, and sees both (409)', async () => {
  const unit = await world.organisation('chenguang');
  const id = idOf((await officer!.post(`/office/entries/new/${callId}/${unit.id}`, words)).location);
  expect(
    (await officer!.post(`/office/entries/${id}/save`, { ...words, title: '甲写的', revision: 1 })).status,
  ).toBe(303);
  const stale = await officer!.post(`/office/entries/${id}/save`, { ...words, title: '乙写的', revision: 1 });
  expect(stale.status).toBe(409);
  expect(stale.text).toContain('甲写的');
  expect(stale.text).toContain('value="乙写的"');
  expect(stale.text).toMatch(/name="revision" value="2"/);
  expect(
    (await officer!.post(`/office/entries/${id}/save`, { ...words, title: '乙写的', revision: 2 })).status,
  ).toBe(303);
});

describe('the file of a work (AC-111, AC-051)', () => {
  async function picture(): Promise<Entry> {
    const call = await world.call('special-activity');
    const id = await begin(ma!, 'chenguang', words, call.id);
    await ma!.post(`/entries/${id}/file`, fileOf('picture-dawn.jpg'));
    expect((await sendIn(ma!, id)).status).toBe(303);
    await officer!.post(`/office/entries/${id}/admit`, { version: 1 });
    return entryOf(id);
  }
  const shape = async (client: Client, target: string, method: string, headers: Record<string, string>) => {
    const answer = await client.request(target, { method, headers });
    const told = ['etag', 'content-range', 'accept-ranges', 'last-modified', 'content-length'].map((name) =>
      answer.headers.get(name),
    );
    return { status: answer.status, told, text: answer.text.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'ID') };
  };

  test('shown, everybody gets the picture made by us and never the original; hidden, it is as if it never was', async () => {
    const entry = await picture();
    const person = await world.person('chenguang-officer');
    const anyone = world.anyone();
    const targets = ['file', 'file?as=wide.jpg', 'picture/small', 'picture/wide'];
    const asks = [
      ['GET', {}],
      ['HEAD', {}],
      ['GET', { range: 'bytes=0-9' }],
      ['GET', { 'if-none-match': '*' }],
    ] as const;
    const hidden = async () => {
      for (const target of targets) {
        for (const [method, headers] of asks) {
          const here = await shape(anyone, `/works/${entry.id}/${target}`, method, headers);
          const nowhere = await shape(anyone, `/works/${callId}/${target}`, method, headers);
          expect(here).toEqual(nowhere);
          expect(here.status).toBe(404);
        }
      }
    };
    await hidden();
    await world.doing(person, async (doing) => {
      const recommended = await markRecommended(doing, entry);
      await showEntry(doing, entry);
      return recommended;
    });
    const small = await anyone.get(`/works/${entry.id}/picture/small`, { accept: 'image/webp' });
    expect([small.status, small.headers.get('content-type')]).toEqual([200, 'image/webp']);
    expect((await anyone.get(`/works/${entry.id}/picture/small`)).headers.get('content-type')).toBe(
      'image/jpeg',
    );
    expect((await anyone.get(`/works/${entry.id}/file?as=wide.jpg`, { range: 'bytes=0-9' })).status).toBe(
      206,
    );
    expect((await anyone.get(`/works/${entry.id}/file`)).status).toBe(404);
    expect((await anyone.get(`/works/${entry.id}/picture/original`)).status).toBe(404);
    expect((await anyone.get(`/works/${entry.id}/file?as=../secret`)).status).toBe(404);
    expect((await anyone.get(`/office/entries/${entry.id}`)).status).toBe(401);
    expect((await (await world.as('hn-officer')).get(`/office/entries/${entry.id}`)).status).toBe(404);
    await world.doing(person, async (doing) => {
      await hideEntry(doing, entry);
      return done(undefined);
    });
    await hidden();
    await world.doing(person, async (doing) =>
      releaseEntry(doing, await atCall(doing.tx, await getEntry(doing.tx, entry.id))),
    );
  });

  test('the sender plays the film of their own draft; nobody else does', async () => {
    const id = await begin(ma!, 'chenguang');
    await ma!.post(`/entries/${id}/file`, fileOf('film-3m20.mp4'));
    const part = await ma!.get(`/entries/${id}/file`, { range: 'bytes=0-99' });
    expect([part.status, part.headers.get('cache-control')]).toEqual([206, 'private, no-store']);
    expect((await officer!.get(`/entries/${id}/file`)).status).toBe(404);
    expect((await world.anyone().get(`/entries/${id}/file`)).status).toBe(404);
  });
});

test('after the closing nothing is sent in; what was returned in time may still be put right', async () => {
  const late = await begin(ma!, 'chenguang');
  await ma!.post(`/entries/${late}/file`, fileOf('film-3m20.mp4'));
  const returned = await sent(ma!, 'chenguang');
  await officer!.post(`/office/entries/${returned}/return`, { version: 1, reason: '请补字幕' });
  const call = await world.call('micro-video');
  const now = await world.now();
  await world.setClock(call.closesAt);
  const refused = await sendIn(ma!, late);
  expect(refused.status).toBe(409);
  expect(refused.text).toMatch(/征集已于 .+ 截止/);
  const unit = await world.organisation('chenguang');
  expect((await ma!.post(`/entries/new/${callId}/${unit.id}`, words)).status).toBe(409);
  expect((await ma!.get(`/entries/new?call=${callId}`)).text).toContain('截止');
  expect((await sendIn(ma!, returned)).status).toBe(303);
  await world.setClock(now);
});

test('every page of entries reads in English too', async () => {
  const id = await begin(ma!, 'chenguang');
  for (const target of [
    '/my/entries?lang=en',
    `/entries/${id}?lang=en`,
    `/entries/new?call=${callId}&lang=en`,
  ]) {
    const answer = await ma!.get(target);
    expect([target, answer.status]).toEqual([target, 200]);
    expect(answer.text).toContain('lang="en"');
    expect(answer.text).not.toContain('style=');
    if (process.env.TONGXIN_PAGES)
      writeFileSync(`${process.env.TONGXIN_PAGES}/${target.replace(/[^a-z]+/gi, '-')}.html`, answer.text);
  }
});
