/** A sub-quota: at least and at most so many of a group; whether so many works can be taken that every quota is met. */

import type { SubQuota } from './reckoning.ts';

/** What a group is a value of: of `subtype:story` the part before the colon. A work is in one group of each family. */
export const familyOf = (group: string): string => group.slice(0, group.indexOf(':') + 1);
/** More families than two would make the question of what can still be met a hard one. */
export const familiesMax = 2;

/** Bounds on how many may come of a group. */
type Bound = { least: number; most: number };
/** What is asked of so many works: bounds by group, of at most two families. */
export type Quotas = { first: ReadonlyMap<string, Bound>; second: ReadonlyMap<string, Bound> };
/** Where a work counts: its group of each family, '' where no quota speaks of it. */
export type Cell = { first: string; second: string };

export function quotasOf(subQuotas: readonly SubQuota[]): Quotas {
  const families = [...new Set(subQuotas.map((one) => familyOf(one.group)))];
  const of = (family: string | undefined) =>
    new Map(
      subQuotas
        .filter((one) => familyOf(one.group) === family)
        .map((one) => [
          one.group,
          { least: one.atLeast ?? 0, most: one.atMost ?? Number.POSITIVE_INFINITY } satisfies Bound,
        ]),
    );
  return { first: of(families[0]), second: of(families[1]) };
}

export function cellOf(quotas: Quotas, groups: readonly string[]): Cell {
  const within = (bounds: ReadonlyMap<string, Bound>) => groups.find((one) => bounds.has(one)) ?? '';
  return { first: within(quotas.first), second: within(quotas.second) };
}

/** How many there are, or were taken, of each cell. */
export type Counts = Map<string, { cell: Cell; count: number }>;

export function add(counts: Counts, cell: Cell, by: number): void {
  const key = `${cell.first}\n${cell.second}`;
  const known = counts.get(key);
  if (known) known.count += by;
  else counts.set(key, { cell, count: by });
}

const sumOf = (counts: Counts, where: (cell: Cell) => boolean): number =>
  [...counts.values()].reduce((sum, one) => sum + (where(one.cell) ? one.count : 0), 0);

/** What is still asked, and still open, in each group of one family after what was taken. */
function remaining(
  bounds: ReadonlyMap<string, Bound>,
  taken: Counts,
  family: keyof Cell,
): Map<string, Bound> | undefined {
  const rest = new Map<string, Bound>([['', { least: 0, most: Number.POSITIVE_INFINITY }]]);
  for (const [group, { least, most }] of bounds) {
    const already = sumOf(taken, (cell) => cell[family] === group);
    if (already > most) return undefined;
    rest.set(group, { least: Math.max(0, least - already), most: most - already });
  }
  return rest;
}

/**
 * Whether exactly `slots` more can be taken of what is `left`, so that with what was `taken` every quota is met: a
 * circulation from the groups of one family through the cells to the groups of the other, found by augmenting paths.
 */
export function canFill(quotas: Quotas, taken: Counts, left: Counts, slots: number): boolean {
  const first = remaining(quotas.first, taken, 'first');
  const second = remaining(quotas.second, taken, 'second');
  if (!first || !second || slots < 0) return false;
  const flow = new Flow();
  let asked = flow.bounded('sink', 'source', { least: slots, most: slots });
  for (const [group, bound] of first) asked += flow.bounded('source', `1${group}`, bound);
  for (const [group, bound] of second) asked += flow.bounded(`2${group}`, 'sink', bound);
  for (const { cell, count } of left.values()) flow.edge(`1${cell.first}`, `2${cell.second}`, count);
  return flow.most('from', 'to') === asked;
}

/** A small net of capacities. Lower bounds are met when everything flows that `from` offers (Ford and Fulkerson 1962). */
class Flow {
  private readonly rest = new Map<string, Map<string, number>>();

  edge(a: string, b: string, capacity: number): void {
    const [there, back] = [this.at(a), this.at(b)];
    there.set(b, (there.get(b) ?? 0) + capacity);
    back.set(a, back.get(a) ?? 0);
  }

  /** An edge of which at least so much must flow; tells how much that is. */
  bounded(a: string, b: string, { least, most }: Bound): number {
    this.edge('from', b, least);
    this.edge(a, 'to', least);
    this.edge(a, b, Math.max(0, most - least));
    return least;
  }

  most(from: string, to: string): number {
    let sum = 0;
    for (let path = this.path(from, to); path; path = this.path(from, to)) {
      const size = Math.min(...path.map(([a, b]) => this.at(a).get(b)!));
      for (const [a, b] of path) {
        this.at(a).set(b, this.at(a).get(b)! - size);
        this.at(b).set(a, this.at(b).get(a)! + size);
      }
      sum += size;
    }
    return sum;
  }

  private at(node: string): Map<string, number> {
    const known = this.rest.get(node);
    if (known) return known;
    const made = new Map<string, number>();
    this.rest.set(node, made);
    return made;
  }

  /** The shortest way on which something can still flow. */
  private path(from: string, to: string): [string, string][] | undefined {
    const came = new Map<string, string>([[from, from]]);
    const queue = [from];
    for (const node of queue) {
      for (const [next, capacity] of this.at(node)) {
        if (capacity <= 0 || came.has(next)) continue;
        came.set(next, node);
        queue.push(next);
      }
    }
    if (!came.has(to)) return undefined;
    const path: [string, string][] = [];
    for (let node = to; node !== from; node = came.get(node)!) path.unshift([came.get(node)!, node]);
    return path;
  }
}
