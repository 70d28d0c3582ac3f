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
