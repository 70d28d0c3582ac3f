/** All suspicions that a list of votes gives rise to: the one door to the detector. */

import { type Baseline, readBaseline } from './baseline.ts';
import type { CastVote } from './cast-vote.ts';
import { type Given, guesses, unitVotes } from './cohort.ts';
import { type Columns, readColumns } from './columns.ts';
import { type DetectorRules, detectorRules } from './detector-rules.ts';
import { type Evidence, figuresOf, isListBought, isSuspicious, weigh } from './evidence.ts';
import { groundsOf, ruleOf } from './grounds.ts';
import { type Lockstep, readLockstep, withNeighbours } from './lockstep.ts';
import { alikeWithout, type Fit, fitProfile, readUsual, traitsOf, type Usual } from './profile.ts';
import type { EvidenceKind, LinkedWork, Suspicion } from './suspicion.ts';

/** Deterministic, and the order of the votes does not matter. */
export function scrutinise(votes: Iterable<CastVote>, how: Partial<How> = {}): Suspicion[] {
  return scrutiniseColumns(readColumns(votes), how);
}

/** By which thresholds, and how works are called in the grounds: else by what the votes call them. */
export type How = { rules: DetectorRules; titleOf: (work: string) => string };

/** The same of votes read already, for whoever needs the columns too. */
export function scrutiniseColumns(columns: Columns, how: Partial<How> = {}): Suspicion[] {
  const { rules = detectorRules, titleOf = (work: string) => work } = how;
  if (columns.count === 0) return [];
  const alone = readBaseline(columns, rules);
  const lockstep = readLockstep(columns, alone, rules);
  const baseline = { ...alone, out: withNeighbours(columns, alone.out, lockstep) };
  const usual = readUsual(columns, baseline, lockstep);
  return columns.works.flatMap((_, work) =>
    suspicionsOf({ columns, baseline, lockstep, usual, rules, work, titleOf }),
  );
}

type Asked = {
  columns: Columns;
  baseline: Baseline;
  lockstep: Lockstep;
  usual: Usual;
  rules: DetectorRules;
  work: number;
  titleOf: How['titleOf'];
};

/** One work: each family of cohorts in turn, among the votes that those before it left. */
function suspicionsOf({ columns, baseline, lockstep, usual, rules, work, titleOf }: Asked): Suspicion[] {
  const votes = baseline.votesByWork.subarray(baseline.starts[work], baseline.starts[work + 1]);
  if (votes.length < rules.votesLeast) return [];
  const traits = traitsOf(columns, baseline, lockstep, usual, rules, votes);
  const barred = new Uint8Array(votes.length);
  const unit = unitVotes({ columns, votes, rules, baseline });
  const given: Given = { columns, baseline, lockstep, usual, rules, votes, traits, barred, unit };
  const found: Suspicion[] = [];
  for (const { family, guess } of guesses) {
    const weights = guess(given);
    const first = weights.reduce((all, weight) => all + weight, 0);
    if (first < rules.votesLeast * 0.8) continue;
    const fit = fitProfile(traits, weights, barred, rules);
    const places = withoutReaders(given, fit, pick(given, family, fit));
    if (places.length < rules.votesLeast) continue;
    const others = restOf(given, places);
    const evidence = weigh(given, figuresOf(given, fit, places, others));
    if (!isSuspicious(evidence, rules.evidenceLeast, rules.kindsLeast, rules.votesLeast)) continue;
    const whole = withTheirVoters(given, fit, places);
    for (const k of whole) barred[k] = 1;
    found.push(suspicionOf(given, { family, places: whole, evidence, titleOf }));
  }
  return found;
}

/** The votes that are alike enough, each with two kinds of its own against it and not by address and hour alone. */
function pick(given: Given, family: string, fit: Fit): Int32Array {
  const { traits, votes, columns, rules, barred, lockstep } = given;
  const places: number[] = [];
  // Of few votes, and without dwelling, only those of linked voters: who else looks like them may do so by chance.
  const isClose = family === 'lockstep' && (votes.length < rules.closeBelow || given.baseline.isByLanding);
  // Without dwelling each vote must be like the bought ones in one kind more.
  const kindsLeast = rules.kindsLeast + (given.baseline.isByLanding ? 1 : 0);
  const posterior = given.baseline.isByLanding ? rules.landingPosterior : rules.posterior;
  const leastOf = (i: number) => (columns.tier[i] === 4 ? rules.memberPosterior : posterior);
  for (let k = 0; k < votes.length; k++) {
    if (isClose && lockstep.level[votes[k]!] === 0) continue;
    const least = leastOf(votes[k]!);
    if (barred[k] || given.unit[k] || fit.alike[k]! < least) continue;
    if (votes.length < rules.closeBelow && alikeWithout(traits, fit, k, rules) < least) continue;
    const kinds = new Set<EvidenceKind>();
    for (let t = 0; t < traits.length; t++)
      if (fit.says[t]![traits[t]!.codes[k]!]! > 0.4) kinds.add(traits[t]!.kind);
    const weak = (kinds.has('network') ? 1 : 0) + (kinds.has('rhythm') ? 1 : 0);
    if (kinds.size >= kindsLeast && kinds.size > weak) places.push(k);
  }
  return Int32Array.from(places);
}

/** Whoever only went down a list with others, unhurried, is not counted among those who did worse for the same works. */
function withoutReaders(given: Given, fit: Fit, places: Int32Array): Int32Array {
  const { votes, lockstep, baseline } = given;
  const isRush = (k: number) => lockstep.level[votes[k]!]! > 0 && lockstep.odd[votes[k]!] === 0;
  const rushed = places.filter(isRush);
  const [some, all] = [rushed.length, places.length];
  if (baseline.isByLanding || 4 * some < all || some === all) return places;
  const evidence = weigh(given, figuresOf(given, fit, rushed, restOf(given, places)));
  return isListBought(evidence) ? places : places.filter((k) => !isRush(k));
}

function restOf({ votes, barred }: Given, places: Int32Array): Int32Array {
  const taken = new Set(places);
  const rest: number[] = [];
  for (let k = 0; k < votes.length; k++) if (!barred[k] && !taken.has(k)) rest.push(k);
  return Int32Array.from(rest);
}

/** Whoever has mostly suspicious votes for this work has no honest one for it either, if it is at all alike. */
function withTheirVoters({ votes, columns, barred }: Given, fit: Fit, places: Int32Array): Int32Array {
  const taken = new Set(places);
  const tally = new Map<number, { own: number; all: number }>();
  for (let k = 0; k < votes.length; k++) {
    const voter = columns.voter[votes[k]!]!;
    const one = tally.get(voter) ?? { own: 0, all: 0 };
    one.all++;
    if (taken.has(k)) one.own++;
    tally.set(voter, one);
  }
  const whole = Array.from(places);
  for (let k = 0; k < votes.length; k++) {
    if (taken.has(k) || barred[k] || columns.tier[votes[k]!] === 4) continue;
    const { own, all } = tally.get(columns.voter[votes[k]!]!)!;
    if (own * 2 >= all && own > 0 && fit.alike[k]! > 0.1) whole.push(k);
  }
  return Int32Array.from(whole).sort();
}

type Found = { family: string; places: Int32Array; evidence: Evidence; titleOf: How['titleOf'] };

function suspicionOf(given: Given, { family, places, evidence, titleOf }: Found): Suspicion {
  const { columns, votes, rules } = given;
  const own = places.map((k) => votes[k]!);
  const linked = linkedOf(given, own);
  const kinds = [...evidence.kinds].filter(([, nats]) => nats >= 0.6).sort((a, b) => b[1] - a[1]);
  return {
    rule: ruleOf(family, evidence),
    version: rules.version,
    works: [columns.works[columns.work[own[0]!]!]!],
    votes: Array.from(own, (i) => columns.ids[i]!),
    grounds: groundsOf(given, { evidence, linked, titleOf }),
    linked,
    kinds: kinds.map(([kind]) => kind),
    strength: Math.round(Math.min(1, 1 - Math.exp(-evidence.sum / 2.5)) * 1000) / 1000,
    from: new Date(columns.at[own[0]!]!),
    to: new Date(columns.at[own.at(-1)!]!),
  };
}

/** The linked works for which voters of this group voted too: five of them, or a fifth of the group. */
function linkedOf({ columns, lockstep }: Given, own: Int32Array): LinkedWork[] {
  const { work, voter, works } = columns;
  const partners = new Set(lockstep.linked.get(work[own[0]!]!) ?? []);
  if (partners.size === 0) return [];
  const common = new Map<number, number>();
  const voters = new Set(own.map((i) => voter[i]!));
  const { starts, votes } = lockstep.ballots;
  for (const v of voters) {
    const theirs = new Set<number>();
    for (let k = starts[v]!; k < starts[v + 1]!; k++) theirs.add(work[votes[k]!]!);
    for (const other of theirs) if (partners.has(other)) common.set(other, (common.get(other) ?? 0) + 1);
  }
  return [...common]
    .filter(([, n]) => n >= Math.min(5, voters.size / 5))
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .map(([other, n]) => ({ work: works[other]!, voters: n }));
}
