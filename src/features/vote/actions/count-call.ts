/** Counting a call: every shown work's tally in every poll becomes the ledger's at one instant. */

import type { Doing } from '../../../platform/db.ts';
import type { Call } from '../../call/call.ts';
import { listPolls } from '../store/poll.ts';
import { lockCount, readCountInstant, saveCount } from '../store.ts';

/**
 * The instant at which the counts equal the ledger; nothing when the ledger's lock could not be had in time, then the
 * last count stands. `anew` counts from the first row, else from where the last count stopped.
 */
export async function countCall(
  doing: Doing,
  call: Pick<Call, 'id' | 'campaignId'>,
  anew = true,
): Promise<Date | undefined> {
  await lockCount(doing.tx, call.id);
  const at = await readCountInstant(doing.tx, call.campaignId);
  if (!at) return undefined;
  for (const poll of await listPolls(doing.tx, call.id)) await saveCount(doing.tx, poll, at, anew);
  return at;
}
