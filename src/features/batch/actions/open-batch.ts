/** Opening a batch: from then on table and files are kept on it, for whichever officer of the unit goes on. */

import { newId } from '../../../kernel/id.ts';
import { done, type Outcome } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { BatchId } from '../batch.ts';
import type { BatchPlace } from '../policy.ts';
import { insertBatch } from '../store.ts';

/** Refuses nothing: place and time were asked at the door. */
export async function openBatch(doing: Doing, { call, unit }: BatchPlace): Promise<Outcome<{ id: BatchId }>> {
  const id = newId<BatchId>(doing.now.getTime());
  await insertBatch(doing, { id, callId: call.id, unitId: unit.id });
  await announce(doing, {
    name: 'batch.opened',
    subjectId: id,
    organisationId: unit.id,
    campaignId: call.campaignId,
    seat: 'officer',
    actingFor: unit.recorderPath ? unit.id : undefined,
  });
  return done({ id });
}
