/** Publishing: what is new of each ledger is stated, and everything stated is written where anybody may fetch it. */

import type { PollId } from '../../../kernel/id.ts';
import { done } from '../../../kernel/verdict.ts';
import { type Database, inSnapshot, inTransaction } from '../../../platform/db.ts';
import type { Log } from '../../../platform/log.ts';
import type { Published } from '../../../platform/published.ts';
import type { Signer } from '../../../platform/signing.ts';
import type { Met } from '../history.ts';
import { listPollsToPublish, listPublishedPolls } from '../store/checkpoint.ts';
import { publishSeconds } from '../vote.ts';
import { bringFolder } from './set-history-aside.ts';
import { writeCheckpoint } from './write-checkpoint.ts';

type Room = { db: Database; log: Log; signer: Signer; published: Published };

/**
 * States what is due and writes its files; with `met`, in which other histories are kept from one round to the next, every
 * folder is looked through. All of it follows from the database:
 * a folder that was lost, or cut off, is written anew, and one that tells another history gives way to it. One poll's
 * trouble does not keep the others waiting.
 */
export async function publishPolls(room: Room, met?: Map<PollId, Met>): Promise<void> {
  const due = await inSnapshot(room.db, (tx, now) => listPollsToPublish(tx, now, publishSeconds));
  for (const id of due) {
    const machine = { kind: 'machine' as const };
    await inTransaction(room.db, machine, async ({ tx }) => {
      const outcome = await writeCheckpoint(tx, id, room.signer);
      if (outcome !== 'written') room.log.warn({ poll: id, outcome }, 'no checkpoint could be written');
      return done(undefined);
    }).catch((error: Error) => room.log.warn({ poll: id, error: error.message }, 'will try again'));
  }
  if (met)
    await room.published
      .forgetLeftovers()
      .catch((error: Error) => room.log.warn({ error: error.message }, 'will try again'));
  for (const id of met ? await inSnapshot(room.db, listPublishedPolls) : due)
    await bringFolder(room, id, met).catch((error: Error) =>
      room.log.warn({ poll: id, error: error.message }, 'will try again'),
    );
}
