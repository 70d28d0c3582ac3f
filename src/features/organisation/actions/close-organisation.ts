/** Closing an organisation: from now on it reports nothing, recommends nothing, and nobody serves there (AC-042). */

import { done, type Outcome, refuse, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Organisation } from '../organisation.ts';
import { mayClose } from '../policy.ts';
import { closeOrganisation as close, listOpenChildren, lockOrganisation } from '../store/change.ts';
import { insertStep } from '../store/era.ts';
import { getOrganisation } from '../store.ts';

/** Refuses while open organisations stand beneath it: they would be led by nobody. */
export async function closeOrganisation(
  doing: Doing,
  asked: Organisation,
  closing: { reason: string; version: number },
): Promise<Outcome<Organisation>> {
  const organisation = await lockOrganisation(doing.tx, asked.id, closing.version);
  if (!organisation) return refuse('http.stale');
  const verdict = mayClose(doing.actor, organisation, doing.now);
  if (!verdict.allowed) return refuseAll([verdict.refusal]);
  const children = await listOpenChildren(doing.tx, organisation.id);
  if (children.length > 0) return refuse('organisation.has-children', { count: children.length });
  await close(doing.tx, organisation, doing.now);
  const { reason } = closing;
  await insertStep(doing, { organisationId: organisation.id, verb: 'close', reason });
  await announce(doing, {
    name: 'organisation.closed',
    subjectId: organisation.id,
    organisationId: organisation.id,
    seat: 'admin',
    reason,
  });
  return done(await getOrganisation(doing.tx, organisation.id));
}
