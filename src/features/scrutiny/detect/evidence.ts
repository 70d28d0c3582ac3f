/** What speaks for and against a group of votes, kind by kind, and the sum of it. */

import { type Baseline, medianOf } from './baseline.ts';
import { batchLifts, dwellSpread, type Given, gapSpread } from './cohort.ts';
import type { Fit, Trait } from './profile.ts';
import { slotOf } from './profile.ts';
import type { EvidenceKind } from './suspicion.ts';

/** Figures of a group; shares from 0 to 1, NaN where the votes do not say. */
export type Figures = {
  votes: number;
  thin: number;
  alike: number;
  alikeThin: number;
  /** Dwelling that only one honest vote in fifty is as short as. */
  alikeHasty: number;
  direct: number;
  out: number;
  outOthers: number;
  fresh: number;
  freshOthers: number;
  batch: number;
  /** Members among votes that look alike, and among the others. */
  members: number;
  membersOthers: number;
  directOthers: number;
  agents: number;
  /** Logarithm of how many times the usual two votes share a device. */
  agentLift: number;
  /** The share of two votes with the same device, and of votes with devices that are rare elsewhere. */
  agentPairs: number;
  agentRare: number;
  prefixes: number;
  prefixShare: number;
  gapSpread: number;
  dwellSpread: number;
  /** The middle of dwelling, as a part of the usual. */
  dwellPart: number;
  burst: number;
  lockstep: number;
  /** … with at least two other linked works. */
  lockstepDeep: number;
  /** … linked by haste or landing from elsewhere, not by a rush alone. */
  lockstepOdd: number;
};
export type Evidence = {
  kinds: Map<EvidenceKind, number>;
  honesty: number;
  sum: number;
  figures: Figures;
  /** Whether dwelling is not told, so that haste was read from the way of landing. */
  isByLanding: boolean;
};

const share = (places: Int32Array, isKnown: (k: number) => boolean, is: (k: number) => boolean): number => {
  let [all, yes] = [0, 0];
  for (const k of places)
    if (isKnown(k)) {
      all++;
      if (is(k)) yes++;
    }
  return all === 0 ? Number.NaN : yes / all;
};
const ramp = (value: number, from: number, to: number): number =>
  Number.isNaN(value) ? 0 : Math.min(1, Math.max(0, (value - from) / (to - from)));

/** Votes that look alike whatever their dwelling and tier: whether those are thin, or members', is then a fact of its own. */
function alikeOf({ votes, baseline, barred, unit, traits, columns }: Given, fit: Fit) {
  let [alike, thin, hasty, members, all, allMembers] = [0, 0, 0, 0, 0, 0];
  const prior = Math.log(fit.share / (1 - fit.share));
  const label = baseline.isByLanding ? 'via' : 'dwell';
  const said = traits.map((_, t) => t).filter((t) => traits[t]!.name !== label && traits[t]!.name !== 'tier');
  for (let k = 0; k < votes.length; k++) {
    if (barred[k] || unit[k]) continue;
    let nats = prior;
    for (const t of said) nats += fit.says[t]![traits[t]!.codes[k]!]!;
    const isMember = columns.tier[votes[k]!] === 4;
    all++;
    if (isMember) allMembers++;
    if (nats < 0 || baseline.thin[votes[k]!] === 2) continue;
    alike++;
    if (isMember) members++;
    if (baseline.thin[votes[k]!] === 1) thin++;
    if (baseline.dwellBin[votes[k]!] === 0) hasty++;
  }
  const share = (n: number) => (alike < 6 ? Number.NaN : n / alike);
  const membersOthers = (allMembers - members) / Math.max(1, all - alike);
  return { alike, alikeThin: share(thin), alikeHasty: share(hasty), members: share(members), membersOthers };
}

/** How often two votes of the group bear the same code, and how many times the usual that is (as a logarithm). */
function concentration({ codes, usual }: Trait, places: Int32Array, usualPairs: number) {
  const counts = new Map<number, number>();
  for (const k of places) counts.set(codes[k]!, (counts.get(codes[k]!) ?? 0) + 1);
  let pairs = 0;
  for (const n of counts.values()) pairs += n * (n - 1);
  const own = pairs / Math.max(1, places.length * (places.length - 1));
  // A device that is rare elsewhere and frequent here: how much of the group it makes.
  let rare = 0;
  for (const [code, n] of counts) if (n >= 5 && n > 20 * usual[code]! * places.length) rare += n;
  return { own, lift: Math.log((own + 1e-9) / usualPairs), rare: rare / Math.max(1, places.length) };
}

/** Gaps inside the strongest device and network of the group, and of the group as a whole. */
function regularity({ columns, votes, traits, rules }: Given, places: Int32Array): number {
  let least =
    places.length >= rules.regularLeast
      ? gapSpread(
          columns.at,
          places.map((k) => votes[k]!),
        )
      : Number.NaN;
  for (const name of ['agent', 'prefix'] as const) {
    const { codes, usual } = traits.find((one) => one.name === name)!;
    const counts = new Int32Array(usual.length);
    for (const k of places) counts[codes[k]!]!++;
    const most = counts.reduce((best, n, code) => (n > counts[best]! ? code : best), 0);
    if (name === 'prefix' && most === 0) continue;
    const own = places.filter((k) => codes[k] === most);
    if (own.length < rules.regularLeast || own.length < 0.2 * places.length) continue;
    const spread = gapSpread(
      columns.at,
      own.map((k) => votes[k]!),
    );
    if (!(spread >= least)) least = Number.isNaN(spread) ? least : spread;
  }
  return least;
}

/** The share of the group in half-hours that hold three times what the hours of the campaign let expect. */
function burstOf(baseline: Baseline, at: (k: number) => number, places: Int32Array): number {
  const counts = new Map<number, number>();
  for (const k of places) {
    const slot = slotOf(baseline, at(k));
    counts.set(slot, (counts.get(slot) ?? 0) + 1);
  }
  let dense = 0;
  for (const [slot, n] of counts) if (n >= 4 && n > 3 * baseline.curve[slot]! * places.length + 2) dense += n;
  return dense / places.length;
}

function agentsOf({ traits, usual }: Given, places: Int32Array) {
  const found = concentration(traits.find((one) => one.name === 'agent')!, places, usual.agentPairs);
  return { agentLift: found.lift, agentPairs: found.own, agentRare: found.rare };
}

function lockstepOf({ votes, lockstep }: Given, places: Int32Array) {
  const part = (is: (vote: number) => boolean) =>
    share(
      places,
      () => true,
      (k) => is(votes[k]!),
    );
  return {
    lockstep: part((vote) => lockstep.level[vote]! > 0),
    lockstepDeep: part((vote) => lockstep.level[vote]! > 1),
    lockstepOdd: part((vote) => lockstep.odd[vote]! > 0),
  };
}

export function figuresOf(given: Given, fit: Fit, places: Int32Array, others: Int32Array): Figures {
  const { columns, baseline, votes, traits, rules } = given;
  const vote = (k: number) => votes[k]!;
  const isFresh = (k: number) => baseline.age[vote(k)]! <= 2;
  const lifts = batchLifts(given);
  const own = places.map(vote);
  const prefixes = traits.find((one) => one.name === 'prefix')!.codes;
  const known = (marks: Uint8Array) => (k: number) => marks[vote(k)] !== 2;
  const is = (marks: Uint8Array) => (k: number) => marks[vote(k)] === 1;
  const isAged = (k: number) => baseline.age[vote(k)] !== 6;
  return {
    votes: places.length,
    thin: share(places, known(baseline.thin), is(baseline.thin)),
    ...alikeOf(given, fit),
    directOthers: share(others, known(baseline.direct), is(baseline.direct)),
    direct: share(places, known(baseline.direct), is(baseline.direct)),
    out: share(places, known(baseline.out), is(baseline.out)),
    outOthers: share(others, known(baseline.out), is(baseline.out)),
    fresh: share(places, isAged, isFresh),
    freshOthers: share(others, isAged, isFresh),
    batch: share(
      places,
      isAged,
      (k) => baseline.age[vote(k)]! > 0 && lifts.has(Math.floor(columns.since[vote(k)]! / rules.batchMs)),
    ),
    agents: new Set(own.map((i) => columns.agent[i]!)).size,
    ...agentsOf(given, places),
    prefixes: new Set(own.map((i) => columns.prefix[i]!)).size,
    prefixShare: share(
      places,
      (k) => columns.prefix[vote(k)]! >= 0,
      (k) => prefixes[k] !== 0,
    ),
    gapSpread: regularity(given, places),
    dwellSpread: dwellSpread(columns.dwell, own) / baseline.spread,
    dwellPart:
      medianOf(Array.from(own, (i) => columns.dwell[i]!).filter((ms) => ms >= 0)) / baseline.medianMs,
    burst: burstOf(baseline, (k) => columns.at[vote(k)]!, places),
    ...lockstepOf(given, places),
  };
}

/** How clearly the votes were cast without looking: so many thin (less what chance adds), and without a way that led there. */
function hurryOf(f: Figures, least: number): number {
  const surely = (share: number) => share - Math.sqrt((share * (1 - share) + 0.02) / f.alike);
  const [thin, hasty] = [surely(f.alikeThin), surely(f.alikeHasty)];
  const landing = 0.8 * ramp(f.direct - (f.directOthers || 0), 0.1, 0.5);
  const byThin = thin >= least ? 0.6 + 1.9 * ramp(thin, 0.5, 0.85) + ramp(thin, 0.8, 0.95) + landing : 0;
  const byHasty = hasty >= 0.25 ? 0.6 + 2.4 * ramp(hasty, 0.25, 0.5) + landing : 0;
  return Math.max(byThin, byHasty);
}

/** How many of the file's unhurried votes are of voters known for less than three days. */
const freshIn = (age: Float64Array): number => (age[0]! + age[1]! + age[2]!) / Math.max(1e-9, 1 - age[6]!);

/** The figures as evidence: strong kinds up to 3, weak ones 1; what speaks for honest people lowers the sum. */
export function weigh(given: Given, figures: Figures): Evidence {
  const { rules, baseline } = given;
  const f = figures;
  const outUsual = Number.isNaN(f.outOthers)
    ? 0.2
    : Math.min(f.outOthers, Math.max(0.5, baseline.outShare || 0));
  // Where all votes for a work are alike there are no others to compare with.
  const freshUsual = Number.isNaN(f.freshOthers) ? freshIn(given.usual.age) : f.freshOthers;
  const kinds = new Map<EvidenceKind, number>([
    // Landing alone says half of what dwelling says.
    ['behaviour', hurryOf(f, rules.alikeThinLeast) * (baseline.isByLanding ? 0.5 : 1)],
    ['evenness', 2 * ramp(rules.evenSpread - f.dwellSpread, 0, 0.1) * (f.votes >= 20 ? 1 : 0)],
    ['origin', 2 * ramp(f.out, outUsual + 0.1, outUsual + 0.5)],
    ['identity', Math.max(ramp(f.fresh, freshUsual + 0.15, freshUsual + 0.6), 2.5 * ramp(f.batch, 0.3, 0.7))],
    [
      'device',
      2 *
        Math.max(ramp(f.agentLift, 0.9, 2.2) * ramp(f.agentPairs, 0.015, 0.06), ramp(f.agentRare, 0.3, 0.7)),
    ],
    ['network', ramp(f.prefixShare, 0.3, 0.8)],
    ['rhythm', Math.max(ramp(f.burst, 0.4, 0.8), f.gapSpread < rules.regularSpread ? 2.5 : 0)],
    ['lockstep', 3 * ramp(f.lockstep, 0.1, 0.5) + ramp(f.lockstepDeep, 0.3, 0.8)],
  ]);
  const isOrdinary = !baseline.isByLanding && f.alikeThin < 0.35;
  const honesty =
    // From home, and more so by some way that led there.
    0.9 * ramp(1 - f.out, 0.6, 0.95) * (1 + ramp(1 - f.direct, 0.5, 0.9)) +
    2.5 * ramp(f.members / Math.max(0.01, f.membersOthers), 0.4, 1) * ramp(f.members, 0, 0.03) +
    (isOrdinary ? 1.5 : 0);
  const sum = [...kinds.values()].reduce((all, nats) => all + nats, 0) - honesty;
  return { kinds, honesty, sum, figures, isByLanding: baseline.isByLanding };
}

/**
 * People whom one message asks for several works go down a list like those who are paid for it. Where dwelling is told,
 * a rush speaks only together with haste, a program, a lot of accounts or of devices, or when it lands from elsewhere without a way.
 */
export function isListBought({ kinds, figures: f, isByLanding }: Evidence): boolean {
  const is = (kind: EvidenceKind) => kinds.get(kind)! >= 0.6;
  const isLanded = is('origin') && f.direct - (f.directOthers || 0) >= 0.3;
  return (
    isByLanding ||
    f.lockstepOdd >= 0.2 ||
    (['behaviour', 'evenness', 'device'] as const).some(is) ||
    // Less clearly hasty or even than would do alone.
    (f.votes >= 20 && (f.dwellPart < 0.35 || f.dwellSpread < 0.55)) ||
    f.batch >= 0.4 ||
    isLanded
  );
}

/** Strong kinds are those that no honest crowd shows together with another. */
export function isSuspicious(
  evidence: Evidence,
  least: number,
  kindsLeast: number,
  votesLeast: number,
): boolean {
  const { kinds, sum, figures, isByLanding } = evidence;
  // Where haste is beyond doubt, a faint second kind is enough.
  const faint = kinds.get('behaviour')! >= 4 ? 0.25 : 0.6;
  const clear = [...kinds].filter(([, nats]) => nats >= faint).map(([kind]) => kind);
  // A shout brings people from everywhere without a way that led there: landing is no haste.
  const strong: EvidenceKind[] = isByLanding ? ['lockstep'] : ['behaviour', 'evenness', 'lockstep'];
  const of = (kind: EvidenceKind) => kinds.get(kind)!;
  // People of one place who vote for the same works are a class or a unit.
  const isList = (!isByLanding || figures.lockstepDeep >= 0.4) && isListBought(evidence);
  const isForeign = of('origin') >= 0.6 || of('behaviour') >= 0.6 || of('evenness') >= 0.6;
  const isShelf = figures.votes >= 20 && of('device') >= 1.5 && of('origin') >= 1.2 && of('behaviour') >= 0.6;
  const hasStrong =
    clear.some((kind) => strong.includes(kind) && (kind !== 'lockstep' || (isForeign && isList))) ||
    of('rhythm') > 1.5 ||
    of('identity') > 1.2 ||
    isShelf;
  // Without haste or a program in it, foreign readers of several works look the same at first.
  const isLeisurely =
    kinds.get('behaviour') === 0 && !(kinds.get('rhythm')! > 1.5 || kinds.get('identity')! > 1.2);
  const wanted = isLeisurely ? least + 0.2 : least;
  return hasStrong && clear.length >= kindsLeast && sum >= wanted && figures.votes >= votesLeast;
}
