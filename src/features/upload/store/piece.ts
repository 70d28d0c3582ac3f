/** What a piece does to the row of its upload: claimed by a writer, moved on, finished, let go. */

import { sql } from 'kysely';
import { type Doing, rowOf, type Tx } from '../../../platform/db.ts';
import { expiryOf, type UploadId } from '../upload.ts';

/** Who wrote last and has not let go, with the instant it last said so. */
export async function findWriter(tx: Tx, id: UploadId): Promise<{ name: string; at: Date } | undefined> {
  const row = await rowOf(
    tx,
    sql<{ writer: string | null; writer_at: Date }>`select writer, writer_at from upload where id = ${id}`,
  );
  return row?.writer ? { name: row.writer, at: row.writer_at } : undefined;
}

export async function setWriter(doing: Doing, id: UploadId, writer: string): Promise<void> {
  await sql`update upload set writer = ${writer}, writer_at = ${doing.now} where id = ${id}`.execute(
    doing.tx,
  );
}

export async function releaseWriter(doing: Doing, id: UploadId, writer: string): Promise<void> {
  await sql`update upload set writer = null where id = ${id} and writer = ${writer}`.execute(doing.tx);
}

/** So many bytes are on the disk; tells whether the writer may go on. */
export async function keepOffset(
  doing: Doing,
  id: UploadId,
  writer: string,
  offsetBytes: number,
): Promise<boolean> {
  const row = await rowOf(
    doing.tx,
    sql`
      update upload set offset_bytes = ${offsetBytes}, writer_at = ${doing.now}, touched_at = ${doing.now},
        expires_at = ${expiryOf(doing.now)}
      where id = ${id} and state = 'arriving' and writer = ${writer} and offset_bytes <= ${offsetBytes} returning id`,
  );
  return row !== undefined;
}

/** The last byte is there and the whole was read back: the offset and the name are told together. */
export async function markComplete(
  doing: Doing,
  id: UploadId,
  writer: string,
  sha256: string,
): Promise<boolean> {
  const row = await rowOf(
    doing.tx,
    sql`
      update upload set state = 'complete', offset_bytes = size_bytes, sha256 = ${sha256}, writer = null,
        touched_at = ${doing.now}, expires_at = ${expiryOf(doing.now)}
      where id = ${id} and state = 'arriving' and writer = ${writer} returning id`,
  );
  return row !== undefined;
}
