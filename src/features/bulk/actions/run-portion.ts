/** Carrying out one portion of an act, or taking one back: each item by itself, so that one refusal stops no other. */

import { sql } from 'kysely';
import type { Outcome } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { type Bulk, type Item, type ItemOutcome, portionMax } from '../bulk.ts';
import { getBulk, listPortion, moveBulk, noteItem, noteRun } from '../store.ts';
import type { BulkAct } from './act.ts';

/** Whoever acts is the person who ordered it; the last portion finishes it. */
export async function runPortion(doing: Doing, act: BulkAct, begun: Bulk, most = portionMax): Promise<void> {
  const { tx, now } = doing;
  const isBack = begun.state === 'reversing';
  if (begun.state === 'waiting') await moveBulk(tx, begun, 'running');
  const bulk = await getBulk(tx, begun.id);
  const items = await listPortion(tx, bulk.id, isBack, most);
  for (const item of items)
    await (isBack ? takeBack(doing, act, bulk, item) : carryOut(doing, act, bulk, item));
  await noteRun(tx, bulk.id, now);
  if (items.length === most) return;
  if (!isBack) await act.finishes?.(doing, bulk);
  const marks = isBack ? { reversedAt: now } : { doneAt: now };
  await moveBulk(tx, bulk, isBack ? 'reversed' : 'done', marks);
}

async function carryOut(doing: Doing, act: BulkAct, bulk: Bulk, item: Item): Promise<void> {
  const became = await apart(doing, () => act.carries(doing, item, bulk));
  await note(doing, bulk, item, became, ['done', 'refused']);
}

async function takeBack(doing: Doing, act: BulkAct, bulk: Bulk, item: Item): Promise<void> {
  const undoes = act.undoes;
  if (!undoes) return;
  const became = await apart(doing, () => undoes(doing, item, bulk));
  await note(doing, bulk, item, became, ['reversed', 'kept']);
}

/** What a refused item had begun to write is undone with it, and nothing else. */
async function apart<T>({ tx }: Doing, work: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
  await sql`savepoint item`.execute(tx);
  const outcome = await work();
  await (outcome.ok ? sql`release savepoint item` : sql`rollback to savepoint item`).execute(tx);
  return outcome;
}

async function note(
  { tx }: Doing,
  bulk: Bulk,
  item: Item,
  became: Outcome<unknown>,
  [well, ill]: readonly [ItemOutcome, ItemOutcome],
): Promise<void> {
  const after =
    became.ok && typeof became.value === 'object' ? (became.value as Record<string, unknown>) : {};
  const told = became.ok ? undefined : became.refusals[0];
  await noteItem(tx, bulk.id, item.position, { outcome: became.ok ? well : ill, told, after });
}
