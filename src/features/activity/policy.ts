/** Who may do what with an activity: its unit reports, the level straight above approves. */

import { type Actor, personIdOf, seatAt, seatFor, seatsOf } from '../../kernel/actor.ts';
import { parentOf, type TreePath } from '../../kernel/tree.ts';
import { all, never, next, notNow, unless, type Verdict } from '../../kernel/verdict.ts';
import { type Activity, type ActivityVerb, activityTransitions } from './activity.ts';

type Seen = Pick<Activity, 'unitPath'>;
type Judged = Pick<Activity, 'unitPath' | 'state' | 'reportedBy'>;

/** Officers report; for which unit is asked by `mayReportFor`. */
export function mayReport(actor: Actor): Verdict {
  return unless(
    seatsOf(actor).some((seat) => seat.role === 'officer'),
    never('activity.not-yours'),
  );
}

/** A unit's own officer, and nobody above in their stead. */
export function mayReportFor(actor: Actor, unit: { path: TreePath }): Verdict {
  return unless(seatAt(actor, ['officer'], unit.path) !== undefined, never('activity.not-yours'));
}

/** Seen at its unit and from above: a report hides nothing from the levels it counts for. */
export function maySeeActivity(actor: Actor, activity: Seen): Verdict {
  const seat = seatFor(actor, ['admin', 'officer', 'leader'], activity.unitPath);
  return unless(seat !== undefined, never('activity.not-yours'));
}

/** While it is not approved, the unit may correct it. */
export function mayAmend(actor: Actor, activity: Judged): Verdict {
  return all(
    mayReportFor(actor, { path: activity.unitPath }),
    unless(canDo(activity, 'amend'), notNow('activity.is-approved')),
  );
}

/** The officer straight above, never the unit itself, nobody two levels up, and not whoever reported it. */
export function mayApprove(actor: Actor, activity: Judged): Verdict {
  return all(
    fromAbove(actor, activity),
    unless(activity.reportedBy !== personIdOf(actor), never('activity.own-report')),
    unless(canDo(activity, 'approve'), notNow('activity.not-reported')),
  );
}

export function mayReturn(actor: Actor, activity: Judged): Verdict {
  return all(fromAbove(actor, activity), unless(canDo(activity, 'return'), notNow('activity.not-reported')));
}

/** An approval is undone by the level that gave it. */
export function mayReopen(actor: Actor, activity: Judged): Verdict {
  return all(fromAbove(actor, activity), unless(canDo(activity, 'reopen'), notNow('activity.not-approved')));
}

function fromAbove(actor: Actor, activity: Seen): Verdict {
  const above = parentOf(activity.unitPath);
  const seat = above === undefined ? undefined : seatAt(actor, ['officer'], above);
  return unless(seat !== undefined, never('activity.not-the-level-above'));
}

function canDo(activity: Pick<Activity, 'state'>, verb: ActivityVerb): boolean {
  return next(activityTransitions, activity.state, verb) !== undefined;
}
