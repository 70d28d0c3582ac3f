/** What was kept before anybody asked to have it made playable, or came in by another door, is put in the queue. */

import type { Doing } from '../../../platform/db.ts';
import { listFiles } from '../../media/store.ts';
import { listUnasked } from '../store/job.ts';
import { enqueue } from './enqueue.ts';

const mostAtOnce = 50;

/** Every kept film, sound and photo has its jobs in the end. */
export async function enqueueUnasked(doing: Doing): Promise<void> {
  const ids = await listUnasked(doing.tx, mostAtOnce);
  for (const file of await listFiles(doing.tx, ids)) await enqueue(doing, file);
}
