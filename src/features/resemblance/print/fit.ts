/** The fit: whether the corners of one picture lie in another as one moved, turned and resized whole. */

import type { Fit, Keypoint } from './keypoint.ts';
import { distanceOf } from './picture.ts';

/** So many corners must lie together before two pictures are called alike in part. */
export const inliersMin = 12;
const bitsMax = 56;
const clearer = 0.85;
const apartMax = 6;
const triedMax = 60;

type Match = { here: Keypoint; there: Keypoint };

/** The best fit of two pictures; nothing where fewer than three corners agree. */
export function fitOf(here: readonly Keypoint[], there: readonly Keypoint[]): Fit | undefined {
  const matches = matchesOf(here, there);
  const tried = matches.slice(0, triedMax);
  let best: Fit | undefined;
  for (let i = 0; i < tried.length; i++) {
    for (let j = i + 1; j < tried.length; j++) {
      const fit = fitThrough(tried[i]!, tried[j]!);
      if (!fit) continue;
      const inliers = countInliers(matches, fit);
      if (inliers > (best?.inliers ?? 2)) best = { ...fit, inliers };
    }
  }
  return best;
}

/** Each corner with its nearest, where the nearest is clearly nearer than the second; the surest first. */
function matchesOf(here: readonly Keypoint[], there: readonly Keypoint[]): Match[] {
  const found: (Match & { distance: number })[] = [];
  for (const one of here) {
    let [nearest, second, match] = [257, 257, undefined as Keypoint | undefined];
    for (const other of there) {
      const distance = distanceOf(one.bits, other.bits);
      if (distance < nearest) [second, nearest, match] = [nearest, distance, other];
      else if (distance < second) second = distance;
    }
    // Two corners of different sizes at one place are no rivals of each other.
    if (match && nearest <= bitsMax && nearest < clearer * second)
      found.push({ here: one, there: match, distance: nearest });
  }
  return found.sort((a, b) => a.distance - b.distance);
}

/** The one similarity that takes two corners to two others; nothing where they lie too near or would grow too much. */
function fitThrough(one: Match, other: Match): Omit<Fit, 'inliers'> | undefined {
  const [ax, ay] = [other.here.x - one.here.x, other.here.y - one.here.y];
  const [bx, by] = [other.there.x - one.there.x, other.there.y - one.there.y];
  const square = ax * ax + ay * ay;
  if (square < 400) return undefined;
  const [p, q] = [(ax * bx + ay * by) / square, (ax * by - ay * bx) / square];
  const scale = Math.hypot(p, q);
  if (scale < 0.25 || scale > 4) return undefined;
  const shiftX = one.there.x - (p * one.here.x - q * one.here.y);
  const shiftY = one.there.y - (q * one.here.x + p * one.here.y);
  return { scale, turn: Math.atan2(q, p), shiftX, shiftY };
}

/** How many corners land where their partner is; a partner counts once. */
function countInliers(matches: readonly Match[], fit: Omit<Fit, 'inliers'>): number {
  const [p, q] = [fit.scale * Math.cos(fit.turn), fit.scale * Math.sin(fit.turn)];
  const met = new Set<number>();
  for (const { here, there } of matches) {
    const dx = p * here.x - q * here.y + fit.shiftX - there.x;
    const dy = q * here.x + p * here.y + fit.shiftY - there.y;
    if (dx * dx + dy * dy < apartMax * apartMax)
      met.add(Math.round(there.x / 3) * 4096 + Math.round(there.y / 3));
  }
  return met.size;
}
