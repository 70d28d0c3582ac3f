/** The thread that reads the votes of open polls: a connection of its own, the detector, and the findings kept. */

import { workerData } from 'node:worker_threads';
import { lookThrough } from '../features/scrutiny/actions/look-through.ts';
import { openDatabase } from '../platform/db.ts';
import { openLog } from '../platform/log.ts';

const { databaseUrl } = workerData as { databaseUrl: string };
const db = openDatabase(databaseUrl, 2);
try {
  await lookThrough(db, openLog('look'));
} finally {
  await db.destroy();
}
