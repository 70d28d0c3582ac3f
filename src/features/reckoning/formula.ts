/** The formula: whether one stands, and reading one that comes from outside; it is data of closed kinds, never code. */

import type { Refusal } from '../../kernel/verdict.ts';
import { isWeighed, mostOf } from './conversion.ts';
import type { Conversion, Formula, SubQuota } from './reckoning.ts';
import { familiesMax, familyOf } from './sub-quota.ts';
import { judgeJson, type Kind, kinds } from './written.ts';

/** Votes, and figures that are as easily bought as votes, together weigh at most so much. */
export const votesPercentMax = 40;

/** What a part can add to the composite at most, in points. */
const reachOf = (conversion: Conversion, percent: number): number =>
  isWeighed(conversion) ? percent : mostOf(conversion);

/**
 * Whether a formula stands: percents add up to 100; votes, bonus and figures together can bring at most 40 of 100
 * points that can be had; a conversion that adds points as they are brings no more than the percent told for it.
 */
export function judgeFormula(formula: Formula): Refusal[] {
  const { judgesPercent, votesPercent, conversion, scores, bonus } = formula;
  const figures = formula.figures ?? [];
  const sum = judgesPercent + votesPercent + figures.reduce((all, one) => all + one.percent, 0);
  const isOdd = [judgesPercent, votesPercent, ...figures.map((one) => one.percent)].some((one) => one < 0);
  const parts = [{ conversion, percent: votesPercent }, ...figures];
  const isBeyond = parts.some((one) => !isWeighed(one.conversion) && mostOf(one.conversion) > one.percent);
  const most = scores?.scale === 'rank-points' ? (scores.first ?? 100) : 100;
  const judged = (judgesPercent * most) / 100;
  const given =
    parts.reduce((all, one) => all + reachOf(one.conversion, one.percent), 0) +
    Math.max(0, ...(bonus?.points ?? []));
  const isHeavy = given * 100 > votesPercentMax * (judged + given) + 1e-9;
  const at = (isWrong: boolean, code: string, about?: Refusal['about']): Refusal[] =>
    isWrong ? [{ code, about, field: 'votesPercent' }] : [];
  return [
    ...at(sum !== 100 || isOdd, 'reckoning.formula', { sum }),
    ...at(isBeyond, 'reckoning.beyond-percent'),
    ...at(isHeavy, 'reckoning.votes-heavy', { max: votesPercentMax }),
    ...judgeTable(formula),
  ];
}

/** Whether names are once, criteria of prizes and figures are there, and quotas can be asked together. */
function judgeTable(formula: Formula): Refusal[] {
  const keys = [...formula.awards.map((one) => one.award), ...(formula.prizes ?? []).map((one) => one.key)];
  const figures = (formula.figures ?? []).map((one) => one.key);
  const isTwice = (list: readonly string[]) => new Set(list).size < list.length;
  const isMissing = (formula.prizes ?? []).some(({ by }) => {
    const asked = by.kind === 'figure' ? by.key : by.kind === 'parts' ? by.figure?.key : undefined;
    return asked !== undefined && !figures.includes(asked);
  });
  const isPartial = (formula.prizes ?? []).some(
    ({ by }) => by.kind === 'parts' && (by.judges ?? 0) + (by.votes ?? 0) + (by.figure?.percent ?? 0) !== 100,
  );
  return [
    ...(isTwice(keys) || isTwice(figures) ? [{ code: 'reckoning.key-twice', field: 'awards' }] : []),
    ...(isPartial ? [{ code: 'reckoning.prize-parts', field: 'prizes' }] : []),
    ...(isMissing ? [{ code: 'reckoning.figure-unknown', field: 'prizes' }] : []),
    ...formula.awards.flatMap((one) => judgeQuotas(one.subQuotas ?? [], one.count, 'awards')),
  ];
}

/** Whether quotas can be met by so many works: floors within ceilings and within the count, each group once. */
export function judgeQuotas(
  subQuotas: readonly SubQuota[],
  count: number | undefined,
  field: string,
): Refusal[] {
  const groups = subQuotas.map((one) => one.group);
  const floors = new Map<string, number>();
  for (const { group, atLeast = 0 } of subQuotas)
    floors.set(familyOf(group), (floors.get(familyOf(group)) ?? 0) + atLeast);
  const isReversed = subQuotas.some(
    ({ atLeast, atMost }) => atLeast !== undefined && atMost !== undefined && atLeast > atMost,
  );
  const isOver = count !== undefined && [...floors.values()].some((floor) => floor > count);
  return [
    ...(isReversed ? [{ code: 'reckoning.quota-reversed', field }] : []),
    ...(isOver ? [{ code: 'reckoning.quota-over', about: { count }, field }] : []),
    ...(new Set(groups).size < groups.length ? [{ code: 'reckoning.key-twice', field }] : []),
    ...(floors.size > familiesMax ? [{ code: 'reckoning.quota-families', field }] : []),
  ];
}

const { number, whole, text, flag, one, list, record, variants, optional } = kinds;

const key = text(40, /^[a-z][a-z0-9-]*$/);
const named = record({ zh: text(120), en: optional(text(240)) });
const percent = whole(0, 100);
const points = number(0, 1000, 4);
const quota = record({
  group: text(100),
  name: named,
  atLeast: optional(whole(0, 1000)),
  atMost: optional(whole(0, 1000)),
});
const quotas = optional(list(quota, 20));

const conversion = variants('kind', {
  'max-normal': {},
  'min-max': {},
  share: {},
  'rank-points': { first: number(0, 100, 2), step: number(0, 100, 2) },
  'per-vote': { points: number(0, 100, 4), cap: number(0, 100, 2) },
});
export const scoreRuleKind = record({
  average: one('mean', 'median', 'trimmed'),
  scale: one('raw', 'z', 'rank-points'),
  trimFrom: optional(whole(3, 100)),
  first: optional(number(0, 100, 2)),
  step: optional(number(0, 100, 2)),
});
const byVotes = one('votes');

/** A formula as it is written down: every name known, every number within its bounds, nothing besides. */
export const formulaKind: Kind = record({
  judgesPercent: percent,
  votesPercent: percent,
  conversion,
  scores: optional(scoreRuleKind),
  figures: optional(list(record({ key, name: named, percent, conversion }), 10)),
  direct: optional(record({ by: byVotes, count: whole(1, 100) })),
  bonus: optional(record({ by: byVotes, points: list(number(0, 100, 2), 100) })),
  penalties: optional(
    list(record({ overSeconds: whole(0, 360_000), points, disqualifies: optional(flag) }), 20),
  ),
  ties: optional(list(variants('by', { judges: {}, votes: {}, earlier: {}, criterion: { key } }), 20)),
  awards: list(record({ award: key, name: optional(named), count: whole(1, 1000), subQuotas: quotas }), 20),
  prizes: optional(
    list(
      record({
        key,
        name: named,
        by: variants('kind', {
          votes: { of: one('last', 'all') },
          criterion: { key },
          figure: { key },
          parts: {
            judges: optional(percent),
            votes: optional(percent),
            figure: optional(record({ key, percent })),
          },
        }),
        count: whole(1, 1000),
      }),
      20,
    ),
  ),
  ratioPercentMax: optional(percent),
});

/** A formula from outside (AC-169): unknown kinds and names, numbers out of range, depth: all refused, nothing is run. */
export function readFormula(json: unknown): { formula: Formula } | { refusals: Refusal[] } {
  const wrong = judgeJson(formulaKind, json, 'formula');
  if (wrong.length > 0) return { refusals: wrong };
  const formula = json as Formula;
  const refusals = judgeFormula(formula);
  return refusals.length > 0 ? { refusals } : { formula };
}
