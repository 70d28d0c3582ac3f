/** Making a poll over works: a gate on the way, or the final vote. A part of beginning a stage and of handing over. */

import type { EntryId } from '../../../kernel/id.ts';
import type { Doing } from '../../../platform/db.ts';
import { showEntry } from '../../entry/actions/show-entry.ts';
import { getEntry } from '../../entry/store.ts';
import { insertPoll, insertPollEntries, markOpened, type NewPoll } from '../store/poll.ts';
import type { Poll } from '../vote.ts';

/**
 * Its works come before the public when it opens, at once where that has come; `isShown` shows them now in any case.
 * Asked again it takes in more works.
 */
export async function openPoll(
  doing: Doing,
  asked: NewPoll & { entries: readonly EntryId[]; isShown?: boolean },
): Promise<Poll> {
  const { tx, now } = doing;
  const poll = await insertPoll(tx, now, asked);
  await insertPollEntries(tx, now, poll.id, asked.entries);
  if (!asked.isShown && now < poll.opensAt) return poll;
  for (const id of asked.entries) await showEntry(doing, await getEntry(tx, id));
  await markOpened(tx, now, poll.id);
  return poll;
}
