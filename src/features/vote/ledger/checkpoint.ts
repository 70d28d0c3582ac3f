/** A signed statement of a ledger: its size, its root, and the totals that are shown from then on. */

import type { Totals } from './fold.ts';
import { isInstant, objectOf } from './line.ts';

export type ShownTotals = { size: number; at: string; totals: Record<string, number> };

/** Either says what is shown while people vote, or, once it is final, the exact table. */
export type CheckpointBody = {
  poll: string;
  number: number;
  /** SHA-256 of the body before; of the first: of poll.json. */
  previous: string;
  size: number;
  head: string;
  root: string;
  at: string;
} & ({ final: false; shown: ShownTotals } | { final: true; totals: Record<string, Totals> });

/** A count as it is shown while people vote: under 10 nothing, under 1000 to tens, else two leading digits; always down. */
export function shownOf(votes: number): number {
  if (votes < 10) return 0;
  let step = 10;
  while (votes >= step * 100) step *= 10;
  return Math.floor(votes / step) * step;
}

/** The text that is signed. The totals stand in the order in which they are handed in: that of poll.json. */
export function bodyText(body: CheckpointBody): string {
  const { poll, number, previous, size, head, root, at, final } = body;
  const stated = { poll, number, previous, size, head, root, at, final };
  if (!body.final) {
    const { size: shownSize, at: shownAt, totals } = body.shown;
    return JSON.stringify({ ...stated, shown: { size: shownSize, at: shownAt, totals } });
  }
  const exact = Object.entries(body.totals).map(([work, totals]) => [work, inOrder(totals)]);
  return JSON.stringify({ ...stated, totals: Object.fromEntries(exact) });
}

function inOrder({ raw, retracted, quarantined, void: voided, effective, reasons }: Totals): Totals {
  const rules = Object.keys(reasons).sort();
  const sorted = Object.fromEntries(rules.map((rule) => [rule, reasons[rule]!]));
  return { raw, retracted, quarantined, void: voided, effective, reasons: sorted };
}

/** What a body says; nothing when it is not written as the format wants it. */
export function parseBody(text: string): CheckpointBody | undefined {
  const body = objectOf(text) as CheckpointBody | undefined;
  const isHash = (value: unknown) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
  const isTime = (value: unknown) => typeof value === 'string' && isInstant(value);
  const isTable = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value);
  const isCount = (value: unknown) =>
    Number.isInteger(value) && (value as number) >= 0 && (value as number) < 1e15;
  if (!body || ![body.previous, body.head, body.root].every(isHash)) return undefined;
  if (![body.number, body.size].every(isCount) || !isTime(body.at) || typeof body.final !== 'boolean')
    return undefined;
  const { size, at, totals } = body.final ? { ...body, size: 0 } : Object(body.shown);
  if (typeof body.poll !== 'string' || !isCount(size) || !isTime(at) || !isTable(totals)) return undefined;
  try {
    return bodyText(body) === text ? body : undefined;
  } catch {
    return undefined;
  }
}

/** The text of a checkpoint's file. */
export function checkpointText(checkpoint: { body: string; signature: string }): string {
  return `${JSON.stringify({ body: checkpoint.body, signature: checkpoint.signature })}\n`;
}

/** Body and signature of a checkpoint's file; nothing when it is not written as the format wants it. */
export function parseCheckpoint(text: string): { body: string; signature: string } | undefined {
  const { body, signature } = objectOf(text) ?? {};
  if (typeof body !== 'string' || typeof signature !== 'string') return undefined;
  return checkpointText({ body, signature }) === text ? { body, signature } : undefined;
}
