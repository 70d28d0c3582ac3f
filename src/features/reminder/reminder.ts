/** The word "reminder": who of those straight beneath has not done yet what was asked, and when they may be told again. */

import type { CampaignId, NoticeId, OrganisationId } from '../../kernel/id.ts';
import { dayMs, plusDays } from '../../kernel/period.ts';
import { fill, type Named } from '../../kernel/text.ts';
import { reportWindowOf } from '../calendar/calendar.ts';
import type { Campaign } from '../campaign/campaign.ts';
import { text } from './text.ts';

/** What can be missing: signing for the paper, adopting, reporting an activity, answering what changed above. */
export const reminderKinds = ['sign', 'adopt', 'report', 'amend'] as const;
export type ReminderKind = (typeof reminderKinds)[number];

/** How an organisation straight beneath stands to a campaign; seen by the level above only, never as a ranking. */
export type Standing = {
  organisationId: OrganisationId;
  name: Named;
  isOutside: boolean;
  officers: number;
  noticeId?: NoticeId;
  signedForAt?: Date;
  adoptedVersion?: number;
  isAdoptedByHand: boolean;
  hasReported: boolean;
  /** What it was asked for and has not done. */
  missing: readonly ReminderKind[];
  /** When it was last told of each thing. */
  remindedAt: Partial<Record<ReminderKind, Date>>;
};

/** Nobody is told the same thing twice within a day. */
export const pauseMs = dayMs;

export type Place = 'tell' | 'done' | 'too-soon' | 'no-account';

/** Whether an organisation is told of a thing now, or why not. */
export function placeOf(standing: Standing, kind: ReminderKind, now: Date): Place {
  if (!standing.missing.includes(kind)) return 'done';
  if (standing.isOutside || standing.officers === 0) return 'no-account';
  return mayBeToldAt(standing, kind) > now ? 'too-soon' : 'tell';
}

/** From when on it may be told of a thing again. */
export function mayBeToldAt(standing: Pick<Standing, 'remindedAt'>, kind: ReminderKind): Date {
  const last = standing.remindedAt[kind];
  return last ? new Date(last.getTime() + pauseMs) : new Date(0);
}

type Dated = Parameters<typeof reportWindowOf>[0] & Pick<Campaign, 'calendar' | 'state'>;

/**
 * By when a thing should be done: reports by the campaign's own date; signing and adopting while its first phase lasts,
 * which is there to hand the campaign on. What changed above has no date.
 */
export function dueOf(campaign: Dated, kind: ReminderKind): Date | undefined {
  if (kind === 'report') return reportWindowOf(campaign).dueAt;
  if (kind === 'amend') return undefined;
  const phases = campaign.calendar.filter((item) => item.kind === 'phase');
  return phases.sort((a, b) => a.closesAt.getTime() - b.closesAt.getTime())[0]?.closesAt;
}

export const occasions = ['before-7', 'before-1', 'after-1'] as const;
export type Occasion = (typeof occasions)[number];

const beginsAt: Record<Occasion, (dueAt: Date) => Date> = {
  'before-7': (dueAt) => plusDays(dueAt, -7),
  'before-1': (dueAt) => plusDays(dueAt, -1),
  'after-1': (dueAt) => plusDays(dueAt, 1),
};

/** The occasion an instant belongs to: each lasts one day, so that a machine that slept a week does not speak late. */
export function occasionAt(dueAt: Date, now: Date): Occasion | undefined {
  return occasions.find((one) => {
    const from = beginsAt[one](dueAt);
    return from <= now && now < plusDays(from, 1);
  });
}

/** How far around now dates lie that have an occasion today. */
export const dateSpan = { daysBack: 2, daysAhead: 7 } as const;

export type Automatic = { campaignId: CampaignId; isAutomatic: boolean; version: number };

export type Counts = { all: number } & Record<ReminderKind, number>;

/** The words a reminder has when nobody has written any: what is asked, and by when. */
export function wordsFor(kind: ReminderKind, dueAt: Date | undefined, occasion?: Occasion): string {
  const hasDue = dueAt !== undefined && kind !== 'amend' && occasion !== 'after-1';
  const words = hasDue
    ? fill(text[`words.${kind}.due`].zh, { until: dueAt }, 'zh')
    : text[`words.${kind}`].zh;
  return occasion ? fill(text[`words.${occasion}`].zh, { words }, 'zh') : words;
}
