/** Adding to a ledger what is no vote: held back, released, voided, paused, extended. A part of what others decide. */

import type { PollId } from '../../../kernel/id.ts';
import type { Doing } from '../../../platform/db.ts';
import type { EventContent } from '../ledger/line.ts';
import { insertEvents, insertMarks, linkEvents, lockHeads, nextAt, saveWindow } from '../store/ledger.ts';
import { findPollById } from '../store/poll.ts';
import { saveCount } from '../store/tally.ts';
import { endOf } from '../vote.ts';

/**
 * The numbers of the events, in the caller's transaction and under the poll's lock. The instant is read under the lock,
 * never before the last event's. While people vote the worker counts, and nobody waits for that; after the end the exact
 * figures are public, and so they go along.
 */
export async function appendEvents(
  { tx }: Pick<Doing, 'tx'>,
  pollId: PollId,
  contents: readonly EventContent[],
): Promise<number[]> {
  const head = (await lockHeads(tx, [pollId])).get(pollId);
  if (!head) throw new Error(`the ledger of poll ${pollId} has not begun`);
  const at = nextAt(head);
  const events = linkEvents(
    head,
    at,
    contents.map((content) => ({ content })),
  );
  await insertEvents(tx, events);
  for (const event of events) {
    await insertMarks(tx, event);
    await saveWindow(tx, event);
  }
  const poll = (await findPollById(tx, pollId))!;
  if (at >= endOf(poll)) await saveCount(tx, poll, { at, no: head.no }, false);
  return events.map(({ no }) => no);
}
