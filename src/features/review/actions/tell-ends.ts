/** Telling ends: once the time of an open stage is over, its judges and its runner hear of it, once. */

import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import { listEnded } from '../store.ts';

export async function tellEnds(doing: Doing): Promise<void> {
  for (const round of await listEnded(doing.tx, doing.now))
    await announce(doing, {
      name: 'review.stage-ended',
      subjectId: round.id,
      organisationId: round.runnerId,
      campaignId: round.campaignId,
      after: { closesAt: round.closesAt?.toISOString() },
    });
}
