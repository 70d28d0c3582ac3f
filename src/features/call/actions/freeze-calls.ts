/** Freezing: when a vote opens, rubric, ballot and formula of its call stand for good. */

import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import { freezeCall, listCallsToFreeze } from '../store/version.ts';
import { getCall } from '../store.ts';

/** A chore of the worker; what it marks was already frozen by time (`isFrozen`). */
export async function freezeCalls(doing: Doing): Promise<void> {
  for (const id of await listCallsToFreeze(doing.tx, doing.now)) {
    if (!(await freezeCall(doing.tx, id, doing.now))) continue;
    const call = await getCall(doing.tx, id);
    await announce(doing, {
      name: 'call.frozen',
      subjectId: id,
      organisationId: call.ownerId,
      campaignId: call.campaignId,
      after: { formula: call.formula, ballot: call.ballot, rubric: call.rubric },
    });
  }
}
