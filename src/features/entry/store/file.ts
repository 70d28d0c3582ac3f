/** The files of entries, in order; the first of them is also the entry's own `fileId`. */

import { type RawBuilder, sql } from 'kysely';
import type { EntryId, FileId } from '../../../kernel/id.ts';
import { type Doing, rowOf, rowsOf, type Tx } from '../../../platform/db.ts';
import { fileFromJson, fileJson } from '../../media/store.ts';
import type { EntryFile } from '../file.ts';

type Row = { entry_id: EntryId; file: unknown; position: number; note: string; added_at: Date };

async function listWhere(tx: Tx, where: RawBuilder<boolean>): Promise<[EntryId, EntryFile][]> {
  const rows = await rowsOf(
    tx,
    sql<Row>`
      select f.entry_id, f.position, f.note, f.added_at, ${fileJson('f.file_id')} as file
      from entry_file f where ${where} order by f.entry_id, f.position limit 5000`,
  );
  return rows.flatMap((row): [EntryId, EntryFile][] => {
    const file = fileFromJson(row.file);
    return file
      ? [[row.entry_id, { file, position: row.position, note: row.note, addedAt: row.added_at }]]
      : [];
  });
}

/** The files of one entry, in order. Who may see them was decided by whoever holds the entry. */
export async function listEntryFiles(tx: Tx, entryId: EntryId): Promise<EntryFile[]> {
  return (await listWhere(tx, sql<boolean>`f.entry_id = ${entryId}`)).map(([, file]) => file);
}

/** The files of several entries at once, by entry. */
export async function listFilesOf(tx: Tx, entryIds: readonly EntryId[]): Promise<Map<EntryId, EntryFile[]>> {
  const found = new Map<EntryId, EntryFile[]>(entryIds.map((id) => [id, []]));
  const where = sql<boolean>`f.entry_id = any(${[...entryIds]}::uuid[])`;
  for (const [id, file] of await listWhere(tx, where)) found.get(id)?.push(file);
  return found;
}

/** The entries that hold a file, the newest first: it may stand in several calls. Who may see them is asked of each. */
export async function listEntriesOfFile(tx: Tx, fileId: string): Promise<EntryId[]> {
  const rows = await rowsOf(
    tx,
    sql<{ entry_id: EntryId }>`
      select entry_id from entry_file where file_id = ${fileId} order by added_at desc, entry_id limit 20`,
  );
  return rows.map((row) => row.entry_id);
}

/** For other stores: `join ${entryFileJoin(sql`e.id`)}` gives the files of an entry as `f` (entry_id, file_id, position). */
export function entryFileJoin(entryId: RawBuilder<unknown>, alias = 'f'): RawBuilder<unknown> {
  return sql`entry_file ${sql.raw(alias)} on ${sql.raw(alias)}.entry_id = ${entryId}`;
}

/** Holds the entry until the transaction ends; false when its files may no longer be touched. */
async function touch({ tx, now }: Doing, id: EntryId): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{ id: string }>`
      update entry set updated_at = ${now} where id = ${id} and state in ('draft', 'returned') returning id`,
  );
  return row !== undefined;
}

/** Positions follow one another from 1, and the entry names the first. */
async function settle({ tx }: Doing, id: EntryId): Promise<void> {
  await sql`
    update entry_file f set position = n.nth from (
      select file_id, row_number() over (order by position, added_at, file_id)::int as nth
      from entry_file where entry_id = ${id}) n
    where f.entry_id = ${id} and f.file_id = n.file_id and f.position <> n.nth`.execute(tx);
  await sql`
    update entry set file_id = (select file_id from entry_file where entry_id = ${id} order by position limit 1)
    where id = ${id}`.execute(tx);
}

type Added = { id: FileId; note?: string };

/** These files instead of whatever was there; false when the entry may no longer be touched. */
export async function replaceFiles(doing: Doing, id: EntryId, files: readonly Added[]): Promise<boolean> {
  if (!(await touch(doing, id))) return false;
  await sql`delete from entry_file where entry_id = ${id}`.execute(doing.tx);
  for (const file of files) await insertFile(doing, id, file);
  await settle(doing, id);
  return true;
}

async function insertFile({ tx, now }: Doing, id: EntryId, file: Added): Promise<void> {
  await sql`
    insert into entry_file (entry_id, file_id, position, note, added_at)
    select ${id}, ${file.id}, coalesce(max(position), 0) + 1, ${file.note ?? ''}, ${now}
    from entry_file where entry_id = ${id} on conflict (entry_id, file_id) do nothing`.execute(tx);
}

/** One more file, at the end. */
export async function addFile(doing: Doing, id: EntryId, file: Added): Promise<boolean> {
  if (!(await touch(doing, id))) return false;
  await insertFile(doing, id, file);
  await settle(doing, id);
  return true;
}

/** Takes one file off. */
export async function dropFile(doing: Doing, id: EntryId, fileId: FileId): Promise<boolean> {
  if (!(await touch(doing, id))) return false;
  await sql`delete from entry_file where entry_id = ${id} and file_id = ${fileId}`.execute(doing.tx);
  await settle(doing, id);
  return true;
}

/** The files in another order; what the order does not name keeps its place at the end. */
export async function orderFiles(doing: Doing, id: EntryId, order: readonly FileId[]): Promise<boolean> {
  if (!(await touch(doing, id))) return false;
  await sql`
    update entry_file set position = array_position(${[...order]}::uuid[], file_id)
    where entry_id = ${id} and file_id = any(${[...order]}::uuid[])`.execute(doing.tx);
  await settle(doing, id);
  return true;
}

/** The words beneath a file. */
export async function setNote(doing: Doing, id: EntryId, fileId: FileId, note: string): Promise<boolean> {
  if (!(await touch(doing, id))) return false;
  await sql`
    update entry_file set note = ${note} where entry_id = ${id} and file_id = ${fileId}`.execute(doing.tx);
  return true;
}
