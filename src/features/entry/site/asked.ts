/** What the doors of the site find behind their addresses: one's own entry, one of its files, a work that is shown. */

import type { Actor } from '../../../kernel/actor.ts';
import { notNow, type Verdict } from '../../../kernel/verdict.ts';
import { type Ask, anyone } from '../../../platform/route.ts';
import type { FiledEntry } from '../actions/arrange-files.ts';
import type { EntryAtCall } from '../entry.ts';
import { fileIn } from '../file.ts';
import type { Place } from '../policy.ts';
import { findPlace } from '../store/place.ts';
import { atCall, findEntry, findOwnEntry } from '../store.ts';

export const findPlaceAsked = (ask: Ask) => findPlace(ask.tx, ask.actor, ask.params.call!, ask.params.unit!);

export async function findOwnAsked(ask: Ask): Promise<EntryAtCall | undefined> {
  const entry = await findOwnEntry(ask.tx, ask.actor, ask.params.entry!);
  return entry && atCall(ask.tx, entry);
}

export async function findOwnFile(ask: Ask): Promise<FiledEntry | undefined> {
  const entry = await findOwnAsked(ask);
  const one = entry && fileIn(entry.files, ask.params.file);
  return one && { entry, one };
}

export async function findOwnCopy(ask: Ask): Promise<{ entry: EntryAtCall; place: Place } | undefined> {
  const entry = await findOwnAsked(ask);
  const place = entry && (await findPlace(ask.tx, ask.actor, ask.params.call!, entry.unitId));
  return place && { entry, place };
}

/** For pages alone: who is signed out is asked to sign in, whether or not there is such an entry. */
export type Door = { entry?: EntryAtCall };
export async function findDoor(ask: Ask): Promise<Door | undefined> {
  if (ask.actor.kind !== 'person') return {};
  const entry = await findOwnAsked(ask);
  return entry && { entry };
}
export function mayPassDoor(_: Actor, door: Door): Verdict {
  return door.entry ? anyone() : notNow('http.sign-in-needed');
}

/** Whatever may be seen of a work and has a file: shown ones by everybody. */
export async function findExhibited(ask: Ask): Promise<EntryAtCall | undefined> {
  const entry = await findEntry(ask.tx, ask.actor, ask.params.entry!);
  const found = entry && (await atCall(ask.tx, entry));
  return found?.file && found;
}

export async function findExhibitedFile(ask: Ask): Promise<FiledEntry | undefined> {
  const entry = await findExhibited(ask);
  const one = entry && fileIn(entry.files, ask.params.file);
  return one && { entry, one };
}
