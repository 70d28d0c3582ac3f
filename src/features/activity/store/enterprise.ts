/** Enterprises that a unit has visited under one campaign: each counts once, however many records name it. */

import { sql } from 'kysely';
import { rowOf, type Tx } from '../../../platform/db.ts';
import type { Movement } from '../../progress/progress.ts';
import { backOf } from '../../progress/progress.ts';
import { type Counted, holdProgress, moveProgress } from '../../progress/store.ts';
import { type Activity, movementOf } from '../activity.ts';
import { enterpriseKeyOf } from '../likeness.ts';

/**
 * Notes that one record more (or less) names an enterprise; tells by how much the count of enterprises moves. The caller
 * holds progress.
 */
async function moveUses(tx: Tx, at: Counted, key: string, by: 1 | -1): Promise<-1 | 0 | 1> {
  const row = await rowOf(
    tx,
    sql<{ uses: number }>`
      insert into activity_enterprise as e (root_campaign_id, unit_id, key, uses)
      values (${at.rootCampaignId}, ${at.unitId}, ${key}, greatest(${by}::int, 0))
      on conflict (root_campaign_id, unit_id, key) do update set uses = e.uses + ${by}::int
      returning uses`,
  );
  if (by === 1) return row!.uses === 1 ? 1 : 0;
  return row!.uses === 0 ? -1 : 0;
}

/** Moves a unit's progress by a record that begins or ceases to count, and by the enterprise it names. */
export async function moveWithEnterprise(
  tx: Tx,
  at: Counted,
  record: { movement: Movement; enterprise?: string },
  direction: 1 | -1,
): Promise<void> {
  await holdProgress(tx, at.rootCampaignId);
  const enterprises = record.enterprise
    ? await moveUses(tx, at, enterpriseKeyOf(record.enterprise), direction)
    : 0;
  const moved = direction === 1 ? record.movement : backOf(record.movement);
  await moveProgress(tx, at, { ...moved, enterprises });
}

/** An activity begins to count (1), or ceases to (-1), at every level, with all its figures. */
export async function countActivity(tx: Tx, activity: Activity, direction: 1 | -1): Promise<void> {
  const { enterprise } = activity;
  await moveWithEnterprise(tx, activity, { movement: movementOf(activity), enterprise }, direction);
}
