/** Moving an organisation, with everything beneath it, under another parent. Seats go with it. */

import { done, type Outcome, refuse, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { judgeParent, type Organisation } from '../organisation.ts';
import { mayMove, mayPlaceUnder } from '../policy.ts';
import { listNamesTaken, lockOrganisation } from '../store/change.ts';
import { insertStep } from '../store/era.ts';
import { findOrganisation, getOrganisation } from '../store.ts';
import { relocate } from './relocate.ts';

/** Refuses a parent beneath itself (AC-043), a closed one, a foreign one, its own, and one with a child of that name. */
export async function moveOrganisation(
  doing: Doing,
  asked: Organisation,
  move: { to: string; reason: string; version: number },
): Promise<Outcome<Organisation>> {
  const { tx, actor, now } = doing;
  const organisation = await lockOrganisation(tx, asked.id, move.version);
  if (!organisation) return refuse('http.stale');
  const parent = await findOrganisation(tx, move.to);
  const problem = judgeParent(organisation, parent, 'to');
  if (problem || !parent) return refuseAll([problem ?? { code: 'organisation.unknown', field: 'to' }]);
  for (const verdict of [mayMove(actor, organisation, now), mayPlaceUnder(actor, parent.path)]) {
    if (!verdict.allowed) return refuseAll([verdict.refusal]);
  }
  if (parent.id === organisation.parentId) return refuse('organisation.same-parent', undefined, 'to');
  if ((await listNamesTaken(tx, parent.id, [organisation.name.zh])).length > 0)
    return refuse('organisation.name-taken', undefined, 'to');
  await relocate(doing, organisation, parent, move.reason);
  const about = { from: organisation.parentId, to: parent.id, toName: parent.name.zh };
  await insertStep(doing, { organisationId: organisation.id, verb: 'move', reason: move.reason, about });
  return done(await getOrganisation(tx, organisation.id));
}
