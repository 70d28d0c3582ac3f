/** The word "makeup": how votes are spread over time, tiers, devices, ways, places and dwelling, and over other works. */

import type { EntryId } from '../../kernel/id.ts';
import type { Voted } from './scrutiny.ts';

export const traits = ['tier', 'agent', 'via', 'region', 'dwell'] as const;
export type Trait = (typeof traits)[number];

/** One value of a trait: how many of the chosen votes and of the work's others have it. */
export type TraitShare = { value: string; chosen: number; others: number };

const valuesMax = 8;
/** How long the work was looked at before the vote, in seconds. */
export const dwellBands = [5, 15, 60] as const;

export function dwellBand(dwellMs: number | undefined): string {
  if (dwellMs === undefined) return '';
  const band = dwellBands.find((seconds) => dwellMs < seconds * 1000);
  return band === undefined ? `${dwellBands.at(-1)}+` : `<${band}`;
}

function traitOf(vote: Voted, trait: Trait): string {
  return trait === 'dwell' ? dwellBand(vote.dwellMs) : (vote[trait] ?? '');
}

/** The spread of a trait, what is commonest among the chosen first; the rest beyond a few is one line `…`. */
export function sharesOf(votes: readonly Voted[], chosen: ReadonlySet<number>, trait: Trait): TraitShare[] {
  const counts = new Map<string, TraitShare>();
  for (const vote of votes) {
    const value = traitOf(vote, trait);
    const one = counts.get(value) ?? { value, chosen: 0, others: 0 };
    if (chosen.has(vote.no)) one.chosen++;
    else one.others++;
    counts.set(value, one);
  }
  const sorted = [...counts.values()].sort(
    (a, b) => b.chosen - a.chosen || b.others - a.others || (a.value < b.value ? -1 : 1),
  );
  const rest = sorted.slice(valuesMax);
  if (rest.length === 0) return sorted;
  const sum = (side: 'chosen' | 'others') => rest.reduce((total, one) => total + one[side], 0);
  return [...sorted.slice(0, valuesMax), { value: '…', chosen: sum('chosen'), others: sum('others') }];
}

/** Votes of a stretch of time: chosen, and the others of the work. */
export type Bar = { from: Date; until: Date; chosen: number; others: number };

const stepsMs = [5, 15, 60, 180, 360, 720, 1440, 2880, 10_080].map((minutes) => minutes * 60_000);
const barsMax = 72;

/** The votes over time in equal stretches, few enough to be read. */
export function barsOf(votes: readonly Voted[], chosen: ReadonlySet<number>): Bar[] {
  if (votes.length === 0) return [];
  const instants = votes.map((vote) => vote.at.getTime());
  const [first, last] = [
    instants.reduce((a, b) => Math.min(a, b)),
    instants.reduce((a, b) => Math.max(a, b)),
  ];
  const step = stepsMs.find((ms) => (last - first) / ms < barsMax) ?? stepsMs.at(-1)!;
  const start = Math.floor(first / step) * step;
  const bars: Bar[] = [];
  for (let at = start; at <= last; at += step)
    bars.push({ from: new Date(at), until: new Date(at + step), chosen: 0, others: 0 });
  for (const vote of votes) {
    const bar = bars[Math.floor((vote.at.getTime() - start) / step)]!;
    if (chosen.has(vote.no)) bar.chosen++;
    else bar.others++;
  }
  return bars;
}

/** How many of the voters of the chosen votes also voted for another work. */
export type Overlap = { entryId: EntryId; voters: number };

export function overlapOf(
  votes: Iterable<Voted>,
  chosen: ReadonlySet<number>,
  own: EntryId,
): { voters: number; overlaps: Overlap[] } {
  const all = [...votes];
  const voters = new Set(all.filter((vote) => chosen.has(vote.no)).map((vote) => vote.voter));
  const byWork = new Map<EntryId, Set<string>>();
  for (const { entryId, voter } of all) {
    if (entryId === own || !voters.has(voter)) continue;
    byWork.set(entryId, (byWork.get(entryId) ?? new Set()).add(voter));
  }
  const overlaps = [...byWork].map(([entryId, set]) => ({ entryId, voters: set.size }));
  return {
    voters: voters.size,
    overlaps: overlaps.sort((a, b) => b.voters - a.voters || (a.entryId < b.entryId ? -1 : 1)),
  };
}
