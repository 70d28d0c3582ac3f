/** Who may do what with material: the unit keeps it, the line above reads it, officers and leaders above coach. */

import { type Actor, type Seat, seatAt, seatFor, seatsOf } from '../../kernel/actor.ts';
import { isWithin, type TreePath } from '../../kernel/tree.ts';
import { all, never, next, notNow, unless, type Verdict } from '../../kernel/verdict.ts';
import { type Material, type MaterialVerb, materialTransitions } from './material.ts';
import { text } from './text.ts';

type Judged = Pick<Material, 'unitPath' | 'state'> & { recorderPath?: TreePath };

/** Officers gather; for which unit is asked by `mayGatherFor`. */
export function mayGather(actor: Actor): Verdict {
  return unless(
    seatsOf(actor).some((seat) => seat.role === 'officer'),
    never('material.not-yours'),
  );
}

/** A unit's own officer; for a unit on paper the officer of the level above that writes for it (AC-036). */
export function mayGatherFor(actor: Actor, unit: { path: TreePath; recorderPath?: TreePath }): Verdict {
  const own = seatAt(actor, ['officer'], unit.path);
  const recorder = unit.recorderPath && seatAt(actor, ['officer'], unit.recorderPath);
  return unless((own ?? recorder) !== undefined, never('material.not-yours'));
}

/** Read at the unit and in the line above it; beside it nobody reads anything (AC-031). */
export function maySeeMaterial(actor: Actor, material: Pick<Material, 'unitPath'>): Verdict {
  return unless(
    seatFor(actor, ['admin', 'officer', 'leader'], material.unitPath) !== undefined,
    never('material.not-yours'),
  );
}

function whileOpen({ state }: Judged, verb: MaterialVerb): Verdict {
  const can = next(materialTransitions, state, verb) !== undefined;
  return unless(can, notNow('material.is-closed', { state: text[`state.${state}`] }));
}

function mayKeep(actor: Actor, material: Judged, verb: MaterialVerb): Verdict {
  const unit = { path: material.unitPath, recorderPath: material.recorderPath };
  return all(mayGatherFor(actor, unit), whileOpen(material, verb));
}

export function mayEdit(actor: Actor, material: Judged): Verdict {
  return mayKeep(actor, material, 'edit');
}
/** Turning it into an entry; whether the call takes one now is asked of the call's place. */
export function mayTurn(actor: Actor, material: Judged): Verdict {
  return mayKeep(actor, material, 'turn');
}
export function mayDrop(actor: Actor, material: Judged): Verdict {
  return mayKeep(actor, material, 'drop');
}

/** The seat from which the actor coaches: above the unit, of somebody who does not keep the material themselves. */
export function coachSeat(actor: Actor, { unitPath, recorderPath }: Omit<Judged, 'state'>): Seat | undefined {
  const isOwn = (seat: Seat) => seat.path === unitPath || seat.path === recorderPath;
  const seats = seatsOf(actor).filter((seat) => seat.role !== 'admin' && isWithin(unitPath, seat.path));
  return seats.some(isOwn) ? undefined : seats.sort((a, b) => b.path.length - a.path.length)[0];
}

/** Officers and leaders above coach; the unit, or whoever writes for it, answers beside. */
export function mayNote(actor: Actor, material: Judged): Verdict {
  const isLeader = seatAt(actor, ['leader'], material.unitPath) !== undefined;
  const isKeeper = mayGatherFor(actor, {
    path: material.unitPath,
    recorderPath: material.recorderPath,
  }).allowed;
  const isAbove = coachSeat(actor, material) !== undefined;
  return all(
    unless(isLeader || isKeeper || isAbove, never('material.not-yours')),
    whileOpen(material, isAbove ? 'coach' : 'answer'),
  );
}
