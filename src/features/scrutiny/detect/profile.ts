/** The likeness of suspicious votes of one work: what they share beyond the other votes, and how alike each vote is. */

import { type Baseline, dwellBins, halfHour } from './baseline.ts';
import type { Columns } from './columns.ts';
import type { DetectorRules } from './detector-rules.ts';
import type { Lockstep } from './lockstep.ts';
import type { EvidenceKind } from './suspicion.ts';

/** One trait of the votes of a work as small numbers, with what is usual. */
export type Trait = {
  name: TraitName;
  kind: EvidenceKind;
  codes: Int32Array;
  usual: Float64Array;
  /** The most that this trait alone may say, in nats. */
  cap: number;
};
export type TraitName =
  | 'dwell'
  | 'via'
  | 'region'
  | 'agent'
  | 'prefix'
  | 'age'
  | 'batch'
  | 'tier'
  | 'time'
  | 'lockstep';

/** What is usual in the whole file, from votes that are not thin. */
export type Usual = {
  via: Float64Array;
  age: Float64Array;
  tier: Float64Array;
  agent: Float64Array;
  level: Float64Array;
  /** How often two votes come from the same kind of device. */
  agentPairs: number;
};

const shares = (counts: Float64Array, added: number): Float64Array => {
  const sum = counts.reduce((all, n) => all + n, 0) + added * counts.length;
  return counts.map((n) => (n + added) / sum);
};

export function readUsual(columns: Columns, { thin, age }: Baseline, { level }: Lockstep): Usual {
  const [via, ages, tiers] = [
    new Float64Array(columns.vias.length + 1),
    new Float64Array(7),
    new Float64Array(6),
  ];
  const [agent, levels] = [new Float64Array(columns.agents.length + 1), new Float64Array(4)];
  for (let i = 0; i < columns.count; i++) {
    if (thin[i] === 1) continue;
    via[columns.via[i]! + 1]!++;
    ages[age[i]!]!++;
    tiers[columns.tier[i]! + 1]!++;
    agent[columns.agent[i]! + 1]!++;
    levels[level[i]!]!++;
  }
  const few = 0.5;
  const agents = agent.reduce((all, n) => all + n, 0);
  const pairs = agent.reduce((all, n) => all + (n * n) / Math.max(1, agents * agents), 0);
  return {
    ...{ via: shares(via, few), age: shares(ages, few), tier: shares(tiers, few) },
    ...{ agent: shares(agent, 0.2), level: shares(levels, few), agentPairs: Math.max(1e-6, pairs) },
  };
}

/** Numbers of a column as small numbers of one work. */
export function localCodes(votes: Int32Array, codeOf: (vote: number) => number) {
  const places = new Map<number, number>();
  const codes = new Int32Array(votes.length);
  for (let k = 0; k < votes.length; k++) {
    const code = codeOf(votes[k]!);
    let place = places.get(code);
    if (place === undefined) {
      place = places.size;
      places.set(code, place);
    }
    codes[k] = place;
  }
  return { codes, originals: [...places.keys()] };
}

const ownShares = (codes: Int32Array, size: number): Float64Array => {
  const counts = new Float64Array(size);
  for (const code of codes) counts[code]!++;
  return shares(counts, 0.2);
};

/** Cells of fewer than so many votes are all one: alone they say nothing. */
function rareAsOne(codes: Int32Array, size: number, least: number) {
  const counts = new Int32Array(size);
  for (const code of codes) counts[code]!++;
  const places = new Int32Array(size);
  let next = 1;
  for (let c = 0; c < size; c++) places[c] = counts[c]! >= least ? next++ : 0;
  return { codes: codes.map((code) => places[code]!), size: next };
}

const dwellUsual = [0.02, 0.04, 0.06, 0.1, 0.18, 0.2, 0.2, 0.15, 0.05, 0.02];

/** Home is one code; each region outside stands for itself, and together they are as usual as in the file. */
function regionTrait(columns: Columns, baseline: Baseline, votes: Int32Array) {
  const { codes, originals } = localCodes(votes, (i) =>
    baseline.out[i] === 1 ? columns.region[i]! + 2 : baseline.out[i] === 0 ? 0 : 1,
  );
  const own = ownShares(codes, originals.length);
  const outside = own.reduce((all, share, c) => (originals[c]! > 1 ? all + share : all), 0);
  const outShare = Number.isNaN(baseline.outShare) ? 0.2 : Math.min(0.7, Math.max(0.03, baseline.outShare));
  const usual = own.map((share, c) => {
    if (originals[c]! > 1) return (outShare * share) / Math.max(1e-9, outside);
    return originals[c] === 0 ? 1 - outShare : share;
  });
  return { codes, usual };
}

/** All traits of the votes of one work. */
export function traitsOf(
  ...[columns, baseline, lockstep, usual, rules, votes]: [
    Columns,
    Baseline,
    Lockstep,
    Usual,
    DetectorRules,
    Int32Array,
  ]
): Trait[] {
  const from = (codeOf: (vote: number) => number) => localCodes(votes, codeOf);
  const global = (codeOf: (vote: number) => number, share: Float64Array) => {
    const { codes, originals } = from(codeOf);
    return { codes, usual: Float64Array.from(originals, (original) => share[original]!) };
  };
  const own = (codeOf: (vote: number) => number, least: number) => {
    const { codes, originals } = from(codeOf);
    const kept = rareAsOne(codes, originals.length, least);
    return { codes: kept.codes, usual: ownShares(kept.codes, kept.size) };
  };
  const region = regionTrait(columns, baseline, votes);
  const time = from((i) => slotOf(baseline, columns.at[i]!));
  const dwell = Float64Array.from({ length: dwellBins }, (_, bin) => dwellUsual[bin]!);
  const since = (i: number) =>
    baseline.age[i]! > 0 && baseline.age[i]! < 6 && columns.tier[i] !== 4
      ? Math.floor(columns.since[i]! / rules.batchMs)
      : -1;
  return [
    {
      name: 'dwell',
      kind: 'behaviour',
      codes: Int32Array.from(votes, (i) => baseline.dwellBin[i]!),
      usual: dwell,
      cap: 4,
    },
    { name: 'via', kind: 'behaviour', ...global((i) => columns.via[i]! + 1, usual.via), cap: 2.5 },
    { name: 'region', kind: 'origin', ...region, cap: 2.5 },
    { name: 'agent', kind: 'device', ...global((i) => columns.agent[i]! + 1, usual.agent), cap: 3.5 },
    { name: 'prefix', kind: 'network', ...own((i) => columns.prefix[i]!, 4), cap: 3 },
    { name: 'age', kind: 'identity', ...global((i) => baseline.age[i]!, usual.age), cap: 2 },
    { name: 'batch', kind: 'identity', ...own(since, 6), cap: 3 },
    { name: 'tier', kind: 'identity', ...global((i) => columns.tier[i]! + 1, usual.tier), cap: 2 },
    {
      name: 'time',
      kind: 'rhythm',
      codes: time.codes,
      usual: Float64Array.from(time.originals, (slot) => baseline.curve[slot]!),
      cap: 2.5,
    },
    { name: 'lockstep', kind: 'lockstep', ...global((i) => lockstep.level[i]!, usual.level), cap: 4 },
  ];
}

export const slotOf = ({ startsAt, curve }: Baseline, at: number): number =>
  Math.min(curve.length - 1, Math.max(0, Math.floor((at - startsAt) / halfHour)));

/** What each trait says of each code, in nats: positive where suspicious votes have it more often. */
export type Fit = { alike: Float64Array; says: Float64Array[]; share: number; tallies: Tally[] };
/** By code: how much of it is suspicious, and how much is not. */
type Tally = { suspicious: Float64Array; others: Float64Array; sum: number; all: number };

/** The likeness from a first guess (`weights`: how suspicious each vote is), made firm in a few rounds. */
export function fitProfile(
  traits: readonly Trait[],
  weights: Float64Array,
  barred: Uint8Array,
  rules: DetectorRules,
): Fit {
  let alike = weights;
  let fit: Fit = { alike, says: [], share: 0, tallies: [] };
  for (let round = 0; round < rules.rounds; round++) {
    fit = oneRound(traits, alike, barred, rules);
    alike = fit.alike;
  }
  return fit;
}

function oneRound(
  traits: readonly Trait[],
  weights: Float64Array,
  barred: Uint8Array,
  rules: DetectorRules,
): Fit {
  let [sum, all] = [0, 0];
  for (let k = 0; k < weights.length; k++) {
    if (barred[k]) continue;
    sum += weights[k]!;
    all++;
  }
  const tallies = traits.map((trait) => tallyOf(trait, weights, barred, [sum, all]));
  const says = traits.map((trait, t) =>
    trait.usual.map((_, code) => sayingOf(trait, tallies[t]!, { code, less: 0 }, rules)),
  );
  const share = Math.min(0.95, Math.max(0.001, sum / Math.max(1, all)));
  const prior = Math.log(share / (1 - share));
  const alike = new Float64Array(weights.length);
  for (let k = 0; k < weights.length; k++) {
    if (barred[k]) continue;
    let nats = prior;
    for (let t = 0; t < traits.length; t++) nats += says[t]![traits[t]!.codes[k]!]!;
    alike[k] = 1 / (1 + Math.exp(-nats));
  }
  return { alike, says, share, tallies };
}

function tallyOf(
  { codes, usual }: Trait,
  weights: Float64Array,
  barred: Uint8Array,
  [sum, all]: [number, number],
): Tally {
  const [suspicious, others] = [new Float64Array(usual.length), new Float64Array(usual.length)];
  for (let k = 0; k < codes.length; k++) {
    if (barred[k]) continue;
    suspicious[codes[k]!]! += weights[k]!;
    others[codes[k]!]! += 1 - weights[k]!;
  }
  return { suspicious, others, sum, all };
}

/** Log ratio of suspicious to other votes, each leaning on the usual where there are few; `less` of the suspicious left out. */
function sayingOf(
  { usual, cap }: Trait,
  { suspicious, others, sum, all }: Tally,
  { code, less }: { code: number; less: number },
  rules: DetectorRules,
): number {
  const [few, prior] = [Math.min(8, 2 + (sum - less) / 20), rules.priorWeight];
  const mine = Math.max(0, suspicious[code]! - less);
  const own = (mine + few * usual[code]!) / (sum - less + few);
  const other = (others[code]! + prior * usual[code]!) / (all - sum + prior);
  // A code that only a few votes bear says little: what fits so few fits by chance.
  const borne = mine + others[code]!;
  return (borne / (borne + 4)) * Math.max(-cap, Math.min(cap, Math.log(own / other)));
}

/** How alike a vote is by what all the others say, so that no vote speaks against itself. */
export function alikeWithout(traits: readonly Trait[], fit: Fit, k: number, rules: DetectorRules): number {
  let nats = Math.log(fit.share / (1 - fit.share));
  traits.forEach((trait, t) => {
    nats += sayingOf(trait, fit.tallies[t]!, { code: trait.codes[k]!, less: fit.alike[k]! }, rules);
  });
  return 1 / (1 + Math.exp(-nats));
}
