/** Checkpoints of ledgers, the hashes they are reckoned from, and the lines that are published with them. */

import { sql } from 'kysely';
import type { EntryId, PollId } from '../../../kernel/id.ts';
import { rowOf, rowsOf, type Tx } from '../../../platform/db.ts';
import { endsAt, fromPolls } from './poll.ts';

export type KeptCheckpoint = {
  number: number;
  size: number;
  shownSize: number;
  isFinal: boolean;
  body: string;
  signature: string;
  /** Raw votes by work among the first `shownSize` events. */
  counts: ReadonlyMap<EntryId, number>;
  at: Date;
};

type Row = {
  number: number;
  size: number;
  shown_size: number;
  is_final: boolean;
  body: string;
  signature: string;
  counts: Record<EntryId, number>;
  at: Date;
};

const columns = sql`number, size::float8 as size, shown_size::float8 as shown_size, is_final, body, signature, counts, at`;

const checkpointOf = (r: Row): KeptCheckpoint => ({
  number: r.number,
  size: r.size,
  shownSize: r.shown_size,
  isFinal: r.is_final,
  body: r.body,
  signature: r.signature,
  counts: new Map(Object.entries(r.counts) as [EntryId, number][]),
  at: r.at,
});

export async function findLastCheckpoint(tx: Tx, pollId: PollId): Promise<KeptCheckpoint | undefined> {
  const row = await rowOf(
    tx,
    sql<Row>`select ${columns} from vote_checkpoint where poll_id = ${pollId} order by number desc limit 1`,
  );
  return row && checkpointOf(row);
}

/**
 * Whether the database tells of a poll what can be true as a whole: while it is being restored table by table it does
 * not. The head is the last event, checkpoints have no gap, and none states more than there is.
 */
export async function agreesWithItself(tx: Tx, pollId: PollId): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{ agrees: boolean }>`
      select h.no = coalesce((select max(e.no) from vote_event e where e.poll_id = h.poll_id), 0)
        and c.last > 0 and c.last = c.many and c.size <= h.no as agrees
      from vote_head h cross join lateral (
        select coalesce(max(k.number), 0) as last, count(*) as many, coalesce(max(k.size), 0) as size
        from vote_checkpoint k where k.poll_id = h.poll_id) c
      where h.poll_id = ${pollId}`,
  );
  return row?.agrees ?? false;
}

/** Bodies and signatures from a number on, in their order. */
export function listCheckpoints(tx: Tx, pollId: PollId, from = 1) {
  return rowsOf(
    tx,
    sql<{ number: number; body: string; signature: string; size: number; is_final: boolean }>`
      select number, body, signature, size::float8 as size, is_final from vote_checkpoint where poll_id = ${pollId} and number >= ${from} order by number`,
  );
}

/** Makes the checkpoints of a poll come one after another. */
export async function lockCheckpoints(tx: Tx, pollId: PollId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`checkpoint/${pollId}`}, 0))`.execute(tx);
}

export async function insertCheckpoint(tx: Tx, pollId: PollId, made: KeptCheckpoint): Promise<void> {
  await sql`
    insert into vote_checkpoint (poll_id, number, size, shown_size, is_final, body, signature, counts, at)
    values (${pollId}, ${made.number}, ${made.size}, ${made.shownSize}, ${made.isFinal}, ${made.body}, ${made.signature},
      ${JSON.stringify(Object.fromEntries(made.counts))}, ${made.at})`.execute(tx);
}

/**
 * Polls of which something is to be published: the ledger has grown or what is shown lags behind it and the last
 * checkpoint is old enough; or the poll has ended and not everything of it stands under a final one.
 */
export async function listPollsToPublish(tx: Tx, now: Date, everySeconds: number): Promise<PollId[]> {
  const rows = await rowsOf(
    tx,
    sql<{ id: PollId }>`
      select b.id from ${fromPolls}
      left join lateral (select c.size, c.shown_size, c.is_final, c.at from vote_checkpoint c
        where c.poll_id = b.id order by c.number desc limit 1) last on true
      where b.published is not null and case
        when ${now} >= ${endsAt} then last.is_final is not true or last.size < h.no
        else last.at is null or last.at > ${now}
          or (last.at <= ${now}::timestamptz - make_interval(secs => ${everySeconds}) and last.shown_size < h.no) end
      order by b.id`,
  );
  return rows.map((row) => row.id);
}

/** Polls that have promised something. */
export async function listPublishedPolls(tx: Tx): Promise<PollId[]> {
  const rows = await rowsOf(
    tx,
    sql<{ id: PollId }>`select id from vote_poll where published is not null order by id`,
  );
  return rows.map((row) => row.id);
}

/** The hashes of events `from` to `to`, both included. */
export async function listHashes(tx: Tx, pollId: PollId, from: number, to: number): Promise<string[]> {
  const rows = await rowsOf(
    tx,
    sql<{ hash: string }>`
      select encode(hash, 'hex') as hash from vote_event
      where poll_id = ${pollId} and no between ${from} and ${to} order by no`,
  );
  return rows.map((row) => row.hash);
}

/** Roots of whole blocks of the ledger's first events, in their order. */
export async function listBlocks(tx: Tx, pollId: PollId): Promise<string[]> {
  const rows = await rowsOf(
    tx,
    sql<{
      hash: string;
    }>`select encode(hash, 'hex') as hash from vote_block where poll_id = ${pollId} order by block`,
  );
  return rows.map((row) => row.hash);
}

export async function insertBlock(tx: Tx, pollId: PollId, block: number, hash: string): Promise<void> {
  await sql`
    insert into vote_block (poll_id, block, hash) values (${pollId}, ${block}, decode(${hash}, 'hex'))
    on conflict do nothing`.execute(tx);
}

export type EventLine = { no: number; at: Date; seal: string; hash: string; content: string };

/** Events `from` to `to`, both included, in their order. */
export function listEvents(tx: Tx, pollId: PollId, from: number, to: number): Promise<EventLine[]> {
  return rowsOf(
    tx,
    sql<EventLine>`
      select no::float8 as no, at, encode(seal, 'hex') as seal, encode(hash, 'hex') as hash, content from vote_event
      where poll_id = ${pollId} and no between ${from} and ${to} order by no`,
  );
}

/** The instant of an event. */
export async function readEventInstant(tx: Tx, pollId: PollId, no: number): Promise<Date> {
  const row = await rowOf(
    tx,
    sql<{ at: Date }>`select at from vote_event where poll_id = ${pollId} and no = ${no}`,
  );
  return row!.at;
}
