/** Keypoints: corners of a picture with what lies around them, by which a part of it is recognised in another. */

import type { Luma } from './picture.ts';

/** A corner: where it lies in the picture looked at, where its light lies (0 to 2π), and 256 comparisons around it. */
export type Keypoint = { x: number; y: number; turn: number; bits: Uint32Array };
/** How one picture lies in another: `there = scale · turn(here) + shift`. */
export type Fit = { inliers: number; scale: number; turn: number; shiftX: number; shiftY: number };

const ring = [
  [0, -3],
  [1, -3],
  [2, -2],
  [3, -1],
  [3, 0],
  [3, 1],
  [2, 2],
  [1, 3],
  [0, 3],
  [-1, 3],
  [-2, 2],
  [-3, 1],
  [-3, 0],
  [-3, -1],
  [-2, -2],
  [-1, -3],
] as const;
const margin = 17;
const reach = 14;
const contrast = 10;
const scales = [1, 0.75, 0.56, 0.42];

/** 256 pairs of places around a corner, drawn once from a bell and never changed: prints must stay comparable. */
const pattern = drawn(256);
function drawn(count: number): Int8Array {
  let seed = 7;
  const random = () => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff;
    return seed / 0x7fffffff;
  };
  const bell = (): number => {
    const value = Math.round((random() + random() + random() - 1.5) * 12);
    return Math.abs(value) <= 12 ? value : bell();
  };
  return Int8Array.from({ length: count * 4 }, bell);
}

type Corner = { x: number; y: number; strength: number; layer: Layer };
type Layer = { luma: Luma; calm: Float32Array; scale: number };

/** The strongest corners of a picture, spread over it, in several sizes. */
export function keypointsOf(luma: Luma, most = 160): Keypoint[] {
  const corners = scales.flatMap((scale) => {
    const [width, height] = [Math.round(luma.width * scale), Math.round(luma.height * scale)];
    if (Math.min(width, height) < margin * 2 + 8) return [];
    const small = scale === 1 ? luma : resized(luma, width, height);
    return cornersOf({ luma: small, calm: calmed(small), scale });
  });
  return spread(corners, luma, most).map(describe);
}

function resized(luma: Luma, width: number, height: number): Luma {
  const data = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const fy = Math.min(Math.max(((y + 0.5) * luma.height) / height - 0.5, 0), luma.height - 1);
    const [top, wy] = [Math.floor(fy), fy % 1];
    const low = Math.min(top + 1, luma.height - 1);
    for (let x = 0; x < width; x++) {
      const fx = Math.min(Math.max(((x + 0.5) * luma.width) / width - 0.5, 0), luma.width - 1);
      const [left, wx] = [Math.floor(fx), fx % 1];
      const right = Math.min(left + 1, luma.width - 1);
      const at = (row: number, column: number) => luma.data[row * luma.width + column]!;
      data[y * width + x] =
        (at(top, left) * (1 - wx) + at(top, right) * wx) * (1 - wy) +
        (at(low, left) * (1 - wx) + at(low, right) * wx) * wy;
    }
  }
  return { width, height, data };
}

/** Means of 5 × 5, by sums of everything above and to the left. */
function calmed({ width, height, data }: Luma): Float32Array {
  const sums = new Float64Array((width + 1) * (height + 1));
  for (let y = 0; y < height; y++) {
    let line = 0;
    for (let x = 0; x < width; x++) {
      line += data[y * width + x]!;
      sums[(y + 1) * (width + 1) + x + 1] = sums[y * (width + 1) + x + 1]! + line;
    }
  }
  const calm = new Float32Array(width * height);
  const sum = (x: number, y: number) => sums[y * (width + 1) + x]!;
  for (let y = 0; y < height; y++) {
    const [top, low] = [Math.max(0, y - 2), Math.min(height, y + 3)];
    for (let x = 0; x < width; x++) {
      const [left, right] = [Math.max(0, x - 2), Math.min(width, x + 3)];
      const all = sum(right, low) - sum(left, low) - sum(right, top) + sum(left, top);
      calm[y * width + x] = all / ((right - left) * (low - top));
    }
  }
  return calm;
}

/** Where nine neighbours in a row on a ring are all lighter or all darker; of near ones the strongest. */
function cornersOf(layer: Layer): Corner[] {
  const { width, height, data } = layer.luma;
  const offsets = ring.map(([dx, dy]) => dy * width + dx);
  const strength = new Float32Array(width * height);
  const places: number[] = [];
  for (let y = margin; y < height - margin; y++) {
    for (let x = margin; x < width - margin; x++) {
      const at = y * width + x;
      if (!isCorner(data, at, offsets)) continue;
      const value = harris(data, at, width);
      if (value <= 0) continue;
      strength[at] = value;
      places.push(at);
    }
  }
  return places
    .filter((at) => isPeak(strength, at, width))
    .map((at) => ({ x: at % width, y: Math.floor(at / width), strength: strength[at]!, layer }));
}

function isCorner(data: Uint8Array, at: number, offsets: readonly number[]): boolean {
  const [high, low] = [data[at]! + contrast, data[at]! - contrast];
  const side = (k: number): number => {
    const value = data[at + offsets[k & 15]!]!;
    return value > high ? 1 : value < low ? -1 : 0;
  };
  const quarters = side(0) + side(4) + side(8) + side(12);
  if (quarters < 2 && quarters > -2) return false;
  let [run, sign] = [0, 0];
  for (let k = 0; k < 25; k++) {
    const value = side(k);
    run = value !== 0 && value === sign ? run + 1 : value === 0 ? 0 : 1;
    sign = value;
    if (run >= 9) return true;
  }
  return false;
}

/** How much the light changes in both directions around a place (Harris). */
function harris(data: Uint8Array, at: number, width: number): number {
  let [a, b, d] = [0, 0, 0];
  for (let j = -3; j <= 3; j++) {
    for (let i = -3; i <= 3; i++) {
      const k = at + j * width + i;
      const [dx, dy] = [data[k + 1]! - data[k - 1]!, data[k + width]! - data[k - width]!];
      a += dx * dx;
      b += dx * dy;
      d += dy * dy;
    }
  }
  return a * d - b * b - 0.04 * (a + d) * (a + d);
}

function isPeak(strength: Float32Array, at: number, width: number): boolean {
  for (let j = -2; j <= 2; j++)
    for (let i = -2; i <= 2; i++) if (strength[at + j * width + i]! > strength[at]!) return false;
  return true;
}

/** A few of every region, so that one busy corner does not take all. */
function spread(corners: readonly Corner[], luma: Luma, most: number): Corner[] {
  const regions = new Map<number, Corner[]>();
  for (const corner of corners) {
    const column = Math.floor((corner.x / corner.layer.scale / luma.width) * 6);
    const row = Math.floor((corner.y / corner.layer.scale / luma.height) * 6);
    const region = regions.get(row * 8 + column) ?? [];
    region.push(corner);
    regions.set(row * 8 + column, region);
  }
  const lists = [...regions.values()].map((list) => list.sort((a, b) => b.strength - a.strength));
  const chosen: Corner[] = [];
  for (let round = 0; chosen.length < most && lists.some((list) => round < list.length); round++)
    for (const list of lists) if (round < list.length && chosen.length < most) chosen.push(list[round]!);
  return chosen;
}

/** Turned to where its light lies, so that a turned picture gives the same bits. */
function describe({ x, y, layer }: Corner): Keypoint {
  const { luma, calm, scale } = layer;
  const { width } = luma;
  let [mx, my] = [0, 0];
  for (let j = -10; j <= 10; j++) {
    for (let i = -10; i <= 10; i++) {
      if (i * i + j * j > 100) continue;
      const value = luma.data[(y + j) * width + x + i]!;
      mx += i * value;
      my += j * value;
    }
  }
  const length = Math.hypot(mx, my) || 1;
  const [cos, sin] = [mx / length, my / length];
  const inReach = (value: number) => Math.max(-reach, Math.min(reach, Math.round(value)));
  const light = (px: number, py: number) =>
    calm[(y + inReach(sin * px + cos * py)) * width + x + inReach(cos * px - sin * py)]!;
  const bits = new Uint32Array(8);
  for (let i = 0; i < 256; i++) {
    const [ax, ay, bx, by] = pattern.subarray(i * 4, i * 4 + 4) as unknown as [
      number,
      number,
      number,
      number,
    ];
    if (light(ax, ay) < light(bx, by)) bits[i >> 5]! |= 1 << (i & 31);
  }
  const turn = (Math.atan2(my, mx) + 2 * Math.PI) % (2 * Math.PI);
  return { x: x / scale, y: y / scale, turn, bits };
}

const bytesEach = 38;
const turnSteps = 65_536 / (2 * Math.PI);

/** As bytes, 38 each, and back. */
export function packed(keypoints: readonly Keypoint[]): Uint8Array {
  const bytes = new Uint8Array(keypoints.length * bytesEach);
  const view = new DataView(bytes.buffer);
  keypoints.forEach(({ x, y, turn, bits }, n) => {
    view.setUint16(n * bytesEach, Math.round(x * 16), true);
    view.setUint16(n * bytesEach + 2, Math.round(y * 16), true);
    for (let i = 0; i < 8; i++) view.setUint32(n * bytesEach + 4 + i * 4, bits[i]!, true);
    view.setUint16(n * bytesEach + 36, Math.min(65_535, Math.floor(turn * turnSteps)), true);
  });
  return bytes;
}
export function unpacked(bytes: Uint8Array): Keypoint[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: Math.floor(bytes.length / bytesEach) }, (_, n) => ({
    x: view.getUint16(n * bytesEach, true) / 16,
    y: view.getUint16(n * bytesEach + 2, true) / 16,
    bits: Uint32Array.from({ length: 8 }, (_, i) => view.getUint32(n * bytesEach + 4 + i * 4, true)),
    turn: view.getUint16(n * bytesEach + 36, true) / turnSteps,
  }));
}
