/** Keeping the table: what was pasted or uploaded becomes the batch's rows; what was handed in already stays as it is. */

import { readFile } from 'node:fs/promises';
import { done, type Outcome, refuse, refuseAll } from '../../../kernel/verdict.ts';
import type { ReceivedFile } from '../../../platform/body.ts';
import type { Doing } from '../../../platform/db.ts';
import { type ReadSheet, readSheet, readTable } from '../../../platform/spreadsheet.ts';
import type { MediaRoom } from '../../media/actions/examine-file.ts';
import { type Batch, rowsMax, sheetSizeBytesMax } from '../batch.ts';
import { columnsOf } from '../column.ts';
import { renumbered, tableOf } from '../row.ts';
import { saveRows } from '../store.ts';
import type { WholeBatch } from './see-batch.ts';

type Pasted = { content?: string; version: number };
const limits = { rows: rowsMax + 20, columns: 60, bytes: sheetSizeBytesMax };

/** Refuses nothing pasted, what is no table or has no head, too many rows, and a table somebody changed since (409). */
export function keepTable(room: MediaRoom) {
  return async (
    doing: Doing,
    batch: WholeBatch,
    { content = '', version }: Pasted,
    file?: ReceivedFile,
  ): Promise<Outcome<WholeBatch>> => {
    if (!file && content.trim() === '') return refuse('batch.table-missing', undefined, 'content');
    const read = file ? await readReceived(room, file) : readPasted(content);
    return takeTable(doing, { ...batch, version }, read, file ? 'file' : 'content');
  };
}

/** A table that was read, from wherever it came; `field` is where its refusals stand. */
export async function takeTable(
  doing: Doing,
  batch: WholeBatch,
  read: ReadSheet,
  field: string,
): Promise<Outcome<WholeBatch>> {
  if ('refusal' in read) return refuseAll([{ ...read.refusal, field }]);
  const table = tableOf(read.rows, columnsOf(batch.call));
  if (!table || table.rows.length === 0) return refuse('batch.no-head', undefined, field);
  if (table.rows.length > rowsMax) return refuse('batch.too-many-rows', { max: rowsMax }, field);
  const entered = new Set(batch.entered.map((one) => one.row));
  const rows = renumbered(table.rows, batch.rows, (row) => entered.has(row), Math.max(0, ...entered));
  const kept: Pick<Batch, 'rows' | 'unknown'> = { rows, unknown: table.unknown.slice(0, 40) };
  if (!(await saveRows(doing, batch, kept))) return refuse('http.stale');
  return done({ ...batch, ...kept, version: batch.version + 1 });
}

async function readReceived(room: MediaRoom, file: ReceivedFile): Promise<ReadSheet> {
  const bytes = await readFile(room.files.quarantinePathOf(file.token));
  await room.files.discard(file.token);
  return readSheet(bytes, limits);
}

/** A title above the table has no tabs: the table begins where the first tab stands. */
function readPasted(content: string): ReadSheet {
  const lines = content.replace(/\r\n?/g, '\n').split('\n');
  const begins = Math.max(
    0,
    lines.findIndex((line) => line.includes('\t')),
  );
  const read = readTable(lines.slice(begins).join('\n'), limits);
  return 'refusal' in read ? read : { rows: [...lines.slice(0, begins).map(() => []), ...read.rows] };
}
