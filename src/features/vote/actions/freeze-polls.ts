/** Freezing: polls whose window has come promise what they hold to, also when nobody votes. An errand of the worker. */

import { done } from '../../../kernel/verdict.ts';
import { type Database, inSnapshot, inTransaction } from '../../../platform/db.ts';
import type { Log } from '../../../platform/log.ts';
import { listPollsToFreeze } from '../store/poll.ts';
import { freezePoll } from './freeze-poll.ts';

/** Each in a transaction of its own: one poll's trouble, or its many votes of earlier versions, keeps no other waiting. */
export async function freezePolls({ db, log }: { db: Database; log: Log }): Promise<void> {
  for (const { id } of await inSnapshot(db, listPollsToFreeze))
    await inTransaction(db, { kind: 'machine' }, async ({ tx, now }) =>
      done(await freezePoll(tx, now, id)),
    ).catch((error: Error) => log.warn({ poll: id, error: error.message }, 'will try again'));
}
