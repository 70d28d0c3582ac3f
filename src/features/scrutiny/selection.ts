/** The word "selection": votes of one work chosen by hand, by time, tier, device and way, as an address of a page says it. */

import type { EntryId } from '../../kernel/id.ts';
import { instantAt } from '../../kernel/period.ts';
import { type VoterTier, voterTiers } from '../identity/identity.ts';
import { numbersIn, rangesOf } from './ranges.ts';
import { byHand, type KeptSuspicion, type Voted } from './scrutiny.ts';

export type Selection = {
  entryId: EntryId;
  from?: Date;
  until?: Date;
  tier?: VoterTier;
  agent?: string;
  via?: string;
};

/** What a page's address or a form carries of a selection; days and clock times of Shanghai. */
export type TypedSelection = {
  work?: string;
  fromOn?: string;
  fromAt?: string;
  untilOn?: string;
  untilAt?: string;
  tier?: string;
  agent?: string;
  via?: string;
};
export const selectionNames = [
  'work',
  'fromOn',
  'fromAt',
  'untilOn',
  'untilAt',
  'tier',
  'agent',
  'via',
] as const satisfies readonly (keyof TypedSelection)[];

const isDay = (text: string | undefined): text is string => /^\d{4}-\d\d-\d\d$/.test(text ?? '');
const clockOf = (text: string | undefined) =>
  /^([01]\d|2[0-3]):[0-5]\d$/.test(text ?? '') ? text! : '00:00';

function instantTyped(day: string | undefined, clock: string | undefined): Date | undefined {
  if (!isDay(day)) return undefined;
  const instant = instantAt(day, clockOf(clock));
  return Number.isNaN(instant.getTime()) ? undefined : instant;
}

/** What was typed, as a selection; nothing without a work of the poll. What cannot be read is left out. */
export function selectionTyped(typed: TypedSelection, works: readonly EntryId[]): Selection | undefined {
  const entryId = works.find((id) => id === typed.work);
  if (!entryId) return undefined;
  const tier = voterTiers.find((one) => one === typed.tier);
  return {
    entryId,
    from: instantTyped(typed.fromOn, typed.fromAt),
    until: instantTyped(typed.untilOn, typed.untilAt),
    tier,
    agent: typed.agent || undefined,
    via: typed.via || undefined,
  };
}

/** Whether a vote is chosen; from is included, until is not. */
export function isSelected(vote: Voted, { entryId, from, until, tier, agent, via }: Selection): boolean {
  return (
    vote.entryId === entryId &&
    (!from || vote.at >= from) &&
    (!until || vote.at < until) &&
    (!tier || vote.tier === tier) &&
    (!agent || vote.agent === agent) &&
    (!via || vote.via === via)
  );
}

/** Votes of one work that are decided on together, and the suspicion they come from. */
export type Group = {
  entryId: EntryId;
  rule: string;
  ruleVersion: string;
  votes: [number, number][];
  suspicion?: KeptSuspicion;
};

/** Whether a vote can be set aside: it counts, and belongs to nothing that stands or waits. */
export function isFree(vote: Voted, held: ReadonlySet<number>): boolean {
  return vote.state === 'counted' && !held.has(vote.no);
}

/** The groups of what was chosen; a vote that two suspicions name belongs to the first. */
export function groupsOf(
  votes: Iterable<Voted>,
  held: ReadonlySet<number>,
  chosen: { suspicions: readonly KeptSuspicion[]; selection?: Selection },
): Group[] {
  const free = new Map<number, Voted>();
  for (const vote of votes) if (isFree(vote, held)) free.set(vote.no, vote);
  const take = (numbers: readonly number[]) => {
    const own = numbers.filter((no) => free.delete(no));
    return rangesOf(own);
  };
  const groups: Group[] = chosen.suspicions.map((suspicion) => ({
    ...{ entryId: suspicion.entryId, rule: suspicion.rule, ruleVersion: suspicion.ruleVersion },
    ...{ votes: take(numbersIn(suspicion.votes)), suspicion },
  }));
  const { selection } = chosen;
  if (!selection) return groups;
  const numbers = [...free.values()].filter((vote) => isSelected(vote, selection)).map((vote) => vote.no);
  return [...groups, { entryId: selection.entryId, rule: byHand, ruleVersion: '1', votes: take(numbers) }];
}

/** All numbers of groups, as ranges: what is previewed, and marked. */
export function votesIn(groups: readonly Group[]): [number, number][] {
  return rangesOf(groups.flatMap((group) => numbersIn(group.votes)));
}
