/** That something could not be made is told as a fact, so that whoever holds the file may hear it. */

import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Job, JobProblem } from '../job.ts';

/** Announces the failure of a job of a file. */
export async function tellFailed(
  doing: Doing,
  job: Pick<Job, 'fileId' | 'kind'>,
  problem: JobProblem,
): Promise<void> {
  await announce(doing, {
    name: 'rendition.failed',
    subjectId: job.fileId,
    after: { kind: job.kind, problem },
  });
}
