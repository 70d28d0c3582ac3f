/** Returning: the level above gives a report back, with a reason, so that it can be put right. */

import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Activity } from '../activity.ts';
import { getActivity, insertStep, moveActivity } from '../store.ts';

/** Refuses what is no longer reported, and a text that was amended in the meantime. */
export async function returnActivity(
  doing: Doing,
  activity: Activity,
  { version, reason }: { version: number; reason: string },
): Promise<Outcome<Activity>> {
  const moved = await moveActivity(doing.tx, activity, { state: 'reported', version }, { state: 'returned' });
  const current = await getActivity(doing.tx, activity.id);
  if (!moved) return refuse(current.state === 'reported' ? 'http.stale' : 'activity.not-reported');
  await insertStep(doing, current, 'return', reason);
  await announce(doing, {
    name: 'activity.returned',
    subjectId: activity.id,
    organisationId: activity.unitId,
    campaignId: activity.campaignId,
    seat: 'officer',
    reason,
    before: { state: 'reported' },
    after: { state: 'returned' },
  });
  return done(current);
}
