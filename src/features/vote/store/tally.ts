/** Tallies: the fold of a ledger's first events, kept by the work and brought on from where it stood. */

import { sql } from 'kysely';
import type { EntryId, PollId } from '../../../kernel/id.ts';
import { rowOf, rowsOf, type Tx } from '../../../platform/db.ts';
import type { Totals } from '../ledger/fold.ts';
import type { Poll } from '../vote.ts';
import type { Reading } from './ledger.ts';
import { endsAt, fromPolls } from './poll.ts';

/** How each vote stood after the first so many events; only those to which something happened. */
const marksUpto = (pollId: PollId, no: number) => sql`
  select distinct on (m.vote_no) m.vote_no, m.entry_id, m.state, m.rule from vote_mark m
  where m.poll_id = ${pollId} and m.no <= ${no} order by m.vote_no, m.no desc`;

/** Raw votes of a stretch of a ledger, by work. */
const rawOf = (pollId: PollId, after: unknown, upto: number) => sql`
  select v.entry_id, count(*)::int as raw from vote_event v
  where v.poll_id = ${pollId} and v.no > ${after} and v.no <= ${upto} and v.act = 'vote' group by v.entry_id`;

/** Brings a poll's tallies to a reading of its ledger: from the first event, or on from the last count. */
export async function saveCount(
  tx: Tx,
  poll: Pick<Poll, 'id' | 'callId'>,
  { at, no }: Reading,
  anew: boolean,
): Promise<void> {
  // From where it stood to where it stands is two statements: nobody else may count between them.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`tally/${poll.id}`}, 0))`.execute(tx);
  const before = await rowOf(
    tx,
    sql<{ upto: number | null }>`select min(upto)::float8 as upto from vote_tally where poll_id = ${poll.id}`,
  );
  const after = anew || !before?.upto || before.upto > no ? 0 : before.upto;
  await sql`
    insert into vote_tally (poll_id, entry_id, call_id, raw, retracted, quarantined, void, upto, counted_at)
    select ${poll.id}, x.entry_id, ${poll.callId}, coalesce(t.raw, 0) + coalesce(n.raw, 0), coalesce(m.retracted, 0),
      coalesce(m.quarantined, 0), coalesce(m.void, 0), ${no}, ${at}
    from vote_poll_entry x
    left join vote_tally t on t.poll_id = x.poll_id and t.entry_id = x.entry_id and ${after} > 0
    left join (${rawOf(poll.id, after, no)}) n on n.entry_id = x.entry_id
    left join (select s.entry_id, count(*) filter (where s.state = 'retracted') as retracted,
        count(*) filter (where s.state = 'quarantined') as quarantined, count(*) filter (where s.state = 'void') as void
      from (${marksUpto(poll.id, no)}) s group by s.entry_id) m on m.entry_id = x.entry_id
    where x.poll_id = ${poll.id} and not x.is_awaited
    on conflict (poll_id, entry_id) do update set raw = excluded.raw, retracted = excluded.retracted,
      quarantined = excluded.quarantined, void = excluded.void, upto = excluded.upto, counted_at = excluded.counted_at`.execute(
    tx,
  );
}

/**
 * Whether a poll has to be counted: a work never was, the ledger has grown, the last count came before the end, or a
 * demo's clock went back behind it.
 */
export async function isCountDue(tx: Tx, poll: Poll, now: Date): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{ due: boolean }>`
      select coalesce(bool_or(t.entry_id is null or t.upto < coalesce(h.no, 0) or t.counted_at > ${now}
        or (${now} >= ${endsAt} and t.counted_at < ${endsAt})), false) as due
      from ${fromPolls} join vote_poll_entry x on x.poll_id = b.id and not x.is_awaited
      left join vote_tally t on t.poll_id = b.id and t.entry_id = x.entry_id where b.id = ${poll.id}`,
  );
  return row!.due;
}

type SumRow = { entry_id: EntryId; state: 'retracted' | 'quarantined' | 'void'; rule: string; count: number };

/** The fold after the first so many events: raw votes are handed in, what happened to votes is read. */
export async function foldUpto(
  tx: Tx,
  pollId: PollId,
  raw: ReadonlyMap<EntryId, number>,
  no: number,
): Promise<Map<EntryId, Totals>> {
  const totals = new Map<EntryId, Totals>();
  for (const [id, votes] of raw)
    totals.set(id, { raw: votes, retracted: 0, quarantined: 0, void: 0, effective: votes, reasons: {} });
  const rows = await rowsOf(
    tx,
    sql<SumRow>`
      select s.entry_id, s.state, s.rule, count(*)::int as count from (${marksUpto(pollId, no)}) s
      where s.state <> 'counted' group by 1, 2, 3`,
  );
  for (const { entry_id, state, rule, count } of rows) {
    const one = totals.get(entry_id)!;
    one[state] += count;
    one.effective -= count;
    if (state !== 'retracted') one.reasons[rule] = (one.reasons[rule] ?? 0) + count;
  }
  return totals;
}

/** Raw votes by work in a stretch of a ledger: behind `after`, up to `upto`. */
export async function countRaw(
  tx: Tx,
  pollId: PollId,
  after: number,
  upto: number,
): Promise<Map<EntryId, number>> {
  const rows = await rowsOf(tx, sql<{ entry_id: EntryId; raw: number }>`${rawOf(pollId, after, upto)}`);
  return new Map(rows.map((row) => [row.entry_id, row.raw]));
}

/** What the pages show from now on: what the last checkpoint says. */
export async function saveShown(
  tx: Tx,
  pollId: PollId,
  at: Date,
  shown: ReadonlyMap<EntryId, number>,
): Promise<void> {
  await sql`
    update vote_tally t set shown = s.votes, shown_at = ${at}
    from unnest(${[...shown.keys()]}::uuid[], ${[...shown.values()]}::int[]) as s (entry_id, votes)
    where t.poll_id = ${pollId} and t.entry_id = s.entry_id`.execute(tx);
}
