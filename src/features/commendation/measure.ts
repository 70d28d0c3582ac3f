/** The word "measure": what of a unit's records counts, a closed list, and how a figure becomes points; exact arithmetic. */

import type { Refusal } from '../../kernel/verdict.ts';

/** Of works, at a call or at all calls of a campaign. Votes, likes, views and shares are not here and cannot be named. */
export const workMeasures = [
  'entered',
  'admitted',
  'recommended',
  'finalists',
  'awards',
  'awards-first',
  'awards-second',
  'awards-third',
] as const;
/** Of what else a campaign has on record. */
export const campaignMeasures = [
  'activities',
  'participants',
  'contacts',
  'visits',
  'promoters',
  'punctuality',
  'completeness',
  'targets',
] as const;
/** `hand`: points given by hand, each with its reason. */
export const measures = [...workMeasures, ...campaignMeasures, 'hand'] as const;
export type Measure = (typeof measures)[number];

const rates: readonly Measure[] = ['punctuality', 'completeness', 'targets'];

/** A rate is a percentage: size does not matter to it. */
export function isRate(measure: Measure): boolean {
  return rates.includes(measure);
}

/**
 * `per-unit`: `points` for every `each`; `best`: the best has all, the others as much of it as they have of the best
 * figure; `threshold`: all from `least` on, else none. Never more than the part's `max`.
 */
export type Conversion =
  | { kind: 'per-unit'; points: number; each: number }
  | { kind: 'best' }
  | { kind: 'threshold'; least: number };
export const conversionKinds = ['per-unit', 'best', 'threshold'] as const;

/** One thing that counts: at most `max` points; divided by the unit's own workplaces where `perWorkplace`. */
export type Part = { measure: Measure; max: number; conversion: Conversion; perWorkplace: boolean };
export const partsMax = 12;

/** One level of an award, the best first; `count` at most. */
export type Tier = { key: string; name: string; count: number };
export const tiersMax = 6;

/** A figure as a fraction: 12 works over 4 workplaces is 12/4. A rate is its percentage. */
export type Figure = { amount: number; of: number };
export type Figures = Partial<Record<Measure, Figure>>;

/** What is wrong with a formula: unknown or twice named, not made for it, or not a hundred points together. */
export function judgeParts(parts: readonly Part[], scope: 'campaign' | 'call'): Refusal[] {
  const sum = parts.reduce((points, part) => points + part.max, 0);
  const known: readonly string[] = measures;
  const apart: readonly string[] = campaignMeasures;
  const wrongs = parts.flatMap((part, index): Refusal[] => {
    const field = `parts.${index}.measure`;
    if (!known.includes(part.measure)) return [{ code: 'commendation.unknown-measure', field }];
    if (scope === 'call' && apart.includes(part.measure))
      return [{ code: 'commendation.measure-apart', field }];
    if (parts.findIndex((other) => other.measure === part.measure) < index)
      return [{ code: 'commendation.measure-twice', field }];
    const isSized = isRate(part.measure) || part.measure === 'hand';
    return part.perWorkplace && isSized
      ? [{ code: 'commendation.no-size', field: `parts.${index}.perWorkplace` }]
      : [];
  });
  return sum === 100
    ? wrongs
    : [...wrongs, { code: 'commendation.not-hundred', about: { sum }, field: 'parts' }];
}

/** `numerator ÷ denominator` in hundredths, halves up, in whole numbers so large as need be. */
function hundredths(numerator: bigint, denominator: bigint): number {
  return Number((200n * numerator + denominator) / (2n * denominator));
}

/** The figure as it counts: over the workplaces of the unit, where the part says so. */
export function figureFor(part: Part, figures: Figures, workplaces: number): Figure | undefined {
  const figure = figures[part.measure];
  if (!figure || figure.of === 0) return undefined;
  return part.perWorkplace ? { amount: figure.amount, of: figure.of * Math.max(1, workplaces) } : figure;
}

/** Whether one figure is more than another: crosswise, so that nothing is rounded. */
const isMore = (a: Figure, b: Figure): boolean =>
  BigInt(a.amount) * BigInt(b.of) > BigInt(b.amount) * BigInt(a.of);

/** The best of many; nothing when nobody has any. */
export function bestOf(figures: readonly (Figure | undefined)[]): Figure | undefined {
  return figures.reduce(
    (best, one) => (one && one.amount > 0 && (!best || isMore(one, best)) ? one : best),
    undefined,
  );
}

/** Points of one part in hundredths; a figure that nobody has is worth nothing. */
export function hundredthsOf(part: Part, figure: Figure | undefined, best: Figure | undefined): number {
  if (!figure || figure.amount <= 0) return 0;
  const [amount, of] = [BigInt(figure.amount), BigInt(figure.of)];
  const most = part.max * 100;
  const { conversion } = part;
  if (conversion.kind === 'threshold') return amount >= BigInt(conversion.least) * of ? most : 0;
  if (conversion.kind === 'best') {
    if (!best) return 0;
    return hundredths(BigInt(part.max) * amount * BigInt(best.of), of * BigInt(best.amount));
  }
  return Math.min(most, hundredths(BigInt(conversion.points) * amount, BigInt(conversion.each) * of));
}

export type Contender<Id extends string = string> = { id: Id; workplaces: number; figures: Figures };
export type Reckoned<Id extends string = string> = {
  id: Id;
  rank: number;
  points: number;
  figures: { measure: Measure; amount: number; of: number; points: number }[];
};

/** The table: most points first; as many points, as high a rank. Each figure's points are rounded, then added. */
export function reckon<Id extends string>(
  parts: readonly Part[],
  contenders: readonly Contender<Id>[],
): Reckoned<Id>[] {
  const bests = parts.map((part) =>
    bestOf(contenders.map((one) => figureFor(part, one.figures, one.workplaces))),
  );
  const sums = contenders.map((one) => {
    const made = parts.map((part, index) => {
      const figure = figureFor(part, one.figures, one.workplaces);
      return { part, figure, hundredths: hundredthsOf(part, figure, bests[index]) };
    });
    return { one, made, sum: made.reduce((all, { hundredths: h }) => all + h, 0) };
  });
  const ordered = sums.sort((a, b) => b.sum - a.sum || (a.one.id < b.one.id ? -1 : 1));
  const firstWith = new Map<number, number>();
  for (const [index, { sum }] of ordered.entries()) if (!firstWith.has(sum)) firstWith.set(sum, index + 1);
  return ordered.map(({ one, made, sum }) => ({
    id: one.id,
    rank: firstWith.get(sum)!,
    points: sum / 100,
    figures: made.map(({ part, figure, hundredths: h }) => ({
      measure: part.measure,
      amount: figure?.amount ?? 0,
      of: figure?.of ?? 0,
      points: h / 100,
    })),
  }));
}

/**
 * Who comes into which tier: the tiers follow one another down the table. Those of equal points whom the edge of a tier
 * (or of the last one) divides get none and are marked: somebody decides by hand. No points, no tier.
 */
export function tiersFor<Id extends string>(
  tiers: readonly Tier[],
  table: readonly Pick<Reckoned<Id>, 'id' | 'points'>[],
): Map<Id, { tier?: string; isEdge: boolean }> {
  const seats = tiers.flatMap((tier) => Array.from({ length: tier.count }, () => tier.key));
  const found = new Map<Id, { tier?: string; isEdge: boolean }>();
  for (const points of new Set(table.map((row) => row.points))) {
    const group = table.filter((row) => row.points === points);
    const own = points > 0 ? seats.splice(0, group.length) : [];
    const isWhole = own.length === group.length && new Set(own).size === 1;
    const isEdge = own.length > 0 && !isWhole;
    for (const row of group) found.set(row.id, { tier: isWhole ? own[0] : undefined, isEdge });
  }
  return found;
}

/** Made-up figures that show every part at work; for the rules page. */
export function exampleOf(parts: readonly Part[]) {
  const lines = parts.map((part) => {
    const { conversion } = part;
    const best: Figure = isRate(part.measure) ? { amount: 100, of: 1 } : { amount: 8, of: 1 };
    const amounts = {
      best: isRate(part.measure) ? 75 : 6,
      threshold: conversion.kind === 'threshold' ? conversion.least : 0,
      'per-unit': conversion.kind === 'per-unit' ? conversion.each * 3 : 0,
    };
    const figure = { amount: amounts[conversion.kind], of: 1 };
    return { part, figure, best, points: hundredthsOf(part, figure, best) / 100 };
  });
  const sum = lines.reduce((all, line) => all + Math.round(line.points * 100), 0) / 100;
  return { lines, sum };
}
