/** Freezing: polls whose window has come promise what they hold to, also when nobody votes. A chore of the worker. */

import type { Doing } from '../../../platform/db.ts';
import { listPollsToFreeze } from '../store/poll.ts';
import { freezePoll } from './freeze-poll.ts';

export async function freezePolls({ tx, now }: Doing): Promise<void> {
  for (const poll of await listPollsToFreeze(tx, now)) await freezePoll(tx, now, poll.id);
}
