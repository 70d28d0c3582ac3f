/** The word "campaign": one organisation's version of a year's campaign, with its calendar. */

import type { CampaignId, OrganisationId } from '../../kernel/id.ts';
import { dayOf, daysBetween, type Period, phaseOf, plusDays, startOfDay } from '../../kernel/period.ts';
import { fill, type Named, type Sentence } from '../../kernel/text.ts';
import type { Latitude } from '../../kernel/tightness.ts';
import { levelOf, type TreePath } from '../../kernel/tree.ts';
import type { Refusal, Transitions } from '../../kernel/verdict.ts';
import { text } from './text.ts';

/** In which accent its public pages are drawn; the red of the house where none was chosen. */
export const accents = ['blue', 'green', 'violet', 'amber'] as const;
export type Accent = (typeof accents)[number];

export type CampaignState = 'draft' | 'running' | 'closed' | 'withdrawn';
export type CampaignVerb = 'start' | 'close' | 'withdraw';

/** A draft starts when its notice is issued or its adoption is decided; what has ended stays to be read. */
export const campaignTransitions: Transitions<CampaignState, CampaignVerb> = {
  draft: { start: 'running' },
  running: { close: 'closed', withdraw: 'withdrawn' },
  closed: {},
  withdrawn: {},
};

/** The roles in which bodies take part: 主办 承办 协办 配合. */
export const bodyRoles = ['owner', 'host', 'co-host', 'support'] as const;
export type BodyRole = (typeof bodyRoles)[number];
/** Who takes part, as the paper names it; inside the tree when it has an id. */
export type Body = { role: BodyRole; name: string; organisationId?: OrganisationId };

/** The paper of a level outside the system that a campaign was adopted from, and what it demands. */
export type PaperAbove = {
  issuer: string;
  number?: string;
  title: string;
  dated?: string;
  /** Last days as the paper sets them, included. */
  closesOn?: string;
  reportOn?: string;
};

/** Per rule what those beneath may change; a rule that is not named has the default of its kind. */
export type Latitudes = Readonly<Record<string, Latitude>>;

/** A line of the calendar: a phase lasts, a deadline has only its end. `words` is what the paper prints. */
export type CalendarItem = {
  key: string;
  kind: 'phase' | 'deadline';
  name: Named;
  opensAt: Date;
  closesAt: Date;
  words?: string;
  /** What is due; two deadlines for one thing are a fault of the paper, and shown as one. */
  subject?: string;
  supplement?: true;
};

export type Campaign = {
  id: CampaignId;
  /** Labels of the campaigns it descends from, the topmost first, its own last. */
  lineage: TreePath;
  parentId?: CampaignId;
  parentVersion?: number;
  organisationId: OrganisationId;
  organisationPath: TreePath;
  organisationName: Named;
  organisationShortName: Named;
  year: number;
  title: Named;
  theme?: Named;
  opensAt: Date;
  closesAt: Date;
  periodWords?: string;
  calendar: readonly CalendarItem[];
  /** Activities since this instant count (DOMAIN 1.3). */
  activitiesFrom: Date;
  /** Names of the fields that the notice lacks and the demo added. */
  supplements: readonly string[];
  latitude: Latitudes;
  bodies: readonly Body[];
  paperAbove?: PaperAbove;
  /** Activities reported until then are on time; until `reportUntil` they are taken and marked late. */
  reportDueAt?: Date;
  reportUntil?: Date;
  graceMinutes: number;
  /** When it closes by itself. */
  archivesAt?: Date;
  endedAt?: Date;
  endedReason?: string;
  supersededBy?: CampaignId;
  accent?: Accent;
  state: CampaignState;
  version: number;
};

/** The topmost campaign's label: what all versions of one year's campaign have in common. */
export function rootLabelOf(campaign: { lineage: TreePath }): string {
  return campaign.lineage.split('.')[0]!;
}

/** How often it was handed down: 1 for the topmost. */
export function generationOf(campaign: { lineage: TreePath }): number {
  return levelOf(campaign.lineage);
}

export function periodOf(campaign: Campaign): Period {
  return { opensAt: campaign.opensAt, closesAt: campaign.closesAt };
}

/** Whether things may be sent in to it at all: it runs, and today lies in its period. */
export function isOpen(campaign: Campaign, now: Date): boolean {
  return campaign.state === 'running' && phaseOf(periodOf(campaign), now) === 'open';
}

/** The last day on which something is open: what closes at midnight closed with the day before. */
export function lastDayOf(closesAt: Date): string {
  return dayOf(new Date(closesAt.getTime() - 1));
}

/** The other way round: a last day, included, closes when the next begins. */
export function endOfDay(day: string): Date {
  return plusDays(startOfDay(day), 1);
}

/** An own end on a chosen day: the clock time stays that of the end it takes the place of; no day: as it is. */
export function closingOn(day: string, above: Date | undefined): Date;
export function closingOn(day: string | undefined, above: Date): Date;
export function closingOn(day: string | undefined, above: Date | undefined): Date | undefined;
export function closingOn(day: string | undefined, above: Date | undefined): Date | undefined {
  if (day === undefined) return above;
  if (above === undefined) return endOfDay(day);
  return plusDays(above, daysBetween(startOfDay(lastDayOf(above)), startOfDay(day)));
}

/** An own beginning on a chosen day; the same day, or none, leaves it as it is. */
export function beginningOn(day: string | undefined, above: Date): Date {
  return day === undefined || day === dayOf(above) ? above : startOfDay(day);
}

/** The phase an instant lies in; the first that holds it. */
export function phaseAt(campaign: Campaign, now: Date): CalendarItem | undefined {
  return campaign.calendar.find(
    (item) => item.kind === 'phase' && item.opensAt <= now && now < item.closesAt,
  );
}

export type CalendarConflict = {
  code: 'two-deadlines';
  subject: string;
  earlier: CalendarItem;
  later: CalendarItem;
  sentence: Sentence;
};

/** Two deadlines printed for one thing (Qinghai 2020: 8月20日前 and 9月上旬): shown, the earlier one counts. */
export function findCalendarConflicts(calendar: readonly CalendarItem[]): CalendarConflict[] {
  const due = calendar.filter((item) => item.kind === 'deadline' && item.subject !== undefined);
  return due.flatMap((item, index) =>
    due.slice(index + 1).flatMap((other) => {
      if (other.subject !== item.subject || other.closesAt.getTime() === item.closesAt.getTime()) return [];
      const [earlier, later] = item.closesAt < other.closesAt ? [item, other] : [other, item];
      return [
        {
          code: 'two-deadlines' as const,
          subject: item.subject!,
          earlier,
          later,
          sentence: twoDeadlines(earlier, later),
        },
      ];
    }),
  );
}

function twoDeadlines(earlier: CalendarItem, later: CalendarItem): Sentence {
  const about = { earlier: earlier.words ?? earlier.name, later: later.words ?? later.name };
  const sentence = text['two-deadlines'];
  return { zh: fill(sentence.zh, about, 'zh'), en: fill(sentence.en, about, 'en') };
}

/** The calendar of a version: no phase outlasts its end. Deadlines stay: they are owed to the level above. */
export function ownCalendar(calendar: readonly CalendarItem[], closesAt: Date): CalendarItem[] {
  return calendar
    .filter((item) => item.kind === 'deadline' || item.opensAt < closesAt)
    .map((item) => (item.kind === 'phase' && item.closesAt > closesAt ? { ...item, closesAt } : item));
}

/** Whether a period ends after its beginning. */
export function judgePeriod(own: Period): Refusal | undefined {
  return own.opensAt < own.closesAt ? undefined : { code: 'campaign.dates-reversed', field: 'closesOn' };
}
