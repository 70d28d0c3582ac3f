/** The word "commendation": an award of units or of people, given by a campaign's owner or a call's host, and its way to standing. */

import type {
  CallId,
  CampaignId,
  CommendationId,
  OrganisationId,
  PersonId,
  PlaceId,
} from '../../kernel/id.ts';
import type { Named } from '../../kernel/text.ts';
import { levelOf, type TreePath } from '../../kernel/tree.ts';
import type { Refusal, Transitions } from '../../kernel/verdict.ts';
import type { OrganisationKind } from '../organisation/organisation.ts';
import { judgeParts, type Part, type Tier } from './measure.ts';

export const commendationKinds = ['organisations', 'persons'] as const;
export type CommendationKind = (typeof commendationKinds)[number];

export const commendationStates = [
  'draft',
  'dropped',
  'published',
  'prepared',
  'submitted',
  'returned',
  'noticed',
  'standing',
  'revoked',
] as const;
export type CommendationState = (typeof commendationStates)[number];
export type CommendationVerb =
  | 'drop'
  | 'publish'
  | 'prepare'
  | 'submit'
  | 'sign'
  | 'return'
  | 'confirm'
  | 'revoke';

/** The rules are published before anything is computed; the officer prepares, the leader signs, the notice runs, it stands. */
export const commendationTransitions: Transitions<CommendationState, CommendationVerb> = {
  draft: { publish: 'published', drop: 'dropped' },
  dropped: {},
  published: { prepare: 'prepared', revoke: 'revoked' },
  prepared: { prepare: 'prepared', submit: 'submitted' },
  submitted: { sign: 'noticed', return: 'returned' },
  returned: { prepare: 'prepared', revoke: 'revoked' },
  noticed: { confirm: 'standing', return: 'returned', revoke: 'revoked' },
  standing: { revoke: 'revoked' },
  revoked: {},
};

/** Which organisations can win: so many steps beneath the owner, of these kinds; no kind named means any. */
export type Whom = { depth: '1' | '2' | '3' | 'any'; kinds: readonly OrganisationKind[] };
export const depths = ['1', '2', '3', 'any'] as const;

/** All that is settled before anybody is chosen; frozen when it is published. */
export type Rule = {
  /** For whom and why, in own words. */
  brief: string;
  whom: Whom;
  tiers: readonly Tier[];
  /** For units: what is reckoned. For people there is none: they are chosen. */
  parts: readonly Part[];
  /** How many people each unit may nominate, and how many a level in between may hand on. */
  quota?: number;
  quotaUp?: number;
  nominateUntil?: Date;
  noticeDays: number;
  /** In which order those awarded are named: as they stand in the tree, or by name. Never by points. */
  listing: 'tree' | 'name';
};

export type Commendation = {
  id: CommendationId;
  campaignId: CampaignId;
  callId?: CallId;
  organisationId: OrganisationId;
  organisationPath: TreePath;
  organisationName: Named;
  withinId: OrganisationId;
  withinPath: TreePath;
  kind: CommendationKind;
  name: Named;
  rule: Rule;
  state: CommendationState;
  publishedAt?: Date;
  computedAt?: Date;
  preparedBy?: PersonId;
  noticedAt?: Date;
  noticeUntil?: Date;
  signedBy?: PersonId;
  stoodAt?: Date;
  revokedAt?: Date;
  revokedReason?: string;
  version: number;
};

/** One figure as it was when the table was reckoned, and the points it made. */
export type KeptFigure = { measure: string; amount: number; of: number; points: number };

/** One who may be awarded: a unit or a person, where it stands, what was decided. */
export type Place = {
  id: PlaceId;
  rank: number;
  points: number;
  figures: readonly KeptFigure[];
  tier?: string;
  isEdge: boolean;
  decidedReason?: string;
  number?: string;
  revokedAt?: Date;
  revokedReason?: string;
};

/** Whether the rules stand in public: from then on they are frozen. */
export function isPublic(commendation: Pick<Commendation, 'state'>): boolean {
  return commendation.state !== 'draft' && commendation.state !== 'dropped';
}

/** Whether those awarded are named in public. */
export function isNamed(commendation: Pick<Commendation, 'state'>): boolean {
  return commendation.state === 'noticed' || commendation.state === 'standing';
}

/** Whether the order, the tiers and the points may still be worked on. */
export function isOpenForWork(state: CommendationState): boolean {
  return state === 'published' || state === 'prepared' || state === 'returned';
}

/** Whether an organisation may win at all. */
export function isMeant(
  whom: Whom,
  withinPath: TreePath,
  organisation: { path: TreePath; kind: OrganisationKind },
): boolean {
  const depth = levelOf(organisation.path) - levelOf(withinPath);
  return (
    depth > 0 &&
    (whom.depth === 'any' || depth === Number(whom.depth)) &&
    (whom.kinds.length === 0 || whom.kinds.includes(organisation.kind))
  );
}

/** Everything wrong with a rule, each by its field. */
export function judgeRule(kind: CommendationKind, rule: Rule, scope: 'campaign' | 'call'): Refusal[] {
  const names = rule.tiers.map((tier) => tier.name);
  const twice = names.findIndex((name, i) => names.indexOf(name) < i);
  const needsDate = kind === 'persons' && rule.nominateUntil === undefined;
  return [
    twice >= 0 ? { code: 'commendation.tier-twice', field: `tiers.${twice}.name` } : undefined,
    needsDate ? { code: 'commendation.no-date', field: 'nominateOn' } : undefined,
    ...(kind === 'organisations' ? judgeParts(rule.parts, scope) : []),
  ].filter((refusal) => refusal !== undefined);
}

/** What is wrong with the tiers as decided: more than there are, or a tie that nobody has decided. */
export function judgeDecided(
  tiers: readonly Tier[],
  places: readonly Pick<Place, 'tier' | 'isEdge' | 'decidedReason'>[],
): Refusal | undefined {
  if (places.every((place) => place.tier === undefined)) return { code: 'commendation.nobody' };
  if (places.some((place) => place.isEdge && !place.decidedReason)) return { code: 'commendation.tie-open' };
  const over = tiers.find((tier) => places.filter((place) => place.tier === tier.key).length > tier.count);
  return (
    over && { code: 'commendation.tier-full', about: { tier: over.name, count: over.count }, field: 'tier' }
  );
}

/** Awarded of all that were looked at, in whole percent, begun ones counted. */
export function ratioOf(awarded: number, all: number): number {
  return all === 0 ? 0 : Math.ceil((awarded * 100) / all);
}
export const ratioPercentMax = 30;

/** `2026-H02-003`: year, the award's number among its giver's, and its own among those awarded. */
export function numberOf(about: { year: number; series: number; position: number }): string {
  return `${about.year}-H${String(about.series).padStart(2, '0')}-${String(about.position).padStart(3, '0')}`;
}
