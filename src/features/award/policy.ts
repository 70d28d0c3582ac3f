/** Who may prepare, submit, sign and return a result, and who sees it before it is published: the owner alone. */

import { type Actor, personIdOf, type SeatRole, seatAt } from '../../kernel/actor.ts';
import type { TreePath } from '../../kernel/tree.ts';
import { all, allowed, never, next, notNow, unless, type Verdict } from '../../kernel/verdict.ts';
import type { Call } from '../call/call.ts';
import { type Result, type ResultVerb, resultTransitions } from './award.ts';

/** The owner's own people, whatever their seat; nobody above, beneath or at the host (AC-033). */
export function maySeeUnpublished(actor: Actor, ownerPath: TreePath): Verdict {
  return holds(actor, ['admin', 'officer', 'leader'], ownerPath);
}

/** The owner's officer, once the vote is over, where no result stands or the leader gave it back. */
export function mayPrepare(
  actor: Actor,
  { call, result }: { call: Call; result?: Result },
  now: Date,
): Verdict {
  return all(
    holds(actor, ['officer'], call.ownerPath),
    unless(now >= call.voteClosesAt, notNow('award.vote-running', { closesAt: call.voteClosesAt })),
    result ? stateLets(result, 'prepare') : allowed,
  );
}

export function maySubmit(actor: Actor, result: Result): Verdict {
  return all(holds(actor, ['officer'], result.organisationPath), stateLets(result, 'submit'));
}

/** The leader signs what somebody else has prepared: two pairs of eyes (AC-172). */
export function maySign(actor: Actor, result: Result): Verdict {
  return all(
    holds(actor, ['leader'], result.organisationPath),
    unless(
      result.preparedBy === undefined || result.preparedBy !== personIdOf(actor),
      never('award.own-paper'),
    ),
    stateLets(result, 'sign'),
  );
}

export function mayReturn(actor: Actor, result: Result): Verdict {
  return all(holds(actor, ['leader'], result.organisationPath), stateLets(result, 'return'));
}

function holds(actor: Actor, roles: readonly SeatRole[], ownerPath: TreePath): Verdict {
  return unless(seatAt(actor, roles, ownerPath) !== undefined, never('award.not-yours'));
}

function stateLets(result: Result, verb: ResultVerb): Verdict {
  return unless(next(resultTransitions, result.state, verb) !== undefined, notNow('award.wrong-state'));
}
