/** Who may act on many things at once: officers, in the name of their own organisation; each item is asked for itself. */

import { type Actor, personIdOf, seatAt, seatsOf } from '../../kernel/actor.ts';
import type { TreePath } from '../../kernel/tree.ts';
import { all, never, next, notNow, unless, type Verdict } from '../../kernel/verdict.ts';
import { type Bulk, type BulkState, bulkTransitions, type Saved } from './bulk.ts';

/** Whoever is an officer anywhere; what they can do to which thing is asked of the thing. */
export function mayBulk(actor: Actor): Verdict {
  return unless(
    seatsOf(actor).some((seat) => seat.role === 'officer'),
    never('bulk.not-officer'),
  );
}

type Standing = { organisationPath: TreePath; state: BulkState };

/** What was done in an organisation's name is seen by all its seats, by nobody above or beneath. */
export function maySeeBulk(actor: Actor, bulk: Pick<Bulk, 'organisationPath'>): Verdict {
  const seat = seatAt(actor, ['officer', 'leader', 'admin'], bulk.organisationPath);
  return unless(seat !== undefined, never('bulk.not-yours'));
}

function mayTake(actor: Actor, bulk: Standing, verb: 'order' | 'drop'): Verdict {
  return all(
    unless(seatAt(actor, ['officer'], bulk.organisationPath) !== undefined, never('bulk.not-yours')),
    unless(next(bulkTransitions, bulk.state, verb) !== undefined, notNow('bulk.not-preview')),
  );
}

export function mayOrder(actor: Actor, bulk: Standing): Verdict {
  return mayTake(actor, bulk, 'order');
}
export function mayDrop(actor: Actor, bulk: Standing): Verdict {
  return mayTake(actor, bulk, 'drop');
}

/** While it waits always; afterwards where the act has a way back. */
export function mayReverse(actor: Actor, bulk: Standing, hasWayBack: boolean): Verdict {
  const isOpen = next(bulkTransitions, bulk.state, 'reverse') !== undefined;
  return all(
    unless(seatAt(actor, ['officer'], bulk.organisationPath) !== undefined, never('bulk.not-yours')),
    unless(bulk.state !== 'running', notNow('bulk.running')),
    unless(isOpen, notNow('bulk.not-reversible')),
    unless(bulk.state !== 'done' || hasWayBack, notNow('bulk.too-late')),
  );
}

/** A saved query is taken away by whoever wrote it. */
export function mayForget(actor: Actor, saved: Pick<Saved, 'personId'>): Verdict {
  return unless(personIdOf(actor) === saved.personId, never('bulk.not-yours'));
}
