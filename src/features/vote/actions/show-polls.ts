/** Showing: when a poll opens its works come before the public. A chore of the worker. */

import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import { showEntry } from '../../entry/actions/show-entry.ts';
import { getEntry } from '../../entry/store.ts';
import { listPollEntryIds, listPollsToOpen, markOpened } from '../store/poll.ts';

export async function showPolls(doing: Doing): Promise<void> {
  const { tx, now } = doing;
  for (const poll of await listPollsToOpen(tx, now)) {
    const entries = await listPollEntryIds(tx, poll.id);
    for (const id of entries) await showEntry(doing, await getEntry(tx, id));
    await markOpened(tx, now, poll.id);
    await announce(doing, {
      name: 'vote.poll-opened',
      subjectId: poll.id,
      campaignId: poll.campaignId,
      after: { callId: poll.callId, stage: poll.stage, works: entries.length },
    });
  }
}
