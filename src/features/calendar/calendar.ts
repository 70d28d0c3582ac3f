/** The word "calendar": from when until when something may be sent, and the later ends granted to some. */

import type { CallId, CampaignId, ExtensionId, OrganisationId, PersonId } from '../../kernel/id.ts';
import { daysBetween } from '../../kernel/period.ts';
import { fill, type Language, type Named, type Sentence } from '../../kernel/text.ts';
import type { TreePath } from '../../kernel/tree.ts';
import type { Refusal } from '../../kernel/verdict.ts';
import { type Granted, isOpenTo, type Standing, standingOf, type Window } from '../../kernel/window.ts';
import type { Call } from '../call/call.ts';
import type { Campaign } from '../campaign/campaign.ts';
import { text } from './text.ts';

/** What an extension may be granted for. */
export const extensibles = ['entries', 'recommendation', 'activities'] as const;
export type Extensible = (typeof extensibles)[number];

const minuteMs = 60_000;
const later = (a: Date, b: Date): Date => (a > b ? a : b);
const earlier = (a: Date, b: Date): Date => (a < b ? a : b);

/** The window with its three ends in their order, and nothing of it left after it was ended before its time. */
function windowOf(window: Window, endedAt: Date | undefined): Window {
  if (!endedAt) return window;
  const cut = (end: Date) => earlier(end, endedAt);
  const { opensAt, dueAt, openUntil, graceUntil } = window;
  return { opensAt, dueAt: cut(dueAt), openUntil: cut(openUntil), graceUntil: cut(graceUntil) };
}

type Collecting = Pick<Call, 'opensAt' | 'closesAt' | 'lateUntil' | 'graceMinutes' | 'withdrawnAt'>;
type Handing = Pick<Call, 'opensAt' | 'recommendUntil' | 'withdrawnAt'>;

/** Sending works in: on time, then late while the call takes late ones, then grace for drafts begun before. */
export function windowOfEntries(call: Collecting): Window {
  const openUntil = call.lateUntil ?? call.closesAt;
  const graceUntil = new Date(openUntil.getTime() + call.graceMinutes * minuteMs);
  return windowOf({ opensAt: call.opensAt, dueAt: call.closesAt, openUntil, graceUntil }, call.withdrawnAt);
}

/** Putting right what was sent in time and returned: as long as units recommend. */
export function windowOfCorrections(call: Handing): Window {
  return sharp(call.opensAt, call.recommendUntil, call.withdrawnAt);
}

/** Handing works on, step by step up to the host. */
export function windowOfRecommendation(call: Handing): Window {
  return sharp(call.opensAt, call.recommendUntil, call.withdrawnAt);
}

/** Judging, from the end of recommending on. */
export function windowOfReview(call: Pick<Call, 'recommendUntil' | 'reviewUntil' | 'withdrawnAt'>): Window {
  return sharp(call.recommendUntil, call.reviewUntil, call.withdrawnAt);
}

/** Voting: one published rule for everybody, without late, grace or extension (AC-136). */
export function windowOfVote(call: Pick<Call, 'voteOpensAt' | 'voteClosesAt' | 'withdrawnAt'>): Window {
  return sharp(call.voteOpensAt, call.voteClosesAt, call.withdrawnAt);
}

/** A window whose end is one instant. */
function sharp(opensAt: Date, closesAt: Date, endedAt: Date | undefined): Window {
  return windowOf({ opensAt, dueAt: closesAt, openUntil: closesAt, graceUntil: closesAt }, endedAt);
}

type Reporting = Pick<
  Campaign,
  'opensAt' | 'closesAt' | 'activitiesFrom' | 'reportDueAt' | 'reportUntil' | 'graceMinutes' | 'endedAt'
>;

/** Reporting activities: from the first day that counts; due at the printed day, late until the period ends. */
export function reportWindowOf(campaign: Reporting): Window {
  const due = campaign.reportDueAt ?? campaign.closesAt;
  const openUntil = campaign.reportUntil ?? later(due, campaign.closesAt);
  const window = {
    opensAt: earlier(campaign.activitiesFrom, campaign.opensAt),
    dueAt: earlier(due, openUntil),
    openUntil,
    graceUntil: new Date(openUntil.getTime() + campaign.graceMinutes * minuteMs),
  };
  return windowOf(window, campaign.endedAt);
}

/** The windows of a call by name, as pages and doors show them. */
export function windowsOfCall(call: Call): { what: WindowName; window: Window }[] {
  return [
    { what: 'entries', window: windowOfEntries(call) },
    { what: 'recommendation', window: windowOfRecommendation(call) },
    { what: 'review', window: windowOfReview(call) },
    { what: 'vote', window: windowOfVote(call) },
  ];
}
export type WindowName = Extensible | 'review' | 'vote';

/** The window an extension moves the end of. */
export function windowExtended(what: Extensible, campaign: Reporting, call: Call | undefined): Window {
  if (what === 'activities' || !call) return reportWindowOf(campaign);
  return what === 'entries' ? windowOfEntries(call) : windowOfRecommendation(call);
}

/** Whether what came at this instant came after the time that was set for everybody. */
export function isLate(window: Window, at: Date): boolean {
  return at >= window.dueAt;
}

/**
 * Why nothing may be sent now, if so; in the words of no feature in particular. What was begun before the end may be
 * finished in grace.
 */
export function judgeStanding(standing: Standing, begunAt?: Date): Refusal | undefined {
  if (standing.state === 'before') return { code: 'calendar.not-open', about: { opensAt: standing.opensAt } };
  if (isOpenTo(standing) || isFinishing(standing, begunAt)) return undefined;
  return { code: 'calendar.closed', about: { closedAt: closedAtOf(standing) } };
}

/** Whether something begun in time is being finished in grace. */
export function isFinishing(standing: Standing, begunAt: Date | undefined): boolean {
  return standing.state === 'grace' && begunAt !== undefined && begunAt < standing.closedAt;
}

/** The instant a standing names as its end: until when it lasts, or since when it is over. */
export function closedAtOf(standing: Standing): Date {
  if (standing.state === 'before') return standing.opensAt;
  return 'closedAt' in standing ? standing.closedAt : standing.until;
}

/** “Is it open, and until when” in one sentence, the same on pages, in letters and in answers to programs. */
export function sayStanding(standing: Standing, now: Date, language: Language): string {
  const { state } = standing;
  const until = 'until' in standing ? standing.until : closedAtOf(standing);
  const days = daysBetween(now, new Date(until.getTime() - 1));
  const isToday = (state === 'on-time' || state === 'extended') && days <= 0;
  const key = isToday ? (`standing.${state}.today` as const) : (`standing.${state}` as const);
  const about = { until, days, opensAt: until, closedAt: closedAtOf(standing) };
  return fill((text[key] as Sentence)[language], about, language);
}

/** Where a window stands now, as a sentence. */
export function sayWindow(
  window: Window,
  now: Date,
  language: Language,
  granted: readonly Granted[] = [],
): string {
  return sayStanding(standingOf(window, now, granted), now, language);
}

export type ExtensionState = 'prepared' | 'granted' | 'used-up' | 'expired' | 'ended';

/** A later end for an organisation and everything beneath it. */
export type Extension = {
  id: ExtensionId;
  campaignId: CampaignId;
  ownerId: OrganisationId;
  ownerPath: TreePath;
  campaignTitle: Named;
  what: Extensible;
  callId?: CallId;
  callName?: Named;
  organisationId: OrganisationId;
  organisationPath: TreePath;
  organisationName: Named;
  until: Date;
  usesMax: number;
  uses: number;
  reason: string;
  preparedBy: PersonId;
  preparedAt: Date;
  grantedBy?: PersonId;
  grantedAt?: Date;
  endedAt?: Date;
};

/** How it stands: what was never granted can expire as well. */
export function stateOf(extension: Extension, now: Date): ExtensionState {
  if (extension.endedAt) return 'ended';
  if (now >= extension.until) return 'expired';
  if (!extension.grantedAt) return 'prepared';
  return extension.uses < extension.usesMax ? 'granted' : 'used-up';
}

/** Whether the end asked for lies ahead and after the end that stands for everybody (an extension never shortens). */
export function judgeUntil(until: Date, ends: readonly Window[], now: Date): Refusal | undefined {
  if (until <= now) return { code: 'calendar.until-past', field: 'untilOn' };
  const first = ends.map((window) => window.openUntil).sort((a, b) => a.getTime() - b.getTime())[0];
  if (first && until <= first)
    return { code: 'calendar.until-too-early', about: { until: first }, field: 'untilOn' };
  return undefined;
}
