/** Who may read and change what a campaign is to reach. */

import { type Actor, seatAt, seatsOf } from '../../kernel/actor.ts';
import { isWithin, type TreePath } from '../../kernel/tree.ts';
import { all, never, notNow, unless, type Verdict } from '../../kernel/verdict.ts';

type Owned = { organisationPath: TreePath };

/** Figures are for the line of the tree: seats at the owner, above it, and beneath it. */
export function mayReadFigures(actor: Actor, campaign: Owned): Verdict {
  const place = campaign.organisationPath;
  const isInLine = seatsOf(actor).some((seat) => isWithin(place, seat.path) || isWithin(seat.path, place));
  return unless(isInLine, never('allocation.not-in-line'));
}

/** The owner's own officer, and nobody above in their stead; not any more once the campaign is closed. */
export function mayAllocate(actor: Actor, campaign: Owned & { state: string }): Verdict {
  return all(
    unless(
      seatAt(actor, ['officer'], campaign.organisationPath) !== undefined,
      never('allocation.not-yours'),
    ),
    unless(campaign.state !== 'closed', notNow('allocation.closed')),
  );
}
