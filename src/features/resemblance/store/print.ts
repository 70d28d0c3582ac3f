/** Prints: kept in PostgreSQL, read from there into the search, and asked for again to prove what was found. */

import { sql } from 'kysely';
import type { EntryId, FileId } from '../../../kernel/id.ts';
import { type Doing, rowOf, rowsOf, type Tx } from '../../../platform/db.ts';
import type { PrintKind } from '../resemblance.ts';

/** A print as it was made, not yet kept. */
export type NewPrint = {
  fileId?: FileId;
  kind: PrintKind;
  part?: number;
  atMs?: number;
  bits: Uint8Array;
  keypoints?: Uint8Array;
  corners?: Uint8Array;
  hashes?: readonly number[];
};

/** One after the other: whoever keeps prints sees everything kept before, so that no pair is missed between two. */
export async function lockPrints(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('resemblance_print'))`.execute(tx);
}

export async function deletePrints(tx: Tx, entryId: EntryId): Promise<void> {
  await sql`delete from resemblance_print where entry_id = ${entryId}`.execute(tx);
}

/** Frames come by the hundred and go in at once; what has hashes to be found by goes in one by one. */
export async function insertPrints(
  doing: Pick<Doing, 'tx' | 'now'>,
  entryId: EntryId,
  prints: readonly NewPrint[],
): Promise<void> {
  const many = prints.filter((print) => !print.hashes);
  const column = <T>(of: (print: NewPrint) => T) => sql`${many.map(of)}`;
  if (many.length > 0)
    await sql`
      insert into resemblance_print (entry_id, file_id, kind, part, at_ms, bits, keypoints, corners, made_at)
      select ${entryId}::uuid, n.file_id, n.kind, n.part, n.at_ms, n.bits, n.keypoints, n.corners, ${doing.now}
      from unnest(${column((p) => p.fileId ?? null)}::uuid[], ${column((p) => p.kind)}::text[],
        ${column((p) => p.part ?? 0)}::smallint[], ${column((p) => p.atMs ?? 0)}::int[],
        ${column((p) => Buffer.from(p.bits))}::bytea[],
        ${column((p) => (p.keypoints ? Buffer.from(p.keypoints) : null))}::bytea[],
        ${column((p) => (p.corners ? Buffer.from(p.corners) : null))}::bytea[]) with ordinality
        as n (file_id, kind, part, at_ms, bits, keypoints, corners, nth) order by n.nth`.execute(doing.tx);
  for (const print of prints) if (print.hashes) await insertHashed(doing, entryId, print, print.hashes);
}

async function insertHashed(
  { tx, now }: Pick<Doing, 'tx' | 'now'>,
  entryId: EntryId,
  print: NewPrint,
  hashes: readonly number[],
): Promise<void> {
  const row = await rowOf(
    tx,
    sql<{ id: string }>`
      insert into resemblance_print (entry_id, file_id, kind, bits, made_at)
      values (${entryId}, ${print.fileId ?? null}, ${print.kind}, ${Buffer.from(print.bits)}, ${now}) returning id`,
  );
  await sql`insert into resemblance_shingle (hash, print_id)
    select distinct unnest(${[...hashes]}::bigint[]), ${row!.id}::bigint`.execute(tx);
}

export type KeptHash = { id: number; kind: 'picture' | 'video'; bits: Buffer; corners: Buffer | null };

/** Hashes kept after the one named, in their order. */
export async function listHashesAfter(tx: Tx, id: number, most: number): Promise<KeptHash[]> {
  const rows = await rowsOf(
    tx,
    sql<Omit<KeptHash, 'id'> & { id: string }>`
      select id, kind, bits, corners from resemblance_print where id > ${id} and kind in ('picture', 'video')
      order by id limit ${most}`,
  );
  return rows.map((row) => ({ ...row, id: Number(row.id) }));
}

/** The number of the newest hash there is. */
export async function newestHashId(tx: Tx): Promise<number> {
  const row = await rowOf(
    tx,
    sql<{ id: string | null }>`
      select greatest((select max(id) from resemblance_print where kind = 'picture'),
        (select max(id) from resemblance_print where kind = 'video')) as id`,
  );
  return Number(row!.id ?? 0);
}

export type KeptPrint = { id: number; entryId: EntryId; fileId: FileId; part: number; atMs: number };

/** Where prints belong; what was taken away meanwhile, and the asker's own, is left out. */
export async function listPrintsById(
  tx: Tx,
  ids: readonly number[],
  except: EntryId,
): Promise<Map<number, KeptPrint>> {
  const rows = await rowsOf(
    tx,
    sql<{ id: string; entry_id: EntryId; file_id: FileId; part: number; at_ms: number }>`
      select id, entry_id, file_id, part, at_ms from resemblance_print
      where id = any(${[...new Set(ids)]}::bigint[]) and entry_id <> ${except}`,
  );
  return new Map(
    rows.map((r) => [
      Number(r.id),
      { id: Number(r.id), entryId: r.entry_id, fileId: r.file_id, part: r.part, atMs: r.at_ms },
    ]),
  );
}

/** The corners of a picture that another entry holds. */
export async function findKeypoints(tx: Tx, entryId: EntryId, fileId: FileId): Promise<Buffer | undefined> {
  const row = await rowOf(
    tx,
    sql<{ keypoints: Buffer | null }>`
      select keypoints from resemblance_print where entry_id = ${entryId} and file_id = ${fileId} and kind = 'picture'
        and part = 0 limit 1`,
  );
  return row?.keypoints ?? undefined;
}

export type Candidate = { id: number; entryId: EntryId; fileId?: FileId; bits: Buffer; common: number };

/** What everybody writes, or every song begins with, finds nobody. */
const tooCommon = 100;

/** Texts or sounds of other entries that have at least so many hashes in common, most first. */
export async function listCandidates(
  tx: Tx,
  asked: { kind: 'text' | 'audio'; hashes: readonly number[]; except: EntryId; least: number; most: number },
): Promise<Candidate[]> {
  const rows = await rowsOf(
    tx,
    sql<{ id: string; entry_id: EntryId; file_id: FileId | null; bits: Buffer; common: number }>`
      with hit as (select s.hash, s.print_id, count(*) over (partition by s.hash) as often
        from resemblance_shingle s where s.hash = any(${[...asked.hashes]}::bigint[])),
      best as (select h.print_id, count(*)::int as common from hit h where h.often <= ${tooCommon} group by h.print_id)
      select p.id, p.entry_id, p.file_id, p.bits, b.common from best b join resemblance_print p on p.id = b.print_id
      where p.kind = ${asked.kind} and p.entry_id <> ${asked.except} and b.common >= ${asked.least}
      order by b.common desc, p.id limit ${asked.most}`,
  );
  return rows.map((row) => ({
    id: Number(row.id),
    entryId: row.entry_id,
    fileId: row.file_id ?? undefined,
    bits: row.bits,
    common: row.common,
  }));
}
