/** Answering what changed above: rule by rule taken over or kept; new calls carried on or left. */

import type { CallId } from '../../../kernel/id.ts';
import { done, type Outcome, type Refusal, refuse, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import { adoptCall } from '../../call/actions/open-call.ts';
import { inherited, judgeKey } from '../../call/call.ts';
import { judgeCallTerms } from '../../call/rule.ts';
import { saveAmendedCall, setCallParentVersion } from '../../call/store/version.ts';
import { listCalls } from '../../call/store.ts';
import { type Campaign, ownCalendar } from '../../campaign/campaign.ts';
import { judgeTerms } from '../../campaign/rule.ts';
import { raiseVersion, saveAmended, setParentVersion } from '../../campaign/store/version.ts';
import { getCampaign } from '../../campaign/store.ts';
import {
  type Answer,
  answeredCall,
  answeredCampaign,
  type ChangesAbove,
  isTaken,
  judgeAnswers,
} from '../change.ts';
import { findChangesAbove } from '../store/change.ts';

type Typed = {
  version: number;
  parentVersion: number;
  answers: readonly Answer[];
  calls: readonly { callId: CallId; answer: 'carry' | 'leave' }[];
};

/** Everything is answered at once: from then on the newest version above stands behind this campaign. */
export async function answerChanges(doing: Doing, own: Campaign, typed: Typed): Promise<Outcome<Campaign>> {
  const found = await findChangesAbove(doing.tx, own);
  if (!found) return refuse('notice.nothing-to-answer');
  if (typed.version !== own.version || typed.parentVersion !== found.parent.version)
    return refuse('http.stale');
  const carried = found.fresh.filter((call) =>
    typed.calls.some((one) => one.callId === call.id && one.answer === 'carry'),
  );
  const problems = [
    ...judgeAnswers(found, typed.answers, doing.now),
    ...judgeTaken(found, typed.answers),
    ...(await judgeCarried(doing, found, carried, typed)),
  ];
  if (problems.length > 0) return refuseAll(problems);
  if (!(await keepCampaign(doing, found, typed, carried.length > 0))) return refuse('http.stale');
  if (!(await keepCalls(doing, found, typed))) return refuse('http.stale');
  for (const call of carried) {
    const closesAt = call.closesAt > own.closesAt ? own.closesAt : call.closesAt;
    await adoptCall(doing, own, call, inherited(call, closesAt));
  }
  await announce(doing, {
    name: 'campaign.answered',
    subjectId: own.id,
    organisationId: own.organisationId,
    campaignId: own.id,
    seat: 'officer',
    before: { parentVersion: own.parentVersion },
    after: { parentVersion: found.parent.version, answers: typed.answers, carried: carried.length },
  });
  return done(await getCampaign(doing.tx, own.id));
}

/** What is taken over must fit with what is kept: the steps of a call stay in their order. */
function judgeTaken(found: ChangesAbove, answers: readonly Answer[]): Refusal[] {
  const plain = ({ code, about }: Refusal): Refusal => ({ code, about });
  return [
    ...judgeTerms(answeredCampaign(found, answers)),
    ...found.calls.flatMap(({ own }) => judgeCallTerms(answeredCall(found, own, answers))),
  ].map(plain);
}

async function judgeCarried(
  doing: Doing,
  found: ChangesAbove,
  carried: ChangesAbove['fresh'],
  typed: Typed,
): Promise<Refusal[]> {
  const own = await listCalls(doing.tx, found.campaign.id);
  return carried.flatMap((call) => {
    const problem = judgeKey(call.key, own);
    const index = typed.calls.findIndex((one) => one.callId === call.id);
    return problem ? [{ ...problem, field: `calls.${index}.answer` }] : [];
  });
}

/** A campaign in which nothing changes keeps its version, unless its calls change: those beneath it are to see that. */
async function keepCampaign(
  doing: Doing,
  found: ChangesAbove,
  { answers }: Typed,
  isCarrying: boolean,
): Promise<boolean> {
  const { campaign, parent } = found;
  const reason = parent.title.zh;
  if (isTaken(found, answers)) {
    const next = answeredCampaign(found, answers);
    const calendar = ownCalendar(next.calendar, next.closesAt);
    return saveAmended(doing, { ...next, calendar, parentVersion: parent.version }, reason);
  }
  await setParentVersion(doing.tx, campaign.id, parent.version);
  const isCallTaken = found.calls.some(({ own }) => isTaken(found, answers, own.id));
  if (isCarrying || isCallTaken) await raiseVersion(doing, campaign.id, reason);
  return true;
}

async function keepCalls(doing: Doing, found: ChangesAbove, { answers }: Typed): Promise<boolean> {
  for (const { own, above } of found.calls) {
    if (!isTaken(found, answers, own.id)) {
      await setCallParentVersion(doing.tx, own.id, above.version);
      continue;
    }
    const next = { ...answeredCall(found, own, answers), parentVersion: above.version };
    if (!(await saveAmendedCall(doing, next, found.parent.title.zh))) return false;
  }
  return true;
}
