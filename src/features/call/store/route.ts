/** The way of a call's works, held while one of them takes a step. */

import { sql } from 'kysely';
import type { CallId } from '../../../kernel/id.ts';
import { rowOf, type Tx } from '../../../platform/db.ts';
import type { Route } from '../call.ts';

/** As it stands: nobody turns it until this transaction ends, and whoever is turning it now is waited for. */
export async function holdRoute(tx: Tx, id: CallId): Promise<Route> {
  const row = await rowOf(tx, sql<{ route: Route }>`select route from call where id = ${id} for share`);
  if (!row) throw new Error(`call ${id} must exist`);
  return row.route;
}
