/** The doors of notices: the whole way of a paper in the browser's words, and what is kept from whom. */

import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Answer, type Client, useWorld } from '../../../world/fixture.ts';
import type { CampaignId } from '../../kernel/id.ts';
import { listCalls } from '../call/store.ts';
import { lastDayOf } from '../campaign/campaign.ts';
import { findAdopted } from '../campaign/store.ts';

const world = useWorld();
let officer: Client;
let leader: Client;
let campaignId: CampaignId;

beforeAll(async () => {
  [officer, leader] = [await world.as('qh-officer'), await world.as('qh-leader')];
  campaignId = (await world.campaign('qinghai')).id;
});

const hidden = (page: Answer, name: string) =>
  page.text.match(new RegExp(`name="${name}" value="([^"]*)"`))?.[1] ?? '';

/** A new draft, as its officer makes it from the campaign's page; answers the paper's address. */
async function draft(): Promise<string> {
  const answer = await officer.post(`/office/campaigns/${campaignId}/notices`);
  expect(answer.status).toBe(303);
  return answer.location!.replace('/edit', '');
}
async function submitted(): Promise<string> {
  const paper = await draft();
  expect((await officer.post(`${paper}/submit`)).location).toBe(paper);
  return paper;
}
async function sign(paper: string): Promise<Answer> {
  return leader.post(`${paper}/sign`, { version: hidden(await leader.get(paper), 'version') });
}
async function issued(...keys: Parameters<typeof world.organisation>[0][]): Promise<string> {
  const paper = await submitted();
  expect((await sign(paper)).status).toBe(303);
  const recipients = await Promise.all(keys.map(async (key) => (await world.organisation(key)).id));
  expect((await officer.post(`${paper}/issue`, { recipients })).status).toBe(303);
  return paper;
}
const text = {
  version: 1,
  number: '青总发〔2020〕30号',
  title: '关于补充安排的通知',
  'issuers.0.name': '青海省总工会',
  'addressees.0.name': '各市（州）总工会',
  'addressees.1.name': '各市（州）委网信办',
  'addressees.1.outside': 'yes',
  sections: '现将有关事项通知如下。\n一、活动时间\n2020年5—9月。\n（一）突出主题。各单位要重视。',
  attachments: '任务分配表',
};

describe('preparing', () => {
  it('an officer drafts from the campaign, finds a first text, changes it and reads it as a paper', async () => {
    const paper = await draft();
    const form = await officer.get(`${paper}/edit`);
    expect(form.status).toBe(200);
    expect(form.text).toContain('网络正能量微视频征集。承办单位：西宁市总工会');
    expect((await officer.post(`${paper}/edit`, text)).location).toBe(paper);
    const page = await officer.get(paper);
    expect(page.text).toContain('<p class="paper-number">青总发〔2020〕30号</p>');
    expect(page.text).toContain('<h3>一、活动时间</h3>');
    expect(page.text).toContain('<strong>（一）突出主题。</strong>各单位要重视。');
    expect(page.text).toContain('系统外');
    expect(page.text).not.toContain('style=');
  });

  it('what is wrong is told by its field and what was typed stays', async () => {
    const paper = await draft();
    const answer = await officer.post(`${paper}/edit`, {
      ...text,
      number: '青总发[2020]30号',
      title: '半成品标题',
    });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('发文字号的写法应如');
    expect(answer.text).toContain('value="半成品标题"');
    const short = await officer.post(`${paper}/edit`, {
      ...text,
      title: '',
      'addressees.0.name': '',
      'addressees.1.name': '',
    });
    expect(short.status).toBe(422);
    expect(short.text).toContain('请填写此项');
    expect((await officer.post(`${paper}/edit`, { ...text, state: 'issued' })).status).toBe(422);
  });

  it('AC-174 a text changed meanwhile is not written over: 409 with both', async () => {
    const paper = await draft();
    expect((await officer.post(`${paper}/edit`, { ...text, title: '先存的标题' })).status).toBe(303);
    const stale = await officer.post(`${paper}/edit`, { ...text, title: '后写的标题' });
    expect(stale.status).toBe(409);
    expect(stale.text).toContain('value="后写的标题"');
    expect(stale.text).toContain('先存的标题');
    expect(hidden(stale, 'version')).toBe('2');
    expect((await officer.post(`${paper}/edit`, { ...text, version: 2, title: '后写的标题' })).status).toBe(
      303,
    );
  });

  it('the same form sent twice drafts once', async () => {
    const key = 'a key of this page';
    const send = () => officer.post(`/office/campaigns/${campaignId}/notices`, { _key: key });
    expect((await send()).location).toBe((await send()).location);
  });
});

describe('before it is issued', () => {
  it('AC-031 AC-033 other organisations find nothing, at no door', async () => {
    const paper = await submitted();
    const id = paper.split('/').at(-1);
    for (const name of [
      'national-officer',
      'national-leader',
      'xn-officer',
      'hn-officer',
      'hewan-officer',
    ] as const) {
      const other = await world.as(name);
      expect((await other.get(paper)).status, name).toBe(404);
      expect((await other.get(`${paper}/edit`)).status).toBe(404);
      expect((await other.post(`${paper}/sign`, { version: 1 })).status).toBe(404);
      expect((await other.post(`${paper}/edit`, text)).status).toBe(404);
    }
    expect((await officer.get(`/notices/${id}`)).status).toBe(404);
    expect((await world.anyone().get(`/notices/${id}`)).status).toBe(404);
    expect((await world.anyone().get(paper)).status).toBe(401);
    expect((await (await world.as('worker-ma')).get(paper)).status).toBe(404);
  });

  it('AC-046 inside the organisation each does only what their seat does', async () => {
    const paper = await submitted();
    expect((await officer.post(`${paper}/sign`, { version: 1 })).status).toBe(403);
    expect((await officer.post(`${paper}/return`, { reason: '不行' })).status).toBe(403);
    expect((await leader.post(`${paper}/submit`)).status).toBe(403);
    expect((await (await world.as('qh-admin')).post(`${paper}/sign`, { version: 1 })).status).toBe(403);
    expect(
      (await (await world.as('xn-officer')).post(`/office/campaigns/${campaignId}/notices`)).status,
    ).toBe(403);
    const page = await officer.get(paper);
    expect(page.text).not.toContain(`${paper}/sign"`);
  });

  it('AC-172 a skipped step is 409 and the page says where the paper stands', async () => {
    const paper = await draft();
    const skipped = await leader.post(`${paper}/sign`, { version: 1 });
    expect(skipped.status).toBe(409);
    expect(skipped.text).toContain('文稿现在的状态是“起草中”');
    expect((await officer.post(`${paper}/issue`, { recipients: [] })).status).toBe(409);
  });

  it('a leader returns it with a reason; the preparer reads it on the page and in a letter', async () => {
    const paper = await submitted();
    expect((await leader.post(`${paper}/return`, { reason: '' })).status).toBe(422);
    expect((await leader.post(`${paper}/return`, { reason: '请写明附件' })).status).toBe(303);
    expect((await officer.get(paper)).text).toContain('负责人退回了这份文稿：请写明附件');
    await world.runWorker();
    const { id } = await world.person('qh-officer');
    const letters = await sql<{ kind: string; link: string; about: { reason: string } }>`
      select kind, link, about from message_letter where person_id = ${id} and link = ${paper}`.execute(
      world.owner,
    );
    expect(letters.rows).toMatchObject([{ kind: 'notice.returned', about: { reason: '请写明附件' } }]);
    expect((await officer.post(`${paper}/edit`, text)).status).toBe(303);
    expect((await officer.post(`${paper}/submit`)).status).toBe(303);
    expect((await sign(paper)).status).toBe(303);
  });
});

describe('issued', () => {
  it('the officer chooses; everybody may read; those who received it are told', async () => {
    const paper = await submitted();
    await sign(paper);
    const form = await officer.get(paper);
    expect(form.text).toContain('河湾区总工会');
    const none = await officer.post(`${paper}/issue`, {});
    expect([none.status, none.text.includes('请至少选择一个接收单位')]).toEqual([422, true]);
    const above = await officer.post(`${paper}/issue`, {
      recipients: [(await world.organisation('national')).id],
    });
    expect([above.status, above.text.includes('接收单位须在本单位之下')]).toEqual([422, true]);
    const recipients = [(await world.organisation('post')).id, (await world.organisation('telecom')).id];
    expect((await officer.post(`${paper}/issue`, { recipients })).status).toBe(303);
    const open = await world.anyone().get(paper.replace('/office', ''));
    expect(open.status).toBe(200);
    expect(open.text).toContain('paper-title');
    expect(open.text).not.toMatch(/签收情况|办理记录|post-officer|(?<!\d)1[3-9]\d{9}(?!\d)/);
    await world.runWorker();
    const told = await sql<{ username: string }>`
      select p.username from message_letter l join account_person p on p.id = l.person_id
      where l.kind = 'notice.issued' and l.link = ${paper} order by 1`.execute(world.owner);
    expect(told.rows.map((row) => row.username)).toEqual(['post-officer', 'telecom-officer']);
  });

  it('a recipient finds it, signs for it once, and the issuer sees who has not', async () => {
    const paper = await issued('post', 'telecom');
    const post = await world.organisation('post');
    const action = `${paper}/recipients/${post.id}`;
    const recipient = await world.as('post-leader');
    expect((await recipient.get('/office/notices')).text).toContain(paper);
    expect((await recipient.get(paper)).text).toContain(`${action}/sign-for`);
    expect((await recipient.post(`${action}/sign-for`)).status).toBe(303);
    const twice = await recipient.post(`${action}/sign-for`);
    expect([twice.status, twice.text.includes('签收')]).toEqual([409, true]);
    const overview = await officer.get(`${paper}?show=missing`);
    expect(overview.text).toContain('1 / 2 个单位已签收');
    const table = overview.text.slice(overview.text.indexOf('id="receipts"'));
    expect([table.includes('中国电信青海省分公司工会'), table.includes('青海省邮政公司工会')]).toEqual([
      true,
      false,
    ]);
    const signed = await officer.get(`${paper}?show=signed`);
    expect(signed.text).toContain('简信达 于 ');
    expect((await recipient.get(paper)).text).not.toContain('id="receipts"');
    expect((await (await world.as('national-officer')).get(paper)).text).toContain('id="receipts"');
  });

  it('AC-031 a sister unit finds no door to another’s receipt; the issuer may look and not act', async () => {
    const paper = await issued('post', 'telecom');
    const action = `${paper}/recipients/${(await world.organisation('post')).id}`;
    const sister = await world.as('telecom-officer');
    expect((await sister.post(`${action}/sign-for`)).status).toBe(404);
    expect((await sister.get(`${action}/adopt`)).status).toBe(404);
    expect((await sister.post(`${action}/adopt`, { closesOn: '2020-09-01' })).status).toBe(404);
    expect((await officer.post(`${action}/sign-for`)).status).toBe(403);
    expect((await officer.get(`${action}/adopt`)).status).toBe(403);
    const stranger = `${paper}/recipients/${(await world.organisation('grid')).id}`;
    expect((await (await world.as('grid-officer')).post(`${stranger}/sign-for`)).status).toBe(404);
  });
});

describe('adopting', () => {
  it('waits for signing; a later day is 422 by its field; earlier days stand beside the level above; twice is 409', async () => {
    const paper = await issued('telecom');
    const unit = await world.organisation('telecom');
    const action = `${paper}/recipients/${unit.id}`;
    const client = await world.as('telecom-officer');
    expect((await client.get(`${action}/adopt`)).status).toBe(409);
    expect((await client.post(`${action}/sign-for`)).status).toBe(303);
    const form = await client.get(`${action}/adopt`);
    expect(form.status).toBe(200);
    expect(form.text).toContain('name="calls.7.closesOn"');

    const parent = await world.campaign('qinghai');
    const calls = await world.read((tx) => listCalls(tx, parent.id));
    const dayOf = (closesAt: Date, days: number) =>
      lastDayOf(new Date(closesAt.getTime() + days * 86_400_000));
    const fields: Record<string, string> = { closesOn: lastDayOf(parent.closesAt) };
    for (const [index, call] of calls.entries()) {
      fields[`calls.${index}.callId`] = call.id;
      fields[`calls.${index}.carried`] = 'yes';
      fields[`calls.${index}.closesOn`] = lastDayOf(call.closesAt);
    }
    const late = {
      ...fields,
      'calls.0.closesOn': dayOf(calls[0]!.closesAt, 1),
      closesOn: dayOf(parent.closesAt, 1),
    };
    const refused = await client.post(`${action}/adopt`, late);
    expect(refused.status).toBe(422);
    expect(refused.text.match(/id="[^"]*calls-0-closesOn-problem"/)).not.toBeNull();
    expect(refused.text.match(/id="[^"]*-closesOn-problem"/g)).toHaveLength(2);
    expect(refused.text).toContain(`value="${late['calls.0.closesOn']}"`);

    const { 'calls.7.carried': _left, ...rest } = fields;
    const earlier = { ...rest, 'calls.0.closesOn': dayOf(calls[0]!.closesAt, -3) };
    const adopted = await client.post(`${action}/adopt`, earlier);
    expect(adopted.status).toBe(303);
    const own = (await world.read((tx) => findAdopted(tx, parent.id, unit.id)))!;
    expect(adopted.location).toBe(`/office/campaigns/${own.id}`);
    const page = await client.get(paper);
    expect(page.text).toContain('与上级对照');
    expect(page.text).toContain('提前');
    expect(page.text).toContain('未承接');
    expect((await client.post(`${action}/adopt`, earlier)).status).toBe(409);
    expect((await client.get(adopted.location!)).text).toContain('承接自');
  });

  it('every page of a notice says everything in English too', async () => {
    const paper = await issued('post');
    const page = await officer.get(`${paper}?lang=en`);
    expect(page.text).toContain('Receipts');
    expect(page.text).toContain('0 of 1 have signed for it');
    expect((await officer.get('/office/notices?lang=en&page=999999999')).status).toBe(200);
  });
});
