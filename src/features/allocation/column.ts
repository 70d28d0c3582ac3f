/** The word "column": which indicator each cell of a typed row belongs to. */

import type { Refusal } from '../../kernel/verdict.ts';
import { columnsMax, type RowTyped, type Sheet } from './allocation.ts';

export const cellNames = Array.from({ length: columnsMax }, (_, index) => `c${index}`);

type Cells = { [K in `c${number}`]?: number };

/** The columns that a form tells of itself. */
export function columnsIn(told: string | undefined): string[] {
  return (told ?? '').split(',').filter(Boolean);
}

/** A form as a sheet: its cells in the order of its columns. */
export function sheetOf<R extends Omit<RowTyped, 'amounts'>>(form: {
  version: number;
  columns?: string;
  hosts?: boolean;
  rows: readonly R[];
}): Sheet & { version: number } {
  const columns = columnsIn(form.columns);
  const rows = form.rows.map((row) => ({
    ...row,
    amounts: cellNames.map((name) => (row as Cells)[name as `c${number}`]),
  }));
  return { version: form.version, columns, rows, hasHosts: form.hosts };
}

/** What is wrong with the columns: one that is in use no longer, or a figure that stands in none. */
export function judgeSheet(sheet: Sheet, inUse: readonly string[]): Refusal[] {
  const gone = sheet.columns.filter((column) => !inUse.includes(column));
  if (gone.length > 0 || new Set(sheet.columns).size < sheet.columns.length)
    return [{ code: 'allocation.no-such-indicator' }];
  return sheet.rows.flatMap((row, index) =>
    row.amounts.flatMap((amount, at) =>
      amount !== undefined && at >= sheet.columns.length
        ? [{ code: 'allocation.no-such-indicator', field: `rows.${index}.c${at}` }]
        : [],
    ),
  );
}
