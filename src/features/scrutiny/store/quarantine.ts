/** Every query on quarantines and their steps. */

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
import type { VoteRanges } from '../../vote/ledger/line.ts';
import { pollJoin } from '../../vote/store/poll.ts';
import type { WhyTwo } from '../effect.ts';
import type { KeptStep, Quarantine, QuarantineState, QuarantineStep } from '../quarantine.ts';
import { countIn } from '../ranges.ts';
import { arbiterId } from './arbiter.ts';
import { rangesSql, rangesValue } from './suspicion.ts';

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
  rule: string;
  rule_version: string;
  reason: string;
  votes: VoteRanges;
  vote_count: number;
  state: QuarantineState;
  why_two: WhyTwo[];
  proposed_at: Date;
  proposed_by: PersonId;
  stood_at: Date | null;
  stood_by: PersonId | null;
  ended_at: Date | null;
  asked_by: PersonId | null;
  version: number;
};

/** Decisions on the votes of one poll come one after another, so that each effect is reckoned on what stands. */
export async function lockScrutiny(tx: Tx, pollId: PollId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`scrutiny/${pollId}`}, 0))`.execute(tx);
}

async function list(tx: Tx, where: RawBuilder<unknown>): Promise<Quarantine[]> {
  const rows = await rowsOf(
    tx,
    sql<Row>`
      select q.id, q.poll_id, b.call_id, l.campaign_id, c.organisation_id as owner_id, q.entry_id, e.title as entry_title,
        u.path::text as unit_path, case when e.entered_by = 'person' then e.sent_by end as maker_id, q.rule, q.rule_version, q.reason, ${rangesSql('q.votes')} as votes, q.vote_count,
        q.state, q.why_two, q.proposed_at, q.proposed_by, q.stood_at, q.stood_by, q.ended_at, q.asked_by, q.version
      from scrutiny_quarantine q join ${pollJoin(sql`q.poll_id`)} join ${callJoin(sql`b.call_id`)}
        join ${campaignJoin(sql`l.campaign_id`)} join ${entryJoin(sql`q.entry_id`)} join ${organisationJoin(sql`e.unit_id`, 'u')}
      where ${where}`,
  );
  return rows.map(quarantineOf);
}

function quarantineOf(r: Row): Quarantine {
  return {
    id: r.id,
    pollId: r.poll_id,
    callId: r.call_id,
    campaignId: r.campaign_id,
    ownerId: r.owner_id,
    entryId: r.entry_id,
    entryTitle: r.entry_title,
    unitPath: r.unit_path,
    makerId: r.maker_id ?? undefined,
    rule: r.rule,
    ruleVersion: r.rule_version,
    reason: r.reason,
    votes: r.votes,
    count: r.vote_count,
    state: r.state,
    whyTwo: r.why_two,
    proposedAt: r.proposed_at,
    proposedBy: r.proposed_by,
    stoodAt: r.stood_at ?? undefined,
    stoodBy: r.stood_by ?? undefined,
    endedAt: r.ended_at ?? undefined,
    askedBy: r.asked_by ?? undefined,
    version: r.version,
  };
}

/** Those of a poll, what waits for the second person first. */
export function listQuarantines(tx: Tx, pollId: PollId, entryId?: EntryId): Promise<Quarantine[]> {
  const ofWork = entryId ? sql`and q.entry_id = ${entryId}` : sql``;
  return list(
    tx,
    sql`q.poll_id = ${pollId} ${ofWork} order by (q.asked_by is not null) desc, q.proposed_at desc, q.id limit 1000`,
  );
}

export async function findQuarantine(tx: Tx, id: string): Promise<Quarantine | undefined> {
  return isId(id) ? (await list(tx, sql`q.id = ${id}`))[0] : undefined;
}

export async function getQuarantine(tx: Tx, id: string): Promise<Quarantine> {
  const found = await findQuarantine(tx, id);
  if (!found) throw new Error(`quarantine ${id} must exist`);
  return found;
}

/** For the desk of the arbiter's leaders: what waits for the second person, but not what they asked for themselves. */
export async function listProposalsWaiting(tx: Tx, actor: Actor): Promise<Quarantine[]> {
  const leading = seatsOf(actor)
    .filter((seat) => seat.role === 'leader')
    .map((seat) => seat.organisationId);
  if (leading.length === 0) return [];
  return list(
    tx,
    sql`q.asked_by <> ${personIdOf(actor) ?? null} and ${arbiterId} = any(${leading}::uuid[])
      order by q.proposed_at, q.id limit 200`,
  );
}

/** Numbers of a poll that belong to a quarantine which stands or waits. */
export async function listHeldVotes(tx: Tx, pollId: PollId): Promise<VoteRanges[]> {
  const rows = await rowsOf(
    tx,
    sql<{ votes: VoteRanges }>`
      select ${rangesSql('q.votes')} as votes from scrutiny_quarantine q
      where q.poll_id = ${pollId} and q.state not in ('refused', 'released')`,
  );
  return rows.map((row) => row.votes);
}

/** How many votes of each work single persons have set aside or released so far. */
export async function countAlone(tx: Tx, pollId: PollId): Promise<Map<EntryId, number>> {
  const rows = await rowsOf(
    tx,
    sql<{ entry_id: EntryId; votes: number }>`
      select q.entry_id, sum(q.vote_count)::int as votes from scrutiny_quarantine_step s
        join scrutiny_quarantine q on q.id = s.quarantine_id
      where q.poll_id = ${pollId} and s.is_alone group by q.entry_id`,
  );
  return new Map(rows.map((row) => [row.entry_id, row.votes]));
}

export type NewQuarantine = Pick<
  Quarantine,
  'pollId' | 'entryId' | 'rule' | 'ruleVersion' | 'reason' | 'votes' | 'whyTwo'
>;

/** Writes a quarantine: standing at once, or proposed when two are asked. */
export async function insertQuarantine({ tx, actor, now }: Doing, made: NewQuarantine): Promise<string> {
  const [id, by] = [newId<string>(now.getTime()), personIdOf(actor) ?? null];
  const isAlone = made.whyTwo.length === 0;
  await sql`
    insert into scrutiny_quarantine (id, poll_id, entry_id, rule, rule_version, reason, votes, vote_count, state, why_two,
      proposed_at, proposed_by, stood_at, stood_by, asked_by)
    values (${id}, ${made.pollId}, ${made.entryId}, ${made.rule}, ${made.ruleVersion}, ${made.reason}, ${rangesValue(made.votes)},
      ${countIn(made.votes)}, ${isAlone ? 'standing' : 'proposed'}, ${[...made.whyTwo]}::text[], ${now}, ${by},
      ${isAlone ? now : null}, ${isAlone ? by : null}, ${isAlone ? null : by})`.execute(tx);
  return id;
}

/** Moves a quarantine on if it still is what was seen; false when it moved. */
export async function moveQuarantine(
  { tx, actor, now }: Doing,
  seen: Pick<Quarantine, 'id' | 'state' | 'version'>,
  { to, whyTwo }: { to: QuarantineState; whyTwo?: readonly WhyTwo[] },
): Promise<boolean> {
  const by = personIdOf(actor) ?? null;
  const isEnd = to === 'refused' || to === 'released' || to === 'void';
  const row = await rowOf(
    tx,
    sql<{ id: string }>`
      update scrutiny_quarantine set state = ${to}, version = version + 1,
        why_two = coalesce(${whyTwo ? [...whyTwo] : null}::text[], why_two),
        stood_at = case when ${to} = 'standing' then coalesce(stood_at, greatest(proposed_at, ${now}::timestamptz)) else stood_at end,
        stood_by = case when ${to} = 'standing' then coalesce(stood_by, ${by}::uuid) else stood_by end,
        asked_by = case when ${to} in ('release-proposed', 'void-proposed') then ${by}::uuid end,
        ended_at = case when ${isEnd} then greatest(coalesce(stood_at, proposed_at), ${now}::timestamptz) end,
        ended_by = case when ${isEnd} then ${by}::uuid end
      where id = ${seen.id} and state = ${seen.state} and version = ${seen.version} returning id`,
  );
  return row !== undefined;
}

export type NewStep = { verb: QuarantineStep; reason: string; isAlone: boolean; events: readonly number[] };

export async function insertStep({ tx, actor, now }: Doing, id: string, step: NewStep): Promise<void> {
  await sql`
    insert into scrutiny_quarantine_step (quarantine_id, verb, at, by_id, reason, is_alone, events)
    values (${id}, ${step.verb}, ${now}, ${personIdOf(actor) ?? null}, ${step.reason}, ${step.isAlone},
      ${[...step.events]}::bigint[])`.execute(tx);
}

export async function listSteps(tx: Tx, id: string): Promise<KeptStep[]> {
  const rows = await rowsOf(
    tx,
    sql<{
      verb: QuarantineStep;
      at: Date;
      by_id: PersonId;
      reason: string;
      is_alone: boolean;
      events: string[];
    }>`
      select verb, at, by_id, reason, is_alone, events from scrutiny_quarantine_step where quarantine_id = ${id} order by id limit 200`,
  );
  return rows.map((r) => ({
    ...{ verb: r.verb, at: r.at, byId: r.by_id, reason: r.reason },
    ...{ isAlone: r.is_alone, events: r.events.map(Number) },
  }));
}

/** Who set votes of a work aside or confirmed it: they do not answer its appeal. */
export async function listDeciders(tx: Tx, pollId: PollId, entryId: EntryId): Promise<PersonId[]> {
  const rows = await rowsOf(
    tx,
    sql<{ by_id: PersonId }>`
      select distinct s.by_id from scrutiny_quarantine_step s join scrutiny_quarantine q on q.id = s.quarantine_id
      where q.poll_id = ${pollId} and q.entry_id = ${entryId} and s.verb in ('propose', 'set-aside', 'confirm', 'ask-void')`,
  );
  return rows.map((row) => row.by_id);
}
