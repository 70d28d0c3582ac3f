/** The ledger of polls: its head, which is its lock, and the events that are added behind it. */

import { sql } from 'kysely';
import type { EntryId, PollId } from '../../../kernel/id.ts';
import { rowOf, rowsOf, type Tx } from '../../../platform/db.ts';
import { digest } from '../../../platform/digest.ts';
import { randomHex } from '../../../platform/signing.ts';
import { contentText, type EventContent, hashOf, sealOf, type VoteRanges } from '../ledger/line.ts';
import type { Poll } from '../vote.ts';

/** The last event of a ledger. `key` makes pseudonyms; nothing once it is destroyed. */
export type Head = {
  pollId: PollId;
  no: number;
  hash: string;
  at: Date;
  key?: Buffer;
} & Pick<Poll, 'pausedAt' | 'cancelledAt'> & { extendedUntil?: Date };

type HeadRow = {
  poll_id: PollId;
  no: number;
  hash: string;
  at: Date;
  key: Buffer | null;
  paused_at: Date | null;
  extended_until: Date | null;
  cancelled_at: Date | null;
};

const headColumns = sql`h.poll_id, h.no::float8 as no, encode(h.hash, 'hex') as hash, h.at, k.key, h.paused_at,
  h.extended_until, h.cancelled_at`;

const headOf = (r: HeadRow): Head => ({
  pollId: r.poll_id,
  no: r.no,
  hash: r.hash,
  at: r.at,
  key: r.key ?? undefined,
  pausedAt: r.paused_at ?? undefined,
  extendedUntil: r.extended_until ?? undefined,
  cancelledAt: r.cancelled_at ?? undefined,
});

/** The instant itself, to the millisecond: the server's clock, with the shift of a demo, not the transaction's start. */
const instant = sql`date_trunc('milliseconds', clock_now() - now() + clock_timestamp())`;

/** A head that is held, and an instant that was read while it was. */
export type LockedHead = Head & { lockedAt: Date };

/**
 * Locks the ledgers of polls, in one order for everybody; whoever holds a head is the only one to add behind it. The
 * instants are read row by row behind the locking: the last of them while all are held.
 */
export async function lockHeads(tx: Tx, pollIds: readonly PollId[]): Promise<Map<PollId, LockedHead>> {
  if (pollIds.length === 0) return new Map();
  const rows = await rowsOf(
    tx,
    sql<HeadRow & { locked_at: Date }>`
      with locked as materialized (
        select ${headColumns} from vote_head h join vote_key k on k.poll_id = h.poll_id
        where h.poll_id = any(${[...new Set(pollIds)]}::uuid[]) order by h.poll_id for update of h)
      select locked.*, ${instant} as locked_at from locked`,
  );
  const lockedAt = rows.at(-1)?.locked_at;
  return new Map(rows.map((row) => [row.poll_id, { ...headOf(row), lockedAt: lockedAt! }]));
}

/** The instant of the next event: now, but never before the last one. A demo's clock may go back, a ledger's never does. */
export const nextAt = ({ at, lockedAt }: LockedHead): Date => (at > lockedAt ? at : lockedAt);

/** The head as it stands, held by nobody. */
export async function findHead(tx: Tx, pollId: PollId): Promise<Head | undefined> {
  const row = await rowOf(
    tx,
    sql<HeadRow>`select ${headColumns} from vote_head h join vote_key k on k.poll_id = h.poll_id where h.poll_id = ${pollId}`,
  );
  return row && headOf(row);
}

/** The instant now, however long the transaction has run. */
export async function readInstant(tx: Tx): Promise<Date> {
  return (await rowOf(tx, sql<{ at: Date }>`select ${instant} as at`))!.at;
}

/** An instant at which a ledger was this long: every event to come bears a later one or the same. */
export type Reading = { at: Date; no: number };

const lockTimeoutMs = 2000;

/**
 * Reads instant and length of a ledger while its lock is held for a moment, so that no vote under way can slip in
 * before; the lock falls with the savepoint. Nothing when it could not be had in time.
 */
export async function readLength(tx: Tx, pollId: PollId): Promise<Reading | undefined> {
  await sql`savepoint ledger_length`.execute(tx);
  let reading: Reading | undefined;
  try {
    await sql`set local lock_timeout = ${sql.lit(lockTimeoutMs)}`.execute(tx);
    const head = (await lockHeads(tx, [pollId])).get(pollId);
    reading = { no: head?.no ?? 0, at: head ? nextAt(head) : await readInstant(tx) };
  } catch (error) {
    if ((error as { code?: unknown }).code !== '55P03') throw error;
  }
  await sql`rollback to savepoint ledger_length`.execute(tx);
  await sql`release savepoint ledger_length`.execute(tx);
  return reading;
}

/** What only a vote's row has beside its content; `key` and `part` name the request and its place in it. */
export type VoteRow = { receipt: string; key?: string; part: number };
export type NewEvent = { content: EventContent; vote?: VoteRow };
export type LinkedEvent = NewEvent & {
  pollId: PollId;
  no: number;
  at: Date;
  text: string;
  seal: string;
  hash: string;
};

/** Binds events one behind the other behind a head, which moves along. */
export function linkEvents(head: Head, at: Date, events: readonly NewEvent[]): LinkedEvent[] {
  const instant = at.toISOString();
  return events.map((event) => {
    const text = contentText(event.content, randomHex(16));
    const seal = sealOf(digest, text);
    head.no += 1;
    head.hash = hashOf(digest, head.hash, head.no, instant, seal);
    head.at = at;
    return { ...event, pollId: head.pollId, no: head.no, at, text, seal, hash: head.hash };
  });
}

/** Adds linked events, however many, in one statement; the ledger itself checks that each follows and moves its head. */
export async function insertEvents(tx: Tx, events: readonly LinkedEvent[]): Promise<void> {
  if (events.length === 0) return;
  const of = <T>(pick: (event: LinkedEvent) => T) => events.map(pick);
  const voted = <T>(pick: (content: EventContent & { act: 'vote' }) => T) =>
    of(({ content }) => (content.act === 'vote' ? pick(content) : null));
  await sql`
    insert into vote_event (poll_id, no, at, act, content, seal, hash, receipt, request_key, request_part,
      voter, entry_id, tier, period, slot, turn, of_no)
    select v.poll_id, v.no, v.at, v.act, v.content, decode(v.seal, 'hex'), decode(v.hash, 'hex'), v.receipt, v.request_key,
      v.request_part, v.voter, v.entry_id, v.tier, v.period, v.slot, v.turn, v.of_no
    from unnest(${of((e) => e.pollId)}::uuid[], ${of((e) => e.no)}::bigint[], ${of((e) => e.at)}::timestamptz[],
      ${of((e) => e.content.act)}::text[], ${of((e) => e.text)}::text[], ${of((e) => e.seal)}::text[],
      ${of((e) => e.hash)}::text[], ${of((e) => e.vote?.receipt ?? null)}::uuid[], ${of((e) => e.vote?.key ?? null)}::text[],
      ${of((e) => (e.vote?.key ? e.vote.part : null))}::int[], ${voted((v) => v.voter)}::uuid[],
      ${voted((v) => v.work)}::uuid[], ${voted((v) => v.tier)}::text[], ${voted((v) => v.period)}::text[],
      ${voted((v) => v.slot)}::int[], ${voted((v) => v.turn)}::int[],
      ${of(({ content }) => (content.act === 'retract' ? content.vote : null))}::bigint[])
      as v (poll_id, no, at, act, content, seal, hash, receipt, request_key, request_part, voter, entry_id, tier, period,
        slot, turn, of_no)`.execute(tx);
}

/** Notes how votes stand after an event that says something of them: the fold, vote by vote. */
export async function insertMarks(tx: Tx, { pollId, no, content }: LinkedEvent): Promise<void> {
  const { act } = content;
  if (act !== 'retract' && act !== 'quarantine' && act !== 'release' && act !== 'void') return;
  const numbers = act === 'retract' ? [content.vote] : numbersUpto(content.votes, no);
  const rule = 'rule' in content ? content.rule : null;
  await sql`
    insert into vote_mark (poll_id, vote_no, no, entry_id, is_retracted, is_quarantined, is_void, rule)
    select v.poll_id, v.no, ${no}, v.entry_id, coalesce(m.is_retracted, false) or ${act === 'retract'}::boolean,
      case ${act}::text when 'quarantine' then true when 'release' then false else coalesce(m.is_quarantined, false) end,
      coalesce(m.is_void, false) or ${act === 'void'}::boolean,
      case when coalesce(m.is_void, false) then m.rule else coalesce(${rule}::text, m.rule, '') end
    from vote_event v
    left join lateral (select x.* from vote_mark x where x.poll_id = v.poll_id and x.vote_no = v.no
      order by x.no desc limit 1) m on true
    where v.poll_id = ${pollId} and v.no = any(${numbers}::bigint[]) and v.act = 'vote' order by v.no`.execute(
    tx,
  );
}

/** The numbers of ranges, each once; what is behind the event that names them is no vote yet. */
function numbersUpto(ranges: VoteRanges, last: number): number[] {
  const numbers: number[] = [];
  for (const [from, to] of ranges) for (let no = from; no <= Math.min(to, last); no++) numbers.push(no);
  return numbers;
}

/** What an event says of its poll's window. */
export async function saveWindow(tx: Tx, { pollId, at, content }: LinkedEvent): Promise<void> {
  const { act } = content;
  if (act === 'pause' || act === 'resume')
    await sql`update vote_head set paused_at = ${act === 'pause' ? at : null} where poll_id = ${pollId}`.execute(
      tx,
    );
  if (act === 'cancel')
    await sql`update vote_head set cancelled_at = ${at} where poll_id = ${pollId}`.execute(tx);
  if (act === 'extend')
    await sql`update vote_head set extended_until = ${content.until} where poll_id = ${pollId}`.execute(tx);
}

type OwnRow = {
  poll_id: PollId;
  voter: string;
  no: number;
  entry_id: EntryId;
  period: string;
  slot: number;
  turn: number;
  at: Date;
  receipt: string;
  request_key: string | null;
  retracted_at: Date | null;
};

/** A person's vote as they themselves may know it. */
export type OwnVote = {
  no: number;
  entryId: EntryId;
  period: string;
  slot: number;
  turn: number;
  at: Date;
  receipt: string;
  key?: string;
  retractedAt?: Date;
};

/** What voters cast in polls, those taken back too, in the order of the ledger; by poll and pseudonym. */
export async function listOwnVotes(
  tx: Tx,
  voters: readonly { pollId: PollId; voter: string }[],
): Promise<Map<string, OwnVote[]>> {
  const own = new Map<string, OwnVote[]>();
  if (voters.length === 0) return own;
  const rows = await rowsOf(
    tx,
    sql<OwnRow>`
      select v.poll_id, replace(v.voter::text, '-', '') as voter, v.no::float8 as no, v.entry_id, v.period, v.slot, v.turn,
        v.at, v.receipt, v.request_key, r.at as retracted_at
      from unnest(${voters.map((one) => one.pollId)}::uuid[], ${voters.map((one) => one.voter)}::uuid[]) as asked (poll_id, voter)
      -- Voter by voter, whatever the planner last knew of a ledger that may have been empty a minute ago.
      cross join lateral (select * from vote_event e
        where e.poll_id = asked.poll_id and e.voter = asked.voter and e.act = 'vote' offset 0) v
      left join vote_event r on r.poll_id = v.poll_id and r.of_no = v.no order by v.no`,
  );
  for (const row of rows) {
    const name = `${row.poll_id}/${row.voter}`;
    const votes = own.get(name) ?? [];
    votes.push(ownVoteOf(row));
    own.set(name, votes);
  }
  return own;
}

function ownVoteOf(row: OwnRow): OwnVote {
  return {
    no: row.no,
    entryId: row.entry_id,
    period: row.period,
    slot: row.slot,
    turn: row.turn,
    at: row.at,
    receipt: row.receipt,
    key: row.request_key ?? undefined,
    retractedAt: row.retracted_at ?? undefined,
  };
}
