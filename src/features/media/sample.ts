/** What single pictures and seconds of sound, taken out of a film, suggest: black, blur, enlarged, silent. Never a verdict. */

import type { Measured, Warning } from './media.ts';

/** The middle of a picture at its own size, as brightness 0–255, row by row. */
export type Frame = { width: number; height: number; pixels: Uint8Array };
export type Samples = {
  frames: readonly Frame[];
  /** The loudest of the sampled seconds, in decibels below the loudest there can be; undefined where nobody knows. */
  loudestDb?: number | 'no-sound';
};

export const sampledFrames = 12;

/**
 * Chosen on generated films, see the test. What is sharp measures 0.64 and more, what was enlarged three times at most
 * 0.41, a blur five pixels wide at most 0.31. What was enlarged twice lies between and is mostly not told.
 */
const limits = {
  blackMean: 16,
  blackHigh: 36,
  blackShare: 0.25,
  silentDb: -50,
  /** Fewer edges than this tell nothing: a plain wall, a title on one colour. */
  edges: 400,
  /** An edge is a rise of so much brightness over eight pixels. */
  rise: 24,
  blurredSteepness: 0.32,
  enlargedSteepness: 0.46,
} as const;

/** What somebody should look at. A film without a picture is only listened to. */
export function warningsOf(measured: Measured, samples: Samples): Warning[] {
  const isFilm = measured.width !== undefined;
  const { loudestDb } = samples;
  const isSilent = loudestDb === 'no-sound' || (loudestDb !== undefined && loudestDb < limits.silentDb);
  const dark = samples.frames.filter(isBlack).length;
  return [
    ...(isSilent ? ['silence' as const] : []),
    ...(isFilm && dark >= limits.blackShare * samples.frames.length && dark > 0 ? ['black' as const] : []),
    ...(isFilm ? softnessOf(samples.frames) : []),
    ...(isFilm && measured.hasSubtitles === false ? ['no-subtitles' as const] : []),
  ];
}

function isBlack({ pixels }: Frame): boolean {
  const counts = new Uint32Array(256);
  let sum = 0;
  for (const value of pixels) {
    counts[value] = counts[value]! + 1;
    sum += value;
  }
  let [bright, high] = [0, 256];
  while (high > 0 && bright < pixels.length / 100) bright += counts[--high]!;
  return sum / pixels.length < limits.blackMean && high < limits.blackHigh;
}

/** In a sharp picture some edges rise within a pixel or two; enlarged or blurred, even the steepest take several. */
function softnessOf(frames: readonly Frame[]): Warning[] {
  const steep = frames.map(steepnessOf).filter((one) => one !== undefined);
  if (steep.length === 0) return [];
  const middle = steep.sort((a, b) => a - b)[steep.length >> 1]!;
  if (middle >= limits.enlargedSteepness) return [];
  return [middle < limits.blurredSteepness ? 'blur' : 'upscaled'];
}

/**
 * How steep the steepest tenth of the strongest edges are: the greatest step from one pixel to the next, as a part of
 * the whole rise over eight pixels. Undefined where there are too few edges to say.
 */
export function steepnessOf({ width, height, pixels }: Frame): number | undefined {
  const edges = new Edges();
  for (let y = 0; y < height; y += 4) edges.gather(pixels, y * width, 1, width);
  for (let x = 0; x < width; x += 4) edges.gather(pixels, x, width, height);
  return edges.steepness();
}

/** Edges counted by their rise and by their steepness in hundredths. */
class Edges {
  private readonly counts = new Uint32Array(256 * 101);
  private total = 0;

  /** Along one row or column of pixels. */
  gather(pixels: Uint8Array, from: number, step: number, length: number): void {
    for (let i = 4; i < length - 4; i++) {
      const at = from + i * step;
      const rise = Math.abs(pixels[at + 4 * step]! - pixels[at - 4 * step]!);
      if (rise < limits.rise) continue;
      let most = 0;
      for (let k = -4; k < 4; k++) {
        const one = Math.abs(pixels[at + (k + 1) * step]! - pixels[at + k * step]!);
        if (one > most) most = one;
      }
      const cell = rise * 101 + Math.min(100, Math.round((100 * most) / rise));
      this.counts[cell] = this.counts[cell]! + 1;
      this.total++;
    }
  }

  steepness(): number | undefined {
    if (this.total < limits.edges) return undefined;
    const strongest = new Uint32Array(101);
    let taken = 0;
    for (let rise = 255; rise >= limits.rise && taken < this.total / 10; rise--) {
      for (let part = 0; part <= 100; part++) {
        const count = this.counts[rise * 101 + part]!;
        strongest[part] = strongest[part]! + count;
        taken += count;
      }
    }
    let [part, above] = [101, 0];
    while (part > 0 && above < taken / 10) above += strongest[--part]!;
    return part / 100;
  }
}
