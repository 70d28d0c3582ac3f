/** What happened to entries, step by step. */

import { type RawBuilder, sql } from 'kysely';
import type { EntryId, PersonId } from '../../../kernel/id.ts';
import { rowsOf, type Tx } from '../../../platform/db.ts';
import type { Step } from '../entry.ts';

type StepRow = { verb: string; at: Date; by_id: PersonId | null; reason: string | null; version: number };

/** What happened to an entry, oldest first. Whoever shows it has asked policy. */
export async function listSteps(tx: Tx, entryId: EntryId): Promise<Step[]> {
  const rows = await rowsOf(
    tx,
    sql<StepRow>`select verb, at, by_id, reason, version from entry_step where entry_id = ${entryId} order by id limit 200`,
  );
  return rows.map((r) => ({
    verb: r.verb,
    at: r.at,
    byId: r.by_id ?? undefined,
    reason: r.reason ?? undefined,
    version: r.version,
  }));
}

/** For other stores: when an entry was sent in for the first time. */
export function firstSentAt(id: RawBuilder<unknown>): RawBuilder<Date | null> {
  return sql<Date | null>`(select min(s.at) from entry_step s where s.entry_id = ${id} and s.verb = 'submit')`;
}
