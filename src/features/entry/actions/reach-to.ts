/** Letting a work reach an organisation in whichever branch: from then on its seats see it. */

import type { EntryId, OrganisationId } from '../../../kernel/id.ts';
import type { Doing } from '../../../platform/db.ts';
import { insertReach } from '../store/change.ts';

export async function reachTo(doing: Doing, entryId: EntryId, organisationId: OrganisationId): Promise<void> {
  await insertReach(doing, entryId, organisationId);
}
