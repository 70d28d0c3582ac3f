/** The word "feed": what a calendar program is told of campaigns, calls and their dates; nothing about people. */

import { dayOf, daysBetween, plusDays, startOfDay } from '../../kernel/period.ts';
import { fill, type Language, type Named, nameIn } from '../../kernel/text.ts';
import type { Granted, Window } from '../../kernel/window.ts';
import type { Call } from '../call/call.ts';
import type { Campaign } from '../campaign/campaign.ts';
import {
  reportWindowOf,
  type WindowName,
  windowOfEntries,
  windowOfRecommendation,
  windowOfReview,
  windowOfVote,
} from './calendar.ts';
import { text } from './text.ts';

/** A day or a due instant as it stands in a feed. `uid` is the same for the same thing in every feed, for ever. */
export type FeedItem = {
  uid: string;
  summary: string;
  description?: string;
  /** A path of this site. */
  link: string;
  opensAt: Date;
  closesAt: Date;
  allDay: boolean;
  /** Grows with every change of the thing, so that programs take the newer one. */
  version: number;
};

const hourMs = 3_600_000;

/** A deadline is shown as the hour before it: on the day people know it by, ending at the instant that counts. */
function dueItem(item: Omit<FeedItem, 'opensAt' | 'allDay'>): FeedItem {
  return { ...item, opensAt: new Date(item.closesAt.getTime() - hourMs), allDay: false };
}

/** The end that counts for somebody: the latest extension, where there is one. */
function endFor(window: Window, granted: readonly Granted[]): { at: Date; isExtended: boolean } {
  const latest = Math.max(0, ...granted.map((one) => one.until.getTime()));
  return latest > window.openUntil.getTime()
    ? { at: new Date(latest), isExtended: true }
    : { at: window.dueAt, isExtended: false };
}

export type GrantedFor = Partial<Record<WindowName, readonly Granted[]>>;

/** A campaign's own dates: its phases and deadlines, and when activities must be reported. */
export function itemsOfCampaign(
  campaign: Campaign,
  language: Language,
  granted: GrantedFor = {},
): FeedItem[] {
  const link = `/campaigns/${campaign.id}`;
  const version = campaign.version;
  const printed = (words?: string) => words && fill(text['feed.printed'][language], { words }, language);
  const lines = campaign.calendar.map((item): FeedItem => {
    const entry = {
      uid: `campaign-${campaign.id}-${item.key}@tongxin`,
      summary: `${nameIn(item.name, language)} · ${nameIn(campaign.organisationShortName, language)}`,
      description: printed(item.words),
      link,
      version,
      closesAt: item.closesAt,
    };
    return item.kind === 'deadline' ? dueItem(entry) : { ...entry, ...wholeDays(item), allDay: true };
  });
  const window = reportWindowOf(campaign);
  const report = dueOf({ what: 'activities', window, granted: granted.activities ?? [] }, language);
  const reportItem = { ...report, uid: `campaign-${campaign.id}-activities@tongxin`, link, version };
  return campaign.reportDueAt || granted.activities?.length ? [...lines, dueItem(reportItem)] : lines;
}

/** The days a phase touches: an end within a day takes that day along. */
function wholeDays(item: { opensAt: Date; closesAt: Date }): { opensAt: Date; closesAt: Date } {
  const opensAt = startOfDay(dayOf(item.opensAt));
  const lastDay = startOfDay(dayOf(new Date(item.closesAt.getTime() - 1)));
  return { opensAt, closesAt: plusDays(opensAt, Math.max(1, daysBetween(opensAt, lastDay) + 1)) };
}

type Due = { what: WindowName; window: Window; granted: readonly Granted[]; call?: Named };

function dueOf({ what, window, granted, call }: Due, language: Language) {
  const { at, isExtended } = endFor(window, granted);
  const name = text[`what.${what}`];
  const head = call
    ? fill(text['feed.due'][language], { what: name, call }, language)
    : fill(text['feed.due.campaign'][language], { what: name }, language);
  const late = window.openUntil > window.dueAt && !isExtended;
  return {
    summary: isExtended ? `${head}${text['feed.extended'][language]}` : head,
    description: late ? fill(text['feed.late'][language], { until: window.openUntil }, language) : undefined,
    closesAt: at,
  };
}

/** A call's dates: sending in everywhere; recommending, judging and the vote where the round is run. */
export function itemsOfCall(call: Call, language: Language, granted: GrantedFor = {}): FeedItem[] {
  const link = `/campaigns/${call.campaignId}/calls/${call.id}`;
  const version = call.version;
  const windows: [WindowName, Window][] = [['entries', windowOfEntries(call)]];
  if (call.hostId)
    windows.push(
      ['recommendation', windowOfRecommendation(call)],
      ['review', windowOfReview(call)],
      ['vote', windowOfVote(call)],
    );
  return windows.map(([what, window]) => {
    const due = dueOf({ what, window, granted: granted[what] ?? [], call: call.name }, language);
    return dueItem({ ...due, uid: `call-${call.id}-${what}@tongxin`, link, version });
  });
}
