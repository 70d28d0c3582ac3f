/** Every query on suspicions, and on how far a poll was looked through. */

import { type RawBuilder, sql } from 'kysely';
import { type Actor, personIdOf, seatsOf } from '../../../kernel/actor.ts';
import { type EntryId, isId, newId, type PersonId, type PollId } from '../../../kernel/id.ts';
import type { Named, Sentence } from '../../../kernel/text.ts';
import { type Doing, rowOf, rowsOf, type Tx } from '../../../platform/db.ts';
import { callJoin } from '../../call/store.ts';
import { campaignJoin } from '../../campaign/store.ts';
import { entryJoin } from '../../entry/store.ts';
import { organisationJoin } from '../../organisation/store.ts';
import type { VoteRanges } from '../../vote/ledger/line.ts';
import { pollJoin } from '../../vote/store/poll.ts';
import { countIn } from '../ranges.ts';
import type { Finding, KeptSuspicion, SuspicionState } from '../scrutiny.ts';
import { arbiterId } from './arbiter.ts';

type Row = {
  id: string;
  poll_id: PollId;
  entry_id: EntryId;
  entry_title: string;
  unit_path: string;
  maker_id: PersonId | null;
  rule: string;
  rule_version: string;
  grounds: Sentence[];
  votes: VoteRanges;
  vote_count: number;
  state: SuspicionState;
  found_at: Date;
  grown_at: Date;
  decided_at: Date | null;
  decided_by: PersonId | null;
  reason: string | null;
  quarantine_id: string | null;
  version: number;
};

/** A set of numbers as the ledger writes ranges. */
export function rangesSql(column: string): RawBuilder<VoteRanges> {
  return sql<VoteRanges>`(select jsonb_agg(jsonb_build_array(lower(r), upper(r) - 1) order by lower(r))
    from unnest(${sql.ref(column)}) as r)`;
}

/** Ranges as a column keeps them. */
export function rangesValue(ranges: VoteRanges): RawBuilder<unknown> {
  return sql`${`{${ranges.map(([from, to]) => `[${from},${to}]`).join(',')}}`}::int8multirange`;
}

async function list(tx: Tx, where: RawBuilder<unknown>): Promise<KeptSuspicion[]> {
  const rows = await rowsOf(
    tx,
    sql<Row>`
      select s.id, s.poll_id, s.entry_id, e.title as entry_title, u.path::text as unit_path, case when e.entered_by = 'person' then e.sent_by end as maker_id, s.rule, s.rule_version,
        s.grounds, ${rangesSql('s.votes')} as votes, s.vote_count, s.state, s.found_at, s.grown_at, s.decided_at, s.decided_by,
        s.reason, s.quarantine_id, s.version
      from scrutiny_suspicion s join ${entryJoin(sql`s.entry_id`)} join ${organisationJoin(sql`e.unit_id`, 'u')}
      where ${where}`,
  );
  return rows.map((r) => ({
    id: r.id,
    pollId: r.poll_id,
    entryId: r.entry_id,
    entryTitle: r.entry_title,
    unitPath: r.unit_path,
    makerId: r.maker_id ?? undefined,
    rule: r.rule,
    ruleVersion: r.rule_version,
    grounds: r.grounds,
    votes: r.votes,
    count: r.vote_count,
    state: r.state,
    foundAt: r.found_at,
    grownAt: r.grown_at,
    decidedAt: r.decided_at ?? undefined,
    decidedBy: r.decided_by ?? undefined,
    reason: r.reason ?? undefined,
    quarantineId: r.quarantine_id ?? undefined,
    version: r.version,
  }));
}

/** All suspicions of a poll, the open ones first, the largest of them first. */
export function listSuspicions(tx: Tx, pollId: PollId): Promise<KeptSuspicion[]> {
  return list(
    tx,
    sql`s.poll_id = ${pollId} order by (s.state = 'found') desc, s.vote_count desc, s.id limit 500`,
  );
}

export async function findSuspicion(tx: Tx, pollId: PollId, id: string): Promise<KeptSuspicion | undefined> {
  return isId(id) ? (await list(tx, sql`s.id = ${id} and s.poll_id = ${pollId}`))[0] : undefined;
}

/** The open ones of these, in the order of their ids, held until the transaction ends. */
export async function holdSuspicions(
  tx: Tx,
  pollId: PollId,
  ids: readonly string[],
): Promise<KeptSuspicion[]> {
  return ids.length === 0
    ? []
    : list(
        tx,
        sql`s.poll_id = ${pollId} and s.id = any(${[...ids]}::uuid[]) and s.state = 'found' order by s.id for update of s`,
      );
}

/** For the desk of the officers of owner, host and arbiter: polls with open suspicions. */
export async function listSuspicionsWaiting(
  tx: Tx,
  actor: Actor,
): Promise<{ pollId: PollId; callName: Named; count: number; votes: number }[]> {
  const places = seatsOf(actor)
    .filter((seat) => seat.role === 'officer')
    .map((seat) => seat.organisationId);
  if (places.length === 0) return [];
  const rows = await rowsOf(
    tx,
    sql<{ poll_id: PollId; call_name: Named; count: number; votes: number }>`
      select s.poll_id, jsonb_build_object('zh', l.name_zh, 'en', l.name_en) as call_name, count(*)::int as count,
        sum(s.vote_count)::int as votes
      from scrutiny_suspicion s join ${pollJoin(sql`s.poll_id`)} join ${callJoin(sql`b.call_id`)}
        join ${campaignJoin(sql`l.campaign_id`)}
      where s.state = 'found' and (c.organisation_id = any(${places}::uuid[]) or l.host_id = any(${places}::uuid[])
        or ${arbiterId} = any(${places}::uuid[]))
      group by s.poll_id, l.name_zh, l.name_en order by votes desc, s.poll_id limit 200`,
  );
  return rows.map((r) => ({ pollId: r.poll_id, callName: r.call_name, count: r.count, votes: r.votes }));
}

/** Keeps what was found: an open suspicion of the same work and rule grows, else a new one is opened. */
export async function saveFinding(
  { tx, now }: Doing,
  pollId: PollId,
  finding: Finding,
): Promise<'opened' | 'grown' | undefined> {
  const { entryId, rule, ruleVersion, grounds, votes } = finding;
  const row = await rowOf(
    tx,
    sql<{ is_new: boolean }>`
      insert into scrutiny_suspicion as s (id, poll_id, entry_id, rule, rule_version, grounds, votes, vote_count, state, found_at, grown_at)
      values (${newId(now.getTime())}, ${pollId}, ${entryId}, ${rule}, ${ruleVersion}, ${JSON.stringify(grounds)}::jsonb,
        ${rangesValue(votes)}, ${countIn(votes)}, 'found', ${now}, ${now})
      on conflict (poll_id, entry_id, rule) where state = 'found' do update set votes = excluded.votes,
        vote_count = excluded.vote_count, grounds = excluded.grounds, rule_version = excluded.rule_version,
        grown_at = excluded.grown_at, version = s.version + 1
      where s.votes <> excluded.votes returning s.version = 1 as is_new`,
  );
  return row && (row.is_new ? 'opened' : 'grown');
}

/** Votes somebody decided on under a rule: of work, rule and numbers. */
export async function listSettled(
  tx: Tx,
  pollId: PollId,
): Promise<{ entryId: EntryId; rule: string; votes: VoteRanges }[]> {
  const rows = await rowsOf(
    tx,
    sql<{ entry_id: EntryId; rule: string; votes: VoteRanges }>`
      select entry_id, rule, ${rangesSql('s.votes')} as votes from scrutiny_suspicion s
      where s.poll_id = ${pollId} and s.state <> 'found'`,
  );
  return rows.map((row) => ({ entryId: row.entry_id, rule: row.rule, votes: row.votes }));
}

export type Decision = { state: 'quarantined' | 'dismissed'; reason: string; quarantineId?: string };

/** Decides an open suspicion as it was seen; false when it moved. */
export async function decideSuspicion(
  { tx, actor, now }: Doing,
  seen: Pick<KeptSuspicion, 'id' | 'version'>,
  { state, reason, quarantineId }: Decision,
): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{ id: string }>`
      update scrutiny_suspicion set state = ${state}, reason = ${reason}, quarantine_id = ${quarantineId ?? null},
        decided_at = greatest(found_at, ${now}::timestamptz), decided_by = ${personIdOf(actor) ?? null}, version = version + 1
      where id = ${seen.id} and version = ${seen.version} and state = 'found' returning id`,
  );
  return row !== undefined;
}

/** A proposal that was refused: its suspicions are dismissed with the leader's reason. */
export async function dismissOf(
  { tx, actor, now }: Doing,
  quarantineId: string,
  reason: string,
): Promise<void> {
  await sql`
    update scrutiny_suspicion set state = 'dismissed', reason = ${reason}, quarantine_id = null, decided_at = ${now},
      decided_by = ${personIdOf(actor) ?? null}, version = version + 1
    where quarantine_id = ${quarantineId}`.execute(tx);
}

/** When the detector last looked through a poll, and how many events its ledger had then. */
export async function findLookedAt(tx: Tx, pollId: PollId): Promise<{ at?: Date; size: number }> {
  const row = await rowOf(
    tx,
    sql<{ looked_at: Date | null; size: string }>`
      select looked_at, size::text as size from scrutiny_watch where poll_id = ${pollId}`,
  );
  return { at: row?.looked_at ?? undefined, size: Number(row?.size ?? 0) };
}

export async function markLookedAt({ tx, now }: Doing, pollId: PollId, size: number): Promise<void> {
  await sql`
    insert into scrutiny_watch (poll_id, looked_at, size) values (${pollId}, ${now}, ${size})
    on conflict (poll_id) do update set looked_at = excluded.looked_at, size = excluded.size`.execute(tx);
}

/** Takes the right to tell that a poll has closed, once. */
export async function markTold({ tx, now }: Doing, pollId: PollId): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{ poll_id: string }>`
      insert into scrutiny_watch (poll_id, told_at) values (${pollId}, ${now})
      on conflict (poll_id) do update set told_at = excluded.told_at where scrutiny_watch.told_at is null returning poll_id`,
  );
  return row !== undefined;
}
