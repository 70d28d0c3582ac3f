/** The word "nomination": somebody proposed by a unit, checked level by level, then chosen or not by who gives the award. */

import type { CommendationId, NominationId, OrganisationId, PersonId } from '../../kernel/id.ts';
import type { Named } from '../../kernel/text.ts';
import { isWithin, parentOf, type TreePath } from '../../kernel/tree.ts';
import type { Refusal, Transitions } from '../../kernel/verdict.ts';

export type NominationState = 'sent' | 'received' | 'returned' | 'withdrawn';
export type NominationVerb = 'amend' | 'admit' | 'return' | 'withdraw';

/** Sent until the last level has admitted it, then received; a level returns it, the unit mends it and it goes the way anew. */
export const nominationTransitions: Transitions<NominationState, NominationVerb> = {
  sent: { admit: 'received', return: 'returned', withdraw: 'withdrawn' },
  returned: { amend: 'sent', withdraw: 'withdrawn' },
  received: { return: 'returned', withdraw: 'withdrawn' },
  withdrawn: {},
};

/** What a unit writes: who, which work, which account, what they have done, how to reach them. */
export type NominationText = {
  name: string;
  role?: string;
  account?: string;
  link?: string;
  deed: string;
  contact?: string;
};

export type Nomination = NominationText & {
  id: NominationId;
  commendationId: CommendationId;
  unitId: OrganisationId;
  unitPath: TreePath;
  unitName: Named;
  /** The level whose turn it is. */
  atId: OrganisationId;
  atPath: TreePath;
  atName: Named;
  state: NominationState;
  /** When the person agreed to be named in public; absent as long as not, or taken back. */
  consentedAt?: Date;
  byId?: PersonId;
  version: number;
};

/**
 * Where a nomination goes after a level: up through each parent within the owner's tree; from the owner's direct child
 * over to who gives the award. Nothing when it is there.
 */
export function nextLevel(
  at: TreePath,
  giver: { path: TreePath },
  within: TreePath,
): { path: TreePath } | undefined {
  if (at === giver.path) return undefined;
  const parent = parentOf(at);
  if (parent === undefined || parent === within || !isWithin(parent, within)) return { path: giver.path };
  return { path: parent };
}

/** Whether one more fits the quota of a unit, or of a level that hands on. */
export function judgeQuota(
  quota: number | undefined,
  standing: number,
  code: 'own' | 'up',
): Refusal | undefined {
  if (quota === undefined || standing < quota) return undefined;
  return code === 'own'
    ? { code: 'commendation.quota', about: { quota } }
    : { code: 'commendation.quota-up', about: { quota } };
}

/** A telephone number or an address with its middle hidden: enough to know it by, not to use it. */
export function masked(contact: string): string {
  const signs = [...contact];
  const shown = signs.length >= 9 ? 3 : 1;
  return signs.map((sign, i) => (i < shown || i >= signs.length - shown ? sign : '*')).join('');
}
