/** Every query on who got which work, in which act of assigning, and what judges wished for. */

import { sql } from 'kysely';
import { type Actor, personIdOf } from '../../../kernel/actor.ts';
import { type EntryId, newId, type PanelId, type PersonId } from '../../../kernel/id.ts';
import { rowOf, rowsOf, type Tx } from '../../../platform/db.ts';
import { personJoin } from '../../account/store.ts';
import type { Assigned, Wish } from '../assign.ts';

/** What stands assigned; of one judge, or of all. */
export async function listAssigned(tx: Tx, panelId: PanelId, personId?: PersonId): Promise<Assigned[]> {
  return rowsOf(
    tx,
    sql<Assigned>`
    select a.entry_id as "entryId", a.person_id as "personId" from panel_assignment a
    where a.panel_id = ${panelId} and a.ended_at is null
      and (${personId ?? null}::uuid is null or a.person_id = ${personId ?? null})`,
  );
}

/** Ends what stands assigned to a judge: all of it, or these works only. How many ended. */
export async function endAssigned(
  tx: Tx,
  of: { panelId: PanelId; personId: PersonId; entries?: readonly EntryId[] },
  now: Date,
): Promise<number> {
  const only = of.entries ? [...of.entries] : null;
  const rows = await rowsOf(
    tx,
    sql<{ entry_id: string }>`
    update panel_assignment set ended_at = greatest(${now}::timestamptz, at)
    where panel_id = ${of.panelId} and person_id = ${of.personId} and ended_at is null
      and (${only}::uuid[] is null or entry_id = any(${only}::uuid[]))
    returning entry_id`,
  );
  return rows.length;
}

export type Batch = {
  id: string;
  number: number;
  at: Date;
  byName?: string;
  judgesPerEntry: number;
  added: number;
  short: number;
  undoneAt?: Date;
};

type BatchRow = Omit<Batch, 'byName' | 'undoneAt'> & { byName: string | null; undoneAt: Date | null };

/** The acts of assigning in a panel, the newest first. */
export async function listBatches(tx: Tx, panelId: PanelId): Promise<Batch[]> {
  const rows = await rowsOf(
    tx,
    sql<BatchRow>`
    select b.id, b.number, b.at, p.name as "byName", b.judges_per_entry as "judgesPerEntry", b.added, b.short,
      b.undone_at as "undoneAt"
    from panel_batch b left join ${personJoin(sql`b.by_id`)} where b.panel_id = ${panelId} order by b.number desc limit 50`,
  );
  return rows.map((r) => ({ ...r, byName: r.byName ?? undefined, undoneAt: r.undoneAt ?? undefined }));
}

export type NewBatch = { panelId: PanelId; number: number; judgesPerEntry: number; short: number };

/** Keeps one act of assigning with all it added; what had ended before stands again. */
export async function insertBatch(
  tx: Tx,
  actor: Actor,
  now: Date,
  batch: NewBatch,
  added: readonly Assigned[],
): Promise<void> {
  const id = newId(now.getTime());
  const by = personIdOf(actor) ?? null;
  await sql`
    insert into panel_batch (id, panel_id, number, at, by_id, judges_per_entry, added, short)
    values (${id}, ${batch.panelId}, ${batch.number}, ${now}, ${by}, ${batch.judgesPerEntry}, ${added.length}, ${batch.short})`.execute(
    tx,
  );
  await sql`
    insert into panel_assignment as a (panel_id, entry_id, person_id, at, by_id, way, batch_id)
    select ${batch.panelId}, n.entry_id, n.person_id, ${now}, ${by}, 'machine', ${id}
    from unnest(${added.map((one) => one.entryId)}::uuid[], ${added.map((one) => one.personId)}::uuid[]) as n (entry_id, person_id)
    on conflict (panel_id, entry_id, person_id) do update set at = excluded.at, by_id = excluded.by_id, way = excluded.way,
      batch_id = excluded.batch_id, ended_at = null where a.ended_at is not null`.execute(tx);
}

/** What one act added and what still stands of it. */
export async function listBatch(tx: Tx, batchId: string): Promise<Assigned[]> {
  return rowsOf(
    tx,
    sql<Assigned>`
    select a.entry_id as "entryId", a.person_id as "personId" from panel_assignment a
    where a.batch_id = ${batchId} and a.ended_at is null`,
  );
}

/** Takes an act of assigning back; false when it already was. */
export async function undoBatch(tx: Tx, actor: Actor, batchId: string, now: Date): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{ id: string }>`
    update panel_batch set undone_at = greatest(${now}::timestamptz, at), undone_by = ${personIdOf(actor) ?? null}
    where id = ${batchId} and undone_at is null returning id`,
  );
  if (!row) return false;
  await sql`
    update panel_assignment set ended_at = greatest(${now}::timestamptz, at)
    where batch_id = ${batchId} and ended_at is null`.execute(tx);
  return true;
}

type Hand = Assigned & { panelId: PanelId };

/** Gives a judge one work by hand; false when they have it. */
export async function insertAssigned(tx: Tx, actor: Actor, one: Hand, now: Date): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{ entry_id: string }>`
    insert into panel_assignment as a (panel_id, entry_id, person_id, at, by_id, way)
    values (${one.panelId}, ${one.entryId}, ${one.personId}, ${now}, ${personIdOf(actor) ?? null}, 'hand')
    on conflict (panel_id, entry_id, person_id) do update set at = excluded.at, by_id = excluded.by_id, way = excluded.way,
      batch_id = null, ended_at = null where a.ended_at is not null
    returning a.entry_id`,
  );
  return row !== undefined;
}

/** What judges wished for; one judge's, or everybody's. */
export async function listWishes(tx: Tx, panelId: PanelId, personId?: PersonId): Promise<Wish[]> {
  return rowsOf(
    tx,
    sql<Wish>`
    select b.entry_id as "entryId", b.person_id as "personId", b.wish from panel_bid b
    where b.panel_id = ${panelId} and (${personId ?? null}::uuid is null or b.person_id = ${personId ?? null})`,
  );
}

/** Keeps a judge's wishes; 0 is none. */
export async function saveWishes(
  tx: Tx,
  of: { panelId: PanelId; personId: PersonId },
  wishes: readonly { entryId: EntryId; wish: number }[],
  now: Date,
): Promise<void> {
  await sql`
    insert into panel_bid (panel_id, entry_id, person_id, wish, at)
    select ${of.panelId}, n.entry_id, ${of.personId}, n.wish, ${now}
    from unnest(${wishes.map((w) => w.entryId)}::uuid[], ${wishes.map((w) => w.wish)}::int[]) as n (entry_id, wish)
    on conflict (panel_id, entry_id, person_id) do update set wish = excluded.wish, at = excluded.at`.execute(
    tx,
  );
}
