/** Counting a call: every work's tally in every poll becomes the fold of the poll's ledger. */

import type { Doing } from '../../../platform/db.ts';
import type { Call } from '../../call/call.ts';
import { readInstant, readLength } from '../store/ledger.ts';
import { listPolls } from '../store/poll.ts';
import { saveCount } from '../store/tally.ts';
import { freezePoll } from './freeze-poll.ts';

/**
 * The first instant at which the counts equal the ledgers; nothing when a ledger's lock could not be had in time, then
 * the last count stands. `anew` counts from the first event, else from where the last count stopped.
 */
export async function countCall(
  { tx }: Pick<Doing, 'tx'>,
  call: Pick<Call, 'id'>,
  anew = true,
): Promise<Date | undefined> {
  const now = await readInstant(tx);
  let first: Date | undefined;
  for (const poll of await listPolls(tx, call.id)) {
    if (poll.opensAt > now) continue;
    if (!poll.ballot) await freezePoll(tx, now, poll.id);
    const reading = await readLength(tx, poll.id);
    if (!reading) return undefined;
    await saveCount(tx, poll, reading, anew);
    if (!first || reading.at < first) first = reading.at;
  }
  return first ?? now;
}
