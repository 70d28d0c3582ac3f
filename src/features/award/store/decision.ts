/** Every query on decisions over a computed table. */

import { sql } from 'kysely';
import { personIdOf } from '../../../kernel/actor.ts';
import { type EntryId, isId, newId, type PersonId, type ResultId } from '../../../kernel/id.ts';
import { type Doing, rowOf, rowsOf, type Tx } from '../../../platform/db.ts';
import type { Decision, DecisionKind } from '../decision.ts';

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
});

/** All that were ever noted over a result, in their order. */
export async function listDecisions(tx: Tx, resultId: ResultId): Promise<Decision[]> {
  const rows = await rowsOf(
    tx,
    sql<Row>`
      select id, entry_id, kind, award, reason, at, by_id, applied_at, reversed_at from award_decision
      where result_id = ${resultId} order by id limit 1000`,
  );
  return rows.map(decisionOf);
}

export async function findDecision(tx: Tx, resultId: ResultId, id: string): Promise<Decision | undefined> {
  return isId(id) ? (await listDecisions(tx, resultId)).find((one) => one.id === id) : undefined;
}

export type NewDecision = Pick<Decision, 'entryId' | 'kind' | 'award' | 'reason'>;

export async function insertDecision(
  { tx, actor, now }: Doing,
  resultId: ResultId,
  decision: NewDecision,
  isAppliedNow = false,
): Promise<string> {
  const row = await rowOf(
    tx,
    sql<{ id: string }>`
      insert into award_decision (id, result_id, entry_id, kind, award, reason, at, by_id, applied_at)
      values (${newId(now.getTime())}, ${resultId}, ${decision.entryId}, ${decision.kind}, ${decision.award ?? null},
        ${decision.reason}, ${now}, ${personIdOf(actor) ?? null}, ${isAppliedNow ? now : null}) returning id`,
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
      insert into award_decision (id, result_id, entry_id, kind, award, reason, at, by_id, applied_at)
      values (${newId(now.getTime() + index)}, ${toId}, ${one.entryId}, ${one.kind}, ${one.award ?? null}, ${one.reason}, ${one.at},
        ${one.byId ?? null}, ${one.appliedAt ?? null})`.execute(tx);
  }
}
