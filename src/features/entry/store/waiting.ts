/** For desks: works to decide on and works that came back, each with its count, a page at a time; and where own works stand. */

import { type RawBuilder, sql } from 'kysely';
import { type Actor, seatsOf } from '../../../kernel/actor.ts';
import type { CallId, EntryId, OrganisationId } from '../../../kernel/id.ts';
import { offsetOf, type Page, type PageAsk, pageOf } from '../../../kernel/page.ts';
import type { Named } from '../../../kernel/text.ts';
import { rowOf, rowsOf, type Tx } from '../../../platform/db.ts';
import { callJoin } from '../../call/store.ts';
import { organisationJoin } from '../../organisation/store.ts';
import type { EntryState } from '../entry.ts';
import { entriesOfOwn } from '../store.ts';

const officesOf = (actor: Actor): OrganisationId[] =>
  seatsOf(actor).flatMap((seat) => (seat.role === 'officer' ? [seat.organisationId] : []));

export type WaitingEntry = {
  id: EntryId;
  title: string;
  unitName: Named;
  callName: Named;
  enteredBy: 'person' | 'unit';
  since: Date;
  /** Until when it can still be handed on, or sent again. */
  dueAt: Date;
  reason?: string;
};

type Row = {
  id: EntryId;
  title: string;
  unit_zh: string;
  unit_en: string | null;
  call_zh: string;
  call_en: string | null;
  entered_by: 'person' | 'unit';
  since: Date;
  due_at: Date;
  reason: string | null;
};

const waitingOf = (r: Row): WaitingEntry => ({
  id: r.id,
  title: r.title,
  unitName: { zh: r.unit_zh, en: r.unit_en ?? undefined },
  callName: { zh: r.call_zh, en: r.call_en ?? undefined },
  enteredBy: r.entered_by,
  since: r.since,
  dueAt: r.due_at,
  reason: r.reason ?? undefined,
});

/** Counted from the index alone; the rows of one page are joined after they were chosen. */
async function listWhere(
  tx: Tx,
  where: RawBuilder<boolean>,
  since: RawBuilder<Date>,
  ask: PageAsk,
): Promise<Page<WaitingEntry>> {
  const counted = await rowOf(tx, sql<{ n: number }>`select count(*)::int as n from entry e where ${where}`);
  if (counted!.n === 0) return pageOf([], 0, ask);
  const rows = await rowsOf(
    tx,
    sql<Row>`
      select e.id, e.title, o.name_zh as unit_zh, o.name_en as unit_en, l.name_zh as call_zh, l.name_en as call_en,
        e.entered_by, e.since, l.recommend_until as due_at, (select s.reason from entry_step s
          where s.entry_id = e.id and s.verb = 'return' and e.state = 'returned' order by s.id desc limit 1) as reason
      from (select e.*, ${since} as since from entry e where ${where} order by ${since}, e.id
        limit ${ask.size} offset ${offsetOf(ask)}) e
      join ${organisationJoin(sql`e.unit_id`)} join ${callJoin(sql`e.call_id`)} order by e.since, e.id`,
  );
  return pageOf(rows.map(waitingOf), counted!.n, ask);
}

/** Sent in to units whose officer the actor is, the longest waiting first. */
export function listEntriesToDecide(tx: Tx, actor: Actor, ask: PageAsk): Promise<Page<WaitingEntry>> {
  const where = sql<boolean>`e.state = 'submitted' and e.unit_id = any(${officesOf(actor)}::uuid[])`;
  return listWhere(tx, where, sql<Date>`e.submitted_at`, ask);
}

/** Returned to the actor as a person, or as an officer of the unit that entered it. */
export function listEntriesReturned(tx: Tx, actor: Actor, ask: PageAsk): Promise<Page<WaitingEntry>> {
  const where = sql<boolean>`e.state = 'returned'
    and (${entriesOfOwn(actor)} or (e.entered_by = 'unit' and e.unit_id = any(${officesOf(actor)}::uuid[])))`;
  return listWhere(tx, where, sql<Date>`e.updated_at`, ask);
}

/** Where the works of the actor's own units stand. */
export async function countEntriesOfUnits(
  tx: Tx,
  actor: Actor,
): Promise<Partial<Record<EntryState, number>>> {
  const rows = await rowsOf(
    tx,
    sql<{ state: EntryState; n: number }>`
      select e.state, count(*)::int as n from entry e
      where e.unit_id = any(${officesOf(actor)}::uuid[]) and e.state <> 'draft' group by e.state`,
  );
  return Object.fromEntries(rows.map((row) => [row.state, row.n]));
}

/** How many admitted works of a unit stand beneath each of these calls: what it may hand on of its own. */
export async function countAdmittedOf(
  tx: Tx,
  unitId: OrganisationId,
  calls: readonly { id: CallId; lineage: string }[],
): Promise<Map<CallId, number>> {
  const rows = await rowsOf(
    tx,
    sql<{ id: CallId; n: number }>`
      select x.id, count(*)::int as n
      from unnest(${calls.map((call) => call.id)}::uuid[], ${calls.map((call) => call.lineage)}::ltree[]) x (id, lineage)
      join entry e on e.unit_id = ${unitId} and e.state = 'admitted'
      join ${callJoin(sql`e.call_id`)} and l.lineage <@ x.lineage group by x.id`,
  );
  return new Map(rows.map((row) => [row.id, row.n]));
}

/** For other stores: whether a unit has any admitted work at all. */
export function hasAdmitted(unitId: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql<boolean>`exists (select from entry e where e.unit_id = ${unitId} and e.state = 'admitted')`;
}

/** Whether anything was begun at a call or any version beneath it, drafts too: its form then keeps what was answered. */
export async function hasEntriesAt(tx: Tx, callId: CallId): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{ id: string }>`
      select e.id from entry e join ${callJoin(sql`e.call_id`)} join ${callJoin(sql`${callId}::uuid`, 'top')}
      where l.lineage <@ top.lineage limit 1`,
  );
  return row !== undefined;
}

/** How many works were sent in to a call or any version beneath it and not taken back: what "all entered works" counts. */
export async function countSent(tx: Tx, callLineage: string): Promise<number> {
  const row = await rowOf(
    tx,
    sql<{ n: number }>`
      select count(*)::int as n from entry e join ${callJoin(sql`e.call_id`)}
      where l.lineage <@ ${callLineage}::ltree and e.number is not null and e.state not in ('draft', 'withdrawn')`,
  );
  return row!.n;
}
