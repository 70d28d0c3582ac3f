/** Chance that is the same in every run, and the distributions that people and machines follow. */

export type Chance = ReturnType<typeof chanceOf>;

/** mulberry32 (public domain, T. Ettinger) with what is drawn from it. */
export function chanceOf(seed: number) {
  let state = (seed * 0x9e3779b1) | 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (least: number, most: number): number => least + (most - least) * next();
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  return {
    next,
    between,
    normal,
    whole: (least: number, most: number): number => Math.floor(between(least, most + 1)),
    /** Evenly on the logarithmic scale. */
    scale: (least: number, most: number): number => Math.exp(between(Math.log(least), Math.log(most))),
    logNormal: (median: number, spread: number): number => median * Math.exp(spread * normal()),
    exponential: (mean: number): number => -mean * Math.log(1 - next()),
    is: (share: number): boolean => next() < share,
    of: <T>(all: readonly T[]): T => all[Math.floor(next() * all.length)]!,
  };
}

/** A table from which one is drawn by weight. */
export function drawerOf(weights: readonly number[]): (chance: Chance) => number {
  const sums = new Float64Array(weights.length);
  let sum = 0;
  weights.forEach((weight, i) => {
    sum += weight;
    sums[i] = sum;
  });
  return (chance) => {
    const wanted = chance.next() * sum;
    let [low, high] = [0, sums.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sums[middle]! < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}
