/** Making a campaign: the topmost of a lineage, or the next generation beneath a parent. */

import { type CampaignId, newId } from '../../../kernel/id.ts';
import { plusDays } from '../../../kernel/period.ts';
import { done, type Outcome } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Campaign } from '../campaign.ts';
import { keepVersion } from '../store/version.ts';
import { getCampaign, insertCampaign, type NewCampaign } from '../store.ts';

export type CampaignPlan = Omit<NewCampaign, 'id' | 'lineage' | 'parentId' | 'parentVersion'> & {
  parent?: Campaign;
};

/** Sixty days after its end a campaign closes by itself, unless its owner says otherwise. */
const archivesAfterDays = 60;

/** What is handed over is already judged: values by the latitude above, the right by the caller's policy. */
export async function createCampaign(doing: Doing, plan: CampaignPlan): Promise<Outcome<Campaign>> {
  const { parent, ...own } = plan;
  const id = newId<CampaignId>(doing.now.getTime());
  const label = id.replace(/-/g, '');
  await insertCampaign(doing.tx, doing.actor, doing.now, {
    ...own,
    archivesAt: own.archivesAt ?? plusDays(own.closesAt, archivesAfterDays),
    id,
    lineage: parent ? `${parent.lineage}.${label}` : label,
    parentId: parent?.id,
    parentVersion: parent?.version,
  });
  const campaign = await getCampaign(doing.tx, id);
  await keepVersion(doing, campaign);
  await announce(doing, {
    name: 'campaign.created',
    subjectId: id,
    organisationId: plan.organisationId,
    campaignId: id,
    seat: 'officer',
    after: { parentId: parent?.id ?? null, parentVersion: parent?.version ?? null },
  });
  return done(campaign);
}
