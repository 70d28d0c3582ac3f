/** Looking through in a thread of its own: the worker's loop goes on while a million votes are read. */

import { Worker } from 'node:worker_threads';
import type { Database } from '../../../platform/db.ts';
import { listUnread } from './look-through.ts';

export type LookRoom = { db: Database; threadPath: string; databaseUrl: string };

/** Begins a thread where there is something to read; its memory goes back when it has ended. */
export async function lookApart({ db, threadPath, databaseUrl }: LookRoom): Promise<boolean> {
  if ((await listUnread(db)).length === 0) return false;
  const thread = new Worker(threadPath, { workerData: { databaseUrl } });
  await new Promise<void>((done, failed) => {
    thread.once('error', failed);
    thread.once('exit', (code) =>
      code === 0 ? done() : failed(new Error(`looking through ended: ${code}`)),
    );
    thread.unref();
  });
  return true;
}
