/** The exact search: every hash there is compared with the one asked for, nothing guessed and nothing left out. */

export type ScanHit = { id: number; distance: number };
/** Which hash is asked for, and how far a hit may be away. */
export type ScanAsk = { hash: Uint32Array; distanceMax: number };

/** Hashes in one long row of words, with the ids they belong to; grows by doubling. */
export class HashRow {
  private words: Uint32Array;
  private ids: Float64Array;
  private count = 0;

  constructor(room = 1024) {
    this.words = new Uint32Array(room * 8);
    this.ids = new Float64Array(room);
  }

  get size(): number {
    return this.count;
  }

  /** Appends hashes: eight words each, an id for every one. */
  append(ids: ArrayLike<number>, words: Uint32Array): void {
    const needed = this.count + ids.length;
    if (needed > this.ids.length) this.grow(Math.max(needed, this.ids.length * 2));
    this.ids.set(ids, this.count);
    this.words.set(words.subarray(0, ids.length * 8), this.count * 8);
    this.count = needed;
  }

  private grow(room: number): void {
    const [words, ids] = [new Uint32Array(room * 8), new Float64Array(room)];
    words.set(this.words.subarray(0, this.count * 8));
    ids.set(this.ids.subarray(0, this.count));
    [this.words, this.ids] = [words, ids];
  }

  /** Everything within the distance, nearest first; at most `most`. */
  search({ hash, distanceMax }: ScanAsk, most: number): ScanHit[] {
    const found: ScanHit[] = [];
    sweep(this.words, this.count, hash, distanceMax, (at, distance) => {
      found.push({ id: this.ids[at]!, distance });
    });
    return found.sort((a, b) => a.distance - b.distance || a.id - b.id).slice(0, most);
  }
}

/** Two bits to nibbles: how many of each four bits of a word are set. */
function nibbles(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  return (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
}

/** Four nibble counts together, still without overflow, as byte counts. */
function bytesOfNibbles(one: number, other: number): number {
  return (
    (one & 0x0f0f0f0f) + ((one >>> 4) & 0x0f0f0f0f) + (other & 0x0f0f0f0f) + ((other >>> 4) & 0x0f0f0f0f)
  );
}

function total(bytes: number): number {
  const halves = (bytes & 0x00ff00ff) + ((bytes >>> 8) & 0x00ff00ff);
  return (halves & 0xffff) + (halves >>> 16);
}

/** Half of the bits are counted first: where those alone differ too much, the rest need not be looked at. */
function sweep(
  words: Uint32Array,
  count: number,
  hash: Uint32Array,
  distanceMax: number,
  hit: (at: number, distance: number) => void,
): void {
  const [a, b, c, d, e, f, g, h] = hash as unknown as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  for (let at = 0, o = 0; at < count; at++, o += 8) {
    const first = bytesOfNibbles(
      nibbles(words[o]! ^ a) + nibbles(words[o + 1]! ^ b),
      nibbles(words[o + 2]! ^ c) + nibbles(words[o + 3]! ^ d),
    );
    if (total(first) > distanceMax) continue;
    const second = bytesOfNibbles(
      nibbles(words[o + 4]! ^ e) + nibbles(words[o + 5]! ^ f),
      nibbles(words[o + 6]! ^ g) + nibbles(words[o + 7]! ^ h),
    );
    const distance = total(first) + total(second);
    if (distance <= distanceMax) hit(at, distance);
  }
}
