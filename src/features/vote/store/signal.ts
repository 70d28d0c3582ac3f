/** How votes came: kept beside the ledger, deleted at the end of retention. */

import { sql } from 'kysely';
import type { CampaignId, PollId } from '../../../kernel/id.ts';
import { rowOf, rowsOf, type Tx } from '../../../platform/db.ts';
import type { Signal } from '../vote.ts';
import { endsAt, fromPolls } from './poll.ts';

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

/** Polls that ended before an instant, all of it stated for good, whose voters can still be told; held until the end of this transaction. */
export function listKeysToDestroy(tx: Tx, before: Date): Promise<{ id: PollId; campaignId: CampaignId }[]> {
  return rowsOf(
    tx,
    sql<{ id: PollId; campaignId: CampaignId }>`
      select b.id, l.campaign_id as "campaignId" from ${fromPolls} join vote_key k on k.poll_id = b.id
      where k.key is not null and ${endsAt} <= ${before} and exists (select from vote_checkpoint c
        where c.poll_id = b.id and c.is_final and c.size = h.no)
      order by b.id limit 20 for update of k skip locked`,
  );
}

/** When it was that nobody could say any more whose the votes of a poll were; nothing while it still can be said. */
export async function findKeyDestroyed(tx: Tx, pollId: PollId): Promise<Date | undefined> {
  const row = await rowOf(
    tx,
    sql<{ at: Date | null }>`select destroyed_at as at from vote_key where poll_id = ${pollId}`,
  );
  return row?.at ?? undefined;
}
