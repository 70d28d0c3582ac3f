/** Every change of a recommendation's row: each names what it expects to find, and says when it was not so. */

import { sql } from 'kysely';
import { type Actor, personIdOf } from '../../../kernel/actor.ts';
import { type CallId, newId, type OrganisationId, type RecommendationId } from '../../../kernel/id.ts';
import { rowOf, rowsOf, type Tx } from '../../../platform/db.ts';
import type { Call } from '../../call/call.ts';
import type { Entry } from '../../entry/entry.ts';
import { organisationJoin } from '../../organisation/store.ts';
import type { Leg, Recommendation, RecommendationState } from '../recommendation.ts';

export type Taken = Pick<Recommendation, 'entryId' | 'entryVersion'>;

export type NewRecommendation = {
  call: Call;
  entry: Entry;
  fromId: OrganisationId;
  toId: OrganisationId;
  leg: Leg;
  place: number;
};

export async function insertRecommendation(
  tx: Tx,
  actor: Actor,
  now: Date,
  r: NewRecommendation,
): Promise<RecommendationId> {
  const id = newId<RecommendationId>(now.getTime());
  await sql`
    insert into recommendation (id, call_id, campaign_id, entry_id, entry_version, from_id, to_id, leg, place, state, at, by_id)
    values (${id}, ${r.call.id}, ${r.call.campaignId}, ${r.entry.id}, ${r.entry.version}, ${r.fromId}, ${r.toId}, ${r.leg},
      ${r.place}, 'standing', ${now}, ${personIdOf(actor) ?? null})`.execute(tx);
  return id;
}

/** Ends a standing recommendation; false when somebody was quicker. */
export async function endRecommendation(
  tx: Tx,
  id: RecommendationId,
  to: RecommendationState,
  reason?: string,
): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{ id: string }>`
    update recommendation set state = ${to}, reason = ${reason ?? null}
    where id = ${id} and state = 'standing' and taken_at is null returning id`,
  );
  return row !== undefined;
}

/** Numbers a list anew, first to last, in two steps because no two may share a place even for an instant. */
export async function setPlaces(tx: Tx, ids: readonly RecommendationId[]): Promise<void> {
  if (ids.length === 0) return;
  const list = sql`any(${[...ids]}::uuid[])`;
  await sql`update recommendation set place = place + 1000000 where id = ${list}`.execute(tx);
  await sql`update recommendation set place = array_position(${[...ids]}::uuid[], id) where id = ${list}`.execute(
    tx,
  );
}

/** Marks what stands at the host as taken into its round; answers with what was newly taken, by sender and place. */
export async function takeStanding(tx: Tx, callId: CallId, now: Date): Promise<Taken[]> {
  return rowsOf(
    tx,
    sql<Taken>`
      with taken as (
        update recommendation set taken_at = ${now}
        where call_id = ${callId} and leg = 'to-host' and state = 'standing' and taken_at is null
        returning entry_id, entry_version, from_id, place)
      select t.entry_id as "entryId", t.entry_version as "entryVersion"
      from taken t join ${organisationJoin(sql`t.from_id`, 'f')} order by f.position, f.path, t.place`,
  );
}
