/** Units commended by a published formula: frozen, reckoned from records, never from votes; ties, signing, notice, revoking. */

import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Client, useWorld } from '../../../world/fixture.ts';
import { showWorks } from '../../../world/shown-works.ts';
import { idAt, step as press, refusalsOf, type Typed, versionOf } from '../../../world/stepping.ts';
import { plantVotes } from '../../../world/voting.ts';
import type { Entry } from '../entry/entry.ts';
import { listPollsOf } from '../vote/store/poll.ts';

const world = useWorld();
let campaign: string;
let works: Entry[];
let officer: Client;
let leader: Client;

beforeAll(async () => {
  // The works stand in three units beneath the owner: two in Xining, one each in Hainan and Education.
  works = await showWorks(world, 'platform', [
    { unit: 'chenguang', title: '晨光点单' },
    { unit: 'hewan-transit', title: '班车到站' },
    { unit: 'yintan-solar', title: '云上的服务站' },
    { unit: 'college-mechanics', title: '学徒互助平台' },
  ]);
  campaign = (await world.campaign('qinghai')).id;
  [officer, leader] = [await world.as('qh-officer'), await world.as('qh-leader')];
});

const step = (client: Client, address: string, verb: string, fields: Typed = {}) =>
  press(world, client, address, verb, fields);
const rule: Typed = {
  ...{ name: '优秀组织单位', brief: '为组织得力。', depth: '1', noticeDays: 5, listing: 'tree' },
  ...{ 'tiers.0.name': '最佳组织', 'tiers.0.count': 1, 'tiers.1.name': '优秀组织', 'tiers.1.count': 1 },
  ...{ 'parts.0.measure': 'admitted', 'parts.0.max': 60, 'parts.0.kind': 'best' },
  ...{ 'parts.1.measure': 'finalists', 'parts.1.max': 40, 'parts.1.kind': 'per-unit' },
  ...{ 'parts.1.each': 1, 'parts.1.points': 10 },
};
async function make(name: string, at = `/office/campaigns/${campaign}/commendations`, by = officer) {
  const answer = await by.post(at, { name, kind: 'organisations' });
  expect([answer.status, answer.status === 303 ? '' : answer.text.slice(-500)]).toEqual([303, '']);
  return answer.location!;
}
async function published(name: string, more: Typed = {}) {
  const address = await make(name);
  expect(await step(officer, address, 'rule', { ...rule, name, ...more })).toBe(303);
  expect(await step(officer, address, 'publish')).toBe(303);
  return address;
}
const tableOf = async (address: string) => {
  const { rows } = await sql<{ line: string }>`
    select p.rank || ' ' || o.short_zh || ' ' || p.points || ' ' || coalesce(p.tier, case when p.is_edge then '?' else '-' end) as line
    from commendation_place p join organisation o on o.id = p.organisation_id
    where p.commendation_id = ${idAt(address)} and p.points > 0 order by p.rank, o.path`.execute(world.owner);
  return rows.map((row) => row.line).sort();
};
const placeOf = async (address: string, short: string) => {
  const { rows } = await sql<{ id: string }>`
    select p.id from commendation_place p join organisation o on o.id = p.organisation_id
    where p.commendation_id = ${idAt(address)} and o.short_zh = ${short}`.execute(world.owner);
  return rows[0]!.id;
};

describe('the rules', () => {
  test('N14 a formula that names votes is refused by its field, and what was typed is still there', async () => {
    const address = await make('只看热闹奖');
    const odd = { version: 1, ...rule, 'parts.0.measure': 'votes', name: '票数最多奖' };
    expect(await refusalsOf(officer, `${address}/rule`, odd)).toEqual(['shape.not-chosen parts.0.measure']);
    const page = await officer.post(`${address}/rule`, odd);
    expect([page.status, page.text.includes('票数最多奖')]).toEqual([422, true]);
    expect(await refusalsOf(officer, `${address}/rule`, { version: 1, ...rule, 'parts.0.max': 50 })).toEqual([
      'commendation.not-hundred parts',
    ]);
    expect(page.text).toContain('投票、点赞、浏览、转发不在其中');
    expect(await step(officer, address, 'drop')).toBe(303);
    expect((await officer.get(address)).status).toBe(404);
  });

  test('AC-174 two who edit at once: the second sees what is stored beside what was typed', async () => {
    const address = await make('两人同改');
    expect((await officer.post(`${address}/rule`, { version: 1, ...rule, brief: '先存的说明' })).status).toBe(
      303,
    );
    const late = await officer.post(`${address}/rule`, { version: 1, ...rule, brief: '后到的说明' });
    expect([late.status, late.text.includes('先存的说明'), late.text.includes('后到的说明')]).toEqual([
      409,
      true,
      true,
    ]);
  });

  test('AC-031 a draft is the giver’s alone; published everybody reads them, with an example, and they are frozen', async () => {
    const address = await make('先内后外');
    const open = `/campaigns/${campaign}/commendations/${idAt(address)}`;
    const [unit, anyone] = [await world.as('xn-officer'), world.anyone()];
    expect([(await unit.get(address)).status, (await anyone.get(open)).status]).toEqual([404, 404]);
    expect(
      (
        await unit.post(`/office/campaigns/${campaign}/commendations`, {
          name: '越权',
          kind: 'organisations',
        })
      ).status,
    ).toBe(403);
    expect(await step(officer, address, 'rule', { ...rule, name: '先内后外' })).toBe(303);
    expect(await refusalsOf(officer, `${address}/prepare`, { version: 2 })).toEqual([
      'commendation.wrong-state',
    ]);
    expect(await step(officer, address, 'publish')).toBe(303);
    const page = await anyone.get(open);
    expect(page.text).toContain('算一个例子');
    expect(page.text).toContain('最多的单位得 60 分');
    expect(page.text).toContain('单位不必另外填表');
    expect((await anyone.get(open, { 'accept-language': 'en' })).text).toContain('A worked example');
    expect((await anyone.get(`/campaigns/${campaign}`)).text).toContain('先内后外');
    expect((await unit.get(address)).status).toBe(200);
    const version = await versionOf(world, address);
    expect(await refusalsOf(officer, `${address}/rule`, { version, ...rule })).toEqual([
      'commendation.frozen',
    ]);
  });
});

describe('the table', () => {
  test('reckoned from records with every figure beside its source; seen by the giver alone', async () => {
    const address = await published('先算后看');
    expect(await step(officer, address, 'prepare')).toBe(303);
    expect(await tableOf(address)).toEqual(['1 西宁 80.00 t1', '2 教科文卫体 40.00 ?', '2 海南州 40.00 ?']);
    const xining = (await world.organisation('xining')).id;
    const drill = await officer.get(`${address}/figures/${xining}`);
    expect(drill.text).toContain('审核通过作品数');
    expect(drill.text).toContain('来自作品和推荐记录');
    expect(drill.text).toContain('80.00');
    const unit = await world.as('xn-officer');
    expect((await unit.get(`${address}/figures/${xining}`)).status).toBe(404);
    const seen = await unit.get(address);
    expect([seen.status, seen.text.includes('80.00'), seen.text.includes('计分表')]).toEqual([
      200,
      false,
      false,
    ]);
    const open = await world.anyone().get(`/campaigns/${campaign}/commendations/${idAt(address)}`);
    expect([open.text.includes('80.00'), open.text.includes('名单还没有公布')]).toEqual([false, true]);
  });

  test('N14 ten thousand votes change nothing', async () => {
    const address = await published('票数无关');
    await step(officer, address, 'prepare');
    const before = await tableOf(address);
    await castVotes(works[2]!, 10_000);
    expect(await step(officer, address, 'prepare')).toBe(303);
    expect(await tableOf(address)).toEqual(before);
  });

  test('points by hand have a reason and a limit, and the table is reckoned anew after them', async () => {
    const address = await published('评议加分', {
      ...{ 'parts.1.measure': 'hand', 'parts.1.each': undefined, 'parts.1.points': undefined },
    });
    const [hainan, chenguang] = [
      (await world.organisation('hainan')).id,
      (await world.organisation('chenguang')).id,
    ];
    const give = (fields: Typed) =>
      refusalsOf(officer, `${address}/points`, { reason: '培训得力', ...fields });
    expect(await give({ organisationId: hainan, points: 41 })).toEqual([
      'commendation.too-many-points points',
    ]);
    expect(await give({ organisationId: chenguang, points: 5 })).toEqual([
      'commendation.not-meant organisationId',
    ]);
    expect(await step(officer, address, 'prepare')).toBe(303);
    await officer.post(`${address}/points`, { organisationId: hainan, points: 40, reason: '培训得力' });
    const version = await versionOf(world, address);
    expect(await refusalsOf(officer, `${address}/submit`, { version })).toEqual(['commendation.outdated']);
    expect(await step(officer, address, 'prepare')).toBe(303);
    expect((await tableOf(address))[0]).toBe('1 海南州 70.00 t1');
  });

  test('a level nobody stands on is told, and nothing is made up', async () => {
    const address = await published('没有这样的单位', { depth: '1', kinds: 'national' });
    const version = await versionOf(world, address);
    expect(await refusalsOf(officer, `${address}/prepare`, { version })).toEqual([
      'commendation.nobody-meant',
    ]);
  });
});

describe('the way to standing', () => {
  test('a tie is decided with a reason; the leader signs, the notice runs, it stands; one is revoked', async () => {
    const address = await published('一路走完');
    await step(officer, address, 'prepare');
    const submit = async () =>
      refusalsOf(officer, `${address}/submit`, { version: await versionOf(world, address) });
    expect(await submit()).toEqual(['commendation.tie-open']);
    const decide = async (short: string, tier: string) =>
      step(officer, address, `places/${await placeOf(address, short)}/decide`, {
        tier,
        reason: `${short}：培训场次多`,
      });
    expect([await decide('海南州', 't2'), await decide('教科文卫体', 't2')]).toEqual([303, 303]);
    expect(await submit()).toEqual(['commendation.tier-full']);
    expect(await decide('教科文卫体', '')).toBe(303);
    expect(await step(officer, address, 'submit')).toBe(303);
    expect((await leader.get('/office')).text).toContain('签发表彰名单');
    expect((await officer.post(`${address}/sign`, { version: await versionOf(world, address) })).status).toBe(
      403,
    );
    expect(await step(leader, address, 'sign')).toBe(303);
    const open = `/campaigns/${campaign}/commendations/${idAt(address)}`;
    const notice = await world.anyone().get(open);
    expect(notice.text).toContain('实名');
    expect(notice.text).not.toContain('40.00');
    expect(
      await refusalsOf(leader, `${address}/confirm`, { version: await versionOf(world, address) }),
    ).toEqual(['commendation.notice-runs']);
    await world.advanceDays(6);
    expect((await leader.get('/office')).text).toContain('公示期满');
    expect(await step(leader, address, 'confirm')).toBe(303);
    await world.runWorker();
    expect((await (await world.as('xn-officer')).get('/my/letters')).text).toContain('最佳组织');
    const place = await placeOf(address, '西宁');
    expect((await world.anyone().get(`/commendations/certificates/${place}`)).text).toContain('荣誉证书');
    expect((await world.anyone().get(`/commendations/verify/${place}`)).text).toContain('证书有效');
    expect(
      await step(leader, address, `places/${place}/revoke`, { version: undefined, reason: '材料不实' }),
    ).toBe(303);
    const verified = (await world.anyone().get(`/commendations/verify/${place}`)).text;
    expect([verified.includes('证书已撤销'), verified.includes('材料不实')]).toEqual([true, true]);
    await world.runWorker();
    expect((await (await world.as('xn-officer')).get('/my/letters')).text).toContain('材料不实');
  });

  test('AC-172 submitted while it is reckoned anew: one wins, the other is told', async () => {
    const address = await published('同时动手', { 'tiers.1.count': 2 });
    await step(officer, address, 'prepare');
    const version = await versionOf(world, address);
    const both = await Promise.all([
      officer.post(`${address}/submit`, { version }),
      officer.post(`${address}/prepare`, { version }),
    ]);
    expect(both.map((answer) => answer.status).sort()).toEqual([303, 409]);
  });

  test('out of the notice it goes back when an objection was right, and a whole award is revoked in public', async () => {
    const address = await published('异议成立', { 'tiers.1.count': 2 });
    await step(officer, address, 'prepare');
    await step(officer, address, 'submit');
    expect(await step(leader, address, 'sign')).toBe(303);
    expect(await step(leader, address, 'return', { reason: '重复计算' })).toBe(303);
    const open = `/campaigns/${campaign}/commendations/${idAt(address)}`;
    expect((await world.anyone().get(open)).text).toContain('名单还没有公布');
    expect(await step(leader, address, 'revoke', { reason: '活动停办' })).toBe(303);
    expect((await world.anyone().get(open)).text).toContain('活动停办');
  });

  test('a host gives awards of its own call, by measures of works alone', async () => {
    const call = await world.call('platform');
    expect(call.hostId).toBe((await world.organisation('hainan')).id);
    const [host, other] = [await world.as('hn-officer'), await world.as('edu-officer')];
    const at = `/office/calls/${call.id}/commendations`;
    expect((await other.post(at, { name: '旁人', kind: 'organisations' })).status).toBe(403);
    const address = await make('本项目优秀组织', at, host);
    expect((await officer.get(address)).status).toBe(404);
    const apart = { version: 1, ...rule, 'parts.0.measure': 'activities' };
    expect(await refusalsOf(host, `${address}/rule`, apart)).toEqual([
      'commendation.measure-apart parts.0.measure',
    ]);
    expect(await step(host, address, 'publish')).toBe(303);
    expect(await step(host, address, 'prepare')).toBe(303);
    expect((await tableOf(address)).length).toBe(3);
    expect((await world.anyone().get(`/campaigns/${campaign}/calls/${call.id}`)).text).toContain(
      '本项目优秀组织',
    );
  });
});

/** So many people vote once for a work, on a day while its vote is open. */
async function castVotes(work: Entry, count: number): Promise<void> {
  const call = await world.call('platform');
  const [poll] = await world.read((tx) => listPollsOf(tx, work.id));
  const at = new Date(call.voteOpensAt.getTime() + 3_600_000);
  await plantVotes(world, poll!.id, at, new Map([[work.id, count]]));
}
