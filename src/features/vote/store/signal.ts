/** How votes came: kept beside the ledger, deleted at the end of retention. */

import { sql } from 'kysely';
import type { PollId } from '../../../kernel/id.ts';
import type { Tx } from '../../../platform/db.ts';
import type { Signal } from '../vote.ts';

export async function insertSignals(
  tx: Tx,
  signals: readonly (Signal & { pollId: PollId; no: number })[],
): Promise<void> {
  if (signals.length === 0) return;
  const of = <T>(pick: (signal: (typeof signals)[number]) => T) => signals.map(pick);
  await sql`
    insert into vote_signal (poll_id, no, address_prefix, region, agent, dwell_ms, via, voter_since)
    select * from unnest(${of((s) => s.pollId)}::uuid[], ${of((s) => s.no)}::bigint[], ${of((s) => s.addressPrefix)}::text[],
      ${of((s) => s.region)}::text[], ${of((s) => s.agent)}::text[], ${of((s) => s.dwellMs ?? null)}::int[],
      ${of((s) => s.via)}::text[], ${of((s) => s.voterSince ?? null)}::timestamptz[])`.execute(tx);
}

/** The end of retention: nobody can say any more whose votes these were, nor how they came; every count stays. */
export async function destroyKey(tx: Tx, now: Date, pollId: PollId): Promise<void> {
  await sql`delete from vote_signal where poll_id = ${pollId}`.execute(tx);
  await sql`update vote_key set key = null, destroyed_at = ${now} where poll_id = ${pollId} and key is not null`.execute(
    tx,
  );
}
