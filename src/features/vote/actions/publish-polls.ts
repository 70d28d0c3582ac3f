/** Publishing: what is new of each ledger is stated, and everything stated is written where anybody may fetch it. */

import type { PollId } from '../../../kernel/id.ts';
import { done } from '../../../kernel/verdict.ts';
import { type Database, inSnapshot, inTransaction, type Tx } from '../../../platform/db.ts';
import type { Log } from '../../../platform/log.ts';
import type { Published } from '../../../platform/published.ts';
import type { Signer } from '../../../platform/signing.ts';
import { checkpointText } from '../ledger/checkpoint.ts';
import { checkpointNameOf, contentLineOf, fileNameOf, lineOf, linesOfFile } from '../ledger/line.ts';
import {
  type EventLine,
  findLastCheckpoint,
  type KeptCheckpoint,
  listCheckpoints,
  listEvents,
  listPollsToPublish,
  listPublishedPolls,
} from '../store/checkpoint.ts';
import { findPublished } from '../store/poll.ts';
import { publishSeconds } from '../vote.ts';
import { writeCheckpoint } from './write-checkpoint.ts';

type Room = { db: Database; log: Log; signer: Signer; published: Published };

/** Where the files of a poll lie. */
export function folderOf(pollId: string): string {
  return `votes/${pollId}`;
}

/**
 * States what is due and writes its files; `looksAtAll` looks through every folder. All of it follows from the database:
 * a folder that was lost, or cut off, is written anew. One poll's trouble does not keep the others waiting.
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
    await writeFiles(room, id).catch((error: Error) =>
      room.log.warn({ poll: id, error: error.message }, 'will try again'),
    );
}

/** Brings a poll's folder to its last checkpoint: lines first, then what states them, then the index. */
async function writeFiles({ db, published }: Room, id: PollId): Promise<void> {
  const folder = folderOf(id);
  const there = await published.list(folder);
  const last = await inSnapshot(db, (tx) => findLastCheckpoint(tx, id));
  if (last && isComplete(there, last)) return;
  const promise = await inSnapshot(db, (tx) => findPublished(tx, id));
  if (there.get('poll.json') !== Buffer.byteLength(promise!))
    await published.write(folder, 'poll.json', promise!);
  const opened = await inSnapshot(db, (tx) => openedBefore(tx, id, there));
  const names = { events: [] as string[], contents: [] as string[] };
  for (const kind of last?.isFinal ? (['events', 'contents'] as const) : (['events'] as const)) {
    for (let from = 1; from <= (last?.size ?? 0); from += linesOfFile) {
      const to = Math.min(from + linesOfFile - 1, last!.size);
      const name = fileNameOf(kind, from);
      names[kind].push(name);
      const isKept = kind === 'events' || to <= opened;
      if (to === from + linesOfFile - 1 && isKept && isWhole(there.get(name), kind, from, to)) continue;
      const events = await inSnapshot(db, (tx) => listEvents(tx, id, from, to));
      await published.write(folder, name, textOf(kind, events));
    }
  }
  await inSnapshot(db, (tx) => writeCheckpoints({ published, tx, id, there }));
  const index = { ...names, checkpoints: last?.number ?? 0 };
  await published.write(folder, 'index.json', `${JSON.stringify(index)}\n`);
}

/** How many contents the folder opened with the last checkpoint it holds: a file behind that has grown since. */
async function openedBefore(tx: Tx, id: PollId, there: ReadonlyMap<string, number>): Promise<number> {
  let number = 0;
  while (there.has(checkpointNameOf(number + 1))) number++;
  const last = number > 0 ? (await listCheckpoints(tx, id, number))[0] : undefined;
  return last?.is_final ? last.size : 0;
}

async function writeCheckpoints(room: {
  published: Published;
  tx: Tx;
  id: PollId;
  there: ReadonlyMap<string, number>;
}): Promise<void> {
  const { published, tx, id, there } = room;
  let from = 1;
  while (there.has(checkpointNameOf(from))) from++;
  for (const { number, body, signature } of await listCheckpoints(tx, id, from))
    await published.write(folderOf(id), checkpointNameOf(number), checkpointText({ body, signature }));
}

/** Whether the folder stands at a checkpoint: it is there, and so is every file of lines, the last at its full length. */
function isComplete(there: ReadonlyMap<string, number>, last: KeptCheckpoint): boolean {
  if (!there.has('index.json') || !there.has('poll.json')) return false;
  for (let number = last.number; number > 0; number--) if (!there.has(checkpointNameOf(number))) return false;
  for (let from = 1; from <= last.size; from += linesOfFile) {
    const to = Math.min(from + linesOfFile - 1, last.size);
    if (!isWhole(there.get(fileNameOf('events', from)), 'events', from, to)) return false;
    if (last.isFinal && !there.has(fileNameOf('contents', from))) return false;
  }
  return true;
}

/** Lines of events differ in the length of their numbers only, so that a file that was cut off is seen by its size. */
function isWhole(
  sizeBytes: number | undefined,
  kind: 'events' | 'contents',
  from: number,
  to: number,
): boolean {
  if (sizeBytes === undefined || kind === 'contents') return sizeBytes !== undefined;
  const plain = lineOf({
    ...{ no: 0, at: '2000-01-01T00:00:00.000Z', seal: '0'.repeat(64), hash: '0'.repeat(64) },
  }).length;
  return sizeBytes === (to - from + 1) * plain + digitsOf(to) - digitsOf(from - 1);
}

/** How many digits the numbers from 1 to `most` have together. */
function digitsOf(most: number): number {
  let digits = 0;
  for (let first = 1; first <= most; first *= 10) digits += most - first + 1;
  return digits;
}

function textOf(kind: 'events' | 'contents', events: readonly EventLine[]): string {
  return events
    .map((event) =>
      kind === 'events'
        ? `${lineOf({ ...event, at: event.at.toISOString() })}\n`
        : `${contentLineOf(event.no, event.content)}\n`,
    )
    .join('');
}
