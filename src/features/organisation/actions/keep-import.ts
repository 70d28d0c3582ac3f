/** Taking in a table of organisations: read, bounded, kept to be looked at. The tree is not touched. */

import { readFile } from 'node:fs/promises';
import { done, type Outcome, refuse, refuseAll } from '../../../kernel/verdict.ts';
import type { ReceivedFile } from '../../../platform/body.ts';
import type { Doing } from '../../../platform/db.ts';
import type { Files } from '../../../platform/files.ts';
import { readSheet, readTable } from '../../../platform/spreadsheet.ts';
import { importRowsMax, readRows } from '../import.ts';
import type { Organisation } from '../organisation.ts';
import { insertImport } from '../store/import.ts';

type Quarantine = Pick<Files, 'quarantinePathOf' | 'discard'>;

/** Refuses nothing at all, what cannot be read, what is too much, and a table without its heading. */
export async function keepImport(
  files: Quarantine,
  doing: Doing,
  organisation: Organisation,
  typed: { table?: string },
  file?: ReceivedFile,
): Promise<Outcome<{ id: string }>> {
  if (!file && !typed.table) return refuse('organisation.import-empty', undefined, 'file');
  const limits = { rows: importRowsMax + 1 };
  const read = file ? await readSheet(await bytesOf(files, file), limits) : readTable(typed.table!, limits);
  const field = file ? 'file' : 'table';
  if ('refusal' in read) return refuseAll([{ ...read.refusal, field }]);
  const rows = readRows(read.rows);
  if (!Array.isArray(rows)) return refuseAll([{ ...rows, field }]);
  if (rows.length === 0) return refuse('organisation.import-empty', undefined, field);
  return done({ id: await insertImport(doing, organisation.id, rows) });
}

async function bytesOf(files: Quarantine, file: ReceivedFile): Promise<Uint8Array> {
  const bytes = await readFile(files.quarantinePathOf(file.token));
  await files.discard(file.token);
  return bytes;
}
