/** Throwing away a table that was tried and not saved. */

import { done, type Outcome } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import type { Campaign } from '../../campaign/campaign.ts';
import { dropDraft } from '../store/draft.ts';

export async function discardDraft(doing: Doing, campaign: Campaign): Promise<Outcome<Campaign>> {
  await dropDraft(doing.tx, doing.actor, campaign.id);
  return done(campaign);
}
