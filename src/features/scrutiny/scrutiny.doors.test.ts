/** The doors of scrutiny: who sees what and when, the officer's and leader's forms, the public table, sanctions. */

import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Client, useWorld } from '../../../world/fixture.ts';
import { showWorks } from '../../../world/shown-works.ts';
import { newId } from '../../kernel/id.ts';
import type { Call } from '../call/call.ts';
import type { Entry } from '../entry/entry.ts';
import { findPoll } from '../vote/store/poll.ts';
import type { Poll } from '../vote/vote.ts';

const world = useWorld();
let call: Call;
let works: Entry[];
let poll: Poll;
let officer: Client;
let leader: Client;
const voters = ['worker-ma', 'worker-yang', 'worker-tao', 'worker-guo'] as const;
const base = () => `/office/polls/${poll.id}/scrutiny`;
const markIn = (text: string) => /name="seen" value="([^"]+)"/.exec(text)?.[1] ?? '';
const told = async (answer: Promise<{ status: number; body: { code?: unknown } }>) => {
  const { status, body } = await answer;
  return [status, body.code];
};
const quarantine = async () =>
  (
    await sql<{ id: string; version: number; state: string }>`
      select id, version, state from scrutiny_quarantine where poll_id = ${poll.id} order by proposed_at desc limit 1`.execute(
      world.owner,
    )
  ).rows[0]!;

beforeAll(async () => {
  works = await showWorks(world, 'platform', [
    { unit: 'yintan-solar', title: '云上的服务站' },
    { unit: 'chenguang', title: '晨光点单' },
  ]);
  call = await world.call('platform');
  poll = (await world.read((tx) => findPoll(tx, call.id)))!;
  await world.setClock(new Date(call.voteOpensAt.getTime() + 3_600_000));
  for (const voter of voters) {
    const client = await world.as(voter);
    const cast = await client.post(`/works/${works[0]!.id}/votes`);
    expect([voter, cast.status]).toEqual([voter, 303]);
  }
  [officer, leader] = [await world.as('qh-officer'), await world.as('qh-leader')];
});

describe('while votes are cast', () => {
  it('only officers and leaders of owner and host find the pages; for everybody else there are none (AC-148)', async () => {
    const pages = [base(), `${base()}/preview?work=${works[0]!.id}`, `/office/polls/${poll.id}/alterations`];
    for (const client of [officer, leader, await world.as('hn-officer')])
      for (const address of pages)
        expect([address, (await client.get(address)).status]).toEqual([address, 200]);
    for (const username of [
      'national-officer',
      'chenguang-officer',
      'xn-officer',
      'worker-ma',
      'qh-admin',
    ] as const)
      for (const address of pages) {
        const { status } = await (await world.as(username)).get(address);
        expect([username, address, status]).toEqual([username, address, 404]);
      }
    expect((await officer.get(`/office/calls/${call.id}`)).text).toContain(base());
  });

  it('the officer looks first: time, makeup and effect stand on the page; what was not seen is not decided', async () => {
    const address = `${base()}/preview?work=${works[0]!.id}`;
    const { text } = await officer.get(address);
    for (const said of ['共选出 4 票', '投票时间分布', '身份等级', '没有投给其他作品', '需要两人'])
      expect(text).toContain(said);
    const send = { work: works[0]!.id, reason: '同一时段集中投票' };
    const bad = await officer.post(`/office/polls/${poll.id}/quarantines?work=${works[0]!.id}`, {
      ...{ ...send, reason: '', seen: markIn(text) },
    });
    expect([bad.status, bad.text.includes('请填写此项'), bad.text.includes('共选出 4 票')]).toEqual([
      422,
      true,
      true,
    ]);
    expect(
      await told(
        officer.json(`/office/polls/${poll.id}/quarantines`, {
          ...send,
          suspicions: [],
          seen: '1-0',
        }),
      ),
    ).toEqual([409, 'http.stale']);
    expect(
      await told(
        officer.json(`/office/polls/${poll.id}/dismissals`, {
          suspicions: [],
          seen: 'x',
          reason: 'x',
        }),
      ),
    ).toEqual([422, 'scrutiny.nothing-chosen']);
  });

  it('AC-148: set aside and confirmed by two, nothing the public or the voter sees is another byte', async () => {
    const voter = await world.as('worker-ma');
    const publicPages = [
      [world.anyone(), `/works/${works[0]!.id}`],
      [world.anyone(), `/votes/${poll.id}`],
      [world.anyone(), `/campaigns/${call.campaignId}/calls/${call.id}?order=number`],
      [voter, `/works/${works[0]!.id}`],
    ] as const;
    const seen = () =>
      Promise.all(
        publicPages.map(async ([client, address]) =>
          (await client.get(address)).text
            .replace(/name="(_key|seen)" value="[^"]*"/g, '')
            .replace(/现在是[^<]*/g, ''),
        ),
      );
    await voter.get('/my/entries');
    const before = await seen();
    const { text } = await officer.get(`${base()}/preview?work=${works[0]!.id}`);
    const sent = await officer.post(`/office/polls/${poll.id}/quarantines?work=${works[0]!.id}`, {
      ...{ work: works[0]!.id, reason: '同一时段集中投票', seen: markIn(text) },
    });
    expect([sent.status, sent.location]).toEqual([303, base()]);
    const asked = await quarantine();
    expect(asked.state).toBe('proposed');
    expect((await leader.get('/office')).text).toContain('确认投票处理');
    const address = `/office/quarantines/${asked.id}`;
    expect((await leader.get(address)).text).toContain('您是第二人');
    expect(await told(officer.json(`${address}/confirm`, { version: asked.version, reason: 'x' }))).toEqual([
      403,
      'scrutiny.leader-only',
    ]);
    expect((await leader.post(`${address}/confirm`, { version: asked.version, reason: '同意' })).status).toBe(
      303,
    );
    expect((await quarantine()).state).toBe('standing');
    expect(await seen()).toEqual(before);
    expect(
      (await (await world.as('pasture-officer')).get(`/votes/${poll.id}/works/${works[0]!.id}`)).status,
    ).toBe(404);
  });

  it('a change of the vote is put forward by the officer, confirmed by the leader, and public', async () => {
    const address = `/office/polls/${poll.id}/alterations`;
    const bad = await officer.post(address, { kind: 'extend', reason: '网络故障' });
    expect([bad.status, bad.text.includes('必须晚于')]).toEqual([422, true]);
    expect((await officer.post(address, { kind: 'pause', reason: '网络故障' })).status).toBe(303);
    const { id } = (
      await sql<{ id: string }>`select id from scrutiny_alteration where state = 'proposed'`.execute(
        world.owner,
      )
    ).rows[0]!;
    const rules = `/campaigns/${call.campaignId}/calls/${call.id}/rules`;
    expect((await world.anyone().get(rules)).text).not.toContain('网络故障');
    const confirmed = await leader.post(`/office/alterations/${id}/confirm`, { version: 1, reason: '同意' });
    expect(confirmed.status).toBe(303);
    for (const page of [rules, `/votes/${poll.id}`])
      expect((await world.anyone().get(page)).text).toContain('网络故障');
    await world.runWorker();
    expect((await (await world.as('hn-officer')).get('/my/letters')).text).toContain('投票安排有变更');
  });
});

describe('sanctions', () => {
  it('the ladder stands on the rules page, the owner changes it, takes a step and lifts it, all with reasons', async () => {
    const address = `/office/campaigns/${call.campaignId}/sanctions`;
    const rules = `/campaigns/${call.campaignId}/calls/${call.id}/rules`;
    expect((await world.anyone().get(rules)).text).toContain('异常票不计入');
    expect((await (await world.as('hn-officer')).get(address)).status).toBe(404);
    const ladder = { version: 0, 'steps.0.key': 'reminder', 'steps.0.nameZh': '提醒谈话' };
    expect((await officer.post(`/office/campaigns/${call.campaignId}/ladder`, ladder)).status).toBe(303);
    const again = await officer.post(`/office/campaigns/${call.campaignId}/ladder`, ladder);
    expect(again.status).toBe(409);
    expect((await world.anyone().get(rules)).text).toContain('提醒谈话');
    const step = { number: works[0]!.number!, step: 'reminder', reason: '经查有人代为拉票' };
    expect((await officer.post(address, step)).status).toBe(303);
    expect(await told(officer.json(address, step))).toEqual([409, 'scrutiny.step-standing']);
    expect(await told(officer.json(address, { ...step, number: 'nothing' }))).toEqual([
      422,
      'scrutiny.no-work',
    ]);
    expect(await told(officer.json(address, { ...step, step: 'remark' }))).toEqual([422, 'scrutiny.no-step']);
    const { id } = (await sql<{ id: string }>`select id from scrutiny_sanction`.execute(world.owner))
      .rows[0]!;
    expect(
      (await leader.post(`/office/sanctions/${id}/lift`, { version: 1, reason: '查无实据' })).status,
    ).toBe(303);
    expect((await officer.get(address)).text).toContain('查无实据');
    expect(
      (await officer.post(`/office/sanctions/${newId()}/lift`, { version: 1, reason: 'x' })).status,
    ).toBe(404);
  });
});

describe('after the close', () => {
  it('everybody reads what was cast, set aside and counts; the unit reads why, and appeals with words', async () => {
    await world.setClock(new Date(call.voteClosesAt.getTime() + 3_600_000));
    await world.runWorker();
    const { text } = await world.anyone().get(`/votes/${poll.id}`);
    for (const said of ['云上的服务站', '人工选定 4', '验证计票']) expect(text).toContain(said);
    await sql`update entry set shown_at = null where id = ${works[1]!.id}`.execute(world.owner);
    const hidden = (await world.anyone().get(`/votes/${poll.id}`)).text;
    expect([hidden.includes(works[1]!.number!), hidden.includes('晨光点单')]).toEqual([true, false]);
    expect(hidden).not.toContain(`/works/${works[1]!.id}`);
    const own = `/votes/${poll.id}/works/${works[0]!.id}`;
    const unit = await world.as('pasture-officer');
    const page = await unit.get(own);
    for (const said of ['同一时段集中投票', '第二十四条', '提交申诉']) expect(page.text).toContain(said);
    expect((await (await world.as('chenguang-officer')).get(own)).status).toBe(404);
    const empty = await unit.post(`${own}/appeals`, { words: '' });
    expect(empty.status).toBe(422);
    expect((await unit.post(`${own}/appeals`, { words: '班前会后集中投票' })).status).toBe(303);
    expect((await unit.get(own)).text).toContain('待答复');
    await world.runWorker();
    const host = await world.as('hn-officer');
    expect((await host.get('/office')).text).toContain('答复投票申诉');
    const { id, version } = (
      await sql<{ id: string; version: number }>`select id, version from scrutiny_appeal`.execute(world.owner)
    ).rows[0]!;
    const answer = { version, outcome: 'refuse', answer: '投票间隔完全一致，维持' };
    expect(await told(officer.json(`/office/appeals/${id}/answer`, answer))).toEqual([
      403,
      'scrutiny.own-decision',
    ]);
    expect((await host.post(`/office/appeals/${id}/answer`, answer)).status).toBe(303);
    expect((await unit.get(own)).text).toContain('投票间隔完全一致，维持');
    expect(await told(host.json(`/office/appeals/${id}/answer`, answer))).toEqual([
      409,
      'scrutiny.appeal-answered',
    ]);
  });
});
