/** The form of judging as raw text: a call written into it, and rows added, moved and removed before anything is kept. */

import { dayOf, sayClock } from '../../kernel/period.ts';
import type { Named } from '../../kernel/text.ts';
import { lastDayOf } from '../campaign/campaign.ts';
import type { Conversion, Formula, Prize, ScoreRule, SubQuota } from '../reckoning/reckoning.ts';
import { awardNamed } from '../reckoning/text.ts';
import type { Call } from './call.ts';
import { atCall, pipelines } from './pipeline.ts';
import type { Judged } from './reading.ts';
import { blind, type Stage, type StageKind, stageKinds, stagesMax } from './stage.ts';
import { text } from './text/stage.ts';

export type Raw = Record<string, string[]>;
type Pairs = Record<string, string | number | boolean | readonly string[] | undefined>;

function rawOf(pairs: Pairs, prefix = ''): Raw {
  return Object.fromEntries(
    Object.entries(pairs).flatMap(([name, value]) => {
      if (value === undefined || value === false) return [];
      const list = Array.isArray(value) ? [...value] : [value === true ? 'yes' : String(value)];
      return [[`${prefix}${name}`, list]];
    }),
  );
}

const clockOf = (instant: Date) => sayClock(instant).slice(0, 5);

/** A beginning or end at midnight is typed as a day alone. */
function instantPairs(stage: Stage): Pairs {
  const from = stage.opensAt ? new Date(stage.opensAt) : undefined;
  const to = stage.closesAt ? new Date(stage.closesAt) : undefined;
  const [fromClock, toClock] = [from && clockOf(from), to && clockOf(to)];
  return {
    opensOn: from && dayOf(from),
    opensTime: fromClock === '00:00' ? undefined : fromClock,
    closesOn: to && (toClock === '00:00' ? lastDayOf(to) : dayOf(to)),
    closesTime: toClock === '00:00' ? undefined : toClock,
  };
}

const quotaLines = (quotas: readonly SubQuota[] = []) =>
  quotas.map(({ name, atLeast, atMost }) => [name.zh, atLeast ?? '', atMost ?? ''].join(' | ')).join('\n') ||
  undefined;

const scorePairs = (rule: ScoreRule | undefined): Pairs => ({
  ...{ average: rule?.average ?? 'mean', scale: rule?.scale ?? 'raw', trimFrom: rule?.trimFrom },
  ...{ rankFirst: rule?.first, rankStep: rule?.step },
});

const conversionPairs = (conversion: Conversion): Pairs => {
  if (conversion.kind === 'rank-points')
    return { conversion: conversion.kind, most: conversion.first, step: conversion.step };
  return conversion.kind === 'per-vote'
    ? { conversion: conversion.kind, most: conversion.cap, step: conversion.points }
    : { conversion: conversion.kind };
};

const namePairs = (name: Named): Pairs => ({ name: name.zh, nameEn: name.en });

function stagePairs(stage: Stage): Pairs {
  const { key, kind, runner, keep, sight } = stage;
  return {
    ...{ key, kind, runner, ...namePairs(stage.name), ...instantPairs(stage) },
    sight: (['makers', 'unit', 'place'] as const).filter((one) => sight[one]),
    ...{ count: keep?.count, pointsMin: keep?.pointsMin, tiesGoOn: keep?.tiesGoOn },
    quotas: quotaLines(keep?.subQuotas),
    ...{ judgesPerEntry: stage.judgesPerEntry, loadCap: stage.loadCap, calibration: stage.calibration },
    rubric: stage.rubric
      ?.map(({ name, max, parent, evidence }) =>
        [`${parent ? '- ' : ''}${name.zh}`, max, ...(evidence ? [evidence.zh] : [])].join(' | '),
      )
      .join('\n'),
    ...{ reveal: stage.reveal, ...scorePairs(stage.scoreRule) },
  };
}

const lengthOf = (seconds: number) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

function prizePairs({ key, name, by, count }: Prize): Pairs {
  const said =
    by.kind === 'votes' ? `votes:${by.of}` : by.kind === 'parts' ? 'parts' : `${by.kind}:${by.key}`;
  const parts = by.kind === 'parts' ? by : undefined;
  return {
    ...{ key, ...namePairs(name), by: said, count, judgesPart: parts?.judges, votesPart: parts?.votes },
    figurePart: parts?.figure?.percent,
  };
}

function formulaRaw(formula: Formula): Raw {
  const rows = (list: string, items: readonly Pairs[] = []) =>
    Object.assign({}, ...items.map((one, index) => rawOf(one, `${list}.${index}.`))) as Raw;
  return {
    ...rawOf({
      ...{ votesPercent: formula.votesPercent, ...conversionPairs(formula.conversion) },
      ...{ ...scorePairs(formula.scores), direct: formula.direct?.count },
      ...{ bonus: formula.bonus?.points.join(', '), ratioPercentMax: formula.ratioPercentMax },
    }),
    ...rows(
      'ties',
      formula.ties?.map((tie) => ({ by: tie.by === 'criterion' ? `criterion:${tie.key}` : tie.by })),
    ),
    ...rows(
      'penalties',
      formula.penalties?.map(({ overSeconds, points, disqualifies }) => ({
        ...{ over: lengthOf(overSeconds), points, out: disqualifies },
      })),
    ),
    ...rows(
      'figures',
      formula.figures?.map(({ key, name, percent, conversion }) => ({
        ...{ key, ...namePairs(name), percent, ...conversionPairs(conversion) },
      })),
    ),
    ...rows(
      'awards',
      formula.awards.map(({ award, count, subQuotas }) => ({
        ...{ key: award, ...namePairs(awardNamed(formula, award)), count, quotas: quotaLines(subQuotas) },
      })),
    ),
    ...rows('prizes', formula.prizes?.map(prizePairs)),
  };
}

const stagesRaw = (stages: readonly Stage[]): Raw =>
  Object.assign({}, ...stages.map((one, index) => rawOf(stagePairs(one), `stages.${index}.`)));

/** A call's judging as the form begins with it. */
export function rawJudging(call: Judged): Raw {
  return { route: [call.route], ...stagesRaw(call.stages), ...formulaRaw(call.formula) };
}

const isOfList = (name: string, list: string) => name.startsWith(`${list}.`);

/** What alone does not make a row: it was emptied, and is taken away. */
const tagsOfRow = ['key', 'nameEn'];

/** The rows of a list in their order; those that were emptied are left out. */
export function rawRows(raw: Raw, list: string): Raw[] {
  const rows = new Map<number, Raw>();
  for (const [name, value] of Object.entries(raw)) {
    const [, nth, field] = new RegExp(`^${list}\\.(\\d{1,3})\\.(\\w+)$`).exec(name) ?? [];
    if (nth === undefined) continue;
    rows.set(Number(nth), { ...rows.get(Number(nth)), [field!]: value });
  }
  return [...rows]
    .sort(([a], [b]) => a - b)
    .map(([, row]) => row)
    .filter((row) =>
      Object.entries(row).some(
        ([name, value]) => !tagsOfRow.includes(name) && value.some((one) => one.trim() !== ''),
      ),
    );
}

function withRows(raw: Raw, list: string, rows: readonly Raw[]): Raw {
  const rest = Object.entries(raw).filter(([name]) => !isOfList(name, list));
  const own = rows.flatMap((row, index) =>
    Object.entries(row).map(([field, value]) => [`${list}.${index}.${field}`, value] as const),
  );
  return Object.fromEntries([...rest, ...own]);
}

const newStage = (kind: StageKind): Raw =>
  rawOf(
    stagePairs({
      ...{ key: '', kind, name: text[`kind.${kind}`], runner: 'host', sight: blind },
      ...(kind === 'score' ? { reveal: 'own-in' } : {}),
    }),
  );

function steppedStages(rows: Raw[], verb: string, about: string): Raw[] {
  const at = Number(about);
  if (verb === 'add') {
    const kind = stageKinds.find((one) => one === about);
    return kind && rows.length < stagesMax ? [...rows, newStage(kind)] : rows;
  }
  if (!rows[at]) return rows;
  if (verb === 'remove') return rows.filter((_, index) => index !== at);
  const to = verb === 'up' ? at - 1 : at + 1;
  if (!rows[to]) return rows;
  return rows.map((row, index) => (index === at ? rows[to]! : index === to ? rows[at]! : row));
}

/** What a pipeline does not bring. */
const keptOfForm = ['_key', 'route', 'version', 'reason'];

/** The form after one step of looking: `add:score`, `up:2`, `remove:0`, `pipeline:nation-2021`; any other leaves it as it is. */
export function steppedRaw(call: Call, raw: Raw): Raw {
  const { does: [does = ''] = [], ...typed } = raw;
  const lists = ['stages', 'ties', 'penalties', 'figures', 'awards', 'prizes'];
  const tidy = lists.reduce((all, list) => withRows(all, list, rawRows(all, list)), typed as Raw);
  const [verb = '', about = ''] = does.split(':');
  if (verb === 'pipeline') {
    const pipeline = pipelines.find((one) => one.key === about);
    if (!pipeline) return tidy;
    const { stages, formula } = atCall(pipeline, call);
    const kept = Object.fromEntries(Object.entries(tidy).filter(([name]) => keptOfForm.includes(name)));
    return { ...kept, ...stagesRaw(stages), ...formulaRaw(formula) };
  }
  if (!['add', 'up', 'down', 'remove'].includes(verb)) return tidy;
  return withRows(tidy, 'stages', steppedStages(rawRows(tidy, 'stages'), verb, about));
}
