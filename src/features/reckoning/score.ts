/** Scores: what the judges' totals of a work add up to, as exact fractions of whole millionths; ties share a rank. */

import { type Given, type ScoreRule, trimFromUsual } from './reckoning.ts';

/**
 * One work in a ranking by judges. Figures are rounded to hundredths, halves up, for showing; ranks are made of the
 * fractions before that, so that no rounding makes or breaks a tie. Without a score: no figures, ranked last.
 */
export type Standing<Id extends string = string> = {
  entryId: Id;
  judges: number;
  mean?: number;
  median?: number;
  trimmed?: number;
  /** The mean of what each judge's own spread makes of it; 0 is that judge's middle. */
  z?: number;
  rankPoints?: number;
  /** What counts by the rule, at most 100; z-scores as 50 + 10 z (McCall's T), so that they can be weighed. */
  points: number;
  least?: number;
  most?: number;
  /** Means by the key of the criterion. */
  marks: Record<string, number>;
  rank: number;
};

/** A sum of whole millionths over a count: compared by multiplying, never by dividing. */
type Fraction = { sum: number; count: number };

const millionth = 1_000_000;
const exactly = (value: number): number => Math.round(value * millionth);

/** Hundredths, halves up: 87.345 is 87.35. */
export function roundedOf({ sum, count }: Fraction): number {
  const half = 5_000 * count;
  return Math.floor((sum + half) / (10_000 * count)) / 100;
}

function compare(a: Fraction, b: Fraction): number {
  const difference = BigInt(a.sum) * BigInt(b.count) - BigInt(b.sum) * BigInt(a.count);
  return difference < 0n ? -1 : Number(difference > 0n);
}

const totalOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
const meanOf = (values: readonly number[]): Fraction => ({ sum: totalOf(values), count: values.length });

/** The middle one; of an even number the mean of the two in the middle. */
function medianOf(values: readonly number[]): Fraction {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1
    ? { sum: sorted[middle]!, count: 1 }
    : { sum: sorted[middle - 1]! + sorted[middle]!, count: 2 };
}

/** One highest and one lowest dropped, of equal ones also only one; the plain mean while there are fewer than `from`. */
function trimmedOf(values: readonly number[], from = trimFromUsual): Fraction {
  if (values.length < Math.max(from, 3)) return meanOf(values);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return { sum: totalOf(values) - least - most, count: values.length - 2 };
}

function averageOf(rule: ScoreRule, values: readonly number[]): Fraction {
  if (rule.average === 'median') return medianOf(values);
  return rule.average === 'trimmed' ? trimmedOf(values, rule.trimFrom) : meanOf(values);
}

/** The whole part of a square root of a whole number. */
function rootOf(value: bigint): bigint {
  let guess = BigInt(Math.floor(Math.sqrt(Number(value))));
  while (guess * guess > value) guess -= 1n;
  while ((guess + 1n) * (guess + 1n) <= value) guess += 1n;
  return guess;
}

/**
 * Each of one judge's totals as (total − mean) ÷ standard deviation of that judge's totals (of all of them, ÷ n), in
 * millionths; the root is drawn of whole numbers, so that it comes out alike on every machine. A judge of one work, or
 * whose totals are all equal, says nothing about order: 0 for each.
 */
function zScoresOf(totals: readonly number[]): number[] {
  const n = totals.length;
  const hundredths = totals.map((total) => Math.round(total / 10_000));
  const sum = totalOf(hundredths);
  const squares = hundredths.reduce((all, one) => all + one * one, 0);
  const variance = BigInt(n) * BigInt(squares) - BigInt(sum) * BigInt(sum);
  if (variance === 0n) return totals.map(() => 0);
  const known = new Map<number, number>();
  return hundredths.map((one) => {
    const found = known.get(one);
    if (found !== undefined) return found;
    const distance = BigInt(n) * BigInt(one) - BigInt(sum);
    const doubled = rootOf((4_000_000_000_000n * distance * distance) / variance);
    const size = Number((doubled + 1n) >> 1n);
    const z = distance < 0n ? -size : size;
    known.set(one, z);
    return z;
  });
}

/**
 * Points by one judge's own order, in millionths: equal totals share the mean of their places. With `first` and `step`
 * as the paper prints them (30, 29, 28 …), never under 0; else by share: the middle of the place among all works of
 * that judge, first of ten 95, last 5, so that judges of few and of many works compare.
 */
function rankPointsOf(totals: readonly number[], { first, step }: ScoreRule): number[] {
  const n = totals.length;
  const sorted = [...totals].sort((a, b) => b - a);
  const places = new Map<number, { from: number; count: number }>();
  sorted.forEach((total, index) => {
    const place = places.get(total);
    if (place) place.count += 1;
    else places.set(total, { from: index, count: 1 });
  });
  return totals.map((total) => {
    const { from, count } = places.get(total)!;
    // Twice the mean of the places behind the first: 0 for the first alone.
    const doubled = 2 * from + count - 1;
    if (first !== undefined) return Math.max(0, exactly(first) - (exactly(step ?? 1) * doubled) / 2);
    return Math.round((50 * millionth * (2 * n - 1 - doubled)) / n);
  });
}

/** A work's totals on each scale, one of each judge. */
type Sums = { raw: number[]; z: number[]; rankPoints: number[]; marks: Map<string, number[]> };

/** Every judge's totals put on every scale, and gathered by work. */
function gathered(rule: ScoreRule, given: readonly Given[], known: ReadonlySet<string>): Map<string, Sums> {
  const byJudge = new Map<string, Given[]>();
  for (const one of given) {
    if (!known.has(one.entryId)) continue;
    const own = byJudge.get(one.judgeId);
    if (own) own.push(one);
    else byJudge.set(one.judgeId, [one]);
  }
  const byEntry = new Map<string, Sums>();
  for (const own of byJudge.values()) {
    const totals = own.map((one) => exactly(one.total));
    const [z, rankPoints] = [zScoresOf(totals), rankPointsOf(totals, rule)];
    own.forEach((one, index) => {
      const sums: Sums = byEntry.get(one.entryId) ?? { raw: [], z: [], rankPoints: [], marks: new Map() };
      byEntry.set(one.entryId, sums);
      sums.raw.push(totals[index]!);
      sums.z.push(z[index]!);
      sums.rankPoints.push(rankPoints[index]!);
      for (const [key, points] of Object.entries(one.marks)) {
        const marks = sums.marks.get(key);
        if (marks) marks.push(exactly(points));
        else sums.marks.set(key, [exactly(points)]);
      }
    });
  }
  return byEntry;
}

/** What counts by the rule. */
function countedOf(rule: ScoreRule, sums: Sums): Fraction {
  if (rule.scale === 'z') return averageOf(rule, sums.z);
  return averageOf(rule, rule.scale === 'rank-points' ? sums.rankPoints : sums.raw);
}

function pointsOf(rule: ScoreRule, counted: Fraction): number {
  if (rule.scale !== 'z') return roundedOf(counted);
  const { sum, count } = counted;
  return Math.min(100, Math.max(0, roundedOf({ sum: 50 * millionth * count + 10 * sum, count })));
}

type Row<Id extends string> = Omit<Standing<Id>, 'rank'> & { counted?: Fraction };

function rowOf<Id extends string>(rule: ScoreRule, entryId: Id, sums: Sums | undefined): Row<Id> {
  if (!sums) return { entryId, judges: 0, points: 0, marks: {} };
  const counted = countedOf(rule, sums);
  return {
    entryId,
    judges: sums.raw.length,
    mean: roundedOf(meanOf(sums.raw)),
    median: roundedOf(medianOf(sums.raw)),
    trimmed: roundedOf(trimmedOf(sums.raw, rule.trimFrom)),
    z: roundedOf(meanOf(sums.z)),
    rankPoints: roundedOf(meanOf(sums.rankPoints)),
    points: pointsOf(rule, counted),
    least: Math.min(...sums.raw) / millionth,
    most: Math.max(...sums.raw) / millionth,
    marks: Object.fromEntries(
      [...sums.marks.keys()].sort().map((key) => [key, roundedOf(meanOf(sums.marks.get(key)!))]),
    ),
    counted,
  };
}

const compareRows = (a: Row<string>, b: Row<string>): number => {
  if (!a.counted || !b.counted) return Number(!a.counted) - Number(!b.counted);
  return compare(b.counted, a.counted);
};

/**
 * The works ranked by what their judges gave, the highest first; equal ones share a rank and stand as in `entryIds`.
 * A judge's scale is made of all they gave here; scores of works that are not in `entryIds` do not count.
 */
export function standingsOf<Id extends string>(
  rule: ScoreRule,
  given: readonly Given[],
  entryIds: readonly Id[],
): Standing<Id>[] {
  const sums = gathered(rule, given, new Set(entryIds));
  const rows = entryIds.map((id) => rowOf(rule, id, sums.get(id))).sort(compareRows);
  let rank = 0;
  return rows.map((row, index) => {
    if (index === 0 || compareRows(rows[index - 1]!, row) !== 0) rank = index + 1;
    const { counted: _counted, ...figures } = row;
    return { ...figures, rank };
  });
}
