/** The word "warning": what is odd about a campaign's dates, in words; it warns whoever plans and blocks nothing. */

import { dayMs, daysBetween, sayDay, sayEnd } from '../../kernel/period.ts';
import { fill, type Language, type Named, type Sentence, type Values } from '../../kernel/text.ts';
import type { Call } from '../call/call.ts';
import type { CalendarItem, Campaign } from '../campaign/campaign.ts';
import { findCalendarConflicts } from '../campaign/campaign.ts';
import { bufferDaysEnough, type Level, type Link, linksBetween } from './chain.ts';
import { text } from './text.ts';

export type WarningCode =
  | 'short-notice'
  | 'two-deadlines'
  | 'out-of-period'
  | 'child-after-parent'
  | 'no-buffer'
  | 'tight-buffer'
  | 'phase-overlap'
  | 'start-differs'
  | 'phase-undated'
  | 'no-deadline';

/** `where` names the line it speaks of: the key of an item, the lineage of a call, or the campaign's own end. */
export type Warning = { code: WarningCode; where: string; days?: number; sentence: Sentence };

/** What the paper prints of a stretch or a date for which nobody has chosen instants. */
export type Printed = { what: Named; words: string };

type PlannedCall = Level['calls'][number] & Partial<Pick<Call, 'supplements'>>;
export type Planned = {
  campaign: Level['campaign'] & Pick<Campaign, 'opensAt' | 'closesAt' | 'calendar'>;
  calls: readonly PlannedCall[];
  parent?: Level['campaign'];
  parentCalls?: Level['calls'];
  noticeIssuedAt?: Date;
  printed?: readonly Printed[];
};

/** Fewer days than this from the issue of a notice to its first deadline are too few. */
export const noticeDaysEnough = 10;

const sentenceOf = (key: keyof typeof text, about: (language: Language) => Values): Sentence => ({
  zh: fill(text[key].zh, about('zh'), 'zh'),
  en: fill(text[key].en, about('en'), 'en'),
});

/** Everything odd about these dates, the gravest kinds first. */
export function warnCalendar(planned: Planned): Warning[] {
  return [
    ...shortNotice(planned),
    ...twoDeadlines(planned.campaign.calendar),
    ...outOfPeriod(planned),
    ...againstParent(planned),
    ...overlaps(planned.campaign.calendar),
    ...startDiffers(planned),
    ...undated(planned.printed ?? []),
    ...noDeadline(planned),
  ];
}

type Due = { where: string; what: Named; at: Date };

/** All that must be handed in by a day. */
function duesOf({ campaign, calls }: Planned): Due[] {
  const reports = campaign.reportDueAt
    ? [{ where: 'activities', what: text['what.activities'], at: campaign.reportDueAt }]
    : [];
  const items = campaign.calendar
    .filter((item) => item.kind === 'deadline')
    .map((item) => ({ where: item.key, what: item.name, at: item.closesAt }));
  return [
    ...reports,
    ...items,
    ...calls.map((call) => ({ where: call.lineage, what: call.name, at: call.closesAt })),
  ];
}

function shortNotice(planned: Planned): Warning[] {
  const { noticeIssuedAt } = planned;
  const first = duesOf(planned).sort((a, b) => a.at.getTime() - b.at.getTime())[0];
  if (!noticeIssuedAt || !first) return [];
  const days = daysBetween(noticeIssuedAt, new Date(first.at.getTime() - 1));
  if (days >= noticeDaysEnough) return [];
  const key = days < 0 ? 'warning.past-notice' : 'warning.short-notice';
  const sentence = sentenceOf(key, (language) => ({
    days,
    what: first.what,
    from: sayDay(noticeIssuedAt, language),
    until: first.at,
  }));
  return [{ code: 'short-notice', where: first.where, days, sentence }];
}

function twoDeadlines(calendar: readonly CalendarItem[]): Warning[] {
  return findCalendarConflicts(calendar).map(({ earlier, later }) => ({
    code: 'two-deadlines',
    where: earlier.key,
    sentence: sentenceOf('warning.two-deadlines', () => ({
      earlier: earlier.words ?? earlier.name,
      later: later.words ?? later.name,
    })),
  }));
}

function outOfPeriod({ campaign }: Planned): Warning[] {
  return campaign.calendar
    .filter((item) => item.closesAt > campaign.closesAt || item.closesAt <= campaign.opensAt)
    .map((item) => ({
      code: 'out-of-period',
      where: item.key,
      sentence: sentenceOf('warning.out-of-period', (language) => ({
        what: item.name,
        words: item.words ?? sayEnd(item.closesAt, language),
        from: sayDay(campaign.opensAt, language),
        until: campaign.closesAt,
      })),
    }));
}

function againstParent({ campaign, calls, parent, parentCalls }: Planned): Warning[] {
  if (!parent) return [];
  return linksBetween({ campaign, calls }, { campaign: parent, calls: parentCalls ?? [] }).flatMap(
    (link) => warnLink(link) ?? [],
  );
}

/** What is wrong with the buffer of one link. The end of the campaign itself may be the same day. */
export function warnLink(link: Link): Warning | undefined {
  const { bufferDays: days, key: where, what } = link;
  const isLater = link.own.at > link.above.at;
  const about = (language: Language) => ({
    what,
    days,
    until: link.own.at,
    above: sayEnd(link.above.at, language),
  });
  if (isLater)
    return {
      code: 'child-after-parent',
      where,
      days,
      sentence: sentenceOf('warning.child-after-parent', about),
    };
  if (where === 'end' || days >= bufferDaysEnough) return undefined;
  return days <= 0
    ? { code: 'no-buffer', where, days, sentence: sentenceOf('warning.no-buffer', about) }
    : { code: 'tight-buffer', where, days, sentence: sentenceOf('warning.tight-buffer', about) };
}

/** Phases that share days. One that only meets the next at an instant does not overlap it. */
function overlaps(calendar: readonly CalendarItem[]): Warning[] {
  const phases = calendar.filter((item) => item.kind === 'phase');
  return phases.flatMap((first, index) =>
    phases.slice(index + 1).flatMap((second): Warning[] => {
      const from = Math.max(first.opensAt.getTime(), second.opensAt.getTime());
      const until = Math.min(first.closesAt.getTime(), second.closesAt.getTime());
      if (until <= from) return [];
      const days = Math.ceil((until - from) / dayMs);
      const about = { first: first.name, second: second.name, days };
      return [
        {
          code: 'phase-overlap',
          where: second.key,
          days,
          sentence: sentenceOf('warning.phase-overlap', () => about),
        },
      ];
    }),
  );
}

/** The first phase begins on another day than the period does. */
function startDiffers({ campaign }: Planned): Warning[] {
  const [first] = campaign.calendar
    .filter((item) => item.kind === 'phase')
    .sort((a, b) => a.opensAt.getTime() - b.opensAt.getTime());
  if (!first || daysBetween(campaign.opensAt, first.opensAt) === 0) return [];
  return [
    {
      code: 'start-differs',
      where: first.key,
      days: daysBetween(campaign.opensAt, first.opensAt),
      sentence: sentenceOf('warning.start-differs', (language) => ({
        what: first.name,
        from: sayDay(first.opensAt, language),
        until: sayDay(campaign.opensAt, language),
      })),
    },
  ];
}

function undated(printed: readonly Printed[]): Warning[] {
  return printed.map(({ what, words }) => ({
    code: 'phase-undated',
    where: words,
    sentence: sentenceOf('warning.phase-undated', () => ({ what, words })),
  }));
}

/** A closing that only the demo added is no deadline of the paper. */
function noDeadline(planned: Planned): Warning[] {
  const isPrinted = (call: PlannedCall) =>
    !call.supplements?.some((one) => one === 'closesAt' || one === 'dates');
  if (duesOf({ ...planned, calls: planned.calls.filter(isPrinted) }).length > 0) return [];
  return [{ code: 'no-deadline', where: 'end', sentence: text['warning.no-deadline'] }];
}
