/** Who may read and change what a campaign is to reach, and who says what is counted at all. */

import { type Actor, seatAt, seatsOf } from '../../kernel/actor.ts';
import { isWithin, type TreePath } from '../../kernel/tree.ts';
import { all, never, notNow, unless, type Verdict } from '../../kernel/verdict.ts';

type Owned = { organisationPath: TreePath };
type Standing = Owned & { state: string };

/** Figures are for the line of the tree: seats at the owner, above it, and beneath it. */
export function mayReadFigures(actor: Actor, campaign: Owned): Verdict {
  const place = campaign.organisationPath;
  const isInLine = seatsOf(actor).some((seat) => isWithin(place, seat.path) || isWithin(seat.path, place));
  return unless(isInLine, never('allocation.not-in-line'));
}

/** The owner's own officer, and nobody above in their stead; not any more once the campaign is over. */
export function mayAllocate(actor: Actor, campaign: Standing): Verdict {
  return all(
    unless(
      seatAt(actor, ['officer'], campaign.organisationPath) !== undefined,
      never('allocation.not-yours'),
    ),
    unless(campaign.state !== 'closed' && campaign.state !== 'withdrawn', notNow('allocation.closed')),
  );
}

/** A difference is owned up to by whoever may put it right. */
export function mayAcknowledge(actor: Actor, campaign: Standing): Verdict {
  return mayAllocate(actor, campaign);
}

/** What is counted is said once, by the topmost owner's officer; those beneath inherit it. */
export function mayDefine(actor: Actor, campaign: Standing & { parentId?: string }): Verdict {
  return all(
    unless(campaign.parentId === undefined, never('allocation.not-topmost')),
    mayAllocate(actor, campaign),
  );
}
