/** Gathering: the unit writes down what is worth telling, or takes over an activity's words with one touch. */

import type { ActivityId, OrganisationId } from '../../../kernel/id.ts';
import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import { seeUnit } from '../../activity/actions/place-report.ts';
import { isCounted } from '../../activity/activity.ts';
import { findActivity } from '../../activity/store.ts';
import { findOrganisation } from '../../organisation/store.ts';
import { type Material, type Written, writtenOf } from '../material.ts';
import { mayGatherFor } from '../policy.ts';
import { getMaterial, insertMaterial } from '../store.ts';

type Typed = Omit<Written, 'content'> & { content?: string; unitId: OrganisationId };
type From = { organisationId: OrganisationId; activityId?: ActivityId };

/** Refuses a unit of others. */
export async function gatherMaterial(
  doing: Doing,
  _: unknown,
  { unitId, content = '', ...typed }: Typed,
): Promise<Outcome<Material>> {
  return keep(doing, { organisationId: unitId }, { ...typed, content });
}

/** Refuses an activity one does not see, one that does not count, and one that is material already. */
export async function gatherActivity(
  doing: Doing,
  _: unknown,
  { activityId }: { activityId: ActivityId },
): Promise<Outcome<Material>> {
  const activity = await findActivity(doing.tx, doing.actor, activityId);
  if (!activity) return refuse('material.not-yours');
  if (!isCounted(activity.state)) return refuse('material.not-approved');
  return keep(doing, { organisationId: activity.unitId, activityId }, writtenOf(activity));
}

async function keep(doing: Doing, from: From, written: Written): Promise<Outcome<Material>> {
  const unit = await findOrganisation(doing.tx, from.organisationId);
  if (!unit || !mayGatherFor(doing.actor, await seeUnit(doing.tx, unit)).allowed)
    return refuse('material.not-yours', undefined, 'unitId');
  const id = await insertMaterial(doing, { ...from, ...written });
  if (!id) return refuse('material.gathered-already');
  const after = { title: written.title, kind: written.kind, activityId: from.activityId ?? null };
  const of = { subjectId: id, organisationId: unit.id, seat: 'officer' };
  await announce(doing, { name: 'material.gathered', ...of, after });
  return done(await getMaterial(doing.tx, id));
}
