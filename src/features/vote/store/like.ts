/** Every query on likes. Rows stand for a few days, so that a device likes a work once; what remains is a number. */

import { sql } from 'kysely';
import type { EntryId } from '../../../kernel/id.ts';
import { rowOf, type Tx } from '../../../platform/db.ts';
import type { LikesBefore } from '../like.ts';

export type LikeMark = { entryId: EntryId; day: string; token: string; subnet: string };

/** What stands of a work's likes today; whoever counts is counted alone with this work. */
export async function countLikesBefore(tx: Tx, mark: LikeMark): Promise<LikesBefore> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`like/${mark.entryId}`}, 0))`.execute(tx);
  const row = await rowOf(
    tx,
    sql<LikesBefore>`
      select count(*) filter (where token = ${mark.token})::int as "ofDevice",
        count(*) filter (where subnet = ${mark.subnet})::int as "ofSubnet"
      from vote_like where entry_id = ${mark.entryId} and day = ${mark.day}::date
        and (token = ${mark.token} or subnet = ${mark.subnet})`,
  );
  return row!;
}

export async function insertLike(tx: Tx, mark: LikeMark): Promise<void> {
  await sql`
    with kept as (
      insert into vote_like (entry_id, day, token, subnet)
      values (${mark.entryId}, ${mark.day}::date, ${mark.token}, ${mark.subnet}) returning entry_id)
    insert into vote_like_count as c (entry_id, likes) select entry_id, 1 from kept
    on conflict (entry_id) do update set likes = c.likes + 1`.execute(tx);
}

/** How many likes a work has. */
export async function countLikes(tx: Tx, entryId: EntryId): Promise<number> {
  const row = await rowOf(
    tx,
    sql<{ likes: number }>`select likes from vote_like_count where entry_id = ${entryId}`,
  );
  return row?.likes ?? 0;
}

/** Devices and neighbourhoods are forgotten, the number stays. */
export async function forgetLikes(tx: Tx, beforeDay: string): Promise<void> {
  await sql`delete from vote_like where day < ${beforeDay}::date`.execute(tx);
}
