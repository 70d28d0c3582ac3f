/** Every change of a recommendation's row: each names what it expects to find, and says when it was not so. */

import { sql } from 'kysely';
import { type Actor, personIdOf } from '../../../kernel/actor.ts';
import {
  type CallId,
  type EntryId,
  newId,
  type OrganisationId,
  type RecommendationId,
} from '../../../kernel/id.ts';
import { type Doing, rowOf, rowsOf, type Tx } from '../../../platform/db.ts';
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
  /** The recommendation whose place it takes. */
  replaces?: RecommendationId;
};

export async function insertRecommendation(
  tx: Tx,
  actor: Actor,
  now: Date,
  r: NewRecommendation,
): Promise<RecommendationId> {
  const id = newId<RecommendationId>(now.getTime());
  await sql`
    insert into recommendation (id, call_id, campaign_id, entry_id, entry_version, from_id, to_id, leg, place, state, at, by_id, replaces)
    values (${id}, ${r.call.id}, ${r.call.campaignId}, ${r.entry.id}, ${r.entry.version}, ${r.fromId}, ${r.toId}, ${r.leg},
      ${r.place}, 'standing', ${now}, ${personIdOf(actor) ?? null}, ${r.replaces ?? null})`.execute(tx);
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

export type Received = { id: RecommendationId; entryId: EntryId; fromId: OrganisationId };

/** Marks what stands at its receiver as received; answers with what was newly so. */
export async function receiveStanding(
  { tx, actor, now }: Doing,
  at: { callId: CallId; toId: OrganisationId; ids: readonly RecommendationId[] },
): Promise<Received[]> {
  return rowsOf(
    tx,
    sql<Received>`
      update recommendation set received_at = greatest(at, ${now}::timestamptz), received_by = ${personIdOf(actor) ?? null}
      where id = any(${[...at.ids]}::uuid[]) and call_id = ${at.callId} and to_id = ${at.toId} and state = 'standing'
        and received_at is null
      returning id, entry_id as "entryId", from_id as "fromId"`,
  );
}

/** Lets go of a work that a round had taken, so that it can be given back; false when it stands there no longer. */
export async function releaseTaken(tx: Tx, callId: CallId, entryId: EntryId): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{ id: string }>`
      update recommendation set taken_at = null
      where call_id = ${callId} and entry_id = ${entryId} and leg = 'to-host' and state = 'standing' and taken_at is not null
      returning id`,
  );
  return row !== undefined;
}

/** Whoever hands a work on has it: the step that brought it there counts as received. */
export async function receiveForwarded(
  { tx, actor, now }: Doing,
  entryId: EntryId,
  toId: OrganisationId,
): Promise<void> {
  await sql`
    update recommendation set received_at = greatest(at, ${now}::timestamptz), received_by = ${personIdOf(actor) ?? null}
    where entry_id = ${entryId} and to_id = ${toId} and state = 'standing' and received_at is null`.execute(
    tx,
  );
}

/**
 * Marks what stands at the host as taken into its round, all or only these works; answers with what was newly taken,
 * by sender and place.
 */
export async function takeStanding(
  tx: Tx,
  callId: CallId,
  now: Date,
  only?: readonly EntryId[],
): Promise<Taken[]> {
  return rowsOf(
    tx,
    sql<Taken>`
      with taken as (
        update recommendation set taken_at = ${now}, received_at = coalesce(received_at, ${now})
        where call_id = ${callId} and leg = 'to-host' and state = 'standing' and taken_at is null
          and (${only ? [...only] : null}::uuid[] is null or entry_id = any(${only ? [...only] : null}::uuid[]))
        returning entry_id, entry_version, from_id, place)
      select t.entry_id as "entryId", t.entry_version as "entryVersion"
      from taken t join ${organisationJoin(sql`t.from_id`, 'f')} order by f.position, f.path, t.place`,
  );
}
