/** Trying equal shares of one indicator: laid over what was typed, to be looked at and saved by hand. */

import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import type { Campaign } from '../../campaign/campaign.ts';
import { type RowTyped, type Sheet, shareEqually } from '../allocation.ts';
import { alignLines, type Fields, fieldsOf, type Line } from '../draft.ts';
import { writeDraft } from '../store/draft.ts';
import { getBoard } from '../store/form.ts';
import { aimOf } from '../target.ts';

/** Refuses where there is no target to share out, or nobody to give it to. */
export async function shareOutEqually(
  doing: Doing,
  campaign: Campaign,
  typed: Sheet & { version: number; indicator: string },
): Promise<Outcome<Campaign>> {
  const { tx, actor, now } = doing;
  const board = await getBoard(tx, campaign);
  const aim = aimOf(board.table, board.given, typed.indicator, board.children.length);
  const at = typed.columns.indexOf(typed.indicator);
  if (!aim || at < 0) return refuse('allocation.nothing-to-share');
  const open = new Set<string>(board.children.map((child) => child.id));
  const gets = (row: RowTyped) => row.organisationId !== undefined && open.has(row.organisationId);
  const kept = typed.rows.reduce((sum, row) => sum + (gets(row) ? 0 : (row.amounts[at] ?? 0)), 0);
  const parts = shareEqually(Math.max(0, aim.amount - kept), typed.rows.filter(gets).length);
  if (parts.length === 0) return refuse('allocation.nothing-to-share');
  const fields: Fields = {};
  for (const [number, row] of typed.rows.entries()) {
    const amounts = [...row.amounts];
    if (gets(row)) amounts[at] = parts.shift();
    Object.assign(fields, fieldsOf(lineTyped(row, amounts, typed.columns), number, typed.columns));
  }
  const told = { version: [String(typed.version)], columns: [typed.columns.join(',')], hosts: ['yes'] };
  const whole = alignLines(fields, board.lines, typed.columns).fields;
  await writeDraft(tx, actor, campaign.id, { at: now, typed: { ...told, ...whole }, unmatched: [] });
  return done(campaign);
}

function lineTyped(row: RowTyped, amounts: RowTyped['amounts'], columns: readonly string[]): Line {
  const shares = Object.fromEntries(columns.map((column, index) => [column, amounts[index] ?? 0]));
  const { id, organisationId, name, members = [], position, host = '' } = row;
  return { id, organisationId, name, members, position, host, shares };
}
