/** The unit's officer stops what waits or runs. */

import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Held } from '../held.ts';
import type { JobKind } from '../job.ts';
import { mayCancel } from '../policy.ts';
import { cancelJob, findJob } from '../store/job.ts';

/** Stops one job of a file; what was made before stays. */
export async function cancelMaking(
  doing: Doing,
  held: Held,
  { kind }: { kind: JobKind },
): Promise<Outcome<JobKind>> {
  const job = await findJob(doing.tx, held.file.id, kind);
  if (!job) return refuse('http.not-found');
  const verdict = mayCancel(doing.actor, held, job);
  if (!verdict.allowed) return { ok: false, refusals: [verdict.refusal] };
  if (!(await cancelJob(doing, job.id))) return refuse('rendition.ended');
  await announce(doing, {
    name: 'rendition.cancelled',
    subjectId: held.file.id,
    seat: 'officer',
    after: { kind },
  });
  return done(kind);
}
