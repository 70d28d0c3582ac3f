/** Who may do what with a result, its certificates and letters: the owner alone, and two pairs of eyes for all that counts. */

import { type Actor, personIdOf, type SeatRole, seatAt } from '../../kernel/actor.ts';
import type { TreePath } from '../../kernel/tree.ts';
import { all, allowed, never, next, notNow, unless, type Verdict } from '../../kernel/verdict.ts';
import type { Call } from '../call/call.ts';
import { countsVotes } from '../vote/vote.ts';
import { isPublic, type Result, type ResultVerb, resultTransitions } from './award.ts';
import { type Certificate, certificateStateOf } from './certificate.ts';

/** The owner's own people, whatever their seat; nobody above, beneath or at the host (AC-033). */
export function maySeeUnpublished(actor: Actor, ownerPath: TreePath): Verdict {
  return holds(actor, ['admin', 'officer', 'leader'], ownerPath);
}

/** The owner's officer, once the vote is over if votes count, where no result is or the leader gave it back. */
export function mayPrepare(
  actor: Actor,
  { call, result }: { call: Call; result?: Result },
  now: Date,
): Verdict {
  return all(
    holds(actor, ['officer'], call.ownerPath),
    unless(
      !countsVotes(call.formula) || now >= call.voteClosesAt,
      notNow('award.vote-running', { closesAt: call.voteClosesAt }),
    ),
    result ? stateLets(result, 'prepare') : allowed,
  );
}

/** Figures are stated by the owner's officer until the result lies with the leader. */
export function mayState(actor: Actor, { call, result }: { call: Call; result?: Result }): Verdict {
  const isOpen = !result || result.state === 'prepared' || result.state === 'returned';
  return all(holds(actor, ['officer'], call.ownerPath), unless(isOpen, notNow('award.wrong-state')));
}

/** Decisions over the table are the officer's, before it lies with the leader. */
export function mayDecide(actor: Actor, result: Result): Verdict {
  return all(
    holds(actor, ['officer'], result.organisationPath),
    unless(result.state === 'prepared', notNow('award.wrong-state')),
  );
}

export function maySubmit(actor: Actor, result: Result): Verdict {
  return all(holds(actor, ['officer'], result.organisationPath), stateLets(result, 'submit'));
}

/** The leader signs what somebody else has prepared and submitted: two pairs of eyes (AC-172, AC-283). */
export function maySign(actor: Actor, result: Result): Verdict {
  const own = personIdOf(actor);
  return all(
    holds(actor, ['leader'], result.organisationPath),
    unless(
      own === undefined || (result.preparedBy !== own && result.submittedBy !== own),
      never('award.own-paper'),
    ),
    stateLets(result, 'sign'),
  );
}

export function mayReturn(actor: Actor, result: Result): Verdict {
  return all(holds(actor, ['leader'], result.organisationPath), stateLets(result, 'return'));
}

/** What was signed can be taken back until the instant at which everybody sees it; not any more from then on. */
export function mayRecall(actor: Actor, result: Result, now: Date): Verdict {
  return all(
    holds(actor, ['leader'], result.organisationPath),
    stateLets(result, 'recall'),
    unless(!isPublic(result, now), notNow('award.already-shown')),
  );
}

/** What everybody sees is never edited: a correction is a new edition, one at a time. */
export function mayAmend(
  actor: Actor,
  { result, newest }: { result: Result; newest: Result },
  now: Date,
): Verdict {
  const isSigned = newest.state === 'signed' || newest.state === 'standing';
  return all(
    holds(actor, ['officer'], result.organisationPath),
    unless(isPublic(result, now), notNow('award.wrong-state')),
    unless(isSigned && newest.id === result.id, notNow('award.under-way')),
  );
}

export function mayAskRevocation(actor: Actor, certificate: Certificate, now: Date): Verdict {
  return all(holds(actor, ['officer'], certificate.organisationPath), isValid(certificate, now));
}

/** The leader revokes what somebody else asked to be revoked. */
export function mayRevoke(actor: Actor, certificate: Certificate, now: Date): Verdict {
  const askedBy = certificate.revocationAskedBy;
  return all(
    holds(actor, ['leader'], certificate.organisationPath),
    unless(askedBy === undefined || askedBy !== personIdOf(actor), never('award.own-paper')),
    isValid(certificate, now),
    unless(certificate.revocationAskedAt !== undefined, notNow('award.not-asked')),
  );
}

/** Letters are written once the result stands. */
export function mayWriteLetters(actor: Actor, result: Result): Verdict {
  return all(
    holds(actor, ['officer'], result.organisationPath),
    unless(result.state === 'standing', notNow('award.not-standing')),
  );
}

function holds(actor: Actor, roles: readonly SeatRole[], ownerPath: TreePath): Verdict {
  return unless(seatAt(actor, roles, ownerPath) !== undefined, never('award.not-yours'));
}

function stateLets(result: Result, verb: ResultVerb): Verdict {
  return unless(next(resultTransitions, result.state, verb) !== undefined, notNow('award.wrong-state'));
}

function isValid(certificate: Certificate, now: Date): Verdict {
  return unless(certificateStateOf(certificate, now) === 'genuine', notNow('award.revoked-already'));
}
