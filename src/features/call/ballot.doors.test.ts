/** The doors of ballots: an officer lays down how people vote, looks, keeps; and once the vote has opened nothing changes it. */

import { describe, expect, it } from 'vitest';
import { openCollecting } from '../../../world/entering.ts';
import { useWorld } from '../../../world/fixture.ts';
import { dayOf, plusDays } from '../../kernel/period.ts';
import { listFactsOf } from '../../platform/outbox.ts';
import { lastDayOf } from '../campaign/campaign.ts';
import { voterTiers } from '../identity/identity.ts';
import { plainBallot } from './ballot.ts';
import type { Call } from './call.ts';
import { type Raw, rawJudging } from './raw.ts';
import { getCallVersion } from './store/version.ts';
import { getCall } from './store.ts';

const world = useWorld();
const fresh = (call: Pick<Call, 'id'>) => world.read((tx) => getCall(tx, call.id));

let nth = 0;
/** A call of its own in the owner's running campaign, opened with the fields given. */
async function openWith(more: Record<string, string | string[]> = {}) {
  await openCollecting(world);
  const officer = await world.as('qh-officer');
  const { id } = await world.campaign('qinghai');
  const now = await world.now();
  const day = (days: number) => dayOf(plusDays(now, days));
  const { id: hostId } = await world.organisation('qinghai');
  const answer = await officer.post(`/office/campaigns/${id}/calls`, {
    ...{ name: '班组故事', key: `team-vote-${++nth}`, brief: '讲班组的故事。', entryKind: 'work', hostId },
    ...{ opensOn: day(0), closesOn: day(20), 'rubric.0.name': '内容', 'rubric.0.max': 100 },
    ...{ votesPercent: 20, first: 1, second: 2, third: 3, takesVideo: 'yes', tiers: [...voterTiers] },
    ...more,
  });
  return { answer, officer, campaignId: id, hostId };
}

async function ownCall(more?: Record<string, string | string[]>) {
  const opened = await openWith(more);
  const call = await fresh({ id: opened.answer.location!.split('/').at(-1)! as Call['id'] });
  return { ...opened, call, path: `/office/calls/${call.id}/ballot` };
}

const formOf = (call: Call, more: Record<string, string | string[]> = {}) => ({
  ...{ version: String(call.version), period: 'day', perPeriod: '5', perWork: '1' },
  ...{ tiers: [...voterTiers], ...more },
});

describe('opening a call with rules of its vote', () => {
  it('real rules are there to choose, and what is chosen stands', async () => {
    const { call, officer, campaignId, path } = await ownCall({
      ballotLike: 'zhonggong-2024',
      perPeriod: '9',
    });
    expect(call.ballot).toEqual({
      ...{ period: 'day', perPeriod: 5, perWork: 1, together: { least: 5, most: 5 }, tiers: voterTiers },
    });
    const form = (await officer.get(`/office/campaigns/${campaignId}/calls/new`)).text;
    for (const words of ['山西 2021 年', '泸州', '武汉', '中工网 2024 年', '不提供“分享换票”'])
      expect(form).toContain(words);
    expect((await officer.get(path)).text).toContain('每张选票必须选 5 件不同的作品');
  });

  it('every field that does not stand is told by itself, and what was typed comes back', async () => {
    const { answer } = await openWith({
      ...{ perPeriod: '4', perWork: '5', ballotLeast: '3', ballotMost: '6', tiers: [] },
    });
    expect(answer.status).toBe(422);
    for (const words of [
      '也不能超过每人票数 4',
      '同一作品只能 1 票',
      '最多选的件数不能超过每人票数 4',
      '至少勾选一种身份',
      'name="ballotMost" value="6"',
    ])
      expect(answer.text).toContain(words);
  });

  it('a region is one above or beneath the owner, and asks for confirmed members', async () => {
    const { id: regionId } = await world.organisation('hainan');
    const { call, path, officer } = await ownCall({ regionId, tiers: ['member'] });
    expect(call.ballot.regionPath).toBe((await world.organisation('hainan')).path);
    expect((await officer.get(path)).text).toContain('仅限海南');
    const all = await officer.post(path, formOf(call, { regionId, tiers: ['account'] }));
    expect([all.status, all.text.includes('须计入“工会会员确认”的票')]).toEqual([422, true]);
    const nowhere = await officer.post(path, formOf(call, { regionId: call.id }));
    expect([nowhere.status, nowhere.text.includes('投票人范围要在本单位的上下级之内')]).toEqual([422, true]);
  });
});

describe('amending how people vote', () => {
  it('is looked at first, then kept as the next version, and read by the public in both languages', async () => {
    const { call, officer, path } = await ownCall();
    expect(call.ballot).toEqual(plainBallot);
    const typed = formOf(call, { period: 'rolling', perPeriod: '50', reason: '按省里的办法' });
    const seen = await officer.post(path, typed);
    expect(seen.status).toBe(409);
    expect(seen.text).toContain('同一账号对同一作品 24 小时内 1 票');
    expect((await fresh(call)).ballot).toEqual(plainBallot);
    const kept = await officer.post(path, { ...typed, confirmed: 'yes' });
    expect([kept.status, kept.location]).toEqual([303, `/office/calls/${call.id}`]);
    const now = await fresh(call);
    expect(now).toMatchObject({ version: call.version + 1, ballot: { period: 'rolling', perPeriod: 50 } });
    const version = await world.read((tx) => getCallVersion(tx, call.id, now.version));
    expect(version.values.ballot).toMatchObject({ period: 'rolling' });
    const facts = await world.read((tx) => listFactsOf(tx, call.id));
    expect(facts.filter((fact) => fact.name === 'call.amended')).toHaveLength(1);
    const rules = `/campaigns/${call.campaignId}/calls/${call.id}/rules`;
    expect((await world.anyone().get(rules)).text).toContain('同一账号对同一作品 24 小时内 1 票');
    expect((await world.anyone().get(`${rules}?lang=en`)).text).toContain('1 in 24 hours for one work');
    const again = await officer.post(
      path,
      formOf(now, { period: 'rolling', perPeriod: '50', confirmed: 'yes' }),
    );
    expect([again.status, again.text.includes('没有改动')]).toEqual([422, true]);
  });

  it('of two officers the second is shown both texts, and what they typed is kept (AC-174)', async () => {
    const { call, officer, path } = await ownCall();
    const kept = { reason: '改票数', confirmed: 'yes' };
    expect((await officer.post(path, formOf(call, { perPeriod: '3', ...kept }))).status).toBe(303);
    const second = await officer.post(path, formOf(call, { perPeriod: '7', ...kept }));
    expect(second.status).toBe(409);
    expect(second.text).toContain('每人每天 3 票');
    expect(second.text).toContain('每人每天 7 票');
    expect(second.text).toContain('value="7"');
  });

  it('is nobody’s but the owner’s officer’s', async () => {
    const { call, path } = await ownCall();
    const form = formOf(call, { perPeriod: '3', reason: '试', confirmed: 'yes' });
    expect((await (await world.as('xn-officer')).post(path, form)).status).toBe(403);
    expect((await (await world.as('qh-admin')).post(path, form)).status).toBe(403);
    expect((await world.anyone().post(path, form)).status).toBe(401);
  });
});

describe('once the vote has opened (AC-137)', () => {
  it('no way leads around: not the page of the ballot, nor amending, judging, moving the vote or copying', async () => {
    const { call, officer, path, campaignId } = await ownCall({ ballotLike: 'wuhan' });
    await world.setClock(call.voteOpensAt);
    const look = await officer.get(path);
    expect(look.text).toContain('投票已经开始');
    expect(look.text).not.toContain('name="perPeriod"');
    const kept = { reason: '改票数', confirmed: 'yes' };
    const direct = await officer.post(path, formOf(call, { perPeriod: '7', ...kept }));
    expect([direct.status, direct.text.includes('投票已经开始')]).toEqual([409, true]);
    const days = {
      ...{ version: String(call.version), brief: call.brief.zh, hostFloor: '' },
      ...{ opensOn: dayOf(call.opensAt), closesOn: lastDayOf(call.closesAt) },
      ...{ recommendOn: lastDayOf(call.recommendUntil), reviewOn: lastDayOf(call.reviewUntil) },
      ...{ voteOpensOn: dayOf(call.voteOpensAt), voteClosesOn: lastDayOf(call.voteClosesAt), ...kept },
    };
    const later = { ...days, voteOpensOn: dayOf(plusDays(call.voteOpensAt, 2)) };
    const amend = `/office/calls/${call.id}/amend`;
    expect((await officer.post(amend, later)).status).toBe(409);
    expect((await officer.post(amend, { ...days, votesPercent: '40' })).status).toBe(409);
    expect((await officer.post(amend, { ...days, perPeriod: '7' })).status).toBe(422);
    const judging = {
      ...(rawJudging(call) as Raw),
      version: [String(call.version)],
      votesPercent: '40',
      ...kept,
    };
    expect((await officer.post(`/office/calls/${call.id}/judging`, judging)).status).toBe(409);
    const copy = await openWith({ from: call.id, perPeriod: '7', kept: [] });
    expect(copy.answer.location).not.toBe(`/office/calls/${call.id}`);
    await world.runWorker();
    const stands = await fresh(call);
    expect([stands.version, stands.ballot, stands.frozenAt !== undefined]).toEqual([
      ...[call.version, call.ballot, true],
    ]);
    // Withdrawn from the public and back is no way either: the mark stands, whatever the clock says.
    await world.setClock(plusDays(call.voteOpensAt, -1));
    expect((await officer.post(path, formOf(call, { perPeriod: '7', ...kept }))).status).toBe(409);
    expect(campaignId).toBe(call.campaignId);
  });
});
