/** A receipt of a vote: that its event stands in the ledger, provable by whoever holds it and by nobody else. */

import type { CheckpointBody } from './checkpoint.ts';
import { type Digest, type Line, objectOf, sealOf } from './line.ts';
import { verifyPath } from './merkle.ts';

export type Receipt = {
  poll: string;
  no: number;
  at: string;
  /** The content text, which opens the seal. */
  content: string;
  seal: string;
  hash: string;
  /** The number of the checkpoint under whose root the event stands, and that checkpoint's size. */
  checkpoint: number;
  size: number;
  path: readonly string[];
};

/** The text of receipt.json. */
export function receiptText(receipt: Receipt): string {
  const { poll, no, at, content, seal, hash, checkpoint, size, path } = receipt;
  return `${JSON.stringify({ poll, no, at, content, seal, hash, checkpoint, size, path }, undefined, 2)}\n`;
}

/** What a receipt says; nothing when it is none. */
export function parseReceipt(text: string): Receipt | undefined {
  const said = objectOf(text);
  if (!said) return undefined;
  const { poll, no, at, content, seal, hash, checkpoint, size, path } = said;
  const areTexts = [poll, at, content, seal, hash].every((one) => typeof one === 'string');
  const areNumbers = [no, checkpoint, size].every((one) => Number.isSafeInteger(one));
  const isPath = Array.isArray(path) && path.every((one) => typeof one === 'string');
  return areTexts && areNumbers && isPath ? (said as Receipt) : undefined;
}

/** Whether a receipt's event is this one, and its content is what was sealed. */
export function standsAt(digest: Digest, receipt: Receipt, line: Line): boolean {
  const isSame = receipt.at === line.at && receipt.seal === line.seal && receipt.hash === line.hash;
  return isSame && receipt.no === line.no && sealOf(digest, receipt.content) === line.seal;
}

/** Whether a receipt's path leads to the root of this checkpoint. */
export function standsUnder(digest: Digest, receipt: Receipt, body: CheckpointBody): boolean {
  const isSame = receipt.poll === body.poll && receipt.size === body.size;
  return isSame && receipt.checkpoint === body.number && verifyPath(digest, receipt, body.root);
}
