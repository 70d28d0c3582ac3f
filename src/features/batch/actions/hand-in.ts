/** Handing in: all rows or the good ones become entries of the unit, sent in, each with its number, each once (F-18). */

import { done, type Outcome, refuse, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import { createEntry } from '../../entry/actions/create-entry.ts';
import type { AiUse, EntryAtCall } from '../../entry/entry.ts';
import { keptRefusal, type Unfit } from '../batch.ts';
import { insertEntered, lockBatch, moveBatch, saveRefused, saveRows, trying } from '../store.ts';
import { isGood, isWrong, type JudgedRow, judgeBatch } from './judge-batch.ts';
import { type WholeBatch, wholeBatch } from './see-batch.ts';

export type Handing = { mode: 'all' | 'good'; ai?: AiUse; version: number };

/**
 * Refuses a batch somebody changed or handed in since; with `all` any row that is wrong, and then nothing is handed in;
 * with `good` what a cap or the clock refuses stays behind, and is told.
 */
export async function handIn(doing: Doing, seen: WholeBatch, asked: Handing): Promise<Outcome<WholeBatch>> {
  const locked = await lockBatch(doing.tx, seen.id);
  if (locked.version !== asked.version || locked.state !== 'collecting') return refuse('http.stale');
  const batch = await wholeBatch(doing.tx, locked);
  const { rows } = judgeBatch(batch, doing);
  const [wrong, good] = [rows.filter(isWrong), rows.filter(isGood)];
  if (asked.mode === 'all' && wrong.length > 0) return refuse('batch.rows-wrong', { count: wrong.length });
  if (good.length === 0) return refuse('batch.nothing-good');
  if (!asked.ai && good.some((row) => row.lacksAi)) return refuse('shape.not-chosen', undefined, 'ai');
  const left: Unfit[] = [];
  for (const row of good) {
    const entered = await trying(doing.tx, () => enterRow(doing, batch, row, asked.ai));
    if (!entered.ok && asked.mode === 'all') return refusedRow(row, entered);
    if (!entered.ok) left.push(...unfitOf(row, entered));
  }
  if (left.length >= good.length) return refuseAll(left.map((one) => one.refusal).slice(0, 20));
  return finish(doing, batch, {
    entered: good.length - left.length,
    stays: wrong.length + left.length,
    left,
  });
}

async function enterRow(
  doing: Doing,
  batch: WholeBatch,
  row: JudgedRow,
  ai: AiUse | undefined,
): Promise<Outcome<EntryAtCall>> {
  const written = row.text!;
  const text = { ...written, statements: { ...written.statements, ai: written.statements.ai ?? ai } };
  const files = row.files.map(({ id }) => ({ id }));
  const created = await createEntry(doing, batch, { text, files, enteredBy: 'unit', isSent: true });
  if (created.ok) await insertEntered(doing, batch.id, { row: row.row, entryId: created.value.id });
  return created;
}

const titleOf = ({ cells }: JudgedRow): string => (cells.title ?? '').slice(0, 60);

type Refused = Extract<Outcome<unknown>, { ok: false }>;

function refusedRow(row: JudgedRow, { refusals }: Refused): Outcome<never> {
  const whose = { code: 'batch.row-refused', about: { line: row.line, title: titleOf(row) } };
  return refuseAll([whose, ...refusals.map(({ code, about }) => ({ code, about }))]);
}

const unfitOf = (row: JudgedRow, { refusals }: Refused): Unfit[] =>
  refusals.map((one) => ({ name: `${row.line} ${titleOf(row)}`, refusal: keptRefusal(one) }));

type Told = { entered: number; stays: number; left: readonly Unfit[] };

/** Whole, it is done; otherwise the rest waits for another day. One fact for the whole of it; each entry announced its own. */
async function finish(
  doing: Doing,
  batch: WholeBatch,
  { entered, stays, left }: Told,
): Promise<Outcome<WholeBatch>> {
  const isMoved = stays === 0 ? await moveBatch(doing, batch, 'done') : await saveRows(doing, batch, batch);
  if (!isMoved) return refuse('http.stale');
  await saveRefused(doing, batch.id, left);
  await announce(doing, {
    name: 'batch.handed-in',
    subjectId: batch.id,
    organisationId: batch.unitId,
    campaignId: batch.call.campaignId,
    seat: 'officer',
    actingFor: batch.unit.recorderPath ? batch.unitId : undefined,
    after: { entered, stays },
  });
  return done(batch);
}
