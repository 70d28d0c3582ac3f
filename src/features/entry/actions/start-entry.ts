/** Starting an entry: the first save makes the draft. */

import { personIdOf } from '../../../kernel/actor.ts';
import { done, type Outcome, refuse, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { type EnteredBy, type EntryAtCall, type EntryText, judgeLink } from '../entry.ts';
import type { Place } from '../policy.ts';
import { insertEntry, insertStep } from '../store/change.ts';
import { atCall, getEntry } from '../store.ts';

/** Refuses a link where the call takes none. A draft is nobody else's business yet, so no fact is announced. */
export async function startEntry(
  doing: Doing,
  place: Place,
  written: EntryText,
  enteredBy: EnteredBy,
): Promise<Outcome<EntryAtCall>> {
  const sentBy = personIdOf(doing.actor);
  if (!sentBy) return refuse('http.sign-in-needed');
  const problem = judgeLink(place.call, written.link);
  if (problem) return refuseAll([problem]);
  const id = await insertEntry(doing, { ...place, enteredBy, sentBy }, written);
  await insertStep(doing, { entryId: id, verb: 'start', version: 1, organisationId: place.unit.id });
  return done(await atCall(doing.tx, await getEntry(doing.tx, id)));
}
