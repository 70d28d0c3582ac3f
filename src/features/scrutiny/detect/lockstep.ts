/** Voters in lockstep: many of the same voters for works of organisations that have nothing to do with each other, hurried or foreign, or all at once. */

import type { Baseline } from './baseline.ts';
import { type ByVoter, byVoter, type Columns, isSame, surprise, worksMost } from './columns.ts';
import type { DetectorRules } from './detector-rules.ts';
import { readRush } from './rush.ts';

/** By vote: with how many other linked works its voter appears (0, 1, 2, 3 and more); and with which works each is linked. */
export type Lockstep = {
  level: Uint8Array;
  /** The same by haste and landing from elsewhere alone, without rushes. */
  odd: Uint8Array;
  linked: ReadonlyMap<number, readonly number[]>;
  ballots: ByVoter;
};

/** Pairs of works by voters who have votes of one sort for both. */
class Pairs {
  readonly counts = new Map<number, number>();
  /** Voters of that sort, work by work. */
  readonly sizes: Float64Array;
  private readonly works: number;
  constructor(works: number) {
    this.works = works;
    this.sizes = new Float64Array(works);
  }
  add(works: readonly number[]): void {
    for (const work of works) this.sizes[work]!++;
    if (works.length < 2 || works.length > worksMost) return;
    for (let a = 0; a < works.length; a++)
      for (let b = a + 1; b < works.length; b++) {
        const key = Math.min(works[a]!, works[b]!) * this.works + Math.max(works[a]!, works[b]!);
        this.counts.set(key, (this.counts.get(key) ?? 0) + 1);
      }
  }
}

/** How often two votes of ordinary voters meet, for each product of sizes. */
function usualMeeting(columns: Columns, pairs: Pairs): number {
  let met = 0;
  for (const [key, n] of pairs.counts) {
    const [one, other] = [Math.floor(key / columns.works.length), key % columns.works.length];
    if (!isSame(columns, one, other)) met += n;
  }
  const byOwner = new Map<number, number>();
  let [sum, own] = [0, 0];
  pairs.sizes.forEach((size, work) => {
    sum += size;
    const owner = columns.organisationOf[work]! >= 0 ? columns.organisationOf[work]! : -1 - work;
    byOwner.set(owner, (byOwner.get(owner) ?? 0) + size);
  });
  for (const size of byOwner.values()) own += size * size;
  return (met + 1) / Math.max(1, (sum * sum - own) / 2);
}

/** Pairs of works that share far more hurried or foreign voters than ordinary ones let expect. */
function oddPairs(columns: Columns, [odd, usual]: [Pairs, Pairs], rules: DetectorRules): Set<number> {
  const meeting = usualMeeting(columns, usual);
  const linked = new Set<number>();
  for (const [key, n] of odd.counts) {
    const [one, other] = [Math.floor(key / columns.works.length), key % columns.works.length];
    const common = meeting * odd.sizes[one]! * odd.sizes[other]!;
    const expected = Math.max(common, usual.counts.get(key) ?? 0, 0.5);
    if (n < rules.lockstepLift * expected || isSame(columns, one, other)) continue;
    if (n >= rules.lockstepLeast || surprise(n, expected) >= rules.lockstepSurprise) linked.add(key);
  }
  return linked;
}

export function readLockstep(columns: Columns, baseline: Baseline, rules: DetectorRules): Lockstep {
  const { work, voters, works, tier } = columns;
  const { thin, out, direct } = baseline;
  const ballots = byVoter(columns);
  const { starts, votes } = ballots;
  const [odd, usual] = [new Pairs(works.length), new Pairs(works.length)];
  const isHurried = (i: number) => thin[i] === 1;
  // Whoever looks at a work of the own region too is no stranger to its neighbours.
  const isNeighbour = (v: number) => {
    for (let k = starts[v]!; k < starts[v + 1]!; k++)
      if (out[votes[k]!] === 0 && !isHurried(votes[k]!)) return true;
    return false;
  };
  const isOdd = (i: number, isNear: boolean) =>
    tier[i] !== 4 && (isHurried(i) || (!isNear && out[i] === 1 && direct[i] === 1));
  const worksOf = (v: number, wanted: boolean) => {
    const found: number[] = [];
    const isNear = isNeighbour(v);
    for (let k = starts[v]!; k < starts[v + 1]!; k++) {
      const i = votes[k]!;
      if (isOdd(i, isNear) === wanted && found.length <= worksMost && !found.includes(work[i]!))
        found.push(work[i]!);
    }
    return found;
  };
  for (let v = 0; v < voters; v++) {
    odd.add(worksOf(v, true));
    usual.add(worksOf(v, false));
  }
  const linked = oddPairs(columns, [odd, usual], rules);
  const { level, pairs } = readRush(columns, ballots, rules);
  const own = new Uint8Array(columns.count);
  const keyOf = (one: number, other: number) => Math.min(one, other) * works.length + Math.max(one, other);
  for (let v = 0; v < voters && linked.size > 0; v++) {
    if (starts[v + 1]! - starts[v]! < 2) continue;
    const odds = worksOf(v, true);
    if (odds.length < 2 || odds.length > worksMost) continue;
    const isNear = isNeighbour(v);
    for (let k = starts[v]!; k < starts[v + 1]!; k++) {
      const i = votes[k]!;
      if (!isOdd(i, isNear)) continue;
      const partners = odds.filter((other) => linked.has(keyOf(work[i]!, other))).length;
      own[i] = Math.min(3, partners);
      level[i] = Math.max(level[i]!, own[i]!);
    }
  }
  return { level, odd: own, linked: neighbours([...linked, ...pairs], works.length), ballots };
}

/** Where a vote stands: foreign to its work, but at home in another of the same list, is not foreign. */
export function withNeighbours(columns: Columns, out: Uint8Array, { level, linked }: Lockstep): Uint8Array {
  const { count, work, region, regions } = columns;
  const homes = new Set<number>();
  for (let i = 0; i < count; i++) if (out[i] === 0) homes.add(work[i]! * regions.length + region[i]!);
  const near = out.slice();
  for (let i = 0; i < count; i++) {
    if (out[i] !== 1 || level[i] === 0) continue;
    const isHome = (other: number) => homes.has(other * regions.length + region[i]!);
    if (linked.get(work[i]!)?.some(isHome)) near[i] = 2;
  }
  return near;
}

function neighbours(keys: readonly number[], works: number): Map<number, number[]> {
  const found = new Map<number, number[]>();
  for (const key of new Set(keys)) {
    const [one, other] = [Math.floor(key / works), key % works];
    found.set(one, [...(found.get(one) ?? []), other]);
    found.set(other, [...(found.get(other) ?? []), one]);
  }
  return found;
}
