/** Closing by itself: a running campaign whose time to be archived has passed is closed, and says so. */

import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import { endCampaign, listToArchive } from '../store/ending.ts';
import { getCampaign } from '../store.ts';
import { text } from '../text.ts';

/** A chore of the worker. */
export async function archiveCampaigns(doing: Doing): Promise<void> {
  const reason = text['ended.by-itself'].zh;
  for (const id of await listToArchive(doing.tx, doing.now)) {
    if (!(await endCampaign(doing.tx, id, 'closed', doing.now, reason))) continue;
    const campaign = await getCampaign(doing.tx, id);
    await announce(doing, {
      name: 'campaign.closed',
      subjectId: id,
      organisationId: campaign.organisationId,
      campaignId: id,
      reason,
    });
  }
}
