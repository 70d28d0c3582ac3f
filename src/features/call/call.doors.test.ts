/** The doors of calls: rules in words, and what the paper or two levels contradict in. */

import { describe, expect, it } from 'vitest';
import { useWorld } from '../../../world/fixture.ts';
import { listCalls } from './store.ts';

const world = useWorld();

describe('the office page of a call', () => {
  it('says the rules in words, how it adds up, and marks what the demo adds', async () => {
    const call = await world.call('micro-video');
    const page = await (await world.as('xn-officer')).get(`/office/calls/${call.id}`);
    expect(page.status).toBe(200);
    for (const words of [
      '时长：3:00–5:00',
      '格式：MP4',
      '原文：时间3—5分钟',
      '评分标准',
      '综合得分 = 评委得分 × 80%',
      '= 87',
      '每单位推荐上限',
      '演示补充',
    ]) {
      expect(page.text).toContain(words);
    }
    expect(page.text).not.toContain('style=');
  });

  it('warns that under three minutes and three to five cannot both be met, on every level beneath, and blocks nothing', async () => {
    const own = await world.call('micro-video');
    const county = await world.campaign('hewan');
    const beneath = (await world.read((tx) => listCalls(tx, county.id))).find(
      (call) => call.key === 'micro-video',
    )!;
    for (const id of [own.id, beneath.id]) {
      const page = await (await world.as('hewan-officer')).get(`/office/calls/${id}`);
      expect(page.text).toContain('没有作品能同时满足两级要求');
      expect(page.text).toMatch(/本级要求 3:00–5:00，上级要求 小于 3:00/);
    }
    const song = await world.call('song');
    expect((await (await world.as('xn-officer')).get(`/office/calls/${song.id}`)).text).not.toContain(
      '没有作品能同时满足两级要求',
    );
  });

  it('shows that the paper names two hosts for the micro-film, and which is followed', async () => {
    const call = await world.call('micro-film');
    const campaign = await world.campaign('qinghai');
    for (const path of [`/office/calls/${call.id}`, `/office/campaigns/${campaign.id}`]) {
      const page = await (await world.as('qh-officer')).get(path);
      expect(page.text).toContain('承办单位前后不一致');
      expect(page.text).toMatch(/附件1）为“黄南州总工会”.*附件2）为“海南州总工会”/);
      expect(page.text).toContain('系统按“黄南州总工会”执行');
    }
  });

  it('an adopted call stands beside the level above, and says who hosts it', async () => {
    const campaign = await world.campaign('xining');
    const [call] = await world.read((tx) => listCalls(tx, campaign.id));
    const page = await (await world.as('xn-officer')).get(`/office/calls/${call!.id}`);
    expect(page.text).toContain('与上级对照');
    expect(page.text).toContain('沿用上级');
    expect(page.text).toContain('西宁市总工会（承办青海省总工会的子项目）');
    const english = await (await world.as('xn-officer')).get(`/office/calls/${call!.id}?lang=en`);
    expect(english.text).toContain('Beside the level above');
  });

  it('without a seat nobody enters, and what is no call is not found', async () => {
    const call = await world.call('song');
    expect((await (await world.as('worker-ma')).get(`/office/calls/${call.id}`)).status).toBe(403);
    expect((await world.anyone().get(`/office/calls/${call.id}`)).status).toBe(401);
    expect(
      (await (await world.as('qh-officer')).get('/office/calls/00000000-0000-7000-8000-000000000000')).status,
    ).toBe(404);
  });
});
