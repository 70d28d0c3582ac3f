/** Where a work is entered: at the campaign adopted nearest above its unit, at that campaign's version of the call. */

import { sql } from 'kysely';
import { type Actor, seatsOf } from '../../../kernel/actor.ts';
import type { CallId, EntryId } from '../../../kernel/id.ts';
import { isWithin } from '../../../kernel/tree.ts';
import { isOpenTo, type Standing, standingOf } from '../../../kernel/window.ts';
import { rowOf, type Tx } from '../../../platform/db.ts';
import { windowOfEntries } from '../../calendar/calendar.ts';
import { listGranted, placeOf, resolveEntryStanding } from '../../calendar/store.ts';
import type { Call } from '../../call/call.ts';
import { findCall, listCalls } from '../../call/store.ts';
import { findCampaign, findNearestCampaign, listPublicCampaigns } from '../../campaign/store.ts';
import type { Organisation } from '../../organisation/organisation.ts';
import { findOrganisation, getOrganisation, listOrganisations } from '../../organisation/store.ts';
import type { Entry } from '../entry.ts';
import type { Place } from '../policy.ts';

/** Nothing when the call is not to be seen, the unit not beneath its owner, or no running version reaches the unit (AC-039). */
export async function findPlace(
  tx: Tx,
  actor: Actor,
  callId: string,
  unitId: string,
): Promise<Place | undefined> {
  const [asked, unit] = [await findCall(tx, actor, callId), await findOrganisation(tx, unitId)];
  if (!asked || !unit || !isWithin(unit.path, asked.ownerPath)) return undefined;
  const nearest = await findNearestCampaign(tx, unit.path);
  if (!nearest) return undefined;
  const call = (await listCalls(tx, nearest.id)).find((own) => isWithin(own.lineage, asked.lineage));
  return call && { call, unit, granted: await listGranted(tx, placeOf('entries', call, unit)) };
}

/** A place that is open now, and until when. */
export type OpenPlace = { call: Call; unit: Organisation; standing: Standing };

/** Where an officer may enter works for makers now: own units × the calls that collect from units. */
export async function listPlaces(tx: Tx, actor: Actor, now: Date): Promise<OpenPlace[]> {
  const ids = seatsOf(actor)
    .filter((seat) => seat.role === 'officer')
    .map((seat) => seat.organisationId);
  const places: OpenPlace[] = [];
  for (const unit of await listOrganisations(tx, ids)) {
    const nearest = await findNearestCampaign(tx, unit.path);
    const calls = nearest ? await listCalls(tx, nearest.id) : [];
    for (const call of calls.filter((one) => one.channels.includes('unit'))) {
      const standing = await resolveEntryStanding(tx, call, unit, now);
      if (isOpenTo(standing)) places.push({ call, unit, standing });
    }
  }
  return places;
}

/** What collects now: at the campaign asked for, else at the first public one whose works are judged by a host in the system. */
export async function listCollecting(tx: Tx, actor: Actor, now: Date, campaignId?: string): Promise<Call[]> {
  const asked = campaignId ? await findCampaign(tx, actor, campaignId) : undefined;
  for (const campaign of asked ? [asked] : await listPublicCampaigns(tx)) {
    const calls = await listCalls(tx, campaign.id);
    const open = calls.filter(
      (call) =>
        (asked !== undefined || call.hostId !== undefined) &&
        call.channels.includes('person') &&
        isOpenTo(standingOf(windowOfEntries(call), now)),
    );
    if (open.length > 0) return open;
  }
  return [];
}

/** Whether a work stands at a call already, taken over from another or from there. */
export async function hasCopy(tx: Tx, originId: EntryId, callId: CallId): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{ id: EntryId }>`
      select id from entry where call_id = ${callId} and state <> 'withdrawn'
        and (id = ${originId} or origin_id = ${originId}) limit 1`,
  );
  return row !== undefined;
}

/** The calls into which an entry may go as well: of the same kind of work, collecting now at its unit, not its own. */
export async function listPlacesFor(tx: Tx, entry: Entry, now: Date): Promise<OpenPlace[]> {
  const unit = await getOrganisation(tx, entry.unitId);
  const nearest = await findNearestCampaign(tx, unit.path);
  const calls = nearest ? await listCalls(tx, nearest.id) : [];
  const places: OpenPlace[] = [];
  for (const call of calls) {
    const isOther = call.id !== entry.callId && call.channels.includes(entry.enteredBy);
    if (!isOther || (await hasCopy(tx, entry.originId ?? entry.id, call.id))) continue;
    const standing = await resolveEntryStanding(tx, call, unit, now);
    if (isOpenTo(standing)) places.push({ call, unit, standing });
  }
  return places;
}
