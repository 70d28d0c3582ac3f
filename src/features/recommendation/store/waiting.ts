/** For desks: the lists where something waits to be handed on, counted and not listed; and what was handed up. */

import { sql } from 'kysely';
import { type Actor, seatsOf } from '../../../kernel/actor.ts';
import type { CallId, OrganisationId } from '../../../kernel/id.ts';
import { rowOf, rowsOf, type Tx } from '../../../platform/db.ts';
import { listGranted, placeOf } from '../../calendar/store.ts';
import type { Call } from '../../call/call.ts';
import { callJoin, getCall } from '../../call/store.ts';
import { campaignJoin } from '../../campaign/store.ts';
import { countAdmittedOf, hasAdmitted } from '../../entry/store/waiting.ts';
import type { Organisation } from '../../organisation/organisation.ts';
import { getOrganisation, listOrganisations } from '../../organisation/store.ts';
import { capOf, shortOf, usedOf } from '../quota.ts';
import { judgeCap, judgeTime, type Leg } from '../recommendation.ts';
import { listHostedCallsFor } from './candidate.ts';
import { findSlots, type HeldSlots } from './quota.ts';

const officesOf = (actor: Actor): OrganisationId[] =>
  seatsOf(actor).flatMap((seat) => (seat.role === 'officer' ? [seat.organisationId] : []));

type Came = { id: CallId; arrived: number; sent: number };

/** Per call: what came up from beneath and was not handed on yet, and how many the organisation has handed on. */
async function countOf(
  tx: Tx,
  organisationId: OrganisationId,
  ids: readonly CallId[],
): Promise<Map<CallId, Came>> {
  const rows = await rowsOf(
    tx,
    sql<Came>`
      select x.id,
        (select count(*)::int from recommendation r where r.call_id = x.id and r.to_id = ${organisationId}
          and r.state = 'standing' and r.leg = 'upward' and not exists (select from recommendation s
            where s.entry_id = r.entry_id and s.from_id = ${organisationId} and s.call_id = x.id
              and s.state = 'standing' and s.leg <> 'to-owner')) as arrived,
        (select count(*)::int from recommendation r where r.call_id = x.id and r.from_id = ${organisationId}
          and r.state = 'standing' and r.leg <> 'to-owner') as sent
      from unnest(${[...ids]}::uuid[]) x (id)`,
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** Those of the organisations that have anything to hand on at all: mostly few, and the others cost nothing more. */
async function listWithWork(tx: Tx, ids: readonly OrganisationId[]): Promise<OrganisationId[]> {
  const rows = await rowsOf(
    tx,
    sql<{ id: OrganisationId }>`
      select x.id from unnest(${[...ids]}::uuid[]) x (id) where ${hasAdmitted(sql`x.id`)} or exists (
        select from recommendation r where r.to_id = x.id and r.state = 'standing' and r.leg = 'upward')`,
  );
  return rows.map((row) => row.id);
}

export type WaitingList = { call: Call; organisation: Organisation; candidates: number; count: number };

/** The lists in time and beneath the cap with something to hand on: two counts an organisation, whatever waits. */
export async function listWaitingLists(tx: Tx, actor: Actor, now: Date): Promise<WaitingList[]> {
  const found: WaitingList[] = [];
  for (const organisation of await listOrganisations(tx, await listWithWork(tx, officesOf(actor)))) {
    const calls = await listHostedCallsFor(tx, organisation.path);
    const own = await countAdmittedOf(tx, organisation.id, calls);
    const came = await countOf(
      tx,
      organisation.id,
      calls.map((call) => call.id),
    );
    for (const call of calls) {
      const { arrived = 0, sent = 0 } = came.get(call.id) ?? {};
      const candidates = (own.get(call.id) ?? 0) + arrived;
      if (candidates === 0) continue;
      const slots = await findSlots(tx, call, organisation);
      if (judgeCap(capOf(slots), usedOf(slots))) continue;
      const granted = await listGranted(tx, placeOf('recommendation', call, organisation));
      if (!judgeTime(call, now, granted)) found.push({ call, organisation, candidates, count: sent });
    }
  }
  return found;
}

export type HandedUp = { handed: number; taken: number; returned: number };

/** What the actor's organisations have handed up: how many stand, were taken into a round, were given back. */
export async function countHandedUp(tx: Tx, actor: Actor): Promise<HandedUp> {
  const row = await rowOf(
    tx,
    sql<HandedUp>`
      select count(*) filter (where state = 'standing')::int as handed,
        count(*) filter (where state = 'standing' and taken_at is not null)::int as taken,
        count(*) filter (where state = 'returned')::int as returned
      from recommendation where from_id = any(${officesOf(actor)}::uuid[]) and leg <> 'to-owner'`,
  );
  return row!;
}

export type ToReceive = { call: Call; organisation: Organisation; leg: Leg; count: number };

/** Works that came to the actor's organisations and that nobody has received, by call. */
export async function listToReceive(tx: Tx, actor: Actor): Promise<ToReceive[]> {
  const rows = await rowsOf(
    tx,
    sql<{ call_id: CallId; to_id: OrganisationId; leg: Leg; count: number }>`
      select r.call_id, r.to_id, r.leg, count(*)::int as count from recommendation r
        join ${callJoin(sql`r.call_id`)} join ${campaignJoin(sql`l.campaign_id`)}
      where r.to_id = any(${officesOf(actor)}::uuid[]) and r.state = 'standing' and r.received_at is null
        and c.state = 'running'
      group by r.call_id, r.to_id, r.leg order by min(r.at) limit 200`,
  );
  const found: ToReceive[] = [];
  for (const { call_id, to_id, leg, count } of rows)
    found.push({
      ...{ call: await getCall(tx, call_id), organisation: await getOrganisation(tx, to_id) },
      ...{ leg, count },
    });
  return found;
}

export type MissingList = { call: Call; organisation: Organisation; slots: HeldSlots };

/** Lists of the actor's organisations that were given a floor or conditions and do not meet them yet, while there is time. */
export async function listMissing(tx: Tx, actor: Actor, now: Date): Promise<MissingList[]> {
  const rows = await rowsOf(
    tx,
    sql<{ call_id: CallId; organisation_id: OrganisationId }>`
      select q.call_id, q.organisation_id from recommendation_quota q join ${callJoin(sql`q.call_id`)}
        join ${campaignJoin(sql`l.campaign_id`)}
      where q.organisation_id = any(${officesOf(actor)}::uuid[]) and c.state = 'running'
        and (q.floor > 0 or jsonb_array_length(q.conditions) > 0)
      order by l.recommend_until limit 100`,
  );
  const found: MissingList[] = [];
  for (const { call_id, organisation_id } of rows) {
    const [call, organisation] = [await getCall(tx, call_id), await getOrganisation(tx, organisation_id)];
    const slots = await findSlots(tx, call, organisation);
    const short = shortOf(slots);
    const granted = await listGranted(tx, placeOf('recommendation', call, organisation));
    if ((short.floor > 0 || short.conditions.length > 0) && !judgeTime(call, now, granted))
      found.push({ call, organisation, slots });
  }
  return found;
}
