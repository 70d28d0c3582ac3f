/** Every sending of an entry, whole and for ever; and the remarks made on each. */

import { sql } from 'kysely';
import { personIdOf } from '../../../kernel/actor.ts';
import type { EntryId, PersonId } from '../../../kernel/id.ts';
import { type Doing, rowsOf, type Tx } from '../../../platform/db.ts';
import type { Content, Version } from '../change.ts';
import type { Remark } from '../remark.ts';

/** Keeps what was sent. */
export async function insertVersion(
  { tx, now, actor }: Doing,
  entryId: EntryId,
  version: number,
  content: Content,
): Promise<void> {
  await sql`
    insert into entry_sending (entry_id, version, at, by_id, content)
    values (${entryId}, ${version}, ${now}, ${personIdOf(actor) ?? null}, ${JSON.stringify(content)}::jsonb)`.execute(
    tx,
  );
}

type VersionRow = { version: number; at: Date; by_id: PersonId | null; content: Content };

/** Every sending, the first one first. Whoever shows them has asked policy. */
export async function listVersions(tx: Tx, entryId: EntryId): Promise<Version[]> {
  const rows = await rowsOf(
    tx,
    sql<VersionRow>`select version, at, by_id, content from entry_sending where entry_id = ${entryId} order by version limit 200`,
  );
  return rows.map((r) => ({ version: r.version, at: r.at, byId: r.by_id ?? undefined, content: r.content }));
}

/** Keeps what an officer wants put right. */
export async function insertRemarks(
  { tx, now, actor }: Doing,
  entry: { id: EntryId; version: number },
  remarks: readonly { field: string; reason: string }[],
): Promise<void> {
  for (const { field, reason } of remarks) {
    await sql`
      insert into entry_remark (entry_id, version, field, reason, by_id, at)
      values (${entry.id}, ${entry.version}, ${field}, ${reason}, ${personIdOf(actor) ?? null}, ${now})`.execute(
      tx,
    );
  }
}

type RemarkRow = { field: string; reason: string; version: number; by_id: PersonId | null; at: Date };

/** The remarks on an entry, oldest first; on one version where it is named. */
export async function listRemarks(tx: Tx, entryId: EntryId, version?: number): Promise<Remark[]> {
  const rows = await rowsOf(
    tx,
    sql<RemarkRow>`
      select field, reason, version, by_id, at from entry_remark
      where entry_id = ${entryId} and (${version ?? null}::int is null or version = ${version ?? null}) order by id limit 500`,
  );
  return rows.map((r) => ({
    field: r.field,
    reason: r.reason,
    version: r.version,
    byId: r.by_id ?? undefined,
    at: r.at,
  }));
}
