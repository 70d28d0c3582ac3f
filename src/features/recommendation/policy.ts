/** Who may hand on, order, withdraw and return. Each level does it for itself; nobody above in its stead (AC-036). */

import { type Actor, type SeatRole, seatAt, seatFor } from '../../kernel/actor.ts';
import type { TreePath } from '../../kernel/tree.ts';
import { all, allowed, never, type Refusal, unless, type Verdict } from '../../kernel/verdict.ts';
import type { Granted } from '../../kernel/window.ts';
import type { Call } from '../call/call.ts';
import type { Organisation } from '../organisation/organisation.ts';
import { capOf, type Slots, usedOf } from './quota.ts';
import {
  judgeCap,
  judgeEnding,
  judgeReplacing,
  judgeTime,
  type Leg,
  type Recommendation,
} from './recommendation.ts';

const everySeat: readonly SeatRole[] = ['admin', 'officer', 'leader'];

export const unlessRefused = (refusal: Refusal | undefined): Verdict =>
  refusal ? { allowed: false, when: 'not-now', refusal } : allowed;

function officerAt(actor: Actor, path: TreePath): Verdict {
  return unless(seatAt(actor, ['officer'], path) !== undefined, never('recommendation.not-yours'));
}

/** A unit's list is seen at the unit and from above. */
export function maySeeList(actor: Actor, place: TreePath): Verdict {
  return unless(seatFor(actor, everySeat, place) !== undefined, never('recommendation.not-yours'));
}

/** A recommendation is seen where its sender's list is seen, and by the organisation it came to. */
export function maySeeRecommendation(actor: Actor, r: Pick<Recommendation, 'fromPath' | 'toPath'>): Verdict {
  return unless(
    maySeeList(actor, r.fromPath).allowed || seatAt(actor, everySeat, r.toPath) !== undefined,
    never('recommendation.not-yours'),
  );
}

/** What reached the host is seen at the host, and nowhere else. */
export function maySeeReceived(actor: Actor, hostPath: TreePath | undefined): Verdict {
  const sits = hostPath !== undefined && seatAt(actor, everySeat, hostPath) !== undefined;
  return unless(sits, never('recommendation.not-yours'));
}

type Timed = Pick<Call, 'opensAt' | 'recommendUntil' | 'withdrawnAt'>;
type ListOf = {
  organisation: { path: TreePath };
  call: Timed & { unitCap?: number };
  count: number;
  /** Absent where nothing but the call's cap is known. */
  slots?: Slots;
  granted?: readonly Granted[];
};

/** The unit's own officer, in time, beneath the cap; what the conditions keep free is judged of each work. */
export function mayRecommend(
  actor: Actor,
  { organisation, call, count, slots, granted }: ListOf,
  now: Date,
): Verdict {
  const [cap, used] = slots ? [capOf(slots), usedOf(slots)] : [call.unitCap, count];
  return all(
    officerAt(actor, organisation.path),
    unlessRefused(judgeTime(call, now, granted)),
    unlessRefused(judgeCap(cap, used)),
  );
}

/** Slots are given up by those who have them, in time. */
export function mayWaive(actor: Actor, { organisation, call, granted }: ListOf, now: Date): Verdict {
  return all(officerAt(actor, organisation.path), unlessRefused(judgeTime(call, now, granted)));
}

type Giving = { giver: Pick<Organisation, 'path'>; call: Timed };

/** A table of quotas is read where it is given and above. */
export function maySeeQuotas(actor: Actor, { giver }: Pick<Giving, 'giver'>): Verdict {
  return maySeeList(actor, giver.path);
}

/** Each level gives to those straight beneath itself, as long as units recommend. */
export function mayGiveQuotas(actor: Actor, { giver, call }: Giving, now: Date): Verdict {
  return all(officerAt(actor, giver.path), unlessRefused(judgeTime(call, now)));
}

/** What came is received where it came to, by its own officer. */
export function mayReceive(actor: Actor, { organisation }: Pick<ListOf, 'organisation'>): Verdict {
  return officerAt(actor, organisation.path);
}

type Found = {
  recommendation: Pick<Recommendation, 'fromPath' | 'toPath' | 'state' | 'leg' | 'takenAt'>;
  call: Timed;
  granted?: readonly Granted[];
  chain: readonly { fromPath: TreePath; leg: Leg }[];
};

type FoundToReplace = Omit<Found, 'recommendation'> & {
  recommendation: Found['recommendation'] & Pick<Recommendation, 'receivedAt'>;
};

/** The order is the sender's, as long as the time lasts. */
export function mayMove(actor: Actor, { recommendation, call, granted }: Found, now: Date): Verdict {
  const isOver = recommendation.state !== 'standing';
  const ending: Refusal | undefined =
    recommendation.leg === 'to-owner' ? { code: 'recommendation.handed-over' } : undefined;
  return all(
    officerAt(actor, recommendation.fromPath),
    unlessRefused(isOver ? { code: 'recommendation.over' } : ending),
    unlessRefused(judgeTime(call, now, granted)),
  );
}

/** Another work takes its place: by the sender, in time, until the receiver has it. */
export function mayReplace(
  actor: Actor,
  { recommendation, call, granted, chain }: FoundToReplace,
  now: Date,
): Verdict {
  return all(
    officerAt(actor, recommendation.fromPath),
    unlessRefused(judgeReplacing(recommendation, chain)),
    unlessRefused(judgeTime(call, now, granted)),
  );
}

/** Withdrawn by whoever sent it, until the next step is taken. */
export function mayWithdraw(actor: Actor, { recommendation, chain }: Found): Verdict {
  return all(officerAt(actor, recommendation.fromPath), unlessRefused(judgeEnding(recommendation, chain)));
}

/** Returned by whoever received it, until it has handed it on or taken it into its round. */
export function mayReturn(actor: Actor, { recommendation, chain }: Found): Verdict {
  return all(officerAt(actor, recommendation.toPath), unlessRefused(judgeEnding(recommendation, chain)));
}
