/** Asking one's unit, and what the unit says: each a step that is taken once, by whoever is first. */

import { personIdOf } from '../../../kernel/actor.ts';
import type { OrganisationId } from '../../../kernel/id.ts';
import { done, type Outcome, refuse, refuseAll } from '../../../kernel/verdict.ts';
import { constraintOf, type Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import { findOrganisation } from '../../organisation/store.ts';
import { type Membership, type MembershipVerb, stepOf } from '../membership.ts';
import { mayBeAsked } from '../policy.ts';
import { decideMembership, insertMembership } from '../store/membership.ts';

/** Refuses with organisation.unknown, organisation.closed, identity.not-a-unit, identity.membership-open. */
export async function askMembership(
  doing: Doing,
  _: unknown,
  taken: { to: OrganisationId; knownBy: string },
): Promise<Outcome<undefined>> {
  const { tx, now, actor } = doing;
  const personId = personIdOf(actor);
  const unit = await findOrganisation(tx, taken.to);
  if (!personId || !unit) return refuse('organisation.unknown', undefined, 'to');
  const verdict = mayBeAsked(unit, now);
  if (!verdict.allowed) return refuseAll([{ ...verdict.refusal, field: 'to' }]);
  const organisationId = unit.id;
  const id = await insertMembership(tx, now, { personId, organisationId, knownBy: taken.knownBy });
  if (!id) return refuse('identity.membership-open');
  await announce(doing, { name: 'identity.membership-asked', subjectId: id, organisationId });
  return done(undefined);
}

const factOf = {
  confirm: { name: 'identity.membership-confirmed' },
  refuse: { name: 'identity.membership-refused' },
  withdraw: { name: 'identity.membership-withdrawn' },
  end: { name: 'identity.membership-ended' },
} as const satisfies Record<MembershipVerb, { name: string }>;

/** One step of a membership, by the person or by the unit's officer. Refuses with http.stale, identity.known-already. */
export function stepMembership(verb: MembershipVerb) {
  return async (
    doing: Doing,
    membership: Membership,
    taken: { version: number; reason?: string },
  ): Promise<Outcome<Membership>> => {
    const [state, by] = [stepOf(membership.state, verb), personIdOf(doing.actor)];
    if (!state || !by) return refuse('identity.membership-decided');
    const to = { state, by, reason: taken.reason };
    try {
      if (!(await decideMembership(doing, { ...membership, version: taken.version }, to)))
        return refuse('http.stale');
    } catch (error) {
      if (constraintOf(error) !== 'identity_membership_known') throw error;
      return refuse('identity.known-already');
    }
    const { id: subjectId, organisationId } = membership;
    const seat = verb === 'withdraw' ? undefined : 'officer';
    const { reason } = taken;
    await announce(doing, { ...factOf[verb], subjectId, organisationId, seat, reason });
    return done(membership);
  };
}
