/** Every query on media_file. Nobody else writes or names this table. */

import { type RawBuilder, sql } from 'kysely';
import { type FileId, isId, type PersonId } from '../../kernel/id.ts';
import { rowOf, rowsOf, type Tx } from '../../platform/db.ts';
import type { Container, FileState, Measured, MediaFile, MediaKind, Rendition, ScanState } from './media.ts';

type Row = {
  id: FileId;
  sha256: string;
  size_bytes: string;
  container: Container;
  kind: MediaKind;
  original_name: string;
  state: FileState;
  measured: Measured;
  received_by: PersonId | null;
  received_at: Date;
  renditions: Rendition[];
  scan: ScanState;
  scanned_at: Date | null;
  scan_says: string | null;
};

const fileOf = (row: Row): MediaFile => ({
  id: row.id,
  sha256: row.sha256,
  sizeBytes: Number(row.size_bytes),
  container: row.container,
  kind: row.kind,
  originalName: row.original_name,
  state: row.state,
  measured: row.measured,
  receivedBy: row.received_by ?? undefined,
  receivedAt: row.received_at,
  renditions: row.renditions,
  scan: { state: row.scan, at: row.scanned_at ?? undefined, says: row.scan_says ?? undefined },
});

/** Writes a file that was received. */
export async function insertFile(tx: Tx, file: MediaFile): Promise<void> {
  await sql`
    insert into media_file (id, sha256, size_bytes, container, kind, original_name, state, measured,
      received_by, received_at, renditions, scan, scanned_at, scan_says)
    values (${file.id}, ${file.sha256}, ${file.sizeBytes}, ${file.container}, ${file.kind}, ${file.originalName},
      ${file.state}, ${JSON.stringify(file.measured)}::jsonb, ${file.receivedBy ?? null}, ${file.receivedAt},
      ${JSON.stringify(file.renditions)}::jsonb, ${file.scan.state}, ${file.scan.at ?? null},
      ${file.scan.says ?? null})`.execute(tx);
}

/** A kept file by its id. Who may see it is asked by the feature that holds it. */
export async function findFile(tx: Tx, id: string): Promise<MediaFile | undefined> {
  if (!isId(id)) return undefined;
  const row = await rowOf(tx, sql<Row>`select * from media_file where id = ${id} and state = 'kept'`);
  return row && fileOf(row);
}

/** Kept files by their ids, in the order asked; what is not there is left out. One query for a whole page. */
export async function listFiles(tx: Tx, ids: readonly string[]): Promise<MediaFile[]> {
  const asked = ids.filter(isId);
  if (asked.length === 0) return [];
  const rows = await rowsOf(
    tx,
    sql<Row>`
    select * from media_file where id = any(${asked}::uuid[]) and state = 'kept'
    order by array_position(${asked}::uuid[], id)`,
  );
  return rows.map(fileOf);
}

/** A file as one JSON column, for the queries of features above: `select …, ${fileJson('entry.file_id')} as file`. */
export function fileJson(column: string): RawBuilder<unknown> {
  return sql`(select to_jsonb(media_file) from media_file
    where media_file.id = ${sql.ref(column)} and media_file.state = 'kept')`;
}

/** For other stores: how long a kept file plays, in seconds. */
export function fileSeconds(id: RawBuilder<unknown>): RawBuilder<number | null> {
  return sql<
    number | null
  >`(select (f.measured ->> 'durationSeconds')::numeric from media_file f where f.id = ${id})`;
}
/** For other stores: how large a kept file is. */
export function fileBytes(id: RawBuilder<unknown>): RawBuilder<string | null> {
  return sql<string | null>`(select f.size_bytes from media_file f where f.id = ${id})`;
}

/** Reads what `fileJson` selected. */
export function fileFromJson(json: unknown): MediaFile | undefined {
  if (!json) return undefined;
  const row = json as Row;
  const scanned = row.scanned_at ? new Date(row.scanned_at) : null;
  return fileOf({ ...row, received_at: new Date(row.received_at), scanned_at: scanned });
}

/** For other stores' joins: `from ${keptFiles} f` gives id, sha256, size_bytes, container, kind, received_at of what is kept. */
export const keptFiles: RawBuilder<unknown> = sql`(
  select id, sha256, size_bytes, container, kind, received_at from media_file where state = 'kept')`;

/** Whoever keeps or removes bytes of a name takes turns until the transaction ends: none are removed that a row will name. */
export async function holdBytes(tx: Tx, sha256: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`file ${sha256}`}, 0))`.execute(tx);
}

/** Whether any row names these bytes, as a file or as a rendition of one. */
export async function isHashKnown(tx: Tx, sha256: string): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql`
      select 1 from media_file
      where sha256 = ${sha256} or renditions @> ${JSON.stringify([{ sha256 }])}::jsonb limit 1`,
  );
  return row !== undefined;
}

/** Sets what is shown of a picture that could only be opened after it was received. */
export async function setRenditions(tx: Tx, id: FileId, renditions: readonly Rendition[]): Promise<void> {
  await sql`
    update media_file set renditions = ${JSON.stringify(renditions)}::jsonb where id = ${id} and kind = 'picture'`.execute(
    tx,
  );
}
