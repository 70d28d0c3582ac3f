/** What is to be made of a file is put in the queue, once. */

import { newId } from '../../../kernel/id.ts';
import type { Doing } from '../../../platform/db.ts';
import type { MediaFile } from '../../media/media.ts';
import { jobsFor, priorities } from '../job.ts';
import { insertJob } from '../store/job.ts';

/** Puts what a file needs in the queue; asked twice, it stands there once. Called where a file is attached. */
export async function enqueue(
  doing: Doing,
  file: Pick<MediaFile, 'id' | 'kind' | 'container'>,
): Promise<void> {
  for (const kind of jobsFor(file)) {
    const id: string = newId(doing.now.getTime());
    await insertJob(doing, { id, fileId: file.id, kind, priority: priorities[kind] });
  }
}
