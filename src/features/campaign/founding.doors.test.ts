/** The doors of founding a campaign: who may, what is refused, and what a draft says next. */

import { describe, expect, it } from 'vitest';
import { useWorld } from '../../../world/fixture.ts';

const world = useWorld();
const typed = {
  title: '同心共建 2021',
  titleEn: 'Together 2021',
  theme: '团结',
  year: 2021,
  opensOn: '2021-05-01',
  closesOn: '2021-09-30',
};

describe('founding a campaign', () => {
  it('an officer founds a draft of their own organisation, which says its next steps to them alone', async () => {
    const officer = await world.as('xn-officer');
    const { id: organisationId } = await world.organisation('xining');
    expect((await officer.get('/office/campaigns')).text).toContain('href="/office/campaigns/new"');
    const form = await officer.get('/office/campaigns/new');
    expect([form.status, form.text.includes(organisationId)]).toEqual([200, true]);
    const sent = await officer.post('/office/campaigns', { ...typed, organisationId });
    expect(sent.status).toBe(303);
    const page = await officer.get(sent.location!);
    for (const words of ['同心共建 2021', '起草中', '下一步', '2021年5月1日 至 2021年9月30日', '新增子项目'])
      expect(page.text).toContain(words);
    expect(page.text).not.toContain('演示补充');
    expect((await (await world.as('qh-officer')).get(sent.location!)).status).toBe(404);
    const running = await world.campaign('xining');
    expect((await officer.get(`/office/campaigns/${running.id}`)).text).not.toContain('下一步');
  });

  it('a whole story: what is founded gets a call, and its notice can be drafted', async () => {
    const officer = await world.as('qh-officer');
    const { id: organisationId } = await world.organisation('qinghai');
    const sent = await officer.post('/office/campaigns', { ...typed, organisationId });
    const notice = await officer.post(`${sent.location}/notices`, {});
    expect([notice.status, notice.location?.startsWith('/office/notices/')]).toEqual([303, true]);
    expect((await officer.get(notice.location!)).status).toBe(200);
    expect((await officer.get(`${sent.location}/targets`)).status).toBe(200);
  });

  it('refuses by field and keeps what was typed', async () => {
    const officer = await world.as('xn-officer');
    const { id: organisationId } = await world.organisation('xining');
    const wrong = { ...typed, organisationId, closesOn: '2021-04-30' };
    const reversed = await officer.post('/office/campaigns', wrong);
    expect(reversed.status).toBe(422);
    for (const words of ['结束日期须晚于开始日期', 'value="同心共建 2021"', 'value="2021-04-30"'])
      expect(reversed.text).toContain(words);
    const early = await officer.post('/office/campaigns', {
      ...typed,
      organisationId,
      year: 1999,
      title: '',
    });
    expect([early.status, early.text.includes('value="1999"')]).toEqual([422, true]);
  });

  it('AC-036 nobody founds for another organisation, nor without being an officer', async () => {
    const { id: organisationId } = await world.organisation('xining');
    const sent = await (await world.as('qh-officer')).post('/office/campaigns', { ...typed, organisationId });
    expect(sent.status).toBe(403);
    for (const name of ['xn-leader', 'worker-ma'] as const) {
      const client = await world.as(name);
      expect((await client.get('/office/campaigns/new')).status, name).toBe(403);
      expect((await client.post('/office/campaigns', { ...typed, organisationId })).status, name).toBe(403);
    }
    expect((await world.anyone().get('/office/campaigns/new')).status).toBe(401);
    const list = await (await world.as('xn-leader')).get('/office/campaigns');
    expect([list.status, list.text.includes('/office/campaigns/new')]).toEqual([200, false]);
  });
});
