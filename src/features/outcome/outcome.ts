/** The word "outcome": what became of a work at a level above or outside the system, recorded by hand and corrected with history. */

import type { CampaignId, EntryId, FileId, OrganisationId, OutcomeId, PersonId } from '../../kernel/id.ts';
import type { Named } from '../../kernel/text.ts';
import type { TreePath } from '../../kernel/tree.ts';
import type { Refusal, Transitions } from '../../kernel/verdict.ts';
import type { Maker } from '../entry/entry.ts';

export const outcomeKinds = ['received', 'shortlisted', 'awarded', 'not-selected'] as const;
export type OutcomeKind = (typeof outcomeKinds)[number];

export type OutcomeState = 'standing' | 'struck';
export type OutcomeVerb = 'correct' | 'strike';
/** A correction is a new version of the same record; what was struck out counts nowhere and stays readable. */
export const outcomeTransitions: Transitions<OutcomeState, OutcomeVerb> = {
  standing: { correct: 'standing', strike: 'struck' },
  struck: {},
};

/** What is written down. */
export type OutcomeContent = {
  /** Where it happened, by name. */
  level: string;
  kind: OutcomeKind;
  award?: string;
  rank?: number;
  /** The number of the paper that says so. */
  number?: string;
  /** A day of Asia/Shanghai. */
  happenedOn: string;
  note?: string;
};

/** The work, as pages and papers name it. */
export type NamedWork = {
  entryId: EntryId;
  entryNumber?: string;
  title: string;
  makers: readonly Maker[];
  unitId: OrganisationId;
  unitPath: TreePath;
  unitName: Named;
  callName: Named;
};

export type WorkOutcome = OutcomeContent &
  NamedWork & {
    id: OutcomeId;
    campaignId: CampaignId;
    organisationId: OrganisationId;
    organisationPath: TreePath;
    organisationName: Named;
    /** The paper itself, scanned. */
    paperId?: FileId;
    state: OutcomeState;
    version: number;
    recordedAt: Date;
    recordedBy?: PersonId;
  };

export const levelMax = 60;
export const awardMax = 60;
export const paperBytesMax = 30 * 1_048_576;

/** What a record must say and what cannot be, each by its field; `today` is the last day that can have happened. */
export function judgeContent(content: OutcomeContent, today: string): Refusal[] {
  const isAward = content.kind === 'awarded';
  return [
    isAward && content.award === undefined ? { code: 'shape.required', field: 'award' } : undefined,
    !isAward && content.award !== undefined ? { code: 'outcome.no-award', field: 'award' } : undefined,
    !isAward && content.rank !== undefined ? { code: 'outcome.no-award', field: 'rank' } : undefined,
    content.happenedOn > today ? { code: 'outcome.not-happened-yet', field: 'happenedOn' } : undefined,
  ].filter((refusal) => refusal !== undefined);
}

/** Whether two records say the same thing of one work. */
export function isSameOutcome(
  a: Pick<WorkOutcome, 'entryId' | 'level' | 'kind' | 'award'>,
  b: Pick<WorkOutcome, 'entryId' | 'level' | 'kind' | 'award'>,
): boolean {
  return a.entryId === b.entryId && a.level === b.level && a.kind === b.kind && a.award === b.award;
}

export type Commended = { unitId: OrganisationId; unitName: Named; outcomes: WorkOutcome[] };

/** Who is named when the awards from above are commended: by unit in the order of the list; what stands and won, only. */
export function commendedOf(outcomes: readonly WorkOutcome[]): Commended[] {
  const won = outcomes.filter((one) => one.state === 'standing' && one.kind === 'awarded');
  const units = new Map<OrganisationId, Commended>();
  for (const one of won) {
    const known = units.get(one.unitId) ?? { unitId: one.unitId, unitName: one.unitName, outcomes: [] };
    known.outcomes.push(one);
    units.set(one.unitId, known);
  }
  return [...units.values()];
}

export type Counts = Record<OutcomeKind, number> & { works: number; units: number; makers: number };

/** How many of each; a work and a person count once, however often they won. Makers are told apart by unit and name. */
export function countsOf(outcomes: readonly WorkOutcome[]): Counts {
  const standing = outcomes.filter((one) => one.state === 'standing');
  const of = (kind: OutcomeKind) => standing.filter((one) => one.kind === kind).length;
  const won = standing.filter((one) => one.kind === 'awarded');
  return {
    ...{ received: of('received'), shortlisted: of('shortlisted'), awarded: won.length },
    'not-selected': of('not-selected'),
    works: new Set(won.map((one) => one.entryId)).size,
    units: new Set(won.map((one) => one.unitId)).size,
    makers: new Set(won.flatMap((one) => one.makers.map(({ name }) => `${one.unitId} ${name}`))).size,
  };
}
