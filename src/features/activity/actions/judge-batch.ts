/** Judging a batch: every row as its form would be judged, every problem by its cell, likely doubles marked; writes nothing. */

import type { Actor } from '../../../kernel/actor.ts';
import type { Refusal } from '../../../kernel/verdict.ts';
import type { Tx } from '../../../platform/db.ts';
import { check, decodeForm } from '../../../platform/form.ts';
import { readTable } from '../../../platform/spreadsheet.ts';
import { type Activity, judgeReport, type Report, reportOf, type Typed } from '../activity.ts';
import { type BatchColumn, type BatchRow, batchOf, batchRowsMax, columnOfField, fieldsOf } from '../batch.ts';
import { isLikelySame } from '../likeness.ts';
import { BatchRow as Shape } from '../schema.ts';
import type { KeptBatch } from '../store/batch.ts';
import { listSameDay } from '../store.ts';
import { channelWords, heads } from '../text.ts';
import { type Placed, placeReport } from './place-report.ts';

export type JudgedRow = BatchRow & {
  typed?: Typed;
  report?: Report;
  problems: { column: BatchColumn; refusal: Refusal }[];
  /** Already reported, as far as one can see. */
  alike: Activity[];
  /** The line of the same batch that says the same. */
  alikeLine?: number;
};
export type JudgedBatch = { rows: JudgedRow[]; unknown: string[]; hindrance?: Refusal };

export async function judgeBatch(tx: Tx, actor: Actor, now: Date, kept: KeptBatch): Promise<JudgedBatch> {
  const read = readPasted(kept.content);
  if ('refusal' in read) return { rows: [], unknown: [], hindrance: read.refusal };
  const { rows, unknown } = batchOf(read.rows, heads);
  if (rows.length === 0) return { rows: [], unknown, hindrance: { code: 'activity.batch-empty' } };
  if (rows.length > batchRowsMax)
    return { rows: [], unknown, hindrance: { code: 'activity.batch-long', about: { max: batchRowsMax } } };
  const placed = await placeReport(tx, actor, kept.unitId);
  if (!placed) return { rows: [], unknown, hindrance: { code: 'activity.not-yours' } };
  if ('refusal' in placed) return { rows: [], unknown, hindrance: placed.refusal };
  const judged = rows.map((row) => judgeRow(row, placed, now));
  await markDoubles(tx, actor, placed, judged);
  return { rows: judged, unknown };
}

/** A title above the table has no tabs: the table begins where the first tab stands. */
function readPasted(content: string) {
  const lines = content.replace(/\r\n?/g, '\n').split('\n');
  const begins = Math.max(
    0,
    lines.findIndex((line) => line.includes('\t')),
  );
  const read = readTable(lines.slice(begins).join('\n'), { columns: 40, rows: batchRowsMax + 10 });
  return 'refusal' in read ? read : { rows: [...lines.slice(0, begins).map(() => []), ...read.rows] };
}

function judgeRow(row: BatchRow, placed: Placed, now: Date): JudgedRow {
  const at = (refusal: Refusal) => ({ column: columnOfField(refusal.field), refusal });
  // Where the sheet does not say who held it, the unit did.
  const raw = { organiser: [placed.unit.name.zh.slice(0, 60)], ...fieldsOf(row, now, channelWords) };
  const checked = check(Shape, decodeForm(Shape, raw));
  if ('refusals' in checked) return { ...row, problems: checked.refusals.map(at), alike: [] };
  const typed = checked.value;
  const report = reportOf(typed);
  return { ...row, typed, report, problems: judgeReport(report, placed.campaign, now).map(at), alike: [] };
}

async function markDoubles(tx: Tx, actor: Actor, { at }: Placed, rows: JudgedRow[]): Promise<void> {
  const reports = rows.flatMap(({ report }) => report ?? []);
  const occurrences = reports.flatMap((report) => report.occurrences);
  if (occurrences.length === 0) return;
  const known = await listSameDay(tx, actor, { occurrences, rootCampaignId: at.rootCampaignId });
  for (const [index, row] of rows.entries()) {
    const { report } = row;
    if (!report) continue;
    row.alike = known.filter((one) => isLikelySame(report, one));
    row.alikeLine = rows.slice(0, index).find((one) => one.report && isLikelySame(report, one.report))?.line;
  }
}
