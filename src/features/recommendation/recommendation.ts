/** The word "recommendation": a work handed on, step by step, to the host of its call, and by the host to the owner. */

import type {
  CallId,
  CampaignId,
  EntryId,
  OrganisationId,
  PersonId,
  RecommendationId,
} from '../../kernel/id.ts';
import type { Named } from '../../kernel/text.ts';
import { isWithin, levelOf, parentOf, type TreePath } from '../../kernel/tree.ts';
import type { Refusal, Transitions } from '../../kernel/verdict.ts';
import { type Granted, isOpenTo, standingOf } from '../../kernel/window.ts';
import { closedAtOf, windowOfRecommendation } from '../calendar/calendar.ts';
import type { Route } from '../call/call.ts';
import type { EntryState, Maker } from '../entry/entry.ts';
import type { OrganisationKind } from '../organisation/organisation.ts';

export type Leg = 'upward' | 'to-host' | 'to-owner';
export type RecommendationState = 'standing' | 'withdrawn' | 'returned';
export type RecommendationVerb = 'withdraw' | 'return';

/** Who sent it may withdraw it, who received it may return it; both end it for good. */
export const recommendationTransitions: Transitions<RecommendationState, RecommendationVerb> = {
  standing: { withdraw: 'withdrawn', return: 'returned' },
  withdrawn: {},
  returned: {},
};

export type Recommendation = {
  id: RecommendationId;
  /** The hosted call: where the round is run, whichever version of it the work was entered at. */
  callId: CallId;
  campaignId: CampaignId;
  entryId: EntryId;
  entryVersion: number;
  fromId: OrganisationId;
  fromPath: TreePath;
  fromName: Named;
  toId: OrganisationId;
  toPath: TreePath;
  toName: Named;
  leg: Leg;
  /** Its position in the sender's list, first is 1. */
  place: number;
  state: RecommendationState;
  at: Date;
  byId?: PersonId;
  reason?: string;
  /** When the host took it into its round: from then on it is neither withdrawn nor returned. */
  takenAt?: Date;
  /** When the receiver said that it has the work. */
  receivedAt?: Date;
  /** The recommendation whose place it took. */
  replaces?: RecommendationId;
  number?: string;
  title: string;
  makers: readonly Maker[];
  unitPath: TreePath;
  unitName: Named;
  unitKind: OrganisationKind;
  subtype?: string;
  group?: string;
};

/** One step of a work's way. */
export type Step = { from: TreePath; to: TreePath; leg: Leg };
/** `route` absent means level by level. */
export type Line = { unitPath: TreePath; ownerPath: TreePath; hostPath: TreePath; route?: Route };
type Stood = { fromPath: TreePath; leg: Leg };

/**
 * The whole way of a work: level by level from its unit up through each parent to the owner's direct child and from
 * there to the host in whichever branch it sits, or sideways from its unit to the host at once; and from the host to
 * the owner. The owner's own works go straight to the host.
 */
export function routeOf({ unitPath, ownerPath, hostPath, route = 'levels' }: Line): Step[] {
  if (!isWithin(unitPath, ownerPath)) return [];
  const steps: Step[] = [];
  let at = unitPath;
  for (
    let above = parentOf(at);
    route === 'levels' && at !== ownerPath && above !== undefined && above !== ownerPath;
    above = parentOf(at)
  ) {
    steps.push({ from: at, to: above, leg: 'upward' });
    at = above;
  }
  steps.push({ from: at, to: hostPath, leg: 'to-host' });
  steps.push({ from: hostPath, to: ownerPath, leg: 'to-owner' });
  return steps;
}

type Hosted = { ownerPath: TreePath; hostPath?: TreePath; route: Route };

/** The way of a unit's works at a hosted call. */
export function wayOf({ ownerPath, hostPath, route }: Hosted, unitPath: TreePath): Step[] {
  return hostPath === undefined ? [] : routeOf({ unitPath, ownerPath, hostPath, route });
}

/** The first step of the way that does not stand yet. */
export function nextStep(route: readonly Step[], standing: readonly Stood[]): Step | undefined {
  return route.find((step) => !standing.some((r) => r.leg === step.leg && r.fromPath === step.from));
}

/** Whether a recommendation is the work's first: when it falls, the work is its unit's again. */
export function isFirstStep(step: { fromPath: TreePath; leg: Leg; unitPath: TreePath }): boolean {
  return step.leg !== 'to-owner' && step.fromPath === step.unitPath;
}

const legs: readonly Leg[] = ['upward', 'to-host', 'to-owner'];

/** How far along its way a step is; a greater number is further. */
function progressOf(step: Stood): number {
  return legs.indexOf(step.leg) * 1000 - levelOf(step.fromPath);
}

/** The furthest of a work's standing recommendations. */
export function furthestOf<T extends Stood>(standing: readonly T[]): T | undefined {
  return [...standing].sort((a, b) => progressOf(b) - progressOf(a))[0];
}

export type Asked = {
  line: Line;
  standing: readonly Stood[];
  entryState: EntryState;
  from: TreePath;
  leg: Leg;
};

/** Why a unit cannot hand a work on now, if it cannot: no step is skipped and none is taken twice (AC-172). */
export function judgeStep({ line, standing, entryState, from, leg }: Asked): Refusal | undefined {
  if (standing.some((r) => r.fromPath === from && r.leg === leg))
    return { code: 'recommendation.already-made' };
  const step = nextStep(routeOf(line), standing);
  if (!step || step.from !== from || step.leg !== leg) return { code: 'recommendation.not-arrived' };
  const isReady = standing.length === 0 ? entryState === 'admitted' : entryState === 'recommended';
  return isReady ? undefined : { code: 'recommendation.not-admitted' };
}

/** Whether a unit's list on a call is full (演示补充 where the paper names no cap). */
export function judgeCap(cap: number | undefined, count: number): Refusal | undefined {
  return cap === undefined || count < cap
    ? undefined
    : { code: 'recommendation.cap-reached', about: { cap, count } };
}

type Timed = Parameters<typeof windowOfRecommendation>[0];

/** Whether the time for handing on is over, by the calendar; `recommendUntil` itself is late. */
export function judgeTime(call: Timed, now: Date, granted?: readonly Granted[]): Refusal | undefined {
  const standing = standingOf(windowOfRecommendation(call), now, granted);
  if (standing.state === 'before' || isOpenTo(standing)) return undefined;
  return { code: 'recommendation.late', about: { until: closedAtOf(standing) } };
}

/** Why a place in the list cannot be given to another work now; what the receiver has, it returns first. */
export function judgeReplacing(
  recommendation: Pick<Recommendation, 'state' | 'leg' | 'fromPath' | 'takenAt' | 'receivedAt'>,
  standing: readonly Stood[],
): Refusal | undefined {
  const ending = judgeEnding(recommendation, standing);
  if (ending) return ending;
  return recommendation.receivedAt ? { code: 'recommendation.received-already' } : undefined;
}

/** Why a recommendation can no longer be taken back or given back, if it cannot. */
export function judgeEnding(
  recommendation: Pick<Recommendation, 'state' | 'leg' | 'fromPath' | 'takenAt'>,
  standing: readonly Stood[],
): Refusal | undefined {
  if (recommendation.state !== 'standing') return { code: 'recommendation.over' };
  if (recommendation.leg === 'to-owner') return { code: 'recommendation.handed-over' };
  if (standing.some((r) => progressOf(r) > progressOf(recommendation)))
    return { code: 'recommendation.moved-on' };
  return recommendation.takenAt ? { code: 'recommendation.taken' } : undefined;
}

/** The list with one of its ids moved by a place; nothing when it stands at that end already. */
export function movedBy<T>(list: readonly T[], item: T, direction: 'up' | 'down'): T[] | undefined {
  const index = list.indexOf(item);
  const other = direction === 'up' ? index - 1 : index + 1;
  if (index < 0 || other < 0 || other >= list.length) return undefined;
  const moved = [...list];
  moved[index] = list[other]!;
  moved[other] = item;
  return moved;
}

/** Whether the host has fewer than the notice asks for; a warning, never a block. */
export function isBelowFloor(floor: number | undefined, count: number): boolean {
  return floor !== undefined && count < floor;
}

/** Recommendations in their senders' groups, both in the order given. */
export function bySender<T extends { fromId: OrganisationId }>(rows: readonly T[]): T[][] {
  const groups = new Map<OrganisationId, T[]>();
  for (const row of rows) groups.set(row.fromId, [...(groups.get(row.fromId) ?? []), row]);
  return [...groups.values()];
}
