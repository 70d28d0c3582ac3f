/** The word "ballot": how people vote in a call, as data: how many votes in what time, how many at once, and whose count. */

import { fill, type Named, type Sentence, type Values } from '../../kernel/text.ts';
import {
  compareLess,
  compareMore,
  compareSets,
  joinTightness,
  type Tightness,
} from '../../kernel/tightness.ts';
import { isWithin, type TreePath } from '../../kernel/tree.ts';
import type { Refusal } from '../../kernel/verdict.ts';
import { type VoterTier, voterTiers } from '../identity/identity.ts';
import { text } from './text/ballot.ts';

/** Votes are counted by the calendar day of Shanghai, by the last 24 hours, or over the whole vote. */
export const ballotPeriods = ['day', 'rolling', 'window'] as const;
export type BallotPeriod = (typeof ballotPeriods)[number];

export type Ballot = {
  period: BallotPeriod;
  /** At most so many votes of a person in a period. */
  perPeriod: number;
  /** At most so many of them for one work. */
  perWork: number;
  /** One ballot a period, of at least and at most so many different works. */
  together?: { least: number; most: number };
  /** Whose votes count. */
  tiers: readonly VoterTier[];
  /** Only people of a unit at or under this node. */
  regionPath?: TreePath;
};

export const perPeriodMax = 50;

/** What stands where nothing was said: five a day, one for a work, of everybody who signed in. */
export const plainBallot: Ballot = { period: 'day', perPeriod: 5, perWork: 1, tiers: voterTiers };

/** A ballot as it was kept; rows and versions of earlier times say only how many a day. */
export function readBallot(stored: unknown): Ballot {
  const kept = (stored ?? {}) as Partial<Ballot> & { perDay?: number; perWorkPerDay?: number };
  const { together, regionPath } = kept;
  return {
    period: kept.period ?? 'day',
    perPeriod: kept.perPeriod ?? kept.perDay ?? plainBallot.perPeriod,
    perWork: kept.perWork ?? kept.perWorkPerDay ?? 1,
    ...(together ? { together: { least: together.least, most: together.most } } : {}),
    tiers: voterTiers.filter((tier) => (kept.tiers ?? voterTiers).includes(tier)),
    ...(regionPath ? { regionPath } : {}),
  };
}

/** Rules of real votes, to begin from; whose votes count is chosen beside them. */
export const readyBallots = {
  'zhonggong-2025': { period: 'day', perPeriod: 5, perWork: 1 },
  wuhan: { period: 'day', perPeriod: 5, perWork: 5 },
  'shanxi-2021': { period: 'rolling', perPeriod: 50, perWork: 1 },
  luzhou: { period: 'day', perPeriod: 5, perWork: 1, together: { least: 1, most: 5 } },
  'zhonggong-2024': { period: 'day', perPeriod: 5, perWork: 1, together: { least: 5, most: 5 } },
} as const satisfies Record<string, Omit<Ballot, 'tiers'>>;
export type ReadyBallot = keyof typeof readyBallots;
export const readyBallotKeys = Object.keys(readyBallots) as [ReadyBallot, ...ReadyBallot[]];

/** A ballot as typed: a ready one, or one of its own. `ballotLeast` and `ballotMost` both empty mean vote by vote. */
export type TypedBallot = {
  ballotLike?: ReadyBallot;
  period?: BallotPeriod;
  perPeriod?: number;
  perWork?: number;
  ballotLeast?: number;
  ballotMost?: number;
  tiers: readonly VoterTier[];
};

/** What was typed, as a ballot; of least and most one alone stands for both: exactly so many. */
export function ballotTyped(typed: TypedBallot, regionPath?: TreePath): Ballot {
  const { ballotLeast: least, ballotMost: most } = typed;
  const own: Omit<Ballot, 'tiers'> = {
    period: typed.period ?? plainBallot.period,
    perPeriod: typed.perPeriod ?? plainBallot.perPeriod,
    perWork: typed.perWork ?? plainBallot.perWork,
    ...(least || most ? { together: { least: (least ?? most)!, most: (most ?? least)! } } : {}),
  };
  return {
    ...(typed.ballotLike ? readyBallots[typed.ballotLike] : own),
    tiers: voterTiers.filter((tier) => typed.tiers.includes(tier)),
    ...(regionPath ? { regionPath } : {}),
  };
}

/** Whether a ballot stands by itself, for a call of this owner; each refusal by the field it was typed in. */
export function judgeBallotRules(ballot: Ballot, ownerPath: TreePath): Refusal[] {
  const { perPeriod, perWork, together, tiers, regionPath } = ballot;
  const at = (isWrong: boolean, field: string, code: string, about?: Refusal['about']): Refusal[] =>
    isWrong ? [{ code, ...(about ? { about } : {}), field }] : [];
  const isElsewhere =
    regionPath !== undefined && !isWithin(regionPath, ownerPath) && !isWithin(ownerPath, regionPath);
  return [
    ...at(perPeriod < 1 || perPeriod > perPeriodMax, 'perPeriod', 'call.ballot-many', { max: perPeriodMax }),
    ...at(perWork < 1 || perWork > perPeriod, 'perWork', 'call.ballot-per-work', { max: perPeriod }),
    ...(together ? judgeTogether(together, ballot, at) : []),
    ...at(tiers.length === 0, 'tiers', 'call.ballot-nobody'),
    ...at(isElsewhere, 'regionId', 'call.ballot-elsewhere'),
    ...at(regionPath !== undefined && !tiers.includes('member'), 'regionId', 'call.ballot-region'),
  ];
}

type At = (isWrong: boolean, field: string, code: string, about?: Refusal['about']) => Refusal[];

/** Works of one ballot are different ones, and no ballot holds more votes than a person has. */
function judgeTogether({ least, most }: { least: number; most: number }, ballot: Ballot, at: At): Refusal[] {
  return [
    ...at(ballot.perWork > 1, 'perWork', 'call.ballot-different'),
    ...at(least < 1 || least > most, 'ballotLeast', 'call.ballot-reversed', { most }),
    ...at(most > ballot.perPeriod, 'ballotMost', 'call.ballot-most', { max: ballot.perPeriod }),
  ];
}

/** How an own ballot stands to the one above: fewer votes, fewer people, a smaller region are tighter. */
export function compareBallots(own: Ballot, above: Ballot): Tightness {
  const [mine, theirs] = [own.together, above.together];
  const isAnother = own.period !== above.period || (mine === undefined) !== (theirs === undefined);
  return joinTightness([
    isAnother ? 'apart' : 'same',
    compareLess(own.perPeriod, above.perPeriod),
    compareLess(own.perWork, above.perWork),
    compareMore(mine?.least, theirs?.least),
    compareLess(mine?.most, theirs?.most),
    compareSets(own.tiers, above.tiers),
    compareRegions(own.regionPath, above.regionPath),
  ]);
}

function compareRegions(own: TreePath | undefined, above: TreePath | undefined): Tightness {
  if (own === above) return 'same';
  if (above === undefined || (own !== undefined && isWithin(own, above))) return 'tighter';
  return own === undefined || isWithin(above, own) ? 'looser' : 'apart';
}

const filled = (sentence: Sentence, about: Values): Sentence => ({
  zh: fill(sentence.zh, about, 'zh'),
  en: fill(sentence.en, about, 'en'),
});
const joined = (parts: readonly Sentence[], between: Sentence): Sentence => ({
  zh: parts.map((one) => one.zh).join(between.zh),
  en: parts.map((one) => one.en).join(between.en),
});

/** How many votes in what time, in words. */
export function sayQuota({ period, perPeriod, perWork, together }: Omit<Ballot, 'tiers'>): Sentence {
  if (!together) return filled(text[`quota.${period}`], { perPeriod, perWork });
  const { least, most } = together;
  return least === most
    ? filled(text[`exactly.${period}`], { count: most })
    : filled(text[`between.${period}`], { least, most });
}

/** Which votes count, in words. */
export function sayTiers({ tiers }: Pick<Ballot, 'tiers'>): Sentence {
  if (tiers.includes('account')) return text['tiers.all'];
  const list = joined(
    tiers.map((tier) => text[`tier.${tier}`]),
    text.between,
  );
  return filled(text['tiers.some'], { list });
}

/** The whole ballot, sentence by sentence; the region by its name where that was looked up. */
export function ballotWords(ballot: Ballot, region?: Named): Sentence[] {
  const { regionPath } = ballot;
  const where = region ? filled(text['region.of'], { region }) : text.region;
  return [sayQuota(ballot), sayTiers(ballot), ...(regionPath ? [where] : [])];
}

/** The same as one sentence. */
export function sayBallot(ballot: Ballot): Sentence {
  return joined(ballotWords(ballot), text.after);
}
