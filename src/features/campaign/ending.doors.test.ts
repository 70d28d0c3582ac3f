/** Ending at the doors: closed, withdrawn, superseded, by itself; and a campaign founded from a paper of outside. */

import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Client, useWorld } from '../../../world/fixture.ts';
import { must } from '../../../world/world.ts';
import { plusDays } from '../../kernel/period.ts';
import { createCampaign } from './actions/create-campaign.ts';
import { startCampaign } from './actions/start-campaign.ts';
import { supersedeCampaign } from './actions/supersede-campaign.ts';
import type { Campaign } from './campaign.ts';
import { findCampaign, getCampaign } from './store.ts';

const world = useWorld();
let officer: Client;

beforeAll(async () => {
  officer = await world.as('qh-officer');
});

const fresh = (campaign: Campaign) => world.read((tx) => getCampaign(tx, campaign.id));
const facts = async (id: string) =>
  (
    await sql<{ name: string; reason: string | null }>`
      select name, reason from outbox_fact where subject_id = ${id} order by id`.execute(world.owner)
  ).rows;

/** A campaign of Hainan's own, running. */
async function running(more: Partial<Parameters<typeof createCampaign>[1]> = {}): Promise<Campaign> {
  const actor = await world.person('hn-officer');
  const { id } = await world.organisation('hainan');
  const now = await world.now();
  return must(
    await world.doing(actor, async (doing) => {
      const draft = must(
        await createCampaign(doing, {
          organisationId: id,
          year: 2021,
          title: { zh: '州里的活动' },
          opensAt: plusDays(now, -20),
          closesAt: plusDays(now, 20),
          calendar: [],
          activitiesFrom: plusDays(now, -20),
          supplements: [],
          state: 'draft',
          ...more,
        }),
      );
      return startCampaign(doing, draft);
    }),
  );
}

describe('ending a campaign', () => {
  it('is closed by hand with a reason, once; what was there stays readable', async () => {
    const campaign = await running();
    const client = await world.as('hn-officer');
    const here = `/office/campaigns/${campaign.id}`;
    expect((await client.get(`${here}/end`)).text).toContain('不办理也会在');
    const silent = await client.post(`${here}/close`, { reason: '' });
    expect([silent.status, silent.text.includes('reason-problem')]).toEqual([422, true]);
    expect((await client.post(`${here}/close`, { reason: '任务完成' })).location).toBe(here);
    const again = await client.post(`${here}/close`, { reason: '再来' });
    expect([again.status, again.text.includes('主题活动已经结束')]).toEqual([409, true]);
    expect((await client.get(here)).text).toContain('任务完成');
    expect((await world.anyone().get(`/campaigns/${campaign.id}`)).status).toBe(200);
    expect((await client.get(`${here}/amend`)).status).toBe(409);
    expect((await facts(campaign.id)).at(-1)).toEqual({ name: 'campaign.closed', reason: '任务完成' });
  });

  it('is withdrawn with a reason; everybody beneath is told, and theirs goes on until they decide', async () => {
    const campaign = await world.campaign('qinghai');
    const path = `/office/campaigns/${campaign.id}/withdraw`;
    expect((await (await world.as('qh-leader')).post(path, { reason: '停' })).status).toBe(403);
    expect((await officer.post(path, { reason: '按上级要求停办' })).status).toBe(303);
    expect((await fresh(campaign)).state).toBe('withdrawn');
    await world.runWorker();
    for (const name of ['xn-officer', 'hewan-officer'] as const)
      expect((await (await world.as(name)).get('/my/letters')).text, name).toContain('按上级要求停办');
    expect((await world.campaign('xining')).state).toBe('running');
    expect((await officer.get(`/office/campaigns/${campaign.id}`)).text).toContain('已撤销');
    expect((await world.anyone().get(`/campaigns/${campaign.id}`)).status).toBe(200);
  });

  it('closes by itself when its time has passed, says so in words, and only then', async () => {
    const now = await world.now();
    const [early, late] = [
      await running({ archivesAt: plusDays(now, 1) }),
      await running({ archivesAt: plusDays(now, 3) }),
    ];
    await world.runWorker();
    expect((await fresh(early)).state).toBe('running');
    await world.advanceDays(2);
    await world.runWorker();
    await world.runWorker();
    const [closed, open] = [await fresh(early), await fresh(late)];
    expect([closed.state, closed.endedReason, open.state]).toEqual([
      'closed',
      '期限已过，自动结束',
      'running',
    ]);
    expect((await facts(early.id)).filter((one) => one.name === 'campaign.closed')).toHaveLength(1);
    expect((await (await world.as('hn-officer')).get('/my/letters')).text).toContain('期限已过，自动结束');
    const standard = await running();
    expect(standard.archivesAt).toEqual(plusDays(standard.closesAt, 60));
  });

  it('a newer one takes an older one’s place; not the other way round, and not another owner’s', async () => {
    const older = await running();
    const newer = await running({ year: 2022, title: { zh: '新的活动' } });
    const client = await world.as('hn-officer');
    const to = (campaign: Campaign) => `/office/campaigns/${campaign.id}/supersede`;
    const foreign = await client.post(to(newer), { olderId: (await world.campaign('qinghai')).id });
    expect([foreign.status, foreign.text.includes('请选择本单位较早的主题活动')]).toEqual([422, true]);
    expect((await client.post(to(newer), { olderId: older.id })).status).toBe(303);
    expect(await fresh(older)).toMatchObject({ state: 'closed', supersededBy: newer.id });
    expect((await client.get(`/office/campaigns/${older.id}`)).text).toContain('由“新的活动”取代');
    expect((await client.post(to(older), { olderId: newer.id })).status).toBe(409);
    const twice = await world.doing(await world.person('hn-officer'), (doing) =>
      supersedeCampaign(doing, newer, { olderId: older.id }),
    );
    expect(twice).toMatchObject({ ok: false, refusals: [{ code: 'campaign.not-older', field: 'olderId' }] });
  });
});

describe('founding from a paper of a level outside (S38)', () => {
  it('keeps the paper and shows how the own days stand to it; half a paper is refused by its fields', async () => {
    const client = await world.as('hn-officer');
    const form = {
      organisationId: (await world.organisation('hainan')).id,
      title: '海南州网上正能量活动',
      year: '2027',
      opensOn: '2027-05-01',
      closesOn: '2027-09-20',
      reportDueOn: '2027-08-25',
      paperTitle: '关于开展主题活动的通知',
      paperNumber: '青总发〔2027〕5号',
      paperClosesOn: '2027-09-30',
      paperReportOn: '2027-08-20',
    };
    const half = await client.post('/office/campaigns', form);
    expect([half.status, half.text.includes('paperIssuer-problem')]).toEqual([422, true]);
    const made = await client.post('/office/campaigns', { ...form, paperIssuer: '青海省总工会' });
    expect(made.status).toBe(303);
    const page = await client.get(made.location!);
    expect(page.text).toContain('青海省总工会《关于开展主题活动的通知》青总发〔2027〕5号');
    expect(page.text).toMatch(/2027年9月30日.*2027年9月20日.*收紧.*2027年8月20日.*2027年8月25日.*放宽/s);
    const actor = await world.person('hn-officer');
    const kept = await world.read((tx) => findCampaign(tx, actor, made.location!.split('/').at(-1)!));
    expect(kept?.paperAbove).toMatchObject({ issuer: '青海省总工会', reportOn: '2027-08-20' });
  });
});
