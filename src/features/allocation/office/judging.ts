/** A form that nobody sent yet, judged as if it had been: the problems of a trial, by field. */

import type { Refusal } from '../../../kernel/verdict.ts';
import { check, decodeForm, type RawForm } from '../../../platform/form.ts';
import { judgeRows } from '../allocation.ts';
import { judgeSheet, sheetOf } from '../column.ts';
import { judgeHosts } from '../host.ts';
import { SharesForm } from '../schema.ts';
import type { Board } from '../store/form.ts';

export function judgeFields(fields: RawForm, board: Board): Refusal[] {
  const checked = check(SharesForm, decodeForm(SharesForm, fields));
  if ('refusals' in checked) return checked.refusals;
  const sheet = sheetOf(checked.value);
  const around = {
    ...{ ownerId: board.owner.id, rows: board.table.rows },
    beneath: new Set(board.children.map((child) => child.id)),
  };
  const columns = board.columns.map((column) => column.key);
  return [
    ...judgeSheet(sheet, columns),
    ...judgeRows(sheet.rows, around),
    ...judgeHosts(sheet.rows, board.calls),
  ];
}
