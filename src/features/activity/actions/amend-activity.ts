/** Amending: the unit corrects what it reported, and thereby reports it again; what counted ceases to until it is approved. */

import { personIdOf } from '../../../kernel/actor.ts';
import { done, type Outcome, refuse, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import { getCampaign } from '../../campaign/store.ts';
import { holdProgress } from '../../progress/store.ts';
import { type Activity, isCounted, judgeReport, reportOf, type Typed } from '../activity.ts';
import { changesBetween } from '../change.ts';
import { mayAmend } from '../policy.ts';
import { insertStep, saveAmendment, wasEverApproved } from '../store/change.ts';
import { countActivity } from '../store/enterprise.ts';
import { getActivity } from '../store.ts';

type Amendment = Typed & { version: number; reason?: string };

/** Refuses a text made from a version that no longer stands, what is locked, and no reason where it was approved. */
export async function amendActivity(
  doing: Doing,
  seen: Activity,
  asked: Amendment,
): Promise<Outcome<Activity>> {
  const { tx, now, actor } = doing;
  const { version, reason, ...typed } = asked;
  await holdProgress(tx, seen.rootCampaignId);
  const before = await getActivity(tx, seen.id);
  if (version !== before.version) return refuse('http.stale');
  const verdict = mayAmend(actor, before);
  if (!verdict.allowed) return refuseAll([verdict.refusal]);
  if (isCounted(before.state) && !reason) return refuse('activity.reason-needed', undefined, 'reason');
  const report = reportOf(typed);
  const problems = judgeReport(report, await getCampaign(tx, before.campaignId), now);
  if (problems.length > 0) return refuseAll(problems);
  if (isCounted(before.state)) await countActivity(tx, before, -1);
  const wasApproved = await wasEverApproved(tx, before.id);
  const by = { personId: personIdOf(actor) ?? before.reportedBy, at: now };
  await saveAmendment(tx, { ...before, wasApproved }, by, report);
  const amended = await getActivity(tx, before.id);
  const changes = changesBetween(before, amended);
  await insertStep(doing, amended, { verb: 'amend', organisationId: before.reporterId, reason, changes });
  await announce(doing, {
    ...{ name: 'activity.amended', subjectId: before.id, seat: 'officer', reason },
    ...{ organisationId: before.unitId, campaignId: before.campaignId },
    before: { participants: before.participants, state: before.state },
    after: { participants: amended.participants, state: amended.state },
  });
  return done(amended);
}
