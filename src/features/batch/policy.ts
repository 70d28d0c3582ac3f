/** Who may hand in for a unit and carry its works away: its own officer, or whoever writes for a unit on paper. */

import { type Actor, personIdOf, seatAt, seatsOf } from '../../kernel/actor.ts';
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
import { judgeTime } from '../entry/entry.ts';
import type { Place } from '../entry/policy.ts';
import { type Batch, type BatchVerb, batchTransitions } from './batch.ts';
import type { Handover } from './handover.ts';
import { text } from './text.ts';

/** A unit with the path of the level that writes for it, when it works on paper. */
export type Unit = { path: TreePath; recorderPath?: TreePath };
export type BatchPlace = Omit<Place, 'unit'> & { unit: Place['unit'] & Unit };
type Judged = Pick<Batch, 'state' | 'createdAt'> & BatchPlace;

const unlessRefused = (refusal: Refusal | undefined): Verdict =>
  refusal ? { allowed: false, when: 'not-now', refusal } : allowed;

/** Officers hand in; for which unit is asked by `mayHandInFor`. */
export function mayHaveBatches(actor: Actor): Verdict {
  return unless(
    seatsOf(actor).some((seat) => seat.role === 'officer'),
    never('batch.not-yours'),
  );
}

/** The unit's own officer, nobody above in their stead: unless the unit works on paper (AC-036). */
export function mayHandInFor(actor: Actor, unit: Unit): Verdict {
  const own = seatAt(actor, ['officer'], unit.path);
  const recorder = unit.recorderPath && seatAt(actor, ['officer'], unit.recorderPath);
  return unless((own ?? recorder) !== undefined, never('batch.not-yours'));
}

/** A batch begins where the call takes works of units, in its time. */
export function mayOpen(actor: Actor, { call, unit, granted }: BatchPlace, now: Date): Verdict {
  return all(
    mayHandInFor(actor, unit),
    unless(call.channels.includes('unit'), never('entry.channel-closed')),
    unlessRefused(judgeTime({ state: 'draft', call, granted }, now)),
  );
}

function whileOpen({ state }: Pick<Batch, 'state'>, verb: BatchVerb): Verdict {
  const can = next(batchTransitions, state, verb) !== undefined;
  return unless(can, notNow('batch.not-open', { state: text[`state.${state}`] }));
}

/** Table and files are put together as long as it is open, before and after the call's time as well. */
export function mayCollect(actor: Actor, batch: Judged): Verdict {
  return all(mayHandInFor(actor, batch.unit), whileOpen(batch, 'collect'));
}

/** In the call's time; what was begun before its end may be handed in while there is grace. */
export function mayHandIn(actor: Actor, batch: Judged, now: Date): Verdict {
  const { call, granted, createdAt } = batch;
  return all(
    mayHandInFor(actor, batch.unit),
    whileOpen(batch, 'finish'),
    unlessRefused(judgeTime({ state: 'draft', call, granted, createdAt }, now)),
  );
}

export function mayDrop(actor: Actor, batch: Judged): Verdict {
  return all(mayHandInFor(actor, batch.unit), whileOpen(batch, 'drop'));
}

/** Works are packed by officers of the very organisation that admitted, recommended or received them. */
export function mayPack(actor: Actor, organisation: { path: TreePath }): Verdict {
  return unless(seatAt(actor, ['officer'], organisation.path) !== undefined, never('batch.not-yours'));
}

/** Fetched by whoever asked, for a day, as long as the seat is theirs (AC-116). */
export function mayFetch(
  actor: Actor,
  handover: Pick<Handover, 'byId' | 'expiresAt'> & { organisation: { path: TreePath } },
  now: Date,
): Verdict {
  return all(
    unless(personIdOf(actor) === handover.byId, never('batch.not-yours')),
    mayPack(actor, handover.organisation),
    unless(now < handover.expiresAt, notNow('batch.handover-expired', { until: handover.expiresAt })),
  );
}
