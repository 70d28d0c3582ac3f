/** The word "change": what a level above amended since it was adopted, beside what stands here, rule by rule. */

import type { CallId } from '../../kernel/id.ts';
import type { Refusal } from '../../kernel/verdict.ts';
import { type Call, isFrozen } from '../call/call.ts';
import { type CallTerms, type CallVersion, callRules, roundRuleKeys } from '../call/rule.ts';
import type { Campaign } from '../campaign/campaign.ts';
import {
  compareValues,
  type Difference,
  differencesBetween,
  isConflict,
  type KeptVersion,
  type Rule,
  type RuleValues,
  refusalsOf,
  valuesOf,
} from '../campaign/latitude.ts';
import { type CampaignTerms, campaignRules } from '../campaign/rule.ts';

/** One rule: as above when it was taken over, as above now, and as here. */
export type Change = Difference & { before: unknown; isConflict: boolean; suggested: 'take' | 'keep' };
type Version = Pick<KeptVersion, 'values' | 'latitude'>;

/** The rules whose value above is another than before, and those whose own value no longer stands. */
export function changesAbove<T>(
  rules: readonly Rule<T>[],
  own: RuleValues,
  before: Version,
  now: Version,
): Change[] {
  return differencesBetween(rules, own, now.values, now.latitude).flatMap((difference) => {
    const { key, kind } = difference.rule;
    const was = before.values[key] ?? null;
    const isAmended = compareValues(kind, difference.above, was) !== 'same';
    const conflict = isConflict(difference);
    if (!isAmended && !conflict) return [];
    const isInherited = compareValues(kind, difference.own, was) === 'same';
    const suggested = conflict || isInherited ? ('take' as const) : ('keep' as const);
    return [{ ...difference, before: was, isConflict: conflict, suggested }];
  });
}

/** Everything that waits for an answer. */
export type ChangesAbove = {
  campaign: Campaign;
  parent: Campaign;
  since: Date;
  changes: readonly Change[];
  calls: readonly { own: Call; above: Call; changes: readonly Change[] }[];
  /** Opened above since, and not carried on here. */
  fresh: readonly Call[];
  /** Carried on here, and withdrawn above. */
  withdrawn: readonly Call[];
};

type Known = {
  parent: Campaign;
  from: KeptVersion;
  callsAbove: readonly Call[];
  versions: readonly CallVersion[];
};

/** What waits for an adopted campaign, from what is known of the level above. */
export function changesFor(campaign: Campaign, ownCalls: readonly Call[], known: Known): ChangesAbove {
  const { parent, from, callsAbove, versions } = known;
  const now = { values: valuesOf(campaignRules, parent), latitude: parent.latitude };
  const pairs = ownCalls.flatMap((own) => {
    const above = callsAbove.find((one) => one.id === own.parentId);
    return above ? [{ own, above }] : [];
  });
  const firstAt = (call: Call) => versions.find((one) => one.callId === call.id)?.at;
  const isFresh = (call: Call) =>
    !call.withdrawnAt &&
    !ownCalls.some((own) => own.parentId === call.id) &&
    (firstAt(call)?.getTime() ?? 0) > from.at.getTime();
  return {
    campaign,
    parent,
    since: from.at,
    changes: changesAbove(campaignRules, valuesOf(campaignRules, campaign), from, now),
    calls: pairs.flatMap(({ own, above }) => {
      const before = versions.find((one) => one.callId === above.id && one.version === own.parentVersion);
      const changes = before
        ? changesAbove(callRules, valuesOf(callRules, own), before, {
            values: valuesOf(callRules, above),
            latitude: above.latitude,
          })
        : [];
      return changes.length > 0 ? [{ own, above, changes }] : [];
    }),
    fresh: callsAbove.filter(isFresh),
    withdrawn: pairs.filter(({ above }) => above.withdrawnAt !== undefined).map(({ above }) => above),
  };
}

export function countConflicts(found: ChangesAbove): number {
  return [found.changes, ...found.calls.map((one) => one.changes)].flat().filter((one) => one.isConflict)
    .length;
}

/** One row of the form: a rule of the campaign, or of one of its own calls. */
export type Question = { callId?: CallId; change: Change };

/** Every question in the order of the page; its place is the number of its row. */
export function questionsOf(found: ChangesAbove): Question[] {
  return [
    ...found.changes.map((change) => ({ change })),
    ...found.calls.flatMap(({ own, changes }) => changes.map((change) => ({ callId: own.id, change }))),
  ];
}

export type Answer = { callId?: CallId; rule: string; answer: 'take' | 'keep' };
const isAnswerTo = (question: Question, answer: Answer): boolean =>
  answer.callId === question.callId && answer.rule === question.change.rule.key;

/** Each question needs an answer, and an own value is kept only where the latitude above allows it. */
export function judgeAnswers(found: ChangesAbove, answers: readonly Answer[], now: Date): Refusal[] {
  return questionsOf(found).flatMap((question, index) => {
    const answer = answers.find((one) => isAnswerTo(question, one))?.answer;
    const field = `answers.${index}.answer`;
    if (!answer) return [{ code: 'notice.unanswered', field }];
    if (answer === 'keep') return refusalsOf([question.change], () => field);
    const call = found.calls.find((one) => one.own.id === question.callId)?.own;
    const isOfRound = roundRuleKeys.includes(question.change.rule.key);
    return call && isOfRound && isFrozen(call, now) ? [{ code: 'call.frozen', field }] : [];
  });
}

function take<T>(rules: readonly Rule<T>[], thing: T, taken: readonly Change[]): T {
  return taken.reduce((one, change) => {
    const rule = rules.find((candidate) => candidate.key === change.rule.key)!;
    return rule.put(one, change.above);
  }, thing);
}

const takenIn = (found: ChangesAbove, answers: readonly Answer[], callId?: CallId): Change[] =>
  questionsOf(found)
    .filter((question) => question.callId === callId)
    .filter((question) => answers.some((one) => isAnswerTo(question, one) && one.answer === 'take'))
    .map((question) => question.change);

/** The campaign with what is taken over; the same as before when nothing is. */
export function answeredCampaign(found: ChangesAbove, answers: readonly Answer[]): Campaign {
  const terms = take<CampaignTerms>(campaignRules, found.campaign, takenIn(found, answers));
  return { ...found.campaign, ...terms };
}

/** An own call with what is taken over. */
export function answeredCall(found: ChangesAbove, own: Call, answers: readonly Answer[]): Call {
  const terms = take<CallTerms>(callRules, own, takenIn(found, answers, own.id));
  return { ...own, ...terms };
}

export function isTaken(found: ChangesAbove, answers: readonly Answer[], callId?: CallId): boolean {
  return takenIn(found, answers, callId).length > 0;
}
