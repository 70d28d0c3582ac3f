/** The word "activity": something that took place offline, once or in a series, reported once by the unit where it did. */

import type { ActivityId, CampaignId, FileId, OrganisationId, PersonId } from '../../kernel/id.ts';
import { instantAt, sayDay } from '../../kernel/period.ts';
import type { Named } from '../../kernel/text.ts';
import { isWithin, type TreePath } from '../../kernel/tree.ts';
import type { Refusal, Transitions } from '../../kernel/verdict.ts';
import type { Movement } from '../progress/progress.ts';

export const activityStates = ['reported', 'returned', 'approved', 'accepted'] as const;
export type ActivityState = (typeof activityStates)[number];
export type ActivityVerb = 'amend' | 'approve' | 'accept' | 'return' | 'reopen';

/**
 * What is approved counts; the level above the approval accepts it, and then it is locked. Undone only from the top: what
 * is accepted becomes approved again, what is approved becomes reported. What was changed is reported anew.
 */
export const activityTransitions: Transitions<ActivityState, ActivityVerb> = {
  reported: { amend: 'reported', approve: 'approved', return: 'returned' },
  returned: { amend: 'reported' },
  approved: { amend: 'reported', accept: 'accepted', return: 'returned', reopen: 'reported' },
  accepted: { reopen: 'approved' },
};

/** Whether it counts in every level's progress. */
export function isCounted(state: ActivityState): boolean {
  return state === 'approved' || state === 'accepted';
}

/** One time it took place; a series has several, and each counts as one activity. */
export type Occurrence = { heldAt: Date; participants: number };

export const reachChannels = ['wechat', 'weibo', 'video', 'broadcast', 'site', 'screen', 'other'] as const;
export type ReachChannel = (typeof reachChannels)[number];

/** What a unit says about an activity. */
export type Report = {
  name: string;
  organiser: string;
  /** In the order of time; at least one. */
  occurrences: readonly Occurrence[];
  /** The short text: what happened, in a few sentences. */
  account?: string;
  place?: string;
  /** The enterprise that was visited. */
  enterprise?: string;
  /** Workers met face to face; participants are not contacts of themselves. */
  contacts?: number;
  /** Netizens reached straight, by which channel, and where the figure is from. */
  reach?: number;
  reachChannel?: ReachChannel;
  reachSource?: string;
  /** Reached a second time, by others who passed it on. */
  spread?: number;
  hours?: number;
  links: readonly string[];
};

export type Activity = Report & {
  id: ActivityId;
  campaignId: CampaignId;
  /** The topmost campaign of the lineage: under it the activity counts once at every level. */
  rootCampaignId: CampaignId;
  unitId: OrganisationId;
  unitPath: TreePath;
  unitName: Named;
  unitShortName: Named;
  /** The first occurrence. */
  heldAt: Date;
  /** Over all occurrences. */
  participants: number;
  photoIds: readonly FileId[];
  state: ActivityState;
  version: number;
  isLate: boolean;
  /** The organisation whose officer reports it: the unit, or the level above on behalf of one outside the system. */
  reporterId: OrganisationId;
  approverId: OrganisationId;
  /** Nobody where the approval is final. */
  acceptorId?: OrganisationId;
  /** Since when it is kept from the public programme; otherwise it stands there once it is locked. */
  withheldAt?: Date;
  /** Who reported it, or amended it last: never the one who approves it. */
  reportedBy: PersonId;
  reportedAt: Date;
  approvedBy?: PersonId;
  approvedAt?: Date;
  acceptedAt?: Date;
  editsAfterApproval: number;
};

/** Locked: accepted, or approved where nobody stands above to accept. */
export function isLocked(activity: Pick<Activity, 'state' | 'acceptorId'>): boolean {
  return activity.state === 'accepted' || (activity.state === 'approved' && !activity.acceptorId);
}

/** Whether everybody may read its title, place, day and unit; nothing else of it is ever public. */
export function isPublic(activity: Pick<Activity, 'state' | 'acceptorId' | 'withheldAt'>): boolean {
  return isLocked(activity) && activity.withheldAt === undefined;
}

/** Whether another reports in the unit's stead, because it works on paper. */
export function isOnBehalf(activity: Pick<Activity, 'unitId' | 'reporterId'>): boolean {
  return activity.reporterId !== activity.unitId;
}

export const participantsMax = 1_000_000;
export const occurrencesMax = 60;
export const linksMax = 5;
export const photosMax = 9;
export const photoBytesMax = 20 * 1_048_576;

/** A report as a form or a row of a batch brings it. */
export type Typed = Omit<Report, 'occurrences' | 'links'> & {
  heldOn: string;
  heldFrom: string;
  participants: number;
  /** The further occurrences of a series. */
  more?: readonly { heldOn: string; heldFrom: string; participants: number }[];
  links?: readonly { link?: string }[];
};

/** The report that was typed: its occurrences in the order of time. */
export function reportOf({ heldOn, heldFrom, participants, more, links, ...rest }: Typed): Report {
  const occurrences = [{ heldOn, heldFrom, participants }, ...(more ?? [])]
    .map((one) => ({ heldAt: instantAt(one.heldOn, one.heldFrom), participants: one.participants }))
    .sort((a, b) => a.heldAt.getTime() - b.heldAt.getTime());
  return { ...rest, occurrences, links: (links ?? []).flatMap((one) => one.link ?? []) };
}

/** What is wrong with a report where this campaign counts: its times, and figures without their source. */
export function judgeReport(report: Report, campaign: { activitiesFrom: Date }, now: Date): Refusal[] {
  const early = report.occurrences.find((one) => one.heldAt < campaign.activitiesFrom);
  const from = dayInBoth(campaign.activitiesFrom);
  const wrongs: (Refusal | undefined)[] = [
    report.occurrences.some((one) => one.heldAt > now)
      ? { code: 'activity.in-future', field: 'heldOn' }
      : undefined,
    early && { code: 'activity.too-early', about: { from }, field: 'heldOn' },
    sameTwice(report.occurrences) ? { code: 'activity.same-time-twice', field: 'heldOn' } : undefined,
    report.reach !== undefined && !report.reachChannel
      ? { code: 'activity.reach-channel', field: 'reachChannel' }
      : undefined,
    report.reach !== undefined && !report.reachSource
      ? { code: 'activity.reach-source', field: 'reachSource' }
      : undefined,
  ];
  return wrongs.filter((wrong) => wrong !== undefined);
}

function sameTwice(occurrences: readonly Occurrence[]): boolean {
  return new Set(occurrences.map((one) => one.heldAt.getTime())).size < occurrences.length;
}

/** A day as a name, for sentences in either language. */
export function dayInBoth(instant: Date): Named {
  return { zh: sayDay(instant, 'zh'), en: sayDay(instant, 'en') };
}

/** Over all occurrences. */
export function participantsOf(report: Pick<Report, 'occurrences'>): number {
  return report.occurrences.reduce((sum, one) => sum + one.participants, 0);
}

/** By how much sums move when it begins to count; enterprises are counted by their names, once per unit. */
export function movementOf(activity: Omit<Report, 'name' | 'organiser'> & { isLate: boolean }): Movement {
  return {
    activities: activity.occurrences.length,
    participants: participantsOf(activity),
    contacts: activity.contacts ?? 0,
    reach: activity.reach ?? 0,
    spread: activity.spread ?? 0,
    hours: activity.hours ?? 0,
    [activity.isLate ? 'late' : 'on-time']: 1,
  };
}

type Level = { id: OrganisationId; path: TreePath; isOutside: boolean };

/**
 * Who decides: the level straight above whoever reports approves, the one above that accepts, both within the campaign's
 * line; levels outside the system are passed over. Where a report on behalf has nobody above, another officer of the
 * same level approves. Nothing where nobody can.
 */
export function decidersOf(
  line: readonly Level[],
  reporter: Pick<Level, 'id' | 'path'>,
  ownerPath: TreePath,
  onBehalf: boolean,
): { approverId: OrganisationId; acceptorId?: OrganisationId } | undefined {
  const above = line.filter(
    (one) => !one.isOutside && one.path !== reporter.path && isWithin(reporter.path, one.path),
  );
  const approver = above.at(-1) ?? (onBehalf ? reporter : undefined);
  const acceptor = above.at(-2);
  if (!approver) return undefined;
  const isInLine = acceptor !== undefined && isWithin(acceptor.path, ownerPath);
  return { approverId: approver.id, acceptorId: isInLine ? acceptor.id : undefined };
}
