/** The doors of papers that are withdrawn, superseded or amended, and of burdens answered at submitting. */

import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Answer, type Client, useWorld } from '../../../world/fixture.ts';
import type { CampaignId, NoticeId } from '../../kernel/id.ts';
import { dayOf } from '../../kernel/period.ts';
import { amendCampaign } from '../campaign/actions/amend-campaign.ts';
import { lastDayOf } from '../campaign/campaign.ts';
import { getNotice } from './store.ts';

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
const single = { version: 1, title: '关于补充安排的通知', 'issuers.0.name': '青海省总工会' };
const plain = { ...single, 'addressees.0.name': '各市（州）总工会', sections: text.sections };
const sign = async (paper: string) =>
  leader.post(`${paper}/sign`, { version: hidden(await leader.get(paper), 'version') });
async function issued(fields: Record<string, string | number> = plain): Promise<string> {
  const paper = await submitted(fields);
  expect((await sign(paper)).status).toBe(303);
  return issue(paper);
}
async function issue(paper: string): Promise<string> {
  const recipients = [(await world.organisation('post')).id, (await world.organisation('telecom')).id];
  expect((await officer.post(`${paper}/issue`, { recipients })).status).toBe(303);
  return paper;
}
async function lettersOf(link: string): Promise<string[]> {
  await world.runWorker();
  const rows = await sql<{ kind: string; username: string }>`
    select l.kind, p.username from message_letter l join account_person p on p.id = l.person_id
    where l.link = ${link} order by 1, 2`.execute(world.owner);
  return rows.rows.map((row) => `${row.kind} ${row.username}`);
}

describe('a paper that is out', () => {
  it('is withdrawn when an officer asks and a leader signs; recipients are told and sign no more', async () => {
    const paper = await issued();
    const asked = { reason: '日期有误' };
    expect((await leader.post(`${paper}/withdraw`)).status).toBe(409);
    expect((await leader.post(`${paper}/ask-withdrawal`, asked)).status).toBe(403);
    const recipient = await world.as('post-officer');
    expect((await recipient.post(`${paper}/ask-withdrawal`, asked)).status).toBe(403);
    expect((await officer.post(`${paper}/ask-withdrawal`, { reason: '' })).status).toBe(422);
    expect((await officer.post(`${paper}/ask-withdrawal`, asked)).status).toBe(303);
    expect((await officer.post(`${paper}/ask-withdrawal`, asked)).status).toBe(409);
    expect((await officer.post(`${paper}/withdraw`)).status).toBe(403);
    expect((await recipient.get(paper)).text).not.toContain('日期有误');
    expect(await lettersOf(paper)).toContain('notice.withdrawal-asked qh-leader');
    // The leader may let it stand; then it is asked again.
    expect((await leader.post(`${paper}/keep`)).status).toBe(303);
    expect((await officer.post(`${paper}/ask-withdrawal`, asked)).status).toBe(303);
    expect((await leader.get(paper)).text).toContain('卓青禾 于 ');
    expect((await leader.post(`${paper}/withdraw`)).status).toBe(303);

    const unit = (await world.organisation('post')).id;
    const refused = await recipient.post(`${paper}/recipients/${unit}/sign-for`);
    expect([refused.status, refused.text.includes('这份通知已撤回')]).toEqual([409, true]);
    const open = await world.anyone().get(paper.replace('/office', ''));
    expect([open.status, open.text.includes('撤回：日期有误')]).toEqual([200, true]);
    const letters = await lettersOf(paper);
    expect(letters.filter((one) => one.startsWith('notice.withdrawn '))).toEqual([
      'notice.withdrawn post-officer',
      'notice.withdrawn telecom-officer',
    ]);
  });

  it('is superseded by a newer one: what changed stands beside it, and signing for the old points to the new', async () => {
    const old = await issued();
    const answer = await officer.post(`${old}/redraft`);
    expect(answer.status).toBe(303);
    const newer = answer.location!.replace('/edit', '');
    expect((await officer.post(`${old}/redraft`)).status).toBe(409);
    expect((await officer.get(old)).text).toContain(`href="${newer}"`);
    const recipient = await world.as('telecom-officer');
    expect((await recipient.get(old)).text).not.toContain(newer);
    expect((await recipient.get(newer)).status).toBe(404);
    const sections = `${text.sections.replace('5—9月', '5—10月')}\n各单位抓好落实。`;
    const fields = { ...plain, title: '关于调整安排的通知', number: '青总发〔2020〕31号', sections };
    expect((await officer.post(`${newer}/edit`, fields)).status).toBe(303);
    expect((await submit(newer)).status).toBe(303);
    expect((await sign(newer)).status).toBe(303);
    expect((await stored(old)).state).toBe('issued');
    await issue(newer);
    expect((await stored(old)).state).toBe('superseded');

    const unit = (await world.organisation('telecom')).id;
    const refused = await recipient.post(`${old}/recipients/${unit}/sign-for`);
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('已被《关于调整安排的通知》青总发〔2020〕31号替代');
    expect((await recipient.get(old)).text).toContain(`href="${newer}"`);
    expect((await recipient.post(`${newer}/recipients/${unit}/sign-for`)).status).toBe(303);
    const page = await recipient.get(newer);
    expect(page.text).toContain('<del>2020年5—9月。</del>');
    expect(page.text).toContain('<ins>2020年5—10月。</ins>');
    expect(page.text).toContain('<ins>各单位抓好落实。</ins>');
    const open = await world.anyone().get(old.replace('/office', ''));
    expect(open.text).toContain('已于');
    expect(open.text).toContain(`href="${newer.replace('/office', '')}"`);
    expect(await lettersOf(newer)).toEqual([
      'notice.superseded post-officer',
      'notice.superseded telecom-officer',
    ]);
    const english = await recipient.get(`${newer}?lang=en`);
    expect(english.text).toContain('Beside the earlier notice');
  });

  it('when the campaign was amended, an amending paper says what changed; otherwise there is none to write', async () => {
    const paper = await issued();
    const early = await officer.post(`${paper}/amend`);
    expect([early.status, early.text.includes('下发之后主题活动没有修订')]).toEqual([409, true]);
    expect((await officer.get(paper)).text).not.toContain('下发修订通知');
    const campaign = await world.campaign('qinghai');
    const typed = {
      version: campaign.version,
      title: campaign.title.zh,
      titleEn: campaign.title.en,
      theme: '网聚正能量 建功新青海',
      opensOn: dayOf(campaign.opensAt),
      closesOn: lastDayOf(campaign.closesAt),
      activitiesFromOn: dayOf(campaign.activitiesFrom),
      reportDueOn: campaign.reportDueAt && lastDayOf(campaign.reportDueAt),
      reportUntilOn: campaign.reportUntil && lastDayOf(campaign.reportUntil),
      graceMinutes: campaign.graceMinutes,
      latitude: [],
      bodies: campaign.bodies,
      reason: '结合本省实际',
      confirmed: true,
    };
    const amended = await world.doing(await world.person('qh-officer'), (doing) =>
      amendCampaign(doing, campaign, typed),
    );
    expect(amended.ok || amended.refusals).toBe(true);
    expect((await officer.get(paper)).text).toContain('下发修订通知');
    expect((await leader.post(`${paper}/amend`)).status).toBe(403);
    const answer = await officer.post(`${paper}/amend`);
    expect(answer.status).toBe(303);
    const form = await officer.get(answer.location!);
    expect(form.text).toMatch(/作如下修订/);
    expect(form.text).toMatch(/主题：由“[^”]+”改为“网聚正能量 建功新青海”。/);
    expect(form.text).toContain('修订理由：结合本省实际');
    expect((await stored(answer.location!.replace('/edit', ''))).amends).toBe(true);
  });
});

describe('burdens', () => {
  it('are shown to whoever writes, and at submitting each is changed or known with a reason; never blocked', async () => {
    const demand = '每周通报各单位排名。';
    const paper = await drafted({ ...plain, sections: `${text.sections}\n${demand}` });
    const form = await officer.get(`${paper}/edit`);
    expect(form.text).toContain('减负提醒');
    expect(form.text).toContain('国办函〔2026〕12号');
    const unanswered = await submit(paper);
    expect(unanswered.status).toBe(422);
    expect(unanswered.text).toContain('请修改这一要求，或勾选“已知悉”并说明理由');
    const key = hidden(await officer.get(paper), 'answers.0.key');
    expect(key).toBe('units-ranked: 每周通报各单位排名');
    const noReason = await submit(paper, { 'answers.0.key': key, 'answers.0.known': 'yes' });
    expect([noReason.status, /answers-0-reason-problem/.test(noReason.text)]).toEqual([422, true]);
    const answer = { 'answers.0.key': key, 'answers.0.known': 'yes', 'answers.0.reason': '只通报进度快慢' };
    expect((await submit(paper, answer)).status).toBe(303);
    expect((await leader.get(paper)).text).toContain('只通报进度快慢');
    // What was answered stays answered while its words stay.
    expect((await leader.post(`${paper}/return`, { reason: '改标题' })).status).toBe(303);
    expect((await submit(paper)).status).toBe(303);
  });
});
