/** Who may hold a round, judge in it, and see what it says. Before handing over only the host sees scores (AC-033). */

import { type Actor, personIdOf, type SeatRole, seatAt } from '../../kernel/actor.ts';
import type { PersonId } from '../../kernel/id.ts';
import type { TreePath } from '../../kernel/tree.ts';
import {
  all,
  allowed,
  never,
  next,
  notNow,
  type Refusal,
  unless,
  type Verdict,
} from '../../kernel/verdict.ts';
import { judgeClosing, type Reckoning, type Round, type RoundVerb, roundTransitions } from './review.ts';

const readers: readonly SeatRole[] = ['officer', 'leader'];

function officerOfHost(actor: Actor, hostPath: TreePath | undefined): Verdict {
  const sits = hostPath !== undefined && seatAt(actor, ['officer'], hostPath) !== undefined;
  return unless(sits, never('review.not-yours'));
}

/** The page from which a round is opened: the host's officer and leader. */
export function maySeeHosting(actor: Actor, hostPath: TreePath | undefined): Verdict {
  const sits = hostPath !== undefined && seatAt(actor, readers, hostPath) !== undefined;
  return unless(sits, never('review.not-yours'));
}

/** The host's officer and leader always; the owner's only what was handed over. */
export function maySeeRound(actor: Actor, round: Pick<Round, 'hostPath' | 'ownerPath' | 'state'>): Verdict {
  const isOwner = round.state === 'handed' && seatAt(actor, readers, round.ownerPath) !== undefined;
  return isOwner ? allowed : maySeeHosting(actor, round.hostPath);
}

/** One round on a call, once something has reached the host. */
export function mayOpenRound(
  actor: Actor,
  hosting: { call: { hostPath?: TreePath }; received: number; round?: unknown },
): Verdict {
  return all(
    officerOfHost(actor, hosting.call.hostPath),
    unless(hosting.round === undefined, notNow('review.round-exists')),
    unless(hosting.received > 0, notNow('review.nothing-received')),
  );
}

/** Judges are invited and late works taken in while the round is open. */
export function mayArrange(actor: Actor, round: Pick<Round, 'hostPath' | 'state'>): Verdict {
  return all(
    officerOfHost(actor, round.hostPath),
    unless(round.state === 'open', notNow('review.round-closed')),
  );
}

const unlessRefused = (refusal: Refusal | undefined): Verdict =>
  refusal ? { allowed: false, when: 'not-now', refusal } : allowed;

function steps(round: Pick<Round, 'state'>, verb: RoundVerb, otherwise: Verdict): Verdict {
  return unless(next(roundTransitions, round.state, verb) !== undefined, otherwise);
}

export function mayCloseRound(
  actor: Actor,
  round: Pick<Round, 'hostPath' | 'state'>,
  reckoning: Reckoning,
): Verdict {
  return all(
    officerOfHost(actor, round.hostPath),
    steps(round, 'close', notNow('review.round-closed')),
    unlessRefused(judgeClosing(reckoning)),
  );
}

/** The choice is handed over once, after the round is closed (AC-172). */
export function mayHandOver(actor: Actor, round: Pick<Round, 'hostPath' | 'state'>): Verdict {
  return all(
    officerOfHost(actor, round.hostPath),
    steps(round, 'hand-over', notNow(round.state === 'open' ? 'review.round-open' : 'review.handed-over')),
  );
}

/** A judge of this round and nobody else. */
export function mayJudge(actor: Actor, judge: { personId: PersonId }): Verdict {
  return unless(personIdOf(actor) === judge.personId, never('review.not-judge'));
}

/** A score is given while the round is open, and is final once submitted (AC-164). */
export function mayScore(
  actor: Actor,
  desk: { judge: { personId: PersonId }; round: Pick<Round, 'state'>; score?: { submittedAt?: Date } },
): Verdict {
  return all(
    mayJudge(actor, desk.judge),
    unless(desk.score?.submittedAt === undefined, notNow('review.score-submitted')),
    unless(desk.round.state === 'open', notNow('review.round-closed')),
  );
}

/** Everybody who is signed in may look whether they judge anything. */
export function mayHaveRounds(actor: Actor): Verdict {
  return unless(actor.kind === 'person', notNow('http.sign-in-needed'));
}
