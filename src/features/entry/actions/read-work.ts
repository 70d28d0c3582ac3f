/** Reading a work as a form would bring it, for tables: its words as they would be saved, or every problem by its field. */

import { done, type Outcome, refuseAll } from '../../../kernel/verdict.ts';
import { check, decodeForm, type RawForm } from '../../../platform/form.ts';
import type { Call } from '../../call/call.ts';
import type { EntryText } from '../entry.ts';
import { judgeNames, NewEntry, textOf } from '../schema.ts';

/** Refuses what the form of an entry refuses; whether it can be sent is asked of `judgeEntry`. Writes nothing. */
export function readWork(raw: RawForm, call: Call): Outcome<EntryText> {
  const checked = check(NewEntry, decodeForm(NewEntry, raw));
  if ('refusals' in checked) return refuseAll(checked.refusals);
  const odd = judgeNames(checked.value, call);
  return odd.length > 0 ? refuseAll(odd) : done(textOf(checked.value, call));
}
