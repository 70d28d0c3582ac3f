/** The word "stage" as it is run: what it asks before it closes, who goes on by it, and what the runner still decides. */

import type { EntryId } from '../../kernel/id.ts';
import type { Refusal } from '../../kernel/verdict.ts';
import type { Call } from '../call/call.ts';
import { type Stage, stagesOf } from '../call/stage.ts';
import { chooseBy } from '../reckoning/choice.ts';
import { countsVotes } from '../vote/vote.ts';
import type { Ranked, Reckoning, Round, RoundEntry, WorkOutcome } from './review.ts';

type Chain = Parameters<typeof stagesOf>[0];

/** The stage after one; nothing after the last: then the works go to the owner. */
export function stageAfter(call: Chain, position: number): Stage | undefined {
  return stagesOf(call)[position + 1];
}

/**
 * Whether a last stage runs beside the final vote: it ends after the vote has opened. Then judged works are before the
 * public from the vote's opening on and all go to the owner; what a check lets on is shown and voted for at once.
 */
export function runsBesideVote(call: Call, position: number): boolean {
  const stage = stagesOf(call)[position];
  const isLast = stageAfter(call, position) === undefined;
  if (!stage?.closesAt || !isLast || stage.keep || !(stage.kind === 'score' || isCheck(stage))) return false;
  return countsVotes(call.formula) && new Date(stage.closesAt) > call.voteOpensAt;
}

/** Why a round that is handed takes no more: where its works have gone. */
export function overOf({ onward }: Pick<Round, 'onward'>): string {
  return onward === 'next' ? 'review.passed-on' : 'review.handed-over';
}

/** Whether officers decide on each work by itself: on, returned, out. */
export function isCheck({ kind }: Pick<Stage, 'kind'>): boolean {
  return kind === 'format-check' || kind === 'unit-check';
}

/** Whether works are decided on one by one while the round is open: a check, or a jury over the ranking. */
export function isDecidedByHand(stage: Pick<Stage, 'kind'>): boolean {
  return isCheck(stage) || stage.kind === 'jury';
}

/** Which outcomes its officers may give a work; a jury decides who goes on, it gives nothing back. */
export function outcomesOf(stage: Pick<Stage, 'kind'>): readonly WorkOutcome[] {
  if (isCheck(stage)) return ['on', 'returned', 'out'];
  return stage.kind === 'jury' ? ['on', 'out'] : [];
}

/** Whether a decision must say why: giving back and leaving out always, and whatever a jury changes. */
export function needsReason(stage: Pick<Stage, 'kind'>, outcome: WorkOutcome): boolean {
  return stage.kind === 'jury' || outcome !== 'on';
}

type Decision = { outcome: WorkOutcome; reason?: string; entries: readonly EntryId[] };

/** What is wrong with a decision on works, if anything is. */
export function judgeDecision(stage: Pick<Stage, 'kind'>, decision: Decision): Refusal | undefined {
  const { outcome, reason, entries } = decision;
  if (!outcomesOf(stage).includes(outcome)) return { code: 'review.not-decided-so' };
  if (entries.length === 0) return { code: 'review.choice-empty', field: 'entries' };
  return needsReason(stage, outcome) && !reason
    ? { code: 'review.reason-missing', field: 'reason' }
    : undefined;
}

/** Whether the stage's time is over: from then on nothing is scored. */
export function isOver(round: Pick<Round, 'closesAt'>, now: Date): boolean {
  return round.closesAt !== undefined && now >= round.closesAt;
}

/** Why a round cannot close, if it cannot: what came and was not taken in, what nobody judged, a vote that still runs. */
export function judgeClosing(
  round: Pick<Round, 'stage' | 'closesAt'>,
  { untaken, withoutScore, undecided }: Reckoning,
  now: Date,
): Refusal | undefined {
  const { kind } = round.stage;
  if (untaken > 0) return { code: 'review.untaken', about: { count: untaken } };
  if (kind === 'score' && withoutScore > 0)
    return { code: 'review.incomplete', about: { count: withoutScore } };
  if (isCheck(round.stage) && undecided > 0) return { code: 'review.undecided', about: { count: undecided } };
  if (kind === 'vote' && round.closesAt && now < round.closesAt)
    return { code: 'review.vote-running', about: { closesAt: round.closesAt } };
  return undefined;
}

/** The groups of a work by which sub-quotas count it. */
export function groupsOf(entry: Pick<RoundEntry, 'subtype' | 'group'>): string[] {
  return [
    ...(entry.subtype ? [`subtype:${entry.subtype}`] : []),
    ...(entry.group ? [`group:${entry.group}`] : []),
  ];
}

/** Who goes on. What is free is the runner's to choose from: exactly `places`, or as many as they like. */
export type Going = { on: EntryId[]; out: EntryId[]; free: EntryId[]; places?: number };

/** What is known of a round's place: whether all go on when the stage does not say, because the public votes meanwhile. */
type Place = { isBesideVote?: boolean };

/**
 * Who goes on by a stage. What officers decided stands; a ranking is cut by `keep`, with ties at the edge left to the
 * runner; where nothing is kept by rule, the runner chooses, but after a vote or a jury all go on who were not left out.
 */
export function goingOn(
  stage: Stage,
  ranked: readonly Ranked[],
  entries: readonly RoundEntry[],
  place: Place = {},
): Going {
  const there = entries.filter((entry) => entry.outcome !== 'returned');
  const decided = (outcome: WorkOutcome) =>
    there.filter((entry) => entry.outcome === outcome && isDecidedByHand(stage)).map((e) => e.entryId);
  const [letOn, leftOut] = [decided('on'), decided('out')];
  const ids = there.map((entry) => entry.entryId);
  if (isCheck(stage)) return { on: letOn, out: leftOut, free: without(ids, letOn, leftOut) };
  const byRule = byRanking(stage, ranked, there, place);
  if (letOn.length + leftOut.length === 0) return byRule;
  const on = [...without(byRule.on, leftOut), ...without(letOn, byRule.on)];
  const free = without(byRule.free, letOn, leftOut);
  const fixed = byRule.free.filter((id) => letOn.includes(id)).length;
  // Of those left out by hand there may be fewer left than there are places.
  const places =
    byRule.places === undefined ? undefined : Math.min(free.length, Math.max(0, byRule.places - fixed));
  return { on, out: without(ids, on, free), free, places };
}

function byRanking(
  stage: Stage,
  ranked: readonly Ranked[],
  there: readonly RoundEntry[],
  place: Place,
): Going {
  const ids = there.map((entry) => entry.entryId);
  const isThere = new Set(ids);
  const rows = ranked.filter((row) => isThere.has(row.entryId));
  const all = rows.map((row) => row.entryId);
  if (!stage.keep) {
    const isChosen = (stage.kind === 'score' || stage.kind === 'choice') && !place.isBesideVote;
    return { on: isChosen ? [] : all, out: without(ids, all), free: isChosen ? all : [] };
  }
  const groups = new Map(there.map((entry) => [entry.entryId, groupsOf(entry)]));
  const points = rows.map((row) => ({ ...row, points: row.points ?? row.mean }));
  const { on, edge } = chooseBy(stage.keep, points, (id) => groups.get(id) ?? []);
  const isOpen = edge.length > 0 && !stage.keep.tiesGoOn;
  const fixed = isOpen ? without(on, edge) : on;
  const free = isOpen ? edge : [];
  return {
    on: fixed,
    out: without(ids, fixed, free),
    free,
    places: isOpen ? on.length - fixed.length : undefined,
  };
}

function without(ids: readonly EntryId[], ...taken: readonly (readonly EntryId[])[]): EntryId[] {
  const gone = new Set(taken.flat());
  return ids.filter((id) => !gone.has(id));
}

/** What is wrong with the runner's choice from what is free, if anything is: unknown works, too few, too many, none. */
export function judgeChoice(going: Going, chosen: readonly EntryId[]): Refusal | undefined {
  const { on, free, places } = going;
  if (chosen.some((id) => !free.includes(id))) return { code: 'review.choice-unknown', field: 'entries' };
  if (places !== undefined && new Set(chosen).size !== places)
    return { code: 'review.choice-edge', about: { places }, field: 'entries' };
  return on.length + chosen.length === 0 ? { code: 'review.choice-empty', field: 'entries' } : undefined;
}
