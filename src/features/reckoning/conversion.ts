/** A conversion: how a count of votes, or of likes stated by hand, becomes points; in whole hundredths, halves up. */

import type { Conversion } from './reckoning.ts';

/** Whether its points are a share of 100 that weighs its percent; the others are added as they are. */
export function isWeighed(conversion: Conversion): boolean {
  return (['max-normal', 'min-max', 'share'] as const).some((kind) => kind === conversion.kind);
}

/** The most points a conversion can give. */
export function mostOf(conversion: Conversion): number {
  if (conversion.kind === 'rank-points') return conversion.first;
  return conversion.kind === 'per-vote' ? conversion.cap : 100;
}

/** Hundredths of a hundred points: part ÷ whole × 100, halves up. */
function shareOf(part: number, whole: number): number {
  return whole === 0 ? 0 : Number((BigInt(part) * 20_000n + BigInt(whole)) / (2n * BigInt(whole)));
}

/** The place of each count, the highest first; equal counts share the better place and the next is skipped: 1, 1, 3. */
export function placesOf(counts: readonly number[]): Map<number, number> {
  const places = new Map<number, number>();
  [...counts]
    .sort((a, b) => b - a)
    .forEach((count, index) => {
      if (!places.has(count)) places.set(count, index + 1);
    });
  return places;
}

/** How one count becomes hundredths of points, among all counts. */
function converterOf(conversion: Conversion, counts: readonly number[]): (count: number) => number {
  const most = counts.reduce((a, b) => Math.max(a, b), 0);
  const least = counts.reduce((a, b) => Math.min(a, b), most);
  const sum = counts.reduce((all, one) => all + one, 0);
  switch (conversion.kind) {
    case 'max-normal':
      return (count) => shareOf(count, most);
    case 'min-max':
      // Where all have as many, none is before another: all have all of it.
      return (count) => (most === least ? shareOf(count, most) : shareOf(count - least, most - least));
    case 'share':
      return (count) => shareOf(count, sum);
    case 'rank-points': {
      const places = placesOf(counts);
      const [first, step] = [Math.round(conversion.first * 100), Math.round(conversion.step * 100)];
      return (count) => Math.max(0, first - step * (places.get(count)! - 1));
    }
    default: {
      const [points, cap] = [Math.round(conversion.points * 10_000), Math.round(conversion.cap * 100)];
      return (count) => Math.min(cap, Math.floor((count * points + 50) / 100));
    }
  }
}

/** Points of each work by its votes. Nobody without a vote has points, whatever the conversion. */
export function votePointsOf<Id extends string>(
  conversion: Conversion,
  votes: ReadonlyMap<Id, number>,
): Map<Id, number> {
  const convert = converterOf(conversion, [...votes.values()]);
  return new Map([...votes].map(([id, count]) => [id, count > 0 ? convert(count) / 100 : 0]));
}
