/** The fingerprint of a picture: 256 bits of its coarse light and shade, the same after another saving or size. */

/** Grey values of a picture, row by row. */
export type Luma = { width: number; height: number; data: Uint8Array };
export type Box = { left: number; top: number; width: number; height: number };
/** 256 bits in eight words. */
export type Hash = Uint32Array;

const edge = 64;
const waves = 16;

/** The cosines of the first sixteen waves over sixty-four places; the mean, wave 0, is left out. */
const cosines = Float64Array.from({ length: waves * edge }, (_, at) => {
  const [wave, place] = [Math.floor(at / edge) + 1, at % edge];
  return Math.sqrt(2 / edge) * Math.cos((Math.PI / 2 / edge) * wave * (2 * place + 1));
});

/** How a picture may have been turned or mirrored, in the order of `variantsOf`. */
export const variants = [
  'same',
  'mirrored',
  'upside-down',
  'turned-180',
  'transposed',
  'turned-left',
  'turned-right',
  'transverse',
] as const;
export type Variant = (typeof variants)[number];

/** A box of a picture as 64 × 64 means; shape is given up on purpose, so that a stretched copy is found too. */
export function shrink(luma: Luma, box: Box = wholeOf(luma)): Float64Array {
  const across = new Float64Array(edge * box.height);
  for (let row = 0; row < box.height; row++) {
    const from = (box.top + row) * luma.width + box.left;
    squeeze(luma.data.subarray(from, from + box.width), across, row * edge, 1);
  }
  const small = new Float64Array(edge * edge);
  const column = new Float64Array(box.height);
  for (let x = 0; x < edge; x++) {
    for (let row = 0; row < box.height; row++) column[row] = across[row * edge + x]!;
    squeeze(column, small, x, edge);
  }
  return small;
}

/** A line of any length as 64 means, each of its own stretch, parts of values counted as parts. */
function squeeze(line: ArrayLike<number>, into: Float64Array, start: number, step: number): void {
  const stretch = line.length / edge;
  for (let i = 0; i < edge; i++) {
    const [from, to] = [i * stretch, Math.min((i + 1) * stretch, line.length)];
    let [sum, weight] = [0, 0];
    for (let at = Math.floor(from); at < to; at++) {
      const share = Math.min(at + 1, to) - Math.max(at, from);
      sum += line[at]! * share;
      weight += share;
    }
    into[start + i * step] = sum / weight;
  }
}

export function wholeOf({ width, height }: Luma): Box {
  return { left: 0, top: 0, width, height };
}

/** The 16 × 16 slowest waves of a 64 × 64 picture. */
export function wavesOf(small: Float64Array): Float64Array {
  const half = new Float64Array(waves * edge);
  for (let i = 0; i < waves; i++) {
    for (let k = 0; k < edge; k++) {
      const weight = cosines[i * edge + k]!;
      for (let j = 0; j < edge; j++) half[i * edge + j]! += weight * small[k * edge + j]!;
    }
  }
  const found = new Float64Array(waves * waves);
  for (let i = 0; i < waves; i++) {
    for (let j = 0; j < waves; j++) {
      let sum = 0;
      for (let k = 0; k < edge; k++) sum += half[i * edge + k]! * cosines[j * edge + k]!;
      found[i * waves + j] = sum;
    }
  }
  return found;
}

/** A bit for each wave: stronger than the median or not. */
export function hashOf(found: Float64Array): Hash {
  const sorted = Float64Array.from(found).sort();
  const median = (sorted[127]! + sorted[128]!) / 2;
  const bits = new Uint32Array(8);
  for (let i = 0; i < 256; i++) if (found[i]! > median) bits[i >> 5]! |= 1 << (i & 31);
  return bits;
}

/** The hashes of a picture and of its seven turned and mirrored forms, without looking at it again. */
export function variantsOf(found: Float64Array): Hash[] {
  return variants.map((_, number) => {
    const [isTransposed, isFlipped, isMirrored] = [number & 4, number & 2, number & 1];
    const turned = new Float64Array(waves * waves);
    for (let i = 0; i < waves; i++) {
      for (let j = 0; j < waves; j++) {
        const value = isTransposed ? found[j * waves + i]! : found[i * waves + j]!;
        const isOdd = (isFlipped ? i + 1 : 0) + (isMirrored ? j + 1 : 0);
        turned[i * waves + j] = isOdd % 2 === 1 ? -value : value;
      }
    }
    return hashOf(turned);
  });
}

/** How much there is to see, 0 to 100; beneath `leastDetail` a hash would be noise. */
export function detailOf(small: Float64Array): number {
  let sum = 0;
  for (let y = 0; y < edge; y++) {
    for (let x = 0; x < edge; x++) {
      const at = y * edge + x;
      if (y + 1 < edge) sum += Math.trunc((Math.abs(small[at]! - small[at + edge]!) * 100) / 255);
      if (x + 1 < edge) sum += Math.trunc((Math.abs(small[at]! - small[at + 1]!) * 100) / 255);
    }
  }
  return Math.min(100, Math.trunc(sum / 90));
}
export const leastDetail = 6;

const evenMax = 5;
const apartMax = 9;
const trimMost = 0.32;

/** The picture without a border of one colour; undefined where it has none. */
export function trimmed(luma: Luma): Box | undefined {
  const { width, height, data } = luma;
  const row = (y: number) => evenness(data, y * width, 1, width);
  const column = (x: number) => evenness(data, x, width, height);
  const top = bordered(height, row);
  const bottom = bordered(height, (n) => row(height - 1 - n));
  const left = bordered(width, column);
  const right = bordered(width, (n) => column(width - 1 - n));
  const box = { left, top, width: width - left - right, height: height - top - bottom };
  const isTrimmed = left + right >= width * 0.015 || top + bottom >= height * 0.015;
  return isTrimmed && box.width >= edge / 2 && box.height >= edge / 2 ? box : undefined;
}

type Evenness = { mean: number; spread: number };

function evenness(data: Uint8Array, from: number, step: number, count: number): Evenness {
  let [sum, spread] = [0, 0];
  for (let i = 0; i < count; i++) sum += data[from + i * step]!;
  const mean = sum / count;
  for (let i = 0; i < count; i++) spread += Math.abs(data[from + i * step]! - mean);
  return { mean, spread: spread / count };
}

/** How many lines from the edge are of one colour, the colour of the first. */
function bordered(count: number, line: (n: number) => Evenness): number {
  const first = line(0);
  if (first.spread > evenMax) return 0;
  for (let n = 1; n < count * trimMost; n++) {
    const { mean, spread } = line(n);
    if (spread > evenMax || Math.abs(mean - first.mean) > apartMax) return n;
  }
  // Even to the end of where we look: a sky, not a border.
  return 0;
}

/** The picture as a mirror shows it. */
export function mirrored({ width, height, data }: Luma): Luma {
  const turned = new Uint8Array(data.length);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) turned[y * width + x] = data[y * width + width - 1 - x]!;
  return { width, height, data: turned };
}

/** How many of 256 bits differ; two pictures that have nothing in common differ in about half. */
export function distanceOf(one: Hash, other: Hash): number {
  let count = 0;
  for (let i = 0; i < 8; i++) {
    let bits = one[i]! ^ other[i]!;
    bits -= (bits >>> 1) & 0x55555555;
    bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
    count += Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
  }
  return count;
}

/** As 32 bytes, little end first, and back. */
export function bytesOf(hash: Hash): Uint8Array {
  const bytes = new Uint8Array(32);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < 8; i++) view.setUint32(i * 4, hash[i]!, true);
  return bytes;
}
export function hashFrom(bytes: Uint8Array): Hash {
  const view = new DataView(bytes.buffer, bytes.byteOffset, 32);
  return Uint32Array.from({ length: 8 }, (_, i) => view.getUint32(i * 4, true));
}
