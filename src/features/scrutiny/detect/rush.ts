/** A rush: many voters who go down the same list of works within the hour, whatever each of them looks like. */

import { type ByVoter, type Columns, isSame, surprise, worksMost } from './columns.ts';
import type { DetectorRules } from './detector-rules.ts';

/** Votes for two works by one voter within this time are one walk. */
const slotMs = 3_600_000;
type Link = { one: number; other: number; slot: number };

/** One walk: two works of a voter, and the hour; as one number, so that millions of them can be sorted. */
class Walks {
  private held = new Float64Array(1024);
  private size = 0;
  add(key: number): void {
    if (this.size === this.held.length) {
      const larger = new Float64Array(this.size * 2);
      larger.set(this.held);
      this.held = larger;
    }
    this.held[this.size++] = key;
  }
  sorted(): Float64Array {
    return this.held.subarray(0, this.size).sort();
  }
}

/** The first vote of a voter for each work; of members none. */
function firstsOf({ work, tier, at }: Columns, { starts, votes }: ByVoter, v: number) {
  const [works, times]: [number[], number[]] = [[], []];
  for (let k = starts[v]!; k < starts[v + 1]! && works.length <= worksMost; k++) {
    const i = votes[k]!;
    if (tier[i] === 4 || works.includes(work[i]!)) continue;
    works.push(work[i]!);
    times.push(at[i]!);
  }
  return { works, times };
}

function walksOf(columns: Columns, ballots: ByVoter, [from, slots]: [number, number]) {
  const size = columns.works.length;
  const walks = new Walks();
  const hourly = new Map<number, number>();
  const sizes = new Float64Array(size);
  for (let v = 0; v < columns.voters; v++) {
    const { works, times } = firstsOf(columns, ballots, v);
    const slotAt = (n: number) => Math.floor((times[n]! - from) / slotMs);
    for (let n = 0; n < works.length; n++) {
      sizes[works[n]!]!++;
      const cell = works[n]! * slots + slotAt(n);
      hourly.set(cell, (hourly.get(cell) ?? 0) + 1);
    }
    if (works.length > worksMost) continue;
    for (let a = 0; a < works.length; a++)
      for (let b = a + 1; b < works.length && times[b]! - times[a]! <= slotMs; b++) {
        if (isSame(columns, works[a]!, works[b]!)) continue;
        const key = Math.min(works[a]!, works[b]!) * size + Math.max(works[a]!, works[b]!);
        walks.add(key * slots + slotAt(a));
      }
  }
  return { walks: walks.sorted(), hourly, sizes };
}

/** Two hours of a pair that hold far more walks than what the same works see at other times lets expect. */
function linksOf(
  found: ReturnType<typeof walksOf>,
  [works, slots]: [number, number],
  rules: DetectorRules,
): Link[] {
  const { walks, hourly, sizes } = found;
  const votes = sizes.reduce((all, n) => all + n, 0);
  const each = (2 * walks.length) / Math.max(1, votes);
  const links: Link[] = [];
  const within = (work: number, slot: number) =>
    (hourly.get(work * slots + slot) ?? 0) + (hourly.get(work * slots + slot + 1) ?? 0);
  const weigh = (pair: number, slot: number, n: number, all: number): void => {
    const [one, other] = [Math.floor(pair / works), pair % works];
    const towards = (a: number, b: number) =>
      (within(a, slot) * (all - n + (10 * each * sizes[b]!) / votes)) / (sizes[a]! - within(a, slot) + 10);
    const expected = Math.max(0.3, towards(one, other), towards(other, one));
    if (n >= rules.rushLift * expected && surprise(n, expected) >= rules.rushSurprise)
      links.push({ one, other, slot });
  };
  for (let from = 0; from < walks.length; ) {
    const pair = Math.floor(walks[from]! / slots);
    let to = from;
    while (to < walks.length && Math.floor(walks[to]! / slots) === pair) to++;
    for (let k = from; k < to && to - from >= rules.rushLeast; ) {
      const slot = walks[k]! % slots;
      let [next, end] = [k, k];
      while (next < to && walks[next]! % slots === slot) next++;
      end = next;
      while (end < to && walks[end]! % slots === slot + 1) end++;
      if (end - k >= rules.rushLeast) weigh(pair, slot, end - k, to - from);
      k = next;
    }
    from = to;
  }
  return links;
}

/** A shout brings its audience to one other work or another; a list is three works each linked with each, in the same hours. */
function lists(links: readonly Link[], works: number): Link[] {
  const known = new Map<number, Set<number>>();
  const put = (slot: number, key: number) => known.set(slot, (known.get(slot) ?? new Set()).add(key));
  const keyOf = (a: number, b: number) => Math.min(a, b) * works + Math.max(a, b);
  for (const { one, other, slot } of links) for (const s of [slot, slot + 1]) put(s, keyOf(one, other));
  const partners = new Map<number, number[]>();
  for (const { one, other } of links)
    for (const [a, b] of [
      [one, other],
      [other, one],
    ] as const)
      partners.set(a, [...(partners.get(a) ?? []), b]);
  return links.filter(({ one, other, slot }) =>
    (partners.get(one) ?? []).some((third) =>
      [slot, slot + 1].some(
        (s) =>
          third !== other && known.get(s)!.has(keyOf(one, third)) && known.get(s)!.has(keyOf(other, third)),
      ),
    ),
  );
}

/** By vote: with how many other works of a list its voter voted in those hours; and the linked pairs. */
export function readRush(columns: Columns, ballots: ByVoter, rules: DetectorRules) {
  const { count, at, works, voters } = columns;
  const level = new Uint8Array(count);
  const pairs = new Set<number>();
  if (count === 0) return { level, pairs };
  const from = at[0]!;
  const slots = Math.floor((at[count - 1]! - from) / slotMs) + 3;
  const size = works.length;
  const found = walksOf(columns, ballots, [from, slots]);
  const hours = new Map<number, Set<number>>();
  for (const { one, other, slot } of lists(linksOf(found, [size, slots], rules), size)) {
    pairs.add(one * size + other);
    const known = hours.get(one * size + other) ?? new Set();
    hours.set(one * size + other, known.add(slot).add(slot + 1));
  }
  for (let v = 0; v < voters && pairs.size > 0; v++) {
    if (ballots.starts[v + 1]! - ballots.starts[v]! < 2) continue;
    markVoter(columns, ballots, v, { level, hours, from });
  }
  return { level, pairs };
}

type Marked = { level: Uint8Array; hours: ReadonlyMap<number, ReadonlySet<number>>; from: number };

function markVoter(columns: Columns, { starts, votes }: ByVoter, v: number, marked: Marked): void {
  const { work, tier, at, works } = columns;
  const { level, hours, from } = marked;
  const own = votes.subarray(starts[v], Math.min(starts[v + 1]!, starts[v]! + 2 * worksMost));
  const slotOf = (i: number) => Math.floor((at[i]! - from) / slotMs);
  for (const i of own) {
    if (tier[i] === 4) continue;
    const partners = new Set<number>();
    for (const j of own) {
      const key = Math.min(work[i]!, work[j]!) * works.length + Math.max(work[i]!, work[j]!);
      const known = hours.get(key);
      if (known?.has(slotOf(i)) && known.has(slotOf(j))) partners.add(work[j]!);
    }
    level[i] = Math.min(3, partners.size);
  }
}
