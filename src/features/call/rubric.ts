/** The word "rubric": what judges look at, criterion by criterion, and whether it adds up. */

import type { Named } from '../../kernel/text.ts';
import type { Refusal } from '../../kernel/verdict.ts';

export const criteriaMax = 10;

/**
 * One thing judges look at; the maxima of a rubric add up to 100. In a tree of indicators a part names its `parent`:
 * points are given to the leaves, and a parent's maximum is the sum of its parts. `evidence` is what proves it.
 */
export type Criterion = {
  key: string;
  name: Named;
  max: number;
  guidance?: Named;
  parent?: string;
  evidence?: Named;
};

/** The criteria that are scored: those that are not parted further. */
export function scoredCriteria(rubric: readonly Criterion[]): Criterion[] {
  return rubric.filter((one) => !rubric.some((part) => part.parent === one.key));
}

/** A part stands beneath a criterion of the same rubric, one step deep, and the parts of a criterion add up to it. */
function isWhole(rubric: readonly Criterion[], one: Criterion): boolean {
  const parts = rubric.filter((part) => part.parent === one.key);
  const isPlaced =
    one.parent === undefined || rubric.some((above) => above.key === one.parent && !above.parent);
  return isPlaced && (parts.length === 0 || parts.reduce((sum, part) => sum + part.max, 0) === one.max);
}

/** Whether a rubric stands: at least one criterion, together 100 points. */
export function judgeRubric(rubric: readonly Criterion[]): Refusal | undefined {
  const sum = scoredCriteria(rubric).reduce((points, criterion) => points + criterion.max, 0);
  return sum === 100 && rubric.every((one) => isWhole(rubric, one))
    ? undefined
    : { code: 'call.rubric', about: { sum }, field: 'rubric' };
}
