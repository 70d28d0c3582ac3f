/** Every query on the account tables. */

import { hash, randomBytes } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';
import { newId, type PersonId } from '../../kernel/id.ts';
import { rowOf, rowsOf, type Tx } from '../../platform/db.ts';
import { type Account, sessionSeconds } from './account.ts';

/** The names under which better-auth finds its tables. */
export const tables = {
  user: 'account_person',
  session: 'account_session',
  account: 'account_credential',
  verification: 'account_verification',
} as const;

/** What is stored of a session's token. */
export function digestOf(token: string): string {
  return hash('sha256', token, 'hex');
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

/** The same for many cookies at once, by token; what stands for nothing is not in it. */
export async function listSessions(tx: Tx, tokens: readonly string[]): Promise<Map<string, SessionRow>> {
  const digests = new Map([...new Set(tokens)].map((token) => [digestOf(token), token]));
  if (digests.size === 0) return new Map();
  const rows = await rowsOf(
    tx,
    sql<SessionRow & { digest: string }>`
      select s.token as digest, s.id as "sessionId", p.id as "personId", p.name, p.username
      from account_session s join account_person p on p.id = s.person_id
      where s.token = any(${[...digests.keys()]}::text[]) and s.expires_at > now()`,
  );
  return new Map(rows.map(({ digest, ...session }) => [digests.get(digest)!, session]));
}

/** Ends a session on the server, so that its cookie is worth nothing any more (AC-019). */
export async function removeSession(tx: Tx, sessionId: string): Promise<void> {
  await sql`delete from account_session where id = ${sessionId}`.execute(tx);
}

/** Ends every session of a person but one. */
export async function removeOtherSessions(tx: Tx, personId: PersonId, keptId?: string): Promise<void> {
  await sql`
    delete from account_session
    where person_id = ${personId} and id is distinct from ${keptId ?? null}`.execute(tx);
}

/** Opens a session for somebody who has proved who they are; the token leaves once, to their cookie. */
export async function insertSession(tx: Tx, personId: PersonId, address: string): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await sql`
    insert into account_session (id, person_id, token, expires_at, ip_address)
    values (${newId()}, ${personId}, ${digestOf(token)}, now() + make_interval(secs => ${sessionSeconds}), ${address})`.execute(
    tx,
  );
  return token;
}

/** A person without a password: what else proves them stands with whoever proves it (`way`). */
export async function insertPersonBy(
  tx: Tx,
  person: { username: string; name: string; way: string; at: Date },
): Promise<PersonId> {
  const id = newId<PersonId>(person.at.getTime());
  await sql`
    insert into account_person (id, name, username, display_username, email, created_at)
    values (${id}, ${person.name}, ${person.username}, ${person.username}, ${placeholderMail(person.username)}, ${person.at})`.execute(
    tx,
  );
  await sql`
    insert into account_credential (id, account_id, provider_id, person_id)
    values (${newId()}, ${id}, ${person.way}, ${id})`.execute(tx);
  return id;
}

export async function saveName(tx: Tx, personId: PersonId, name: string): Promise<void> {
  await sql`
    update account_person set name = ${name}, earlier_names = array_append(earlier_names, name)
    where id = ${personId}`.execute(tx);
}

/** What persons were called before they renamed themselves; whoever never did is not in it. */
export async function listEarlierNames(
  tx: Tx,
  personIds: readonly PersonId[],
): Promise<Map<PersonId, readonly string[]>> {
  const rows = await rowsOf(
    tx,
    sql<{ id: PersonId; names: string[] }>`
      select id, earlier_names as names from account_person
      where id = any(${[...personIds]}::uuid[]) and earlier_names <> '{}'`,
  );
  return new Map(rows.map(({ id, names }) => [id, names]));
}

/** Whether a person can sign in by a password. */
export async function hasPassword(tx: Tx, personId: PersonId): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{ has: boolean }>`
      select exists (select from account_credential where person_id = ${personId} and password is not null) as has`,
  );
  return row!.has;
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
