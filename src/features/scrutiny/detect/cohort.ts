/** Cohorts of one work that cannot be chance: from them the likeness of what is suspicious is first guessed. */

import { type Baseline, quantileOf } from './baseline.ts';
import type { Columns } from './columns.ts';
import type { DetectorRules } from './detector-rules.ts';
import type { Lockstep } from './lockstep.ts';
import { localCodes, type Trait, type Usual } from './profile.ts';

/** A first guess: how suspicious each vote of the work is, by one family of cohorts. */
export type Guess = { family: 'device' | 'batch' | 'lockstep' | 'crowd'; weights: Float64Array };

type Given = {
  columns: Columns;
  baseline: Baseline;
  lockstep: Lockstep;
  usual: Usual;
  rules: DetectorRules;
  votes: Int32Array;
  traits: readonly Trait[];
  /** 1 where a vote belongs to a suspicion already. */
  barred: Uint8Array;
  /** 1 where a vote comes from the network of a unit whose members vote there too. */
  unit: Uint8Array;
};

/** Spread of the logarithms of the gaps between votes; NaN where the clock is too coarse to tell. */
export function gapSpread(at: Float64Array, votes: ArrayLike<number>): number {
  if (votes.length < 3) return Number.NaN;
  const gaps: number[] = [];
  const step = Math.max(1, Math.floor(votes.length / 3000));
  let isCoarse = true;
  for (let k = 1; k < votes.length; k += step) {
    gaps.push(at[votes[k]!]! - at[votes[k - 1]!]!);
    if (at[votes[k]!]! % 1000 !== 0) isCoarse = false;
  }
  const middle = quantileOf(gaps, 0.5);
  if (middle < (isCoarse ? 4000 : 40)) return Number.NaN;
  const logs = gaps.map((gap) => Math.log(gap + middle / 50));
  return (quantileOf(logs, 0.9) - quantileOf(logs, 0.1)) / 2.56;
}

export function dwellSpread(dwell: Float32Array, votes: ArrayLike<number>): number {
  const logs: number[] = [];
  const step = Math.max(1, Math.floor(votes.length / 3000));
  for (let k = 0; k < votes.length; k += step) {
    const ms = dwell[votes[k]!]!;
    if (!Number.isNaN(ms)) logs.push(Math.log(ms + 200));
  }
  return logs.length < 12 ? Number.NaN : (quantileOf(logs, 0.9) - quantileOf(logs, 0.1)) / 2.56;
}

/** Raises the guess for thin votes in cells that hold far more thin votes than their other votes let expect. */
function guessThin(given: Given, codes: Int32Array, size: number, weights: Float64Array): void {
  const { baseline, rules, votes, barred } = given;
  const [thin, expected] = [new Float64Array(size), new Float64Array(size)];
  for (let k = 0; k < votes.length; k++) {
    if (barred[k]) continue;
    const [is, cell] = [baseline.thin[votes[k]!]!, codes[k]!];
    if (is === 1) thin[cell]!++;
    else if (is === 0) expected[cell] = expected[cell]! + baseline.thinOdds[baseline.direct[votes[k]!]!]!;
  }
  const purity = thin.map((t, c) => {
    const usual = Math.max(0.5, expected[c]!);
    const isClear =
      t >= rules.cohortLeast &&
      t >= rules.cohortLift * usual &&
      (t - usual) / Math.sqrt(usual + 1) >= rules.cohortDeviations;
    return isClear ? 1 - usual / t : 0;
  });
  for (let k = 0; k < votes.length; k++) {
    if (barred[k] || baseline.thin[votes[k]!] !== 1) continue;
    weights[k] = Math.max(weights[k]!, purity[codes[k]!]!);
  }
}

/** The votes of each cell, by their places in the work. */
function membersOf(codes: Int32Array, size: number, barred: Uint8Array, least: number): Int32Array[] {
  const counts = new Int32Array(size);
  for (let k = 0; k < codes.length; k++) if (!barred[k]) counts[codes[k]!]!++;
  const members = Array.from(counts, (n) => new Int32Array(n >= least ? n : 0));
  const filled = new Int32Array(size);
  for (let k = 0; k < codes.length; k++) {
    const cell = codes[k]!;
    if (!barred[k] && members[cell]!.length > 0) members[cell]![filled[cell]!++] = k;
  }
  return members;
}

/** Regular gaps or even dwelling inside one cell speak of a program or of people paid by the vote. */
function guessMachines(given: Given, codes: Int32Array, size: number, weights: Float64Array): void {
  const { columns, baseline, rules, votes, barred } = given;
  for (const cell of membersOf(codes, size, barred, rules.regularLeast)) {
    if (cell.length === 0) continue;
    const own = cell.map((k) => votes[k]!);
    const isRegular = gapSpread(columns.at, own) < rules.regularSpread;
    const isEven = dwellSpread(columns.dwell, own) < rules.evenSpread * baseline.spread;
    if (!isRegular && !isEven) continue;
    for (const k of cell) {
      const isMember = columns.tier[votes[k]!] === 4;
      weights[k] = Math.max(weights[k]!, isMember ? 0.1 : isRegular ? 0.9 : 0.75);
    }
  }
}

/** Votes out of the network of a unit whose members vote there too: nobody buys a vote with a member's name. */
export function unitVotes({
  columns,
  votes,
  rules,
  baseline,
}: Pick<Given, 'columns' | 'votes' | 'rules' | 'baseline'>): Uint8Array {
  const cells = new Map<number, { all: number; members: number }>();
  for (const i of votes) {
    const of = columns.prefix[i]!;
    if (of < 0) continue;
    const cell = cells.get(of) ?? { all: 0, members: 0 };
    cell.all++;
    if (columns.tier[i] === 4) cell.members++;
    cells.set(of, cell);
  }
  const isUnit = (of: number) => {
    const { all, members } = cells.get(of) ?? { all: 0, members: 0 };
    const usual = ((baseline.prefixVotes[of] ?? 0) * votes.length) / columns.count;
    return (
      members >= rules.unitMembersLeast &&
      members >= rules.unitMemberShare * all &&
      all >= rules.unitLift * usual
    );
  };
  const units = new Map([...cells.keys()].map((of) => [of, isUnit(of)]));
  return Uint8Array.from(votes, (i) => (units.get(columns.prefix[i]!) ? 1 : 0));
}

const trait = (traits: readonly Trait[], name: Trait['name']): Trait =>
  traits.find((one) => one.name === name)!;

function guessDevices(given: Given): Float64Array {
  const weights = new Float64Array(given.votes.length);
  for (const name of ['agent', 'prefix'] as const) {
    const { codes, usual } = trait(given.traits, name);
    const cells = name === 'prefix' ? withoutFirst(codes, usual.length) : { codes, size: usual.length };
    guessThin(given, cells.codes, cells.size, weights);
    guessMachines(given, cells.codes, cells.size, weights);
  }
  return weights;
}

/** The cell of all rare codes is no cohort: each of its votes stands alone. */
function withoutFirst(codes: Int32Array, size: number) {
  let next = size;
  const alone = codes.map((code) => (code === 0 ? next++ : code));
  return { codes: alone, size: next };
}

/** How many voters registered in each hour beyond what the file's registrations let expect: 0 is none. */
export function batchLifts({
  baseline,
  votes,
  columns,
  rules,
}: Pick<Given, 'baseline' | 'votes' | 'columns' | 'rules'>) {
  const known = new Map<number, Set<number>>();
  let all = 0;
  for (const i of votes) {
    if (baseline.age[i] === 0 || baseline.age[i] === 6 || columns.tier[i] === 4) continue;
    const hour = Math.floor(columns.since[i]! / rules.batchMs);
    const voters = known.get(hour) ?? new Set();
    known.set(hour, voters.add(columns.voter[i]!));
    all++;
  }
  const total = [...baseline.registered.values()].reduce((sum, n) => sum + n, 0);
  const lifts = new Map<number, number>();
  for (const [hour, voters] of known) {
    const elsewhere = Math.max(0, baseline.registered.get(hour)! - voters.size);
    const expected = Math.max(0.3, (elsewhere * all) / Math.max(1, total), all / 2000);
    const lift = voters.size / expected;
    if (voters.size >= rules.cohortLeast && lift >= rules.batchLift) lifts.set(hour, lift);
  }
  return lifts;
}

/** Votes of people registered together; where those come from home, by some way and at leisure, it was a training day. */
function guessBatches(given: Given): Float64Array {
  const { baseline, votes, columns, rules, barred } = given;
  const lifts = batchLifts(given);
  const weights = new Float64Array(votes.length);
  if (lifts.size === 0) return weights;
  const hourOf = (i: number) => Math.floor(columns.since[i]! / rules.batchMs);
  const isAsked = (i: number) =>
    baseline.age[i] !== 0 && baseline.age[i] !== 6 && columns.tier[i] !== 4 && lifts.has(hourOf(i));
  const odd = new Map<number, { all: number; out: number; thin: number; direct: number }>();
  for (let k = 0; k < votes.length; k++) {
    const i = votes[k]!;
    if (barred[k] || !isAsked(i)) continue;
    const one = odd.get(hourOf(i)) ?? { all: 0, out: 0, thin: 0, direct: 0 };
    one.all++;
    if (baseline.out[i] === 1) one.out++;
    if (baseline.thin[i] === 1) one.thin++;
    if (baseline.direct[i] === 1) one.direct++;
    odd.set(hourOf(i), one);
  }
  for (let k = 0; k < votes.length; k++) {
    if (barred[k] || !isAsked(votes[k]!)) continue;
    const { all, out, thin, direct } = odd.get(hourOf(votes[k]!))!;
    if (Math.max(out, thin + 0.2 * all, direct) > 0.6 * all) weights[k] = 0.85;
  }
  return weights;
}

function guessCrowds(given: Given): Float64Array {
  const { baseline, votes, columns, rules, traits } = given;
  const weights = new Float64Array(votes.length);
  const cells = (codeOf: (vote: number) => number) => {
    const { codes, originals } = localCodes(votes, codeOf);
    guessThin(given, codes, originals.length, weights);
  };
  const { direct, out } = baseline;
  cells(() => 0);
  cells((i) => columns.via[i]!);
  cells((i) => out[i]! * 4 + direct[i]!);
  cells((i) => Math.floor(columns.at[i]! / rules.windowMs) * 4 + out[i]!);
  cells((i) => Math.floor(columns.at[i]! / 86_400_000) * 4 + out[i]!);
  guessThin(given, trait(traits, 'region').codes, trait(traits, 'region').usual.length, weights);
  guessThin(given, trait(traits, 'age').codes, trait(traits, 'age').usual.length, weights);
  return weights;
}

function guessLockstep({ lockstep, votes, barred }: Given): Float64Array {
  return Float64Array.from(votes, (i, k) => (barred[k] ? 0 : [0, 0.5, 0.9, 0.95][lockstep.level[i]!]!));
}

/** The guesses in the order in which they are followed up; each sees only what those before left. */
export const guesses: readonly { family: Guess['family']; guess: (given: Given) => Float64Array }[] = [
  { family: 'device', guess: guessDevices },
  { family: 'batch', guess: guessBatches },
  { family: 'lockstep', guess: guessLockstep },
  { family: 'crowd', guess: guessCrowds },
];
export type { Given };
