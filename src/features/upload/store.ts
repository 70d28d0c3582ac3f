/** Every query on the table of uploads. */

import { sql } from 'kysely';
import { type FileId, isId, type PersonId } from '../../kernel/id.ts';
import { offsetOf, type Page, type PageAsk, pageOf } from '../../kernel/page.ts';
import { type Doing, rowOf, rowsOf, type Tx } from '../../platform/db.ts';
import type { UnderWay, Upload, UploadId, UploadState } from './upload.ts';

type Row = {
  id: UploadId;
  owner_id: PersonId;
  original_name: string;
  size_bytes: string;
  offset_bytes: string;
  token: string;
  state: UploadState;
  sha256: string | null;
  file_id: FileId | null;
  purpose: string;
  created_at: Date;
  touched_at: Date;
  expires_at: Date;
};

const uploadOf = (row: Row): Upload => ({
  id: row.id,
  ownerId: row.owner_id,
  originalName: row.original_name,
  sizeBytes: Number(row.size_bytes),
  offsetBytes: Number(row.offset_bytes),
  token: row.token,
  state: row.state,
  sha256: row.sha256 ?? undefined,
  fileId: row.file_id ?? undefined,
  purpose: row.purpose,
  createdAt: row.created_at,
  touchedAt: row.touched_at,
  expiresAt: row.expires_at,
});

const isUnderWay = sql`u.state in ('arriving', 'complete')`;

/** One's own upload by its id; nothing for others, and nothing for what was dropped. */
export async function findUpload(tx: Tx, ownerId: PersonId, id: string): Promise<Upload | undefined> {
  if (!isId(id)) return undefined;
  const row = await rowOf(
    tx,
    sql<Row>`select u.* from upload u where u.id = ${id} and u.owner_id = ${ownerId} and u.state <> 'dropped'`,
  );
  return row && uploadOf(row);
}

/** The same, held until the end of the transaction: two who take it take turns. */
export async function holdUpload(tx: Tx, ownerId: PersonId, id: string): Promise<Upload | undefined> {
  if (!isId(id)) return undefined;
  const row = await rowOf(
    tx,
    sql<Row>`select u.* from upload u where u.id = ${id} and u.owner_id = ${ownerId} and u.state <> 'dropped' for update`,
  );
  return row && uploadOf(row);
}

/** What a person has under way for one form, oldest first: files that arrive, and whole ones nobody took. */
export async function listUploads(tx: Tx, ownerId: PersonId, purpose: string): Promise<Upload[]> {
  const rows = await rowsOf(
    tx,
    sql<Row>`
      select u.* from upload u
      where u.owner_id = ${ownerId} and u.purpose = ${purpose} and ${isUnderWay} and u.expires_at > clock_now()
      order by u.created_at, u.id`,
  );
  return rows.map(uploadOf);
}

/** Everything a person has under way, newest first. */
export async function listOwnUploads(tx: Tx, ownerId: PersonId, ask: PageAsk): Promise<Page<Upload>> {
  const rows = await rowsOf(
    tx,
    sql<Row & { total: number }>`
      select u.*, count(*) over ()::int as total from upload u
      where u.owner_id = ${ownerId} and ${isUnderWay} and u.expires_at > clock_now()
      order by u.touched_at desc, u.id desc limit ${ask.size} offset ${offsetOf(ask)}`,
  );
  return pageOf(rows.map(uploadOf), rows[0]?.total ?? 0, ask);
}

/** What counts against a person's limits. Their beginnings take turns, so that the limit holds. */
export async function holdUnderWay(tx: Tx, ownerId: PersonId): Promise<UnderWay> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`upload ${ownerId}`}, 0))`.execute(tx);
  const row = await rowOf(
    tx,
    sql<{ count: number; bytes: string }>`
      select count(*)::int as count, coalesce(sum(u.size_bytes), 0) as bytes from upload u
      where u.owner_id = ${ownerId} and ${isUnderWay}`,
  );
  return { count: row!.count, bytes: Number(row!.bytes) };
}

export async function insertUpload(tx: Tx, upload: Upload): Promise<void> {
  await sql`
    insert into upload (id, owner_id, original_name, size_bytes, token, state, purpose, created_at, touched_at, expires_at)
    values (${upload.id}, ${upload.ownerId}, ${upload.originalName}, ${upload.sizeBytes}, ${upload.token}, ${upload.state},
      ${upload.purpose}, ${upload.createdAt}, ${upload.touchedAt}, ${upload.expiresAt})`.execute(tx);
}

/** It has become a kept file. */
export async function markTaken(doing: Doing, id: UploadId, fileId: FileId): Promise<void> {
  await sql`
    update upload set state = 'taken', file_id = ${fileId}, touched_at = ${doing.now}
    where id = ${id} and state = 'complete'`.execute(doing.tx);
}

/** Nobody wants it any more; tells whether it could still be dropped. Its bytes go with the next sweep. */
export async function markDropped(doing: Doing, id: UploadId): Promise<boolean> {
  const row = await rowOf(
    doing.tx,
    sql`update upload u set state = 'dropped', touched_at = ${doing.now}, writer = null
      where u.id = ${id} and ${isUnderWay} returning u.id`,
  );
  return row !== undefined;
}
