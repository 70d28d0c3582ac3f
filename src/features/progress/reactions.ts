/** What progress does when organisations move: units are counted where they stand now, a batch at a time. */

import type { KeptFact } from '../../kernel/fact.ts';
import type { Doing } from '../../platform/db.ts';
import { type Chore, every, on, type Reaction } from '../../platform/worker.ts';
import { listCampaignsUnsettled, listUnsettled, noteUnsettled, settlePlaces } from './store/place.ts';
import { holdPlaces, holdProgress } from './store.ts';

/** So many units in one transaction: approvals under the same campaign wait no longer than for this. */
const unitsAtOnce = 2000;

/**
 * Whatever was counted beneath the place that was left is noted, and the first batch settled at once. It asks where units
 * stand now, not where the fact says: heard twice, late or in another order, it ends the same.
 */
export async function settleMoved({ tx }: Doing, fact: KeptFact): Promise<void> {
  const left = fact.before?.path;
  if (typeof left !== 'string') return;
  await holdPlaces(tx);
  for (const rootCampaignId of await listCampaignsUnsettled(tx, left)) {
    await holdProgress(tx, rootCampaignId);
    await noteUnsettled(tx, rootCampaignId, left);
    await settlePlaces(tx, rootCampaignId, unitsAtOnce);
  }
}

/** The next batch of what a large move left to do. */
export async function settleRest({ tx }: Doing): Promise<void> {
  const [rootCampaignId] = await listUnsettled(tx);
  if (rootCampaignId) await settlePlaces(tx, rootCampaignId, unitsAtOnce);
}

export const reactions: Reaction[] = [on('organisation.moved', 'settle-progress', settleMoved)];
export const chores: Chore[] = [every(1, 'settle-progress', settleRest)];
