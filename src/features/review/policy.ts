/** Who may hold a round, judge in it, and see what it says. Before handing over only the host sees scores (AC-033). */

import { type Actor, personIdOf, type SeatRole, seatAt } from '../../kernel/actor.ts';
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
import { type Judge, type Reckoning, type Round, type RoundVerb, roundTransitions } from './review.ts';
import { isRevealed } from './score.ts';
import { isDecidedByHand, isOver, judgeClosing, overOf } from './stage.ts';

const readers: readonly SeatRole[] = ['officer', 'leader'];

function officerAt(actor: Actor, path: TreePath | undefined): Verdict {
  const sits = path !== undefined && seatAt(actor, ['officer'], path) !== undefined;
  return unless(sits, never('review.not-yours'));
}

/** The page from which a round is opened: the host's officer and leader. */
export function maySeeHosting(actor: Actor, hostPath: TreePath | undefined): Verdict {
  const sits = hostPath !== undefined && seatAt(actor, readers, hostPath) !== undefined;
  return unless(sits, never('review.not-yours'));
}

type Seen = Pick<Round, 'runnerPath' | 'hostPath' | 'ownerPath' | 'isShared'>;
type Run = Pick<Round, 'runnerPath' | 'state' | 'onward'>;

/** Who runs it always: their officer and leader; the other side once works have come there. */
export function maySeeRound(actor: Actor, round: Seen): Verdict {
  const paths = round.isShared ? [round.hostPath, round.ownerPath] : [round.runnerPath];
  const sits = paths.some((path) => seatAt(actor, readers, path) !== undefined);
  return unless(sits, never('review.not-yours'));
}

/** Whether the round is read as its runner reads it: with judges, remarks, and what is still missing. */
export function runsRound(actor: Actor, round: Pick<Round, 'runnerPath'>): boolean {
  return seatAt(actor, readers, round.runnerPath) !== undefined;
}

/** One round on a call, once something has reached the host. */
export function mayOpenRound(
  actor: Actor,
  hosting: { call: { hostPath?: TreePath }; received: number; round?: unknown },
): Verdict {
  return all(
    officerAt(actor, hosting.call.hostPath),
    unless(hosting.round === undefined, notNow('review.round-exists')),
    unless(hosting.received > 0, notNow('review.nothing-received')),
  );
}

const unlessRefused = (refusal: Refusal | undefined): Verdict =>
  refusal ? { allowed: false, when: 'not-now', refusal } : allowed;

/** Why a round does not take a verb in its state: it is over, still open, or its works have gone on. */
function steps(round: Pick<Round, 'state' | 'onward'>, verb: RoundVerb): Verdict {
  const before = round.state === 'open' ? 'review.round-open' : 'review.round-closed';
  const code = round.state === 'handed' && !workVerbs.includes(verb) ? overOf(round) : before;
  return unless(next(roundTransitions, round.state, verb) !== undefined, notNow(code));
}

const workVerbs: readonly RoundVerb[] = ['take-in', 'decide', 'score', 'close'];

/** Judges are invited and late works taken in while the round is open. */
export function mayArrange(actor: Actor, round: Run): Verdict {
  return all(officerAt(actor, round.runnerPath), steps(round, 'take-in'));
}

/** Works are decided on one by one where the stage is decided so; a choice is put in order. */
export function mayDecide(actor: Actor, round: Run & Pick<Round, 'stage'>): Verdict {
  const { stage } = round;
  return all(
    officerAt(actor, round.runnerPath),
    unless(isDecidedByHand(stage) || stage.kind === 'choice', never('review.not-decided-so')),
    steps(round, 'decide'),
  );
}

type Closing = Run & Pick<Round, 'stage' | 'closesAt'>;

export function mayCloseRound(actor: Actor, round: Closing, reckoning: Reckoning, now: Date): Verdict {
  return all(
    officerAt(actor, round.runnerPath),
    steps(round, 'close'),
    unlessRefused(judgeClosing(round, reckoning, now)),
  );
}

/** Until its works have been passed on, a closed round can be opened again. */
export function mayReopen(actor: Actor, round: Run): Verdict {
  return all(officerAt(actor, round.runnerPath), steps(round, 'reopen'));
}

/** An open stage that has an end may have a later one; the window of a vote stands as it was published. */
export function mayExtend(actor: Actor, round: Run & Pick<Round, 'stage' | 'closesAt'>): Verdict {
  const hasEnd = round.closesAt !== undefined && round.stage.kind !== 'vote';
  return all(
    officerAt(actor, round.runnerPath),
    unless(hasEnd, never('review.no-end')),
    steps(round, 'take-in'),
  );
}

/** To the next stage once the round is closed; after the last stage there is none. */
export function mayPassOn(actor: Actor, round: Run, isLast: boolean): Verdict {
  return all(
    officerAt(actor, round.runnerPath),
    unless(!isLast, notNow('review.last-stage')),
    steps(round, 'pass-on'),
  );
}

/** To the owner once, after the last round is closed: no stage is skipped (AC-172). */
export function mayHandOver(actor: Actor, round: Run, isLast: boolean): Verdict {
  return all(
    officerAt(actor, round.runnerPath),
    unless(isLast, notNow('review.stage-skipped')),
    steps(round, 'hand-over'),
  );
}

/** A judge of this round and nobody else; who left or was removed is told so and sees nothing more (AC-165). */
export function mayJudge(actor: Actor, judge: Pick<Judge, 'personId' | 'state'>): Verdict {
  return all(
    unless(personIdOf(actor) === judge.personId, never('review.not-judge')),
    unless(judge.state === 'accepted', never('review.no-longer-judge')),
  );
}

type Desk = {
  judge: Pick<Judge, 'personId' | 'state'>;
  round: Pick<Round, 'state' | 'stage' | 'closedAt' | 'closesAt'>;
  score?: { submittedAt?: Date };
};

/** A score is given while the round is open, and is final once the others' were seen (AC-164). */
export function mayScore(actor: Actor, desk: Desk, now: Date): Verdict {
  const { round, score } = desk;
  return all(
    mayJudge(actor, desk.judge),
    unless(!isRevealed({ round, score }), notNow('review.score-submitted')),
    unless(round.state === 'open', notNow('review.round-closed')),
    unless(!isOver(round, now), notNow('review.round-closed')),
  );
}

/** Who has submitted does not abstain from the work any more. */
export function mayAbstain(actor: Actor, desk: Desk, now: Date): Verdict {
  return all(
    mayScore(actor, desk, now),
    unless(desk.score?.submittedAt === undefined, notNow('review.score-submitted')),
  );
}

/** How far the judges are and how far apart: for whoever runs the round, and for the panel's chair. */
export function maySeeSpread(actor: Actor, round: Pick<Round, 'runnerPath'>): Verdict {
  return unless(seatAt(actor, readers, round.runnerPath) !== undefined, never('review.not-yours'));
}

/** The chair sees the spread of works they may know of, once all their own scores are in (AC-164). */
export function mayChair(
  actor: Actor,
  { judge, isThrough }: { judge: Pick<Judge, 'personId' | 'state' | 'role'>; isThrough: boolean },
): Verdict {
  return all(
    mayJudge(actor, judge),
    unless(judge.role === 'chair', never('review.not-chair')),
    unless(isThrough, notNow('review.own-first')),
  );
}

/** Everybody who is signed in may look whether they judge anything. */
export function mayHaveRounds(actor: Actor): Verdict {
  return unless(actor.kind === 'person', notNow('http.sign-in-needed'));
}
