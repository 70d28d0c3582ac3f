/** Setting whether a campaign reminds by its dates, over the version that was read. */

import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Campaign } from '../../campaign/campaign.ts';
import { saveAutomatic } from '../store.ts';

type Taken = { automatic: boolean; version: number };

/** Refuses with http.stale. */
export async function setAutomatic(
  doing: Doing,
  campaign: Campaign,
  taken: Taken,
): Promise<Outcome<Campaign>> {
  const isAutomatic = taken.automatic;
  if (!(await saveAutomatic(doing.tx, { campaignId: campaign.id, isAutomatic, version: taken.version })))
    return refuse('http.stale');
  await announce(doing, {
    name: 'reminder.set',
    subjectId: campaign.id,
    organisationId: campaign.organisationId,
    campaignId: campaign.id,
    seat: 'officer',
    after: { isAutomatic },
  });
  return done(campaign);
}
