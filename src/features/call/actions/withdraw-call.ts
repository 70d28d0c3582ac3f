/** Withdrawing a call: it takes nothing more and is handed down no further; what was sent in stays readable. */

import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import { raiseVersion } from '../../campaign/store/version.ts';
import type { Call } from '../call.ts';
import { setWithdrawn } from '../store/version.ts';

export async function withdrawCall(doing: Doing, call: Call, reason: string): Promise<Outcome<Call>> {
  if (!(await setWithdrawn(doing.tx, call.id, doing.now, reason))) return refuse('call.withdrawn');
  await raiseVersion(doing, call.campaignId, reason);
  await announce(doing, {
    name: 'call.withdrawn',
    subjectId: call.id,
    organisationId: call.ownerId,
    campaignId: call.campaignId,
    seat: 'officer',
    reason,
  });
  return done({ ...call, withdrawnAt: doing.now, withdrawnReason: reason });
}
