/** The word "organisation": a node of the federation's tree, and the seats people hold there. */

import type { SeatRole } from '../../kernel/actor.ts';
import type { OrganisationId, PersonId } from '../../kernel/id.ts';
import type { Named } from '../../kernel/text.ts';
import { levelOf, type TreePath } from '../../kernel/tree.ts';

export const kinds = ['national', 'territorial', 'industrial', 'directly-affiliated', 'grassroots'] as const;
export type OrganisationKind = (typeof kinds)[number];

export type Organisation = {
  id: OrganisationId;
  path: TreePath;
  parentId?: OrganisationId;
  name: Named;
  shortName: Named;
  kind: OrganisationKind;
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

export const roles: readonly SeatRole[] = ['admin', 'officer', 'leader'];

/** Whether works and activities are made here: only where people work, not in a union of unions. */
export function isGrassroots(organisation: { kind: OrganisationKind }): boolean {
  return organisation.kind === 'grassroots';
}

/** A label for the path, made of the id: unique, lower case, without meaning, so a rename never moves anybody. */
export function labelOf(id: OrganisationId): string {
  return id.replace(/-/g, '');
}

/** How deep an organisation stands; the nation is level 1. */
export function depthOf(organisation: { path: TreePath }): number {
  return levelOf(organisation.path);
}
