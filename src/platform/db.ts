/** The database as everyone above uses it: a transaction, the actor and one `now`. */

import { hash } from 'node:crypto';
import { type ControlledTransaction, Kysely, PostgresDialect, type RawBuilder, sql } from 'kysely';
import pg from 'pg';
import type { Actor } from '../kernel/actor.ts';
import type { Outcome } from '../kernel/verdict.ts';

/** Statements are SQL templates with the row's type beside them; Kysely carries parameters and transactions. */
type DB = Record<string, never>;

export type Database = Kysely<DB> & { readonly pool?: pg.Pool };
export type Tx = Kysely<DB>;

/** What an action is handed: the transaction it works in, who acts, and the one instant it counts as now. */
export type Doing = { tx: Tx; actor: Actor; now: Date };

type How = { connectMsMax?: number; queryMsMax?: number; keepsPlans?: boolean };

/** A connection on which the server reads and plans each statement once: for the few that are asked over and over. */
class PlanningClient extends pg.Client {
  // Kysely asks with a text and its values; what it is answered is the same.
  override query(...asked: unknown[]): never {
    const [text, values] = asked;
    const isPlain = typeof text === 'string' && Array.isArray(values) && values.length > 0;
    const named = isPlain ? [{ name: hash('sha1', text), text, values }] : asked;
    return super.query(...(named as Parameters<pg.Client['query']>)) as never;
  }
}

/** Opens a pool. Nothing connects until the first query; a lost server is met again by the next query. */
export function openDatabase(
  url: string,
  connectionsMax = 10,
  { connectMsMax = 8000, queryMsMax, keepsPlans = false }: How = {},
): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: connectionsMax,
    Client: keepsPlans ? PlanningClient : pg.Client,
    connectionTimeoutMillis: connectMsMax,
    // Given up by this side, as where the line to the server is cut (F-14).
    query_timeout: queryMsMax,
    idleTimeoutMillis: 30_000,
    options:
      // Rows stand on a solid-state disk or in memory: fetching one by its key is no dearer than reading on.
      '-c random_page_cost=1.1 -c statement_timeout=20000 -c lock_timeout=8000 -c idle_in_transaction_session_timeout=30000',
  });
  // An idle connection that the server ends must not end the process; the pool drops it by itself.
  pool.on('error', () => undefined);
  // Nor may one that is in use: its query fails, and whoever asked hears it.
  pool.on('connect', (client) => void client.on('error', () => undefined));
  return new Kysely<DB>({ dialect: new PostgresDialect({ pool }) });
}

/** `now` of a transaction: PostgreSQL's, plus the offset that only demo and test databases hold. */
export async function nowOf(tx: Tx): Promise<Date> {
  const row = await sql<{ now: Date }>`select clock_now() as now`.execute(tx);
  return row.rows[0]!.now;
}

/** Rows of a raw statement. */
export async function rowsOf<R>(tx: Tx, statement: RawBuilder<R>): Promise<R[]> {
  return (await statement.execute(tx)).rows;
}

/** The one row of a raw statement, if there is one. */
export async function rowOf<R>(tx: Tx, statement: RawBuilder<R>): Promise<R | undefined> {
  return (await statement.execute(tx)).rows[0];
}

/**
 * Does something in one transaction: committed when the outcome is good, rolled back when it is a refusal or
 * throws. `now` is read once, at its start.
 */
export async function inTransaction<T>(
  db: Database,
  actor: Actor | ((tx: Tx, now: Date) => Promise<Actor>),
  work: (doing: Doing) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  return within(db, false, async (tx) => {
    const now = await nowOf(tx);
    const outcome = await work({
      tx,
      now,
      actor: typeof actor === 'function' ? await actor(tx, now) : actor,
    });
    return { value: outcome, keep: outcome.ok };
  });
}

/** Reads in one snapshot that cannot write: what serves a GET changes nothing, by construction (AC-210). */
export async function inSnapshot<T>(db: Database, work: (tx: Tx, now: Date) => Promise<T>): Promise<T> {
  return within(db, true, async (tx) => ({ value: await work(tx, await nowOf(tx)), keep: true }));
}

async function within<T>(
  db: Database,
  readOnly: boolean,
  work: (tx: ControlledTransaction<DB>) => Promise<{ value: T; keep: boolean }>,
): Promise<T> {
  const begin = db.startTransaction();
  const tx = await (readOnly
    ? begin.setAccessMode('read only').setIsolationLevel('repeatable read')
    : begin
  ).execute();
  try {
    const { value, keep } = await work(tx);
    await (keep ? tx.commit() : tx.rollback()).execute();
    return value;
  } catch (error) {
    if (!tx.isCommitted && !tx.isRolledBack)
      await tx
        .rollback()
        .execute()
        .catch(() => undefined);
    throw error;
  }
}

/** The name of the constraint a database error speaks of, so that a store can turn it into a refusal. */
export function constraintOf(error: unknown): string | undefined {
  const named = error as { constraint?: unknown } | null;
  return typeof named?.constraint === 'string' ? named.constraint : undefined;
}
