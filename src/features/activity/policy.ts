/** Who may do what with an activity: its unit reports, the level straight above approves, the one above that accepts. */

import { type Actor, personIdOf, seatAt, seatFor, seatsOf } from '../../kernel/actor.ts';
import type { OrganisationId } from '../../kernel/id.ts';
import type { TreePath } from '../../kernel/tree.ts';
import { all, never, next, notNow, unless, type Verdict } from '../../kernel/verdict.ts';
import { type Activity, type ActivityVerb, activityTransitions, isLocked } from './activity.ts';

type Seen = Pick<Activity, 'unitPath'>;
type Judged = Seen &
  Pick<Activity, 'state' | 'reportedBy' | 'approvedBy' | 'reporterId' | 'approverId' | 'acceptorId'>;

/** A unit as whoever reports sees it: on whose behalf the level above may write, when it works on paper. */
export type ReportingUnit = { path: TreePath; recorderPath?: TreePath };

/** Officers report; for which unit is asked by `mayReportFor`. */
export function mayReport(actor: Actor): Verdict {
  return unless(
    seatsOf(actor).some((seat) => seat.role === 'officer'),
    never('activity.not-yours'),
  );
}

/** A unit's own officer, and nobody above in their stead: unless the unit works on paper, then the level above (AC-036). */
export function mayReportFor(actor: Actor, unit: ReportingUnit): Verdict {
  const own = seatAt(actor, ['officer'], unit.path);
  const recorder = unit.recorderPath && seatAt(actor, ['officer'], unit.recorderPath);
  return unless((own ?? recorder) !== undefined, never('activity.not-yours'));
}

/** Seen at its unit and from above: a report hides nothing from the levels it counts for. */
export function maySeeActivity(actor: Actor, activity: Seen): Verdict {
  const seat = seatFor(actor, ['admin', 'officer', 'leader'], activity.unitPath);
  return unless(seat !== undefined, never('activity.not-yours'));
}

/** Until it is locked, whoever reports may correct it; what is approved with a reason, and it is decided anew. */
export function mayAmend(actor: Actor, activity: Judged): Verdict {
  return all(
    unless(
      isOfficerAt(actor, activity.reporterId) || seatAt(actor, ['officer'], activity.unitPath) !== undefined,
      never('activity.not-yours'),
    ),
    unless(canDo(activity, 'amend') && !isLocked(activity), notNow('activity.is-locked')),
  );
}

/** Photos come and go while it is not approved. */
export function mayChangePhotos(actor: Actor, activity: Judged): Verdict {
  return all(
    mayAmend(actor, activity),
    unless(activity.state !== 'approved', notNow('activity.is-approved')),
  );
}

/** The officer straight above, never the unit itself, nobody two levels up, and not whoever reported it. */
export function mayApprove(actor: Actor, activity: Judged): Verdict {
  return all(
    unless(isOfficerAt(actor, activity.approverId), never('activity.not-the-level-above')),
    unless(activity.reportedBy !== personIdOf(actor), never('activity.own-report')),
    unless(canDo(activity, 'approve'), notNow('activity.not-reported')),
  );
}

/** The officer above the level that approves, and not whoever reported or approved it themselves. */
export function mayAccept(actor: Actor, activity: Judged): Verdict {
  const isOwn = [activity.reportedBy, activity.approvedBy].includes(personIdOf(actor));
  return all(
    unless(isOfficerAt(actor, activity.acceptorId), never('activity.not-the-level-above')),
    unless(!isOwn, never('activity.own-report')),
    unless(canDo(activity, 'accept'), notNow('activity.not-approved')),
  );
}

/** What waits for a level it may give back: before approving, before accepting. */
export function mayReturn(actor: Actor, activity: Judged): Verdict {
  const isBeforeApproval = activity.state === 'reported' || !activity.acceptorId;
  const waitsAt = isBeforeApproval ? activity.approverId : activity.acceptorId;
  return all(
    unless(
      isOfficerAt(actor, waitsAt) || (!canDo(activity, 'return') && isDecider(actor, activity)),
      never('activity.not-the-level-above'),
    ),
    unless(canDo(activity, 'return') && !isLocked(activity), notNow('activity.not-reported')),
  );
}

/** Undone only from the top: what was accepted by the level that accepted, then what was approved by the one that approved. */
export function mayReopen(actor: Actor, activity: Judged): Verdict {
  const holder = activity.state === 'accepted' ? activity.acceptorId : activity.approverId;
  return all(
    unless(isDecider(actor, activity), never('activity.not-the-level-above')),
    unless(canDo(activity, 'reopen'), notNow('activity.not-approved')),
    unless(
      isOfficerAt(actor, holder),
      activity.state === 'accepted' ? notNow('activity.is-accepted') : never('activity.not-the-level-above'),
    ),
  );
}

/** Whether it stands in the public programme is for the unit's officers and every level above: anybody may have to act fast. */
export function maySetPublic(actor: Actor, activity: Seen): Verdict {
  return unless(seatFor(actor, ['officer'], activity.unitPath) !== undefined, never('activity.not-yours'));
}

function isDecider(actor: Actor, activity: Judged): boolean {
  return isOfficerAt(actor, activity.approverId) || isOfficerAt(actor, activity.acceptorId);
}

function isOfficerAt(actor: Actor, id: OrganisationId | undefined): boolean {
  return (
    id !== undefined && seatsOf(actor).some((seat) => seat.role === 'officer' && seat.organisationId === id)
  );
}

function canDo(activity: Pick<Activity, 'state'>, verb: ActivityVerb): boolean {
  return next(activityTransitions, activity.state, verb) !== undefined;
}
