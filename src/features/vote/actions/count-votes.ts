/** Counting all: the worker's round over the calls in which people vote or have just voted. */

import { plusDays } from '../../../kernel/period.ts';
import type { Doing } from '../../../platform/db.ts';
import { listCallsInVote } from '../../call/store.ts';
import { isCountDue } from '../store.ts';
import { countCall } from './count-call.ts';

/** A call counts again when its ledger has grown, and once more after its closing, even if the worker was away. */
export async function countVotes(doing: Doing): Promise<void> {
  const { tx, now } = doing;
  for (const call of await listCallsInVote(tx, plusDays(now, -30), now)) {
    if (await isCountDue(tx, call, now)) await countCall(doing, call, false);
  }
}
