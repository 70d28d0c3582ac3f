/**
 * Corners as words of 22 bits, by which a crop finds its whole among very many pictures: whoever shares several words, all
 * turned by one angle, is a candidate. Corners themselves prove it afterwards.
 */

import type { Keypoint } from './keypoint.ts';
import type { ScanHit } from './scan.ts';

/** Of the 256 comparisons those that are undecided from corner to corner, and least alike to each other. */
const chosen = [
  171, 23, 226, 113, 132, 136, 183, 21, 48, 87, 95, 80, 108, 135, 233, 227, 44, 153, 75, 81, 67, 93,
] as const;
const wordBits = chosen.length;
const turns = 16;
/** Kept of each picture; all of those of the picture asked for are asked. */
export const cornersKept = 64;
const leastVotes = 4;
/** A word that so many corners have is a wall, a letter or a fence. */
const chainMax = 3000;

/** Each word once: 22 bits of light and 4 of the angle it was turned by. */
export function cornersOf(keypoints: readonly Keypoint[], most = Number.POSITIVE_INFINITY): Uint32Array {
  const words = new Map<number, number>();
  for (const { bits, turn } of keypoints) {
    if (words.size >= most) break;
    let word = 0;
    for (let i = 0; i < wordBits; i++) {
      const bit = chosen[i]!;
      word |= ((bits[bit >> 5]! >>> (bit & 31)) & 1) << i;
    }
    const angle = Math.floor((turn / (2 * Math.PI)) * turns) & (turns - 1);
    if (!words.has(word)) words.set(word, ((word << 4) | angle) >>> 0);
  }
  return Uint32Array.from(words.values());
}

/** All corners there are, chained by their word; grows by doubling. */
export class CornerRow {
  private heads = new Int32Array(2 ** wordBits).fill(-1);
  private next: Int32Array;
  /** The number of the picture and, in the lowest four bits, the angle. */
  private holders: Uint32Array;
  private count = 0;
  private ids: number[] = [];

  constructor(room = 1024) {
    this.next = new Int32Array(room);
    this.holders = new Uint32Array(room);
  }

  get size(): number {
    return this.ids.length;
  }

  append(id: number, words: Uint32Array): void {
    if (this.count + words.length > this.next.length)
      this.grow(Math.max(this.count + words.length, this.next.length * 2));
    const picture = this.ids.push(id) - 1;
    for (const word of words) {
      this.holders[this.count] = picture * turns + (word & (turns - 1));
      this.next[this.count] = this.heads[word >>> 4]!;
      this.heads[word >>> 4] = this.count++;
    }
  }

  private grow(room: number): void {
    const [next, holders] = [new Int32Array(room), new Uint32Array(room)];
    next.set(this.next.subarray(0, this.count));
    holders.set(this.holders.subarray(0, this.count));
    [this.next, this.holders] = [next, holders];
  }

  /** The pictures that share most words under one angle; `distance` is how few: 256 less the votes. */
  search(words: Uint32Array, most: number): ScanHit[] {
    const votes = new Uint8Array(this.ids.length * turns);
    const touched = new Set<number>();
    for (const asked of words) {
      const angle = asked & (turns - 1);
      this.walk(asked >>> 4, angle, votes, touched);
      // One bit may have tipped over when the picture was saved anew.
      for (let i = 0; i < wordBits; i++) this.walk((asked >>> 4) ^ (1 << i), angle, votes, touched);
    }
    const found: ScanHit[] = [];
    for (const picture of touched) {
      const strongest = strongestTurn(votes, picture * turns);
      if (strongest >= leastVotes)
        found.push({ id: this.ids[picture]!, distance: Math.max(0, 256 - strongest) });
    }
    return found.sort((a, b) => a.distance - b.distance || a.id - b.id).slice(0, most);
  }

  private walk(word: number, angle: number, votes: Uint8Array, touched: Set<number>): void {
    let steps = 0;
    for (let at = this.heads[word]!; at >= 0 && steps < chainMax; at = this.next[at]!, steps++) {
      const holder = this.holders[at]!;
      const picture = holder >>> 4;
      const place = picture * turns + ((angle - holder) & (turns - 1));
      if (votes[place]! < 255) votes[place]!++;
      // Rarely more than a few of very many get a second vote; only those are looked at again.
      if (votes[place] === 2) touched.add(picture);
    }
  }
}

/** An angle may lie on the border of two. */
function strongestTurn(votes: Uint8Array, from: number): number {
  let strongest = 0;
  for (let i = 0; i < turns; i++)
    strongest = Math.max(strongest, votes[from + i]! + votes[from + ((i + 1) & (turns - 1))]!);
  return strongest;
}
