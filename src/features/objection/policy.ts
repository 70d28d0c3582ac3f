/** Who may object, and who handles what: the owner's officer looks into it, its leader decides; nobody else sees it. */

import { type Actor, personIdOf, type SeatRole, seatAt } from '../../kernel/actor.ts';
import type { TreePath } from '../../kernel/tree.ts';
import { all, never, next, notNow, unless, type Verdict } from '../../kernel/verdict.ts';
import { noticePhaseOf, type Result } from '../award/award.ts';
import { type Objection, type ObjectionVerb, objectionTransitions } from './objection.ts';

/** Everybody, by their real name, while the result is in public notice. */
export function mayObject(_: Actor, { result }: { result: Result }, now: Date): Verdict {
  const phase = noticePhaseOf(result, now);
  return unless(phase === 'notice', notNow('objection.not-in-notice', { until: result.noticeUntil ?? now }));
}

/** The owner's own officer and leader; an admin keeps seats in order and reads no names. */
export function maySee(actor: Actor, ownerPath: TreePath): Verdict {
  return holds(actor, ['officer', 'leader'], ownerPath);
}

export function mayTakeUp(actor: Actor, objection: Objection): Verdict {
  return mayAsOfficer(actor, objection, 'take-up');
}
export function mayAsk(actor: Actor, objection: Objection): Verdict {
  return all(
    mayAsOfficer(actor, objection, 'ask'),
    unless(objection.entryId !== undefined, notNow('objection.no-work')),
  );
}
export function mayPut(actor: Actor, objection: Objection): Verdict {
  return mayAsOfficer(actor, objection, 'put');
}

/** An officer of the very unit the work came from; they read the question, never who objected. */
export function mayState(actor: Actor, objection: Objection): Verdict {
  const isUnit =
    objection.unitPath !== undefined && seatAt(actor, ['officer'], objection.unitPath) !== undefined;
  return all(unless(isUnit, never('objection.not-yours')), stateLets(objection, 'state'));
}

/** The leader decides what somebody else has looked into. */
export function mayDecide(actor: Actor, objection: Objection): Verdict {
  return all(
    holds(actor, ['leader'], objection.organisationPath),
    unless(
      objection.putBy === undefined || objection.putBy !== personIdOf(actor),
      never('objection.own-finding'),
    ),
    stateLets(objection, 'uphold'),
  );
}

export function mayGiveBack(actor: Actor, objection: Objection): Verdict {
  return all(holds(actor, ['leader'], objection.organisationPath), stateLets(objection, 'give-back'));
}

/** Whoever holds the receipt's address. */
export function mayWithdraw(_: Actor, objection: Objection): Verdict {
  return stateLets(objection, 'withdraw');
}

function mayAsOfficer(actor: Actor, objection: Objection, verb: ObjectionVerb): Verdict {
  return all(holds(actor, ['officer'], objection.organisationPath), stateLets(objection, verb));
}

function holds(actor: Actor, roles: readonly SeatRole[], ownerPath: TreePath): Verdict {
  return unless(seatAt(actor, roles, ownerPath) !== undefined, never('objection.not-yours'));
}

function stateLets(objection: Objection, verb: ObjectionVerb): Verdict {
  return unless(
    next(objectionTransitions, objection.state, verb) !== undefined,
    notNow('objection.wrong-state'),
  );
}
