/** Every query on where people want letters, and on the codes that prove an address. */

import { scryptSync, timingSafeEqual } from 'node:crypto';
import { sql } from 'kysely';
import { newId, type PersonId } from '../../../kernel/id.ts';
import type { Language } from '../../../kernel/text.ts';
import { rowOf, type Tx } from '../../../platform/db.ts';
import { code as rule, type Setting, type Topic } from '../message.ts';

type SettingRow = { mail: string | null; not_by_mail: Topic[]; language: Language; version: number };

/** A person's setting; who never set anything gets the inbox only, version 0. */
export async function getSetting(tx: Tx, personId: PersonId): Promise<Setting> {
  const row = await rowOf(
    tx,
    sql<SettingRow>`select mail, not_by_mail, language, version from message_setting where person_id = ${personId}`,
  );
  if (!row) return { personId, notByMail: [], language: 'zh', version: 0 };
  const { mail, not_by_mail: notByMail, language, version } = row;
  return { personId, mail: mail ?? undefined, notByMail, language, version };
}

/** Keeps what comes by mail; false when it was changed elsewhere meanwhile. */
export async function saveSetting(
  tx: Tx,
  to: Pick<Setting, 'personId' | 'notByMail' | 'language' | 'version'>,
): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{ version: number }>`
      insert into message_setting as s (person_id, not_by_mail, language)
      select ${to.personId}, ${[...to.notByMail]}::text[], ${to.language}
      where ${to.version} = 0 or exists (select from message_setting where person_id = ${to.personId})
      on conflict (person_id) do update set not_by_mail = excluded.not_by_mail, language = excluded.language,
        version = s.version + 1 where s.version = ${to.version}
      returning version`,
  );
  return row !== undefined;
}

/** Sets the address a person has proved, or none any more. */
export async function setMail(
  tx: Tx,
  personId: PersonId,
  mail: string | undefined,
  now: Date,
): Promise<void> {
  const verifiedAt = mail === undefined ? null : now;
  await sql`
    insert into message_setting as s (person_id, mail, mail_verified_at) values (${personId}, ${mail ?? null}, ${verifiedAt})
    on conflict (person_id) do update set mail = excluded.mail, mail_verified_at = excluded.mail_verified_at,
      version = s.version + 1`.execute(tx);
}

export type Code = { id: string; address: string };

/** A new asking for a code; it is made when the mail is sent. Earlier ones of this person are void from now on. */
export async function insertCode(
  tx: Tx,
  now: Date,
  asked: { personId: PersonId; sessionId: string; address: string },
): Promise<string> {
  const id: string = newId(now.getTime());
  await sql`
    insert into message_code (id, person_id, session_id, address, asked_at)
    values (${id}, ${asked.personId}, ${asked.sessionId}, ${asked.address}, ${now})`.execute(tx);
  return id;
}

/** How many codes were asked for since, by this person and to this address; whoever counts is counted alone. */
export async function countCodes(tx: Tx, since: Date, personId: PersonId, address: string): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`code/${address}`}, 0)),
    pg_advisory_xact_lock(hashtextextended(${`code/${personId}`}, 0))`.execute(tx);
  const row = await rowOf(
    tx,
    sql<{ n: number }>`
      select greatest(count(*) filter (where person_id = ${personId}),
        count(*) filter (where address = ${address}))::int as n
      from message_code where asked_at > ${since} and (person_id = ${personId} or address = ${address})`,
  );
  return row!.n;
}

const digestOf = (id: string, typed: string): string => scryptSync(typed, id, 32).toString('hex');

/** Gives a code its digest and its end; a second sending makes a new code and a new end. */
export async function setCode(tx: Tx, id: string, digits: string, now: Date): Promise<void> {
  const expiresAt = new Date(now.getTime() + rule.minutes * 60_000);
  await sql`
    update message_code set digest = ${digestOf(id, digits)}, expires_at = ${expiresAt} where id = ${id} and used_at is null`.execute(
    tx,
  );
}

/** The newest asking of a person in a session that may still be answered. */
export async function findOpenCode(
  tx: Tx,
  asker: { personId: PersonId; sessionId: string },
  now: Date,
): Promise<Code | undefined> {
  return rowOf(
    tx,
    sql<Code>`
      select id, address from (
        select * from message_code where person_id = ${asker.personId} order by asked_at desc, id desc limit 1) newest
      where session_id = ${asker.sessionId} and used_at is null and tries < ${rule.triesMax}
        and coalesce(expires_at, asked_at + interval '1 hour') > ${now}`,
  );
}

/** Counts a try on a code and judges it; the row is held, so of a thousand at once five are judged (AC-005). */
export async function tryCode(
  tx: Tx,
  id: string,
  typed: string,
  now: Date,
): Promise<{ isRight: boolean; left: number } | undefined> {
  const row = await rowOf(
    tx,
    sql<{ digest: string; tries: number }>`
      update message_code set tries = tries + 1
      where id = ${id} and used_at is null and tries < ${rule.triesMax} and digest is not null and expires_at > ${now}
      returning digest, tries`,
  );
  if (!row) return undefined;
  const isRight = timingSafeEqual(Buffer.from(row.digest, 'hex'), Buffer.from(digestOf(id, typed), 'hex'));
  return { isRight, left: rule.triesMax - row.tries };
}

/** Uses a code up, once. */
export async function spendCode(tx: Tx, id: string, now: Date): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{
      id: string;
    }>`update message_code set used_at = ${now} where id = ${id} and used_at is null returning id`,
  );
  return row !== undefined;
}
