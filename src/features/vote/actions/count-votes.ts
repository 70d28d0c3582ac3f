/** Counting all: the worker's round over the polls in which people vote or have just voted. */

import { plusDays } from '../../../kernel/period.ts';
import type { Doing } from '../../../platform/db.ts';
import { readLength } from '../store/ledger.ts';
import { listPollsInVote } from '../store/poll.ts';
import { isCountDue, saveCount } from '../store/tally.ts';

/** A poll counts again when its ledger has grown, and once more after its end, even if the worker was away. */
export async function countVotes({ tx, now }: Doing): Promise<void> {
  for (const poll of await listPollsInVote(tx, plusDays(now, -30), now)) {
    if (!poll.ballot || !(await isCountDue(tx, poll, now))) continue;
    const reading = await readLength(tx, poll.id);
    if (reading) await saveCount(tx, poll, reading, false);
  }
}
