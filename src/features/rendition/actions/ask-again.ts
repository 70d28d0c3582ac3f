/** The unit's officer has something made again. */

import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Held } from '../held.ts';
import { type JobKind, priorities } from '../job.ts';
import { mayAskAgain } from '../policy.ts';
import { askAgain, findJob } from '../store/job.ts';

/** Puts a job that has ended in the queue again, before all others. */
export async function askJobAgain(
  doing: Doing,
  held: Held,
  { kind }: { kind: JobKind },
): Promise<Outcome<JobKind>> {
  const job = await findJob(doing.tx, held.file.id, kind);
  if (!job) return refuse('http.not-found');
  const verdict = mayAskAgain(doing.actor, held, job);
  if (!verdict.allowed) return { ok: false, refusals: [verdict.refusal] };
  if (!(await askAgain(doing.tx, job.id, priorities.again))) return refuse('rendition.under-way');
  await announce(doing, {
    name: 'rendition.asked-again',
    subjectId: held.file.id,
    seat: 'officer',
    after: { kind },
  });
  return done(kind);
}
