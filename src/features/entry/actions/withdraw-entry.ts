/** Withdrawing: whoever sent a work takes it back before it is decided on; a draft is given up the same way. */

import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { EntryAtCall } from '../entry.ts';
import { insertStep, moveEntry } from '../store/change.ts';

export async function withdrawEntry(doing: Doing, entry: EntryAtCall): Promise<Outcome<EntryAtCall>> {
  if (!(await moveEntry(doing, entry, 'withdrawn'))) return refuse('entry.moved');
  const { id, version, unitId, campaignId, title, number } = entry;
  await insertStep(doing, { entryId: id, verb: 'withdraw', version, organisationId: unitId });
  await announce(doing, {
    name: 'entry.withdrawn',
    subjectId: id,
    organisationId: unitId,
    campaignId,
    seat: entry.enteredBy === 'unit' ? 'officer' : 'maker',
    before: { state: entry.state },
    after: { title, number: number ?? null },
  });
  return done({ ...entry, state: 'withdrawn' });
}
