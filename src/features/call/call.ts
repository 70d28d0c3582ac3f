/** The word "call": a sub-project of a campaign as versioned data: what, by whom, until when, hosted by whom. */

import type { CallId, CampaignId, OrganisationId } from '../../kernel/id.ts';
import { type Period, plusDays, sayDay, sayEnd, startOfDay } from '../../kernel/period.ts';
import type { Named } from '../../kernel/text.ts';
import type { TreePath } from '../../kernel/tree.ts';
import type { Refusal } from '../../kernel/verdict.ts';
import { endOfDay, type Latitudes } from '../campaign/campaign.ts';
import { containerNames, containers, type MediaKind } from '../media/media.ts';
import type { FileRule } from '../media/rule.ts';
import type { Formula } from '../reckoning/reckoning.ts';
import type { Ballot } from './ballot.ts';
import type { Eligibility, Entrance } from './eligibility.ts';
import type { Field } from './field.ts';
import type { Criterion } from './rubric.ts';
import type { Stage } from './stage.ts';

export type { Ballot } from './ballot.ts';
export { type Criterion, criteriaMax, judgeRubric, scoredCriteria } from './rubric.ts';

export const entryKinds = ['work', 'case', 'platform', 'account'] as const;
export type EntryKind = (typeof entryKinds)[number];
export type Channel = 'person' | 'unit';
/** The way of a work: up through each level and then to the host, or sideways from its unit to the host. */
export type Route = 'levels' | 'sideways';

/** The paper names two hosts for one call; both are kept, one is chosen. */
export type HostConflict = { printed: readonly { where: Named; host: string }[]; chosen: string };

export type Call = {
  id: CallId;
  /** Labels of the calls it descends from, the topmost first, its own last. */
  lineage: TreePath;
  parentId?: CallId;
  /** The version of the call above that was taken over. */
  parentVersion?: number;
  campaignId: CampaignId;
  ownerId: OrganisationId;
  ownerPath: TreePath;
  ownerName: Named;
  key: string;
  position: number;
  name: Named;
  brief: Named;
  entryKind: EntryKind;
  channels: readonly Channel[];
  /** Set where the round is run. An adopted call has none: its works go to the call it descends from. */
  hostId?: OrganisationId;
  hostPath?: TreePath;
  hostName?: Named;
  hostConflict?: HostConflict;
  fileRules: readonly FileRule[];
  /** How many files one entry has: 1 and 1 a single work, 4 to 8 a series, 0 and 0 a link or words alone. */
  filesMin: number;
  filesMax: number;
  /** A link may stand in place of the files. */
  takesLink: boolean;
  fields: readonly Field[];
  eligibility: Eligibility;
  /** Other ways in that the paper names. */
  entrances: readonly Entrance[];
  /** The ready call of the library that it was made from. */
  template?: string;
  opensAt: Date;
  closesAt: Date;
  closesWords?: string;
  /** Works sent between `closesAt` and then are taken and marked late. */
  lateUntil?: Date;
  /** What was begun before the end may be finished so long after it. */
  graceMinutes: number;
  recommendUntil: Date;
  reviewUntil: Date;
  voteOpensAt: Date;
  voteClosesAt: Date;
  hostFloor?: number;
  /** The most works of one unit, of one person, and of all. */
  unitCap?: number;
  personCap?: number;
  callCap?: number;
  rubric: readonly Criterion[];
  /** The chain of its judging; empty means the plain chain (`stagesOf`). */
  stages: readonly Stage[];
  route: Route;
  ballot: Ballot;
  formula: Formula;
  /** Names of the fields that the notice lacks and the demo added. */
  supplements: readonly string[];
  latitude: Latitudes;
  withdrawnAt?: Date;
  withdrawnReason?: string;
  /** Set when the vote opens: from then on rubric, ballot and formula stand. */
  frozenAt?: Date;
  version: number;
};

/** Calls that come from one organisation: its own, or those of a level further up that were handed down. */
export type OriginGroup = { origin: Call; calls: readonly Call[] };

export type CallPhase =
  | 'before'
  | 'collecting'
  | 'recommending'
  | 'reviewing'
  | 'awaiting-vote'
  | 'voting'
  | 'reckoning';

/** Where a call stands in its own time. Ends are not included: what comes at `closesAt` is late. */
export function phaseOfCall(call: Call, now: Date): CallPhase {
  if (now < call.opensAt) return 'before';
  if (now < call.closesAt) return 'collecting';
  if (now < call.recommendUntil) return 'recommending';
  if (now < call.reviewUntil) return 'reviewing';
  if (now < call.voteOpensAt) return 'awaiting-vote';
  return now < call.voteClosesAt ? 'voting' : 'reckoning';
}

/** Whether rubric, ballot and formula may no longer be touched. */
export function isFrozen(call: Call, now: Date): boolean {
  return call.frozenAt !== undefined || now >= call.voteOpensAt;
}

export function isSupplement(call: Call, field: string): boolean {
  return call.supplements.includes(field);
}

/** The part of a call that an adopted version takes over; only the closing may be its own, and earlier. */
export function inherited(
  parent: Call,
  closesAt: Date = parent.closesAt,
): Omit<Call, 'id' | 'lineage' | 'campaignId' | 'ownerId' | 'ownerPath' | 'ownerName' | 'version'> {
  const {
    id,
    lineage: _lineage,
    campaignId: _campaign,
    ownerId: _owner,
    ownerPath: _path,
    ownerName: _name,
    version,
    ...rules
  } = parent;
  return {
    ...rules,
    parentId: id,
    parentVersion: version,
    closesAt,
    hostId: undefined,
    hostPath: undefined,
    hostName: undefined,
    hostFloor: undefined,
    frozenAt: undefined,
    withdrawnAt: undefined,
    withdrawnReason: undefined,
  };
}

/** The days an officer types; those left empty follow from the last day of collecting. All last days are included. */
export type TypedDates = {
  opensOn: string;
  closesOn: string;
  lateOn?: string;
  recommendOn?: string;
  reviewOn?: string;
  voteOpensOn?: string;
  voteClosesOn?: string;
};
export type CallDates = Pick<
  Call,
  'opensAt' | 'closesAt' | 'lateUntil' | 'recommendUntil' | 'reviewUntil' | 'voteOpensAt' | 'voteClosesAt'
>;

const later = (a: Date, b: Date): Date => (a > b ? a : b);

/** Days left empty: 8, 19, 20 and 28 days after the last day of collecting, and never before the step they follow. */
export function datesOf(typed: TypedDates): CallDates {
  const closesAt = endOfDay(typed.closesOn);
  const typedEnd = (day: string | undefined) => (day === undefined ? undefined : endOfDay(day));
  const lateUntil = typedEnd(typed.lateOn);
  const recommendUntil = typedEnd(typed.recommendOn) ?? later(plusDays(closesAt, 8), lateUntil ?? closesAt);
  const reviewUntil = typedEnd(typed.reviewOn) ?? later(plusDays(closesAt, 19), recommendUntil);
  const voteOpensAt =
    typed.voteOpensOn === undefined
      ? later(plusDays(closesAt, 19), reviewUntil)
      : startOfDay(typed.voteOpensOn);
  const voteClosesAt =
    typedEnd(typed.voteClosesOn) ?? later(plusDays(closesAt, 28), plusDays(voteOpensAt, 9));
  return {
    opensAt: startOfDay(typed.opensOn),
    closesAt,
    lateUntil,
    recommendUntil,
    reviewUntil,
    voteOpensAt,
    voteClosesAt,
  };
}

/** Collecting lies within the campaign's period, and no step ends before the one it follows. */
export function judgeCallDates(dates: CallDates, campaign: Period): Refusal[] {
  const from = { zh: sayDay(campaign.opensAt, 'zh'), en: sayDay(campaign.opensAt, 'en') };
  const until = { zh: sayEnd(campaign.closesAt, 'zh'), en: sayEnd(campaign.closesAt, 'en') };
  const outside = (field: string): Refusal => ({
    code: 'call.outside-campaign',
    about: { from, until },
    field,
  });
  const isPast = (instant: Date) => instant < campaign.opensAt || instant > campaign.closesAt;
  return [
    isPast(dates.opensAt) ? outside('opensOn') : undefined,
    isPast(dates.closesAt) ? outside('closesOn') : undefined,
    ...judgeDateOrder(dates),
  ].filter((refusal) => refusal !== undefined);
}

/** No step ends before the one it follows. */
export function judgeDateOrder(dates: CallDates): Refusal[] {
  const disordered = (field: string): Refusal => ({ code: 'call.dates-disordered', field });
  const late = dates.lateUntil ?? dates.closesAt;
  return [
    dates.opensAt < dates.closesAt ? undefined : disordered('closesOn'),
    dates.closesAt <= late ? undefined : disordered('lateOn'),
    late <= dates.recommendUntil ? undefined : disordered('recommendOn'),
    dates.recommendUntil <= dates.reviewUntil ? undefined : disordered('reviewOn'),
    dates.reviewUntil <= dates.voteOpensAt ? undefined : disordered('voteOpensOn'),
    dates.voteOpensAt < dates.voteClosesAt ? undefined : disordered('voteClosesOn'),
  ].filter((refusal) => refusal !== undefined);
}

/** A key is a word for addresses and lists, once in a campaign. */
export function judgeKey(key: string, calls: readonly { key: string }[]): Refusal | undefined {
  if (!/^[a-z][a-z0-9-]*$/.test(key)) return { code: 'call.key', field: 'key' };
  return calls.some((call) => call.key === key) ? { code: 'call.key-taken', field: 'key' } : undefined;
}

/** File rules as an officer ticks them: kinds, lengths in seconds, the wide picture. */
export type TypedRules = {
  takesVideo: boolean;
  takesAudio: boolean;
  takesPicture: boolean;
  secondsMin?: number;
  secondsMax?: number;
  isWide: boolean;
};

/** A picture has no length and a song no shape: asked of both, no such file could ever meet the rules. */
export function judgeTypedRules(typed: TypedRules): Refusal[] {
  const { secondsMin, secondsMax } = typed;
  const hasLength = secondsMin !== undefined || secondsMax !== undefined;
  const isReversed = secondsMin !== undefined && secondsMax !== undefined && secondsMin > secondsMax;
  return [
    isReversed ? { code: 'call.lengths-reversed', field: 'secondsMax' } : undefined,
    hasLength && typed.takesPicture ? { code: 'call.unmeasurable', field: 'takesPicture' } : undefined,
    typed.isWide && typed.takesAudio ? { code: 'call.unmeasurable', field: 'takesAudio' } : undefined,
  ].filter((refusal) => refusal !== undefined);
}

/** What was ticked, as rules that every file must meet. */
export function fileRulesOf(typed: TypedRules): FileRule[] {
  const ticked = { video: typed.takesVideo, audio: typed.takesAudio, picture: typed.takesPicture };
  const takes = (kind: MediaKind) => kind !== 'document' && ticked[kind];
  const taken = containerNames.filter((name) => takes(containers[name].kind));
  const { secondsMin: min, secondsMax: max } = typed;
  const rules: FileRule[] = [];
  if (taken.length > 0) rules.push({ kind: 'container', force: 'must', allowed: taken });
  if (min !== undefined || max !== undefined)
    rules.push({ kind: 'duration-seconds', force: 'must', min, max });
  if (typed.isWide) rules.push({ kind: 'aspect', force: 'must', width: 16, height: 9 });
  return rules;
}
