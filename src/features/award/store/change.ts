/** Every change of a result's rows: prepared, decided over, moved on; each with its step in the history. */

import { type RawBuilder, sql } from 'kysely';
import { personIdOf } from '../../../kernel/actor.ts';
import { newId, type PersonId, type ResultId } from '../../../kernel/id.ts';
import { type Doing, rowOf, type Tx } from '../../../platform/db.ts';
import type { Call } from '../../call/call.ts';
import type { Ranking, Result, ResultState, Step } from '../award.ts';

export async function insertStep(tx: Tx, id: ResultId, step: Step): Promise<void> {
  await sql`
    insert into award_step (result_id, verb, at, by_id, reason)
    values (${id}, ${step.verb}, ${step.at}, ${step.byId ?? null}, ${step.reason ?? null})`.execute(tx);
}

/** What was reckoned: the table, what it was made of, and how many works were entered. */
export type Prepared = { ranking: Ranking; inputs: unknown; worksTotal: number };

/** Writes the first edition, or what was returned anew; nothing when another officer was quicker. */
export async function savePrepared(
  { tx, actor, now }: Doing,
  call: Call,
  seen: Result | undefined,
  prepared: Prepared,
): Promise<ResultId | undefined> {
  const [byId, inputs] = [personIdOf(actor) ?? null, JSON.stringify(prepared.inputs)];
  const formula = sql`${JSON.stringify(call.formula)}::jsonb`;
  const row = await rowOf(
    tx,
    seen
      ? sql<{ id: ResultId }>`
          update award_result set state = 'prepared', formula = ${formula}, computed_at = ${now}, prepared_by = ${byId},
            submitted_by = null, sha256 = null, works_total = ${prepared.worksTotal}, inputs = ${inputs}::jsonb, version = version + 1
          where id = ${seen.id} and state = 'returned' and version = ${seen.version} returning id`
      : sql<{ id: ResultId }>`
          insert into award_result (id, call_id, campaign_id, organisation_id, formula, state, computed_at, prepared_by,
            works_total, inputs)
          values (${newId(now.getTime())}, ${call.id}, ${call.campaignId}, ${call.ownerId}, ${formula}, 'prepared', ${now},
            ${byId}, ${prepared.worksTotal}, ${inputs}::jsonb)
          on conflict do nothing returning id`,
  );
  if (!row) return undefined;
  await writeTable(tx, row.id, prepared.ranking);
  await insertStep(tx, row.id, { verb: 'prepare', at: now, byId: personIdOf(actor) });
  return row.id;
}

export async function saveInputs(tx: Tx, id: ResultId, inputs: unknown): Promise<void> {
  await sql`update award_result set inputs = ${JSON.stringify(inputs)}::jsonb where id = ${id}`.execute(tx);
}

/** The table as it is now, whole. */
export async function writeTable(tx: Tx, id: ResultId, { places, prizes }: Ranking): Promise<void> {
  await sql`delete from award_place where result_id = ${id}`.execute(tx);
  await sql`delete from award_prize where result_id = ${id}`.execute(tx);
  await sql`
    insert into award_place (result_id, entry_id, rank, computed_rank, judges_mean, votes, vote_points, composite, figures,
      award, computed_award, out_reason)
    select ${id}, p."entryId", p.rank, coalesce(p."computedRank", p.rank), p."judgesMean", p.votes, p."votePoints", p.composite,
      coalesce(p.figures, '{}'), p.award, p."computedAward", p."outReason"
    from jsonb_to_recordset(${JSON.stringify(places)}::jsonb) as p ("entryId" uuid, rank int, "computedRank" int,
      "judgesMean" numeric, votes int, "votePoints" numeric, composite numeric, figures jsonb, award text,
      "computedAward" text, "outReason" text)`.execute(tx);
  await sql`
    insert into award_prize (result_id, key, entry_id, place)
    select ${id}, p.key, p."entryId", p.place
    from jsonb_to_recordset(${JSON.stringify(prizes)}::jsonb) as p (key text, "entryId" uuid, place int)`.execute(
    tx,
  );
}

/** A correction begins as a copy of what it corrects; nothing when one is already on its way. */
export async function insertEdition(
  { tx, actor, now }: Doing,
  amended: Result,
  state: 'prepared' | 'returned',
  reason: string,
): Promise<ResultId | undefined> {
  const row = await rowOf(
    tx,
    sql<{ id: ResultId }>`
      insert into award_result (id, call_id, campaign_id, organisation_id, formula, state, edition, amends, reason, computed_at,
        notice_days, notice_kind, works_total, inputs)
      select ${newId(now.getTime())}, call_id, campaign_id, organisation_id, formula, ${state}, edition + 1, id, ${reason},
        computed_at, notice_days, notice_kind, works_total, inputs
      from award_result where id = ${amended.id} on conflict do nothing returning id`,
  );
  if (!row) return undefined;
  await sql`
    insert into award_place (result_id, entry_id, rank, computed_rank, judges_mean, votes, vote_points, composite, figures,
      award, computed_award, out_reason)
    select ${row.id}, entry_id, rank, computed_rank, judges_mean, votes, vote_points, composite, figures, award,
      computed_award, out_reason from award_place where result_id = ${amended.id}`.execute(tx);
  await sql`
    insert into award_prize (result_id, key, entry_id, place)
    select ${row.id}, key, entry_id, place from award_prize where result_id = ${amended.id}`.execute(tx);
  await insertStep(tx, row.id, { verb: 'amend', at: now, byId: personIdOf(actor), reason });
  return row.id;
}

type Seen = { id: ResultId; state: ResultState; version: number };

async function move(
  tx: Tx,
  seen: Seen,
  to: ResultState,
  step: Step,
  more: RawBuilder<unknown>,
): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{ id: string }>`
      update award_result set state = ${to}, version = version + 1 ${more}
      where id = ${seen.id} and state = ${seen.state} and version = ${seen.version} returning id`,
  );
  if (row) await insertStep(tx, seen.id, step);
  return row !== undefined;
}

/**
 * Gives a result back to its officer; what was signed and not yet shown, too. Whether it was shown meanwhile is asked by
 * the clock of this very instant: a request that waited for a lock may carry an earlier one.
 */
export async function giveBack(tx: Tx, seen: Seen, step: Step): Promise<boolean> {
  const unsigned = sql`, publishes_at = null, notice_until = null, signed_at = null, signed_by = null`;
  const shown = await rowOf(
    tx,
    sql<{ id: string }>`
      select id from award_result where id = ${seen.id} and publishes_at <= clock_now() - now() + clock_timestamp() for update`,
  );
  return shown ? false : move(tx, seen, 'returned', step, unsigned);
}

export type Plan = Pick<Result, 'plannedAt' | 'noticeDays' | 'noticeKind'>;

export function saveSubmitted(
  tx: Tx,
  seen: Seen,
  plan: Plan,
  sha256: string,
  step: Step & { byId?: PersonId },
): Promise<boolean> {
  const more = sql`, submitted_by = ${step.byId ?? null}, sha256 = ${sha256}, planned_at = ${plan.plannedAt ?? null},
    notice_days = ${plan.noticeDays}, notice_kind = ${plan.noticeKind}`;
  return move(tx, seen, 'submitted', step, more);
}

/** Signed: exactly the list of this hash, shown from an instant on; false when the list or the state is another by now. */
export function saveSigned(
  tx: Tx,
  seen: Seen,
  notice: { publishesAt: Date; noticeUntil: Date; sha256: string },
  step: Step & { byId?: PersonId },
): Promise<boolean> {
  const more = sql`, signed_at = ${step.at}, signed_by = ${step.byId ?? null}, publishes_at = ${notice.publishesAt},
    notice_until = ${notice.noticeUntil}, sha256 = ${notice.sha256}`;
  return move(tx, seen, 'signed', step, more);
}

export function saveStanding(tx: Tx, seen: Seen, step: Step): Promise<boolean> {
  const at = sql`greatest(${step.at}::timestamptz, notice_until)`;
  return move(tx, seen, 'standing', step, sql`, stood_at = ${at}`);
}

/** That a result's publishing was told; false when it already is. */
export async function markAnnounced(tx: Tx, id: ResultId, now: Date): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{ id: string }>`
      update award_result set announced_at = ${now} where id = ${id} and announced_at is null and publishes_at <= ${now} returning id`,
  );
  return row !== undefined;
}

/** The next version of a result whose table changes; false when somebody was quicker. */
export async function bump(tx: Tx, seen: Seen): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{ id: string }>`
      update award_result set version = version + 1
      where id = ${seen.id} and state = ${seen.state} and version = ${seen.version} returning id`,
  );
  return row !== undefined;
}

/** The next version with the plan that was typed, while the list itself changes; false when somebody was quicker. */
export async function keepPlan(tx: Tx, seen: Seen, plan: Plan): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{ id: string }>`
      update award_result set version = version + 1, planned_at = ${plan.plannedAt ?? null}, notice_days = ${plan.noticeDays},
        notice_kind = ${plan.noticeKind}
      where id = ${seen.id} and state = ${seen.state} and version = ${seen.version} returning id`,
  );
  return row !== undefined;
}

/** An edition on its way is opened again for what an upheld objection asks; its signature-to-be is void. */
export async function reopenEdition(
  tx: Tx,
  seen: Seen,
  to: 'prepared' | 'returned',
  step: Step,
): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{ id: string }>`
      update award_result set state = ${to}, sha256 = null, version = version + 1,
        reason = concat_ws(${' / '}, reason, ${step.reason ?? null}::text)
      where id = ${seen.id} and state = ${seen.state} and version = ${seen.version} returning id`,
  );
  if (row) await insertStep(tx, seen.id, step);
  return row !== undefined;
}

/** Keeps a result as it is until this transaction ends. */
export async function lockResult(tx: Tx, id: ResultId): Promise<void> {
  await sql`select id from award_result where id = ${id} for update`.execute(tx);
}

/** Keeps a result from standing until this transaction ends; who objects at the last moment is heard. */
export async function holdResult(tx: Tx, id: ResultId): Promise<void> {
  await sql`select id from award_result where id = ${id} for share`.execute(tx);
}
