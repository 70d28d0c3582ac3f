/** The accent of a campaign's public pages, as its owner chose it. */

import { sql } from 'kysely';
import type { CampaignId } from '../../../kernel/id.ts';
import { rowOf, type Tx } from '../../../platform/db.ts';
import type { Accent } from '../campaign.ts';

/** False when somebody else chose meanwhile. */
export async function saveAccent(
  tx: Tx,
  id: CampaignId,
  chosen: { accent?: Accent; was?: Accent },
): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{ id: string }>`
      update campaign set accent = ${chosen.accent ?? null}
      where id = ${id} and accent is not distinct from ${chosen.was ?? null}::text returning id`,
  );
  return row !== undefined;
}
