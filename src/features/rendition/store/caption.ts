/** Every query on subtitles: each saving is a version, and none is ever changed. */

import { sql } from 'kysely';
import { personIdOf } from '../../../kernel/actor.ts';
import { type FileId, isId, type PersonId } from '../../../kernel/id.ts';
import type { Language } from '../../../kernel/text.ts';
import { type Doing, rowOf, rowsOf, type Tx } from '../../../platform/db.ts';
import type { Caption, CaptionSource, Cue } from '../caption.ts';
import { byFile } from '../store.ts';

type Row = {
  file_id: FileId;
  version: number;
  language: Language;
  source: CaptionSource;
  cues: Cue[];
  by_id: PersonId | null;
  at: Date;
};

const captionOf = (row: Row): Caption => ({
  fileId: row.file_id,
  language: row.language,
  version: row.version,
  source: row.source,
  cues: row.cues,
  byId: row.by_id ?? undefined,
  at: row.at,
});

/** The newest subtitles of a file in each language; taken away means a newest version without lines. */
export async function listCaptions(tx: Tx, fileId: string): Promise<Caption[]> {
  return (await listCaptionsOf(tx, [fileId])).get(fileId as FileId) ?? [];
}

/** The newest subtitles of several files, in one query for a whole page. */
export async function listCaptionsOf(
  tx: Tx,
  fileIds: readonly string[],
): Promise<ReadonlyMap<FileId, Caption[]>> {
  const asked = fileIds.filter(isId);
  if (asked.length === 0) return new Map();
  const rows = await rowsOf(
    tx,
    sql<Row>`
      select distinct on (file_id, language) * from rendition_caption where file_id = any(${asked}::uuid[])
      order by file_id, language desc, version desc`,
  );
  const shown = rows.map(captionOf).filter((caption) => caption.cues.length > 0);
  return byFile(shown);
}

/** One version, or the newest, whether it has lines or not. */
export async function findCaption(
  tx: Tx,
  fileId: string,
  language: Language,
  version?: number,
): Promise<Caption | undefined> {
  if (!isId(fileId)) return undefined;
  const row = await rowOf(
    tx,
    sql<Row>`
      select * from rendition_caption where file_id = ${fileId} and language = ${language}
        and (${version ?? null}::int is null or version = ${version ?? null}) order by version desc limit 1`,
  );
  return row && captionOf(row);
}

/** A version as a list shows it. */
export type CaptionVersion = Pick<Caption, 'language' | 'version' | 'source' | 'at'> & { cues: number };

/** All versions of a file's subtitles, the newest first. */
export async function listVersions(tx: Tx, fileId: string): Promise<CaptionVersion[]> {
  return rowsOf(
    tx,
    sql<CaptionVersion>`
      select language, version, source, at, jsonb_array_length(cues) as cues from rendition_caption
      where file_id = ${fileId} order by language desc, version desc limit 60`,
  );
}

type NewCaption = {
  fileId: FileId;
  language: Language;
  version: number;
  source: CaptionSource;
  cues: readonly Cue[];
};

/** Keeps the next version; false when somebody else kept one under this number meanwhile. */
export async function insertCaption({ tx, now, actor }: Doing, next: NewCaption): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{ version: number }>`
      insert into rendition_caption (file_id, version, language, source, cues, by_id, at)
      select ${next.fileId}, ${next.version}::int, ${next.language}, ${next.source}, ${JSON.stringify(next.cues)}::jsonb,
        ${personIdOf(actor) ?? null}::uuid, ${now}
      where ${next.version}::int = 1 + coalesce((select max(version) from rendition_caption
        where file_id = ${next.fileId} and language = ${next.language}), 0)
      on conflict do nothing returning version`,
  );
  return row !== undefined;
}
