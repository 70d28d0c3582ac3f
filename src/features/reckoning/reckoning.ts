/** The word "reckoning": how scores and votes become figures, figures one ranking, and a ranking a choice. Data and types. */

import type { Named } from '../../kernel/text.ts';

/** What several judges' totals of one work become: `trimmed` drops the highest and the lowest once (from `trimFrom` scores on). */
export const averages = ['mean', 'median', 'trimmed'] as const;
export type Average = (typeof averages)[number];
/** What is averaged: the totals as given, each judge's totals as z-scores, or rank points by each judge's own order. */
export const scales = ['raw', 'z', 'rank-points'] as const;
export type Scale = (typeof scales)[number];
export type ScoreRule = {
  average: Average;
  scale: Scale;
  trimFrom?: number;
  /** Of `rank-points`: points of a judge's first work and how many fewer each next one has. Absent: by share of 100. */
  first?: number;
  step?: number;
};
/** Dropping one highest and one lowest of fewer scores would leave the word to one or two judges. */
export const trimFromUsual = 5;
export const plainScores: ScoreRule = { average: 'mean', scale: 'raw' };

/** One judge's submitted score of one work. `marks` by the key of the criterion. */
export type Given = { entryId: string; judgeId: string; total: number; marks: Record<string, number> };

/**
 * Votes (or another stated figure) as points. `max-normal`, `min-max` and `share` give 0–100, which then weigh their
 * percent; `rank-points` and `per-vote` give points that are added as they are, at most `first` or `cap`.
 */
export type Conversion =
  | { kind: 'max-normal' }
  | { kind: 'min-max' }
  | { kind: 'share' }
  | { kind: 'rank-points'; first: number; step: number }
  | { kind: 'per-vote'; points: number; cap: number };

export const conversions = ['max-normal', 'min-max', 'share', 'rank-points', 'per-vote'] as const;

/** What decides between equal composites, in this order; the last resort is always the earlier sending. */
export type TieBreak = { by: 'judges' | 'votes' | 'earlier' } | { by: 'criterion'; key: string };

/** At least or at most so many of those chosen are of a group: a subtype, a unit's kind, whatever `group` names. */
export type SubQuota = { group: string; name: Named; atLeast?: number; atMost?: number };
/** What of a ranking goes on: the first so many, those with enough points, within sub-quotas. Ties at the edge all go on when `tiesGoOn`. */
export type Keep = {
  count?: number;
  pointsMin?: number;
  subQuotas?: readonly SubQuota[];
  tiesGoOn?: boolean;
};

/** A further figure that weighs (likes on another platform): stated by hand with its source, never of units. */
export type FigurePart = { key: string; name: Named; percent: number; conversion: Conversion };
/** The first by votes (or by a figure) stand in the result before all others. */
export type Direct = { by: 'votes'; count: number };
/** Extra points by rank of votes (10, 9, 8 …), and points lost for minutes over. */
export type Bonus = { by: 'votes'; points: readonly number[] };
export type Penalty = { overSeconds: number; points: number; disqualifies?: boolean };

/** One tier of the award table; `key` names it in certificates: 'first', 'gold' … */
export type AwardTier = { award: string; name?: Named; count: number; subQuotas?: readonly SubQuota[] };
/** A prize apart from the ranking: popularity by votes over one or all votes, best words by one criterion. */
export type Prize = {
  key: string;
  name: Named;
  by:
    | { kind: 'votes'; of: 'last' | 'all' }
    | { kind: 'criterion'; key: string }
    | { kind: 'figure'; key: string }
    /** Half by likes, half by votes: percents of their points that add up to 100. */
    | { kind: 'parts'; judges?: number; votes?: number; figure?: { key: string; percent: number } };
  count: number;
};

/**
 * How it all adds up. `judgesPercent + votesPercent + figures' percents = 100`, votes and figures together at most 40.
 * Frozen when the vote opens (or when the first stage does, where there is no vote).
 */
export type Formula = {
  judgesPercent: number;
  votesPercent: number;
  conversion: Conversion;
  scores?: ScoreRule;
  figures?: readonly FigurePart[];
  direct?: Direct;
  bonus?: Bonus;
  penalties?: readonly Penalty[];
  ties?: readonly TieBreak[];
  awards: readonly AwardTier[];
  prizes?: readonly Prize[];
  /** Percent of all entered works that may win (30 by the rule on union funds); more is warned of. */
  ratioPercentMax?: number;
};
