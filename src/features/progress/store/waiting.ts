/** For other stores: whether an organisation, with everything beneath it, has anything counted yet. */

import { type RawBuilder, sql } from 'kysely';
import type { CampaignId } from '../../../kernel/id.ts';
import type { Counter } from '../progress.ts';

export function hasCounted(
  rootCampaignId: CampaignId,
  organisationId: RawBuilder<unknown>,
  counter: Counter,
): RawBuilder<boolean> {
  return sql<boolean>`exists (select from progress_sum q where q.root_campaign_id = ${rootCampaignId}
    and q.organisation_id = ${organisationId} and q.counter = ${counter} and q.amount > 0)`;
}
