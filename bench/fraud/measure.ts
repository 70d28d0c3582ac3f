/** How well suspicions fit the truth: by attack, by honest group, and whether the top of the ranking is right. */

import type { Truth } from './generator.ts';

export type Counted = { found: number; all: number };
export type Measured = {
  fake: Map<string, Counted>;
  honest: Map<string, Counted>;
  isTopRight: boolean;
  framedPlaces: number;
};

const count = (kept: Map<string, Counted>, name: string, isFound: boolean): void => {
  const one = kept.get(name) ?? { found: 0, all: 0 };
  one.all++;
  if (isFound) one.found++;
  kept.set(name, one);
};

export function measure(
  votes: readonly { id: string; work: string }[],
  truth: ReadonlyMap<string, Truth>,
  found: ReadonlySet<string>,
): Measured {
  const [fake, honest] = [new Map<string, Counted>(), new Map<string, Counted>()];
  const [right, shown] = [new Map<string, number>(), new Map<string, number>()];
  const kept = new Map<string, number>();
  const framed = new Set<string>();
  for (const { id, work } of votes) {
    const { isFake, name } = truth.get(id)!;
    count(isFake ? fake : honest, name, found.has(id));
    if (name === 'framing') framed.add(work);
    if (!isFake) right.set(work, (right.get(work) ?? 0) + 1);
    if (!isFake && !found.has(id)) kept.set(work, (kept.get(work) ?? 0) + 1);
    if (!found.has(id)) shown.set(work, (shown.get(work) ?? 0) + 1);
  }
  const works = [...new Set(votes.map((vote) => vote.work))];
  const ranked = (totals: Map<string, number>) =>
    [...works].sort((a, b) => (totals.get(b) ?? 0) - (totals.get(a) ?? 0) || (a < b ? -1 : 1));
  const [truly, now] = [ranked(right), ranked(shown)];
  const n = Math.min(10, Math.max(3, Math.floor(works.length / 10)));
  const top = new Set(truly.slice(0, n));
  return {
    ...{ fake, honest, isTopRight: now.slice(0, n).every((work) => top.has(work)) },
    // Places a framed work loses because honest votes for it were set aside with the false ones.
    framedPlaces: Math.max(0, ...[...framed].map((work) => placesLost(work, right, kept.get(work) ?? 0))),
  };
}

function placesLost(work: string, right: ReadonlyMap<string, number>, kept: number): number {
  const whole = right.get(work) ?? 0;
  return [...right].filter(([other, total]) => other !== work && total < whole && total > kept).length;
}

export function merge(into: Map<string, Counted>, from: ReadonlyMap<string, Counted>): void {
  for (const [name, { found, all }] of from) {
    const one = into.get(name) ?? { found: 0, all: 0 };
    into.set(name, { found: one.found + found, all: one.all + all });
  }
}
