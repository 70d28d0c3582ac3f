/** Visits: recorded by the unit, they count at once; struck out with a reason, they count no more. */

import { type ActivityId, newId, type PromoterId } from '../../../kernel/id.ts';
import { dayOf } from '../../../kernel/period.ts';
import { done, type Outcome, refuse, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import { moveWithEnterprise } from '../../activity/store/enterprise.ts';
import { findActivity } from '../../activity/store.ts';
import { judgeDay, movementOf, type Visit } from '../promoter.ts';
import { findVisit, insertVisit, listActive, strikeVisit } from '../store.ts';
import { placeUnit } from './place-unit.ts';

type Asked = Pick<Visit, 'unitId' | 'workplace' | 'heldOn' | 'met' | 'note'> & {
  promoters: readonly PromoterId[];
  activityId?: ActivityId;
};

/** Refuses a unit of others, a day that does not count, nobody who went, and an activity of another unit. */
export async function recordVisit(doing: Doing, _: unknown, asked: Asked): Promise<Outcome<Visit>> {
  const { tx, actor, now } = doing;
  const placed = await placeUnit(tx, actor, asked.unitId);
  if (!placed.ok) return placed;
  const { at, from, actingFor } = placed.value;
  const problem = judgeDay(asked.heldOn, { from, today: dayOf(now) }, 'heldOn');
  if (problem) return refuseAll([problem]);
  const serving = new Set((await listActive(tx, asked.unitId)).map((one) => one.id));
  if (asked.promoters.length === 0 || !asked.promoters.every((id) => serving.has(id)))
    return refuse('promoter.nobody', undefined, 'promoters');
  const activity = asked.activityId && (await findActivity(tx, actor, asked.activityId));
  if (asked.activityId && (!activity || activity.unitId !== asked.unitId))
    return refuse('promoter.other-activity', undefined, 'activityId');
  const id = newId(now.getTime());
  const record = { movement: movementOf(asked), enterprise: asked.workplace };
  await moveWithEnterprise(tx, at, record, 1);
  await insertVisit(doing, { ...asked, ...at, id, promoters: [...new Set(asked.promoters)] });
  const place = { organisationId: at.unitId, campaignId: at.campaignId, seat: 'officer', actingFor };
  await announce(doing, {
    name: 'promoter.visit-recorded',
    subjectId: id,
    ...place,
    after: { met: asked.met },
  });
  return done((await findVisit(tx, actor, id))!);
}

/** Refuses what is struck out already: of two who do it at once, one does. */
export async function removeVisit(
  doing: Doing,
  visit: Visit,
  { reason }: { reason: string },
): Promise<Outcome<Visit>> {
  if (!(await strikeVisit(doing, visit.id, reason))) return refuse('promoter.visit-removed');
  const record = { movement: movementOf(visit), enterprise: visit.workplace };
  await moveWithEnterprise(doing.tx, visit, record, -1);
  const place = { organisationId: visit.unitId, campaignId: visit.campaignId, seat: 'officer' };
  await announce(doing, { name: 'promoter.visit-struck', subjectId: visit.id, ...place, reason });
  return done(visit);
}
