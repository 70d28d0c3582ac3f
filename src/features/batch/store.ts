/** Every query on batches: what is kept of them, their files, and which row became which entry. */

import { type RawBuilder, sql } from 'kysely';
import { type Actor, personIdOf, seatsOf } from '../../kernel/actor.ts';
import {
  type CallId,
  type EntryId,
  type FileId,
  isId,
  type OrganisationId,
  type PersonId,
} from '../../kernel/id.ts';
import { offsetOf, type Page, type PageAsk, pageOf } from '../../kernel/page.ts';
import type { Named } from '../../kernel/text.ts';
import { type Doing, rowOf, rowsOf, type Tx } from '../../platform/db.ts';
import { callJoin } from '../call/store.ts';
import { fileFromJson, fileJson } from '../media/store.ts';
import { organisationJoin } from '../organisation/store.ts';
import type { Batch, BatchFile, BatchId, BatchState, Entered, Unfit } from './batch.ts';
import type { Row } from './row.ts';

type BatchRow = {
  id: BatchId;
  call_id: CallId;
  unit_id: OrganisationId;
  by_id: PersonId;
  state: BatchState;
  rows: Row[];
  unknown: string[];
  refused: Unfit[];
  version: number;
  created_at: Date;
  touched_at: Date;
};

const columns = sql`b.id, b.call_id, b.unit_id, b.by_id, b.state, b.rows, b.unknown, b.refused, b.version, b.created_at,
  b.touched_at`;
const json = (value: unknown): RawBuilder<unknown> => sql`${JSON.stringify(value)}::jsonb`;

const batchOf = (row: BatchRow): Batch => ({
  id: row.id,
  callId: row.call_id,
  unitId: row.unit_id,
  byId: row.by_id,
  state: row.state,
  rows: row.rows,
  unknown: row.unknown,
  refused: row.refused,
  version: row.version,
  createdAt: row.created_at,
  touchedAt: row.touched_at,
});

/** A batch by its id. Who may see it is asked by the door: only officers of its unit. */
export async function findBatch(tx: Tx, id: string): Promise<Batch | undefined> {
  if (!isId(id)) return undefined;
  const row = await rowOf(tx, sql<BatchRow>`select ${columns} from batch b where b.id = ${id}`);
  return row && batchOf(row);
}

/** Holds a batch until the transaction ends: of two who hand it in, the second sees what the first has done. */
export async function lockBatch(tx: Tx, id: BatchId): Promise<Batch> {
  const row = await rowOf(tx, sql<BatchRow>`select ${columns} from batch b where b.id = ${id} for update`);
  if (!row) throw new Error(`batch ${id} must exist`);
  return batchOf(row);
}

export type ListedBatch = Batch & { callName: Named; unitName: Named; entered: number };

/** Batches of the actor's units, and those they opened for units on paper; open ones first. */
export async function listBatches(tx: Tx, actor: Actor, ask: PageAsk): Promise<Page<ListedBatch>> {
  const own = seatsOf(actor)
    .filter((seat) => seat.role === 'officer')
    .map((seat) => seat.organisationId);
  const rows = await rowsOf(
    tx,
    sql<
      BatchRow & {
        zh: string;
        en: string | null;
        unit_zh: string;
        unit_en: string | null;
        entered: number;
        total: number;
      }
    >`
      select ${columns}, l.name_zh as zh, l.name_en as en, o.name_zh as unit_zh, o.name_en as unit_en,
        (select count(*)::int from batch_entry x where x.batch_id = b.id) as entered, count(*) over ()::int as total
      from batch b join ${callJoin(sql`b.call_id`)} join ${organisationJoin(sql`b.unit_id`)}
      where b.unit_id = any(${own}::uuid[]) or (o.is_outside and b.by_id = ${personIdOf(actor) ?? null})
      order by b.state <> 'collecting', b.touched_at desc, b.id limit ${ask.size} offset ${offsetOf(ask)}`,
  );
  const items = rows.map((row) => ({
    ...batchOf(row),
    callName: { zh: row.zh, en: row.en ?? undefined },
    unitName: { zh: row.unit_zh, en: row.unit_en ?? undefined },
    entered: row.entered,
  }));
  return pageOf(items, rows[0]?.total ?? 0, ask);
}

export async function insertBatch(
  { tx, now, actor }: Doing,
  batch: Pick<Batch, 'id' | 'callId' | 'unitId'>,
): Promise<void> {
  await sql`
    insert into batch (id, call_id, unit_id, by_id, state, created_at, touched_at)
    values (${batch.id}, ${batch.callId}, ${batch.unitId}, ${personIdOf(actor) ?? null}, 'collecting', ${now}, ${now})`.execute(
    tx,
  );
}

type Kept = Pick<Batch, 'id' | 'version'>;

/** The table over the version it was typed on; false when somebody was quicker. */
export async function saveRows(
  { tx, now }: Doing,
  seen: Kept,
  { rows, unknown }: Pick<Batch, 'rows' | 'unknown'>,
): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{ id: string }>`
      update batch set rows = ${json(rows)}, unknown = ${[...unknown]}::text[], version = version + 1, touched_at = ${now}
      where id = ${seen.id} and version = ${seen.version} and state = 'collecting' returning id`,
  );
  return row !== undefined;
}

/** What was not taken last, for the page. Files come and go without making a new version of the table. */
export async function saveRefused({ tx, now }: Doing, id: BatchId, refused: readonly Unfit[]): Promise<void> {
  await sql`update batch set refused = ${json(refused)}, touched_at = ${now} where id = ${id}`.execute(tx);
}

/** Moves it on over the version it was seen in; false when somebody was quicker. */
export async function moveBatch({ tx, now }: Doing, seen: Kept, to: BatchState): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{ id: string }>`
      update batch set state = ${to}, version = version + 1, touched_at = ${now}
      where id = ${seen.id} and version = ${seen.version} and state = 'collecting' returning id`,
  );
  return row !== undefined;
}

/** The files that wait on a batch, by name. */
export async function listBatchFiles(tx: Tx, id: BatchId): Promise<BatchFile[]> {
  const rows = await rowsOf(
    tx,
    sql<{ name: string; file: unknown }>`
      select f.name, ${fileJson('f.file_id')} as file from batch_file f where f.batch_id = ${id} order by f.name limit 5000`,
  );
  return rows.flatMap(({ name, file }) => {
    const found = fileFromJson(file);
    return found ? [{ name, file: found }] : [];
  });
}

export async function insertBatchFile(
  { tx, now }: Doing,
  id: BatchId,
  file: { name: string; id: FileId },
): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{ name: string }>`
      insert into batch_file (batch_id, name, file_id, added_at) values (${id}, ${file.name}, ${file.id}, ${now})
      on conflict do nothing returning name`,
  );
  return row !== undefined;
}

export async function removeBatchFile({ tx }: Doing, id: BatchId, name: string): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{ name: string }>`delete from batch_file where batch_id = ${id} and name = ${name} returning name`,
  );
  return row !== undefined;
}

/** Which rows are entries already. */
export async function listEntered(tx: Tx, id: BatchId): Promise<Entered[]> {
  const rows = await rowsOf(
    tx,
    sql<{ row: number; entry_id: EntryId }>`
      select x.row, x.entry_id from batch_entry x where x.batch_id = ${id} order by x.row`,
  );
  return rows.map(({ row, entry_id }) => ({ row, entryId: entry_id }));
}

/** A row has become an entry; a second time the database refuses. */
export async function insertEntered({ tx }: Doing, id: BatchId, entered: Entered): Promise<void> {
  await sql`
    insert into batch_entry (batch_id, row, entry_id) values (${id}, ${entered.row}, ${entered.entryId})`.execute(
    tx,
  );
}

/** Tries something within the transaction: what was refused leaves no trace, what was done before it stays. */
export async function trying<T extends { ok: boolean }>(tx: Tx, work: () => Promise<T>): Promise<T> {
  await sql`savepoint batch_row`.execute(tx);
  const outcome = await work();
  await (outcome.ok ? sql`release savepoint batch_row` : sql`rollback to savepoint batch_row`).execute(tx);
  return outcome;
}
