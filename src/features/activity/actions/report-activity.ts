/** Reporting: a unit says what took place; from here on the level above decides. */

import { personIdOf } from '../../../kernel/actor.ts';
import { type ActivityId, newId, type OrganisationId } from '../../../kernel/id.ts';
import { instantAt } from '../../../kernel/period.ts';
import { done, type Outcome, refuse, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import { findNearestCampaign } from '../../campaign/store.ts';
import { findOrganisation } from '../../organisation/store.ts';
import { type Activity, judgeHeldAt, type Report } from '../activity.ts';
import { mayReportFor } from '../policy.ts';
import { getActivity, getRootCampaignId, insertActivity, insertStep } from '../store.ts';

export type Typed = Omit<Report, 'heldAt'> & { heldOn: string; heldFrom: string };
type TypedFor = Typed & { unitId: OrganisationId };

/** Refuses: a unit of others, no level or campaign above, a time in the future or before the campaign counts. */
export async function reportActivity(doing: Doing, _: unknown, asked: TypedFor): Promise<Outcome<Activity>> {
  const { tx, now: reportedAt, actor } = doing;
  const { unitId, heldOn, heldFrom, ...typed } = asked;
  const unit = await findOrganisation(tx, unitId);
  const reportedBy = personIdOf(actor);
  if (!unit || !reportedBy || !mayReportFor(actor, unit).allowed) return refuse('activity.not-yours');
  if (!unit.parentId) return refuse('activity.no-level-above');
  const campaign = await findNearestCampaign(tx, unit.path);
  if (!campaign) return refuse('activity.no-campaign');
  const report = { ...typed, heldAt: instantAt(heldOn, heldFrom) };
  const problem = judgeHeldAt(report.heldAt, campaign, reportedAt);
  if (problem) return refuseAll([problem]);
  const id = newId<ActivityId>(reportedAt.getTime());
  const place = { campaignId: campaign.id, rootCampaignId: await getRootCampaignId(tx, campaign), unitId };
  await insertActivity(tx, { ...report, ...place, id, reportedBy, reportedAt });
  const activity = await getActivity(tx, id);
  await insertStep(doing, activity, 'report');
  await announce(doing, {
    name: 'activity.reported',
    subjectId: id,
    ...{ organisationId: unitId, campaignId: campaign.id, seat: 'officer' },
    after: { participants: activity.participants },
  });
  return done(activity);
}
