/** The Merkle tree over a ledger's events (RFC 9162): its root as it grows, and the proof that one event stands in it. */

import type { Digest } from './line.ts';

const hexes = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** Bytes in lower-case hex. */
export function hexOf(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += hexes[byte];
  return text;
}

/** The bytes of lower-case hex, written behind `from` of a target. */
export function writeHex(text: string, target: Uint8Array, from = 0): Uint8Array {
  for (let i = 0; i < text.length; i += 2) {
    target[from + (i >> 1)] = (nibble(text.charCodeAt(i)) << 4) | nibble(text.charCodeAt(i + 1));
  }
  return target;
}

function nibble(code: number): number {
  return code < 58 ? code - 48 : code - 87;
}

export function bytesOf(hash: string): Uint8Array {
  return writeHex(hash, new Uint8Array(32));
}

function leafOf(digest: Digest, hash: string): Uint8Array {
  const bytes = new Uint8Array(33);
  return digest.sha256(writeHex(hash, bytes, 1));
}

export function nodeOf(digest: Digest, left: Uint8Array, right: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(65);
  bytes[0] = 1;
  bytes.set(left, 1);
  bytes.set(right, 33);
  return digest.sha256(bytes);
}

/** A tree that grows at its right edge and remembers only its peaks: the roots of its whole subtrees, largest first. */
export class Merkle {
  size: number;
  private readonly peaks: Uint8Array[];
  private readonly digest: Digest;

  /** With the peaks of another, a tree goes on where that one stood. */
  constructor(digest: Digest, kept: { size: number; peaks: readonly string[] } = { size: 0, peaks: [] }) {
    this.digest = digest;
    this.size = kept.size;
    this.peaks = kept.peaks.map(bytesOf);
  }

  /** Appends an event by its hash in hex. */
  add(hash: string): void {
    let node = leafOf(this.digest, hash);
    for (let rest = this.size; rest % 2 === 1; rest = (rest - 1) / 2)
      node = nodeOf(this.digest, this.peaks.pop()!, node);
    this.peaks.push(node);
    this.size++;
  }

  /** The root over all events so far, in hex. */
  root(): string {
    if (this.size === 0) return hexOf(this.digest.sha256(new Uint8Array(0)));
    return hexOf(this.peaks.reduceRight((right, left) => nodeOf(this.digest, left, right)));
  }

  /** What is to be kept so that another can go on: as many peaks as the size has binary ones. */
  kept(): { size: number; peaks: string[] } {
    return { size: this.size, peaks: this.peaks.map(hexOf) };
  }
}

/** The root over these events. */
export function rootOf(digest: Digest, hashes: Iterable<string>): string {
  const tree = new Merkle(digest);
  for (const hash of hashes) tree.add(hash);
  return tree.root();
}

/** Events number `from` to `to`, both included, counted from 1. */
export type Range = { from: number; to: number };

/**
 * The stretches of events whose roots make the path of event `no` in a tree of so many, from the leaf upwards:
 * `path = pathRanges(no, size).map(({ from, to }) => rootOf(hashes from … to))`.
 */
export function pathRanges(no: number, size: number): Range[] {
  const ranges: Range[] = [];
  let [from, to] = [1, size];
  while (from < to) {
    const middle = from + leftSize(to - from + 1) - 1;
    if (no <= middle) {
      ranges.push({ from: middle + 1, to });
      to = middle;
    } else {
      ranges.push({ from, to: middle });
      from = middle + 1;
    }
  }
  return ranges.reverse();
}

/** The largest power of two smaller than a size. */
function leftSize(size: number): number {
  let left = 1;
  while (left * 2 < size) left *= 2;
  return left;
}

/** The path of event `no` among all events of a tree, given by their hashes. */
export function pathOf(digest: Digest, hashes: readonly string[], no: number): string[] {
  return pathRanges(no, hashes.length).map(({ from, to }) => rootOf(digest, hashes.slice(from - 1, to)));
}

/** Whether a path proves that the event of this hash stands as number `no` under a root of so many events. */
export function verifyPath(
  digest: Digest,
  proof: { hash: string; no: number; size: number; path: readonly string[] },
  root: string,
): boolean {
  const { hash, no, size, path } = proof;
  if (!Number.isSafeInteger(no) || !Number.isSafeInteger(size) || no < 1 || no > size) return false;
  const ranges = pathRanges(no, size);
  if (path.length !== ranges.length || ![hash, ...path].every((one) => /^[0-9a-f]{64}$/.test(one)))
    return false;
  const made = ranges.reduce(
    (node, { from }, index) => {
      const beside = bytesOf(path[index]!);
      return from > no ? nodeOf(digest, node, beside) : nodeOf(digest, beside, node);
    },
    leafOf(digest, hash),
  );
  return hexOf(made) === root;
}
