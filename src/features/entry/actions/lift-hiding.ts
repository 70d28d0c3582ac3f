/** Lifting the hiding of a work: it is shown again as it was, where it still takes part. */

import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Entry } from '../entry.ts';
import { insertStep, setHidden } from '../store/change.ts';
import { getEntry } from '../store.ts';
import type { Hidden } from './hide-entry.ts';

export async function liftHiding(doing: Doing, entry: Entry, by: Hidden): Promise<Outcome<Entry>> {
  if (!(await setHidden(doing, entry.id, false))) return refuse('entry.moved');
  await insertStep(doing, { entryId: entry.id, verb: 'unhide', version: entry.version, ...by });
  const { id: subjectId, campaignId, title, number } = entry;
  await announce(doing, {
    ...{ name: 'entry.unhidden', subjectId, campaignId, seat: 'officer', ...by },
    after: { title, number },
  });
  return done(await getEntry(doing.tx, entry.id));
}
