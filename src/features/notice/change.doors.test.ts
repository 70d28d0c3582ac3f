/** What changed above: nothing changes beneath by itself; each level answers rule by rule, and it is seen from above. */

import { beforeAll, describe, expect, it } from 'vitest';
import { type Answer, type Client, useWorld } from '../../../world/fixture.ts';
import { dayOf, plusDays } from '../../kernel/period.ts';
import type { Call } from '../call/call.ts';
import { getCall, listCalls } from '../call/store.ts';
import { type Campaign, lastDayOf } from '../campaign/campaign.ts';
import { getCampaign } from '../campaign/store.ts';
import { findChangesAbove } from './store/change.ts';

const world = useWorld();
let officer: Client;
let unit: Client;

beforeAll(async () => {
  [officer, unit] = [await world.as('qh-officer'), await world.as('xn-officer')];
});

const fresh = (id: Campaign['id']) => world.read((tx) => getCampaign(tx, id));
const filmOf = async (campaign: Campaign): Promise<Call> =>
  (await world.read((tx) => listCalls(tx, campaign.id))).find((call) => call.key === 'micro-video')!;

/** Amends Qinghai's micro-video by what its form would send. */
async function amendFilm(more: Record<string, string>, client = officer): Promise<Answer> {
  const call = await world.call('micro-video');
  const ticks = { formats: 'mp4', secondsMin: '180', secondsMax: '300' };
  return client.post(`/office/calls/${call.id}/amend`, {
    version: String(call.version),
    brief: call.brief.zh,
    opensOn: dayOf(call.opensAt),
    closesOn: lastDayOf(call.closesAt),
    recommendOn: lastDayOf(call.recommendUntil),
    reviewOn: lastDayOf(call.reviewUntil),
    voteOpensOn: dayOf(call.voteOpensAt),
    voteClosesOn: lastDayOf(call.voteClosesAt),
    unitCap: String(call.unitCap ?? ''),
    hostFloor: String(call.hostFloor ?? ''),
    ...ticks,
    reason: '评审时间不够',
    confirmed: 'yes',
    ...more,
  });
}
/** The answers as the page suggests them. */
function suggested(page: Answer): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [, name, value] of page.text.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g))
    if (!name!.startsWith('_')) fields[name!] = value!;
  for (const [, name, options] of page.text.matchAll(/<select[^>]* name="([^"]+)"[^>]*>(.*?)<\/select>/g))
    fields[name!] = options!.match(/value="([^"]+)" selected/)?.[1] ?? options!.match(/value="([^"]+)"/)![1]!;
  return Object.fromEntries(
    Object.entries(fields).filter(([name]) => /^(version|parentVersion|answers|calls)/.test(name)),
  );
}

describe('a call amended above', () => {
  // notice.unanswered for a rule without an answer, notice.nothing-to-answer when all are answered.
  it('leaves what is beneath as it is; the conflict is seen from both sides until it is answered', async () => {
    const [parent, own] = [await world.campaign('qinghai'), await world.campaign('xining')];
    const above = await world.call('micro-video');
    const before = await filmOf(own);
    const closesOn = lastDayOf(plusDays(above.closesAt, -2));
    const saved = await amendFilm({ closesOn, secondsMax: '240' });
    expect(saved.location).toBe(`/office/calls/${above.id}`);
    expect(await filmOf(own)).toEqual(before);
    expect((await fresh(parent.id)).version).toBe(parent.version + 1);
    expect((await officer.get(`/office/calls/${above.id}`)).text).toContain('评审时间不够');

    const seen = await officer.get(`/office/campaigns/${parent.id}`);
    expect(seen.text).toMatch(/西宁市总工会<\/a>.*仍按第 1 版.*[12] 处冲突/s);
    await world.runWorker();
    expect((await unit.get('/my/letters')).text).toContain('评审时间不够');

    const path = `/office/campaigns/${own.id}/changes`;
    const page = await unit.get(path);
    expect(page.status).toBe(200);
    expect(page.text).toContain('第 1 版 → 第 2 版');
    expect(page.text).toContain('3:00–5:00');
    expect(page.text).toContain('<strong>时长：3:00–4:00</strong>');
    expect(page.text).toContain('上级没有留余地');

    const answers = suggested(page);
    expect(Object.entries(answers).filter(([name]) => name.endsWith('.rule'))).toHaveLength(2);
    const { 'answers.0.answer': _left, ...open } = answers;
    const unanswered = await unit.post(path, open);
    expect([unanswered.status, unanswered.text.includes('answers-0-answer-problem')]).toEqual([422, true]);
    const kept = await unit.post(path, { ...answers, 'answers.0.answer': 'keep' });
    expect([kept.status, kept.text.includes('只能比上级收紧')]).toEqual([422, true]);
    expect((await filmOf(own)).version).toBe(1);

    expect((await unit.post(path, answers)).location).toBe(`/office/campaigns/${own.id}`);
    const now = await filmOf(own);
    expect([lastDayOf(now.closesAt), now.parentVersion, now.version]).toEqual([
      closesOn,
      above.version + 1,
      2,
    ]);
    expect(now.fileRules.find((rule) => rule.kind === 'duration-seconds')).toMatchObject({ max: 240 });
    expect((await fresh(own.id)).parentVersion).toBe(parent.version + 1);
    expect((await officer.get(`/office/campaigns/${parent.id}`)).text).toMatch(
      /西宁市总工会<\/a>.*已答复第 2 版/s,
    );
    // The county beneath the city now has something to answer in its turn.
    const county = await world.campaign('hewan');
    expect(await world.read((tx) => findChangesAbove(tx, county))).toMatchObject({
      calls: [{ above: { id: now.id } }],
    });
    const again = await unit.post(path, answers);
    expect([again.status, again.text.includes('没有待答复的修订')]).toEqual([409, true]);
  });

  it('what was sharpened already may be kept; an answer to an older version is shown the newer one', async () => {
    const own = await world.campaign('hainan');
    const call = await filmOf(own);
    const client = await world.as('hn-officer');
    const path = `/office/campaigns/${own.id}/changes`;
    expect((await amendFilm({ unitCap: '9' })).status).toBe(303);
    const answers = suggested(await client.get(path));
    expect((await amendFilm({ unitCap: '8' })).status).toBe(303);
    const stale = await client.post(path, answers);
    expect(stale.status).toBe(409);
    expect(stale.text).toContain('已被他人修改');
    const keeping = suggested(await client.get(path));
    const cap = Object.entries(keeping).find(([, value]) => value === 'unitCap')![0];
    const answered = await client.post(path, { ...keeping, [cap.replace('.rule', '.answer')]: 'keep' });
    expect(answered.status).toBe(303);
    const now = await world.read((tx) => getCall(tx, call.id));
    expect([now.unitCap, now.parentVersion]).toEqual([
      call.unitCap,
      (await world.call('micro-video')).version,
    ]);
  });

  it('the frozen rules of a vote stand; two officers at once see both texts', async () => {
    const call = await world.call('micro-lesson');
    const path = `/office/calls/${call.id}/amend`;
    const form = {
      version: String(call.version),
      brief: call.brief.zh,
      opensOn: dayOf(call.opensAt),
      closesOn: lastDayOf(call.closesAt),
      recommendOn: lastDayOf(call.recommendUntil),
      reviewOn: lastDayOf(call.reviewUntil),
      voteOpensOn: dayOf(call.voteOpensAt),
      voteClosesOn: lastDayOf(call.voteClosesAt),
      hostFloor: String(call.hostFloor),
      formats: ['mp4', 'mov'],
      secondsMax: '300',
      reason: '改计分',
    };
    const frozen = await officer.post(path, { ...form, votesPercent: '10' });
    expect([frozen.status, frozen.text.includes('投票已经开始，计分办法不能再改')]).toEqual([409, true]);
    const first = await officer.post(path, { ...form, brief: '第一稿要求', confirmed: 'yes' });
    expect(first.status).toBe(303);
    const second = await officer.post(path, { ...form, brief: '第二稿要求', confirmed: 'yes' });
    expect(second.status).toBe(409);
    expect(second.text).toContain('第一稿要求');
    expect(second.text).toContain('<strong>第二稿要求</strong>');
  });
});

describe('calls opened and withdrawn above', () => {
  it('a call opened after adoption is carried on or left, and a withdrawn one is said', async () => {
    const [parent, own] = [await world.campaign('qinghai'), await world.campaign('construction')];
    const start = dayOf(await world.now());
    const opened = await officer.post(`/office/campaigns/${parent.id}/calls`, {
      ...{ name: '网络漫画征集', key: 'comic', brief: '画出身边的劳动者。', entryKind: 'work' },
      hostId: parent.organisationId,
      takesPicture: 'yes',
      opensOn: start,
      closesOn: lastDayOf(plusDays(parent.closesAt, -40)),
      ...{ 'rubric.0.name': '内容', 'rubric.0.max': '100', votesPercent: '0', tiers: ['account'] },
      ...{
        first: '1',
        second: '0',
        third: '0',
        'latitude.0.rule': 'closesAt',
        'latitude.0.latitude': 'locked',
      },
    });
    expect(opened.status).toBe(303);
    const song = (await world.read((tx) => listCalls(tx, parent.id))).find((call) => call.key === 'song')!;
    const gone = await officer.post(`/office/calls/${song.id}/withdraw`, { reason: '与其他活动合并' });
    expect(gone.status).toBe(303);
    const twice = await officer.post(`/office/calls/${song.id}/withdraw`, { reason: '再撤' });
    expect([twice.status, twice.text.includes('子项目已经撤销')]).toEqual([409, true]);

    const client = await world.as('build-officer');
    const path = `/office/campaigns/${own.id}/changes`;
    const page = await client.get(path);
    expect(page.text).toContain('上级新增的子项目');
    expect(page.text).toContain('网络漫画征集');
    expect(page.text).toMatch(/上级撤销的子项目.*与其他活动合并/s);
    const answers = suggested(page);
    const index = Object.keys(answers).find((name) => /^calls\.\d+\.answer$/.test(name))!;
    expect((await client.post(path, { ...answers, [index]: 'carry' })).status).toBe(303);
    const calls = await world.read((tx) => listCalls(tx, own.id));
    expect(calls.find((call) => call.key === 'comic')).toMatchObject({
      parentVersion: 1,
      latitude: { closesAt: 'locked' },
    });
    const again = await client.post(
      `/office/calls/${calls.find((call) => call.key === 'comic')!.id}/amend`,
      {},
    );
    expect(again.status).toBe(422);
    expect((await client.get(`/office/campaigns/${own.id}`)).text).toContain('中华全国总工会的子项目（');
    expect((await client.get(`/office/campaigns/${own.id}`)).text).toContain('青海省总工会的子项目（1 项）');
  });

  it('AC-031 AC-036 only the own officer answers; a sister and the level above do not', async () => {
    const own = await world.campaign('xining');
    const path = `/office/campaigns/${own.id}/changes`;
    for (const name of ['qh-officer', 'xn-leader', 'hn-officer', 'worker-ma'] as const)
      expect((await (await world.as(name)).get(path)).status, name).toBe(403);
    const top = await world.campaign('national');
    const none = await (await world.as('national-officer')).get(`/office/campaigns/${top.id}/changes`);
    expect(none.status).toBe(403);
    expect(none.text).toContain('不是承接上级的');
  });
});
