/** Who may see and change the tree and its seats. */

import { type Actor, isStaff, personIdOf, type SeatRole, seatFor, seatsOf } from '../../kernel/actor.ts';
import type { PersonId } from '../../kernel/id.ts';
import type { TreePath } from '../../kernel/tree.ts';
import { all, never, unless, type Verdict } from '../../kernel/verdict.ts';

/** The office is for people with seats. */
export function mayEnterOffice(actor: Actor): Verdict {
  return unless(isStaff(actor), never('organisation.no-seat'));
}

/** Names of organisations are public among staff; seats are seen from above and by those who hold one there. */
export function maySeeSeats(actor: Actor, place: TreePath): Verdict {
  return unless(
    seatFor(actor, ['admin', 'officer', 'leader'], place) !== undefined,
    never('organisation.not-yours'),
  );
}

/**
 * A seat is granted by an administrator at or above the place, to somebody else. Nobody grants to themselves,
 * sideways or upward (AC-044); an administrator's seat is granted only from strictly above.
 */
export function mayGrantSeat(
  actor: Actor,
  grant: { role: SeatRole; place: TreePath; personId?: PersonId },
): Verdict {
  const seat = seatFor(actor, ['admin'], grant.place);
  const fromAbove = seatsOf(actor).some(
    (s) => s.role === 'admin' && s.path !== grant.place && seat !== undefined,
  );
  return all(
    unless(seat !== undefined, never('organisation.not-yours')),
    unless(
      grant.personId === undefined || grant.personId !== personIdOf(actor),
      never('organisation.own-seat'),
    ),
    unless(grant.role !== 'admin' || fromAbove, never('organisation.admin-from-above')),
  );
}

/** A seat is ended by an administrator at or above; nobody ends their own. */
export function mayEndSeat(actor: Actor, seat: { place: TreePath; personId: PersonId }): Verdict {
  return all(
    unless(seatFor(actor, ['admin'], seat.place) !== undefined, never('organisation.not-yours')),
    unless(seat.personId !== personIdOf(actor), never('organisation.own-seat')),
  );
}

/** New organisations are added by an administrator at or above the parent. */
export function mayAddOrganisation(actor: Actor, parent: TreePath): Verdict {
  return unless(seatFor(actor, ['admin'], parent) !== undefined, never('organisation.not-yours'));
}
