/** Every query on certificates: given when a result stands, found by code or by owner and number, revoked with a reason. */

import { type RawBuilder, sql } from 'kysely';
import {
  type EntryId,
  isId,
  newId,
  type OrganisationId,
  type PersonId,
  type ResultId,
} from '../../../kernel/id.ts';
import type { Named } from '../../../kernel/text.ts';
import type { TreePath } from '../../../kernel/tree.ts';
import { type Doing, rowOf, rowsOf, type Tx } from '../../../platform/db.ts';
import { callJoin } from '../../call/store.ts';
import { campaignJoin } from '../../campaign/store.ts';
import { entryJoin } from '../../entry/store.ts';
import { organisationJoin } from '../../organisation/store.ts';
import type { Result } from '../award.ts';
import { type Certificate, certificateNumber, newCode } from '../certificate.ts';
import { publicResults } from '../store.ts';

type Row = {
  id: string;
  organisation_id: OrganisationId;
  path: string;
  owner_zh: string;
  owner_en: string | null;
  campaign_id: Certificate['campaignId'];
  title_zh: string;
  title_en: string | null;
  call_id: Certificate['callId'];
  call_zh: string;
  call_en: string | null;
  result_id: ResultId;
  entry_id: EntryId;
  award: string;
  award_zh: string;
  award_en: string | null;
  title: string;
  makers: Certificate['makers'];
  unit_id: OrganisationId;
  unit_zh: string;
  unit_en: string | null;
  number: string;
  code: string;
  issued_at: Date;
  revocation_asked_at: Date | null;
  revocation_asked_by: PersonId | null;
  revocation_reason: string | null;
  revoked_at: Date | null;
  corrected_reason: string | null;
  version: number;
};

const named = (zh: string, en: string | null): Named => ({ zh, en: en ?? undefined });

/** Of the edition that everybody sees at an instant, where it no longer gives what the certificate says. */
const corrected = (now: Date): RawBuilder<string | null> => sql<string | null>`(
  select coalesce(a.reason, '') from award_result a
  where a.call_id = z.call_id and ${publicResults(now)} and a.edition > g.edition
    and a.edition = (select max(n.edition) from award_result n where n.call_id = z.call_id and n.publishes_at <= ${now})
    and not exists (select from award_place p where p.result_id = a.id and p.entry_id = z.entry_id and p.award = z.award)
    and not exists (select from award_prize w where w.result_id = a.id and w.entry_id = z.entry_id and w.key = z.award))`;

const columns = (
  now: Date,
) => sql`z.id, z.organisation_id, o.path::text as path, o.name_zh as owner_zh, o.name_en as owner_en,
  z.campaign_id, c.title_zh, c.title_en, z.call_id, l.name_zh as call_zh, l.name_en as call_en, z.result_id, z.entry_id,
  z.award, z.award_zh, z.award_en, z.title, z.makers, z.unit_id, u.name_zh as unit_zh, u.name_en as unit_en, z.number,
  z.code::text as code, z.issued_at, z.revocation_asked_at, z.revocation_asked_by, z.revocation_reason, z.revoked_at,
  ${corrected(now)} as corrected_reason, z.version`;
const from = sql`award_certificate z join award_result g on g.id = z.result_id
  join ${organisationJoin(sql`z.organisation_id`)} join ${organisationJoin(sql`z.unit_id`, 'u')}
  join ${callJoin(sql`z.call_id`)} join ${campaignJoin(sql`z.campaign_id`)}`;

function certificateOf(r: Row): Certificate {
  return {
    id: r.id,
    organisationId: r.organisation_id,
    organisationPath: r.path,
    organisationName: named(r.owner_zh, r.owner_en),
    campaignId: r.campaign_id,
    campaignTitle: named(r.title_zh, r.title_en),
    callId: r.call_id,
    callName: named(r.call_zh, r.call_en),
    resultId: r.result_id,
    entryId: r.entry_id,
    award: r.award,
    awardName: named(r.award_zh, r.award_en),
    title: r.title,
    makers: r.makers,
    unitId: r.unit_id,
    unitName: named(r.unit_zh, r.unit_en),
    number: r.number,
    code: r.code,
    issuedAt: r.issued_at,
    revocationAskedAt: r.revocation_asked_at ?? undefined,
    revocationAskedBy: r.revocation_asked_by ?? undefined,
    revocationReason: r.revocation_reason ?? undefined,
    revokedAt: r.revoked_at ?? undefined,
    correctedReason: r.corrected_reason ?? undefined,
    version: r.version,
  };
}

async function listWhere(tx: Tx, now: Date, where: RawBuilder<unknown>): Promise<Certificate[]> {
  const rows = await rowsOf(
    tx,
    sql<Row>`select ${columns(now)} from ${from} where z.issued_at <= ${now} and ${where} order by z.number limit 2000`,
  );
  return rows.map(certificateOf);
}

export async function findCertificate(tx: Tx, id: string, now: Date): Promise<Certificate | undefined> {
  return isId(id) ? (await listWhere(tx, now, sql`z.id = ${id}`))[0] : undefined;
}

/** By the code on the paper. */
export async function findByCode(tx: Tx, code: string, now: Date): Promise<Certificate | undefined> {
  return isId(code) ? (await listWhere(tx, now, sql`z.code = ${code}::uuid`))[0] : undefined;
}

/** By who gave it, as it calls itself, and its number: both have to be known. */
export async function findByNumber(
  tx: Tx,
  owner: string,
  number: string,
  now: Date,
): Promise<Certificate | undefined> {
  const isOwner = sql`(o.name_zh = ${owner} or o.name_en = ${owner} or o.short_zh = ${owner})`;
  return (await listWhere(tx, now, sql`z.number = ${number} and ${isOwner}`))[0];
}

/** All that were ever given by the editions of a call's result, revoked ones too. */
export function listOfCall(tx: Tx, callId: string, now: Date): Promise<Certificate[]> {
  return listWhere(tx, now, sql`z.call_id = ${callId}`);
}

/** Those of one work, for its page to print; what was revoked is not printed any more. */
export function listOfEntry(tx: Tx, callId: string, entryId: string, now: Date): Promise<Certificate[]> {
  return listWhere(tx, now, sql`z.call_id = ${callId} and z.entry_id = ${entryId}`);
}

/** Those of works that came from a unit or from beneath it. */
export function listOfUnit(tx: Tx, path: TreePath, now: Date): Promise<Certificate[]> {
  return listWhere(tx, now, sql`u.path <@ ${path}::ltree`);
}

export type NewCertificate = { entryId: EntryId; award: string; awardName: Named };

/** Makes numbers of one owner come one after another. */
async function lockNumbers(tx: Tx, ownerId: OrganisationId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`certificates of ${ownerId}`}, 0))`.execute(tx);
}

/** Gives certificates for what has none yet, and for nothing whose certificate people revoked; numbers go on where the owner's last of this year and call ended. */
export async function issueCertificates(
  { tx, now }: Doing,
  result: Result,
  honours: readonly NewCertificate[],
): Promise<number> {
  await lockNumbers(tx, result.organisationId);
  const about = (await rowOf(
    tx,
    sql<{ year: number; position: number }>`
      select c.year, l.position from award_result a join ${callJoin(sql`a.call_id`)} join ${campaignJoin(sql`a.campaign_id`)}
      where a.id = ${result.id}`,
  ))!;
  const prefix = certificateNumber({ ...about, count: 0 }).slice(0, -3);
  const last = await rowOf(
    tx,
    sql<{ n: number }>`
      select coalesce(max(substring(number from ${`^${prefix}(\\d+)`})::int), 0) as n from award_certificate
      where organisation_id = ${result.organisationId} and number like ${`${prefix}%`}`,
  );
  const known = await rowsOf(
    tx,
    sql<{ entry_id: string; award: string }>`
      select entry_id, award from award_certificate
      where call_id = ${result.callId} and (revoked_at is null or revoked_by is not null)`,
  );
  const isKnown = new Set(known.map((one) => `${one.entry_id} ${one.award}`));
  const due = honours.filter((one) => !isKnown.has(`${one.entryId} ${one.award}`));
  for (const [index, one] of due.entries()) {
    const number = certificateNumber({ ...about, count: last!.n + 1 + index });
    const code = newCode(crypto.getRandomValues(new Uint8Array(16)));
    await sql`
      insert into award_certificate (id, organisation_id, campaign_id, call_id, result_id, entry_id, award, award_zh, award_en,
        title, makers, unit_id, number, code, issued_at)
      select ${newId(now.getTime())}, ${result.organisationId}, ${result.campaignId}, ${result.callId}, ${result.id}, e.id,
        ${one.award}, ${one.awardName.zh}, ${one.awardName.en ?? null}, e.title, e.makers, e.unit_id, ${number}, ${code}::uuid,
        ${result.stoodAt ?? now}
      from (select ${one.entryId}::uuid as id) given join ${entryJoin(sql`given.id`)}`.execute(tx);
  }
  return due.length;
}

/** What a later edition no longer gives is revoked from the instant on at which that edition was shown. */
export async function revokeCorrected({ tx, now }: Doing, result: Result): Promise<number> {
  const gone = (await listOfCall(tx, result.callId, now)).filter(
    (one) => one.correctedReason !== undefined && one.revokedAt === undefined,
  );
  for (const one of gone) {
    await sql`
      update award_certificate set revoked_at = greatest(issued_at, ${result.publishesAt ?? now}::timestamptz),
        revocation_reason = ${one.correctedReason ?? ''}, version = version + 1 where id = ${one.id}`.execute(
      tx,
    );
  }
  return gone.length;
}

type Seen = { id: string; version: number };

/** The officer asks that a certificate be revoked; nothing else than the asking changes. False when it moved meanwhile. */
export async function askRevocation(
  { tx, now }: Doing,
  seen: Seen,
  byId: PersonId | undefined,
  reason: string,
): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{ id: string }>`
      update award_certificate set revocation_asked_at = ${now}, revocation_asked_by = ${byId ?? null},
        revocation_reason = ${reason}, version = version + 1
      where id = ${seen.id} and version = ${seen.version} and revoked_at is null returning id`,
  );
  return row !== undefined;
}

export async function saveRevoked(
  { tx, now }: Doing,
  seen: Seen,
  byId: PersonId | undefined,
): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{ id: string }>`
      update award_certificate set revoked_at = ${now}, revoked_by = ${byId ?? null}, version = version + 1
      where id = ${seen.id} and version = ${seen.version} and revoked_at is null and revocation_asked_at is not null
      returning id`,
  );
  return row !== undefined;
}

/** The leader does not follow the asking. */
export async function dropRevocation({ tx }: Doing, seen: Seen): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{ id: string }>`
      update award_certificate set revocation_asked_at = null, revocation_asked_by = null, revocation_reason = null,
        version = version + 1
      where id = ${seen.id} and version = ${seen.version} and revoked_at is null and revocation_asked_at is not null
      returning id`,
  );
  return row !== undefined;
}
