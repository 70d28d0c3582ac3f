/** Every query on decisions over a computed table. */

import { sql } from 'kysely';
import { personIdOf } from '../../../kernel/actor.ts';
import { type EntryId, isId, newId, type PersonId, type ResultId } from '../../../kernel/id.ts';
import { type Doing, rowOf, rowsOf, type Tx } from '../../../platform/db.ts';
import { listStandingSanctions } from '../../scrutiny/store/sanction.ts';
import type { Result } from '../award.ts';
import { type Decision, type DecisionKind, followingOf } from '../decision.ts';
import { listPlaces } from '../store.ts';

type Row = {
  id: string;
  entry_id: EntryId;
  kind: DecisionKind;
  award: string | null;
  reason: string;
  at: Date;
  by_id: PersonId | null;
  applied_at: Date | null;
  reversed_at: Date | null;
  sanction_id: string | null;
};

const decisionOf = (r: Row): Decision => ({
  id: r.id,
  entryId: r.entry_id,
  kind: r.kind,
  award: r.award ?? undefined,
  reason: r.reason,
  at: r.at,
  byId: r.by_id ?? undefined,
  appliedAt: r.applied_at ?? undefined,
  reversedAt: r.reversed_at ?? undefined,
  sanctionId: r.sanction_id ?? undefined,
});

/** All that were ever noted over a result, in their order. */
export async function listDecisions(tx: Tx, resultId: ResultId): Promise<Decision[]> {
  const rows = await rowsOf(
    tx,
    sql<Row>`
      select id, entry_id, kind, award, reason, at, by_id, applied_at, reversed_at, sanction_id from award_decision
      where result_id = ${resultId} order by id limit 1000`,
  );
  return rows.map(decisionOf);
}

export async function findDecision(tx: Tx, resultId: ResultId, id: string): Promise<Decision | undefined> {
  return isId(id) ? (await listDecisions(tx, resultId)).find((one) => one.id === id) : undefined;
}

export type NewDecision = Pick<Decision, 'entryId' | 'kind' | 'award' | 'reason' | 'sanctionId'>;

export async function insertDecision(
  { tx, actor, now }: Doing,
  resultId: ResultId,
  decision: NewDecision,
  isAppliedNow = false,
): Promise<string> {
  const row = await rowOf(
    tx,
    sql<{ id: string }>`
      insert into award_decision (id, result_id, entry_id, kind, award, reason, at, by_id, applied_at, sanction_id)
      values (${newId(now.getTime())}, ${resultId}, ${decision.entryId}, ${decision.kind}, ${decision.award ?? null},
        ${decision.reason}, ${now}, ${personIdOf(actor) ?? null}, ${isAppliedNow ? now : null}, ${decision.sanctionId ?? null})
      returning id`,
  );
  return row!.id;
}

export async function markApplied(tx: Tx, ids: readonly string[], now: Date): Promise<void> {
  await sql`update award_decision set applied_at = ${now} where id = any(${[...ids]}::uuid[])`.execute(tx);
}

export async function markReversed(tx: Tx, id: string, now: Date): Promise<void> {
  await sql`update award_decision set reversed_at = ${now} where id = ${id}`.execute(tx);
}

/** A correction takes over what was decided over the edition before it. */
export async function copyDecisions({ tx, now }: Doing, fromId: ResultId, toId: ResultId): Promise<void> {
  const kept = (await listDecisions(tx, fromId)).filter((one) => one.appliedAt && !one.reversedAt);
  for (const [index, one] of kept.entries()) {
    await sql`
      insert into award_decision (id, result_id, entry_id, kind, award, reason, at, by_id, applied_at, sanction_id)
      values (${newId(now.getTime() + index)}, ${toId}, ${one.entryId}, ${one.kind}, ${one.award ?? null}, ${one.reason}, ${one.at},
        ${one.byId ?? null}, ${one.appliedAt ?? null}, ${one.sanctionId ?? null})`.execute(tx);
  }
}

/** What sanctions ask of a result as it stands; of its own campaign, for the works in it. */
export async function findFollowing(tx: Tx, result: Result): Promise<ReturnType<typeof followingOf>> {
  const places = await listPlaces(tx, result.id);
  const barring = (
    await listStandingSanctions(
      tx,
      places.map((place) => place.entryId),
    )
  ).filter((one) => one.isBarring && one.campaignId === result.campaignId);
  return followingOf(await listDecisions(tx, result.id), barring);
}

/** Whether every sanction that bars a work is in the list, and none that was lifted. */
export async function followsSanctions(tx: Tx, result: Result): Promise<boolean> {
  const { out, back } = await findFollowing(tx, result);
  return out.length === 0 && back.length === 0;
}
