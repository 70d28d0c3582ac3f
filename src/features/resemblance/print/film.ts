/** The fingerprint of a film: the hash of a frame for every second, and how two films lie on each other in time. */

import type { Variant } from './picture.ts';

export type Frame = { atMs: number; hash: Uint32Array };
/** A frame of the film asked for that a frame of another resembles. */
export type FrameHit = { atMs: number; thereMs: number; distance: number; variant: Variant };
export type FilmSpan = { first: [number, number]; second: [number, number] };
export type FilmFit = {
  spans: FilmSpan[];
  frames: number;
  variant: Variant;
  score: number;
  distance: number;
};

/** Frames are kept for every second and asked for every second one: never more than half a second apart. */
export const frameStepMs = 1000;
export const askedStepMs = 2000;
export const framesMax = 1200;
/** A frame of a film saved anew differs a little; chance alone gives about 128. */
export const frameDistanceMax = 44;
const leastFrames = 3;
const leastSpanMs = 4000;
const toleranceMs = 1100;
const gapMaxMs = 7000;

/**
 * Where the two run side by side: the shift that most frames agree on. `here` is the film asked for, `hits` are those
 * in one other film, `asked` how many frames were asked for.
 */
export function fitFilms(hits: readonly FrameHit[], asked: number): FilmFit | undefined {
  let best: FrameHit[] = [];
  for (const variant of new Set(hits.map((hit) => hit.variant))) {
    const own = hits.filter((hit) => hit.variant === variant);
    for (const shift of new Set(own.map((hit) => Math.round((hit.thereMs - hit.atMs) / 1000) * 1000))) {
      const agreed = nearestPerFrame(own, shift);
      if (agreed.length > best.length || (agreed.length === best.length && meanOf(agreed) < meanOf(best)))
        best = agreed;
    }
  }
  if (best.length < leastFrames) return undefined;
  const spans = spansOf(best);
  const longest = Math.max(...spans.map((span) => span.first[1] - span.first[0]));
  if (longest < leastSpanMs) return undefined;
  const distance = Math.round(meanOf(best));
  return {
    spans,
    frames: best.length,
    variant: best[0]!.variant,
    score: Math.min(1, best.length / Math.max(1, asked)),
    distance,
  };
}

const meanOf = (hits: readonly FrameHit[]): number =>
  hits.length === 0 ? 256 : hits.reduce((sum, hit) => sum + hit.distance, 0) / hits.length;

function nearestPerFrame(hits: readonly FrameHit[], shift: number): FrameHit[] {
  const nearest = new Map<number, FrameHit>();
  for (const hit of hits) {
    if (Math.abs(hit.thereMs - hit.atMs - shift) > toleranceMs) continue;
    const known = nearest.get(hit.atMs);
    if (!known || hit.distance < known.distance) nearest.set(hit.atMs, hit);
  }
  return [...nearest.values()].sort((a, b) => a.atMs - b.atMs);
}

/** Runs without a long gap; `first` is the film asked for. */
function spansOf(hits: readonly FrameHit[]): FilmSpan[] {
  const spans: FilmSpan[] = [];
  for (const { atMs, thereMs } of hits) {
    const last = spans.at(-1);
    if (last && atMs - last.first[1] <= gapMaxMs) {
      last.first[1] = atMs;
      last.second[1] = Math.max(last.second[1], thereMs);
    } else spans.push({ first: [atMs, atMs], second: [thereMs, thereMs] });
  }
  return spans;
}
