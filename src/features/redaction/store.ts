/** Every query on what is hidden of works, and the covered copies of their pictures. */

import { sql } from 'kysely';
import { type Actor, personIdOf } from '../../kernel/actor.ts';
import { type EntryId, type FileId, newId } from '../../kernel/id.ts';
import type { TreePath } from '../../kernel/tree.ts';
import { isWithin } from '../../kernel/tree.ts';
import { rowOf, rowsOf, type Tx } from '../../platform/db.ts';
import type { Sight } from '../call/stage.ts';
import type { RenditionName } from '../media/media.ts';
import { listOrganisations } from '../organisation/store.ts';
import {
  type CoverWay,
  type Mark,
  type MarkKind,
  type NamedWork,
  namesOf,
  phrasesOf,
  type Veil,
} from './redaction.ts';

type Row = {
  id: string;
  entry_id: EntryId;
  kind: MarkKind;
  phrase: string | null;
  file_id: FileId | null;
  x: string | null;
  y: string | null;
  w: string | null;
  h: string | null;
  way: CoverWay | null;
  at: Date;
};

function markOf(r: Row): Mark {
  const of = { id: r.id, entryId: r.entry_id, at: r.at };
  if (r.kind === 'hide' || r.kind === 'keep') return { ...of, kind: r.kind, phrase: r.phrase! };
  if (r.kind !== 'cover') return { ...of, kind: r.kind, fileId: r.file_id! };
  const region = { x: Number(r.x), y: Number(r.y), w: Number(r.w), h: Number(r.h) };
  return { ...of, kind: r.kind, fileId: r.file_id!, ...region, way: r.way! };
}

/** The marks that stand on these works, the oldest first. */
export async function listMarks(tx: Tx, entryIds: readonly EntryId[]): Promise<Mark[]> {
  if (entryIds.length === 0) return [];
  const rows = await rowsOf(
    tx,
    sql<Row>`
    select m.id, m.entry_id, m.kind, m.phrase, m.file_id, m.x, m.y, m.w, m.h, m.way, m.at from redaction_mark m
    where m.entry_id = any(${[...entryIds]}::uuid[]) and m.ended_at is null order by m.at, m.id`,
  );
  return rows.map(markOf);
}

type NewMark = { kind: MarkKind; phrase?: string; fileId?: FileId } & Partial<
  Record<'x' | 'y' | 'w' | 'h', number>
> & { way?: CoverWay };

/** False when the same phrase or the same file is marked already. */
export async function insertMark(
  tx: Tx,
  actor: Actor,
  now: Date,
  entryId: EntryId,
  m: NewMark,
): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{ id: string }>`
    insert into redaction_mark (id, entry_id, kind, phrase, file_id, x, y, w, h, way, at, by_id)
    values (${newId(now.getTime())}, ${entryId}, ${m.kind}, ${m.phrase ?? null}, ${m.fileId ?? null}, ${m.x ?? null},
      ${m.y ?? null}, ${m.w ?? null}, ${m.h ?? null}, ${m.way ?? null}, ${now}, ${personIdOf(actor) ?? null})
    on conflict do nothing returning id`,
  );
  return row !== undefined;
}

/** Takes a mark away; false when it does not stand (any more). */
export async function endMark(
  tx: Tx,
  actor: Actor,
  now: Date,
  entryId: EntryId,
  id: string,
): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{ id: string }>`
    update redaction_mark set ended_at = greatest(${now}::timestamptz, at), ended_by = ${personIdOf(actor) ?? null}
    where id = ${id}::uuid and entry_id = ${entryId} and ended_at is null returning id`,
  );
  return row !== undefined;
}

/** Two who mark one work follow one another, so that a copy is drawn with all covers there are. */
export async function lockMarks(tx: Tx, entryId: EntryId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`redaction ${entryId}`}, 0))`.execute(tx);
}

export type Copy = {
  fileId: FileId;
  name: RenditionName;
  covers: string;
  sha256: string;
  sizeBytes: number;
  width: number;
  height: number;
};

type CopyRow = Omit<Copy, 'fileId' | 'sizeBytes'> & { file_id: FileId; size_bytes: number };

/** The covered copies of the pictures of a work. */
export async function listCopies(tx: Tx, entryId: EntryId): Promise<Copy[]> {
  const rows = await rowsOf(
    tx,
    sql<CopyRow>`
    select c.file_id, c.name, c.covers, c.sha256, c.size_bytes, c.width, c.height from redaction_copy c
    where c.entry_id = ${entryId}`,
  );
  return rows.map(({ file_id, size_bytes, ...rest }) => ({
    ...rest,
    fileId: file_id,
    sizeBytes: size_bytes,
  }));
}

export async function keepCopies(
  tx: Tx,
  entryId: EntryId,
  fileId: FileId,
  copies: readonly Omit<Copy, 'fileId'>[],
): Promise<void> {
  await sql`delete from redaction_copy where entry_id = ${entryId} and file_id = ${fileId}`.execute(tx);
  for (const c of copies)
    await sql`
      insert into redaction_copy (entry_id, file_id, name, covers, sha256, size_bytes, width, height)
      values (${entryId}, ${fileId}, ${c.name}, ${c.covers}, ${c.sha256}, ${c.sizeBytes}, ${c.width}, ${c.height})`.execute(
      tx,
    );
}

const idOf = (label: string): string => label.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

/** What is hidden of these works under a sight; what is called like the owner and all above it is everybody's place. */
export async function listVeils(
  tx: Tx,
  works: readonly NamedWork[],
  { sight, ownerPath }: { sight: Sight; ownerPath: TreePath },
): Promise<Map<EntryId, Veil>> {
  const above = new Set(ownerPath.split('.'));
  const labels = new Set(
    works.flatMap(({ unitPath }) => unitPath.split('.').filter((label) => !above.has(label))),
  );
  const known = await listOrganisations(tx, [...labels].map(idOf));
  const marks = await listMarks(
    tx,
    works.map((work) => work.entryId),
  );
  return new Map(
    works.map(({ entryId, makers, unitPath }) => {
      const line = known
        .filter(({ path }) => isWithin(unitPath, path))
        .map((one) => ({ names: [one.name, one.shortName], isPlace: one.kind === 'territorial' }));
      const names = namesOf({ makers, line }, sight);
      const own = marks.filter((mark) => mark.entryId === entryId);
      return [entryId, { names, marks: own, phrases: phrasesOf(names, own) }];
    }),
  );
}

/** What is hidden of one work. */
export async function getVeil(
  tx: Tx,
  work: NamedWork,
  under: { sight: Sight; ownerPath: TreePath },
): Promise<Veil> {
  return (await listVeils(tx, [work], under)).get(work.entryId)!;
}
