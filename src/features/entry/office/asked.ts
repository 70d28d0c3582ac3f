/** What the doors of the office find behind their addresses: what seats show, and nothing else. */

import type { Ask } from '../../../platform/route.ts';
import type { FiledEntry } from '../actions/arrange-files.ts';
import type { EntryAtCall } from '../entry.ts';
import { fileIn } from '../file.ts';
import type { Place } from '../policy.ts';
import { findPlace } from '../store/place.ts';
import { atCall, findEntryFromSeats } from '../store.ts';

export const findPlaceAsked = (ask: Ask) => findPlace(ask.tx, ask.actor, ask.params.call!, ask.params.unit!);

export async function findAsked(ask: Ask): Promise<EntryAtCall | undefined> {
  const entry = await findEntryFromSeats(ask.tx, ask.actor, ask.params.entry!);
  return entry && atCall(ask.tx, entry);
}

export async function findAskedFile(ask: Ask): Promise<FiledEntry | undefined> {
  const entry = await findAsked(ask);
  const one = entry && fileIn(entry.files, ask.params.file);
  return one && { entry, one };
}

export async function findAskedCopy(ask: Ask): Promise<{ entry: EntryAtCall; place: Place } | undefined> {
  const entry = await findAsked(ask);
  const place = entry && (await findPlace(ask.tx, ask.actor, ask.params.call!, entry.unitId));
  return place && { entry, place };
}
