/** Votes as columns of numbers in the order in which they were cast, so that ten million of them fit into memory. */

import { type CastVote, castTiers } from './cast-vote.ts';
import { prefixOf } from './prefix.ts';

export type Columns = {
  count: number;
  ids: string[];
  at: Float64Array;
  work: Int32Array;
  voter: Int32Array;
  /** Place in `castTiers`, -1 unknown; so with every other column of numbers. */
  tier: Int8Array;
  prefix: Int32Array;
  region: Int32Array;
  agent: Int32Array;
  via: Int32Array;
  /** Milliseconds; NaN unknown, as with `since`. */
  dwell: Float32Array;
  since: Float64Array;
  works: string[];
  /** The organisation of each work, as a number. */
  organisationOf: Int32Array;
  organisations: number;
  voters: number;
  prefixes: number;
  agents: string[];
  regions: string[];
  vias: string[];
};

/** Words seen so far and their numbers. */
class Words {
  readonly numbers = new Map<string, number>();
  of(word: string | undefined): number {
    if (word === undefined || word === '') return -1;
    const known = this.numbers.get(word);
    if (known !== undefined) return known;
    this.numbers.set(word, this.numbers.size);
    return this.numbers.size - 1;
  }
}

type Numbers = Float64Array | Float32Array | Int32Array | Int8Array;

/** A column that grows by doubling. */
class Growing<T extends Numbers> {
  private held: T;
  private readonly make: (size: number) => T;
  constructor(make: (size: number) => T) {
    this.make = make;
    this.held = make(1024);
  }
  put(at: number, value: number): void {
    if (at >= this.held.length) {
      const larger = this.make(this.held.length * 2);
      larger.set(this.held);
      this.held = larger;
    }
    this.held[at] = value;
  }
  /** The column in another order. */
  inOrder(order: Uint32Array): T {
    const sorted = this.make(order.length);
    for (let i = 0; i < order.length; i++) sorted[i] = this.held[order[i]!]!;
    return sorted;
  }
  get(at: number): number {
    return this.held[at]!;
  }
}

const milliseconds = (instant: Date | number | undefined): number =>
  instant === undefined ? Number.NaN : Number(instant);
const plain = (word: string | undefined): string | undefined => word?.trim().toLowerCase();
const ints = (size: number) => new Int32Array(size);
const doubles = (size: number) => new Float64Array(size);

function taken(votes: Iterable<CastVote>) {
  const ids: string[] = [];
  const [at, since] = [new Growing(doubles), new Growing(doubles)];
  const dwell = new Growing((size) => new Float32Array(size));
  const tier = new Growing((size) => new Int8Array(size));
  const names = ['work', 'organisation', 'voter', 'prefix', 'region', 'agent', 'via'] as const;
  const words = Object.fromEntries(names.map((name) => [name, new Words()])) as Record<
    (typeof names)[number],
    Words
  >;
  const columns = Object.fromEntries(names.map((name) => [name, new Growing(ints)])) as Record<
    (typeof names)[number],
    Growing<Int32Array>
  >;
  for (const vote of votes) {
    const n = ids.length;
    ids.push(vote.id);
    at.put(n, milliseconds(vote.at));
    since.put(n, milliseconds(vote.voterSince));
    dwell.put(n, vote.dwellMs ?? Number.NaN);
    tier.put(n, vote.tier ? castTiers.indexOf(vote.tier) : -1);
    columns.work.put(n, words.work.of(vote.work || '?'));
    columns.organisation.put(n, words.organisation.of(vote.organisation));
    columns.voter.put(n, words.voter.of(vote.voter || `vote ${vote.id}`));
    columns.prefix.put(n, words.prefix.of(prefixOf(vote.address)));
    columns.region.put(n, words.region.of(plain(vote.region)));
    columns.agent.put(n, words.agent.of(vote.agent?.trim()));
    columns.via.put(n, words.via.of(plain(vote.via)));
  }
  return { ids, at, since, dwell, tier, columns, words };
}

/** The order of casting; votes of one instant by their ids. */
function orderOf(ids: readonly string[], at: Growing<Float64Array>): Uint32Array {
  const order = Uint32Array.from({ length: ids.length }, (_, i) => i);
  const isBefore = (a: number, b: number) =>
    at.get(a) - at.get(b) || (ids[a]! < ids[b]! ? -1 : ids[a]! > ids[b]! ? 1 : a - b);
  let isSorted = true;
  for (let i = 1; i < ids.length && isSorted; i++) isSorted = isBefore(i - 1, i) <= 0;
  return isSorted ? order : order.sort(isBefore);
}

/** Numbers in the order of first appearance, so that the order in which votes were read leaves no trace. */
function renumbered(column: Int32Array, names: readonly string[]): string[] {
  const numbers = new Int32Array(names.length).fill(-1);
  const found: string[] = [];
  for (let i = 0; i < column.length; i++) {
    const old = column[i]!;
    if (old < 0) continue;
    if (numbers[old] === -1) {
      numbers[old] = found.length;
      found.push(names[old]!);
    }
    column[i] = numbers[old]!;
  }
  return found;
}

export function readColumns(votes: Iterable<CastVote>): Columns {
  const { ids, at, since, dwell, tier, columns, words } = taken(votes);
  const order = orderOf(ids, at);
  const sorted = (name: keyof typeof columns) => {
    const column = columns[name].inOrder(order);
    const names = renumbered(column, [...words[name].numbers.keys()]);
    words[name].numbers.clear();
    return { column, names };
  };
  const [work, voter, organisation] = [sorted('work'), sorted('voter'), sorted('organisation')];
  const [prefix, region, agent, via] = [sorted('prefix'), sorted('region'), sorted('agent'), sorted('via')];
  const organisationOf = new Int32Array(work.names.length).fill(-1);
  for (let i = 0; i < order.length; i++) {
    const of = work.column[i]!;
    if (of >= 0 && organisationOf[of] === -1) organisationOf[of] = organisation.column[i]!;
  }
  return {
    ...{ count: order.length, ids: Array.from(order, (i) => ids[i]!), at: at.inOrder(order) },
    ...{ work: work.column, voter: voter.column, tier: tier.inOrder(order), prefix: prefix.column },
    ...{ region: region.column, agent: agent.column, via: via.column },
    ...{ dwell: dwell.inOrder(order), since: since.inOrder(order), works: work.names, organisationOf },
    ...{ organisations: organisation.names.length, voters: voter.names.length },
    ...{ prefixes: prefix.names.length, agents: agent.names, regions: region.names, vias: via.names },
  };
}

/** The votes of each work in the order of casting: `votes.subarray(starts[work], starts[work + 1])`. */
export function byWork({ count, work, works }: Columns): { starts: Int32Array; votes: Int32Array } {
  const starts = new Int32Array(works.length + 1);
  for (let i = 0; i < count; i++) starts[work[i]! + 1]!++;
  for (let w = 0; w < works.length; w++) starts[w + 1]! += starts[w]!;
  const next = starts.slice();
  const votes = new Int32Array(count);
  for (let i = 0; i < count; i++) votes[next[work[i]!]!++] = i;
  return { starts, votes };
}

/** The votes of each voter: `votes.subarray(starts[voter], starts[voter + 1])`, in the order of casting. */
export type ByVoter = { starts: Int32Array; votes: Int32Array };

export function byVoter({ count, voter, voters }: Columns): ByVoter {
  const starts = new Int32Array(voters + 1);
  for (let i = 0; i < count; i++) starts[voter[i]! + 1]!++;
  for (let v = 0; v < voters; v++) starts[v + 1]! += starts[v]!;
  const next = starts.slice();
  const votes = new Int32Array(count);
  for (let i = 0; i < count; i++) votes[next[voter[i]!]!++] = i;
  return { starts, votes };
}

/** Whoever votes for more works than this goes through all of them: what they share says nothing. */
export const worksMost = 40;

/** Works of one organisation: who votes for both has a reason. */
export const isSame = ({ organisationOf }: Columns, one: number, other: number): boolean =>
  organisationOf[one] === organisationOf[other] && organisationOf[one]! >= 0;

/** How surprising it is to meet so many where so many are expected, in nats. */
export const surprise = (n: number, expected: number): number =>
  n <= expected ? 0 : n * Math.log(n / expected) - (n - expected);
