/** Putting an activity into the public programme, or keeping it from there; at once, whatever its state. */

import { done, type Outcome } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Activity } from '../activity.ts';
import { setWithheld } from '../store/programme.ts';

export async function setPublic(
  doing: Doing,
  activity: Activity,
  { shown }: { shown: 'yes' | 'no' },
): Promise<Outcome<Activity>> {
  await setWithheld(doing, activity.id, shown === 'no');
  await announce(doing, {
    name: 'activity.set-public',
    subjectId: activity.id,
    organisationId: activity.unitId,
    campaignId: activity.campaignId,
    seat: 'officer',
    before: { shown: activity.withheldAt === undefined },
    after: { shown: shown === 'yes' },
  });
  return done(activity);
}
