/** Proof that a drawn code says its address: the squares of its path are read back as a phone reads them. */

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { qrOf } from './qr.ts';

const quiet = 4;
/** Of level M, by version: the centres of the small squares, and how many bytes each block holds. */
const shapes: { at: number[]; blocks: number[] }[] = [
  { at: [], blocks: [16] },
  { at: [6, 18], blocks: [28] },
  { at: [6, 22], blocks: [44] },
  { at: [6, 26], blocks: [32, 32] },
  { at: [6, 30], blocks: [43, 43] },
  { at: [6, 34], blocks: [27, 27, 27, 27] },
  { at: [6, 22, 38], blocks: [31, 31, 31, 31] },
  { at: [6, 24, 42], blocks: [38, 38, 39, 39] },
  { at: [6, 26, 46], blocks: [36, 36, 36, 37, 37] },
];
const masks = [
  (y: number, x: number) => (y + x) % 2,
  (y: number) => y % 2,
  (_: number, x: number) => x % 3,
  (y: number, x: number) => (y + x) % 3,
  (y: number, x: number) => (Math.floor(y / 2) + Math.floor(x / 3)) % 2,
  (y: number, x: number) => ((y * x) % 2) + ((y * x) % 3),
  (y: number, x: number) => (((y * x) % 2) + ((y * x) % 3)) % 2,
  (y: number, x: number) => (((y + x) % 2) + ((y * x) % 3)) % 2,
];

/** The dark squares within the quiet border. */
function squaresOf({ size, path }: { size: number; path: string }): boolean[][] {
  const dark = new Set(path.match(/M\d+ \d+/g)?.map((at) => at.slice(1)));
  const side = size - 2 * quiet;
  return Array.from({ length: side }, (_, y) =>
    Array.from({ length: side }, (_, x) => dark.has(`${x + quiet} ${y + quiet}`)),
  );
}

/** Which squares are the code's own marks rather than its words. */
function isMark(side: number, at: readonly number[], y: number, x: number): boolean {
  const isCorner = (y < 9 && x < 9) || (y < 9 && x >= side - 8) || (y >= side - 8 && x < 9);
  if (isCorner || y === 6 || x === 6) return true;
  if (side >= 45 && ((y < 6 && x >= side - 11) || (x < 6 && y >= side - 11))) return true;
  const last = at.at(-1) ?? 0;
  return at.some((v) =>
    at.some((h) => {
      const isHidden = (v === 6 && h === 6) || (v === 6 && h === last) || (v === last && h === 6);
      return !isHidden && Math.abs(y - v) <= 2 && Math.abs(x - h) <= 2;
    }),
  );
}

/** Up and down in pairs of columns from the right, past the marks, with the mask taken off. */
function bytesOf(squares: boolean[][], at: readonly number[], mask: number): number[] {
  const side = squares.length;
  const bits: number[] = [];
  let isUp = true;
  for (let right = side - 1; right > 0; right -= 2, isUp = !isUp) {
    if (right === 6) right = 5;
    for (let step = 0; step < side; step++) {
      const y = isUp ? side - 1 - step : step;
      for (const x of [right, right - 1])
        if (!isMark(side, at, y, x)) bits.push(Number(squares[y]![x]! !== (masks[mask]!(y, x) === 0)));
    }
  }
  return Array.from({ length: Math.floor(bits.length / 8) }, (_, i) =>
    Number.parseInt(bits.slice(i * 8, i * 8 + 8).join(''), 2),
  );
}

function read(drawn: { size: number; path: string }): string {
  const squares = squaresOf(drawn);
  const { at, blocks } = shapes[(squares.length - 17) / 4 - 1]!;
  const told = [0, 1, 2, 3, 4, 5, 7].map((x) => Number(squares[8]![x]!)).slice(0, 5);
  const format = Number.parseInt(told.join(''), 2) ^ 0b10101;
  expect(format >> 3).toBe(0); // level M
  const bytes = bytesOf(squares, at, format & 7);
  const longest = Math.max(...blocks);
  const parts: number[][] = blocks.map(() => []);
  let next = 0;
  for (let i = 0; i < longest; i++)
    for (const [block, length] of blocks.entries()) if (i < length) parts[block]!.push(bytes[next++]!);
  const bits = parts
    .flat()
    .map((byte) => byte.toString(2).padStart(8, '0'))
    .join('');
  expect(bits.slice(0, 4)).toBe('0100'); // bytes
  const length = Number.parseInt(bits.slice(4, 12), 2);
  const words = Array.from({ length }, (_, i) => Number.parseInt(bits.slice(12 + i * 8, 20 + i * 8), 2));
  return new TextDecoder().decode(new Uint8Array(words));
}

it('a phone reads from the squares the address that was meant', () => {
  const works = 'https://tongxin.example.cn/works/01a17b1f-e990-7790-a134-73e4dd7fe8d6';
  expect(read(qrOf(works))).toBe(works);
  fc.assert(
    fc.property(fc.stringMatching(/^https:\/\/[a-z]{3,12}\.cn\/[a-z0-9-]{1,120}$/), (address) => {
      expect(read(qrOf(address))).toBe(address);
    }),
    { numRuns: 60 },
  );
});

it('nothing dark stands in the quiet border', () => {
  const { size, path } = qrOf('https://a.cn/');
  for (const [, x, y] of path.matchAll(/M(\d+) (\d+)/g))
    for (const place of [Number(x), Number(y)]) {
      expect(place).toBeGreaterThanOrEqual(quiet);
      expect(place).toBeLessThan(size - quiet);
    }
});
