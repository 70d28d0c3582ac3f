/** Every query on objections and their history. */

import { createHash } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';
import { type Actor, personIdOf, seatsOf } from '../../kernel/actor.ts';
import {
  type EntryId,
  isId,
  newId,
  type OrganisationId,
  type PersonId,
  type ResultId,
} from '../../kernel/id.ts';
import { type Doing, rowOf, rowsOf, type Tx } from '../../platform/db.ts';
import type { Result } from '../award/award.ts';
import { newCode } from '../award/certificate.ts';
import { entryJoin } from '../entry/store.ts';
import { organisationJoin } from '../organisation/store.ts';
import type { Category, Objection, ObjectionState, ObjectionVerb, Proposal, Remedy } from './objection.ts';

type Row = {
  id: string;
  result_id: ResultId;
  call_id: Objection['callId'];
  campaign_id: Objection['campaignId'];
  organisation_id: OrganisationId;
  path: string;
  entry_id: EntryId | null;
  entry_title: string | null;
  unit_id: OrganisationId | null;
  unit_path: string | null;
  number: number;
  code: string;
  category: Category;
  words: string;
  name: string;
  contact: string;
  person_id: PersonId | null;
  state: ObjectionState;
  at: Date;
  question: string | null;
  asked_at: Date | null;
  statement: string | null;
  stated_at: Date | null;
  finding: string | null;
  proposal: Proposal | null;
  put_by: PersonId | null;
  decision: string | null;
  summary: string | null;
  remedy: Remedy | null;
  decided_at: Date | null;
  version: number;
};

const columns = sql`b.id, b.result_id, b.call_id, b.campaign_id, b.organisation_id, o.path::text as path, b.entry_id,
  e.title as entry_title, e.unit_id, u.path::text as unit_path, b.number, b.code::text as code, b.category, b.words, b.name,
  b.contact, b.person_id, b.state, b.at, b.question, b.asked_at, b.statement, b.stated_at, b.finding, b.proposal, b.put_by,
  b.decision, b.summary, b.remedy, b.decided_at, b.version`;
const from = sql`objection b join ${organisationJoin(sql`b.organisation_id`)}
  left join ${entryJoin(sql`b.entry_id`)} left join ${organisationJoin(sql`e.unit_id`, 'u')}`;

function objectionOf(r: Row): Objection {
  return {
    id: r.id,
    resultId: r.result_id,
    callId: r.call_id,
    campaignId: r.campaign_id,
    organisationId: r.organisation_id,
    organisationPath: r.path,
    entryId: r.entry_id ?? undefined,
    entryTitle: r.entry_title ?? undefined,
    unitId: r.unit_id ?? undefined,
    unitPath: r.unit_path ?? undefined,
    number: r.number,
    code: r.code,
    category: r.category,
    words: r.words,
    name: r.name,
    contact: r.contact,
    personId: r.person_id ?? undefined,
    state: r.state,
    at: r.at,
    question: r.question ?? undefined,
    askedAt: r.asked_at ?? undefined,
    statement: r.statement ?? undefined,
    statedAt: r.stated_at ?? undefined,
    finding: r.finding ?? undefined,
    proposal: r.proposal ?? undefined,
    putBy: r.put_by ?? undefined,
    decision: r.decision ?? undefined,
    summary: r.summary ?? undefined,
    remedy: r.remedy ?? undefined,
    decidedAt: r.decided_at ?? undefined,
    version: r.version,
  };
}

async function listWhere(tx: Tx, where: RawBuilder<unknown>): Promise<Objection[]> {
  const rows = await rowsOf(
    tx,
    sql<Row>`select ${columns} from ${from} where ${where} order by b.at, b.number limit 2000`,
  );
  return rows.map(objectionOf);
}

const seatsAs = (actor: Actor, roles: readonly string[]): OrganisationId[] =>
  seatsOf(actor)
    .filter((seat) => roles.includes(seat.role))
    .map((seat) => seat.organisationId);

/** For the owner's own officers and leaders; for everybody else it is not there. */
export async function findObjection(tx: Tx, actor: Actor, id: string): Promise<Objection | undefined> {
  if (!isId(id)) return undefined;
  const own = seatsAs(actor, ['officer', 'leader']);
  return (await listWhere(tx, sql`b.id = ${id} and b.organisation_id = any(${own}::uuid[])`))[0];
}

/** For an officer of the work's unit, while or after a statement was asked for. */
export async function findAskedOf(tx: Tx, actor: Actor, id: string): Promise<Objection | undefined> {
  if (!isId(id)) return undefined;
  const own = seatsAs(actor, ['officer']);
  return (
    await listWhere(tx, sql`b.id = ${id} and b.question is not null and e.unit_id = any(${own}::uuid[])`)
  )[0];
}

/** By the address of the receipt. */
export async function findByCode(tx: Tx, code: string): Promise<Objection | undefined> {
  return isId(code) ? (await listWhere(tx, sql`b.code = ${code}::uuid`))[0] : undefined;
}

export async function getObjection(tx: Tx, id: string): Promise<Objection> {
  const found = (await listWhere(tx, sql`b.id = ${id}`))[0];
  if (!found) throw new Error(`objection ${id} must exist`);
  return found;
}

/** All against the editions of a call's result, oldest first. Whoever lists them masks names. */
export function listOfCall(tx: Tx, callId: string): Promise<Objection[]> {
  return listWhere(tx, sql`b.call_id = ${callId}`);
}

const openStates = sql`('received', 'investigating', 'asked', 'put')`;

/** Whether something against any edition of a call's result is still to be decided. */
export async function hasOpen(tx: Tx, callId: string): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{
      id: string;
    }>`select b.id from objection b where b.call_id = ${callId} and b.state in ${openStates} limit 1`,
  );
  return row !== undefined;
}

/** Who handed it in, as no more than a digest: to hold back floods, not to find anybody. */
export function digestOfSender(actor: Actor): string {
  const sender = personIdOf(actor) ?? (actor.kind === 'machine' ? 'machine' : actor.address);
  return createHash('sha256').update(`objection ${sender}`).digest('hex');
}

export async function countSince(tx: Tx, sender: string, since: Date): Promise<number> {
  const row = await rowOf(
    tx,
    sql<{ n: number }>`select count(*)::int as n from objection where sender = ${sender} and at > ${since}`,
  );
  return row!.n;
}

export type NewObjection = Pick<Objection, 'category' | 'words' | 'name' | 'contact'> & { entryId?: EntryId };

/** Numbers of one call run from one without a gap; the caller holds the result, so that it cannot stand meanwhile. */
export async function insertObjection(
  { tx, actor, now }: Doing,
  result: Result,
  filed: NewObjection,
): Promise<string> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`objections to ${result.callId}`}, 0))`.execute(
    tx,
  );
  const row = await rowOf(
    tx,
    sql<{ id: string }>`
      insert into objection (id, result_id, call_id, campaign_id, organisation_id, entry_id, number, code, category, words,
        name, contact, person_id, sender, state, at)
      select ${newId(now.getTime())}, ${result.id}, ${result.callId}, ${result.campaignId}, ${result.organisationId},
        ${filed.entryId ?? null}, 1 + coalesce((select max(number) from objection where call_id = ${result.callId}), 0),
        ${newCode(crypto.getRandomValues(new Uint8Array(16)))}::uuid, ${filed.category}, ${filed.words}, ${filed.name},
        ${filed.contact}, ${personIdOf(actor) ?? null}, ${digestOfSender(actor)}, 'received', ${now}
      returning id`,
  );
  return row!.id;
}

export type Changes = Partial<
  Pick<Objection, 'question' | 'statement' | 'finding' | 'proposal' | 'decision' | 'summary' | 'remedy'>
>;
type Seen = { id: string; state: ObjectionState; version: number };
export type Step = { verb: ObjectionVerb; to: ObjectionState; reason?: string };

/** Moves an objection on if it still is what was seen, with what came of it, and notes the step; false when it moved. */
export async function moveObjection(
  { tx, actor, now }: Doing,
  seen: Seen,
  { verb, to, reason }: Step,
  changes: Changes = {},
): Promise<boolean> {
  const by = personIdOf(actor) ?? null;
  const keep = (name: string, value: string | undefined) => sql`coalesce(${value ?? null}, ${sql.ref(name)})`;
  const isDecided = to === 'upheld' || to === 'rejected';
  const isEnded = isDecided || to === 'withdrawn';
  const row = await rowOf(
    tx,
    sql<{ id: string }>`
      update objection set state = ${to}, version = version + 1,
        question = ${keep('question', changes.question)},
        asked_at = case when ${verb} = 'ask' then ${now}::timestamptz else asked_at end,
        statement = ${keep('statement', changes.statement)},
        stated_at = case when ${verb} = 'state' then ${now}::timestamptz else stated_at end,
        stated_by = case when ${verb} = 'state' then ${by}::uuid else stated_by end,
        finding = ${keep('finding', changes.finding)}, proposal = ${keep('proposal', changes.proposal)},
        put_by = case when ${verb} = 'put' then ${by}::uuid else put_by end,
        decision = ${keep('decision', changes.decision)}, summary = ${keep('summary', changes.summary)},
        remedy = ${keep('remedy', changes.remedy)},
        decided_at = case when ${isDecided} then ${now}::timestamptz end,
        decided_by = case when ${isDecided} then ${by}::uuid end,
        ended_at = case when ${isEnded} then ${now}::timestamptz end
      where id = ${seen.id} and state = ${seen.state} and version = ${seen.version} returning id`,
  );
  if (!row) return false;
  await sql`
    insert into objection_step (objection_id, verb, at, by_id, reason)
    values (${seen.id}, ${verb}, ${now}, ${by}, ${reason ?? null})`.execute(tx);
  return true;
}

export type KeptStep = { verb: ObjectionVerb; at: Date; by_id: PersonId | null; reason: string | null };

export function listSteps(tx: Tx, id: string): Promise<KeptStep[]> {
  return rowsOf(
    tx,
    sql<KeptStep>`select verb, at, by_id, reason from objection_step where objection_id = ${id} order by id limit 200`,
  );
}

/** For the desk: what waits for the owner's officer or leader, and statements that units are asked for. */
export async function listWaiting(
  tx: Tx,
  actor: Actor,
): Promise<{ kind: 'handle' | 'decide' | 'state'; objection: Objection }[]> {
  const [serving, leading] = [seatsAs(actor, ['officer']), seatsAs(actor, ['leader'])];
  if (serving.length + leading.length === 0) return [];
  const found = await listWhere(
    tx,
    sql`(b.state in ('received', 'investigating', 'asked') and b.organisation_id = any(${serving}::uuid[]))
      or (b.state = 'put' and b.organisation_id = any(${leading}::uuid[]))
      or (b.state = 'asked' and e.unit_id = any(${serving}::uuid[]))`,
  );
  return found.flatMap((objection) => [
    ...(objection.state !== 'put' && serving.includes(objection.organisationId)
      ? [{ kind: 'handle' as const, objection }]
      : []),
    ...(objection.state === 'put' ? [{ kind: 'decide' as const, objection }] : []),
    ...(objection.state === 'asked' && objection.unitId && serving.includes(objection.unitId)
      ? [{ kind: 'state' as const, objection }]
      : []),
  ]);
}
