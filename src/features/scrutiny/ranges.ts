/** The word "ranges": numbers of votes as ascending stretches, both ends included, as the ledger writes them. */

import type { VoteRanges } from '../vote/ledger/line.ts';

/** Numbers in any order, as ranges; a number named twice stands once. */
export function rangesOf(numbers: Iterable<number>): [number, number][] {
  const ranges: [number, number][] = [];
  for (const no of [...new Set(numbers)].sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last && last[1] === no - 1) last[1] = no;
    else ranges.push([no, no]);
  }
  return ranges;
}

/** The numbers of ranges, ascending. */
export function numbersIn(ranges: VoteRanges): number[] {
  return ranges.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, i) => from + i));
}

/** How many numbers ranges hold. */
export function countIn(ranges: VoteRanges): number {
  return ranges.reduce((sum, [from, to]) => sum + to - from + 1, 0);
}

/**
 * A short mark of exactly these numbers (FNV-1a): what somebody looked at, sent along with what they decide, so that
 * nobody decides on other votes than they saw. No secret.
 */
export function markOf(ranges: VoteRanges): string {
  let hash = 0x811c9dc5;
  const text = JSON.stringify(ranges);
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return `${countIn(ranges)}-${(hash >>> 0).toString(16).padStart(8, '0')}`;
}
