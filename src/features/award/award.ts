/** The word "award": the way of a result from its reckoning to where it stands, in editions that correct each other. */

import type { CallId, CampaignId, EntryId, OrganisationId, PersonId, ResultId } from '../../kernel/id.ts';
import { dayOf, plusDays, startOfDay } from '../../kernel/period.ts';
import type { Named } from '../../kernel/text.ts';
import type { TreePath } from '../../kernel/tree.ts';
import type { Refusal, Transitions } from '../../kernel/verdict.ts';
import type { AwardTier, Formula } from '../reckoning/reckoning.ts';

export type ResultState = 'prepared' | 'submitted' | 'returned' | 'signed' | 'standing';
export type ResultVerb = 'prepare' | 'submit' | 'sign' | 'return' | 'recall' | 'stand';
export type Award = AwardTier['award'];

/**
 * The officer prepares and submits, the leader signs or returns; what is returned is prepared anew. Signed, a result is
 * shown from its instant on and in public notice; until that instant it can be recalled, and is by itself when a sanction bars a work in
 * it. After the notice it stands.
 */
export const resultTransitions: Transitions<ResultState, ResultVerb> = {
  prepared: { submit: 'submitted' },
  submitted: { sign: 'signed', return: 'returned' },
  returned: { prepare: 'prepared' },
  signed: { recall: 'returned', stand: 'standing' },
  standing: {},
};

/** Days of a public notice are counted as working days, Monday to Friday, or as days of the calendar. */
export const noticeKinds = ['working', 'calendar'] as const;
export type NoticeKind = (typeof noticeKinds)[number];
export const noticeDays = { least: 1, usual: 5, most: 60 } as const;

/** One work in a result. All figures have two decimals. */
export type Place = {
  entryId: EntryId;
  rank: number;
  judgesMean: number;
  votes: number;
  votePoints: number;
  composite: number;
  /** What else went in: a further figure, a bonus, a penalty. */
  figures?: Record<string, number>;
  award?: Award;
  /** What the rule gave, before anybody decided. */
  computedAward?: Award;
  computedRank?: number;
  /** Set when the work is out of the result: why. */
  outReason?: string;
};

/** A prize apart from the ranking. */
export type PrizeWon = { key: string; entryId: EntryId; place: number };
export type Ranking = { places: readonly Place[]; prizes: readonly PrizeWon[] };

export type Result = {
  id: ResultId;
  callId: CallId;
  campaignId: CampaignId;
  organisationId: OrganisationId;
  organisationPath: TreePath;
  organisationName: Named;
  formula: Formula;
  state: ResultState;
  /** The first is 1; a later one corrects `amends` and says why. */
  edition: number;
  amends?: ResultId;
  reason?: string;
  computedAt: Date;
  preparedBy?: PersonId;
  submittedBy?: PersonId;
  /** When it is to be shown, as planned: absent means at signing. */
  plannedAt?: Date;
  noticeDays: number;
  noticeKind: NoticeKind;
  /** Set when signed. */
  signedAt?: Date;
  signedBy?: PersonId;
  publishesAt?: Date;
  noticeUntil?: Date;
  stoodAt?: Date;
  /** Of the list, as it was submitted. */
  sha256?: string;
  worksTotal?: number;
  version: number;
};

export type StepVerb =
  | ResultVerb
  | 'amend'
  | 'decide'
  | 'drop'
  | 'apply'
  | 'reverse'
  | 'revoke'
  | 'write'
  | 'state';
export type Step = { verb: StepVerb; at: Date; byId?: PersonId; reason?: string };

/** Shown to everybody: from its instant (included) on, for everything at once (AC-178). */
export function isPublic(result: Pick<Result, 'publishesAt'>, now: Date): boolean {
  return result.publishesAt !== undefined && now >= result.publishesAt;
}

export type NoticePhase = 'unsigned' | 'waiting' | 'notice' | 'ended' | 'standing';

/** Where a result stands in its time: signed but not yet shown, in public notice, over it, or standing. */
export function noticePhaseOf(
  result: Pick<Result, 'state' | 'publishesAt' | 'noticeUntil'>,
  now: Date,
): NoticePhase {
  if (result.state === 'standing') return 'standing';
  if (!result.publishesAt || !result.noticeUntil) return 'unsigned';
  if (now < result.publishesAt) return 'waiting';
  return now < result.noticeUntil ? 'notice' : 'ended';
}

/** The notice lasts whole days after the day it began: its end is the midnight after the last of them. */
export function noticeEndOf(begins: Date, days: number, kind: NoticeKind): Date {
  let day = startOfDay(dayOf(begins));
  for (let left = days; left > 0; ) {
    day = plusDays(day, 1);
    if (kind === 'calendar' || !isWeekend(day)) left--;
  }
  return plusDays(day, 1);
}

/** A day that begins at an instant, in Shanghai. */
function isWeekend(startsAt: Date): boolean {
  const weekday = new Date(`${dayOf(startsAt)}T12:00:00Z`).getUTCDay();
  return weekday === 0 || weekday === 6;
}

/** The list as it is signed: one line a work and one a prize; whoever has the export can make it and its hash again. */
export function listText(result: Pick<Result, 'callId' | 'edition'>, { places, prizes }: Ranking): string {
  const lines = places.map((p) =>
    [
      p.rank,
      p.entryId,
      ...[p.judgesMean, p.votes, p.votePoints, p.composite].map((figure) => figure.toFixed(2)),
      p.award ?? '-',
      p.outReason === undefined ? '' : JSON.stringify(p.outReason),
    ].join(' '),
  );
  const won = prizes.map(({ key, place, entryId }) => `prize ${key} ${place} ${entryId}`);
  return [`${result.callId} ${result.edition}`, ...lines, ...won.sort()].join('\n');
}

/** A hash as people compare it: four groups of four signs. */
export function sayHash(sha256: string): string {
  return sha256.slice(0, 16).replace(/(.{4})(?=.)/g, '$1 ');
}

/** Works that won anything, of all that were entered. */
export type Ratio = { winners: number; works: number; percent: number; percentMax: number };
export const ratioPercentUsual = 30;

export function ratioOf(formula: Formula, ranking: Ranking, works: number): Ratio {
  const won = new Set([
    ...ranking.places.filter((place) => place.award !== undefined).map((place) => place.entryId),
    ...ranking.prizes.map((prize) => prize.entryId),
  ]);
  const percent = works === 0 ? 0 : Math.round((won.size * 1000) / works) / 10;
  return { winners: won.size, works, percent, percentMax: formula.ratioPercentMax ?? ratioPercentUsual };
}

/** More may win than the rule on union funds allows: said with the numbers, and to be seen before it is submitted. */
export function judgeRatio(ratio: Ratio, isSeen: boolean): Refusal | undefined {
  const { winners, works, percent, percentMax } = ratio;
  const isOver = winners * 100 > percentMax * works;
  return isOver && !isSeen
    ? { code: 'award.ratio', about: { winners, works, percent, percentMax }, field: 'ratioSeen' }
    : undefined;
}

export function isOverRatio(ratio: Ratio): boolean {
  return judgeRatio(ratio, false) !== undefined;
}

/** A figure as shown: always two decimals, so that columns stand under each other. */
export function sayFigure(value: number): string {
  return value.toFixed(2);
}
