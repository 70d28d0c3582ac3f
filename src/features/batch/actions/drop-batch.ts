/** Dropping a batch: nothing more comes of it; what was handed in from it stays. */

import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import { moveBatch } from '../store.ts';
import type { WholeBatch } from './see-batch.ts';

/** Refuses when somebody changed it since. */
export async function dropBatch(
  doing: Doing,
  batch: WholeBatch,
  { version }: { version: number },
): Promise<Outcome<WholeBatch>> {
  if (!(await moveBatch(doing, { id: batch.id, version }, 'dropped'))) return refuse('http.stale');
  await announce(doing, {
    name: 'batch.dropped',
    subjectId: batch.id,
    organisationId: batch.unitId,
    campaignId: batch.call.campaignId,
    seat: 'officer',
    after: { rows: batch.rows.length, entered: batch.entered.length },
  });
  return done({ ...batch, state: 'dropped' });
}
