/** Who may run a panel, and what a judge may do in their place. Nobody but the runner ever sees who judges (AC-161). */

import { type Actor, personIdOf, type SeatRole, seatAt, seatsOf } from '../../kernel/actor.ts';
import type { PersonId } from '../../kernel/id.ts';
import { all, never, next, notNow, unless, type Verdict } from '../../kernel/verdict.ts';
import { makersOf, spellName } from './conflict.ts';
import { type Invitation, linkStateOf } from './invitation.ts';
import { type Judge, type JudgeVerb, judgeTransitions, type Panel, type Work } from './panel.ts';

const readers: readonly SeatRole[] = ['officer', 'leader'];

type Run = { panel: Pick<Panel, 'organisationPath'>; task?: { works: readonly Work[]; isOpen: boolean } };

/**
 * Whether somebody has a stake in these works: they made one, sent one in for themselves, or lead a unit that entered
 * one. Whoever has arranges nothing there and sees nothing of it; another officer does (AC-167).
 */
export function isEntrant(actor: Actor, works: readonly Work[]): boolean {
  if (actor.kind !== 'person') return false;
  const own = spellName(actor.name);
  const leads = new Set(seatsOf(actor).flatMap((seat) => (seat.role === 'leader' ? [seat.path] : [])));
  return works.some(
    (work) =>
      leads.has(work.unitPath) ||
      (work.sentBy === actor.id && work.enteredBy !== 'unit') ||
      makersOf(work).includes(own),
  );
}

const unlessEntrant = (actor: Actor, run: Run): Verdict =>
  unless(!isEntrant(actor, run.task?.works ?? []), never('panel.entrant'));

/** Whether they sit where the panel is run; to everybody else it does not exist. */
export function isRunner(actor: Actor, panel: Run['panel']): boolean {
  return seatAt(actor, readers, panel.organisationPath) !== undefined;
}

export function maySeePanel(actor: Actor, run: Run): Verdict {
  return all(unless(isRunner(actor, run.panel), never('panel.not-yours')), unlessEntrant(actor, run));
}

/** Inviting, removing, pinning, assigning: the runner's officer, while the judging goes on. */
export function mayArrange(actor: Actor, run: Run): Verdict {
  const sits = seatAt(actor, ['officer'], run.panel.organisationPath) !== undefined;
  return all(
    unless(sits, never('panel.not-yours')),
    unlessEntrant(actor, run),
    unless(run.task?.isOpen !== false, notNow('panel.closed')),
  );
}

const steps = (judge: Pick<Judge, 'state'>, verb: JudgeVerb, otherwise: Verdict): Verdict =>
  unless(next(judgeTransitions, judge.state, verb) !== undefined, otherwise);

/** Where every judge judges everything, an assignment would say nothing. */
export function mayAssign(actor: Actor, run: Run & { task?: { judgesPerEntry?: number } }): Verdict {
  return all(
    mayArrange(actor, run),
    unless(run.task?.judgesPerEntry !== undefined, notNow('panel.not-assigned-here')),
  );
}

/** A judge is removed by the runner at any time while the judging goes on. */
export function mayRemove(actor: Actor, run: Run & { judge: Pick<Judge, 'state'> }): Verdict {
  return all(mayArrange(actor, run), steps(run.judge, 'remove', notNow('panel.judge-gone')));
}

/** Only works that can still be given are given: to a judge who has accepted. */
export function mayGive(
  actor: Actor,
  run: Run & { judge: Pick<Judge, 'state'>; task?: { judgesPerEntry?: number } },
): Verdict {
  return all(mayAssign(actor, run), unless(run.judge.state === 'accepted', notNow('panel.judge-gone')));
}

/** Everybody who is signed in may look whether they were invited. */
export function mayHaveInvitations(actor: Actor): Verdict {
  return unless(actor.kind === 'person', notNow('http.sign-in-needed'));
}

type Place = {
  judge: Pick<Judge, 'state'> & { personId: PersonId };
  task?: { isOpen: boolean };
};

export function mayHavePlace(actor: Actor, { judge }: Place): Verdict {
  return unless(personIdOf(actor) === judge.personId, never('panel.not-judge'));
}

const isOpenStill = ({ task }: Place): Verdict => unless(task?.isOpen !== false, notNow('panel.closed'));

export function mayAccept(actor: Actor, place: Place): Verdict {
  return all(
    mayHavePlace(actor, place),
    steps(place.judge, 'accept', notNow('panel.not-invited')),
    isOpenStill(place),
  );
}

export function mayDecline(actor: Actor, place: Place): Verdict {
  return all(mayHavePlace(actor, place), steps(place.judge, 'decline', notNow('panel.not-invited')));
}

/** At any time: what they scored is kept, and their access ends at once (AC-165). */
export function mayLeave(actor: Actor, place: Place): Verdict {
  return all(mayHavePlace(actor, place), steps(place.judge, 'leave', notNow('panel.not-accepted')));
}

/** Declaring a conflict and wishing for works: who has accepted, while the judging goes on. */
export function mayDeclare(actor: Actor, place: Place): Verdict {
  return all(
    mayHavePlace(actor, place),
    unless(place.judge.state === 'accepted', notNow('panel.not-accepted')),
    isOpenStill(place),
  );
}

/** Whoever holds the link, signed in, while it stands. */
export function mayTake(
  actor: Actor,
  found: { link: Invitation; task?: { isOpen: boolean } },
  now: Date,
): Verdict {
  return all(
    unless(actor.kind === 'person', notNow('http.sign-in-needed')),
    unless(linkStateOf(found.link, now) === 'open', notNow('panel.link-over')),
    unless(found.task?.isOpen !== false, notNow('panel.closed')),
  );
}

/** Declining needs no account. */
export function mayDeclineLink(found: { link: Invitation }, now: Date): Verdict {
  return unless(linkStateOf(found.link, now) === 'open', notNow('panel.link-over'));
}

export function mayRevoke(actor: Actor, found: Run & { link: Invitation }, now: Date): Verdict {
  const state = linkStateOf(found.link, now);
  return all(mayArrange(actor, found), unless(state === 'open', notNow('panel.link-over')));
}
