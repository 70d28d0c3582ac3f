/** Opening a closed organisation again, where it stands. Seats are granted anew. */

import { done, type Outcome, refuse, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Organisation } from '../organisation.ts';
import { mayReopen } from '../policy.ts';
import { listNamesTaken, lockOrganisation, reopenOrganisation as reopen } from '../store/change.ts';
import { insertStep } from '../store/era.ts';
import { getOrganisation } from '../store.ts';

/** Refuses beneath a closed parent, and where another has taken its name since. */
export async function reopenOrganisation(
  doing: Doing,
  asked: Organisation,
  reopening: { reason: string; version: number },
): Promise<Outcome<Organisation>> {
  const organisation = await lockOrganisation(doing.tx, asked.id, reopening.version);
  if (!organisation?.parentId) return refuse('http.stale');
  const verdict = mayReopen(doing.actor, organisation, doing.now);
  if (!verdict.allowed) return refuseAll([verdict.refusal]);
  const parent = await getOrganisation(doing.tx, organisation.parentId);
  if (parent.closedOn) return refuse('organisation.closed', { name: parent.name });
  if ((await listNamesTaken(doing.tx, parent.id, [organisation.name.zh])).length > 0)
    return refuse('organisation.name-taken');
  await reopen(doing.tx, organisation);
  const { reason } = reopening;
  await insertStep(doing, { organisationId: organisation.id, verb: 'reopen', reason });
  await announce(doing, {
    name: 'organisation.reopened',
    subjectId: organisation.id,
    organisationId: organisation.id,
    seat: 'admin',
    reason,
  });
  return done(await getOrganisation(doing.tx, organisation.id));
}
