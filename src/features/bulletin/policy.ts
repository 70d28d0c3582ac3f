/** Who may write, sign, return, revise and withdraw a bulletin: the host of the call or its owner, each for itself. */

import { type Actor, personIdOf, type SeatRole, seatAt } from '../../kernel/actor.ts';
import type { TreePath } from '../../kernel/tree.ts';
import { all, allowed, either, never, next, notNow, unless, type Verdict } from '../../kernel/verdict.ts';
import type { Call } from '../call/call.ts';
import {
  type Bulletin,
  type BulletinVerb,
  bulletinTransitions,
  isOpenForWords,
  isPublic,
} from './bulletin.ts';

type OfCall = Pick<Call, 'hostPath' | 'ownerPath'>;

/** The host's or the owner's officer, for their own organisation. */
export function mayWriteFor(actor: Actor, call: OfCall): Verdict {
  const own = holds(actor, ['officer'], call.ownerPath);
  return call.hostPath ? either(holds(actor, ['officer'], call.hostPath), own) : own;
}

/** Where bulletins of a call are written: at its host and its owner. */
export function maySeeDesk(actor: Actor, call: OfCall): Verdict {
  const seats: readonly SeatRole[] = ['admin', 'officer', 'leader'];
  const own = holds(actor, seats, call.ownerPath);
  return call.hostPath ? either(holds(actor, seats, call.hostPath), own) : own;
}

/** Drafts and what is on its way are for the publisher's own people. */
export function maySee(actor: Actor, bulletin: Bulletin): Verdict {
  return holds(actor, ['admin', 'officer', 'leader'], bulletin.organisationPath);
}

export function mayEdit(actor: Actor, bulletin: Bulletin): Verdict {
  return all(
    holds(actor, ['officer'], bulletin.organisationPath),
    unless(isOpenForWords(bulletin.state), notNow('bulletin.wrong-state')),
  );
}

/** A summary closes: not before collecting has. */
export function maySubmit(
  actor: Actor,
  bulletin: Bulletin,
  call: Pick<Call, 'closesAt'>,
  now: Date,
): Verdict {
  const isEarly = bulletin.kind === 'summary' && now < call.closesAt;
  return all(
    holds(actor, ['officer'], bulletin.organisationPath),
    stateLets(bulletin, 'submit'),
    isEarly ? notNow('bulletin.too-early', { closesAt: call.closesAt }) : allowed,
  );
}

/** The leader signs what somebody else has written: two pairs of eyes (AC-172). */
export function maySign(actor: Actor, bulletin: Bulletin): Verdict {
  const isOwn = bulletin.writtenBy !== undefined && bulletin.writtenBy === personIdOf(actor);
  return all(
    holds(actor, ['leader'], bulletin.organisationPath),
    unless(!isOwn, never('bulletin.own-paper')),
    stateLets(bulletin, 'sign'),
  );
}

export const mayReturn = (actor: Actor, bulletin: Bulletin): Verdict =>
  all(holds(actor, ['leader'], bulletin.organisationPath), stateLets(bulletin, 'return'));

export const mayRevise = (actor: Actor, bulletin: Bulletin): Verdict =>
  all(holds(actor, ['officer'], bulletin.organisationPath), stateLets(bulletin, 'revise'));

/** What was public is withdrawn by the leader, what nobody else has seen by the officer. */
export function mayWithdraw(actor: Actor, bulletin: Bulletin): Verdict {
  const role: SeatRole = isPublic(bulletin) ? 'leader' : 'officer';
  return all(holds(actor, [role], bulletin.organisationPath), stateLets(bulletin, 'withdraw'));
}

function holds(actor: Actor, roles: readonly SeatRole[], at: TreePath): Verdict {
  return unless(seatAt(actor, roles, at) !== undefined, never('bulletin.not-yours'));
}

function stateLets(bulletin: Bulletin, verb: BulletinVerb): Verdict {
  return unless(
    next(bulletinTransitions, bulletin.state, verb) !== undefined,
    notNow('bulletin.wrong-state'),
  );
}
