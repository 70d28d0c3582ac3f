/** Every change of a result's rows: prepared, moved on, numbered; each with its step in the history. */

import { sql } from 'kysely';
import { type Actor, personIdOf } from '../../../kernel/actor.ts';
import { type EntryId, newId, type ResultId } from '../../../kernel/id.ts';
import { rowOf, type Tx } from '../../../platform/db.ts';
import type { Call } from '../../call/call.ts';
import { callJoin } from '../../call/store.ts';
import { campaignJoin } from '../../campaign/store.ts';
import type { Place, ResultState, Step } from '../award.ts';

async function insertStep(tx: Tx, id: ResultId, step: Step): Promise<void> {
  await sql`
    insert into award_step (result_id, verb, at, by_id, reason)
    values (${id}, ${step.verb}, ${step.at}, ${step.byId ?? null}, ${step.reason ?? null})`.execute(tx);
}

/** Writes a result, or what was returned anew; nothing when another officer was quicker. */
export async function savePrepared(
  tx: Tx,
  actor: Actor,
  now: Date,
  call: Call,
  places: readonly Place[],
): Promise<ResultId | undefined> {
  const row = await rowOf(
    tx,
    sql<{ id: ResultId }>`
      insert into award_result as a (id, call_id, campaign_id, organisation_id, formula, state, computed_at, prepared_by)
      values (${newId(now.getTime())}, ${call.id}, ${call.campaignId}, ${call.ownerId}, ${JSON.stringify(call.formula)}::jsonb,
        'prepared', ${now}, ${personIdOf(actor) ?? null})
      on conflict (call_id) do update set state = 'prepared', formula = excluded.formula, computed_at = excluded.computed_at,
        prepared_by = excluded.prepared_by, version = a.version + 1
        where a.state = 'returned'
      returning a.id`,
  );
  if (!row) return undefined;
  await sql`delete from award_place where result_id = ${row.id}`.execute(tx);
  await sql`
    insert into award_place (result_id, entry_id, rank, judges_mean, votes, vote_points, composite, award)
    select ${row.id}, p."entryId", p.rank, p."judgesMean", p.votes, p."votePoints", p.composite, p.award
    from jsonb_to_recordset(${JSON.stringify(places)}::jsonb) as p ("entryId" uuid, rank int, "judgesMean" numeric, votes int,
      "votePoints" numeric, composite numeric, award text)`.execute(tx);
  await insertStep(tx, row.id, { verb: 'prepare', at: now, byId: personIdOf(actor) });
  return row.id;
}

/** Moves a result on if it still is the one that was seen, and notes the step; false when it moved meanwhile. */
export async function moveResult(
  tx: Tx,
  seen: { id: ResultId; state: ResultState; version: number },
  to: ResultState,
  step: Step,
): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{ id: string }>`
      update award_result set state = ${to}, version = version + 1,
        published_at = case when ${to} = 'published' then ${step.at}::timestamptz end,
        signed_by = case when ${to} = 'published' then ${step.byId ?? null}::uuid end
      where id = ${seen.id} and state = ${seen.state} and version = ${seen.version} returning id`,
  );
  if (row) await insertStep(tx, seen.id, step);
  return row !== undefined;
}

/** What a result's certificates are numbered by; `series` counts the owner's published results of like year and number. */
export async function readSeries(
  tx: Tx,
  id: ResultId,
): Promise<{ year: number; position: number; series: number }> {
  const like = sql`c.year, l.position from award_result a join ${callJoin(sql`a.call_id`)} join ${campaignJoin(sql`a.campaign_id`)}`;
  const row = await rowOf(
    tx,
    sql<{ year: number; position: number; series: number }>`
      with mine as (select a.organisation_id, ${like} where a.id = ${id}),
        published as (select a.organisation_id, ${like} where a.state = 'published' and a.id <> ${id})
      select mine.year, mine.position, 1 + count(published.year)::int as series
      from mine left join published using (organisation_id, year, position) group by mine.year, mine.position`,
  );
  return row!;
}

export async function setCertificateNumbers(
  tx: Tx,
  id: ResultId,
  numbers: ReadonlyMap<EntryId, string>,
): Promise<void> {
  await sql`
    update award_place p set certificate_number = given.number
    from unnest(${[...numbers.keys()]}::uuid[], ${[...numbers.values()]}::text[]) as given (entry_id, number)
    where p.result_id = ${id} and p.entry_id = given.entry_id`.execute(tx);
}
