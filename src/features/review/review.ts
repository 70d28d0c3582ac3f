/** The word "review": one round at the host, its judges and their scores, and the ranking they add up to. */

import type { CallId, CampaignId, EntryId, OrganisationId, PersonId, RoundId } from '../../kernel/id.ts';
import type { Named } from '../../kernel/text.ts';
import { isWithin, type TreePath } from '../../kernel/tree.ts';
import type { Refusal, Transitions } from '../../kernel/verdict.ts';
import type { Criterion } from '../call/call.ts';
import type { Maker } from '../entry/entry.ts';

export type RoundState = 'open' | 'closed' | 'handed';
export type RoundVerb = 'close' | 'hand-over';

/** Opened over what reached the host, closed when every work has a score, handed over once. */
export const roundTransitions: Transitions<RoundState, RoundVerb> = {
  open: { close: 'closed' },
  closed: { 'hand-over': 'handed' },
  handed: {},
};

export type Round = {
  id: RoundId;
  callId: CallId;
  callName: Named;
  campaignId: CampaignId;
  ownerId: OrganisationId;
  ownerPath: TreePath;
  hostId: OrganisationId;
  hostPath: TreePath;
  hostName: Named;
  /** A copy of the call's at the instant the round was opened: judges are never moved under. */
  rubric: readonly Criterion[];
  state: RoundState;
  openedAt: Date;
  closedAt?: Date;
  handedAt?: Date;
  version: number;
};

export type Judge = {
  roundId: RoundId;
  personId: PersonId;
  name: string;
  unitId: OrganisationId;
  unitPath: TreePath;
  unitName: Named;
  invitedAt: Date;
};

/** A work of a round. Judges see it without makers and unit. */
export type RoundEntry = {
  entryId: EntryId;
  entryVersion: number;
  position: number;
  number?: string;
  title: string;
  makers: readonly Maker[];
  unitPath: TreePath;
  unitName: Named;
  sentBy: PersonId;
  submittedAt?: Date;
};

/** Points by the key of their criterion. */
export type Marks = Record<string, number>;

export type Score = {
  entryId: EntryId;
  judgeId: PersonId;
  marks: Marks;
  total: number;
  remark?: string;
  submittedAt?: Date;
  version: number;
};

/**
 * Whether a judge stays away from a work: it comes from their unit, from beneath it or from above it, they sent it
 * in, or a maker bears their name (AC-160).
 */
export function isConflicted(
  judge: Pick<Judge, 'unitPath' | 'personId' | 'name'>,
  entry: Pick<RoundEntry, 'unitPath' | 'sentBy' | 'makers'>,
): boolean {
  const isNear = isWithin(entry.unitPath, judge.unitPath) || isWithin(judge.unitPath, entry.unitPath);
  return isNear || entry.sentBy === judge.personId || entry.makers.some((maker) => maker.name === judge.name);
}

/** The works a judge may know of: everywhere, in lists, counts and addresses. */
export function openTo<T extends Pick<RoundEntry, 'unitPath' | 'sentBy' | 'makers'>>(
  judge: Judge,
  entries: readonly T[],
): T[] {
  return entries.filter((entry) => !isConflicted(judge, entry));
}

export type TypedMark = { key: string; points?: number };

/** What is wrong with typed marks, each by its field; a draft may lack some, a submission may not (AC-166). */
export function judgeMarks(
  rubric: readonly Criterion[],
  typed: readonly TypedMark[],
  isComplete: boolean,
): Refusal[] {
  const wrong = typed.flatMap((mark, index): Refusal[] => {
    const field = `marks.${index}.points`;
    const criterion = rubric.find((c) => c.key === mark.key);
    if (!criterion) return [{ code: 'review.unknown-criterion', about: { key: mark.key }, field }];
    if (typed.findIndex((other) => other.key === mark.key) < index) {
      return [{ code: 'review.criterion-twice', about: { criterion: criterion.name }, field }];
    }
    if (mark.points === undefined) {
      return isComplete
        ? [{ code: 'review.criterion-missing', about: { criterion: criterion.name }, field }]
        : [];
    }
    const isInRange = mark.points >= 0 && mark.points <= criterion.max && Number.isInteger(mark.points * 2);
    return isInRange
      ? []
      : [{ code: 'review.points-range', about: { criterion: criterion.name, max: criterion.max }, field }];
  });
  const absent = isComplete ? rubric.filter((c) => !typed.some((mark) => mark.key === c.key)) : [];
  return [
    ...wrong,
    ...absent.map((c) => ({
      code: 'review.criterion-missing',
      about: { criterion: c.name },
      field: fieldOf(rubric, c),
    })),
  ];
}

const fieldOf = (rubric: readonly Criterion[], criterion: Criterion) =>
  `marks.${rubric.indexOf(criterion)}.points`;

export function marksOf(typed: readonly TypedMark[]): Marks {
  return Object.fromEntries(
    typed.flatMap((mark) => (mark.points === undefined ? [] : [[mark.key, mark.points]])),
  );
}

export function totalOf(marks: Marks): number {
  return Object.values(marks).reduce((sum, points) => sum + points, 0);
}

/** What a ranking is made of: a work's submitted totals. */
export type Scored = { entryId: EntryId; totals: readonly number[]; submittedAt?: Date };
export type Ranked = {
  entryId: EntryId;
  mean: number;
  judges: number;
  rank: number;
  least: number;
  most: number;
};

/**
 * By mean, the highest first; equal means share a rank. Within it stand first those with more judges, then what was
 * sent in earlier. Means are compared as fractions, so that no rounding makes or breaks a tie. Without a score: absent.
 */
export function rankingOf(scored: readonly Scored[]): Ranked[] {
  const rows = scored
    .filter((s) => s.totals.length > 0)
    .map((s) => ({ ...s, halves: s.totals.reduce((sum, total) => sum + Math.round(total * 2), 0) }))
    .sort(
      (a, b) =>
        compareMeans(a, b) ||
        b.totals.length - a.totals.length ||
        earlier(a, b) ||
        (a.entryId < b.entryId ? -1 : 1),
    );
  return rows.map((row) => ({
    entryId: row.entryId,
    mean: row.halves / 2 / row.totals.length,
    judges: row.totals.length,
    rank: 1 + rows.findIndex((other) => compareMeans(other, row) === 0),
    least: Math.min(...row.totals),
    most: Math.max(...row.totals),
  }));
}

type Halves = { halves: number; totals: readonly number[] };

function compareMeans(a: Halves, b: Halves): number {
  return b.halves * a.totals.length - a.halves * b.totals.length;
}

function earlier(a: Scored, b: Scored): number {
  return (
    (a.submittedAt?.getTime() ?? Number.MAX_SAFE_INTEGER) -
    (b.submittedAt?.getTime() ?? Number.MAX_SAFE_INTEGER)
  );
}

/** Points as people read them: 86, 86.5, 86.67. */
export function sayPoints(points: number): string {
  return String(Math.round(points * 100) / 100);
}

/** The next work without a submitted score, after the one just scored, from the start again if need be. */
export function nextToScore<T extends { entryId: EntryId }>(
  entries: readonly T[],
  submitted: ReadonlySet<EntryId>,
  after?: EntryId,
): T | undefined {
  const from = entries.findIndex((e) => e.entryId === after) + 1;
  return [...entries.slice(from), ...entries.slice(0, from)].find((e) => !submitted.has(e.entryId));
}

/** What is known before a round may close. */
export type Reckoning = { works: number; withoutScore: number; untaken: number };

/** Why a round cannot close, if it cannot: a work nobody scored, or one that came and was not taken in. */
export function judgeClosing({ withoutScore, untaken }: Reckoning): Refusal | undefined {
  if (untaken > 0) return { code: 'review.untaken', about: { count: untaken } };
  return withoutScore > 0 ? { code: 'review.incomplete', about: { count: withoutScore } } : undefined;
}
