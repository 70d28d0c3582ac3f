/** The same request again: one key, one effect, one answer (AC-133, F-18). */

import { sql } from 'kysely';
import { personIdOf } from '../kernel/actor.ts';
import { rowOf, type Tx } from './db.ts';
import type { Ask } from './route.ts';

export type Claim =
  | { kind: 'first'; key: string; owner: string }
  | { kind: 'answered'; location: string }
  | { kind: 'other-body' };

/** The key's owner: a key of one person means nothing from another. */
const ownerOf = (ask: Ask): string => personIdOf(ask.actor) ?? 'anyone';

/**
 * Claims a key for a request. A second request with the same key waits here for the first one's transaction:
 * if that commits, its answer is given again; if it is rolled back, the second goes on as the first.
 */
export async function claimKey(ask: Ask, key: string, route: string, digest: string): Promise<Claim> {
  const owner = ownerOf(ask);
  const claimed = await rowOf(
    ask.tx,
    sql<{ key: string }>`
      insert into http_answer (key, actor, route, digest, at) values (${key}, ${owner}, ${route}, ${digest}, ${ask.now})
      on conflict do nothing returning key`,
  );
  if (claimed) return { kind: 'first', key, owner };
  const before = await rowOf(
    ask.tx,
    sql<{ route: string; digest: string; location: string | null }>`
      select route, digest, location from http_answer where key = ${key} and actor = ${owner}`,
  );
  const same = before?.route === route && before.digest === digest && before.location !== null;
  return same ? { kind: 'answered', location: before.location! } : { kind: 'other-body' };
}

/** Keeps the answer beside its key, in the transaction of the act itself. */
export async function keepAnswer(ask: Ask, claim: Claim, location: string): Promise<void> {
  if (claim.kind !== 'first') return;
  await sql`update http_answer set location = ${location} where key = ${claim.key} and actor = ${claim.owner}`.execute(
    ask.tx,
  );
}

/** Forgets answers nobody asks for again: they say who did what, and a receipt's address is among them. */
export async function forgetAnswers(tx: Tx, before: Date): Promise<void> {
  await sql`delete from http_answer where at < ${before}`.execute(tx);
}
