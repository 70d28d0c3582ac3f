/** Giving up slots: a unit says that it will not use them, with a reason, so that the level above may give them to others. */

import { done, type Outcome, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import { capOf, facetsOf, judgeWaiver } from '../quota.ts';
import { lockPlaces } from '../store/holder.ts';
import { findSlots, insertWaiver } from '../store/quota.ts';
import type { Place } from './recommend-entry.ts';

/** Refuses more than are left, and slots that the floor or a condition needs. */
export async function waiveSlots(
  doing: Doing,
  place: Place,
  { count, reason }: { count: number; reason: string },
): Promise<Outcome<Place>> {
  const { call, organisation } = place;
  await lockPlaces(doing.tx, call, [organisation.id]);
  const slots = await findSlots(doing.tx, call, organisation);
  const problem = judgeWaiver(slots, count, facetsOf(call));
  if (problem) return refuseAll([problem]);
  const id = await insertWaiver(doing, { callId: call.id, organisationId: organisation.id, count, reason });
  await announce(doing, {
    name: 'recommendation.slots-waived',
    subjectId: id,
    organisationId: organisation.id,
    campaignId: call.campaignId,
    seat: 'officer',
    reason,
    before: { cap: capOf(slots) },
    after: { callId: call.id, count, cap: capOf(slots)! - count },
  });
  return done(place);
}
