/** Every query on appeals. */

import { type RawBuilder, sql } from 'kysely';
import { type Actor, personIdOf, seatsOf } from '../../../kernel/actor.ts';
import {
  type CallId,
  type CampaignId,
  type EntryId,
  isId,
  newId,
  type OrganisationId,
  type PersonId,
  type PollId,
} from '../../../kernel/id.ts';
import { type Doing, rowOf, rowsOf, type Tx } from '../../../platform/db.ts';
import { callJoin } from '../../call/store.ts';
import { campaignJoin } from '../../campaign/store.ts';
import { entryJoin } from '../../entry/store.ts';
import { organisationJoin } from '../../organisation/store.ts';
import { pollJoin } from '../../vote/store/poll.ts';
import type { Appeal, AppealState } from '../appeal.ts';
import { arbiterId } from './arbiter.ts';

type Row = {
  id: string;
  poll_id: PollId;
  call_id: CallId;
  campaign_id: CampaignId;
  owner_id: OrganisationId;
  entry_id: EntryId;
  entry_title: string;
  unit_path: string;
  maker_id: PersonId | null;
  side: 'unit' | 'maker';
  words: string;
  at: Date;
  by_id: PersonId;
  due_at: Date;
  state: AppealState;
  answer: string | null;
  answered_at: Date | null;
  answered_by: PersonId | null;
  version: number;
};

async function list(tx: Tx, where: RawBuilder<unknown>): Promise<Appeal[]> {
  const rows = await rowsOf(
    tx,
    sql<Row>`
      select a.id, a.poll_id, b.call_id, l.campaign_id, c.organisation_id as owner_id, a.entry_id, e.title as entry_title,
        u.path::text as unit_path, case when e.entered_by = 'person' then e.sent_by end as maker_id, a.side, a.words, a.at, a.by_id, a.due_at, a.state, a.answer, a.answered_at,
        a.answered_by, a.version
      from scrutiny_appeal a join ${pollJoin(sql`a.poll_id`)} join ${callJoin(sql`b.call_id`)}
        join ${campaignJoin(sql`l.campaign_id`)} join ${entryJoin(sql`a.entry_id`)} join ${organisationJoin(sql`e.unit_id`, 'u')}
      where ${where}`,
  );
  return rows.map((r) => ({
    id: r.id,
    pollId: r.poll_id,
    callId: r.call_id,
    campaignId: r.campaign_id,
    ownerId: r.owner_id,
    entryId: r.entry_id,
    entryTitle: r.entry_title,
    unitPath: r.unit_path,
    makerId: r.maker_id ?? undefined,
    side: r.side,
    words: r.words,
    at: r.at,
    byId: r.by_id,
    dueAt: r.due_at,
    state: r.state,
    answer: r.answer ?? undefined,
    answeredAt: r.answered_at ?? undefined,
    answeredBy: r.answered_by ?? undefined,
    version: r.version,
  }));
}

/** The appeals of a poll, what waits first. */
export function listAppeals(tx: Tx, pollId: PollId, entryId?: EntryId): Promise<Appeal[]> {
  const ofWork = entryId ? sql`and a.entry_id = ${entryId}` : sql``;
  return list(
    tx,
    sql`a.poll_id = ${pollId} ${ofWork} order by (a.answer is not null), a.due_at, a.id limit 500`,
  );
}

export async function findAppeal(tx: Tx, id: string): Promise<Appeal | undefined> {
  return isId(id) ? (await list(tx, sql`a.id = ${id}`))[0] : undefined;
}
export async function getAppeal(tx: Tx, id: string): Promise<Appeal> {
  const found = await findAppeal(tx, id);
  if (!found) throw new Error(`appeal ${id} must exist`);
  return found;
}

type NewAppeal = Pick<Appeal, 'pollId' | 'entryId' | 'side' | 'words' | 'dueAt'>;

/** Files an appeal; nothing when one of the work is open already. */
export async function insertAppeal({ tx, actor, now }: Doing, filed: NewAppeal): Promise<string | undefined> {
  const row = await rowOf(
    tx,
    sql<{ id: string }>`
      insert into scrutiny_appeal (id, poll_id, entry_id, side, words, at, by_id, due_at, state)
      values (${newId(now.getTime())}, ${filed.pollId}, ${filed.entryId}, ${filed.side}, ${filed.words}, ${now},
        ${personIdOf(actor) ?? null}, ${filed.dueAt}, 'filed') on conflict do nothing returning id`,
  );
  return row?.id;
}

/** Moves an appeal on if it still is what was seen; an answer taken back leaves none. */
export async function moveAppeal(
  { tx, actor, now }: Doing,
  seen: Pick<Appeal, 'id' | 'state' | 'version'>,
  { to, answer }: { to: AppealState; answer?: string },
): Promise<boolean> {
  const isFiled = to === 'filed';
  const row = await rowOf(
    tx,
    sql<{ id: string }>`
      update scrutiny_appeal set state = ${to}, version = version + 1,
        answer = case when ${isFiled} then null else coalesce(${answer ?? null}, answer) end,
        answered_at = case when ${isFiled} then null else coalesce(answered_at, greatest(at, ${now}::timestamptz)) end,
        answered_by = case when ${isFiled} then null else coalesce(answered_by, ${personIdOf(actor) ?? null}::uuid) end
      where id = ${seen.id} and state = ${seen.state} and version = ${seen.version} returning id`,
  );
  return row !== undefined;
}

/** For the desk: appeals to answer by the officers of owner, host and arbiter, soonest due first. */
export async function listAppealsWaiting(tx: Tx, actor: Actor): Promise<Appeal[]> {
  const places = seatsOf(actor)
    .filter((seat) => seat.role === 'officer')
    .map((seat) => seat.organisationId);
  if (places.length === 0) return [];
  return list(
    tx,
    sql`a.state = 'filed' and (c.organisation_id = any(${places}::uuid[]) or l.host_id = any(${places}::uuid[])
      or ${arbiterId} = any(${places}::uuid[])) order by a.due_at, a.id limit 200`,
  );
}
