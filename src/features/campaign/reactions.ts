/** What campaigns do when they hear a fact, and by the clock: they write to those who adopted, and close by themselves. */

import type { KeptFact } from '../../kernel/fact.ts';
import type { CampaignId } from '../../kernel/id.ts';
import type { Doing } from '../../platform/db.ts';
import { type Chore, every, on, type Reaction } from '../../platform/worker.ts';
import { archiveCampaigns } from './actions/archive-campaigns.ts';
import { tellOfficers } from './actions/tell-officers.ts';
import { listDescendants } from './store/ending.ts';
import { getCampaign, listAdopted } from './store.ts';

/** To the officers of those who adopted it: there is something to answer. */
async function tellAdopters(doing: Doing, fact: KeptFact): Promise<void> {
  const campaign = await getCampaign(doing.tx, fact.subjectId as CampaignId);
  const about = { owner: campaign.organisationName, title: campaign.title, reason: fact.reason ?? '' };
  for (const child of await listAdopted(doing.tx, campaign.id)) {
    if (child.state !== 'running' || child.parentVersion! >= campaign.version) continue;
    const link = `/office/campaigns/${child.id}/changes`;
    await tellOfficers(doing, fact, child.organisationId, { kind: 'campaign.amended', about, link });
  }
}

/** To the officers of everybody beneath whose own version still runs. */
async function tellBeneath(doing: Doing, fact: KeptFact): Promise<void> {
  const campaign = await getCampaign(doing.tx, fact.subjectId as CampaignId);
  const about = { owner: campaign.organisationName, title: campaign.title, reason: fact.reason ?? '' };
  for (const child of await listDescendants(doing.tx, campaign)) {
    const link = `/office/campaigns/${child.id}`;
    await tellOfficers(doing, fact, child.organisationId, { kind: 'campaign.withdrawn', about, link });
  }
}

/** To the owner's officers, when it closed by itself. */
async function tellOwner(doing: Doing, fact: KeptFact): Promise<void> {
  if (fact.actorId) return;
  const campaign = await getCampaign(doing.tx, fact.subjectId as CampaignId);
  const about = { title: campaign.title, reason: fact.reason ?? '' };
  const link = `/office/campaigns/${campaign.id}`;
  await tellOfficers(doing, fact, campaign.organisationId, { kind: 'campaign.closed', about, link });
}

export const reactions: Reaction[] = [
  on('campaign.amended', 'tell-adopters', tellAdopters),
  on('campaign.withdrawn', 'tell-beneath', tellBeneath),
  on('campaign.closed', 'tell-owner', tellOwner),
];
export const chores: Chore[] = [every(60, 'archive-campaigns', archiveCampaigns)];
