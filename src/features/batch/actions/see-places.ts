/** Seeing where one may begin or pack: own units and those on paper beneath, with the calls that reach them. */

import { type Actor, seatsOf } from '../../../kernel/actor.ts';
import { isOpenTo, type Standing } from '../../../kernel/window.ts';
import type { Tx } from '../../../platform/db.ts';
import { resolveEntryStanding } from '../../calendar/store.ts';
import type { Call } from '../../call/call.ts';
import { listCalls } from '../../call/store.ts';
import { findNearestCampaign } from '../../campaign/store.ts';
import type { Organisation } from '../../organisation/organisation.ts';
import { listChildren, listOrganisations } from '../../organisation/store.ts';

export type OpenPlace = { call: Call; unit: Organisation; standing: Standing };
export type CallAt = { call: Call; organisation: Organisation };

const officeIds = (actor: Actor) =>
  seatsOf(actor)
    .filter((seat) => seat.role === 'officer')
    .map((seat) => seat.organisationId);

const outsideMost = 30;

/** The officer's own units, and straight beneath them those that work on paper. */
async function listUnits(tx: Tx, actor: Actor): Promise<Organisation[]> {
  const own = await listOrganisations(tx, officeIds(actor));
  const beneath = await Promise.all(own.map((one) => listChildren(tx, one.id)));
  const outside = beneath.flat().filter((one) => one.isOutside && !own.some((each) => each.id === one.id));
  return [...own.reverse(), ...outside.slice(0, outsideMost)];
}

/** Where a batch may begin now, and until when. */
export async function listOpenPlaces(tx: Tx, actor: Actor, now: Date): Promise<OpenPlace[]> {
  const places: OpenPlace[] = [];
  for (const unit of await listUnits(tx, actor)) {
    const nearest = await findNearestCampaign(tx, unit.path);
    const calls = nearest ? await listCalls(tx, nearest.id) : [];
    for (const call of calls.filter((one) => one.channels.includes('unit'))) {
      const standing = await resolveEntryStanding(tx, call, unit, now);
      if (isOpenTo(standing)) places.push({ call, unit, standing });
    }
  }
  return places;
}

/** The calls that reach the officer's own organisations, open or not: works are handed over after the end, too. */
export async function listCallsAt(tx: Tx, actor: Actor): Promise<CallAt[]> {
  const found: CallAt[] = [];
  for (const organisation of await listOrganisations(tx, officeIds(actor))) {
    const nearest = await findNearestCampaign(tx, organisation.path);
    for (const call of nearest ? await listCalls(tx, nearest.id) : []) found.push({ call, organisation });
  }
  return found;
}
