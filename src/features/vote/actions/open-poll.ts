/** Making a poll over works: a gate on the way, or the final vote. A part of beginning a stage and of handing over. */

import type { EntryId } from '../../../kernel/id.ts';
import type { Doing } from '../../../platform/db.ts';
import { showEntry } from '../../entry/actions/show-entry.ts';
import { getEntry } from '../../entry/store.ts';
import { insertPoll, insertPollEntries, markOpened, type NewPoll } from '../store/poll.ts';
import type { Poll } from '../vote.ts';

type Asked = NewPoll & {
  entries: readonly EntryId[];
  /** Shows them now in any case. */
  isShown?: boolean;
  /** They are on the list, and voted for once they are let on: not before the public yet. */
  isAwaited?: boolean;
};

/**
 * Its works come before the public when it opens, at once where that has come. Asked again it takes in more works, until
 * its list is published.
 */
export async function openPoll(doing: Doing, asked: Asked): Promise<Poll> {
  const { tx, now } = doing;
  const poll = await insertPoll(tx, now, asked);
  await insertPollEntries(tx, now, poll.id, asked);
  if (asked.isAwaited || (!asked.isShown && now < poll.opensAt)) return poll;
  for (const id of asked.entries) await showEntry(doing, await getEntry(tx, id));
  await markOpened(tx, now, poll.id);
  return poll;
}
