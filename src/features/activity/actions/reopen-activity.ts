/** Reopening: undone only from the top: who accepted undoes the acceptance, then who approved the approval. */

import { done, type Outcome } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Activity } from '../activity.ts';
import { mayReopen } from '../policy.ts';
import { about, decide } from './decide-activity.ts';

/** Refuses what is not decided any more: of two who undo at once, one does. */
export async function reopenActivity(
  doing: Doing,
  activity: Activity,
  { version, reason }: { version: number; reason: string },
): Promise<Outcome<Activity>> {
  const decided = await decide(doing, activity, version, {
    verb: 'reopen',
    may: (current) => mayReopen(doing.actor, current),
    by: (current) => (current.state === 'accepted' ? current.acceptorId : current.approverId),
    reason,
  });
  if (!decided.ok) return decided;
  await announce(doing, { name: 'activity.reopened', reason, ...about(decided.value) });
  return done(decided.value.after);
}
