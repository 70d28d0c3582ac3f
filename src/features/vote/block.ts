/** The Merkle root of any stretch of a long ledger from the roots of whole blocks, so that nothing is read twice. */

import type { Digest } from './ledger/line.ts';
import { bytesOf, hexOf, Merkle, nodeOf, type Range } from './ledger/merkle.ts';

/** A power of two: whole subtrees of the tree over all events. */
export const blockSize = 1024;

/**
 * The root over events `from` to `to` of a tree. A stretch longer than a block begins at a block's edge, as all
 * stretches of a path and the whole tree do. `hashes` gives those of events that stand in no whole block.
 */
export async function rootOfRange(
  digest: Digest,
  { from, to }: Range,
  blocks: readonly string[],
  hashes: (from: number, to: number) => Promise<readonly string[]>,
): Promise<string> {
  const whole = to - from + 1 <= blockSize ? 0 : Math.floor((to - from + 1) / blockSize);
  const first = (from - 1) / blockSize;
  const tree = new Merkle(digest, {
    size: whole * blockSize,
    peaks: peaksOf(digest, blocks.slice(first, first + whole)),
  });
  const rest = from + whole * blockSize;
  if (rest <= to) for (const hash of await hashes(rest, to)) tree.add(hash);
  return tree.root();
}

/** The peaks of a tree whose leaves are the roots of blocks. */
function peaksOf(digest: Digest, blocks: readonly string[]): string[] {
  const peaks: Uint8Array[] = [];
  for (const [index, block] of blocks.entries()) {
    let node = bytesOf(block);
    for (let rest = index; rest % 2 === 1; rest = (rest - 1) / 2) node = nodeOf(digest, peaks.pop()!, node);
    peaks.push(node);
  }
  return peaks.map(hexOf);
}
