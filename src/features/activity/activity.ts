/** The word "activity": something that took place offline, reported once by the unit where it did. */

import type { ActivityId, CampaignId, FileId, OrganisationId, PersonId } from '../../kernel/id.ts';
import { dayOf, sayDay } from '../../kernel/period.ts';
import type { Named } from '../../kernel/text.ts';
import type { TreePath } from '../../kernel/tree.ts';
import type { Refusal, Transitions } from '../../kernel/verdict.ts';

export const activityStates = ['reported', 'returned', 'approved'] as const;
export type ActivityState = (typeof activityStates)[number];
export type ActivityVerb = 'amend' | 'approve' | 'return' | 'reopen';

/** Only an approved one counts; what was returned is reported again by amending it. */
export const activityTransitions: Transitions<ActivityState, ActivityVerb> = {
  reported: { amend: 'reported', approve: 'approved', return: 'returned' },
  returned: { amend: 'reported' },
  approved: { reopen: 'reported' },
};

/** What a unit says about an activity. */
export type Report = {
  name: string;
  organiser: string;
  heldAt: Date;
  participants: number;
  /** The short text: what happened, in a few sentences. */
  account?: string;
  place?: string;
  link?: string;
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
  photoId?: FileId;
  state: ActivityState;
  version: number;
  /** Who reported it, or amended it last: never the one who approves it. */
  reportedBy: PersonId;
  reportedAt: Date;
  approvedAt?: Date;
};

/** One step of its history. */
export type ActivityStep = {
  id: string;
  verb: 'report' | 'photo' | ActivityVerb;
  at: Date;
  byId?: PersonId;
  reason?: string;
  version: number;
};

/** Whether a step is taken by the level above, not by the unit. */
export function isFromAbove(verb: ActivityStep['verb']): boolean {
  return verb === 'approve' || verb === 'return' || verb === 'reopen';
}

export const participantsMax = 1_000_000;
export const photoBytesMax = 20 * 1_048_576;

/** Whether the instant lies where this campaign counts activities: from its first day until now. */
export function judgeHeldAt(
  heldAt: Date,
  campaign: { activitiesFrom: Date },
  now: Date,
): Refusal | undefined {
  if (heldAt > now) return { code: 'activity.in-future', field: 'heldOn' };
  if (heldAt < campaign.activitiesFrom) {
    return {
      code: 'activity.too-early',
      about: { from: dayInBoth(campaign.activitiesFrom) },
      field: 'heldOn',
    };
  }
  return undefined;
}

/** A day as a name, for sentences in either language. */
export function dayInBoth(instant: Date): Named {
  return { zh: sayDay(instant, 'zh'), en: sayDay(instant, 'en') };
}

/** By how much sums move: forward with an approval, back with its undoing. */
export type Movement = { events: 1 | -1; participants: number };

export function movementOf(verb: 'approve' | 'reopen', participants: number): Movement {
  return verb === 'approve' ? { events: 1, participants } : { events: -1, participants: -participants };
}

/** The bare signs of a name: no spaces, no punctuation, one width, one case. */
function signsOf(name: string): string[] {
  return [
    ...name
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[\p{P}\p{S}\s]/gu, ''),
  ];
}

function pairsOf(signs: readonly string[]): Set<string> {
  if (signs.length < 2) return new Set(signs);
  return new Set(signs.slice(1).map((sign, index) => `${signs[index]}${sign}`));
}

/** How alike two names are, from 0 to 1: the share of neighbouring signs that both have (Dice). */
export function likenessOf(one: string, other: string): number {
  const [a, b] = [pairsOf(signsOf(one)), pairsOf(signsOf(other))];
  if (a.size === 0 || b.size === 0) return 0;
  const both = [...a].filter((pair) => b.has(pair)).length;
  return (2 * both) / (a.size + b.size);
}

const likeEnough = 0.5;

/** Whether two may be one thing reported twice: one organiser, one day, names alike. A hint, never a block. */
export function isLikelySame(one: Report, other: Report): boolean {
  return (
    signsOf(one.organiser).join('') === signsOf(other.organiser).join('') &&
    dayOf(one.heldAt) === dayOf(other.heldAt) &&
    likenessOf(one.name, other.name) >= likeEnough
  );
}
