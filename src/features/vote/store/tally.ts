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
const rawOf = (pollId: PollId, after: unknown, upto: unknown) => sql`
  select v.entry_id, count(*)::int as raw from vote_event v
  where v.poll_id = ${pollId} and v.no > ${after} and v.no <= ${upto} and v.act = 'vote' group by v.entry_id`;

/** What became of votes behind `after`, up to `upto`: how each stood then, and how it stands since. */
const movedIn = (pollId: PollId, after: unknown, upto: unknown) => sql`
  select n.entry_id, n.state, n.rule, coalesce(o.state, 'counted') as was, coalesce(o.rule, '') as was_rule
  from (select distinct on (m.vote_no) m.vote_no, m.entry_id, m.state, m.rule from vote_mark m
    where m.poll_id = ${pollId} and m.no > ${after} and m.no <= ${upto} order by m.vote_no, m.no desc) n
  left join lateral (select x.state, x.rule from vote_mark x
    where x.poll_id = ${pollId} and x.vote_no = n.vote_no and x.no <= ${after} order by x.no desc limit 1) o on true`;

/**
 * The fold of the first `upto` events for each work of a poll: what was kept at `after`, and what came since. As dear as
 * what came since; with nothing kept, from the first event.
 */
const folded = (pollId: PollId, after: unknown, upto: unknown) => sql`
  with since as (select s.entry_id, s.state, s.rule, sum(s.by)::int as by
    from (${movedIn(pollId, after, upto)}) m
      cross join lateral (values (m.entry_id, m.state, m.rule, 1), (m.entry_id, m.was, m.was_rule, -1)) as s (entry_id, state, rule, by)
    where s.state <> 'counted' group by 1, 2, 3)
  select x.entry_id, coalesce(t.raw, 0) + coalesce(n.raw, 0) as raw, coalesce(t.retracted, 0) + coalesce(m.retracted, 0) as retracted,
    coalesce(t.quarantined, 0) + coalesce(m.quarantined, 0) as quarantined, coalesce(t.void, 0) + coalesce(m.void, 0) as void,
    coalesce(case when m.entry_id is null then t.reasons else (select jsonb_object_agg(r.rule, r.votes)
      from (select k.rule, sum(k.votes)::int as votes
        from (select kept.key as rule, kept.value::int as votes from jsonb_each_text(t.reasons) as kept
          union all select s.rule, s.by from since s where s.entry_id = x.entry_id and s.state in ('quarantined', 'void')) k
        group by k.rule having sum(k.votes) <> 0) r) end, '{}') as reasons
  from vote_poll_entry x
  left join vote_tally t on t.poll_id = x.poll_id and t.entry_id = x.entry_id and ${after} > 0
  left join (${rawOf(pollId, after, upto)}) n on n.entry_id = x.entry_id
  left join (select s.entry_id, (sum(s.by) filter (where s.state = 'retracted'))::int as retracted,
      (sum(s.by) filter (where s.state = 'quarantined'))::int as quarantined, (sum(s.by) filter (where s.state = 'void'))::int as void
    from since s group by s.entry_id) m on m.entry_id = x.entry_id
  where x.poll_id = ${pollId} and not x.is_awaited`;

/** Where the count of a poll stands: the fold of so many events. */
const countedUpto = (pollId: PollId) =>
  sql`(select coalesce(min(c.upto), 0) from vote_tally c where c.poll_id = ${pollId})`;

/**
 * Brings a poll's tallies to a reading of its ledger: from the first event, or on from the last count. A count that is
 * further on already stays.
 */
export async function saveCount(
  tx: Tx,
  poll: Pick<Poll, 'id' | 'callId'>,
  { at, no }: Reading,
  anew: boolean,
): Promise<void> {
  // From where it stood to where it stands is two statements: nobody else may count between them.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`tally/${poll.id}`}, 0))`.execute(tx);
  const before = await rowOf(tx, sql<{ upto: number }>`select ${countedUpto(poll.id)}::float8 as upto`);
  const stood = before!.upto;
  if (stood > no && !anew) return;
  const upto = Math.max(no, stood);
  await sql`
    insert into vote_tally (poll_id, entry_id, call_id, raw, retracted, quarantined, void, reasons, upto, counted_at)
    select ${poll.id}, f.entry_id, ${poll.callId}, f.raw, f.retracted, f.quarantined, f.void, f.reasons, ${upto}, ${at}
    from (${folded(poll.id, sql`${anew ? 0 : stood}::bigint`, upto)}) f
    on conflict (poll_id, entry_id) do update set raw = excluded.raw, retracted = excluded.retracted,
      quarantined = excluded.quarantined, void = excluded.void, reasons = excluded.reasons, upto = excluded.upto,
      counted_at = excluded.counted_at`.execute(tx);
}

type TotalsRow = Omit<Totals, 'effective'> & { entry_id: EntryId };

/** The fold of the whole ledger at this moment, by work: what was counted, and what came since. */
export async function statusTotals(tx: Tx, pollId: PollId): Promise<Map<EntryId, Totals>> {
  const head = sql`(select coalesce(max(h.no), 0) from vote_head h where h.poll_id = ${pollId})`;
  const rows = await rowsOf(tx, sql<TotalsRow>`${folded(pollId, countedUpto(pollId), head)}`);
  return new Map(
    rows.map(({ entry_id, ...totals }) => {
      const { raw, retracted, quarantined } = totals;
      return [entry_id, { ...totals, effective: raw - retracted - quarantined - totals.void }];
    }),
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
