/** Accepting: the level above the approval agrees; from then on the activity is locked. */

import { done, type Outcome } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Activity } from '../activity.ts';
import { mayAccept } from '../policy.ts';
import { about, decide } from './decide-activity.ts';

/** Refuses what is not approved, and a text that was amended in the meantime. */
export async function acceptActivity(
  doing: Doing,
  activity: Activity,
  { version }: { version: number },
): Promise<Outcome<Activity>> {
  const decided = await decide(doing, activity, version, {
    verb: 'accept',
    may: (current) => mayAccept(doing.actor, current),
    by: (current) => current.acceptorId,
  });
  if (!decided.ok) return decided;
  await announce(doing, { name: 'activity.accepted', ...about(decided.value) });
  return done(decided.value.after);
}
