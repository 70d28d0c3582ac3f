/** Hiding a work that was shown: at once gone from every public address (AC-111); its votes stay in the ledger. */

import type { OrganisationId } from '../../../kernel/id.ts';
import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Entry } from '../entry.ts';
import { insertStep, setHidden } from '../store/change.ts';

/** Why, and for which organisation the officer acts. */
export type Hidden = { reason: string; organisationId?: OrganisationId };

/** Nothing else shows it again but lifting: neither the opening of a poll nor its next round. */
export async function hideEntry(doing: Doing, entry: Entry, by: Hidden): Promise<Outcome<Entry>> {
  if (!(await setHidden(doing, entry.id, true))) return refuse('entry.moved');
  await insertStep(doing, { entryId: entry.id, verb: 'hide', version: entry.version, ...by });
  const { id: subjectId, campaignId, title, number } = entry;
  await announce(doing, {
    ...{ name: 'entry.hidden', subjectId, campaignId, seat: 'officer', ...by },
    after: { title, number },
  });
  return done({ ...entry, shownAt: undefined, hiddenAt: doing.now });
}
