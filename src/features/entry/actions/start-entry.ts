/** Starting an entry: the first save makes the draft. */

import { personIdOf } from '../../../kernel/actor.ts';
import type { EntryId } from '../../../kernel/id.ts';
import { done, type Outcome, refuse, refuseAll } from '../../../kernel/verdict.ts';
import { constraintOf, type Doing } from '../../../platform/db.ts';
import { declaredOf, type EnteredBy, type EntryAtCall, type EntryText, judgeDraft } from '../entry.ts';
import type { Place } from '../policy.ts';
import { insertEntry, insertStep } from '../store/change.ts';
import { atCall, getEntry } from '../store.ts';

/** Refuses a link where the call takes none. A draft is nobody else's business yet, so no fact is announced. */
export async function startEntry(
  doing: Doing,
  place: Place,
  written: EntryText,
  enteredBy: EnteredBy,
  originId?: EntryId,
): Promise<Outcome<EntryAtCall>> {
  const sentBy = personIdOf(doing.actor);
  if (!sentBy) return refuse('http.sign-in-needed');
  const problems = judgeDraft(place.call, written);
  if (problems.length > 0) return refuseAll(problems);
  const declared = declaredOf(place.call, [], written, doing.now);
  try {
    const id = await insertEntry(doing, { ...place, enteredBy, sentBy, declared, originId }, written);
    await insertStep(doing, { entryId: id, verb: 'start', version: 1, organisationId: place.unit.id });
    return done(await atCall(doing.tx, await getEntry(doing.tx, id)));
  } catch (error) {
    if (constraintOf(error) !== 'entry_elsewhere') throw error;
    return refuse('entry.elsewhere-taken', { reference: written.elsewhere?.reference ?? '' }, 'reference');
  }
}
