/** Amending at the doors: a look before, two officers at once, who is told, who takes part. */

import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Answer, type Client, useWorld } from '../../../world/fixture.ts';
import { dayOf, plusDays } from '../../kernel/period.ts';
import { amendCampaign } from './actions/amend-campaign.ts';
import { type Campaign, lastDayOf } from './campaign.ts';
import { getVersion, listAmendmentsWaiting, listVersions } from './store/version.ts';
import { getCampaign } from './store.ts';

const world = useWorld();
let officer: Client;

beforeAll(async () => {
  officer = await world.as('qh-officer');
});

const fresh = (campaign: Campaign) => world.read((tx) => getCampaign(tx, campaign.id));
/** The form as its page fills it in. */
function typed(campaign: Campaign, more: Record<string, string> = {}): Record<string, string> {
  return {
    version: String(campaign.version),
    title: campaign.title.zh,
    titleEn: campaign.title.en ?? '',
    theme: campaign.theme?.zh ?? '',
    opensOn: dayOf(campaign.opensAt),
    closesOn: lastDayOf(campaign.closesAt),
    activitiesFromOn: dayOf(campaign.activitiesFrom),
    reportDueOn: campaign.reportDueAt ? lastDayOf(campaign.reportDueAt) : '',
    reportUntilOn: campaign.reportUntil ? lastDayOf(campaign.reportUntil) : '',
    graceMinutes: String(campaign.graceMinutes),
    ...Object.fromEntries(
      campaign.bodies.flatMap((body, index) => [
        [`bodies.${index}.role`, body.role],
        [`bodies.${index}.name`, body.name],
      ]),
    ),
    ...more,
  };
}
const facts = async (id: string) =>
  (
    await sql<{ name: string; reason: string | null }>`
      select name, reason from outbox_fact where subject_id = ${id} order by id`.execute(world.owner)
  ).rows;

describe('amending a campaign', () => {
  it('shows what changes and whom it touches before anything is saved, asks why, and is told to those who adopted', async () => {
    const campaign = await world.campaign('qinghai');
    const path = `/office/campaigns/${campaign.id}/amend`;
    const page = await officer.get(path);
    expect(page.status).toBe(200);
    expect(page.text).toContain('下级的规定不会自动改变');
    const closesOn = lastDayOf(plusDays(campaign.closesAt, -3));
    const silent = await officer.post(path, typed(campaign, { closesOn }));
    expect([silent.status, silent.text.includes('活动已经启动，修订须写明理由')]).toEqual([422, true]);
    const look = await officer.post(path, typed(campaign, { closesOn, reason: '评审提前' }));
    expect(look.status).toBe(409);
    expect(look.text).toContain('还没有保存');
    expect(look.text).toMatch(/已承接的下级 \d+ 个，其中 [1-9]\d* 个的规定会与新规定冲突/);
    expect(look.text).toContain(`value="${closesOn}"`);
    expect((await fresh(campaign)).version).toBe(campaign.version);
    const saved = await officer.post(
      path,
      typed(campaign, { closesOn, reason: '评审提前', confirmed: 'yes' }),
    );
    expect(saved.location).toBe(`/office/campaigns/${campaign.id}`);
    const now = await fresh(campaign);
    expect([now.version, lastDayOf(now.closesAt)]).toEqual([campaign.version + 1, closesOn]);
    expect((await facts(campaign.id)).at(-1)).toEqual({ name: 'campaign.amended', reason: '评审提前' });
    const versions = await world.read((tx) => listVersions(tx, campaign.id));
    expect(versions.map((one) => [one.version, one.reason])).toEqual([
      [campaign.version + 1, '评审提前'],
      [campaign.version, undefined],
    ]);
    expect((await officer.get(`/office/campaigns/${campaign.id}`)).text).toContain('活动结束：');
    const child = await world.campaign('xining');
    expect(child.closesAt).toEqual(campaign.closesAt);
    await world.runWorker();
    expect((await (await world.as('xn-officer')).get('/my/letters')).text).toContain('评审提前');
    const actor = await world.person('xn-officer');
    const waiting = await world.read((tx) => listAmendmentsWaiting(tx, actor));
    expect(waiting.map((one) => [one.campaign.id, one.parent.id])).toEqual([[child.id, campaign.id]]);
  });

  it('two officers at once: the second sees both texts side by side, loses nothing, and may still decide', async () => {
    const campaign = await world.campaign('national');
    const [first, second] = [await world.as('national-officer'), await world.as('national-officer')];
    const path = `/office/campaigns/${campaign.id}/amend`;
    const one = typed(campaign, { theme: '第一稿主题', reason: '定主题', confirmed: 'yes' });
    const two = typed(campaign, { theme: '第二稿主题', reason: '改主题', confirmed: 'yes' });
    expect((await first.post(path, one)).status).toBe(303);
    const stale: Answer = await second.post(path, two);
    expect(stale.status).toBe(409);
    expect(stale.text).toContain('在您填写期间有人修订过');
    expect(stale.text).toContain('第一稿主题');
    expect(stale.text).toContain('<strong>第二稿主题</strong>');
    expect(stale.text).toContain('value="第二稿主题"');
    const version = stale.text.match(/name="version" value="(\d+)"/)![1]!;
    expect(Number(version)).toBe(campaign.version + 1);
    expect((await second.post(path, { ...two, version })).status).toBe(303);
    expect((await fresh(campaign)).theme?.zh).toBe('第二稿主题');
    expect(
      (await world.read((tx) => getVersion(tx, campaign.id, campaign.version + 1))).values.theme,
    ).toEqual({
      zh: '第一稿主题',
    });
  });

  it('what is wrong is said by its field and nothing typed is lost; nothing changed is said too', async () => {
    const campaign = await world.campaign('qinghai');
    const path = `/office/campaigns/${campaign.id}/amend`;
    const wrong = await officer.post(
      path,
      typed(campaign, {
        closesOn: '2029-01-01',
        'latitude.0.rule': 'closesAt',
        'latitude.0.latitude': 'nonsense',
      }),
    );
    expect([wrong.status, wrong.text.includes('value="2029-01-01"')]).toEqual([422, true]);
    const later = await officer.post(path, typed(campaign, { closesOn: '2029-01-01', reason: '延期' }));
    expect(later.status).toBe(422);
    expect(later.text).toMatch(/closesOn-problem">“活动结束”只能比上级收紧，上级规定：\d+年/);
    const wider = await officer.post(
      path,
      typed(campaign, { reason: '放开', 'latitude.0.rule': 'closesAt', 'latitude.0.latitude': 'free' }),
    );
    expect(wider.text).toContain('“活动结束”给下级的余地不能大于上级给本级的');
    const same = await officer.post(path, typed(campaign, { reason: '没改' }));
    expect([same.status, same.text.includes('没有改动')]).toEqual([422, true]);
    const said = await world.doing(await world.person('qh-officer'), (doing) =>
      amendCampaign(doing, campaign, {
        ...{ version: campaign.version, title: campaign.title.zh, titleEn: campaign.title.en, latitude: [] },
        ...{ graceMinutes: 0, bodies: [...campaign.bodies], reason: '没改', confirmed: true },
      }),
    );
    expect(said).toMatchObject({ ok: false, refusals: [{ code: 'campaign.nothing-changed' }] });
    const odd = await officer.post(path, typed(campaign, { sort: 'x' }));
    expect(odd.status).toBe(422);
  });

  it('AC-036 is the owner’s officer’s alone', async () => {
    const campaign = await world.campaign('qinghai');
    const path = `/office/campaigns/${campaign.id}/amend`;
    for (const name of ['qh-leader', 'national-officer', 'xn-officer', 'worker-ma'] as const)
      expect((await (await world.as(name)).get(path)).status, name).toBe(403);
    expect((await world.anyone().get(path)).status).toBe(401);
  });

  it('bodies in their roles are shown in the office and to everybody (seven bodies, as in Shaanxi 2020)', async () => {
    const campaign = await world.campaign('qinghai');
    const names = ['省总工会', '省委网信办', '省文明办', '省教育厅', '省国资委', '团省委', '省妇联'];
    const bodies = Object.fromEntries(
      names.flatMap((name, index) => [
        [`bodies.${index}.role`, index < 2 ? 'owner' : 'support'],
        [`bodies.${index}.name`, name],
      ]),
    );
    const path = `/office/campaigns/${campaign.id}/amend`;
    const reason = '补列单位';
    expect((await officer.post(path, typed(campaign, { ...bodies, reason, confirmed: 'yes' }))).status).toBe(
      303,
    );
    for (const page of [
      await officer.get(`/office/campaigns/${campaign.id}`),
      await world.anyone().get(`/campaigns/${campaign.id}`),
    ]) {
      expect(page.text).toContain('省总工会、省委网信办');
      expect(page.text).toContain('省文明办、省教育厅、省国资委、团省委、省妇联');
    }
    const body = { role: 'host', name: '西宁市总工会' };
    const linked = await officer.post(
      path,
      typed(await fresh(campaign), {
        'bodies.7.role': body.role,
        'bodies.7.name': body.name,
        reason,
        confirmed: 'yes',
      }),
    );
    expect(linked.status).toBe(303);
    expect((await fresh(campaign)).bodies.at(-1)).toEqual({
      ...body,
      organisationId: (await world.organisation('xining')).id,
    });
  });
});
