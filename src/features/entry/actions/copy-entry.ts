/** Entering a work in one more call: its words and files are taken along, nothing is uploaded again. */

import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { askedFields } from '../../call/eligibility.ts';
import { textFrom } from '../change.ts';
import type { EntryAtCall } from '../entry.ts';
import type { Place } from '../policy.ts';
import { replaceFiles } from '../store/file.ts';
import { hasCopy } from '../store/place.ts';
import { atCall, getEntry } from '../store.ts';
import { startEntry } from './start-entry.ts';

/** Refuses a call in which it stands already. Answers go along where both calls ask the same; all is judged at sending. */
export async function copyEntry(
  doing: Doing,
  { entry, place }: { entry: EntryAtCall; place: Place },
): Promise<Outcome<EntryAtCall>> {
  const originId = entry.originId ?? entry.id;
  if (place.call.id === entry.callId || (await hasCopy(doing.tx, originId, place.call.id)))
    return refuse('entry.entered-there', { call: place.call.name });
  const asked = askedFields(place.call).map((field) => `${field.kind} ${field.key}`);
  const own = askedFields(entry.call).filter((field) => asked.includes(`${field.kind} ${field.key}`));
  const keys = own.map((field) => field.key);
  const answers = Object.fromEntries(
    Object.entries(entry.answers ?? {}).filter(([key]) => keys.includes(key)),
  );
  const { link, ...words } = textFrom(entry);
  const text = { ...words, answers, link: place.call.takesLink ? link : undefined };
  const started = await startEntry(doing, place, { ...text, subtype: undefined }, entry.enteredBy, originId);
  if (!started.ok) return started;
  const files = entry.files.map(({ file, note }) => ({ id: file.id, note }));
  if (!(await replaceFiles(doing, started.value.id, files))) return refuse('entry.moved');
  return done(await atCall(doing.tx, await getEntry(doing.tx, started.value.id)));
}
