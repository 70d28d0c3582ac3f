/** The word "membership": a person asks, their unit confirms; the strongest of all proofs, and a unit's word. */

import type { OrganisationId, PersonId } from '../../kernel/id.ts';
import type { Named } from '../../kernel/text.ts';
import type { TreePath } from '../../kernel/tree.ts';
import { next, type Transitions } from '../../kernel/verdict.ts';

export const membershipStates = ['asked', 'confirmed', 'refused', 'withdrawn', 'ended'] as const;
export type MembershipState = (typeof membershipStates)[number];
export type MembershipVerb = 'confirm' | 'refuse' | 'withdraw' | 'end';

export type Membership = {
  id: string;
  personId: PersonId;
  personName: string;
  organisationId: OrganisationId;
  organisationName: Named;
  organisationPath: TreePath;
  state: MembershipState;
  /** By what the unit knows them. */
  knownBy: string;
  askedAt: Date;
  decidedAt?: Date;
  reason?: string;
  version: number;
};

const steps: Transitions<MembershipState, MembershipVerb> = {
  asked: { confirm: 'confirmed', refuse: 'refused', withdraw: 'withdrawn' },
  confirmed: { end: 'ended', withdraw: 'withdrawn' },
  refused: {},
  withdrawn: {},
  ended: {},
};

/** Where a verb leads; nothing where it leads nowhere. */
export function stepOf(state: MembershipState, verb: MembershipVerb): MembershipState | undefined {
  return next(steps, state, verb);
}

/** Whether it stands in the way of asking another unit. */
export function isOpen(membership: Pick<Membership, 'state'>): boolean {
  return membership.state === 'asked' || membership.state === 'confirmed';
}
