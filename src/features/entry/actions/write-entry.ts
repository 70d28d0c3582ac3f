/** A form that was written, taken as the call asks: begun, saved or sent. */

import { type Outcome, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import type { EnteredBy, EntryAtCall } from '../entry.ts';
import type { Place } from '../policy.ts';
import { judgeNames, textOf, type WrittenText } from '../schema.ts';
import { saveEntry } from './save-entry.ts';
import { sendEntry } from './send-entry.ts';
import { startEntry } from './start-entry.ts';

type Form = WrittenText & { revision: number };

export function startWritten(by: EnteredBy) {
  return async (doing: Doing, place: Place, form: WrittenText): Promise<Outcome<EntryAtCall>> => {
    const odd = judgeNames(form, place.call);
    return odd.length > 0 ? refuseAll(odd) : startEntry(doing, place, textOf(form, place.call), by);
  };
}

export async function saveWritten(
  doing: Doing,
  entry: EntryAtCall,
  form: Form,
): Promise<Outcome<EntryAtCall>> {
  const odd = judgeNames(form, entry.call);
  return odd.length > 0 ? refuseAll(odd) : saveEntry(doing, entry, textOf(form, entry.call), form.revision);
}

export async function sendWritten(
  doing: Doing,
  entry: EntryAtCall,
  form: Form,
): Promise<Outcome<EntryAtCall>> {
  const odd = judgeNames(form, entry.call);
  return odd.length > 0 ? refuseAll(odd) : sendEntry(doing, entry, textOf(form, entry.call), form.revision);
}
