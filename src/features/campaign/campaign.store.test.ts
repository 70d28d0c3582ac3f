/** Campaigns on a real database: lineage, the nearest version, starting once. */

import { describe, expect, it } from 'vitest';
import { useWorld } from '../../../world/fixture.ts';
import { createCampaign } from './actions/create-campaign.ts';
import { startCampaign } from './actions/start-campaign.ts';
import {
  findCampaign,
  findNearestCampaign,
  listAdopted,
  listCampaigns,
  listLineage,
  listPublicCampaigns,
} from './store.ts';

const world = useWorld();

async function draft() {
  const above = await world.campaign('qinghai');
  const { id: _id, lineage: _line, parentId: _parent, parentVersion: _version, ...plan } = above;
  const organisation = await world.organisation('hainan');
  const officer = await world.person('hn-officer');
  const outcome = await world.doing(officer, (doing) =>
    createCampaign(doing, { ...plan, organisationId: organisation.id, year: plan.year + 1, state: 'draft' }),
  );
  if (!outcome.ok) throw new Error('a campaign can be made');
  return { officer, campaign: outcome.value };
}

describe('campaigns', () => {
  it('a unit works under the version adopted nearest above it', async () => {
    const nearest = async (key: 'chenguang' | 'wangling' | 'telecom' | 'national') =>
      (await world.read(async (tx) => findNearestCampaign(tx, (await world.organisation(key)).path)))
        ?.organisationName.zh;
    expect(await nearest('chenguang')).toBe('河湾区总工会');
    expect(await nearest('wangling')).toBe('西宁市总工会');
    expect(await nearest('telecom')).toBe('青海省总工会');
    expect(await nearest('national')).toBe('中华全国总工会');
  });

  it('the lineage is told from the top, and children stand beneath the one they adopted from', async () => {
    const own = await world.campaign('hewan');
    const line = await world.read((tx) => listLineage(tx, own.lineage));
    expect(line.map((c) => c.organisationShortName.zh)).toEqual(['全国总工会', '青海', '西宁', '河湾区']);
    const adopted = await world.read((tx) => listAdopted(tx, line[2]!.id));
    expect(adopted.map((c) => c.id)).toContain(own.id);
  });

  it('a draft is hidden from lists and from those above; it starts once (campaign.already-running)', async () => {
    const { officer, campaign } = await draft();
    const seenBy = async (name: 'hn-officer' | 'qh-officer') => {
      const actor = await world.person(name);
      const [one, list] = await world.read(async (tx) => [
        await findCampaign(tx, actor, campaign.id),
        await listCampaigns(tx, actor),
      ]);
      return [one !== undefined, list.some((c) => c.id === campaign.id)];
    };
    expect([await seenBy('hn-officer'), await seenBy('qh-officer')]).toEqual([
      [true, true],
      [false, false],
    ]);
    expect((await world.read(listPublicCampaigns)).some((c) => c.id === campaign.id)).toBe(false);
    const outcomes = await Promise.all(
      [1, 2].map(() => world.doing(officer, (doing) => startCampaign(doing, campaign))),
    );
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
    expect(outcomes.find((outcome) => !outcome.ok)).toMatchObject({
      refusals: [{ code: 'campaign.already-running' }],
    });
    expect(await seenBy('qh-officer')).toEqual([true, true]);
  });

  it('a nonsense id is simply not found', async () => {
    const actor = await world.person('qh-officer');
    expect(await world.read((tx) => findCampaign(tx, actor, 'nonsense'))).toBeUndefined();
  });
});
