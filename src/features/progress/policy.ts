/** Who reads figures, and who records those of a level outside the system by hand. */

import { type Actor, seatAt, seatsOf } from '../../kernel/actor.ts';
import { isWithin, type TreePath } from '../../kernel/tree.ts';
import { all, never, notNow, unless, type Verdict } from '../../kernel/verdict.ts';

type Owned = { organisationPath: TreePath };

/** Figures are for the line of the tree: seats at the owner, above it, and beneath it. */
export function mayReadStated(actor: Actor, campaign: Owned): Verdict {
  const place = campaign.organisationPath;
  const isInLine = seatsOf(actor).some((seat) => isWithin(place, seat.path) || isWithin(seat.path, place));
  return unless(isInLine, never('progress.not-in-line'));
}

export type Statable = {
  campaign: Owned & { state: string };
  organisation: { isOutside: boolean };
  /** The nearest level above that works in the system. */
  recorder?: { path: TreePath };
  /** Whether figures by hand stand that must be taken back when it has joined the system. */
  isStated: boolean;
};

/** The officer straight above, at exactly that node, while the campaign runs; never for those who report themselves. */
export function mayState(actor: Actor, { campaign, organisation, recorder, isStated }: Statable): Verdict {
  const seat = recorder && seatAt(actor, ['officer'], recorder.path);
  return all(
    unless(seat !== undefined, never('progress.not-yours')),
    unless(organisation.isOutside || isStated, notNow('progress.inside')),
    unless(campaign.state === 'running', notNow('progress.not-running')),
  );
}
