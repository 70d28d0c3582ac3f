/** Who may make, reckon, sign, confirm and revoke a commendation, and who may nominate, check and choose people. */

import { type Actor, personIdOf, type SeatRole, seatAt, seatsOf } from '../../kernel/actor.ts';
import { isWithin, type TreePath } from '../../kernel/tree.ts';
import { all, allowed, never, next, notNow, unless, type Verdict } from '../../kernel/verdict.ts';
import {
  type Commendation,
  type CommendationVerb,
  commendationTransitions,
  isNamed,
  isOpenForWork,
} from './commendation.ts';
import { type Nomination, type NominationVerb, nominationTransitions } from './nomination.ts';

/** The giver's own people, whatever their seat; for nobody else is there a table of points at all. */
export function maySee(actor: Actor, giver: TreePath): Verdict {
  return holds(actor, ['admin', 'officer', 'leader'], giver);
}

/** The officer of who gives it: the owner of the campaign, or the host of the call. */
export function mayMake(actor: Actor, giver: TreePath): Verdict {
  return holds(actor, ['officer'], giver);
}

export const mayEditRule = (actor: Actor, of: Commendation): Verdict =>
  all(mayMake(actor, of.organisationPath), unless(of.state === 'draft', notNow('commendation.frozen')));
export const mayDrop = (actor: Actor, of: Commendation): Verdict => officers(actor, of, 'drop');
export const mayPublish = (actor: Actor, of: Commendation): Verdict => officers(actor, of, 'publish');

/** Units are reckoned, as often as need be until it is submitted. */
export function mayReckon(actor: Actor, of: Commendation): Verdict {
  return all(
    officers(actor, of, 'prepare'),
    unless(of.kind === 'organisations', never('commendation.chosen-not-reckoned')),
  );
}

/** People are chosen by hand, once nobody can be nominated any more. */
export function mayChoose(actor: Actor, of: Commendation, now: Date): Verdict {
  const { nominateUntil } = of.rule;
  return all(
    officers(actor, of, 'prepare'),
    unless(of.kind === 'persons', never('commendation.chosen-not-reckoned')),
    nominateUntil && now < nominateUntil
      ? notNow('commendation.still-nominating', { until: nominateUntil })
      : allowed,
  );
}

/** Points by hand, where the formula names them. */
export function mayGivePoints(actor: Actor, of: Commendation): Verdict {
  return all(
    mayMake(actor, of.organisationPath),
    unless(
      of.rule.parts.some((part) => part.measure === 'hand'),
      never('commendation.no-hand'),
    ),
    unless(isOpenForWork(of.state), notNow('commendation.wrong-state')),
  );
}

/** The officer decides ties, and departs from the table with a reason, before the leader sees it. */
export function mayDecide(actor: Actor, of: Commendation): Verdict {
  return all(
    mayMake(actor, of.organisationPath),
    unless(of.state === 'prepared', notNow('commendation.wrong-state')),
  );
}
export const maySubmit = (actor: Actor, of: Commendation): Verdict => officers(actor, of, 'submit');

/** The leader signs what somebody else has prepared: two pairs of eyes (AC-172). */
export function maySign(actor: Actor, of: Commendation): Verdict {
  return all(leaders(actor, of, 'sign'), notOwn(actor, of));
}
export const mayReturn = (actor: Actor, of: Commendation): Verdict => leaders(actor, of, 'return');

/** It stands when the public notice is over and the leader says so. */
export function mayConfirm(actor: Actor, of: Commendation, now: Date): Verdict {
  const { noticeUntil } = of;
  return all(
    leaders(actor, of, 'confirm'),
    noticeUntil && now < noticeUntil ? notNow('commendation.notice-runs', { until: noticeUntil }) : allowed,
  );
}
export const mayRevoke = (actor: Actor, of: Commendation): Verdict => leaders(actor, of, 'revoke');

/** One of those awarded, when it is found that it should not have been. */
export function mayRevokePlace(actor: Actor, of: Commendation): Verdict {
  return all(
    holds(actor, ['leader'], of.organisationPath),
    unless(isNamed(of), notNow('commendation.wrong-state')),
  );
}

/** Any unit within the owner's tree, for itself, while the award takes nominations. */
export function mayNominate(actor: Actor, of: Commendation, unit: TreePath, now: Date): Verdict {
  const { nominateUntil } = of.rule;
  return all(
    unless(isWithin(unit, of.withinPath), never('commendation.not-yours')),
    holds(actor, ['officer'], unit),
    unless(of.kind === 'persons', never('commendation.chosen-not-reckoned')),
    unless(of.state === 'published', notNow('commendation.wrong-state')),
    nominateUntil && now >= nominateUntil
      ? notNow('commendation.nominations-closed', { closedAt: nominateUntil })
      : allowed,
  );
}

/** Whoever has any seat within the owner's tree or at who gives; what they see of nominations is told by each one's place. */
export function maySeeNominations(actor: Actor, of: Commendation): Verdict {
  const isInside = seatsOf(actor).some(
    (seat) =>
      isWithin(seat.path, of.withinPath) ||
      isWithin(of.withinPath, seat.path) ||
      seat.path === of.organisationPath,
  );
  return unless(isInside, never('commendation.not-yours'));
}

/** An officer somewhere within the owner's tree; for which unit is asked by `mayNominate`. */
export function mayProposeSome(actor: Actor, of: Commendation): Verdict {
  return unless(
    seatsOf(actor).some((seat) => seat.role === 'officer' && isWithin(seat.path, of.withinPath)),
    never('commendation.not-yours'),
  );
}

/** The rules are for everybody once they are published; a draft was found by the giver's people alone. */
export function mayRead(): Verdict {
  return allowed;
}

type Asked = { of: Commendation; nomination: Nomination };

export const mayAmendNomination = (actor: Actor, asked: Asked): Verdict => units(actor, asked, 'amend');
export const mayWithdrawNomination = (actor: Actor, asked: Asked): Verdict => units(actor, asked, 'withdraw');

/** The level whose turn it is; who gives the award has nothing to admit, it chooses. */
export function mayAdmitNomination(actor: Actor, { of, nomination }: Asked): Verdict {
  return all(
    holds(actor, ['officer'], nomination.atPath),
    nominationLets(nomination, 'admit'),
    unless(of.state === 'published', notNow('commendation.wrong-state')),
  );
}
export function mayReturnNomination(actor: Actor, { of, nomination }: Asked): Verdict {
  return all(
    holds(actor, ['officer'], nomination.atPath),
    nominationLets(nomination, 'return'),
    unless(of.state === 'published', notNow('commendation.wrong-state')),
  );
}

/** The unit writes down that the person agrees, or agrees no longer; the latter at any time. */
export function maySetConsent(actor: Actor, { nomination }: Asked): Verdict {
  return all(
    holds(actor, ['officer'], nomination.unitPath),
    unless(nomination.state !== 'withdrawn', notNow('commendation.wrong-state')),
  );
}

function holds(actor: Actor, roles: readonly SeatRole[], at: TreePath): Verdict {
  return unless(seatAt(actor, roles, at) !== undefined, never('commendation.not-yours'));
}

function officers(actor: Actor, of: Commendation, verb: CommendationVerb): Verdict {
  return all(mayMake(actor, of.organisationPath), stateLets(of, verb));
}

function leaders(actor: Actor, of: Commendation, verb: CommendationVerb): Verdict {
  return all(holds(actor, ['leader'], of.organisationPath), stateLets(of, verb));
}

function units(actor: Actor, { of, nomination }: Asked, verb: NominationVerb): Verdict {
  return all(
    holds(actor, ['officer'], nomination.unitPath),
    nominationLets(nomination, verb),
    unless(of.state === 'published', notNow('commendation.wrong-state')),
  );
}

function notOwn(actor: Actor, of: Commendation): Verdict {
  const isOwn = of.preparedBy !== undefined && of.preparedBy === personIdOf(actor);
  return unless(!isOwn, never('commendation.own-paper'));
}

function stateLets(of: Commendation, verb: CommendationVerb): Verdict {
  return unless(
    next(commendationTransitions, of.state, verb) !== undefined,
    notNow('commendation.wrong-state'),
  );
}

function nominationLets(nomination: Nomination, verb: NominationVerb): Verdict {
  return unless(
    next(nominationTransitions, nomination.state, verb) !== undefined,
    notNow('commendation.wrong-state'),
  );
}
