/** The doors of campaigns: the list and one campaign with the paper's own contradictions. */

import { describe, expect, it } from 'vitest';
import { useWorld } from '../../../world/fixture.ts';
import { createCampaign } from './actions/create-campaign.ts';

const world = useWorld();

describe('the office page of a campaign', () => {
  it('shows the printed words, today’s phase and that two deadlines speak of one thing', async () => {
    const campaign = await world.campaign('qinghai');
    const page = await (await world.as('qh-officer')).get(`/office/campaigns/${campaign.id}`);
    expect(page.status).toBe(200);
    expect(page.text).toContain('原文：2020年5—9月');
    expect(page.text).toContain('同一事项有两个期限：“8月20日前”与“9月上旬”，系统按较早的执行');
    expect(page.text).toMatch(/活动开展[^/]*<span class="badge is-accent">进行中<\/span>/);
    expect(page.text).toContain('演示补充');
    expect(page.text).toContain('中华全国总工会');
  });

  it('an adopted version stands under its lineage and beside the level above', async () => {
    const campaign = await world.campaign('xining');
    const page = await (await world.as('xn-officer')).get(`/office/campaigns/${campaign.id}`);
    const above = await world.campaign('qinghai');
    expect(page.text).toContain(`<a href="/office/campaigns/${above.id}">青海</a>`);
    expect(page.text).toContain('与上级对照');
    expect(page.text).toContain('上级（青海省总工会）');
    expect(page.text).toMatch(/全部 \d+ 项沿用上级/);
    const sister = await (await world.as('hn-officer')).get(`/office/campaigns/${campaign.id}`);
    expect([sister.status, sister.text.includes('下级承接情况')]).toEqual([200, false]);
  });

  it('lists campaigns at, above and beneath one’s seats, and no sister’s', async () => {
    const [own, sister] = [await world.campaign('xining'), await world.campaign('hainan')];
    const list = await (await world.as('xn-officer')).get('/office/campaigns');
    expect(list.text).toContain(own.id);
    expect(list.text).toContain((await world.campaign('national')).id);
    expect(list.text).not.toContain(sister.id);
    const english = await (await world.as('xn-officer')).get('/office/campaigns?lang=en');
    expect(english.text).toContain('Campaigns of your organisation');
  });

  it('AC-031 AC-033 a draft is found by its own organisation only; without a seat nobody enters', async () => {
    const officer = await world.person('xn-officer');
    const above = await world.campaign('qinghai');
    const { id: _id, lineage: _line, parentId: _parent, parentVersion: _version, ...plan } = above;
    const { id: organisationId } = await world.organisation('xining');
    const made = await world.doing(officer, (doing) =>
      createCampaign(doing, { ...plan, organisationId, year: plan.year + 1, state: 'draft' }),
    );
    const path = `/office/campaigns/${made.ok ? made.value.id : ''}`;
    expect((await (await world.as('xn-officer')).get(path)).status).toBe(200);
    for (const name of ['qh-officer', 'national-leader', 'hn-officer', 'hewan-officer'] as const) {
      expect((await (await world.as(name)).get(path)).status, name).toBe(404);
    }
    expect((await (await world.as('worker-ma')).get(`/office/campaigns/${above.id}`)).status).toBe(403);
    expect((await world.anyone().get('/office/campaigns')).status).toBe(401);
  });
});
