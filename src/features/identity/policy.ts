/** Who may prove what: everybody for themselves only; a unit's officer says who is a member of that unit, and nobody above. */

import { type Actor, personIdOf, seatAt } from '../../kernel/actor.ts';
import type { PersonId } from '../../kernel/id.ts';
import type { TreePath } from '../../kernel/tree.ts';
import { all, allowed, never, notNow, unless, type Verdict } from '../../kernel/verdict.ts';
import { isClosed, isGrassroots, type Organisation } from '../organisation/organisation.ts';
import type { Flow } from './flow.ts';
import type { Binding } from './identity.ts';
import { isOpen, type Membership, type MembershipVerb, stepOf } from './membership.ts';

/** One's own identity: whoever is signed in. */
export function maySeeIdentity(actor: Actor): Verdict {
  return unless(actor.kind === 'person', notNow('http.sign-in-needed'));
}

/** What is proved is let go by its owner only; not when nothing would be left by which to sign in. */
export function mayEndBinding(
  actor: Actor,
  found: { binding: Pick<Binding, 'personId'>; isLastWay: boolean },
): Verdict {
  return all(
    unless(personIdOf(actor) === found.binding.personId, never('identity.not-yours')),
    unless(!found.isLastWay, notNow('identity.last-way')),
  );
}

/** The way back from a provider is gone by whoever began it, in the same browser, while it lasts. */
export function mayReturn(actor: Actor, found: { flow?: Pick<Flow, 'personId'> }): Verdict {
  if (!found.flow) return notNow('identity.flow-void');
  const isSame = found.flow.personId === undefined || found.flow.personId === personIdOf(actor);
  return unless(isSame, notNow('identity.flow-void'));
}

/** A unit is asked by whoever is signed in and has no other asking or membership open. */
export function mayAskMembership(actor: Actor, found: { membership?: Pick<Membership, 'state'> }): Verdict {
  return all(
    maySeeIdentity(actor),
    unless(!found.membership || !isOpen(found.membership), notNow('identity.membership-open')),
  );
}

/** Only where people work there are members, and not where nobody works any more. */
export function mayBeAsked(
  organisation: Pick<Organisation, 'kind' | 'closedOn' | 'name'>,
  now: Date,
): Verdict {
  return all(
    unless(isGrassroots(organisation), notNow('identity.not-a-unit')),
    unless(!isClosed(organisation, now), notNow('organisation.closed', { name: organisation.name })),
  );
}

export function mayWithdrawMembership(
  actor: Actor,
  membership: Pick<Membership, 'personId' | 'state'>,
): Verdict {
  return all(
    unless(personIdOf(actor) === membership.personId, never('identity.not-yours')),
    unless(stepOf(membership.state, 'withdraw') !== undefined, notNow('identity.membership-decided')),
  );
}

/** The members of a unit are seen by its own officers: whoever looks down sees figures, not people. */
export function maySeeMembers(actor: Actor, place: TreePath): Verdict {
  return unless(seatAt(actor, ['officer'], place) !== undefined, never('organisation.not-yours'));
}

/** Its own officer decides; nobody says of themselves that they are a member. */
export function mayDecideMembership(
  actor: Actor,
  membership: { personId: PersonId; organisationPath: TreePath; state: Membership['state'] },
  verb: Extract<MembershipVerb, 'confirm' | 'refuse' | 'end'>,
): Verdict {
  const isOwn = personIdOf(actor) === membership.personId;
  return all(
    maySeeMembers(actor, membership.organisationPath),
    // Who leaves may say so themselves; refusing oneself harms nobody but is no decision of a unit either.
    isOwn ? never('identity.own-membership') : allowed,
    unless(stepOf(membership.state, verb) !== undefined, notNow('identity.membership-decided')),
  );
}
