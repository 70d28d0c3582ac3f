/** The search over all hashes: a thread that holds them, filled from PostgreSQL and caught up before each search. */

import { Worker } from 'node:worker_threads';
import { type Database, inSnapshot } from '../../../platform/db.ts';
import { hashFrom } from '../print/picture.ts';
import type { ScanAsk, ScanHit } from '../print/scan.ts';
import { type KeptHash, listHashesAfter } from '../store/print.ts';

type Kind = 'picture' | 'video';
export type Scan = {
  /** Every hash kept so far goes in; gives the number of the newest. */
  catchUp: (db: Database) => Promise<number>;
  search: (kind: Kind, asks: readonly ScanAsk[], most: number) => Promise<ScanHit[][]>;
  /** Pictures that share corners with each of those asked for, most first. */
  match: (asks: readonly Uint32Array[], most: number) => Promise<ScanHit[][]>;
  close: () => Promise<void>;
};

const batch = 20_000;
type Waiting = { done: (hits: ScanHit[][]) => void; failed: (error: Error) => void };
/** The thread as it runs now, and who waits for its answers. */
type Line = { thread?: Worker; newest: number; number: number; waiting: Map<number, Waiting> };

/** Begins when it is first asked; a thread that died is begun anew, from the first hash on. */
export function openScan(threadPath: string): Scan {
  const line: Line = { newest: 0, number: 0, waiting: new Map() };
  const ask = (order: object): Promise<ScanHit[][]> =>
    new Promise((done, failed) => {
      line.waiting.set(++line.number, { done, failed });
      begun(line, threadPath).postMessage({ ...order, number: line.number });
    });
  return {
    catchUp: async (db) => {
      begun(line, threadPath);
      for (let more = true; more; ) {
        const rows = await inSnapshot(db, (tx) => listHashesAfter(tx, line.newest, batch));
        for (const kind of ['picture', 'video'] as const) append(begun(line, threadPath), kind, rows);
        line.newest = rows.at(-1)?.id ?? line.newest;
        more = rows.length === batch;
      }
      return line.newest;
    },
    search: (kind, asks, most) => ask({ search: kind, asks: [...asks], most }),
    match: (asks, most) => ask({ match: [...asks], most }),
    close: async () => void (await line.thread?.terminate()),
  };
}

function begun(line: Line, threadPath: string): Worker {
  if (line.thread) return line.thread;
  const made = new Worker(threadPath, { env: {} });
  const end = (error: Error) => {
    if (line.thread !== made) return;
    line.thread = undefined;
    line.newest = 0;
    for (const { failed } of line.waiting.values()) failed(error);
    line.waiting.clear();
  };
  made.on('message', (told: { number: number; hits: ScanHit[][] }) => {
    line.waiting.get(told.number)?.done(told.hits);
    line.waiting.delete(told.number);
  });
  made.on('error', end);
  made.on('exit', () => end(new Error('the search ended')));
  made.unref();
  line.thread = made;
  return made;
}

function append(thread: Worker, kind: Kind, rows: readonly KeptHash[]): void {
  const own = rows.filter((row) => row.kind === kind);
  if (own.length === 0) return;
  const words = new Uint32Array(own.length * 8);
  for (const [at, row] of own.entries()) words.set(hashFrom(row.bits), at * 8);
  const ids = Float64Array.from(own, (row) => row.id);
  const corners = own.map((row) => (row.corners ? wordsIn(row.corners) : undefined));
  thread.postMessage({ append: kind, ids, words, corners }, [ids.buffer, words.buffer]);
}

/** 32-bit numbers, little end first. */
function wordsIn(bytes: Buffer): Uint32Array {
  return Uint32Array.from({ length: Math.floor(bytes.length / 4) }, (_, at) => bytes.readUInt32LE(at * 4));
}
