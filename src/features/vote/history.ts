/** The word "history": whether the files of a folder and the ledger of the database tell the same, or the files another. */

import { checkpointNameOf, fileNameOf, lineOf, linesOfFile } from './ledger/line.ts';

/** Sizes of a folder's files by name. */
export type Folder = ReadonlyMap<string, number>;

/** Files that tell of another poll.json, of more than there is, of contents that are sealed, of other events. */
export type OtherHistory = 'promise' | 'further' | 'opened' | 'forked';

/** What the database has of a poll, and the same two texts as they stand in the folder. */
export type Told = {
  promise: string | undefined;
  last: { number: number; size: number; isFinal: boolean } | undefined;
  /** The checkpoint of the database that bears the number of the folder's last. */
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
  if (there.has('poll.json') && files.promise !== promise) return 'promise';
  const numbers = [...there.keys()].map((name) => Number(/^checkpoint-(\d+)\.json$/.exec(name)?.[1] ?? 0));
  if (Math.max(0, ...numbers) > (last?.number ?? 0)) return 'further';
  if (!last?.isFinal && [...there.keys()].some((name) => name.startsWith('contents-'))) return 'opened';
  if (hasFurtherEvents(there, last?.size ?? 0)) return 'further';
  return files.checkpoint !== checkpoint ? 'forked' : undefined;
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
