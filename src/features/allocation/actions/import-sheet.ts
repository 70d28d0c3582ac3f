/** Trying a table from an .xlsx or .csv: as pasting it, and as little saved. */

import { readFile } from 'node:fs/promises';
import { type Outcome, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import type { Files } from '../../../platform/files.ts';
import { readSheet } from '../../../platform/spreadsheet.ts';
import type { Campaign } from '../../campaign/campaign.ts';
import { rowsMax } from '../allocation.ts';
import { tryRows } from './paste-sheet.ts';

export const sheetBytesMax = 2_000_000;

export async function importSheet(
  doing: Doing,
  campaign: Campaign,
  typed: { collective: boolean },
  file: { token: string } | undefined,
  files: Pick<Files, 'quarantinePathOf' | 'discard'>,
): Promise<Outcome<Campaign>> {
  if (!file) return refuseAll([{ code: 'shape.required', field: 'file' }]);
  const bytes = await readFile(files.quarantinePathOf(file.token));
  await files.discard(file.token);
  const limits = { bytes: sheetBytesMax, rows: rowsMax + 20, columns: 40 };
  const read = await readSheet(new Uint8Array(bytes), limits);
  if ('refusal' in read) return refuseAll([{ ...read.refusal, field: 'file' }]);
  const outcome = await tryRows(doing, campaign, read.rows, typed.collective);
  return outcome.ok ? outcome : refuseAll(outcome.refusals.map((refusal) => ({ ...refusal, field: 'file' })));
}
