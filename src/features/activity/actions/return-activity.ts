/** Returning: either level above gives a report back, with a reason, so that it can be put right. */

import { done, type Outcome } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Activity } from '../activity.ts';
import { mayReturn } from '../policy.ts';
import { about, decide } from './decide-activity.ts';

/** Refuses what does not wait for this level, and a text that was amended in the meantime; what counted ceases to. */
export async function returnActivity(
  doing: Doing,
  activity: Activity,
  { version, reason }: { version: number; reason: string },
): Promise<Outcome<Activity>> {
  const decided = await decide(doing, activity, version, {
    verb: 'return',
    may: (current) => mayReturn(doing.actor, current),
    by: (current) => (current.state === 'reported' ? current.approverId : current.acceptorId),
    reason,
  });
  if (!decided.ok) return decided;
  await announce(doing, { name: 'activity.returned', reason, ...about(decided.value) });
  return done(decided.value.after);
}
