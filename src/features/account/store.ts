/** Every query on the account tables. */

import { createHash } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';
import { newId, type PersonId } from '../../kernel/id.ts';
import { rowOf, rowsOf, type Tx } from '../../platform/db.ts';
import type { Account } from './account.ts';

/** The names under which better-auth finds its tables. */
export const tables = {
  user: 'account_person',
  session: 'account_session',
  account: 'account_credential',
  verification: 'account_verification',
} as const;

/** What is stored of a session's token. */
export function digestOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

export type SessionRow = { sessionId: string; personId: PersonId; name: string; username: string };

/**
 * The session a cookie stands for, while it lasts. One query on the hot path. Sessions last by the true clock: moving
 * a demo's clock signs nobody out.
 */
export async function findSession(tx: Tx, token: string): Promise<SessionRow | undefined> {
  return rowOf(
    tx,
    sql<SessionRow>`
      select s.id as "sessionId", p.id as "personId", p.name, p.username
      from account_session s join account_person p on p.id = s.person_id
      where s.token = ${digestOf(token)} and s.expires_at > now()`,
  );
}

/** Ends a session on the server, so that its cookie is worth nothing any more (AC-019). */
export async function removeSession(tx: Tx, sessionId: string): Promise<void> {
  await sql`delete from account_session where id = ${sessionId}`.execute(tx);
}

export async function findAccountByUsername(tx: Tx, username: string): Promise<Account | undefined> {
  return rowOf(tx, sql<Account>`select id, username, name from account_person where username = ${username}`);
}

/** For other stores' joins: gives the person as `p` with id, name, username. */
export function personJoin(id: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`account_person p on p.id = ${id}`;
}

/** Names of persons by id, for pages that show who did something. */
export async function listNames(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await rowsOf(
    tx,
    sql<{
      id: string;
      name: string;
    }>`select id, name from account_person where id = any(${[...ids]}::uuid[])`,
  );
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** A person with a password credential, made by an administrator, the setup or the demo world. */
export async function insertAccount(
  tx: Tx,
  account: { id?: PersonId; username: string; name: string; passwordHash: string },
): Promise<PersonId> {
  const id = account.id ?? newId<PersonId>();
  await sql`
    insert into account_person (id, name, username, display_username, email)
    values (${id}, ${account.name}, ${account.username}, ${account.username}, ${placeholderMail(account.username)})`.execute(
    tx,
  );
  await sql`
    insert into account_credential (id, account_id, provider_id, person_id, password)
    values (${newId()}, ${id}, 'credential', ${id}, ${account.passwordHash})`.execute(tx);
  return id;
}

/** better-auth asks for an address of mail; ours is one that can never be delivered (RFC 2606). */
export function placeholderMail(username: string): string {
  return `${username}@people.invalid`;
}

export async function insertAttempt(tx: Tx, at: Date, username: string, address: string): Promise<void> {
  await sql`insert into account_attempt (at, username, address) values (${at}, ${username}, ${address})`.execute(
    tx,
  );
}

/** Failed tries since an instant, by name and by address. */
export async function countAttempts(tx: Tx, since: Date, username: string, address: string) {
  const row = await rowOf(
    tx,
    sql<{ byName: number; byAddress: number }>`
      select (select count(*)::int from account_attempt where username = ${username} and at > ${since}) as "byName",
        (select count(*)::int from account_attempt where address = ${address} and at > ${since}) as "byAddress"`,
  );
  return row!;
}

export async function insertSetupToken(tx: Tx, digest: string, expiresAt: Date): Promise<void> {
  await sql`insert into account_setup_token (digest, expires_at) values (${digest}, ${expiresAt})`.execute(
    tx,
  );
}

export type SetupToken = { digest: string; expiresAt: Date; usedAt: Date | null };

export async function findSetupToken(tx: Tx, digest: string): Promise<SetupToken | undefined> {
  return rowOf(
    tx,
    sql<SetupToken>`
      select digest, expires_at as "expiresAt", used_at as "usedAt" from account_setup_token where digest = ${digest}`,
  );
}

/** Uses a setup token up; false when somebody was quicker. */
export async function spendSetupToken(tx: Tx, digest: string, now: Date): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{ digest: string }>`
      update account_setup_token set used_at = ${now} where digest = ${digest} and used_at is null returning digest`,
  );
  return row !== undefined;
}

/** Whether nobody is here yet. */
export async function isEmpty(tx: Tx): Promise<boolean> {
  const row = await rowOf(tx, sql<{ any: boolean }>`select exists (select from account_person) as any`);
  return !row!.any;
}
