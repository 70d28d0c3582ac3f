/** When a campaign was made known to those beneath: the fact that started it. */

import type { CampaignId } from '../../../kernel/id.ts';
import type { Tx } from '../../../platform/db.ts';
import { listFactsOf } from '../../../platform/outbox.ts';

/** Nothing while it is a draft, and where it was running from its first day in the system. */
export async function findIssuedAt(tx: Tx, campaignId: CampaignId): Promise<Date | undefined> {
  const facts = await listFactsOf(tx, campaignId);
  return facts.find((fact) => fact.name === 'campaign.started')?.at;
}
