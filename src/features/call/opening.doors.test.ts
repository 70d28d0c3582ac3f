/** The doors of opening a call: the owner's officer, everything judged at once, and what was typed kept. */

import { describe, expect, it } from 'vitest';
import { useWorld } from '../../../world/fixture.ts';
import { dayOf, plusDays, sayDay } from '../../kernel/period.ts';
import type { Campaign } from '../campaign/campaign.ts';
import { openOwnCall } from './actions/open-own-call.ts';
import { listCalls } from './store.ts';

const world = useWorld();

const typedFor = (campaign: Campaign) => ({
  name: '班组故事',
  key: 'team-story',
  brief: '讲班组的故事。',
  entryKind: 'work',
  hostId: campaign.organisationId as string,
  takesVideo: 'yes',
  secondsMin: 180,
  secondsMax: 300,
  isWide: 'yes',
  opensOn: dayOf(campaign.opensAt),
  closesOn: dayOf(plusDays(campaign.opensAt, 30)),
  'rubric.0.name': '思想内容',
  'rubric.0.max': 60,
  'rubric.1.name': '制作水平',
  'rubric.1.max': 40,
  votesPercent: 20,
  perDay: 5,
  first: 1,
  second: 2,
  third: 0,
});

describe('opening a call', () => {
  it('the owner’s officer opens one, hosted beneath, with rules of the owner’s own', async () => {
    const campaign = await world.campaign('qinghai');
    const officer = await world.as('qh-officer');
    const here = `/office/campaigns/${campaign.id}`;
    expect((await officer.get(here)).text).toContain(`${here}/calls/new`);
    const host = await world.organisation('hainan');
    const direct = await officer.get(`${here}/calls/new`);
    expect([direct.status, direct.text.includes(host.id)]).toEqual([200, true]);
    const form = await officer.get(`${here}/calls/new?q=${encodeURIComponent('海南')}`);
    expect([form.status, form.text.includes(host.id)]).toEqual([200, true]);
    expect((await officer.get(`${here}/calls/new?q=zzz`)).text).toContain('没有名称含“zzz”的下级单位');
    const sent = await officer.post(`${here}/calls`, { ...typedFor(campaign), hostId: host.id });
    expect(sent.status).toBe(303);
    const page = await officer.get(sent.location!);
    const recommended = sayDay(plusDays(campaign.opensAt, 38), 'zh');
    for (const words of ['班组故事', '时长：3:00–5:00', recommended, '一等奖 1 名', host.name.zh])
      expect(page.text).toContain(words);
    for (const words of ['演示补充', '三等奖']) expect(page.text).not.toContain(words);
    const calls = await world.read((tx) => listCalls(tx, campaign.id));
    expect(calls.at(-1)).toMatchObject({ key: 'team-story', hostId: host.id, supplements: [] });
  });

  it('refuses everything at once, by field, and keeps what was typed', async () => {
    const campaign = await world.campaign('qinghai');
    const officer = await world.as('qh-officer');
    const { key } = (await world.read((tx) => listCalls(tx, campaign.id)))[0]!;
    const national = await world.campaign('national');
    const answer = await officer.post(`/office/campaigns/${campaign.id}/calls`, {
      ...typedFor(campaign),
      key,
      hostId: national.organisationId,
      closesOn: '2090-08-20',
      reviewOn: dayOf(campaign.opensAt),
      takesPicture: 'yes',
      'rubric.0.max': 50,
      votesPercent: 41,
    });
    expect(answer.status).toBe(422);
    for (const words of [
      '本活动已有这个代号的子项目',
      '承办单位须是本单位或下级单位',
      '须在活动时间之内',
      '须在前一项之后',
      '图片没有时长',
      '评分项满分合计须为 100，现为 90',
      '投票不超过 40%',
      'value="班组故事"',
      '讲班组的故事。',
      'value="2090-08-20"',
    ])
      expect(answer.text).toContain(words);
    const { name: _name, ...nameless } = typedFor(campaign);
    const unread = await officer.post(`/office/campaigns/${campaign.id}/calls`, { ...nameless, surplus: 1 });
    expect([unread.status, unread.text.includes('讲班组的故事。')]).toEqual([422, true]);
  });

  it('AC-036 it is the owner’s officer’s alone; a campaign that is hidden is not found', async () => {
    const campaign = await world.campaign('qinghai');
    const path = `/office/campaigns/${campaign.id}/calls`;
    for (const name of ['national-leader', 'qh-leader', 'xn-officer', 'worker-ma'] as const) {
      const client = await world.as(name);
      expect((await client.get(`${path}/new`)).status, name).toBe(403);
      expect((await client.post(path, typedFor(campaign))).status, name).toBe(403);
    }
    expect((await world.anyone().get(`${path}/new`)).status).toBe(401);
    const { id: organisationId } = await world.organisation('qinghai');
    const officer = await world.as('qh-officer');
    const draft = await officer.post('/office/campaigns', {
      ...{ organisationId, title: '明年', year: 2021, opensOn: '2021-05-01', closesOn: '2021-09-30' },
    });
    expect((await officer.get(`${draft.location}/calls/new`)).status).toBe(200);
    expect((await (await world.as('xn-officer')).get(`${draft.location}/calls/new`)).status).toBe(404);
  });

  it('a host outside the owner’s own tree is refused beside its field', async () => {
    const campaign = await world.campaign('xining');
    const { id: hostId } = await world.organisation('hainan');
    const { opensOn, closesOn } = typedFor(campaign);
    const said = await world.doing(await world.person('xn-officer'), (doing) =>
      openOwnCall(doing, campaign, {
        ...{ opensOn, closesOn, hostId, name: '班组故事', key: 'team-story', brief: '讲班组的故事。' },
        ...{ entryKind: 'work', takesLink: false, takesVideo: true, takesAudio: false, takesPicture: false },
        ...{ isWide: false, rubric: [{ name: '思想内容', max: 100 }], votesPercent: 0, perDay: 5 },
        ...{ first: 1, second: 0, third: 0 },
      }),
    );
    expect(said).toEqual({ ok: false, refusals: [{ code: 'call.host-elsewhere', field: 'hostId' }] });
  });
});
