/** Who may do what with promoters and their visits: the unit keeps its register, the levels above read it. */

import { type Actor, seatAt, seatFor, seatsOf } from '../../kernel/actor.ts';
import { parentOf, type TreePath } from '../../kernel/tree.ts';
import { all, never, notNow, unless, type Verdict } from '../../kernel/verdict.ts';
import { isActive, type Promoter, type Visit } from './promoter.ts';

/** Officers keep registers; for which unit is asked by `mayKeepFor`. */
export function mayKeep(actor: Actor): Verdict {
  return unless(
    seatsOf(actor).some((seat) => seat.role === 'officer'),
    never('promoter.not-yours'),
  );
}

/** A unit's own officer; for a unit on paper the officer of the level above that writes for it. */
export function mayKeepFor(actor: Actor, unit: { path: TreePath; recorderPath?: TreePath }): Verdict {
  const own = seatAt(actor, ['officer'], unit.path);
  const recorder = unit.recorderPath && seatAt(actor, ['officer'], unit.recorderPath);
  return unless((own ?? recorder) !== undefined, never('promoter.not-yours'));
}

/** Names and figures are read at the unit and above it; beside it nobody reads anything. */
export function maySeePromoter(actor: Actor, of: Pick<Promoter, 'unitPath'>): Verdict {
  const seat = seatFor(actor, ['admin', 'officer', 'leader'], of.unitPath);
  return unless(seat !== undefined, never('promoter.not-yours'));
}

export function mayEdit(actor: Actor, promoter: Pick<Promoter, 'unitPath' | 'until'>): Verdict {
  return all(
    mayKeepFor(actor, { path: promoter.unitPath }),
    unless(isActive(promoter), notNow('promoter.has-ended')),
  );
}

export const mayEnd = mayEdit;

/** A visit is struck out by the unit that recorded it, or by the level straight above, which says why. */
export function mayRemoveVisit(actor: Actor, visit: Pick<Visit, 'unitPath' | 'removedAt'>): Verdict {
  const above = parentOf(visit.unitPath);
  const seat =
    seatAt(actor, ['officer'], visit.unitPath) ??
    (above === undefined ? undefined : seatAt(actor, ['officer'], above));
  return all(
    unless(seat !== undefined, never('promoter.not-yours')),
    unless(visit.removedAt === undefined, notNow('promoter.visit-removed')),
  );
}
