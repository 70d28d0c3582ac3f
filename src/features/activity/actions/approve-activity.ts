/** Approving: the level above agrees to a report; in the same transaction it counts at every level, once. */

import { done, type Outcome } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Activity } from '../activity.ts';
import { mayApprove } from '../policy.ts';
import { about, decide } from './decide-activity.ts';

/** Refuses what is no longer reported, and a text the approver has not seen. */
export async function approveActivity(
  doing: Doing,
  activity: Activity,
  { version }: { version: number },
): Promise<Outcome<Activity>> {
  const decided = await decide(doing, activity, version, {
    verb: 'approve',
    may: (current) => mayApprove(doing.actor, current),
    by: (current) => current.approverId,
  });
  if (!decided.ok) return decided;
  await announce(doing, { name: 'activity.approved', ...about(decided.value) });
  return done(decided.value.after);
}
