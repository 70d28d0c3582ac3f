/** The worked example: four works that nobody sent in, reckoned by the very code that reckons the real ones. */

import { type Composed, type Contender, composeRanking } from './composite.ts';
import { isWeighed } from './conversion.ts';
import type { Formula } from './reckoning.ts';

export type WorkedExample = { composed: Composed[]; hasLengths: boolean };

const instant = (minute: number) => new Date(Date.UTC(2020, 7, 1, 0, minute));
/** A stands for the better judged, B for the better loved; C and D are equal in all that can be equal. */
const works = [
  { entryId: 'A', share: 90, votes: 300, figure: 120 },
  { entryId: 'B', share: 86, votes: 400, figure: 480 },
  { entryId: 'C', share: 80, votes: 100, figure: 60 },
  { entryId: 'D', share: 80, votes: 100, figure: 60 },
] as const;

/** As many works as show every part of the formula; the last one is too long where lengths count. */
export function workedExample(formula: Formula): WorkedExample {
  const most = formula.scores?.scale === 'rank-points' ? (formula.scores.first ?? 100) : 100;
  const limits = (formula.penalties ?? []).map((one) => one.overSeconds).sort((a, b) => a - b);
  const contenders = works.map(
    ({ entryId, share, votes, figure }, index): Contender => ({
      entryId,
      judges: (share * most) / 100,
      votes: formula.votesPercent > 0 || formula.direct || formula.bonus ? votes : 0,
      figures: Object.fromEntries((formula.figures ?? []).map((one) => [one.key, figure])),
      seconds: limits[0] === undefined ? undefined : limits[0] + (index === 3 ? 1 : 0),
      submittedAt: instant(index),
    }),
  );
  return { composed: composeRanking(formula, contenders), hasLengths: limits.length > 0 };
}

/** How a work's composite is made, in figures: 90 × 80% + 75 × 20% = 87. */
export function sumOf(formula: Formula, one: Composed): string {
  const times = (points: number, percent: number) => `${points} × ${percent}%`;
  const parts = [
    ...(formula.judgesPercent > 0 ? [times(one.judges, formula.judgesPercent)] : []),
    ...(formula.votesPercent > 0
      ? [isWeighed(formula.conversion) ? times(one.votePoints, formula.votesPercent) : String(one.votePoints)]
      : []),
    ...one.figures.map(({ key, points }) => {
      const part = formula.figures!.find((other) => other.key === key)!;
      return isWeighed(part.conversion) ? times(points, part.percent) : String(points);
    }),
    ...(one.bonus > 0 ? [String(one.bonus)] : []),
  ];
  const lost = one.penalty > 0 ? ` − ${one.penalty}` : '';
  return `${parts.join(' + ')}${lost} = ${one.composite}`;
}
