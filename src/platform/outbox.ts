/** Facts: written in the transaction that made them, then handed to reactions by the worker, each once. */

import { sql } from 'kysely';
import { personIdOf } from '../kernel/actor.ts';
import type { Fact, KeptFact } from '../kernel/fact.ts';
import { type Doing, rowsOf, type Tx } from './db.ts';

/** Announces what has just happened. Commits or vanishes with the transaction (AC-232). */
export async function announce(doing: Doing, fact: Omit<Fact, 'actor'>): Promise<void> {
  const { tx, actor, now } = doing;
  const person = actor.kind === 'person' ? actor : undefined;
  const address = actor.kind === 'machine' ? null : actor.address;
  await sql`
    with kept as (
      insert into outbox_fact (at, name, subject_id, organisation_id, campaign_id, actor_kind, actor_id, seat,
        acting_for, reason, session_id, address, before, after)
      values (${now}, ${fact.name}, ${fact.subjectId}, ${fact.organisationId ?? null}, ${fact.campaignId ?? null},
        ${actor.kind}, ${personIdOf(actor) ?? null}, ${fact.seat ?? null}, ${fact.actingFor ?? null},
        ${fact.reason ?? null}, ${person?.sessionId ?? null}, ${address},
        ${fact.before ? JSON.stringify(fact.before) : null}, ${fact.after ? JSON.stringify(fact.after) : null})
      returning id)
    insert into outbox_pending (fact_id) select id from kept`.execute(tx);
}

type FactRow = {
  id: string;
  at: Date;
  name: string;
  subject_id: string;
  organisation_id: string | null;
  campaign_id: string | null;
  actor_id: string | null;
  seat: string | null;
  reason: string | null;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
};

function keptFact(row: FactRow): KeptFact {
  return {
    id: row.id,
    at: row.at,
    name: row.name as KeptFact['name'],
    subjectId: row.subject_id,
    organisationId: (row.organisation_id ?? undefined) as KeptFact['organisationId'],
    campaignId: (row.campaign_id ?? undefined) as KeptFact['campaignId'],
    actorId: row.actor_id ?? undefined,
    seat: row.seat ?? undefined,
    reason: row.reason ?? undefined,
    before: row.before ?? undefined,
    after: row.after ?? undefined,
  };
}

/** The history of one thing, oldest first. Whoever shows it must have found the thing through visibility. */
export async function listFactsOf(tx: Tx, subjectId: string): Promise<KeptFact[]> {
  const rows = await rowsOf(
    tx,
    sql<FactRow>`select * from outbox_fact where subject_id = ${subjectId} order by id limit 200`,
  );
  return rows.map(keptFact);
}

/** Every fact of one name about one thing, oldest first. */
export async function listFactsNamed(tx: Tx, subjectId: string, name: KeptFact['name']): Promise<KeptFact[]> {
  const rows = await rowsOf(
    tx,
    sql<FactRow>`select * from outbox_fact where subject_id = ${subjectId} and name = ${name} order by id`,
  );
  return rows.map(keptFact);
}

/** The number of the newest fact: what a kept page is checked against before it is shown again. */
export async function newestFactId(tx: Tx): Promise<string> {
  const rows = await rowsOf(tx, sql<{ id: string }>`select id from outbox_fact order by id desc limit 1`);
  return rows[0]?.id ?? '0';
}

/** Takes facts not yet handed on; the rows stay locked until the caller's transaction ends. */
export async function takePending(tx: Tx, most = 200): Promise<KeptFact[]> {
  const rows = await rowsOf(
    tx,
    sql<FactRow>`
      with taken as (
        delete from outbox_pending where fact_id in (
          select fact_id from outbox_pending order by fact_id limit ${most} for update skip locked)
        returning fact_id)
      select f.* from outbox_fact f join taken t on t.fact_id = f.id order by f.id`,
  );
  return rows.map(keptFact);
}

/** Notes that a fact is to be heard by a reaction; false when it already is. */
export async function noteReaction(tx: Tx, factId: string, reaction: string): Promise<boolean> {
  const rows = await rowsOf(
    tx,
    sql<{ fact_id: string }>`
      insert into outbox_reaction (fact_id, reaction) values (${factId}, ${reaction})
      on conflict do nothing returning fact_id`,
  );
  return rows.length === 1;
}

/** Takes the right to react, once: returns the fact, or nothing when the reaction is already done. */
export async function claimReaction(
  tx: Tx,
  factId: string,
  reaction: string,
  now: Date,
): Promise<KeptFact | undefined> {
  const rows = await rowsOf(
    tx,
    sql<FactRow>`
      with claimed as (
        update outbox_reaction set done_at = ${now}
        where fact_id = ${factId} and reaction = ${reaction} and done_at is null returning fact_id)
      select f.* from outbox_fact f join claimed c on c.fact_id = f.id`,
  );
  return rows[0] && keptFact(rows[0]);
}
