/** Objecting to a hiding: whoever holds the work says why it should be seen, once a hiding, to those who hid it. */

import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { EntryAtCall } from '../entry.ts';
import { insertStep } from '../store/change.ts';
import { findHiding } from '../store/hiding.ts';

export async function objectToHiding(
  doing: Doing,
  entry: EntryAtCall,
  { reason }: { reason: string },
): Promise<Outcome<EntryAtCall>> {
  const hiding = await findHiding(doing.tx, entry.id, true);
  if (!hiding) return refuse('entry.not-hidden');
  if (hiding.objection) return refuse('entry.hiding-objected-to');
  await insertStep(doing, { entryId: entry.id, verb: 'object', version: entry.version, reason });
  const { id: subjectId, campaignId, title, number } = entry;
  await announce(doing, {
    ...{ name: 'entry.hiding-objected-to', subjectId, campaignId, organisationId: hiding.organisationId },
    ...{ seat: entry.enteredBy === 'unit' ? 'officer' : 'maker', reason, after: { title, number } },
  });
  return done(entry);
}
