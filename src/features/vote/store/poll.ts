/** Every query on polls: from when until when which works of a call are voted for. */

import { type RawBuilder, sql } from 'kysely';
import { type CallId, type CampaignId, type EntryId, newId, type PollId } from '../../../kernel/id.ts';
import { rowOf, rowsOf, type Tx } from '../../../platform/db.ts';
import { callJoin } from '../../call/store.ts';
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
};

/** The final vote has the window of its call, whatever becomes of that before it opens. */
const opensAt = sql`coalesce(b.opens_at, l.vote_opens_at)`;
const closesAt = sql`coalesce(b.closes_at, l.vote_closes_at)`;

async function list(tx: Tx, where: RawBuilder<unknown>): Promise<Poll[]> {
  const rows = await rowsOf(
    tx,
    sql<Row>`
      select b.id, b.call_id, l.campaign_id, b.position, b.stage, ${opensAt} as opens_at, ${closesAt} as closes_at, b.opened_at
      from vote_poll b join ${callJoin(sql`b.call_id`)} where ${where}`,
  );
  return rows.map((r) => ({
    id: r.id,
    callId: r.call_id,
    campaignId: r.campaign_id,
    position: r.position,
    stage: r.stage ?? undefined,
    opensAt: r.opens_at,
    closesAt: r.closes_at,
    openedAt: r.opened_at ?? undefined,
  }));
}

/** The polls of a hosted call in the order in which they were made. */
export function listPolls(tx: Tx, callId: CallId): Promise<Poll[]> {
  return list(tx, sql`b.call_id = ${callId} order by b.position`);
}

/** The polls in which a work is voted for. */
export function listPollsOf(tx: Tx, entryId: EntryId): Promise<Poll[]> {
  return list(
    tx,
    sql`exists (select from vote_poll_entry x where x.poll_id = b.id and x.entry_id = ${entryId}) order by b.position`,
  );
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

/** Puts works into a poll; those that are there stay. */
export async function insertPollEntries(
  tx: Tx,
  now: Date,
  pollId: PollId,
  entryIds: readonly EntryId[],
): Promise<void> {
  await sql`
    insert into vote_poll_entry (poll_id, entry_id, at) select ${pollId}, id, ${now} from unnest(${[...entryIds]}::uuid[]) as w (id)
    on conflict do nothing`.execute(tx);
}

/** The works of a poll. */
export async function listPollEntryIds(tx: Tx, pollId: PollId): Promise<EntryId[]> {
  const rows = await rowsOf(
    tx,
    sql<{
      entry_id: EntryId;
    }>`select entry_id from vote_poll_entry where poll_id = ${pollId} order by entry_id`,
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

/** Polls that have opened, and closed not before `since`. */
export async function listPollsInVote(tx: Tx, since: Date, now: Date): Promise<Poll[]> {
  return list(
    tx,
    sql`${opensAt} <= ${now} and ${closesAt} > ${since} order by l.campaign_id, b.call_id, b.position limit 500`,
  );
}
