/** Reopening: the level that approved undoes its approval; the sums of every level move back. */

import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import { type Activity, movementOf } from '../activity.ts';
import { getActivity, insertStep, moveActivity, moveProgress } from '../store.ts';

/** Refuses what is not approved any more: of two who undo at once, one does. */
export async function reopenActivity(
  doing: Doing,
  activity: Activity,
  { version, reason }: { version: number; reason: string },
): Promise<Outcome<Activity>> {
  const moved = await moveActivity(doing.tx, activity, { state: 'approved', version }, { state: 'reported' });
  const current = await getActivity(doing.tx, activity.id);
  if (!moved) return refuse(current.state === 'approved' ? 'http.stale' : 'activity.not-approved');
  await moveProgress(doing.tx, current, movementOf('reopen', current.participants));
  await insertStep(doing, current, 'reopen', reason);
  await announce(doing, {
    name: 'activity.reopened',
    subjectId: activity.id,
    organisationId: activity.unitId,
    campaignId: activity.campaignId,
    seat: 'officer',
    reason,
    before: { state: 'approved', participants: current.participants },
    after: { state: 'reported' },
  });
  return done(current);
}
