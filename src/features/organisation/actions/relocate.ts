/** Putting an organisation with all beneath it under another, and saying so: whoever keeps paths hears one name. */

import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Organisation } from '../organisation.ts';
import { moveOrganisation } from '../store/change.ts';

/** Needs the tree locked and the move judged. Announces `organisation.moved` with the path before and after. */
export async function relocate(
  doing: Doing,
  organisation: Organisation,
  parent: Organisation,
  reason: string,
): Promise<void> {
  const { before, after } = await moveOrganisation(doing.tx, organisation, parent, doing.now);
  if (before === after) return;
  await announce(doing, {
    name: 'organisation.moved',
    subjectId: organisation.id,
    organisationId: organisation.id,
    seat: 'admin',
    reason,
    before: { path: before },
    after: { path: after },
  });
}
