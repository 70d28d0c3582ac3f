/** Seeing a batch whole: its call and unit as they are now, its files, and which rows are entries already. */

import type { Doing, Tx } from '../../../platform/db.ts';
import type { Ask } from '../../../platform/route.ts';
import { seeUnit } from '../../activity/actions/place-report.ts';
import { listGranted, placeOf } from '../../calendar/store.ts';
import { getCall } from '../../call/store.ts';
import { findPlace } from '../../entry/store/place.ts';
import { getOrganisation } from '../../organisation/store.ts';
import type { Batch, BatchFile, Entered } from '../batch.ts';
import { type BatchPlace, mayHandInFor } from '../policy.ts';
import { findBatch, listBatchFiles, listEntered } from '../store.ts';

export type WholeBatch = Batch & BatchPlace & { files: readonly BatchFile[]; entered: readonly Entered[] };

/** Where a batch may begin; nothing where the call is not to be seen from here. */
export async function seePlace(
  { tx, actor }: Pick<Doing, 'tx' | 'actor'>,
  callId: string,
  unitId: string,
): Promise<BatchPlace | undefined> {
  const place = await findPlace(tx, actor, callId, unitId);
  return place && { ...place, unit: await seeUnit(tx, place.unit) };
}

export async function wholeBatch(tx: Tx, batch: Batch): Promise<WholeBatch> {
  const call = await getCall(tx, batch.callId);
  const unit = await seeUnit(tx, await getOrganisation(tx, batch.unitId));
  const granted = await listGranted(tx, placeOf('entries', call, unit));
  const [files, entered] = [await listBatchFiles(tx, batch.id), await listEntered(tx, batch.id)];
  return { ...batch, call, unit, granted, files, entered };
}

/** A batch is a draft: nobody but the officers who hand it in find it (AC-035). */
export async function findWhole({ tx, actor }: Ask, id: string): Promise<WholeBatch | undefined> {
  const batch = await findBatch(tx, id);
  const whole = batch && (await wholeBatch(tx, batch));
  return whole && mayHandInFor(actor, whole.unit).allowed ? whole : undefined;
}
