/** Publishing: what is new of each ledger is stated, and everything stated is written where anybody may fetch it. */

import { done } from '../../../kernel/verdict.ts';
import { type Database, inSnapshot, inTransaction } from '../../../platform/db.ts';
import type { Log } from '../../../platform/log.ts';
import type { Published } from '../../../platform/published.ts';
import type { Signer } from '../../../platform/signing.ts';
import { listPollsToPublish, listPublishedPolls } from '../store/checkpoint.ts';
import { publishSeconds } from '../vote.ts';
import { setHistoryAside } from './set-history-aside.ts';
import { writeCheckpoint } from './write-checkpoint.ts';
import { writeFiles } from './write-files.ts';

type Room = { db: Database; log: Log; signer: Signer; published: Published };

/**
 * States what is due and writes its files; `looksAtAll` looks through every folder. All of it follows from the database:
 * a folder that was lost, or cut off, is written anew, and one that tells another history gives way to it. One poll's
 * trouble does not keep the others waiting.
 */
export async function publishPolls(room: Room, looksAtAll = true): Promise<void> {
  const due = await inSnapshot(room.db, (tx, now) => listPollsToPublish(tx, now, publishSeconds));
  for (const id of due) {
    const machine = { kind: 'machine' as const };
    await inTransaction(room.db, machine, async ({ tx }) => {
      const outcome = await writeCheckpoint(tx, id, room.signer);
      if (outcome !== 'written') room.log.warn({ poll: id, outcome }, 'no checkpoint could be written');
      return done(undefined);
    }).catch((error: Error) => room.log.warn({ poll: id, error: error.message }, 'will try again'));
  }
  for (const id of looksAtAll ? await inSnapshot(room.db, listPublishedPolls) : due)
    await setHistoryAside(room, id)
      .then(() => writeFiles(room, id))
      .catch((error: Error) => room.log.warn({ poll: id, error: error.message }, 'will try again'));
}
