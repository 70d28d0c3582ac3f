/** The word "organisation": a node of the federation's tree, and the seats people hold there. */

import type { SeatRole } from '../../kernel/actor.ts';
import type { OrganisationId, PersonId } from '../../kernel/id.ts';
import { dayOf } from '../../kernel/period.ts';
import type { Named } from '../../kernel/text.ts';
import { isWithin, levelOf, type TreePath } from '../../kernel/tree.ts';
import type { Refusal } from '../../kernel/verdict.ts';

export const kinds = ['national', 'territorial', 'industrial', 'directly-affiliated', 'grassroots'] as const;
export type OrganisationKind = (typeof kinds)[number];

export type Organisation = {
  id: OrganisationId;
  path: TreePath;
  parentId?: OrganisationId;
  name: Named;
  shortName: Named;
  kind: OrganisationKind;
  /** What this level is called here, where the kind says too little: 省直机关, 开发区. */
  levelName?: string;
  /** Works on paper: what it receives and reports is recorded by the level above, by hand. */
  isOutside: boolean;
  /** Days of Asia/Shanghai. */
  openedOn?: string;
  closedOn?: string;
  mergedInto?: OrganisationId;
  /** Open workplaces at or beneath it. */
  units: number;
  version: number;
};

export type HeldSeat = {
  id: string;
  personId: PersonId;
  personName: string;
  username: string;
  role: SeatRole;
  validFrom: Date;
  validUntil?: Date;
};

/** Where an organisation stood and what it was called, from `since` (included) until `until` (not included). */
export type Era = { organisationId: OrganisationId; since: Date; until?: Date; path: TreePath; name: Named };

export const stepVerbs = [
  'open',
  'rename',
  'move',
  'merge',
  'split',
  'close',
  'reopen',
  'lead',
  'outside',
  'import',
] as const;
export type StepVerb = (typeof stepVerbs)[number];

/** One step in the life of an organisation. */
export type Step = {
  id: string;
  verb: StepVerb;
  at: Date;
  by?: string;
  reason?: string;
  about: Record<string, unknown>;
};

export const roles: readonly SeatRole[] = ['admin', 'officer', 'leader'];

/** Whether works and activities are made here: only where people work, not in a union of unions. */
export function isGrassroots(organisation: { kind: OrganisationKind }): boolean {
  return organisation.kind === 'grassroots';
}

/** Whether it has ceased to work: it reports nothing, recommends nothing and nobody serves there (AC-042). */
export function isClosed(organisation: { closedOn?: string }, now: Date): boolean {
  return organisation.closedOn !== undefined && organisation.closedOn <= dayOf(now);
}

/** Whether it may stand under that parent: nothing beneath itself, nothing under what is closed (AC-043). */
export function judgeParent(
  organisation: Pick<Organisation, 'path'>,
  parent: Pick<Organisation, 'path' | 'closedOn' | 'name'> | undefined,
  field: string,
): Refusal | undefined {
  if (!parent) return { code: 'organisation.unknown', field };
  if (isWithin(parent.path, organisation.path)) return { code: 'organisation.cycle', field };
  if (parent.closedOn) return { code: 'organisation.closed', about: { name: parent.name }, field };
  return undefined;
}

/** Whether another may lead it beside the level above: not itself, not one that is closed or leads it anyway. */
export function judgeLeader(
  organisation: Pick<Organisation, 'path'>,
  leader: Pick<Organisation, 'path' | 'closedOn' | 'name'> | undefined,
): Refusal | undefined {
  const field = 'to';
  if (!leader) return { code: 'organisation.unknown', field };
  if (leader.closedOn) return { code: 'organisation.closed', about: { name: leader.name }, field };
  if (isWithin(leader.path, organisation.path)) return { code: 'organisation.cycle', field };
  return isWithin(organisation.path, leader.path) ? { code: 'organisation.led-already', field } : undefined;
}

/** One new organisation of a split, as it was named. */
export type SplitPart = { name: string; shortName: string; nameEn?: string };
/** Which child goes to which of the new ones, counted from 1. */
export type SplitPlace = { child: OrganisationId; to: 'stay' | '1' | '2' | '3' };

/** A split names each new one differently, and sends children only to new ones there are. */
export function judgeSplit(parts: readonly SplitPart[], places: readonly SplitPlace[]): Refusal | undefined {
  const twice = parts.findIndex((part, i) => parts.findIndex((one) => one.name === part.name) < i);
  if (twice >= 0) return { code: 'organisation.name-taken', field: `parts.${twice}.name` };
  const astray = places.findIndex((place) => place.to !== 'stay' && Number(place.to) > parts.length);
  return astray >= 0 ? { code: 'organisation.split-astray', field: `places.${astray}.to` } : undefined;
}

/** A label for the path, made of the id: unique, lower case, without meaning, so a rename never moves anybody. */
export function labelOf(id: OrganisationId): string {
  return id.replace(/-/g, '');
}

/** The other way round: a label of a path is the id without its dashes. */
export function idOfLabel(label: string): OrganisationId {
  return label.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5') as OrganisationId;
}

/** How deep an organisation stands; the nation is level 1. */
export function depthOf(organisation: { path: TreePath }): number {
  return levelOf(organisation.path);
}
