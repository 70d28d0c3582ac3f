/** The doors of opening a call: the owner's officer, everything judged at once, and what was typed kept. */

import { describe, expect, it } from 'vitest';
import { useWorld } from '../../../world/fixture.ts';
import { dayOf, plusDays, sayDay } from '../../kernel/period.ts';
import type { Campaign } from '../campaign/campaign.ts';
import { voterTiers } from '../identity/identity.ts';
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
  ...{ perPeriod: 5, tiers: voterTiers },
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
        ...{
          isWide: false,
          rubric: [{ name: '思想内容', max: 100 }],
          votesPercent: 0,
          ...{ perPeriod: 5, tiers: voterTiers },
        },
        ...{ first: 1, second: 0, third: 0 },
      }),
    );
    expect(said).toEqual({ ok: false, refusals: [{ code: 'call.host-elsewhere', field: 'hostId' }] });
  });

  it('a ready call brings its rules, questions and conditions, unless it is gone (call.pattern-gone); each may be dropped or changed on the way', async () => {
    const campaign = await world.campaign('qinghai');
    const officer = await world.as('qh-officer');
    const here = `/office/campaigns/${campaign.id}/calls`;
    const library = await officer.get(`${here}/library?q=${encodeURIComponent('摄影')}`);
    expect([library.status, library.text.includes('南安摄影征集'), library.text.includes('微课')]).toEqual([
      ...[200, true, false],
    ]);
    expect((await officer.get(`${here}/library?q=zzz`)).text).toContain('没有含“zzz”的样例');
    const form = await officer.get(`${here}/new?template=nanan-photography`);
    for (const words of ['摄影作品征集（专业组、业余组，组照4—8幅）', '样例：', '还会带上', 'value="10"'])
      expect(form.text).toContain(words);
    const { secondsMin, secondsMax, takesVideo, isWide, ...typed } = typedFor(campaign);
    const sent = await officer.post(here, {
      ...{ ...typed, name: '摄影', key: 'photo-series', template: 'nanan-photography' },
      ...{ formats: ['jpeg', 'png'], personCap: 10 },
    });
    expect(sent.status).toBe(303);
    const made = (await world.read((tx) => listCalls(tx, campaign.id))).at(-1)!;
    expect(made).toMatchObject({
      ...{ template: 'nanan-photography', filesMin: 1, filesMax: 8, personCap: 10 },
      eligibility: { personCapPer: 'group', groups: [{ key: 'professional' }, { key: 'amateur' }] },
      fileRules: [{ kind: 'container', allowed: ['jpeg', 'png'] }],
    });
    expect(made.eligibility.subtypes?.[1]).toMatchObject({ key: 'series', filesMin: 4, filesMax: 8 });
    expect(made.fields.map((field) => field.key)).toContain('sealed');
    expect((await officer.get(sent.location!)).text).toContain('分组：专业组、业余组');
    const gone = await officer.post(here, { ...typed, key: 'gone', template: 'no-such' });
    expect([gone.status, gone.text.includes('已经不在')]).toEqual([409, true]);
  });

  it('rules of a ready call that are not kept are left out, those kept stay with the paper’s words', async () => {
    const campaign = await world.campaign('qinghai');
    const officer = await world.as('qh-officer');
    const { takesVideo, isWide, ...typed } = typedFor(campaign);
    const base = { ...typed, template: 'qinghai-2020-micro-video', formats: ['mp4'] };
    const here = `/office/campaigns/${campaign.id}/calls`;
    expect((await officer.post(here, { ...base, key: 'kept', kept: ['2'] })).status).toBe(303);
    const made = (await world.read((tx) => listCalls(tx, campaign.id))).at(-1)!;
    expect(made.fileRules).toEqual([
      { kind: 'container', force: 'must', allowed: ['mp4'], quote: '视频文件格式为MP4' },
      { kind: 'duration-seconds', force: 'must', min: 180, max: 300, quote: '时间3—5分钟' },
      { kind: 'aspect', force: 'must', width: 16, height: 9, quote: '长宽比例为16:9' },
    ]);
    const wrong = await officer.post(here, { ...base, key: 'wrong', secondsMin: 400 });
    expect([wrong.status, wrong.text.includes('最长不能小于最短')]).toEqual([422, true]);
  });

  it('looking for a host further down sends the form there and back (call.looked), and nothing typed is lost', async () => {
    const campaign = await world.campaign('qinghai');
    const officer = await world.as('qh-officer');
    const host = await world.organisation('hainan');
    const look = `/office/campaigns/${campaign.id}/calls/look`;
    const { name, ...nameless } = typedFor(campaign);
    const count = async () => (await world.read((tx) => listCalls(tx, campaign.id))).length;
    const before = await count();
    const back = await officer.post(look, {
      ...nameless,
      _q: '海南',
      votesPercent: 'abc',
      template: 'usual-case',
    });
    expect(back.status).toBe(422);
    for (const words of ['已按名称查找', host.id, '讲班组的故事。', 'value="abc"', 'value="usual-case"'])
      expect(back.text).toContain(words);
    expect(back.text).not.toContain('请填写此项');
    expect(await count()).toBe(before);
    expect((await (await world.as('xn-officer')).post(look, nameless)).status).toBe(403);
  });

  it('last year’s call is begun again this year, with its questions and on the same days', async () => {
    const officer = await world.as('qh-officer');
    const { id: organisationId } = await world.organisation('qinghai');
    const days = { opensOn: '2031-01-01', closesOn: '2031-12-31' };
    const made = await officer.post('/office/campaigns', {
      organisationId,
      title: '再明年',
      year: 2031,
      ...days,
    });
    const old = await world.call('micro-video');
    const library = await officer.get(`${made.location}/calls/library`);
    expect(library.text).toContain(`calls/new?from=${old.id}`);
    const form = await officer.get(`${made.location}/calls/new?from=${old.id}`);
    const sameDay = `2031${dayOf(old.opensAt).slice(4)}`;
    for (const words of [`value="${sameDay}"`, old.name.zh, '照“']) expect(form.text).toContain(words);
    const { takesVideo, isWide, secondsMin, secondsMax, ...typed } = typedFor(
      await world.campaign('qinghai'),
    );
    const again = { ...typed, from: old.id, opensOn: sameDay, closesOn: '2031-11-30', formats: ['mp4'] };
    const sent = await officer.post(`${made.location}/calls`, { ...again, kept: ['2'] });
    expect(sent.status).toBe(303);
    const page = await officer.get(sent.location!);
    expect(page.text).toContain('16:9');
    const hidden = await officer.post(`${made.location}/calls`, {
      ...{ ...again, key: 'hidden', from: '00000000-0000-7000-8000-000000000000' },
    });
    expect(hidden.status).toBe(409);
  });

  it('without an example, a kind brings what is usually asked of it, where that stays ticked', async () => {
    const campaign = await world.campaign('qinghai');
    const officer = await world.as('qh-officer');
    const here = `/office/campaigns/${campaign.id}/calls`;
    const { takesVideo, isWide, secondsMin, secondsMax, ...typed } = typedFor(campaign);
    const asked = { ...typed, entryKind: 'platform', takesLink: 'yes' };
    await officer.post(here, { ...asked, key: 'with', usual: 'yes' });
    await officer.post(here, { ...asked, key: 'without' });
    const calls = await world.read((tx) => listCalls(tx, campaign.id));
    const [withUsual, without] = ['with', 'without'].map((key) => calls.find((one) => one.key === key)!);
    expect(withUsual!.fields.map((field) => field.kind)).toContain('indicators');
    expect(withUsual!.eligibility.makers).toEqual({ max: 0 });
    expect([without!.fields, without!.eligibility, without!.filesMin]).toEqual([[], {}, 1]);
  });
});
