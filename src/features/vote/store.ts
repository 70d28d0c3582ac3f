/** Every query on the ledger of votes and its tallies. */

import { sql } from 'kysely';
import {
  type CallId,
  type CampaignId,
  type EntryId,
  newId,
  type PersonId,
  type PollId,
} from '../../kernel/id.ts';
import type { Named } from '../../kernel/text.ts';
import { rowOf, rowsOf, type Tx } from '../../platform/db.ts';
import type { Maker } from '../entry/entry.ts';
import { entryJoin } from '../entry/store.ts';
import type { MediaFile } from '../media/media.ts';
import { fileFromJson, fileJson } from '../media/store.ts';
import { organisationJoin } from '../organisation/store.ts';
import { listStanding } from '../recommendation/store.ts';
import { findPoll } from './store/poll.ts';
import { type CastVote, isFinalTally, type Poll, type Tally } from './vote.ts';

const lock = (name: string) => sql`hashtextextended(${name}, 0)`;
const ledgerOf = (campaignId: CampaignId) => lock(`ledger/${campaignId}`);

/** Makes a person's votes in a campaign come one after another. */
export async function lockVoter(tx: Tx, campaignId: CampaignId, voterId: PersonId): Promise<void> {
  await sql`select pg_advisory_xact_lock(${lock(`voter/${campaignId}/${voterId}`)})`.execute(tx);
}

/** Held by every vote from before its instant until its commit; votes do not wait for each other here. */
export async function lockLedger(tx: Tx, campaignId: CampaignId): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(${ledgerOf(campaignId)})`.execute(tx);
}

/** Makes counts of one call come one after another. */
export async function lockCount(tx: Tx, callId: CallId): Promise<void> {
  await sql`select pg_advisory_xact_lock(${lock(`count/${callId}`)})`.execute(tx);
}

/** The instant itself, to the millisecond: the server's clock, with the shift of a demo, not the transaction's start. */
export async function readInstant(tx: Tx): Promise<Date> {
  const row = await rowOf(
    tx,
    sql<{ at: Date }>`select date_trunc('milliseconds', clock_now() - now() + clock_timestamp()) as at`,
  );
  return row!.at;
}

/** `clock_now()` cuts to the millisecond, and so does each reading: together less than this. */
const cutMs = 2;
const lockTimeoutMs = 2000;

/**
 * An instant that no vote to come can bear any more: for a moment the ledger's lock is held alone, so all votes up to
 * it are committed and all others will read the clock later. The lock falls with the savepoint; nothing when it could
 * not be had in time.
 */
export async function readCountInstant(tx: Tx, campaignId: CampaignId): Promise<Date | undefined> {
  await sql`savepoint count_instant`.execute(tx);
  let at: Date | undefined;
  try {
    await sql`set local lock_timeout = ${sql.lit(lockTimeoutMs)}`.execute(tx);
    await sql`select pg_advisory_xact_lock(${ledgerOf(campaignId)})`.execute(tx);
    at = await readInstant(tx);
  } catch (error) {
    const isTimeout = (error as { code?: unknown }).code === '55P03';
    if (!isTimeout) throw error;
  }
  await sql`rollback to savepoint count_instant`.execute(tx);
  await sql`release savepoint count_instant`.execute(tx);
  return at && new Date(at.getTime() - cutMs);
}

/** What a person cast on a day in a campaign, by its number of the day. */
export async function listVotesOfDay(
  tx: Tx,
  campaignId: CampaignId,
  voterId: PersonId,
  day: string,
): Promise<CastVote[]> {
  return rowsOf(
    tx,
    sql<CastVote>`
      select entry_id as "entryId", slot from vote_event
      where campaign_id = ${campaignId} and voter_id = ${voterId} and day = ${day} order by slot`,
  );
}

export type NewVote = {
  pollId: PollId;
  campaignId: CampaignId;
  callId: CallId;
  entryId: EntryId;
  voterId: PersonId;
  day: string;
  slot: number;
  at: Date;
};

/** Adds a vote to the ledger; false when one of its two unique keys says no. */
export async function insertVote(tx: Tx, vote: NewVote): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{ seq: string }>`
      insert into vote_event (id, poll_id, campaign_id, call_id, entry_id, voter_id, day, slot, at)
      values (${newId(vote.at.getTime())}, ${vote.pollId}, ${vote.campaignId}, ${vote.callId}, ${vote.entryId}, ${vote.voterId},
        ${vote.day}, ${vote.slot}, ${vote.at})
      on conflict do nothing returning seq`,
  );
  return row !== undefined;
}

export type ShownWork = { id: EntryId; number: string; title: string };

/** The works of a hosted call that can win and are before the public, by their numbers: what went to the owner. */
export async function listShown(tx: Tx, callId: CallId): Promise<ShownWork[]> {
  const ids = (await listStanding(tx, { callId, leg: 'to-owner' })).map((r) => r.entryId);
  return ids.length === 0 ? [] : listWorks(tx, ids);
}

/** All works of a hosted call before the public: those that can win, those of its polls, and those that fell there. */
export async function listOnDisplay(tx: Tx, callId: CallId): Promise<ShownWork[]> {
  const ids = (await listStanding(tx, { callId, leg: 'to-owner' })).map((r) => r.entryId);
  const voted = await rowsOf(
    tx,
    sql<{ id: EntryId }>`
      select distinct x.entry_id as id from vote_poll_entry x join vote_poll b on b.id = x.poll_id
      where b.call_id = ${callId} and not x.entry_id = any(${ids}::uuid[])`,
  );
  const all = [...ids, ...voted.map((row) => row.id)];
  return all.length === 0 ? [] : listWorks(tx, all);
}

function listWorks(tx: Tx, ids: readonly EntryId[]): Promise<ShownWork[]> {
  return rowsOf(
    tx,
    sql<ShownWork>`
      select e.id, e.number, e.title from unnest(${[...ids]}::uuid[]) as chosen (id) join ${entryJoin(sql`chosen.id`)}
      where e.shown_at is not null order by e.number`,
  );
}

/** The works of a poll before the public. */
async function listVotable(tx: Tx, pollId: PollId): Promise<EntryId[]> {
  const rows = await rowsOf(
    tx,
    sql<{ id: EntryId }>`
      select e.id from vote_poll_entry x join ${entryJoin(sql`x.entry_id`)}
      where x.poll_id = ${pollId} and e.shown_at is not null order by e.id`,
  );
  return rows.map((row) => row.id);
}

export type Card = ShownWork & { makers: readonly Maker[]; unitName: Named; file?: MediaFile; tally?: Tally };
type CardRow = ShownWork & {
  makers: Maker[];
  name_zh: string;
  name_en: string | null;
  file: unknown;
  votes: number | null;
  counted_at: Date | null;
};

/** Cards of shown works in the order asked, each with its count in a poll: one query, however many. */
export async function listCards(tx: Tx, ids: readonly EntryId[], pollId?: PollId): Promise<Card[]> {
  if (ids.length === 0) return [];
  const rows = await rowsOf(
    tx,
    sql<CardRow>`
      select e.id, e.number, e.title, e.makers, o.name_zh, o.name_en, ${fileJson('e.file_id')} as file, t.votes, t.counted_at
      from unnest(${[...ids]}::uuid[]) with ordinality as asked (id, position)
      join ${entryJoin(sql`asked.id`)} join ${organisationJoin(sql`e.unit_id`)}
      left join vote_tally t on t.entry_id = e.id and t.poll_id = ${pollId ?? null}
      where e.shown_at is not null order by asked.position`,
  );
  return rows.map(({ name_zh, name_en, file, votes, counted_at, ...card }) => ({
    ...card,
    unitName: { zh: name_zh, en: name_en ?? undefined },
    file: fileFromJson(file),
    tally: counted_at ? { votes: votes!, countedAt: counted_at } : undefined,
  }));
}

type TallyRow = { entry_id: EntryId; votes: number; counted_at: Date };

/** The counts of a poll by work, each with the instant at which it equals the ledger. */
export async function listPollTallies(tx: Tx, pollId: PollId): Promise<Map<EntryId, Tally>> {
  const rows = await rowsOf(
    tx,
    sql<TallyRow>`select entry_id, votes, counted_at from vote_tally where poll_id = ${pollId} order by entry_id`,
  );
  return new Map(rows.map((row) => [row.entry_id, { votes: row.votes, countedAt: row.counted_at }]));
}

/** The counts of a call's final vote. */
export async function listTallies(tx: Tx, callId: CallId): Promise<Map<EntryId, Tally>> {
  const final = await findPoll(tx, callId);
  return final ? listPollTallies(tx, final.id) : new Map();
}

/** Votes as last counted: of the final vote alone, or of all polls of the call together. */
export async function votesOf(tx: Tx, callId: CallId, of: 'last' | 'all'): Promise<Map<EntryId, number>> {
  const rows = await rowsOf(
    tx,
    sql<{ entry_id: EntryId; votes: number }>`
      select t.entry_id, sum(t.votes)::int as votes from vote_tally t join vote_poll b on b.id = t.poll_id
      where b.call_id = ${callId} and (${of} = 'all' or b.stage is null) group by t.entry_id order by t.entry_id`,
  );
  return new Map(rows.map((row) => [row.entry_id, row.votes]));
}

export async function findTally(tx: Tx, pollId: PollId, entryId: EntryId): Promise<Tally | undefined> {
  return (await listPollTallies(tx, pollId)).get(entryId);
}

/**
 * Whether a poll has to be counted: never yet, the ledger has grown, the last count came before the closing, or the
 * clock went back behind the last count.
 */
export async function isCountDue(tx: Tx, poll: Poll, now: Date): Promise<boolean> {
  const tallies = await listPollTallies(tx, poll.id);
  const counted = (await listVotable(tx, poll.id)).map((id) => tallies.get(id));
  if (counted.some((tally) => !tally || tally.countedAt > now)) return true;
  if (now >= poll.closesAt && counted.some((tally) => tally && !isFinalTally(tally, poll))) return true;
  const row = await rowOf(
    tx,
    sql<{ grown: boolean }>`
      select exists (select from vote_tally t where t.poll_id = ${poll.id} and exists (
        select from vote_event v where v.poll_id = t.poll_id and v.entry_id = t.entry_id and v.at > t.counted_at)) as grown`,
  );
  return row!.grown;
}

/** Brings a poll's tallies to an instant: from the first row of the ledger, or on from the last count. */
export async function saveCount(
  tx: Tx,
  poll: Pick<Poll, 'id' | 'callId'>,
  at: Date,
  anew: boolean,
): Promise<void> {
  await sql`
    insert into vote_tally (poll_id, entry_id, call_id, votes, counted_at)
    select ${poll.id}, works.id, ${poll.callId}, coalesce(t.votes, 0) + (
        select count(*) from vote_event v where v.poll_id = ${poll.id}
          and v.entry_id = works.id and v.at > coalesce(t.counted_at, '-infinity') and v.at <= ${at}), ${at}
    from unnest(${await listVotable(tx, poll.id)}::uuid[]) as works (id)
    left join vote_tally t on t.poll_id = ${poll.id} and t.entry_id = works.id and t.counted_at <= ${at}
      and not ${anew}::boolean
    on conflict (poll_id, entry_id) do update set votes = excluded.votes, counted_at = excluded.counted_at`.execute(
    tx,
  );
}
