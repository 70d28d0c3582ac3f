/** What a sweep asks: whose time is over, and which bytes nobody will come back for. */

import { sql } from 'kysely';
import { plusDays } from '../../../kernel/period.ts';
import { type Doing, rowsOf, type Tx } from '../../../platform/db.ts';

/** Drops what nobody touched in its time. */
export async function dropExpired(doing: Doing): Promise<number> {
  const rows = await rowsOf(
    doing.tx,
    sql`
      update upload set state = 'dropped', touched_at = ${doing.now}, writer = null
      where state in ('arriving', 'complete') and expires_at <= ${doing.now} returning id`,
  );
  return rows.length;
}

export type Lying = { token: string; state: string | null; sha256: string | null };

/** What became of the uploads whose bytes lie here; no state where no row names them. */
export async function listLying(tx: Tx, tokens: readonly string[]): Promise<Lying[]> {
  return rowsOf(
    tx,
    sql<Lying>`
      select t.token, u.state, u.sha256 from unnest(${tokens}::text[]) as t(token) left join upload u on u.token = t.token`,
  );
}

/** Rows that have said all they had to say. */
export async function forgetOld(doing: Doing): Promise<void> {
  await sql`delete from upload where state in ('dropped', 'taken') and touched_at < ${plusDays(doing.now, -30)}`.execute(
    doing.tx,
  );
}
