/** The photos of activities: which files, in the order in which they came. */

import { sql } from 'kysely';
import type { ActivityId, FileId } from '../../../kernel/id.ts';
import { rowOf, type Tx } from '../../../platform/db.ts';

/** The version moves on with each photo, so that nobody approves what they have not seen; false when it is decided. */
async function touch(tx: Tx, id: ActivityId): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{ id: string }>`
      update activity set version = version + 1 where id = ${id} and state in ('reported', 'returned') returning id`,
  );
  return row !== undefined;
}

export async function insertPhoto(tx: Tx, id: ActivityId, fileId: FileId, at: Date): Promise<boolean> {
  if (!(await touch(tx, id))) return false;
  await sql`
    insert into activity_photo (activity_id, file_id, added_at) values (${id}, ${fileId}, ${at})
    on conflict do nothing`.execute(tx);
  return true;
}

/** Takes a photo away; nothing where it is not one of this activity's, or the activity is decided. */
export async function deletePhoto(tx: Tx, id: ActivityId, fileId: FileId): Promise<boolean> {
  if (!(await touch(tx, id))) return false;
  await sql`delete from activity_photo where activity_id = ${id} and file_id = ${fileId}`.execute(tx);
  return true;
}
