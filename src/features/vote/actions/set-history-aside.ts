/** Putting a folder right that tells another history than the database: as after an older database was restored (F-22). */

import type { PollId } from '../../../kernel/id.ts';
import { done } from '../../../kernel/verdict.ts';
import { type Database, inSnapshot, inTransaction, type Tx } from '../../../platform/db.ts';
import { digest } from '../../../platform/digest.ts';
import type { Log } from '../../../platform/log.ts';
import { announce, listFactsNamed } from '../../../platform/outbox.ts';
import type { Published } from '../../../platform/published.ts';
import {
  findOtherHistory,
  isLongMet,
  isSameHistory,
  isSignedCheckpoint,
  lastCheckpointIn,
  type Met,
  noteOf,
  type OtherTold,
  readNote,
} from '../history.ts';
import { checkpointText } from '../ledger/checkpoint.ts';
import { checkpointNameOf } from '../ledger/line.ts';
import { readPoll } from '../ledger/poll.ts';
import {
  agreesWithItself,
  findLastCheckpoint,
  listCheckpoints,
  lockCheckpoints,
} from '../store/checkpoint.ts';
import { findPublished } from '../store/poll.ts';
import { folderOf, writeFiles } from './write-files.ts';

type Room = { db: Database; published: Published };
type Logged = Room & { log: Log };

/** What a look found: another history, files that say nothing, and whether the database agrees with itself. */
type Look = { told: OtherTold | undefined; damaged: readonly string[]; agrees: boolean };

/** How a folder tells another history, and the last checkpoint of both; nothing where they agree. */
export async function lookAtHistory(room: Room, id: PollId): Promise<OtherTold | undefined> {
  return (await lookAtFolder(room, id)).told;
}

/** A file that cannot be read is an error, not another history: nothing may be concluded from it. */
export async function lookAtFolder({ db, published }: Room, id: PollId): Promise<Look> {
  const promise = await inSnapshot(db, (tx) => findPublished(tx, id));
  // The files before the rest: what the database says after that is never behind them.
  const { there, number, files, damaged } = await readFolder(published, id, promise);
  return inSnapshot(db, async (tx) => {
    const [same] = number > 0 ? await listCheckpoints(tx, id, number) : [];
    const last = await findLastCheckpoint(tx, id);
    const checkpoint = same && checkpointText(same);
    const why = findOtherHistory(there, { promise, last, checkpoint, files });
    const told = why && { why, files: lastCheckpointIn(there), database: last?.number ?? 0 };
    return { told, damaged, agrees: await agreesWithItself(tx, id) };
  });
}

/** The promise of a folder and its last checkpoint that bears a signature of ours; what comes after that is damaged. */
async function readFolder(published: Published, id: PollId, promise: string | undefined) {
  const folder = folderOf(id);
  const there = await published.list(folder);
  const damaged: string[] = [];
  const readWhole = async (name: string, isWhole: (text: string) => boolean) => {
    const text = await published.readText(folder, name);
    if (text === undefined || isWhole(text)) return text;
    damaged.push(name);
    return undefined;
  };
  const publicKey = (promise && readPoll(promise)?.publicKey) || '';
  const isSigned = (text: string) => isSignedCheckpoint(text, publicKey, digest);
  const files = {
    promise: await readWhole('poll.json', (text) => readPoll(text) !== undefined),
    checkpoint: undefined as string | undefined,
  };
  let number = lastCheckpointIn(there);
  for (; number > 0; number--) {
    files.checkpoint = await readWhole(checkpointNameOf(number), isSigned);
    if (files.checkpoint !== undefined) break;
  }
  return { there, number, files, damaged };
}

/**
 * Brings a folder up to the database. One that tells another history is not touched before the same was met in two
 * rounds through all folders, some minutes apart, of which `met` keeps the first; without it nothing is moved.
 */
export async function bringFolder(room: Logged, id: PollId, met?: Map<PollId, Met>): Promise<void> {
  if (met) await tellOfAsides(room, id);
  const look = await lookAtFolder(room, id);
  const { told, damaged, agrees } = look;
  if (!told || !agrees) met?.delete(id);
  if (!told) return writeFiles(room, id, damaged);
  const first = met?.get(id);
  const now = await inSnapshot(room.db, async (_, now) => now);
  if (agrees && first && isSameHistory(first.told, told)) {
    if (!isLongMet(first, now)) return;
    await setHistoryAside(room, id, first.told);
    met?.delete(id);
    return;
  }
  if (agrees) met?.set(id, { told, at: now });
  room.log.warn({ poll: id, ...told, agrees }, 'published files tell another history: to be looked at again');
}

/**
 * Where a folder tells another history, the whole folder gives way to one written from the database; not one file is
 * lost, and none of the old stands beside a new one.
 */
async function setHistoryAside(room: Logged, id: PollId, told: OtherTold): Promise<void> {
  const { db, published, log } = room;
  log.error({ poll: id, ...told }, 'published files tell another history: setting them aside');
  const made = await published.prepare(folderOf(id), (fresh) => writeFiles({ db, published: fresh }, id));
  try {
    await inTransaction(db, { kind: 'machine' }, async (doing) => {
      await lockCheckpoints(doing.tx, id);
      // Another process may have done it while this one was writing.
      const again = await lookAtFolder(room, id);
      if (!again.told || !again.agrees) return done(undefined);
      const aside = await made.claim(noteOf(doing.now, told));
      const { number, place } = aside;
      await announce(doing, { name: 'vote.history-set-aside', subjectId: id, after: { number, ...told } });
      log.error({ poll: id, place, ...told }, 'the published files of another history are kept here');
      // Last: should the commit fail, the next round finds the folder aside and tells of it.
      await made.settle(aside);
      return done(undefined);
    });
  } finally {
    await made.forget();
  }
}

/** Tells of folders that were set aside by somebody who could not say so any more. */
async function tellOfAsides({ db, published }: Room, id: PollId): Promise<void> {
  const listUntold = async (tx: Tx) => {
    const asides = await published.listAside(folderOf(id));
    if (asides.length === 0) return [];
    const facts = await listFactsNamed(tx, id, 'vote.history-set-aside');
    const numbers = new Set(facts.map(({ after }) => after?.number));
    return asides.filter(({ number }) => !numbers.has(number));
  };
  if ((await inSnapshot(db, listUntold)).length === 0) return;
  await inTransaction(db, { kind: 'machine' }, async (doing) => {
    await lockCheckpoints(doing.tx, id);
    for (const { number, note } of await listUntold(doing.tx)) {
      const told = readNote(note);
      if (told)
        await announce(doing, { name: 'vote.history-set-aside', subjectId: id, after: { number, ...told } });
    }
    return done(undefined);
  });
}
