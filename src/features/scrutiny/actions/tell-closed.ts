/** Telling: once a poll has closed, units and makers of works with votes set aside learn of it, and of their appeal. */

import { plusDays } from '../../../kernel/period.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import { getCall } from '../../call/store.ts';
import { listPollsInVote } from '../../vote/store/poll.ts';
import { endOf } from '../../vote/vote.ts';
import { isInForce } from '../quarantine.ts';
import { scrutinyDays } from '../scrutiny.ts';
import { listQuarantines } from '../store/quarantine.ts';
import { markTold } from '../store/suspicion.ts';

/** A chore: what was set aside before the close is told only now (AC-148). */
export async function tellClosed(doing: Doing): Promise<void> {
  const { tx, now } = doing;
  for (const poll of await listPollsInVote(tx, plusDays(now, -scrutinyDays), now)) {
    if (now < endOf(poll) || !(await markTold(doing, poll.id))) continue;
    const held = (await listQuarantines(tx, poll.id)).filter((one) => isInForce(one.state));
    if (held.length === 0) continue;
    const { ownerId } = await getCall(tx, poll.callId);
    await announce(doing, {
      name: 'scrutiny.closed',
      ...{ subjectId: poll.id, organisationId: ownerId, campaignId: poll.campaignId },
      after: { entries: [...new Set(held.map((one) => one.entryId))] },
    });
  }
}
