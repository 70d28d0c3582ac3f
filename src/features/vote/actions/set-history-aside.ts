/** Putting a folder right that tells another history than the database: as after an older database was restored (F-22). */

import type { PollId } from '../../../kernel/id.ts';
import { done } from '../../../kernel/verdict.ts';
import { type Database, inSnapshot, inTransaction } from '../../../platform/db.ts';
import type { Log } from '../../../platform/log.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Published } from '../../../platform/published.ts';
import { findOtherHistory, lastCheckpointIn, type OtherHistory } from '../history.ts';
import { checkpointText } from '../ledger/checkpoint.ts';
import { checkpointNameOf } from '../ledger/line.ts';
import { findLastCheckpoint, listCheckpoints } from '../store/checkpoint.ts';
import { findPublished } from '../store/poll.ts';
import { folderOf, writeFiles } from './write-files.ts';

type Room = { db: Database; published: Published };
export type Told = { why: OtherHistory; files: number; database: number };

/** How a folder tells another history, and the last checkpoint of both; nothing where they agree. */
export async function lookAtHistory({ db, published }: Room, id: PollId): Promise<Told | undefined> {
  const folder = folderOf(id);
  // The files first: what the database says after that is never behind them.
  const there = await published.list(folder);
  const number = lastCheckpointIn(there);
  const textOf = async (name: string) => {
    const file = await published.read(folder, name);
    return file && new TextDecoder().decode(file.bytes);
  };
  const files = {
    promise: await textOf('poll.json'),
    checkpoint: number > 0 ? await textOf(checkpointNameOf(number)) : undefined,
  };
  const told = await inSnapshot(db, async (tx) => {
    const [same] = number > 0 ? await listCheckpoints(tx, id, number) : [];
    const [promise, last] = [await findPublished(tx, id), await findLastCheckpoint(tx, id)];
    return { promise, last, checkpoint: same && checkpointText(same) };
  });
  const why = findOtherHistory(there, { ...told, files });
  return why && { why, files: number, database: told.last?.number ?? 0 };
}

/**
 * Where a folder tells another history, the whole folder gives way to one written from the database; not one file is
 * lost, and none of the old stands beside a new one.
 */
export async function setHistoryAside(room: Room & { log: Log }, id: PollId): Promise<void> {
  const found = await lookAtHistory(room, id);
  if (!found) return;
  const { db, published, log } = room;
  log.error(
    { poll: id, ...found },
    'published files tell another history than the database: setting them aside',
  );
  const made = await published.prepare(folderOf(id), (fresh) => writeFiles({ db, published: fresh }, id));
  try {
    await inTransaction(db, { kind: 'machine' }, async (doing) => {
      // Another process may have done it while this one was writing.
      if (!(await lookAtHistory(room, id))) return done(undefined);
      const { why, files, database } = found;
      const note = `${doing.now.toISOString()} ${why}: files to checkpoint ${files}, database to ${database}`;
      const { number, place } = await made.settle(note);
      await announce(doing, { name: 'vote.history-set-aside', subjectId: id, after: { number, ...found } });
      log.error({ poll: id, place, ...found }, 'the published files of another history are kept here');
      return done(undefined);
    });
  } finally {
    await made.forget();
  }
}
