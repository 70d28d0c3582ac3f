/** Who may look at a pair of works that resemble each other, and who decides: only those who may see both. */

import { type Actor, seatFor, seatsOf } from '../../kernel/actor.ts';
import type { OrganisationId } from '../../kernel/id.ts';
import type { TreePath } from '../../kernel/tree.ts';
import { all, never, unless, type Verdict } from '../../kernel/verdict.ts';

/** The seats that look at works of others: who keeps seats in order has no business with copies. */
export const lookingSeats = ['officer', 'leader'] as const;

/** What policy has to know of a pair. */
export type Paired = {
  first: { unitPath: TreePath };
  second: { unitPath: TreePath };
  keeperId?: OrganisationId;
};

/** The list is for officers and leaders; what it shows is cut by what they see. */
export function mayListResemblances(actor: Actor): Verdict {
  const hasSeat = seatsOf(actor).some((seat) => lookingSeats.some((role) => role === seat.role));
  return unless(hasSeat, never('organisation.no-seat'));
}

/** Both works stand at or beneath their seats; whoever sees one only learns that there is another, not which. */
export function maySeeResemblance(actor: Actor, pair: Paired): Verdict {
  const sees = (path: TreePath) => seatFor(actor, lookingSeats, path) !== undefined;
  return unless(sees(pair.first.unitPath) && sees(pair.second.unitPath), never('resemblance.not-yours'));
}

/** Whoever sees exactly one of the two is told that a similar work exists elsewhere. */
export function mayKnowOfElsewhere(actor: Actor, unitPath: TreePath): Verdict {
  return unless(seatFor(actor, lookingSeats, unitPath) !== undefined, never('resemblance.not-yours'));
}

/** An officer at the nearest level above both decides; nobody higher does it in its stead (AC-036). */
export function mayDecide(actor: Actor, pair: Paired): Verdict {
  const isKeeper = seatsOf(actor).some(
    (seat) => seat.role === 'officer' && seat.organisationId === pair.keeperId,
  );
  return all(maySeeResemblance(actor, pair), unless(isKeeper, never('resemblance.not-keeper')));
}
