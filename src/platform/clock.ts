/** The clock that only demo and test databases may move; elsewhere there is no row to move. */

import { sql } from 'kysely';
import { rowOf, type Tx } from './db.ts';

/** Whether this database's clock can be moved: whether it is a demo. */
export async function isClockMovable(tx: Tx): Promise<boolean> {
  const row = await rowOf(tx, sql<{ movable: boolean }>`select exists (select from clock_offset) as movable`);
  return row!.movable;
}

/** Moves the clock by seconds, forward or back; does nothing in a production database. */
export async function moveClock(tx: Tx, seconds: number): Promise<void> {
  await sql`select clock_move(make_interval(secs => ${seconds}))`.execute(tx);
}

/** Makes a database a demo: from now on its clock may be moved. Only the owner of the tables can. */
export async function makeClockMovable(tx: Tx): Promise<void> {
  await sql`insert into clock_offset (shift) values (interval '0') on conflict do nothing`.execute(tx);
}
