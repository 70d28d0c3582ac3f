/** Who may see and change the tree and its seats. */

import {
  type Actor,
  isStaff,
  personIdOf,
  type SeatRole,
  seatAt,
  seatFor,
  seatsOf,
} from '../../kernel/actor.ts';
import type { PersonId } from '../../kernel/id.ts';
import { isWithin, parentOf, type TreePath } from '../../kernel/tree.ts';
import { all, allowed, never, notNow, unless, type Verdict } from '../../kernel/verdict.ts';
import { isClosed, type Organisation } from './organisation.ts';

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

type Placed = Pick<Organisation, 'path' | 'closedOn' | 'name'>;

/** The tree is changed by an administrator strictly above: nobody moves, closes or renames their own root. */
function mayChange(actor: Actor, place: TreePath): Verdict {
  const above = seatsOf(actor).some(
    (seat) => seat.role === 'admin' && seat.path !== place && isWithin(place, seat.path),
  );
  return all(
    unless(seatFor(actor, ['admin'], place) !== undefined, never('organisation.not-yours')),
    unless(above, never('organisation.own-root')),
  );
}

const whileOpen = (organisation: Placed, now: Date): Verdict =>
  unless(!isClosed(organisation, now), notNow('organisation.closed', { name: organisation.name }));

/** The root has nobody above it: its own administrator may correct its name. */
export function mayRename(actor: Actor, organisation: Placed): Verdict {
  const isRoot = parentOf(organisation.path) === undefined;
  return isRoot && seatAt(actor, ['admin'], organisation.path)
    ? allowed
    : mayChange(actor, organisation.path);
}

/** Moving, and the same for merging into another, splitting and closing: of what is open. */
export function mayMove(actor: Actor, organisation: Placed, now: Date): Verdict {
  return all(mayChange(actor, organisation.path), whileOpen(organisation, now));
}
export const mayMerge = mayMove;
export const maySplit = mayMove;
export const mayClose = mayMove;
export const mayMarkOutside = mayMove;
export const mayLead = mayMove;

/** Only what is closed is opened again. */
export function mayReopen(actor: Actor, organisation: Placed, now: Date): Verdict {
  return all(
    mayChange(actor, organisation.path),
    unless(isClosed(organisation, now), notNow('organisation.not-closed')),
  );
}

/** The other place of a change is the same administrator's too: at or above it. */
export function mayPlaceUnder(actor: Actor, place: TreePath): Verdict {
  return unless(seatFor(actor, ['admin'], place) !== undefined, never('organisation.not-yours'));
}

/** A tree is imported beneath a place by an administrator at or above it. */
export function mayImport(actor: Actor, organisation: Placed, now: Date): Verdict {
  return all(mayPlaceUnder(actor, organisation.path), whileOpen(organisation, now));
}
