/** Queries on indicators: a topmost campaign's own, or the five of “12351+” where it has none. */

import { sql } from 'kysely';
import type { CampaignId } from '../../../kernel/id.ts';
import { rowsOf, type Tx } from '../../../platform/db.ts';
import type { Campaign } from '../../campaign/campaign.ts';
import { getRootCampaignId } from '../../campaign/store.ts';
import type { Counter } from '../../progress/progress.ts';
import { defaultIndicators, type Indicator } from '../indicator.ts';

type IndicatorRow = {
  key: string;
  name_zh: string;
  name_en: string | null;
  unit_zh: string;
  unit_en: string | null;
  definition_zh: string;
  definition_en: string | null;
  source: string | null;
  counters: Counter[];
  is_shared: boolean;
  retired_at: Date | null;
};

/** The indicators of a topmost campaign, in their order. */
export async function listIndicatorsOf(tx: Tx, rootCampaignId: CampaignId): Promise<readonly Indicator[]> {
  const rows = await rowsOf(
    tx,
    sql<IndicatorRow>`
      select key, name_zh, name_en, unit_zh, unit_en, definition_zh, definition_en, source, counters, is_shared, retired_at
      from allocation_indicator where campaign_id = ${rootCampaignId} order by position, key`,
  );
  if (rows.length === 0) return defaultIndicators;
  return rows.map((row) => ({
    key: row.key,
    name: { zh: row.name_zh, en: row.name_en ?? undefined },
    unit: { zh: row.unit_zh, en: row.unit_en ?? undefined },
    definition: { zh: row.definition_zh, en: row.definition_en ?? undefined },
    source: row.source ?? undefined,
    counters: row.counters,
    isShared: row.is_shared,
    isRetired: row.retired_at !== null,
  }));
}

/** The indicators a campaign inherits. */
export async function listIndicators(
  tx: Tx,
  campaign: Pick<Campaign, 'lineage'>,
): Promise<readonly Indicator[]> {
  return listIndicatorsOf(tx, await getRootCampaignId(tx, campaign));
}

/** Makes every other transaction that defines indicators of this campaign wait for this one. */
export async function lockIndicators(tx: Tx, rootCampaignId: CampaignId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`indicators of ${rootCampaignId}`}, 0))`.execute(
    tx,
  );
}

/** Puts indicators in place of those that stand; none is ever forgotten, only retired. */
export async function writeIndicators(
  tx: Tx,
  rootCampaignId: CampaignId,
  indicators: readonly Indicator[],
  now: Date,
): Promise<void> {
  for (const [index, one] of indicators.entries()) {
    await sql`
      insert into allocation_indicator as i (campaign_id, key, position, name_zh, name_en, unit_zh, unit_en, definition_zh,
        definition_en, source, counters, is_shared, retired_at)
      values (${rootCampaignId}, ${one.key}, ${index + 1}, ${one.name.zh}, ${one.name.en ?? null}, ${one.unit.zh},
        ${one.unit.en ?? null}, ${one.definition.zh}, ${one.definition.en ?? null}, ${one.source ?? null},
        ${JSON.stringify(one.counters)}::jsonb, ${one.isShared}, ${one.isRetired ? now : null})
      on conflict (campaign_id, key) do update set position = excluded.position, name_zh = excluded.name_zh,
        name_en = excluded.name_en, unit_zh = excluded.unit_zh, unit_en = excluded.unit_en,
        definition_zh = excluded.definition_zh, definition_en = excluded.definition_en, source = excluded.source,
        counters = excluded.counters, is_shared = excluded.is_shared,
        retired_at = case when excluded.retired_at is null then null else coalesce(i.retired_at, excluded.retired_at) end`.execute(
      tx,
    );
  }
}
