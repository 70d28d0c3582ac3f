/** Saying that an organisation works on paper, or that it works in the system from now on. */

import { done, type Outcome, refuse, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Organisation } from '../organisation.ts';
import { mayMarkOutside } from '../policy.ts';
import { lockOrganisation, setOutside } from '../store/change.ts';
import { insertStep } from '../store/era.ts';
import { getOrganisation } from '../store.ts';

export async function markOutside(
  doing: Doing,
  asked: Organisation,
  marked: { outside: boolean; reason: string; version: number },
): Promise<Outcome<Organisation>> {
  const organisation = await lockOrganisation(doing.tx, asked.id, marked.version);
  if (!organisation) return refuse('http.stale');
  const verdict = mayMarkOutside(doing.actor, organisation, doing.now);
  if (!verdict.allowed) return refuseAll([verdict.refusal]);
  const { reason, outside } = marked;
  await setOutside(doing.tx, organisation.id, outside);
  const about = { outside };
  await insertStep(doing, { organisationId: organisation.id, verb: 'outside', reason, about });
  await announce(doing, {
    name: 'organisation.marked-outside',
    subjectId: organisation.id,
    organisationId: organisation.id,
    seat: 'admin',
    reason,
    before: { outside: organisation.isOutside },
    after: about,
  });
  return done(await getOrganisation(doing.tx, organisation.id));
}
