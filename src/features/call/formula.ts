/** The formula as typed on the form of judging: votes, figures, ties, bonus, penalties, tiers and prizes. */

import type { Named } from '../../kernel/text.ts';
import type {
  AwardTier,
  Conversion,
  FigurePart,
  Formula,
  Penalty,
  Prize,
  TieBreak,
} from '../reckoning/reckoning.ts';
import { usualAwardOf } from '../reckoning/text.ts';
import { freeKey } from './design.ts';
import {
  defined,
  type Judged,
  quotasTyped,
  type Reading,
  scoreRuleTyped,
  type TypedConversion,
  type TypedJudging,
  type TypedNamed,
} from './reading.ts';

function conversionTyped(reading: Reading, typed: TypedConversion, prefix = ''): Conversion {
  const kind = typed.conversion ?? 'max-normal';
  const number = (name: 'most' | 'step') => reading.needed(typed[name], `${prefix}${name}`);
  if (kind === 'rank-points') return { kind, first: number('most'), step: number('step') };
  if (kind === 'per-vote') return { kind, points: number('step'), cap: number('most') };
  return { kind };
}

const tieTyped = (by: string): TieBreak | undefined => {
  if (by === 'judges' || by === 'votes' || by === 'earlier') return { by };
  return by.startsWith('criterion:') ? { by: 'criterion', key: by.slice('criterion:'.length) } : undefined;
};

/** `m:ss` or `h:mm:ss`, in seconds. */
function secondsTyped(typed: string): number | undefined {
  const [, hours, minutes, seconds] = /^(?:(\d{1,2}):)?(\d{1,3}):([0-5]\d)$/.exec(typed) ?? [];
  return seconds === undefined
    ? undefined
    : Number(hours ?? 0) * 3600 + Number(minutes) * 60 + Number(seconds);
}

function penaltiesTyped(reading: Reading, typed: TypedJudging['penalties']): Penalty[] {
  return typed.map(({ over, points, out }, index) => {
    const overSeconds = secondsTyped(over ?? '');
    if (overSeconds === undefined)
      reading.refusals.push({ code: 'call.typed-length', field: `penalties.${index}.over` });
    const lost = out ? (reading.decimal(points, `penalties.${index}.points`) ?? 0) : undefined;
    return defined({
      overSeconds: overSeconds ?? 0,
      points: lost ?? reading.needed(points, `penalties.${index}.points`),
      disqualifies: out || undefined,
    });
  });
}

/** Keys of what is new are free ones; a tier called by one of the usual names has its usual key. */
function keysOf(
  typed: readonly TypedNamed[],
  prefix: string,
  usual = (_name: string) => undefined as string | undefined,
) {
  const taken = typed.flatMap((one) => one.key ?? []);
  return typed.map((one) => {
    if (one.key) return one.key;
    const named = usual(one.name ?? '');
    const key = named && !taken.includes(named) ? named : freeKey(prefix, taken);
    taken.push(key);
    return key;
  });
}

const namedOf = ({ name, nameEn }: TypedNamed): Named => defined({ zh: name ?? '', en: nameEn });

/** A row that was emptied is a row taken away: at most its key and its English name are left. */
const filled = <T extends TypedNamed>(rows: readonly T[]): T[] =>
  rows.filter((row) => Object.keys(row).some((name) => name !== 'key' && name !== 'nameEn'));

function figuresTyped(reading: Reading, typed: TypedJudging['figures']): FigurePart[] {
  const keys = keysOf(typed, 'figure');
  return typed.map((one, index) => {
    if (!one.name) reading.refusals.push({ code: 'shape.required', field: `figures.${index}.name` });
    return {
      ...{ key: keys[index]!, name: namedOf(one), percent: one.percent ?? 0 },
      conversion: conversionTyped(reading, one, `figures.${index}.`),
    };
  });
}

function awardsTyped(reading: Reading, call: Judged, typed: TypedJudging['awards']): AwardTier[] {
  const keys = keysOf(typed, 'award', usualAwardOf);
  return typed.map((one, index) => {
    const award = keys[index]!;
    if (one.count === undefined)
      reading.refusals.push({ code: 'shape.required', field: `awards.${index}.count` });
    const isUsual = one.name === undefined || usualAwardOf(one.name) === award;
    return {
      ...{ award, count: one.count ?? 1 },
      ...(isUsual ? {} : { name: namedOf(one) }),
      ...quotasTyped(reading, call, one.quotas, `awards.${index}.quotas`),
    };
  });
}

function prizesTyped(
  reading: Reading,
  typed: TypedJudging['prizes'],
  figures: readonly FigurePart[],
): Prize[] {
  const keys = keysOf(typed, 'prize');
  return typed.map((one, index) => {
    for (const name of ['name', 'count'] as const)
      if (one[name] === undefined)
        reading.refusals.push({ code: 'shape.required', field: `prizes.${index}.${name}` });
    const by = prizeBy(one, figures);
    if (!by) reading.refusals.push({ code: 'shape.not-chosen', field: `prizes.${index}.by` });
    return {
      ...{ key: keys[index]!, name: namedOf(one), count: one.count ?? 1 },
      by: by ?? { kind: 'votes', of: 'last' },
    };
  });
}

function prizeBy(
  { by = '', judgesPart, votesPart, figurePart }: TypedJudging['prizes'][number],
  figures: readonly FigurePart[],
): Prize['by'] | undefined {
  const [kind, key = ''] = by.split(':');
  if (kind === 'votes' && (key === 'last' || key === 'all')) return { kind, of: key };
  if (kind === 'criterion' && key) return { kind, key };
  if (kind === 'figure' && figures.some((one) => one.key === key)) return { kind, key };
  if (kind !== 'parts') return undefined;
  const figure = figures[0] && figurePart ? { key: figures[0].key, percent: figurePart } : undefined;
  return defined({ kind: 'parts' as const, judges: judgesPart, votes: votesPart, figure });
}

function bonusTyped(reading: Reading, typed: string | undefined): Pick<Formula, 'bonus'> {
  const parts = (typed ?? '').split(/[,\uff0c\u3001\s]+/).filter(Boolean);
  const points = parts.map((part) => reading.needed(part, 'bonus'));
  return points.length > 0 ? { bonus: { by: 'votes', points } } : {};
}

/** The formula that was typed, and what of it was not understood. */
export function formulaTyped(reading: Reading, call: Judged, typed: TypedJudging): Formula {
  const figures = figuresTyped(reading, filled(typed.figures));
  const others = figures.reduce((sum, one) => sum + one.percent, 0);
  const ties = typed.ties.flatMap(({ by }, index) => {
    const tie = by === undefined ? undefined : tieTyped(by);
    if (by !== undefined && !tie)
      reading.refusals.push({ code: 'shape.not-chosen', field: `ties.${index}.by` });
    return tie ?? [];
  });
  const penalties = penaltiesTyped(reading, typed.penalties);
  const prizes = prizesTyped(reading, filled(typed.prizes), figures);
  return defined({
    judgesPercent: 100 - typed.votesPercent - others,
    votesPercent: typed.votesPercent,
    conversion: conversionTyped(reading, typed),
    scores: scoreRuleTyped(reading, typed, (name) => name),
    figures: figures.length > 0 ? figures : undefined,
    direct: typed.direct ? { by: 'votes' as const, count: typed.direct } : undefined,
    ...bonusTyped(reading, typed.bonus),
    penalties: penalties.length > 0 ? penalties : undefined,
    ties: ties.length > 0 ? ties : undefined,
    awards: awardsTyped(reading, call, filled(typed.awards)),
    prizes: prizes.length > 0 ? prizes : undefined,
    ratioPercentMax: typed.ratioPercentMax,
  });
}
