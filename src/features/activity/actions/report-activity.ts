/** Reporting: a unit says what took place; from here on the level above decides. */

import { personIdOf } from '../../../kernel/actor.ts';
import { type ActivityId, newId, type OrganisationId } from '../../../kernel/id.ts';
import { done, type Outcome, refuse, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import { spendExtension } from '../../calendar/actions/spend-extension.ts';
import { type Activity, judgeReport, reportOf, type Typed } from '../activity.ts';
import { isLikelySame } from '../likeness.ts';
import { mayReportFor } from '../policy.ts';
import { insertActivity, insertStep } from '../store/change.ts';
import { getActivity, listSameDay } from '../store.ts';
import { judgeStanding, placeReport } from './place-report.ts';

export type TypedFor = Typed & { unitId: OrganisationId; twice?: boolean };

/** Refuses: a unit of others, nobody above, a time that does not count, an end that is over, a like one not looked at. */
export async function reportActivity(doing: Doing, _: unknown, asked: TypedFor): Promise<Outcome<Activity>> {
  const { tx, actor, now } = doing;
  const { unitId, twice, ...typed } = asked;
  const placed = await placeReport(tx, actor, unitId);
  const reportedBy = personIdOf(actor);
  if (!placed || !reportedBy || !mayReportFor(actor, placed.unit).allowed)
    return refuse('activity.not-yours');
  if ('refusal' in placed) return refuseAll([placed.refusal]);
  const report = reportOf(typed);
  const problems = judgeReport(report, placed.campaign, now);
  const standing = await judgeStanding(doing, placed);
  if ('refusal' in standing) return refuseAll([...problems, standing.refusal]);
  if (problems.length > 0) return refuseAll(problems);
  const alike = twice ? [] : await listSameDay(tx, actor, { ...report, ...placed.at });
  if (alike.some((one) => one.unitId === unitId && isLikelySame(report, one)))
    return refuse('activity.looks-reported', undefined, 'twice');
  const id = newId<ActivityId>(now.getTime());
  const spent = await spendExtension(doing, standing.standing, { subjectId: id, unitId });
  if (!spent.ok) return spent;
  const told = { ...report, ...placed.at, id, isLate: standing.isLate };
  await insertActivity(tx, { ...told, reportedBy, reportedAt: now });
  const activity = await getActivity(tx, id);
  await insertStep(doing, activity, { verb: 'report', organisationId: activity.reporterId });
  await announce(doing, {
    name: 'activity.reported',
    subjectId: id,
    ...{ organisationId: unitId, campaignId: activity.campaignId },
    ...{ seat: 'officer', actingFor: placed.actingFor },
    after: { participants: activity.participants, occurrences: activity.occurrences.length },
  });
  return done(activity);
}
