/** The word "history": whether the files of a folder and the ledger of the database tell the same, or the files another. */

import { parseCheckpoint } from './ledger/checkpoint.ts';
import { checkpointNameOf, type Digest, fileNameOf, lineOf, linesOfFile } from './ledger/line.ts';

/** Sizes of a folder's files by name. */
export type Folder = ReadonlyMap<string, number>;

/** Files that tell of another poll.json, of more than there is, of contents that are sealed, of other events. */
export type OtherHistory = 'promise' | 'further' | 'opened' | 'forked';

/** What the database has of a poll, and the same two texts as they stand in the folder; none where they are damaged. */
export type Told = {
  promise: string | undefined;
  last: { number: number; size: number; isFinal: boolean } | undefined;
  /** The checkpoint of the database that bears the number of the folder's last that is whole. */
  checkpoint: string | undefined;
  files: { promise: string | undefined; checkpoint: string | undefined };
};

/** The number of the last checkpoint without a gap before it. */
export function lastCheckpointIn(there: Folder): number {
  let number = 0;
  while (there.has(checkpointNameOf(number + 1))) number++;
  return number;
}

/**
 * How the files tell another history than the database, if they do. A checkpoint states all events before it and names
 * the checkpoint before, so that comparing the last one compares them all; what has not been written yet is no other history.
 */
export function findOtherHistory(
  there: Folder,
  { promise, last, checkpoint, files }: Told,
): OtherHistory | undefined {
  if (files.promise !== undefined && files.promise !== promise) return 'promise';
  const numbers = [...there.keys()].map((name) => Number(/^checkpoint-(\d+)\.json$/.exec(name)?.[1] ?? 0));
  if (Math.max(0, ...numbers) > (last?.number ?? 0)) return 'further';
  if (!last?.isFinal && [...there.keys()].some((name) => name.startsWith('contents-'))) return 'opened';
  if (hasFurtherEvents(there, last?.size ?? 0)) return 'further';
  return files.checkpoint !== undefined && files.checkpoint !== checkpoint ? 'forked' : undefined;
}

/** Whether a text is a checkpoint that was signed with this key; whatever is not tells no history at all. */
export function isSignedCheckpoint(text: string, publicKey: string, digest: Digest): boolean {
  const checkpoint = parseCheckpoint(text);
  return checkpoint !== undefined && digest.verify(publicKey, checkpoint.body, checkpoint.signature);
}

/** How a folder tells another history, and the last checkpoint of both. */
export type OtherTold = { why: OtherHistory; files: number; database: number };

/** Another history that was met, and when first. */
export type Met = { told: OtherTold; at: Date };

const secondsToBelieve = 120;

/** Whether two looks met the same; a database that is stated anew comes up to the files it was behind. */
export function isSameHistory(first: OtherTold, then: OtherTold): boolean {
  const isCaughtUp = first.why === 'further' && then.why === 'forked';
  return first.files === then.files && (first.why === then.why || isCaughtUp);
}

/** Whether what is met again stood long enough to be believed: a database may be in the middle of being restored. */
export function isLongMet(met: Met, now: Date): boolean {
  return now.getTime() - met.at.getTime() >= secondsToBelieve * 1000;
}

/** What is noted beside files that are set aside. */
export function noteOf(at: Date, { why, files, database }: OtherTold): string {
  return `${at.toISOString()} ${why}: files to checkpoint ${files}, database to ${database}`;
}

/** What a note says; nothing when it is none. */
export function readNote(note: string): OtherTold | undefined {
  const said = /^\S+ (promise|further|opened|forked): files to checkpoint (\d+), database to (\d+)\s*$/.exec(
    note,
  );
  return said
    ? { why: said[1] as OtherHistory, files: Number(said[2]), database: Number(said[3]) }
    : undefined;
}

function hasFurtherEvents(there: Folder, size: number): boolean {
  const end = size === 0 ? '' : fileNameOf('events', size);
  const first = size - ((size - 1) % linesOfFile);
  return [...there].some(([name, bytes]) => {
    if (!name.startsWith('events-')) return false;
    return name > end || (name === end && bytes > eventsSize(first, size));
  });
}

/** Lines of events differ in the length of their numbers only, so that a file that was cut off is seen by its size. */
export function isWhole(
  sizeBytes: number | undefined,
  kind: 'events' | 'contents',
  from: number,
  to: number,
): boolean {
  if (sizeBytes === undefined || kind === 'contents') return sizeBytes !== undefined;
  return sizeBytes === eventsSize(from, to);
}

/** How many bytes the lines of events have, without their numbers and with them. */
function eventsSize(from: number, to: number): number {
  const [seal, hash] = ['0'.repeat(64), '0'.repeat(64)];
  const plain = lineOf({ no: 0, at: '2000-01-01T00:00:00.000Z', seal, hash }).length;
  return (to - from + 1) * plain + digitsOf(to) - digitsOf(from - 1);
}

/** How many digits the numbers from 1 to `most` have together. */
function digitsOf(most: number): number {
  let digits = 0;
  for (let first = 1; first <= most; first *= 10) digits += most - first + 1;
  return digits;
}
