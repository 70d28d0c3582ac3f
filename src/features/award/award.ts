/** The word "award": how judges' scores and votes become one ranking, and the way of a result to its publishing. */

import type { CallId, CampaignId, EntryId, OrganisationId, PersonId, ResultId } from '../../kernel/id.ts';
import type { Named } from '../../kernel/text.ts';
import type { TreePath } from '../../kernel/tree.ts';
import type { Transitions } from '../../kernel/verdict.ts';
import type { AwardTier, Formula } from '../call/call.ts';

export type ResultState = 'prepared' | 'submitted' | 'returned' | 'published';
export type ResultVerb = 'prepare' | 'submit' | 'sign' | 'return';
export type Award = AwardTier['award'];

/** The officer prepares and submits, the leader signs or returns; what is returned is prepared anew. */
export const resultTransitions: Transitions<ResultState, ResultVerb> = {
  prepared: { submit: 'submitted' },
  submitted: { sign: 'published', return: 'returned' },
  returned: { prepare: 'prepared' },
  published: {},
};

/** One work in a result. All figures have two decimals. */
export type Place = {
  entryId: EntryId;
  rank: number;
  judgesMean: number;
  votes: number;
  votePoints: number;
  composite: number;
  award?: Award;
};

export type Result = {
  id: ResultId;
  callId: CallId;
  campaignId: CampaignId;
  organisationId: OrganisationId;
  organisationPath: TreePath;
  organisationName: Named;
  formula: Formula;
  state: ResultState;
  computedAt: Date;
  preparedBy?: PersonId;
  publishedAt?: Date;
  signedBy?: PersonId;
  version: number;
};

export type Step = { verb: ResultVerb; at: Date; byId?: PersonId; reason?: string };

/** A work that can win, with what counts for it. */
export type Contender = { entryId: EntryId; judgesMean: number; votes: number; submittedAt: Date };

/**
 * Hundredths, halves up: 87.345 is 87.35. Figures are reckoned in whole hundredths, so that sums of binary fractions
 * never decide; the small addend mends what the mean itself lost by being one.
 */
function hundredths(value: number): number {
  return Math.floor(value * 100 + 0.5 + 1e-7);
}

/** Votes as hundredths of points: votes ÷ the most votes × 100, halves up; 0 for everybody when nobody voted. */
function votePointsOf(votes: number, votesMost: number): number {
  return votesMost === 0 ? 0 : Math.floor((2 * votes * 10_000 + votesMost) / (2 * votesMost));
}

/**
 * Ranks the contenders by the formula. Each figure is rounded before the next is made of it, so that whoever adds up
 * the published figures arrives at the published composite. Equal composites: the higher judges' mean, then the work
 * sent in earlier.
 */
export function rank(formula: Formula, contenders: readonly Contender[]): Place[] {
  const votesMost = Math.max(0, ...contenders.map((contender) => contender.votes));
  return contenders
    .map((contender) => {
      const mean = hundredths(contender.judgesMean);
      const points = votePointsOf(contender.votes, votesMost);
      const composite = Math.floor((mean * formula.judgesPercent + points * formula.votesPercent + 50) / 100);
      return { contender, mean, points, composite };
    })
    .sort(
      (a, b) =>
        b.composite - a.composite ||
        b.mean - a.mean ||
        a.contender.submittedAt.getTime() - b.contender.submittedAt.getTime() ||
        (a.contender.entryId < b.contender.entryId ? -1 : 1),
    )
    .map(({ contender, mean, points, composite }, index) => ({
      entryId: contender.entryId,
      rank: index + 1,
      judgesMean: mean / 100,
      votes: contender.votes,
      votePoints: points / 100,
      composite: composite / 100,
      award: awardOf(formula.awards, index + 1),
    }));
}

/** The award a rank receives: the tiers follow one another; nothing beyond the last. */
export function awardOf(tiers: readonly AwardTier[], rankReached: number): Award | undefined {
  let upTo = 0;
  for (const tier of tiers) {
    upTo += tier.count;
    if (rankReached <= upTo) return tier.award;
  }
  return undefined;
}

/** `2026-03-001`: year, the call's number in its campaign, rank; the owner's second campaign of a year adds `-2`. */
export function certificateNumber(about: {
  year: number;
  position: number;
  rank: number;
  series: number;
}): string {
  const number = `${about.year}-${pad(about.position + 1, 2)}-${pad(about.rank, 3)}`;
  return about.series > 1 ? `${number}-${about.series}` : number;
}

const pad = (value: number, digits: number): string => String(value).padStart(digits, '0');

/** A figure as shown: always two decimals, so that columns stand under each other. */
export function sayFigure(value: number): string {
  return value.toFixed(2);
}
