/** Amending: the unit corrects what it reported, and thereby reports it again. */

import { personIdOf } from '../../../kernel/actor.ts';
import { instantAt } from '../../../kernel/period.ts';
import { done, type Outcome, refuse, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import { getCampaign } from '../../campaign/store.ts';
import { type Activity, judgeHeldAt } from '../activity.ts';
import { getActivity, insertStep, amendActivity as saveAmendment } from '../store.ts';
import type { Typed } from './report-activity.ts';

/** Refuses a time outside what the campaign counts, and a text made from a version that no longer stands. */
export async function amendActivity(
  doing: Doing,
  activity: Activity,
  { version, heldOn, heldFrom, ...typed }: Typed & { version: number },
): Promise<Outcome<Activity>> {
  const { tx, now, actor } = doing;
  const heldAt = instantAt(heldOn, heldFrom);
  const problem = judgeHeldAt(heldAt, await getCampaign(tx, activity.campaignId), now);
  if (problem) return refuseAll([problem]);
  const by = personIdOf(actor) ?? activity.reportedBy;
  if (!(await saveAmendment(tx, activity.id, { version, by, at: now }, { ...typed, heldAt })))
    return refuse('http.stale');
  const amended = await getActivity(tx, activity.id);
  await insertStep(doing, amended, 'amend');
  await announce(doing, {
    name: 'activity.amended',
    subjectId: activity.id,
    organisationId: activity.unitId,
    campaignId: activity.campaignId,
    seat: 'officer',
    before: { participants: activity.participants, state: activity.state },
    after: { participants: amended.participants, state: amended.state },
  });
  return done(amended);
}
