/** Writing a call's next version: judged beneath the level above, with a reason and a second look where it already runs. */

import type { CallId } from '../../../kernel/id.ts';
import { done, type Outcome, refuse, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing, Tx } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import { beforeAfter, judgeConsent } from '../../campaign/amend.ts';
import type { Campaign } from '../../campaign/campaign.ts';
import { raiseVersion } from '../../campaign/store/version.ts';
import { changesOfCall, isCallChanged, judgeAmendedCall } from '../amend.ts';
import type { Call } from '../call.ts';
import { getCallVersion, saveAmendedCall } from '../store/version.ts';

/** Whether a round of a call was opened already; features above know. */
export type RoundsGuard = (tx: Tx, callId: CallId) => Promise<boolean>;
/** `hasRounds`: whether a round was opened already; features above know. */
export type Found = { call: Call; campaign: Campaign; hasRounds?: boolean };
export type Consent = { reason?: string; confirmed: boolean };

/** Refuses, in this order: rules that do not stand, nothing changed, no reason, not yet confirmed, a quicker other. */
export async function amendTo(
  doing: Doing,
  { call, campaign, hasRounds }: Found,
  next: Call,
  typed: Consent,
): Promise<Outcome<Call>> {
  const above = call.parentId && (await getCallVersion(doing.tx, call.parentId, call.parentVersion!));
  const problems = judgeAmendedCall(call, next, {
    ...{ campaign, hasRounds },
    ...{ above: above || undefined, now: doing.now },
  });
  if (problems.length > 0) return refuseAll(problems);
  if (!isCallChanged(call, next)) return refuse('campaign.nothing-changed');
  const consent = judgeConsent(campaign.state, typed);
  if (consent) return refuseAll([consent]);
  if (!(await saveAmendedCall(doing, next, typed.reason))) return refuse('http.stale');
  if (campaign.state === 'running') await raiseVersion(doing, campaign.id, typed.reason);
  await announce(doing, {
    name: 'call.amended',
    subjectId: call.id,
    organisationId: call.ownerId,
    campaignId: call.campaignId,
    seat: 'officer',
    reason: typed.reason,
    ...beforeAfter(changesOfCall(call, next)),
  });
  return done({ ...next, version: call.version + 1 });
}
