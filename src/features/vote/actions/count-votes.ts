/** Counting all: the worker's round over the polls in which people vote or have just voted. */

import { plusDays } from '../../../kernel/period.ts';
import type { Doing } from '../../../platform/db.ts';
import { listPollsInVote } from '../store/poll.ts';
import { isCountDue } from '../store.ts';
import { countCall } from './count-call.ts';

/** A call counts again when the ledger of a poll has grown, and once more after its closing, even if the worker was away. */
export async function countVotes(doing: Doing): Promise<void> {
  const { tx, now } = doing;
  for (const poll of await listPollsInVote(tx, plusDays(now, -30), now)) {
    if (await isCountDue(tx, poll, now))
      await countCall(doing, { id: poll.callId, campaignId: poll.campaignId }, false);
  }
}
