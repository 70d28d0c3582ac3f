/** Every query on the codes that prove phones; the limits stand here, in the database, for every process alike. */

import { sql } from 'kysely';
import { newId, type PersonId } from '../../../kernel/id.ts';
import { plusDays } from '../../../kernel/period.ts';
import { rowOf, rowsOf, type Tx } from '../../../platform/db.ts';
import { type Code, type CodesSent, type Purpose, rule } from '../code.ts';

type Row = {
  id: string;
  purpose: Purpose;
  subject: string;
  masked: string;
  person_id: PersonId | null;
  next: string | null;
  expires_at: Date;
  sent_at: Date | null;
  trouble: string | null;
  tries: number;
  used_at: Date | null;
};

function codeOf(row: Row): Code {
  return {
    id: row.id,
    purpose: row.purpose,
    subject: row.subject,
    masked: row.masked,
    personId: row.person_id ?? undefined,
    next: row.next ?? undefined,
    expiresAt: row.expires_at,
    sentAt: row.sent_at ?? undefined,
    trouble: row.trouble ?? undefined,
    triesLeft: rule.triesMax - row.tries,
    usedAt: row.used_at ?? undefined,
  };
}

export type Asker = {
  purpose: Purpose;
  subject: string;
  personId?: PersonId;
  address: string;
  subnet: string;
};

/**
 * What was sent before for the same purpose; whoever counts is counted alone, so a thousand at once get as many codes as one after the other.
 * What was asked for in the future counts too: a clock that jumps opens nothing (AC-202).
 */
export async function countCodes(tx: Tx, asker: Asker, now: Date): Promise<CodesSent> {
  await sql`select pg_advisory_xact_lock(hashtextextended('identity-codes', 0))`.execute(tx);
  const [day, hour] = [plusDays(now, -1), new Date(now.getTime() - 3_600_000)];
  const row = await rowOf(
    tx,
    sql<{ last: Date | null; phone: number; person: number; address: number; subnet: number; all: number }>`
      with sent as (select * from identity_code where purpose = ${asker.purpose} and asked_at > ${day})
      select
        (select max(asked_at) from sent where subject = ${asker.subject}) as last,
        (select count(*)::int from sent where subject = ${asker.subject}) as phone,
        (select count(*)::int from sent where person_id = ${asker.personId ?? null}::uuid) as person,
        (select count(*)::int from sent where address = ${asker.address} and asked_at > ${hour}) as address,
        (select count(*)::int from sent where subnet = ${asker.subnet} and asked_at > ${hour}) as subnet,
        (select count(*)::int from sent) as all`,
  );
  return {
    lastToPhoneAt: row!.last ?? undefined,
    toPhone: row!.phone,
    forPerson: row!.person,
    fromAddress: row!.address,
    fromSubnet: row!.subnet,
    inAll: row!.all,
  };
}

/** A new code waits to be sent; those asked for before to the same phone for the same purpose are void from now on. */
export async function insertCode(
  tx: Tx,
  now: Date,
  asked: Asker & { masked: string; sealed: Buffer; next?: string },
): Promise<string> {
  const id: string = newId(now.getTime());
  const expiresAt = new Date(now.getTime() + rule.waitMinutes * 60_000);
  await sql`
    update identity_code set expires_at = greatest(asked_at + interval '1 microsecond', least(expires_at, ${now})),
      sealed = null, next_try_at = null
    where subject = ${asked.subject} and purpose = ${asked.purpose} and used_at is null and expires_at > ${now}`.execute(
    tx,
  );
  await sql`
    insert into identity_code (id, purpose, subject, masked, sealed, person_id, address, subnet, next, asked_at,
      expires_at, next_try_at)
    values (${id}, ${asked.purpose}, ${asked.subject}, ${asked.masked}, ${asked.sealed}, ${asked.personId ?? null},
      ${asked.address}, ${asked.subnet}, ${asked.next ?? null}, ${now}, ${expiresAt}, ${now})`.execute(tx);
  return id;
}

/** A code by its id: for whoever asked for it, signed in as the same or as nobody. */
export async function findCode(
  tx: Tx,
  id: string,
  of: { purpose: Purpose; personId?: PersonId },
): Promise<Code | undefined> {
  const row = await rowOf(
    tx,
    sql<Row>`
      select id, purpose, subject, masked, person_id, next, expires_at, sent_at, trouble, tries, used_at
      from identity_code where id = ${id} and purpose = ${of.purpose}
        and person_id is not distinct from ${of.personId ?? null}::uuid`,
  );
  return row && codeOf(row);
}

/** Counts a try; the row is held, so of a thousand at once five are judged. Nothing when there are none left. */
export async function countTry(tx: Tx, id: string, now: Date): Promise<{ left: number } | undefined> {
  const row = await rowOf(
    tx,
    sql<{ tries: number }>`
      update identity_code set tries = tries + 1
      where id = ${id} and used_at is null and sent_at is not null and tries < ${rule.triesMax} and expires_at > ${now}
      returning tries`,
  );
  return row && { left: rule.triesMax - row.tries };
}

/** Uses a code up, once; what could tell its number is gone with it. */
export async function spendCode(tx: Tx, id: string, now: Date): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{ id: string }>`
      update identity_code set used_at = ${now}, sealed = null where id = ${id} and used_at is null returning id`,
  );
  return row !== undefined;
}

export type DueCode = { id: string; sealed: Buffer; masked: string; sendings: number };

/** Takes codes to be sent, with a lease: a worker that dies with one leaves it to the next. */
export async function takeDueCodes(tx: Tx, now: Date, most: number, leaseMs: number): Promise<DueCode[]> {
  await sql`
    update identity_code set trouble = 'late', sealed = null, next_try_at = null
    where next_try_at is not null and sent_at is null and expires_at <= ${now}`.execute(tx);
  return rowsOf(
    tx,
    sql<DueCode>`
      update identity_code c set next_try_at = ${new Date(now.getTime() + leaseMs)}, sendings = c.sendings + 1
      from (select id from identity_code where next_try_at <= ${now} and expires_at > ${now} and sealed is not null
        order by next_try_at limit ${most} for update skip locked) due
      where c.id = due.id returning c.id, c.sealed, c.masked, c.sendings`,
  );
}

/** It has left: from now on it is good for five minutes, and the number is forgotten. */
export async function markSent(tx: Tx, id: string, now: Date): Promise<void> {
  const expiresAt = new Date(now.getTime() + rule.minutes * 60_000);
  await sql`
    update identity_code set sent_at = ${now}, expires_at = ${expiresAt}, sealed = null, next_try_at = null
    where id = ${id} and used_at is null and sealed is not null`.execute(tx);
}

/** It could not be sent: again at an instant, or never. */
export async function markUnsent(tx: Tx, id: string, trouble: string, nextTryAt?: Date): Promise<void> {
  await (nextTryAt
    ? sql`update identity_code set next_try_at = ${nextTryAt} where id = ${id} and sealed is not null`
    : sql`update identity_code set trouble = ${trouble}, sealed = null, next_try_at = null where id = ${id}`
  ).execute(tx);
}

/** Codes are counted for a day; two days later nothing is left of them. */
export async function forgetCodes(tx: Tx, before: Date): Promise<void> {
  await sql`delete from identity_code where asked_at < ${before}`.execute(tx);
  await sql`delete from identity_demo_message where at < ${before}`.execute(tx);
}

export type DemoMessage = { id: string; at: Date; masked: string; digits: string };

/** What a demo would have sent. */
export async function insertDemoMessage(tx: Tx, message: DemoMessage): Promise<void> {
  await sql`
    insert into identity_demo_message (id, at, masked, digits)
    values (${message.id}, ${message.at}, ${message.masked}, ${message.digits}) on conflict do nothing`.execute(
    tx,
  );
}

export async function listDemoMessages(tx: Tx, most = 20): Promise<DemoMessage[]> {
  return rowsOf(
    tx,
    sql<DemoMessage>`select id, at, masked, digits from identity_demo_message order by at desc, id desc limit ${most}`,
  );
}
