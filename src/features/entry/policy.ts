/** Who may send in, change, decide and take back. A unit decides for itself; nobody above does it in its stead. */

import { type Actor, isStaff, personIdOf, type SeatRole, seatAt, seatFor } from '../../kernel/actor.ts';
import type { OrganisationId, PersonId } from '../../kernel/id.ts';
import type { Named } from '../../kernel/text.ts';
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
import type { Granted } from '../../kernel/window.ts';
import type { Call } from '../call/call.ts';
import { isClosed, isGrassroots, type Organisation } from '../organisation/organisation.ts';
import {
  type EnteredBy,
  type EntryState,
  type EntryVerb,
  entryTransitions,
  isOpenForWork,
  judgeTime,
} from './entry.ts';
import { text } from './text.ts';

const everySeat: readonly SeatRole[] = ['admin', 'officer', 'leader'];

/** What policy needs to know of an entry. */
export type Standing = { state: EntryState; unitPath: TreePath; enteredBy: EnteredBy; sentBy: PersonId };
export type StandingAtCall = Standing & { call: Call; granted?: readonly Granted[]; createdAt?: Date };
/** Where a work is to be entered, and the later ends granted there. */
export type Place = { call: Call; unit: Organisation; granted?: readonly Granted[] };

const sayState = (state: EntryState): { state: Named } => ({ state: text[`state.${state}`] });

const unlessRefused = (refusal: Refusal | undefined): Verdict =>
  refusal ? { allowed: false, when: 'not-now', refusal } : allowed;

/** Only people who are signed in have works of their own. */
export function mayHaveWorks(actor: Actor): Verdict {
  return unless(actor.kind === 'person', notNow('http.sign-in-needed'));
}

/** The list in the office is for people with seats; what it shows is cut by what they see. */
export function mayListEntries(actor: Actor): Verdict {
  return unless(isStaff(actor), never('organisation.no-seat'));
}

/** A maker sends to a grassroots union, in the time of the call. */
export function mayEnterAsPerson(actor: Actor, { call, unit, granted }: Place, now: Date): Verdict {
  return all(
    mayHaveWorks(actor),
    unless(call.channels.includes('person'), never('entry.channel-closed')),
    unless(isGrassroots(unit), never('entry.not-grassroots')),
    unless(!isClosed(unit, now), notNow('organisation.closed', { name: unit.name })),
    unlessRefused(judgeTime({ state: 'draft', call, granted }, now)),
  );
}

/** An officer enters for makers at the unit where the seat stands. */
export function mayEnterAsUnit(actor: Actor, { call, unit, granted }: Place, now: Date): Verdict {
  return all(
    unless(seatAt(actor, ['officer'], unit.path) !== undefined, never('entry.not-your-unit')),
    unless(call.channels.includes('unit'), never('entry.channel-closed')),
    unlessRefused(judgeTime({ state: 'draft', call, granted }, now)),
  );
}

/** Whose hands it is in: the person who sent it, or the unit's officers when the unit did. */
export function isHolder(actor: Actor, entry: Standing): boolean {
  return entry.enteredBy === 'person'
    ? personIdOf(actor) === entry.sentBy
    : seatAt(actor, ['officer'], entry.unitPath) !== undefined;
}

function mayHold(actor: Actor, entry: Standing): Verdict {
  return unless(isHolder(actor, entry), never('entry.not-yours'));
}

/** Text and file are touched by the holder, before sending and after a return (AC-034). */
export function mayEdit(actor: Actor, entry: StandingAtCall, now: Date): Verdict {
  return all(
    mayHold(actor, entry),
    unless(isOpenForWork(entry.state), notNow('entry.not-editable', sayState(entry.state))),
    unlessRefused(judgeTime(entry, now)),
  );
}

export function mayWithdraw(actor: Actor, entry: Standing): Verdict {
  const can = next(entryTransitions, entry.state, 'withdraw') !== undefined;
  return all(mayHold(actor, entry), unless(can, notNow('entry.not-withdrawable', sayState(entry.state))));
}

function mayDecide(actor: Actor, entry: Standing, verb: EntryVerb): Verdict {
  const can = next(entryTransitions, entry.state, verb) !== undefined;
  return all(
    unless(seatAt(actor, ['officer'], entry.unitPath) !== undefined, never('entry.not-your-unit')),
    unless(can, notNow('entry.not-decidable', sayState(entry.state))),
  );
}

export function mayAdmit(actor: Actor, entry: Standing): Verdict {
  return mayDecide(actor, entry, 'admit');
}
export function mayReturn(actor: Actor, entry: Standing): Verdict {
  return mayDecide(actor, entry, 'return');
}

type Stage = Pick<Call, 'ownerId' | 'ownerPath' | 'hostId' | 'hostPath'>;

/** For which organisation somebody hides works shown at its place: its owner, else its host. */
export function hidesFor(actor: Actor, stage: Stage): OrganisationId | undefined {
  if (seatAt(actor, ['officer'], stage.ownerPath)) return stage.ownerId;
  return stage.hostPath && seatAt(actor, ['officer'], stage.hostPath) ? stage.hostId : undefined;
}

type Hideable = Standing & { unitId: OrganisationId; shownAt?: Date; hiddenAt?: Date };
type Staged = { entry: Hideable; stage: Stage; hiddenBy?: OrganisationId };

/** Owner and host answer for what the public sees there: their officers hide a work, nobody else. */
export function mayHide(actor: Actor, { entry, stage }: Staged): Verdict {
  return all(
    unless(hidesFor(actor, stage) !== undefined, never('entry.not-hider')),
    unless(!isHolder(actor, entry), never('entry.own-stake')),
    unless(entry.shownAt !== undefined, notNow('entry.not-shown')),
  );
}

/** Whoever may hide may lift what the other hid as well; the work's own unit lifts only what it hid itself. */
export function mayLift(actor: Actor, { entry, stage, hiddenBy }: Staged): Verdict {
  const isOfUnit = seatAt(actor, ['officer'], entry.unitPath) !== undefined;
  return all(
    unless(hidesFor(actor, stage) !== undefined, never('entry.not-hider')),
    unless(!isHolder(actor, entry), never('entry.own-stake')),
    unless(!isOfUnit || hiddenBy === entry.unitId, never('entry.own-stake')),
    unless(entry.hiddenAt !== undefined, notNow('entry.not-hidden')),
  );
}

/** Whoever holds a work says what is to be said against its hiding. */
export function mayObjectToHiding(actor: Actor, entry: Standing & { hiddenAt?: Date }): Verdict {
  return all(mayHold(actor, entry), unless(entry.hiddenAt !== undefined, notNow('entry.not-hidden')));
}

/** Who did what and why is told to the holder, the unit and the levels above it; a host reads the work alone. */
export function mayReadHistory(actor: Actor, entry: Standing): Verdict {
  return unless(
    isHolder(actor, entry) || seatFor(actor, everySeat, entry.unitPath) !== undefined,
    never('entry.not-your-unit'),
  );
}

/** A receipt and the sendings are for those who may read the history, from the first sending on. */
export function mayReadReceipt(actor: Actor, entry: Standing & { submittedAt?: Date }): Verdict {
  return all(mayReadHistory(actor, entry), unless(entry.submittedAt !== undefined, notNow('entry.not-sent')));
}

/** What was sent in may go to one more call, by whoever holds it, under the same rules as a new work there. */
export function mayCopy(
  actor: Actor,
  { entry, place }: { entry: Standing & { submittedAt?: Date }; place: Place },
  now: Date,
): Verdict {
  const isSent = entry.submittedAt !== undefined && entry.state !== 'withdrawn';
  return all(
    mayHold(actor, entry),
    unless(isSent, notNow('entry.not-sent')),
    entry.enteredBy === 'unit' ? mayEnterAsUnit(actor, place, now) : mayEnterAsPerson(actor, place, now),
  );
}
