/** Who acts: nobody in particular, a signed-in person with their seats, or the machine itself. */

import type { OrganisationId, PersonId } from './id.ts';
import type { Named } from './text.ts';
import { isWithin, type TreePath } from './tree.ts';

export type SeatRole = 'admin' | 'officer' | 'leader';

/** A person's place in the federation: a role at a node, counting for everything beneath it. */
export type Seat = {
  role: SeatRole;
  organisationId: OrganisationId;
  organisationName: Named;
  path: TreePath;
};

export type Person = {
  kind: 'person';
  id: PersonId;
  name: string;
  username: string;
  /** Only seats that are valid at this instant: an ended seat is not here (AC-045). */
  seats: readonly Seat[];
  sessionId: string;
  address: string;
};

export type Actor = { kind: 'anyone'; address: string } | Person | { kind: 'machine' };

/** The actor's seats; empty for anyone and for the machine. */
export function seatsOf(actor: Actor): readonly Seat[] {
  return actor.kind === 'person' ? actor.seats : [];
}

/** The person's id, if a person acts. */
export function personIdOf(actor: Actor): PersonId | undefined {
  return actor.kind === 'person' ? actor.id : undefined;
}

/** The seat by which the actor may act in a role at a place: the nearest one that covers it. */
export function seatFor(actor: Actor, roles: readonly SeatRole[], place: TreePath): Seat | undefined {
  return seatsOf(actor)
    .filter((seat) => roles.includes(seat.role) && isWithin(place, seat.path))
    .sort((a, b) => b.path.length - a.path.length)[0];
}

/** The seat held exactly at a node: what a level does for itself, nobody above does in its stead (AC-036). */
export function seatAt(actor: Actor, roles: readonly SeatRole[], place: TreePath): Seat | undefined {
  return seatsOf(actor).find((seat) => roles.includes(seat.role) && seat.path === place);
}

/** Whether the actor has any work in the office. */
export function isStaff(actor: Actor): boolean {
  return seatsOf(actor).length > 0;
}
