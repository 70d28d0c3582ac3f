/** What is usual among the votes at hand: dwelling, ways of landing, own regions, hours; the median of works, so that a few attacked ones do not bend it. */

import { byWork, type Columns } from './columns.ts';
import type { DetectorRules } from './detector-rules.ts';
import { directPhrase } from './phrase.ts';

/** How a vote stands to the usual; bytes, one a vote. */
export type Marks = {
  /** 1 thin, 0 not, 2 unknown. */
  thin: Uint8Array;
  /** Place among the quantiles of usual dwelling; the last is unknown. */
  dwellBin: Uint8Array;
  /** 1 landed directly, 0 not, 2 unknown. */
  direct: Uint8Array;
  /** 1 outside the organisation's own region, 0 inside, 2 unknown. */
  out: Uint8Array;
  /** How long known: 0 signed up just now, 1 a day, 2 three, 3 a week, 4 a month, 5 longer, 6 unknown. */
  age: Uint8Array;
};

export type Baseline = Marks & {
  starts: Int32Array;
  votesByWork: Int32Array;
  dwellEdges: number[];
  thinMs: number;
  medianMs: number;
  /** Usual spread of the logarithm of dwelling. */
  spread: number;
  /** Thin to not thin, as usual: by landing (not direct, direct, unknown). */
  thinOdds: [number, number, number];
  outShare: number;
  /** Share of votes by half-hour of the campaign, from `startsAt`. */
  curve: Float64Array;
  startsAt: number;
  /** Whether thinness was read from landing, as dwelling is not told. */
  isByLanding: boolean;
  /** Votes by prefix. */
  prefixVotes: Float64Array;
  /** Registrations (votes of voters not signed up just now) by hour. */
  registered: Map<number, number>;
};

export const dwellBins = 10;
export const halfHour = 1_800_000;
const quantiles = [0.02, 0.06, 0.12, 0.22, 0.4, 0.6, 0.8, 0.95];

export const medianOf = (numbers: number[]): number => quantileOf(numbers, 0.5);

export function quantileOf(numbers: number[], share: number): number {
  if (numbers.length === 0) return Number.NaN;
  const sorted = Float64Array.from(numbers).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
}

/** One vote in so many, so that a work of a million votes is measured as fast as one of a thousand. */
const stepOf = (count: number): number => Math.max(1, Math.floor(count / 4000));

/** A figure of every work with enough votes: its median; of small files, the figure of all. */
function overWorks(
  { starts, votesByWork }: { starts: Int32Array; votesByWork: Int32Array },
  figure: (votes: Int32Array) => number,
): number {
  const figures: number[] = [];
  for (let w = 0; w + 1 < starts.length; w++) {
    const votes = votesByWork.subarray(starts[w], starts[w + 1]);
    if (votes.length < 25) continue;
    const one = figure(votes);
    if (!Number.isNaN(one)) figures.push(one);
  }
  return figures.length >= 5 ? medianOf(figures) : figure(votesByWork);
}

/** Dwelling of members and of those who came from home by some way: bought votes are rarest there. */
function dwellsOf(
  { dwell, tier }: Columns,
  out: Uint8Array,
  direct: Uint8Array,
  votes: Int32Array,
): number[] {
  const [all, likely]: [number[], number[]] = [[], []];
  for (let i = 0; i < votes.length; i += stepOf(votes.length)) {
    const vote = votes[i]!;
    const ms = dwell[vote]!;
    if (Number.isNaN(ms)) continue;
    all.push(ms);
    if (tier[vote] === 4 || (out[vote] !== 1 && direct[vote] !== 1)) likely.push(ms);
  }
  return likely.length >= Math.max(20, all.length / 10) ? likely : all;
}

function spreadOf(numbers: number[]): number {
  const logs = numbers.map((ms) => Math.log(ms + 200));
  return (quantileOf(logs, 0.84) - quantileOf(logs, 0.16)) / 2;
}

/** The regions in which an organisation is at home: where it is voted for at the most different hours, members counting more. */
function homesOf(columns: Columns, rules: DetectorRules): Set<string> {
  const { count, at, work, region, tier, organisationOf, works } = columns;
  const ownerOf = (w: number) => (organisationOf[w]! >= 0 ? organisationOf[w]! : columns.organisations + w);
  const scores: Map<number, number>[] = Array.from(
    { length: columns.organisations + works.length },
    () => new Map(),
  );
  const lastHour = new Map<number, number>();
  for (let i = 0; i < count; i++) {
    const of = region[i]!;
    if (of < 0) continue;
    const owner = ownerOf(work[i]!);
    const hour = Math.floor(at[i]! / halfHour);
    const cell = owner * columns.regions.length + of;
    const isMember = tier[i] === 4;
    if (lastHour.get(cell) === hour && !isMember) continue;
    lastHour.set(cell, hour);
    const known = scores[owner]!;
    known.set(of, (known.get(of) ?? 0) + (isMember ? 2 : 1));
  }
  const all = new Float64Array(columns.regions.length);
  for (const known of scores) for (const [of, score] of known) all[of]! += score;
  const sum = all.reduce((total, score) => total + score, 0);
  const homes = new Set<string>();
  scores.forEach((known, owner) => {
    const own = [...known.values()].reduce((total, score) => total + score, 0);
    // A large city votes for everybody: at home is where more come from than its size lets expect.
    const weighed = [...known].map(([of, score]): [number, number] => {
      const lift = score / ((all[of]! * own) / sum);
      return [of, score * Math.max(0.05, Math.log(lift))];
    });
    const most = weighed.reduce((best, [, score]) => Math.max(best, score), 0);
    for (const [of, score] of weighed) if (score >= rules.homeShare * most) homes.add(`${owner} ${of}`);
  });
  return homes;
}

function outOf(columns: Columns, rules: DetectorRules): Uint8Array {
  const { count, work, region, organisationOf, regions } = columns;
  const homes = homesOf(columns, rules);
  const cities = citiesOf(regions);
  const homeCities = new Set(
    [...homes].map((home) => {
      const [owner, of] = home.split(' ');
      return `${owner} ${cities[Number(of)]}`;
    }),
  );
  const strongholds = strongholdsOf(columns);
  const known = new Map<number, number>();
  const out = new Uint8Array(count);
  for (let i = 0; i < count; i++) {
    const of = region[i]!;
    if (of < 0) {
      out[i] = 2;
      continue;
    }
    const cell = work[i]! * regions.length + of;
    let is = known.get(cell);
    if (is === undefined) {
      const own = organisationOf[work[i]!]!;
      const owner = own >= 0 ? own : columns.organisations + work[i]!;
      is = homeCities.has(`${owner} ${cities[of]}`) ? 0 : strongholds.has(cell) ? 2 : 1;
      known.set(cell, is);
    }
    out[i] = is;
  }
  return out;
}

/** Work and region where one region gives nearly half of a work's votes: home or not, that cannot be told from so few hours. */
function strongholdsOf({ count, work, region, regions, works }: Columns): Set<number> {
  const [cells, known] = [new Map<number, number>(), new Float64Array(works.length)];
  for (let i = 0; i < count; i++) {
    if (region[i]! < 0) continue;
    const cell = work[i]! * regions.length + region[i]!;
    cells.set(cell, (cells.get(cell) ?? 0) + 1);
    known[work[i]!]!++;
  }
  const isMost = ([cell, n]: [number, number]) => n > 0.45 * known[Math.floor(cell / regions.length)]!;
  return new Set([...cells].filter(isMost).map(([cell]) => cell));
}

/** Six-digit codes of districts are one city by their first four; names and other codes stand for themselves. */
function citiesOf(regions: readonly string[]): string[] {
  return regions.map((name) => (/^\d{6,12}$/.test(name) ? name.slice(0, 4) : name));
}

function agesOf({ count, at, since }: Columns, rules: DetectorRules): Uint8Array {
  const day = 86_400_000;
  const edges = [rules.signUpMs, day, 3 * day, 7 * day, 30 * day];
  const age = new Uint8Array(count);
  for (let i = 0; i < count; i++) {
    const ms = at[i]! - since[i]!;
    if (Number.isNaN(ms)) age[i] = 6;
    else {
      const place = edges.findIndex((edge) => ms < edge);
      age[i] = place < 0 ? 5 : place;
    }
  }
  return age;
}

/** Votes by half-hour, where no work gives more to one half-hour than three times its usual: a shout is no habit. */
function curveOf({ at, count }: Columns, starts: Int32Array, votesByWork: Int32Array) {
  const startsAt = count > 0 ? Math.floor(at[0]! / halfHour) * halfHour : 0;
  const slots = count > 0 ? Math.floor((at[count - 1]! - startsAt) / halfHour) + 1 : 1;
  const kept = new Float64Array(Math.min(slots, 100_000));
  for (let w = 0; w + 1 < starts.length; w++) {
    const own = new Map<number, number>();
    for (let k = starts[w]!; k < starts[w + 1]!; k++) {
      const slot = Math.min(kept.length - 1, Math.floor((at[votesByWork[k]!]! - startsAt) / halfHour));
      own.set(slot, (own.get(slot) ?? 0) + 1);
    }
    const cap = Math.max(2, 3 * medianOf([...own.values()]));
    for (const [slot, n] of own) kept[slot] = kept[slot]! + Math.min(n, cap);
  }
  const sum = kept.reduce((all, n) => all + n, 0) + 0.2 * kept.length;
  return { startsAt, curve: kept.map((n) => (n + 0.2) / sum) };
}

function landingsOf({ count, via, vias }: Columns): Uint8Array {
  const isDirect = vias.map((word) => directPhrase.test(word));
  const direct = new Uint8Array(count);
  for (let i = 0; i < count; i++) direct[i] = via[i]! < 0 ? 2 : isDirect[via[i]!] ? 1 : 0;
  return direct;
}

export function readBaseline(columns: Columns, rules: DetectorRules): Baseline {
  const { count, dwell } = columns;
  const { starts, votes: votesByWork } = byWork(columns);
  const held = { starts, votesByWork };
  const direct = landingsOf(columns);
  const out = outOf(columns, rules);
  const dwells = (votes: Int32Array) => dwellsOf(columns, out, direct, votes);
  const edgeAt = (share: number) => overWorks(held, (votes) => quantileOf(dwells(votes), share));
  const dwellEdges = quantiles.map(edgeAt);
  const medianMs = edgeAt(0.5);
  const spread = overWorks(held, (votes) => spreadOf(dwells(votes)));
  let known = 0;
  for (let i = 0; i < count; i++) if (!Number.isNaN(dwell[i]!)) known++;
  const isByLanding = known < rules.dwellKnownShare * count;
  const thinMs = Math.min(edgeAt(rules.thinQuantile), medianMs * rules.thinOfMedian);
  const [thin, dwellBin] = [new Uint8Array(count), new Uint8Array(count)];
  for (let i = 0; i < count; i++) {
    const ms = dwell[i]!;
    const isTold = !Number.isNaN(ms);
    const place = isTold ? dwellEdges.findIndex((edge) => ms < edge) : dwellBins - 1;
    dwellBin[i] = place < 0 ? dwellBins - 2 : place;
    thin[i] = isByLanding ? direct[i]! : isTold ? (ms < thinMs ? 1 : 0) : known > 0.85 * count ? 1 : 2;
  }
  const prefixVotes = new Float64Array(columns.prefixes);
  for (let i = 0; i < count; i++) if (columns.prefix[i]! >= 0) prefixVotes[columns.prefix[i]!]!++;
  const registered = new Map<number, number>();
  const age = agesOf(columns, rules);
  for (let i = 0; i < count; i++) {
    if (age[i]! > 0 && age[i]! < 6) {
      const hour = Math.floor(columns.since[i]! / rules.batchMs);
      registered.set(hour, (registered.get(hour) ?? 0) + 1);
    }
  }
  const oddsAt = (landing: number) => overWorks(held, (votes) => thinOddsOf(thin, direct, votes, landing));
  const all = overWorks(held, (votes) => thinOddsOf(thin, direct, votes, -1));
  const bounded = (odds: number) => Math.min(0.6, Math.max(0.02, Number.isNaN(odds) ? all : odds));
  return {
    ...{ thin, dwellBin, direct, out, age, ...held, dwellEdges, thinMs, medianMs, spread },
    thinOdds: isByLanding
      ? [bounded(all), bounded(all), bounded(all)]
      : [bounded(oddsAt(0)), Math.min(bounded(oddsAt(1)), 2.5 * bounded(oddsAt(0))), bounded(oddsAt(2))],
    outShare: overWorks(held, (votes) => shareOf(out, votes)),
    ...{ ...curveOf(columns, starts, votesByWork), isByLanding, prefixVotes, registered },
  };
}

/** Thin to not thin among votes of one landing; NaN where there are too few. */
function thinOddsOf(thin: Uint8Array, direct: Uint8Array, votes: Int32Array, landing: number): number {
  let [is, isNot] = [0, 0];
  for (const i of votes) {
    if (landing >= 0 && direct[i] !== landing) continue;
    if (thin[i] === 1) is++;
    else if (thin[i] === 0) isNot++;
  }
  return is + isNot < 12 ? Number.NaN : (is + 0.5) / (isNot + 1);
}

export function shareOf(marks: Uint8Array, votes: Int32Array): number {
  let [is, known] = [0, 0];
  for (const i of votes) {
    if (marks[i] === 2) continue;
    known++;
    if (marks[i] === 1) is++;
  }
  return known === 0 ? Number.NaN : is / known;
}
