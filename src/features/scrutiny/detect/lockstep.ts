/** Voters in lockstep: many of the same hurried or foreign voters for works of organisations that have nothing to do with each other. */

import type { Baseline } from './baseline.ts';
import type { Columns } from './columns.ts';
import type { DetectorRules } from './detector-rules.ts';

/** By vote: with how many other linked works its voter appears (0, 1, 2, 3 and more); and the linked pairs. */
export type Lockstep = { level: Uint8Array; pairs: LockstepPair[] };
export type LockstepPair = { one: number; other: number; voters: number; expected: number };

const worksMost = 40;

/** The votes of each voter. */
function byVoter({ count, voter, voters }: Columns) {
  const starts = new Int32Array(voters + 1);
  for (let i = 0; i < count; i++) starts[voter[i]! + 1]!++;
  for (let v = 0; v < voters; v++) starts[v + 1]! += starts[v]!;
  const next = starts.slice();
  const votes = new Int32Array(count);
  for (let i = 0; i < count; i++) votes[next[voter[i]!]!++] = i;
  return { starts, votes };
}

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

const isSame = ({ organisationOf }: Columns, one: number, other: number): boolean =>
  organisationOf[one] === organisationOf[other] && organisationOf[one]! >= 0;

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

export function readLockstep(columns: Columns, baseline: Baseline, rules: DetectorRules): Lockstep {
  const { work, voters, works, count, tier } = columns;
  const { thin, out, direct } = baseline;
  const { starts, votes } = byVoter(columns);
  const [odd, usual] = [new Pairs(works.length), new Pairs(works.length)];
  const isOdd = (i: number) => tier[i] !== 4 && (thin[i] === 1 || (out[i] === 1 && direct[i] === 1));
  const worksOf = (v: number, wanted: boolean) => {
    const found: number[] = [];
    for (let k = starts[v]!; k < starts[v + 1]!; k++) {
      const i = votes[k]!;
      if (isOdd(i) === wanted && !found.includes(work[i]!) && found.length <= worksMost) found.push(work[i]!);
    }
    return found;
  };
  for (let v = 0; v < voters; v++) {
    odd.add(worksOf(v, true));
    usual.add(worksOf(v, false));
  }
  const meeting = usualMeeting(columns, usual);
  const linked = new Map<number, LockstepPair>();
  for (const [key, n] of odd.counts) {
    const [one, other] = [Math.floor(key / works.length), key % works.length];
    const common = meeting * odd.sizes[one]! * odd.sizes[other]!;
    const expected = Math.max(common, usual.counts.get(key) ?? 0, 0.5);
    if (n < rules.lockstepLeast || n < rules.lockstepLift * expected || isSame(columns, one, other)) continue;
    linked.set(key, { one, other, voters: n, expected });
  }
  const level = new Uint8Array(count);
  if (linked.size === 0) return { level, pairs: [] };
  for (let v = 0; v < voters; v++) {
    const odds = worksOf(v, true);
    if (odds.length < 2 || odds.length > worksMost) continue;
    const partners = odds.map(
      (one) =>
        odds.filter((other) => linked.has(Math.min(one, other) * works.length + Math.max(one, other))).length,
    );
    for (let k = starts[v]!; k < starts[v + 1]!; k++) {
      const place = odds.indexOf(work[votes[k]!]!);
      if (place >= 0) level[votes[k]!] = Math.min(3, partners[place]!);
    }
  }
  const pairs = [...linked.values()].sort(
    (a, b) => b.voters - a.voters || a.one - b.one || a.other - b.other,
  );
  return { level, pairs };
}
