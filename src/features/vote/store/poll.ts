/** Every query on polls: from when until when which works of a call are voted for, and by what promise. */

import { type RawBuilder, sql } from 'kysely';
import { type CallId, type CampaignId, type EntryId, isId, newId, type PollId } from '../../../kernel/id.ts';
import { rowOf, rowsOf, type Tx } from '../../../platform/db.ts';
import { type Ballot, readBallot } from '../../call/ballot.ts';
import { callJoin } from '../../call/store.ts';
import { entryJoin } from '../../entry/store.ts';
import type { Poll } from '../vote.ts';

type Row = {
  id: PollId;
  call_id: CallId;
  campaign_id: CampaignId;
  position: number;
  stage: string | null;
  opens_at: Date;
  closes_at: Date;
  opened_at: Date | null;
  ballot: unknown;
  paused_at: Date | null;
  cancelled_at: Date | null;
};

/** For other stores: `join ${pollJoin(sql`x.poll_id`)}` gives the poll as `b`. */
export function pollJoin(id: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`vote_poll b on b.id = ${id}`;
}

/** For other stores: `join ${pollEntryJoin(sql`b.id`)}` gives the works that are voted for in a poll as `x`. */
export function pollEntryJoin(id: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`vote_poll_entry x on x.poll_id = ${id} and not x.is_awaited`;
}

/** The final vote has the window of its call, whatever becomes of that before it opens. */
const opensAt = sql`coalesce(b.opens_at, l.vote_opens_at)`;
const closesAt = sql`coalesce(h.extended_until, b.promised_closes_at, b.closes_at, l.vote_closes_at)`;
/** When a poll ends, cancelled or not; with `from` only. */
export const endsAt = sql`least(${closesAt}, h.cancelled_at)`;
/** The poll as `b`, its call as `l`, and as `h` the last event of its ledger, if it has begun. */
export const fromPolls = sql`vote_poll b join ${callJoin(sql`b.call_id`)} left join vote_head h on h.poll_id = b.id`;
const columns = sql`b.id, b.call_id, l.campaign_id, b.position, b.stage, ${opensAt} as opens_at, ${closesAt} as closes_at,
  b.opened_at, b.ballot, h.paused_at, h.cancelled_at`;

function pollOf(r: Row): Poll {
  return {
    id: r.id,
    callId: r.call_id,
    campaignId: r.campaign_id,
    position: r.position,
    stage: r.stage ?? undefined,
    opensAt: r.opens_at,
    closesAt: r.closes_at,
    openedAt: r.opened_at ?? undefined,
    ballot: r.ballot ? readBallot(r.ballot) : undefined,
    pausedAt: r.paused_at ?? undefined,
    cancelledAt: r.cancelled_at ?? undefined,
  };
}

async function list(tx: Tx, where: RawBuilder<unknown>): Promise<Poll[]> {
  return (await rowsOf(tx, sql<Row>`select ${columns} from ${fromPolls} where ${where}`)).map(pollOf);
}

/** The polls of a hosted call in the order in which they were made. */
export function listPolls(tx: Tx, callId: CallId): Promise<Poll[]> {
  return list(tx, sql`b.call_id = ${callId} order by b.position`);
}

/** Polls by their ids, and those of these calls. */
export function listPollsById(tx: Tx, ids: readonly PollId[], callIds: readonly CallId[] = []) {
  return list(
    tx,
    sql`b.id = any(${[...ids]}::uuid[]) or b.call_id = any(${[...callIds]}::uuid[]) order by b.call_id, b.position`,
  );
}

/** A poll by its id; what cannot be one is not found. */
export async function findPollById(tx: Tx, id: string): Promise<Poll | undefined> {
  return isId(id) ? (await listPollsById(tx, [id as PollId]))[0] : undefined;
}

/** The polls in which a work is voted for; where it still waits to be let on it is not. */
export function listPollsOf(tx: Tx, entryId: EntryId): Promise<Poll[]> {
  return list(
    tx,
    sql`exists (select from vote_poll_entry x where x.poll_id = b.id and x.entry_id = ${entryId} and not x.is_awaited)
      order by b.position`,
  );
}

/** The same for many works at once. */
export async function listPollsOfAll(tx: Tx, entryIds: readonly EntryId[]): Promise<Map<EntryId, Poll[]>> {
  const rows = await rowsOf(
    tx,
    sql<Row & { entry_id: EntryId }>`
      select x.entry_id, ${columns} from ${fromPolls} join vote_poll_entry x on x.poll_id = b.id
      where x.entry_id = any(${[...entryIds]}::uuid[]) and not x.is_awaited order by b.position`,
  );
  const polls = new Map<EntryId, Poll[]>();
  for (const row of rows) polls.set(row.entry_id, [...(polls.get(row.entry_id) ?? []), pollOf(row)]);
  return polls;
}

/** The gate of a stage; without a stage the final vote. */
export async function findPoll(tx: Tx, callId: CallId, stage?: string): Promise<Poll | undefined> {
  return (await list(tx, sql`b.call_id = ${callId} and b.stage is not distinct from ${stage ?? null}`))[0];
}

export type NewPoll = { callId: CallId; stage?: string; opensAt?: Date; closesAt?: Date };

/** Makes a poll unless it is there. */
export async function insertPoll(tx: Tx, now: Date, poll: NewPoll): Promise<Poll> {
  await sql`
    insert into vote_poll (id, call_id, position, stage, opens_at, closes_at, at)
    values (${newId(now.getTime())}, ${poll.callId}, (select count(*) from vote_poll where call_id = ${poll.callId}),
      ${poll.stage ?? null}, ${poll.opensAt ?? null}, ${poll.closesAt ?? null}, ${now})
    on conflict on constraint vote_poll_stage do nothing`.execute(tx);
  return (await findPoll(tx, poll.callId, poll.stage))!;
}

/**
 * Puts works into a poll. Those that are there stay; one that was awaited is let on. A list that is published takes
 * no further ones: its digest is the root of the ledger.
 */
export async function insertPollEntries(
  tx: Tx,
  now: Date,
  pollId: PollId,
  { entries, isAwaited = false }: { entries: readonly EntryId[]; isAwaited?: boolean },
): Promise<void> {
  await sql`select from vote_poll where id = ${pollId} for update`.execute(tx);
  await sql`
    insert into vote_poll_entry (poll_id, entry_id, at, is_awaited) select b.id, w.id, ${now}, ${isAwaited}
    from vote_poll b cross join unnest(${[...entries]}::uuid[]) as w (id) where b.id = ${pollId} and b.published is null
    on conflict do nothing`.execute(tx);
  if (!isAwaited)
    await sql`update vote_poll_entry set is_awaited = false
      where poll_id = ${pollId} and entry_id = any(${[...entries]}::uuid[]) and is_awaited`.execute(tx);
}

/** Of these works those that a published list of the final vote does not name: they cannot join any more. */
export async function listTooLate(tx: Tx, callId: CallId, entries: readonly EntryId[]): Promise<EntryId[]> {
  const rows = await rowsOf(
    tx,
    sql<{ id: EntryId }>`
      select w.id from vote_poll b cross join unnest(${[...entries]}::uuid[]) as w (id)
      where b.call_id = ${callId} and b.stage is null and b.published is not null
        and not exists (select from vote_poll_entry x where x.poll_id = b.id and x.entry_id = w.id)`,
  );
  return rows.map((row) => row.id);
}

/** The works of a poll that are voted for; not those that still wait to be let on. */
export async function listPollEntryIds(tx: Tx, pollId: PollId): Promise<EntryId[]> {
  const rows = await rowsOf(
    tx,
    sql<{
      entry_id: EntryId;
    }>`select entry_id from vote_poll_entry where poll_id = ${pollId} and not is_awaited order by entry_id`,
  );
  return rows.map((row) => row.entry_id);
}

/** Polls whose time has come and whose works are not before the public yet; held until this transaction ends. */
export async function listPollsToOpen(tx: Tx, now: Date): Promise<Poll[]> {
  return list(
    tx,
    sql`b.opened_at is null and ${opensAt} <= ${now} order by b.id limit 50 for update of b skip locked`,
  );
}

/** Marks a poll as before the public; true for the one call that did. */
export async function markOpened(tx: Tx, now: Date, id: PollId): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{
      id: string;
    }>`update vote_poll set opened_at = ${now} where id = ${id} and opened_at is null returning id`,
  );
  return row !== undefined;
}

/** Polls that have opened and promised nothing yet. */
export function listPollsToFreeze(tx: Tx, now: Date): Promise<Poll[]> {
  return list(
    tx,
    sql`b.published is null and b.opened_at is not null and ${opensAt} <= ${now} order by b.id limit 1000`,
  );
}

/** Polls that have opened, and closed not before `since`. */
export async function listPollsInVote(tx: Tx, since: Date, now: Date): Promise<Poll[]> {
  return list(
    tx,
    sql`${opensAt} <= ${now} and ${closesAt} > ${since} order by l.campaign_id, b.call_id, b.position limit 500`,
  );
}

/** Waits for whoever freezes this poll; true when nobody has. */
export async function holdUnfrozen(tx: Tx, id: PollId): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{ id: string }>`select id from vote_poll where id = ${id} and published is null for update`,
  );
  return row !== undefined;
}

/** The works of a poll for its published list, by their numbers; those not before the public yet without their titles. */
export async function listPromised(tx: Tx, id: PollId): Promise<{ id: EntryId; title: string }[]> {
  return rowsOf(
    tx,
    sql<{ id: EntryId; title: string }>`
      select e.id, case when e.shown_at is null or x.is_awaited then '' else e.title end as title
      from vote_poll_entry x join ${entryJoin(sql`x.entry_id`)} where x.poll_id = ${id} order by e.number, e.id`,
  );
}

/** The key that signs now: the last one a process has announced. */
export async function findSignerKey(tx: Tx): Promise<string | undefined> {
  const row = await rowOf(
    tx,
    sql<{ public_key: string }>`select public_key from vote_signer order by at desc, public_key limit 1`,
  );
  return row?.public_key;
}

/** Announces the public half of the key in the data folder: the last announced is what polls promise. */
export async function announceSigner(tx: Tx, publicKey: string): Promise<void> {
  await sql`insert into vote_signer (public_key, at) values (${publicKey}, now())
    on conflict (public_key) do update set at = excluded.at`.execute(tx);
}

/** The bytes of poll.json; nothing before the poll has opened. */
export async function findPublished(tx: Tx, id: PollId): Promise<string | undefined> {
  const row = await rowOf(
    tx,
    sql<{ published: string | null }>`select published from vote_poll where id = ${id}`,
  );
  return row?.published ?? undefined;
}

/** Whether a poll has promised anything. */
export async function isPublished(tx: Tx, id: PollId): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{ id: string }>`select id from vote_poll where id = ${id} and published is not null`,
  );
  return row !== undefined;
}

type Frozen = { published: string; digest: string; ballot: Ballot; closesAt: Date; key: string };

/** Keeps what the poll promises, begins its ledger with the digest of that, and takes over votes of earlier versions. */
export async function saveFrozen(
  tx: Tx,
  now: Date,
  poll: Pick<Poll, 'id' | 'opensAt'>,
  made: Frozen,
): Promise<void> {
  const { published, digest, ballot, closesAt, key } = made;
  await sql`
    update vote_poll set published = ${published}, published_at = ${now}, ballot = ${JSON.stringify(ballot)},
      promised_closes_at = ${closesAt} where id = ${poll.id}`.execute(tx);
  await sql`insert into vote_key (poll_id, key) values (${poll.id}, decode(${key}, 'hex'))`.execute(tx);
  await sql`
    insert into vote_head (poll_id, no, hash, at)
    values (${poll.id}, 0, decode(${digest}, 'hex'), least(${poll.opensAt}::timestamptz, ${now}))`.execute(
    tx,
  );
  // Votes of earlier versions may be very many; once, and by whoever waits for nothing.
  await sql`set local statement_timeout = 0`.execute(tx);
  await sql`select vote_carry(${poll.id})`.execute(tx);
}
