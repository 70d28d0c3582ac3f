/** The word "score": one judge's points and remarks for one work, what is wrong with typed ones, and what comes next. */

import type { EntryId, PersonId, RoundId } from '../../kernel/id.ts';
import type { Refusal } from '../../kernel/verdict.ts';
import { type Criterion, scoredCriteria } from '../call/call.ts';
import type { Reveal, Stage } from '../call/stage.ts';

/** Points by the key of their criterion. */
export type Marks = Record<string, number>;

/**
 * Whom a remark is for, beside the runner who reads all: nobody else, the makers once the result is published, or the
 * other judges of the work once they may see it.
 */
export const audiences = ['host', 'makers', 'judges'] as const;
export type Audience = (typeof audiences)[number];
export type Remark = { text: string; audience: Audience };
/** The remark on the work as a whole stands under this key, the others under that of their criterion. */
export const wholeKey = 'whole';
export const remarkMax = 500;

export type Score = {
  entryId: EntryId;
  judgeId: PersonId;
  marks: Marks;
  total: number;
  /** On the work as a whole, whoever it is for. */
  remark?: string;
  remarks: Readonly<Record<string, Remark>>;
  submittedAt?: Date;
  /** The judge will not score this work, and why: it counts as done and as no score. */
  abstainedAt?: Date;
  abstainedReason?: string;
  /** Its judge has left or was removed since: kept, never counted. */
  isStray: boolean;
  version: number;
};

/** Whether the judge is through with the work. */
export function isDone(score: Pick<Score, 'submittedAt' | 'abstainedAt'> | undefined): boolean {
  return score?.submittedAt !== undefined || score?.abstainedAt !== undefined;
}

/** What counts: submitted, by somebody who still judges. */
export function isCounted(score: Pick<Score, 'submittedAt' | 'isStray'>): boolean {
  return score.submittedAt !== undefined && !score.isStray;
}

export type TypedMark = { key: string; points?: number; remark?: string; audience?: Audience };

/** What is wrong with typed marks, each by its field; a draft may lack some, a submission may not (AC-166). */
export function judgeMarks(
  rubric: readonly Criterion[],
  typed: readonly TypedMark[],
  isComplete: boolean,
): Refusal[] {
  const asked = scoredCriteria(rubric);
  const wrong = typed.flatMap((mark, index): Refusal[] => {
    const field = `marks.${index}.points`;
    const criterion = asked.find((c) => c.key === mark.key);
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
  const absent = isComplete ? asked.filter((c) => !typed.some((mark) => mark.key === c.key)) : [];
  return [
    ...wrong,
    ...absent.map((c) => ({
      code: 'review.criterion-missing',
      about: { criterion: c.name },
      field: `marks.${asked.indexOf(c)}.points`,
    })),
  ];
}

export function marksOf(typed: readonly TypedMark[]): Marks {
  return Object.fromEntries(
    typed.flatMap((mark) => (mark.points === undefined ? [] : [[mark.key, mark.points]])),
  );
}

export function totalOf(marks: Marks): number {
  return Object.values(marks).reduce((sum, points) => sum + points, 0);
}

/** The points of one criterion: its own, or those of its parts together; nothing while none is given. */
export function pointsOf(rubric: readonly Criterion[], marks: Marks, key: string): number | undefined {
  const parts = rubric.filter((one) => one.parent === key);
  if (parts.length === 0) return marks[key];
  const given = parts.flatMap((one) => marks[one.key] ?? []);
  return given.length > 0 ? given.reduce((sum, points) => sum + points, 0) : undefined;
}

type TypedWhole = { marks: readonly TypedMark[]; remark?: string; audience?: Audience };

/** Remarks as typed, each with its one audience: what is not said stays with the runner. */
export function remarksOf({ marks, remark, audience }: TypedWhole): Record<string, Remark> {
  const all = [...marks, { key: wholeKey, remark, audience }];
  return Object.fromEntries(
    all.flatMap((one) =>
      one.remark ? [[one.key, { text: one.remark, audience: one.audience ?? 'host' }]] : [],
    ),
  );
}

/** What an audience may read of a score, by the keys of the criteria. The runner reads all (AC-175). */
export function remarksFor(
  audience: Audience,
  score: Pick<Score, 'remarks'>,
): { key: string; text: string }[] {
  return Object.entries(score.remarks)
    .filter(([, remark]) => audience === 'host' || remark.audience === audience)
    .map(([key, { text }]) => ({ key, text }));
}

/**
 * What makers read once the result stands: without who wrote it and in the order of the words themselves, so that
 * neither order nor time tells one judge from another (AC-161).
 */
export function remarksForMakers(scores: readonly Score[]): string[] {
  const said = scores.filter(isCounted).flatMap((score) => remarksFor('makers', score));
  return said.map(({ text }) => text).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

export function revealOf(stage: Pick<Stage, 'reveal'>): Reveal {
  return stage.reveal ?? 'own-in';
}

type Seeing = {
  round: { stage: Pick<Stage, 'reveal'>; state: 'open' | 'closed' | 'handed'; closedAt?: Date };
  score?: Pick<Score, 'submittedAt'>;
};

/**
 * Whether a judge sees what the others gave to a work: only with an own score in, and never before the round lets it
 * (AC-164). What was seen once counts as seen when the round is opened again.
 */
export function isRevealed({ round, score }: Seeing): boolean {
  if (score?.submittedAt === undefined) return false;
  const reveal = revealOf(round.stage);
  return reveal === 'own-in' || (reveal === 'after-close' && wasClosed(round));
}

const wasClosed = (round: Seeing['round']): boolean => round.state !== 'open' || round.closedAt !== undefined;

/** A word as a number, always the same: for orders that tell nothing. FNV-1a with a last stir. */
function stir(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}

function stirred<T extends { entryId: EntryId }>(entries: readonly T[], seed: string): T[] {
  return entries
    .map((entry) => ({ entry, at: stir(`${seed} ${entry.entryId}`) }))
    .sort((a, b) => a.at - b.at || (a.entry.entryId < b.entry.entryId ? -1 : 1))
    .map(({ entry }) => entry);
}

/** The works that all judges score first, the same for each of them. */
export function calibrationOf<T extends { entryId: EntryId }>(
  round: { id: RoundId; stage: Pick<Stage, 'calibration'> },
  entries: readonly T[],
): T[] {
  return stirred(entries, round.id).slice(0, round.stage.calibration ?? 0);
}

/**
 * A judge's works in the order in which they meet them: the calibration first, then an order of their own, in which
 * the works of one unit do not stand together as they came (AC-163) and no work is always the last.
 */
export function orderFor<T extends { entryId: EntryId }>(
  round: { id: RoundId; stage: Pick<Stage, 'calibration'> },
  judgeId: PersonId,
  entries: readonly T[],
  own: readonly T[],
): T[] {
  const first = calibrationOf(round, entries).map((entry) => entry.entryId);
  const isOwn = (id: EntryId) => own.find((entry) => entry.entryId === id);
  const rest = own.filter((entry) => !first.includes(entry.entryId));
  return [...first.flatMap((id) => isOwn(id) ?? []), ...stirred(rest, `${round.id} ${judgeId}`)];
}

/** The next work that is not done, after the one just scored, from the start again if need be. */
export function nextToScore<T extends { entryId: EntryId }>(
  entries: readonly T[],
  done: ReadonlySet<EntryId>,
  after?: EntryId,
): T | undefined {
  const from = entries.findIndex((e) => e.entryId === after) + 1;
  return [...entries.slice(from), ...entries.slice(0, from)].find((e) => !done.has(e.entryId));
}

/** Points as people read them: 86, 86.5, 86.67. */
export function sayPoints(points: number): string {
  return String(Math.round(points * 100) / 100);
}
