/** The doors of joint papers: every issuer puts its name to one version, nobody for another. */

import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Answer, type Client, useWorld } from '../../../world/fixture.ts';
import type { CampaignId, NoticeId } from '../../kernel/id.ts';
import { listCountersignsWaiting } from './store/countersign.ts';
import { getNotice, listSteps } from './store.ts';

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
const idOf = (paper: string) => paper.split('/').at(-1) as NoticeId;
const stored = (paper: string) => world.read((tx) => getNotice(tx, idOf(paper)));

const text = {
  version: 1,
  title: '关于联合开展补充活动的通知',
  'issuers.0.name': '青海省总工会',
  'issuers.1.name': '西宁市总工会',
  'issuers.1.organisation': '西宁市总工会',
  'issuers.2.name': '省委网信办',
  'addressees.0.name': '各市（州）总工会',
  sections: '现将有关事项通知如下。\n一、活动时间\n2020年5—9月。',
};

/** A draft with this text; answers its address. */
async function drafted(fields: Record<string, string | number> = text): Promise<string> {
  const answer = await officer.post(`/office/campaigns/${campaignId}/notices`);
  const paper = answer.location!.replace('/edit', '');
  const edited = await officer.post(`${paper}/edit`, fields);
  expect(edited.status, edited.text.match(/class="problem[^>]*>[^<]*/g)?.join()).toBe(303);
  return paper;
}
const submit = (paper: string, fields = {}) => officer.post(`${paper}/submit`, fields);
async function submitted(fields?: Record<string, string | number>): Promise<string> {
  const paper = await drafted(fields);
  expect((await submit(paper)).status).toBe(303);
  return paper;
}
const sign = async (paper: string) =>
  leader.post(`${paper}/sign`, { version: hidden(await leader.get(paper), 'version') });
async function issue(paper: string): Promise<string> {
  const recipients = [(await world.organisation('post')).id, (await world.organisation('telecom')).id];
  expect((await officer.post(`${paper}/issue`, { recipients })).status).toBe(303);
  return paper;
}
const byHand = (version: number) => ({
  version,
  issuer: '省委网信办',
  signatory: '办公室负责人',
  signedOn: '2020-05-06',
  paper: '会签单7号',
});
async function lettersOf(link: string): Promise<string[]> {
  await world.runWorker();
  const rows = await sql<{ kind: string; username: string }>`
    select l.kind, p.username from message_letter l join account_person p on p.id = l.person_id
    where l.link = ${link} order by 1, 2`.execute(world.owner);
  return rows.rows.map((row) => `${row.kind} ${row.username}`);
}

describe('a joint paper', () => {
  it('goes out when every issuer has put its name to it: inside by its own leader, outside by hand', async () => {
    const paper = await submitted();
    const xining = (await world.organisation('xining')).id;
    const other = await world.as('xn-leader');
    const sheet = `${paper}/countersigns/${xining}`;
    expect(await lettersOf(paper)).toEqual(['notice.to-countersign xn-leader']);
    const waiting = await world.read(async (tx) =>
      listCountersignsWaiting(tx, await world.person('xn-leader')),
    );
    expect(waiting.map((one) => one.notice.id)).toContain(idOf(paper));

    const read = await other.get(paper);
    expect(read.status).toBe(200);
    expect(read.text).toContain('以“西宁市总工会”会签');
    expect(read.text).not.toContain('办理记录');
    // The order of signing and countersigning is free; issuing waits for all.
    expect((await sign(paper)).status).toBe(303);
    const early = await officer.post(`${paper}/issue`, { recipients: [] });
    expect([early.status, early.text.includes('还没有会签：西宁市总工会、省委网信办')]).toEqual([409, true]);
    expect((await officer.get(paper)).text).toContain('还没有会签：西宁市总工会、省委网信办');

    expect((await other.post(sheet, { version: 7 })).status).toBe(409);
    expect((await other.post(sheet, { version: 2 })).status).toBe(303);
    expect((await other.post(sheet, { version: 2 })).status).toBe(409);
    const future = await leader.post(`${paper}/countersigns`, { ...byHand(2), signedOn: '2999-01-01' });
    expect([future.status, future.text.includes('日期不能晚于今天')]).toEqual([422, true]);
    expect(future.text).toContain('value="办公室负责人"');
    expect((await leader.post(`${paper}/countersigns`, byHand(2))).status).toBe(303);
    expect((await leader.post(`${paper}/countersigns`, byHand(2))).status).toBe(409);
    expect(await lettersOf(paper)).toContain('notice.countersigned qh-officer');
    await issue(paper);

    const page = await officer.get(paper);
    expect(page.text).toContain('邢立春 于 ');
    expect(page.text).toContain('手工登记');
    expect(page.text).toContain('会签单7号');
    const open = await world.anyone().get(paper.replace('/office', ''));
    expect(open.status).toBe(200);
    expect(open.text).not.toMatch(/会签单7号|邢立春/);
  });

  it('AC-031 AC-036 nobody else sees it, nobody signs for another body, and nobody inside is written down by hand', async () => {
    const paper = await submitted();
    const xining = (await world.organisation('xining')).id;
    const sheet = `${paper}/countersigns/${xining}`;
    for (const name of ['hn-leader', 'national-leader', 'hewan-leader', 'hn-officer'] as const) {
      const stranger = await world.as(name);
      expect((await stranger.get(paper)).status, name).toBe(404);
      expect((await stranger.post(sheet, { version: 2 })).status, name).toBe(404);
      expect((await stranger.post(`${sheet}/give-back`, { reason: '不行' })).status, name).toBe(404);
    }
    expect((await leader.post(sheet, { version: 2 })).status).toBe(403);
    expect((await (await world.as('xn-officer')).post(sheet, { version: 2 })).status).toBe(403);
    const hainan = (await world.organisation('hainan')).id;
    expect((await leader.post(`${paper}/countersigns/${hainan}`, { version: 2 })).status).toBe(404);
    const inside = await leader.post(`${paper}/countersigns`, { ...byHand(2), issuer: '西宁市总工会' });
    expect([inside.status, inside.text.includes('系统内的单位须自己办理')]).toEqual([403, true]);
    expect((await officer.post(`${paper}/countersigns`, byHand(2))).status).toBe(403);
    const xn = await world.as('xn-leader');
    expect((await xn.post(`${paper}/countersigns`, byHand(2))).status).toBe(403);
    expect((await xn.post(`${paper}/sign`, { version: 2 })).status).toBe(403);
  });

  it('is given back with a reason, falls out of sight, and a changed text has nobody’s name under it', async () => {
    const paper = await submitted();
    const xining = (await world.organisation('xining')).id;
    const other = await world.as('xn-leader');
    const sheet = `${paper}/countersigns/${xining}`;
    expect((await leader.post(`${paper}/countersigns`, byHand(2))).status).toBe(303);
    expect((await sign(paper)).status).toBe(303);
    expect((await other.post(`${sheet}/give-back`, { reason: '' })).status).toBe(422);
    expect((await other.post(`${sheet}/give-back`, { reason: '请写明经费' })).location).toBe(
      '/office/notices',
    );
    expect((await other.get(paper)).status).toBe(404);
    expect(await stored(paper)).toMatchObject({ state: 'returned', signedAt: undefined });
    expect((await officer.get(paper)).text).toContain('请写明经费');
    expect(await lettersOf(paper)).toContain('notice.given-back qh-officer');

    const changed = { ...text, version: 2, sections: `${text.sections}\n经费由各单位自筹。` };
    expect((await officer.post(`${paper}/edit`, changed)).status).toBe(303);
    expect((await submit(paper)).status).toBe(303);
    expect((await officer.get(paper)).text).toContain('会签作废');
    expect((await other.post(sheet, { version: 2 })).status).toBe(409);
    expect((await other.post(sheet, { version: 3 })).status).toBe(303);
    expect((await sign(paper)).status).toBe(303);
    const half = await officer.post(`${paper}/issue`, {
      recipients: [(await world.organisation('post')).id],
    });
    expect([half.status, half.text.includes('还没有会签：省委网信办')]).toEqual([409, true]);
    const verbs = (await world.read((tx) => listSteps(tx, idOf(paper)))).map((step) => step.verb);
    expect(verbs).toEqual([
      'draft',
      'edit',
      'submit',
      'countersign',
      'sign',
      'give-back',
      'edit',
      'submit',
      'countersign',
      'sign',
    ]);
  });

  it('notice.issuer-unknown: an issuer that no single organisation is called, and one that stands there twice, are told by their field', async () => {
    const answer = await officer.post(`/office/campaigns/${campaignId}/notices`);
    const paper = answer.location!.replace('/edit', '');
    const unknown = await officer.post(`${paper}/edit`, {
      ...text,
      'issuers.1.organisation': '不存在的总工会',
    });
    expect([unknown.status, unknown.text.includes('系统内没有叫“不存在的总工会”的单位')]).toEqual([
      422,
      true,
    ]);
    expect(unknown.text).toMatch(/id="[^"]*issuers-1-organisation-problem"/);
    expect(unknown.text).toContain('value="不存在的总工会"');
    const twice = await officer.post(`${paper}/edit`, { ...text, 'issuers.2.name': '西宁市总工会' });
    expect([twice.status, twice.text.includes('发文机关不能重复')]).toEqual([422, true]);
    const own = await officer.post(`${paper}/edit`, { ...text, 'issuers.1.organisation': '青海省总工会' });
    expect(own.status).toBe(422);
  });

  it('AC-174 two officers write it at once: the second finds both texts, the issuers it typed included', async () => {
    const paper = await drafted();
    expect((await officer.post(`${paper}/edit`, { ...text, version: 2, title: '先存的标题' })).status).toBe(
      303,
    );
    const stale = await officer.post(`${paper}/edit`, {
      ...text,
      version: 2,
      title: '后写的标题',
      'issuers.2.name': '省委宣传部',
    });
    expect(stale.status).toBe(409);
    expect(stale.text).toContain('value="后写的标题"');
    expect(stale.text).toContain('value="省委宣传部"');
    expect(stale.text).toContain('先存的标题');
    expect(stale.text.slice(stale.text.indexOf('id="stored"'))).toContain('省委网信办');
  });
});
