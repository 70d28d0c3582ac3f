/** The word "amend" for calls: a call with what was typed over it, and whether that may stand as its next version. */

import type { Period } from '../../kernel/period.ts';
import type { Refusal } from '../../kernel/verdict.ts';
import type { LaidDown } from '../campaign/amend.ts';
import { beginningOn, closingOn } from '../campaign/campaign.ts';
import {
  changesBetween,
  type Difference,
  differencesBetween,
  judgeLatitudes,
  latitudeFieldOf,
  latitudeOf,
  latitudesTyped,
  refusalsOf,
  type TypedLatitude,
  valuesOf,
} from '../campaign/latitude.ts';
import { judgeFormula } from '../reckoning/formula.ts';
import { type Call, isFrozen, judgeCallDates, judgeRubric } from './call.ts';
import {
  callFieldOf,
  callRules,
  filesTyped,
  judgeCallTerms,
  roundRuleKeys,
  standingRuleKeys,
  type TypedFiles,
} from './rule.ts';
import { judgeStages } from './stage.ts';

export type TypedCallAmendment = TypedFiles & {
  brief: string;
  opensOn: string;
  closesOn: string;
  lateOn?: string;
  recommendOn: string;
  reviewOn: string;
  voteOpensOn: string;
  voteClosesOn: string;
  graceMinutes?: number;
  takesLink: boolean;
  unitCap?: number;
  hostFloor?: number;
  /** Sent only where the round is, and not frozen. */
  rubric: readonly { name: string; max: number }[];
  votesPercent?: number;
  latitude: readonly TypedLatitude[];
};

/** The call as typed. Unlike in adoption, an emptied field empties the rule. */
export function amendedCall(call: Call, typed: TypedCallAmendment): Call {
  const closesAt = closingOn(typed.closesOn, call.closesAt);
  const votesPercent = typed.votesPercent ?? call.formula.votesPercent;
  const others = (call.formula.figures ?? []).reduce((sum, one) => sum + one.percent, 0);
  return {
    ...call,
    brief: typed.brief === call.brief.zh ? call.brief : { zh: typed.brief },
    opensAt: beginningOn(typed.opensOn, call.opensAt),
    closesAt,
    closesWords: closesAt.getTime() === call.closesAt.getTime() ? call.closesWords : undefined,
    lateUntil: typed.lateOn === undefined ? undefined : closingOn(typed.lateOn, call.lateUntil),
    recommendUntil: closingOn(typed.recommendOn, call.recommendUntil),
    reviewUntil: closingOn(typed.reviewOn, call.reviewUntil),
    voteOpensAt: beginningOn(typed.voteOpensOn, call.voteOpensAt),
    voteClosesAt: closingOn(typed.voteClosesOn, call.voteClosesAt),
    graceMinutes: typed.graceMinutes ?? 0,
    takesLink: typed.takesLink,
    unitCap: typed.unitCap,
    hostFloor: call.hostId ? typed.hostFloor : call.hostFloor,
    fileRules: filesTyped(call.fileRules, typed, 'drop'),
    rubric: rubricTyped(call, typed.rubric),
    formula: { ...call.formula, votesPercent, judgesPercent: 100 - votesPercent - others },
    latitude: latitudesTyped(callRules, typed.latitude),
  };
}

/** Criteria typed as they were keep their English and their guidance. */
function rubricTyped(call: Call, typed: TypedCallAmendment['rubric']): Call['rubric'] {
  if (typed.length === 0) return call.rubric;
  return typed.map(({ name, max }, index) => {
    const before = call.rubric[index];
    return before?.name.zh === name
      ? { ...before, max }
      : { key: `criterion-${index + 1}`, name: { zh: name }, max };
  });
}

const voteDays = (call: Call) => [call.voteOpensAt.getTime(), call.voteClosesAt.getTime()].join();

/** Whether it may stand by itself, within its campaign, beneath the version adopted, and with a vote that has opened. */
export function judgeAmendedCall(
  call: Call,
  next: Call,
  about: { campaign: Period; above?: LaidDown; now: Date; hasRounds?: boolean },
): Refusal[] {
  const own = valuesOf(callRules, next);
  const { above } = about;
  const changed = changesOfCall(call, next).map((one) => one.rule.key);
  const touchesRound =
    changed.some((key) => roundRuleKeys.includes(key)) || voteDays(call) !== voteDays(next);
  const isPlaced = (field: string | undefined) => field === 'opensOn' || field === 'closesOn';
  return [
    ...judgeCallTerms(next),
    // Days that were outside of the campaign before are not asked again; only new ones are.
    ...judgeCallDates(next, about.campaign).filter(
      (one) => one.code === 'call.outside-campaign' && isPlaced(one.field) && isMoved(call, next, one.field!),
    ),
    ...[judgeRubric(next.rubric)].filter((one) => one !== undefined),
    ...judgeFormula(next.formula),
    ...judgeStages(next.stages),
    ...(touchesRound && isFrozen(call, about.now) ? [{ code: 'call.frozen', field: 'rubric' }] : []),
    ...(about.hasRounds && changed.some((key) => standingRuleKeys.includes(key))
      ? [{ code: 'call.rounds-open', field: 'rubric' }]
      : []),
    ...(above
      ? [
          ...refusalsOf(differencesBetween(callRules, own, above.values, above.latitude), callFieldOf),
          ...judgeLatitudes(callRules, next.latitude, above.latitude, (key) =>
            latitudeFieldOf(callRules, key),
          ),
        ]
      : []),
  ];
}

function isMoved(call: Call, next: Call, field: string): boolean {
  const key = field === 'opensOn' ? 'opensAt' : 'closesAt';
  return call[key].getTime() !== next[key].getTime();
}

/** The rules that change; `above` is how it stands, `own` how it would. */
export function changesOfCall(call: Call, next: Call): Difference[] {
  return changesBetween(callRules, valuesOf(callRules, next), valuesOf(callRules, call));
}

/** Whether anything at all changes: a rule, the days of the vote, what is left to those beneath. */
export function isCallChanged(call: Call, next: Call): boolean {
  const isLeft = callRules.every(
    (rule) => latitudeOf(rule, call.latitude) === latitudeOf(rule, next.latitude),
  );
  return !isLeft || voteDays(call) !== voteDays(next) || changesOfCall(call, next).length > 0;
}
