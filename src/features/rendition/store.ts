/** Every query on what was made of files. */

import { sql } from 'kysely';
import { type FileId, isId } from '../../kernel/id.ts';
import { type Doing, rowOf, rowsOf, type Tx } from '../../platform/db.ts';
import { keptFiles } from '../media/store.ts';
import type { Job, JobKind } from './job.ts';
import type { Rendition, RenditionFacts } from './rendition.ts';

/** Puts things of several files under their files, in the order they came. */
export function byFile<T extends { fileId: FileId }>(things: readonly T[]): ReadonlyMap<FileId, T[]> {
  const found = new Map<FileId, T[]>();
  for (const thing of things) found.set(thing.fileId, [...(found.get(thing.fileId) ?? []), thing]);
  return found;
}

type MadeRow = {
  file_id: FileId;
  name: string;
  sha256: string;
  size_bytes: string;
  content_type: string;
  width: number | null;
  height: number | null;
  duration_seconds: string | null;
  facts: RenditionFacts;
};

const renditionOf = (row: MadeRow): Rendition => ({
  fileId: row.file_id,
  name: row.name,
  sha256: row.sha256,
  sizeBytes: Number(row.size_bytes),
  contentType: row.content_type,
  width: row.width ?? undefined,
  height: row.height ?? undefined,
  durationSeconds: row.duration_seconds === null ? undefined : Number(row.duration_seconds),
  facts: row.facts,
});

/** What was made of a file; of a film in pieces only the list of pieces. */
export async function listRenditions(tx: Tx, fileId: string): Promise<Rendition[]> {
  return (await listRenditionsOf(tx, [fileId])).get(fileId as FileId) ?? [];
}

/** What was made of several files, in one query for a whole page. */
export async function listRenditionsOf(
  tx: Tx,
  fileIds: readonly string[],
): Promise<ReadonlyMap<FileId, Rendition[]>> {
  const asked = fileIds.filter(isId);
  if (asked.length === 0) return new Map();
  const rows = await rowsOf(
    tx,
    sql<MadeRow>`
      select * from rendition where file_id = any(${asked}::uuid[]) and name not like 'film-%' order by file_id, name`,
  );
  return byFile(rows.map(renditionOf));
}

/** One output by its name. Who may see it is asked by the feature that holds the file. */
export async function findRendition(tx: Tx, fileId: string, name: string): Promise<Rendition | undefined> {
  if (!isId(fileId)) return undefined;
  const row = await rowOf(
    tx,
    sql<MadeRow>`select * from rendition where file_id = ${fileId} and name = ${name}`,
  );
  return row && renditionOf(row);
}

/** Which outputs belong to which job: making them again takes the old ones away in the same transaction. */
const patterns: Record<JobKind, string> = {
  poster: '^poster\\.',
  caption: '^$',
  picture: '^open\\.',
  sound: '^(sound|wave)\\.',
  film: '^film[.-]',
};

/** Puts what a job has made in the place of what it made before, all at once. */
export async function replaceRenditions(
  { tx, now }: Doing,
  job: Pick<Job, 'fileId' | 'kind'>,
  made: readonly Omit<Rendition, 'fileId'>[],
): Promise<void> {
  await sql`delete from rendition where file_id = ${job.fileId} and name ~ ${patterns[job.kind]}`.execute(tx);
  for (const one of made) {
    await sql`
      insert into rendition (file_id, name, sha256, size_bytes, content_type, width, height, duration_seconds, facts, made_at)
      values (${job.fileId}, ${one.name}, ${one.sha256}, ${one.sizeBytes}, ${one.contentType}, ${one.width ?? null},
        ${one.height ?? null}, ${one.durationSeconds ?? null}, ${JSON.stringify(one.facts)}::jsonb, ${now})`.execute(
      tx,
    );
  }
}

/** What the same job made of the same bytes, sent in as another file: it need not be made twice. */
export async function listTwins(tx: Tx, job: Pick<Job, 'fileId' | 'kind'>): Promise<Rendition[]> {
  const rows = await rowsOf(
    tx,
    sql<MadeRow>`
      with twin as (
        select o.id from ${keptFiles} f join ${keptFiles} o on o.sha256 = f.sha256 and o.id <> f.id
          join rendition_job j on j.file_id = o.id and j.kind = ${job.kind} and j.state = 'done'
        where f.id = ${job.fileId} order by o.id limit 1)
      select r.* from rendition r join twin on twin.id = r.file_id where r.name ~ ${patterns[job.kind]} order by r.name`,
  );
  return rows.map(renditionOf);
}

/** Whether an output bears this name: then its bytes must not be removed, whoever else once sent in the same. */
export async function isNamed(tx: Tx, sha256: string): Promise<boolean> {
  const row = await rowOf(tx, sql`select 1 from rendition where sha256 = ${sha256} limit 1`);
  return row !== undefined;
}
