/** Trying a table from a spreadsheet: laid over the stored one for this person to look at; nothing is saved yet. */

import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import type { Campaign } from '../../campaign/campaign.ts';
import { rowsMax } from '../allocation.ts';
import { layOver } from '../draft.ts';
import { cellsOf, linesOfSheet } from '../sheet.ts';
import { writeDraft } from '../store/draft.ts';
import { getBoard } from '../store/form.ts';

export async function pasteSheet(
  doing: Doing,
  campaign: Campaign,
  typed: { sheet: string; collective: boolean },
): Promise<Outcome<Campaign>> {
  return tryRows(doing, campaign, cellsOf(typed.sheet), typed.collective);
}

/** The same for cells from wherever; refuses what is no table and what is too long. */
export async function tryRows(
  doing: Doing,
  campaign: Campaign,
  cells: readonly (readonly string[])[],
  mayGroup: boolean,
): Promise<Outcome<Campaign>> {
  const { tx, actor, now } = doing;
  const board = await getBoard(tx, campaign);
  const named = board.columns.map(({ key, name }) => ({ key, names: [name.zh, name.en ?? ''] }));
  const read = linesOfSheet(cells, named);
  if (read.lines.length === 0) return refuse('allocation.no-table', {}, 'sheet');
  if (read.lines.length > rowsMax) return refuse('allocation.sheet-too-long', { max: rowsMax }, 'sheet');
  const columns = board.columns.map((column) => column.key);
  const { fields, unmatched } = layOver(
    board.lines,
    [...board.places.values()],
    read.lines,
    columns,
    mayGroup,
  );
  if (unmatched.length === read.lines.length)
    return refuse('allocation.nobody-known', { name: unmatched[0]! }, 'sheet');
  const told = { version: [String(board.table.version)], columns: [columns.join(',')], hosts: ['yes'] };
  await writeDraft(tx, actor, campaign.id, { at: now, typed: { ...told, ...fields }, unmatched });
  return done(campaign);
}
