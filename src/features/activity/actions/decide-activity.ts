/** Deciding: a level moves an activity on or back, and with it what counts; the ground of approving, accepting, undoing. */

import type { OrganisationId } from '../../../kernel/id.ts';
import { done, next, type Outcome, refuse, refuseAll, type Verdict } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { holdProgress } from '../../progress/store.ts';
import { type Activity, type ActivityVerb, activityTransitions, isCounted } from '../activity.ts';
import { insertStep, moveActivity } from '../store/change.ts';
import { countActivity } from '../store/enterprise.ts';
import { getActivity } from '../store.ts';

type Decision = {
  verb: Exclude<ActivityVerb, 'amend'>;
  may: (activity: Activity) => Verdict;
  by: (activity: Activity) => OrganisationId | undefined;
  reason?: string;
};
export type Decided = { before: Activity; after: Activity };

/**
 * Judged once more when nobody else can move it, so that of two who decide at once one does; a text that was amended
 * since it was seen is stale.
 */
export async function decide(
  doing: Doing,
  seen: Pick<Activity, 'id' | 'rootCampaignId'>,
  version: number,
  { verb, may, by, reason }: Decision,
): Promise<Outcome<Decided>> {
  const { tx } = doing;
  await holdProgress(tx, seen.rootCampaignId);
  const before = await getActivity(tx, seen.id);
  const verdict = may(before);
  if (!verdict.allowed) return refuseAll([verdict.refusal]);
  if (version !== before.version) return refuse('http.stale');
  const to = next(activityTransitions, before.state, verb)!;
  await moveActivity(doing, before, to);
  const after = await getActivity(tx, seen.id);
  if (isCounted(after.state) !== isCounted(before.state))
    await countActivity(tx, after, isCounted(after.state) ? 1 : -1);
  await insertStep(doing, after, { verb, organisationId: by(before), reason });
  return done({ before, after });
}

/** What every fact about a decision says. */
export function about({ before, after }: Decided) {
  return {
    subjectId: after.id,
    organisationId: after.unitId,
    campaignId: after.campaignId,
    seat: 'officer',
    before: { state: before.state },
    after: { state: after.state, participants: after.participants },
  };
}
