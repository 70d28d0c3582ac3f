/** Approving: the level above accepts a report; in the same transaction it counts at every level, once. */

import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import { type Activity, movementOf } from '../activity.ts';
import { getActivity, insertStep, moveActivity, moveProgress } from '../store.ts';

/** Refuses what is no longer reported, and a text the approver has not seen. */
export async function approveActivity(
  doing: Doing,
  activity: Activity,
  { version }: { version: number },
): Promise<Outcome<Activity>> {
  const { tx, now } = doing;
  const moved = await moveActivity(
    tx,
    activity,
    { state: 'reported', version },
    { state: 'approved', approvedAt: now },
  );
  const current = await getActivity(tx, activity.id);
  if (!moved) return refuse(current.state === 'reported' ? 'http.stale' : 'activity.not-reported');
  await moveProgress(tx, current, movementOf('approve', current.participants));
  await insertStep(doing, current, 'approve');
  await announce(doing, {
    name: 'activity.approved',
    subjectId: activity.id,
    organisationId: activity.unitId,
    campaignId: activity.campaignId,
    seat: 'officer',
    before: { state: 'reported' },
    after: { state: 'approved', participants: current.participants },
  });
  return done(current);
}
