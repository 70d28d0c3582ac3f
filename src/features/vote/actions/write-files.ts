/** Writing what is published of a poll: lines first, then what states them, then the index; all from the database. */

import type { PollId } from '../../../kernel/id.ts';
import { type Database, inSnapshot, type Tx } from '../../../platform/db.ts';
import type { Published } from '../../../platform/published.ts';
import { isWhole, lastCheckpointIn } from '../history.ts';
import { checkpointText } from '../ledger/checkpoint.ts';
import { checkpointNameOf, contentLineOf, fileNameOf, lineOf, linesOfFile } from '../ledger/line.ts';
import {
  type EventLine,
  findLastCheckpoint,
  type KeptCheckpoint,
  listCheckpoints,
  listEvents,
} from '../store/checkpoint.ts';
import { findPublished } from '../store/poll.ts';

type Room = { db: Database; published: Published };

/** Where the files of a poll lie. */
export function folderOf(pollId: string): string {
  return `votes/${pollId}`;
}

/**
 * Brings a poll's folder to its last checkpoint: lines first, then what states them, then the index. What is damaged
 * counts as if it were not there.
 */
export async function writeFiles(
  { db, published }: Room,
  id: PollId,
  damaged: readonly string[] = [],
): Promise<void> {
  const folder = folderOf(id);
  const there = await published.list(folder);
  for (const name of damaged) there.delete(name);
  const last = await inSnapshot(db, (tx) => findLastCheckpoint(tx, id));
  if (last && isComplete(there, last)) return;
  const promise = await inSnapshot(db, (tx) => findPublished(tx, id));
  if (there.get('poll.json') !== Buffer.byteLength(promise!))
    await published.write(folder, 'poll.json', promise!);
  const stated = await inSnapshot(db, (tx) => statedBefore(tx, id, there));
  const names = { events: [] as string[], contents: [] as string[] };
  for (const kind of last?.isFinal ? (['events', 'contents'] as const) : (['events'] as const)) {
    for (let from = 1; from <= (last?.size ?? 0); from += linesOfFile) {
      const to = Math.min(from + linesOfFile - 1, last!.size);
      const name = fileNameOf(kind, from);
      names[kind].push(name);
      // What no checkpoint of the folder states may have been left there by another history.
      const isKept = to <= stated[kind];
      if (to === from + linesOfFile - 1 && isKept && isWhole(there.get(name), kind, from, to)) continue;
      const events = await inSnapshot(db, (tx) => listEvents(tx, id, from, to));
      await published.write(folder, name, textOf(kind, events));
    }
  }
  await inSnapshot(db, (tx) => writeCheckpoints({ published, tx, id, there }));
  const index = { ...names, checkpoints: last?.number ?? 0 };
  await published.write(folder, 'index.json', `${JSON.stringify(index)}\n`);
}

/** How many events and contents the folder stands for by the last checkpoint it holds. */
async function statedBefore(tx: Tx, id: PollId, there: ReadonlyMap<string, number>) {
  const number = lastCheckpointIn(there);
  const last = number > 0 ? (await listCheckpoints(tx, id, number))[0] : undefined;
  return { events: last?.size ?? 0, contents: last?.is_final ? last.size : 0 };
}

async function writeCheckpoints(room: {
  published: Published;
  tx: Tx;
  id: PollId;
  there: ReadonlyMap<string, number>;
}): Promise<void> {
  const { published, tx, id, there } = room;
  const from = lastCheckpointIn(there) + 1;
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

function textOf(kind: 'events' | 'contents', events: readonly EventLine[]): string {
  return events
    .map((event) =>
      kind === 'events'
        ? `${lineOf({ ...event, at: event.at.toISOString() })}\n`
        : `${contentLineOf(event.no, event.content)}\n`,
    )
    .join('');
}
