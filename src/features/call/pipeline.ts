/** A pipeline: a ready chain of stages with its formula, as a real campaign ran it; a beginning that is then changed. */

import { plusDays } from '../../kernel/period.ts';
import type { Sentence } from '../../kernel/text.ts';
import type { Formula, SubQuota } from '../reckoning/reckoning.ts';
import type { Call, Criterion } from './call.ts';
import { blind, type Stage, type StageKind } from './stage.ts';
import { text } from './text/pipeline.ts';

type Piece = [kind: StageKind, name: keyof typeof text, more?: Partial<Stage>];
export type Pipeline = {
  key: string;
  name: Sentence;
  /** Where it was run, and what of it is known. */
  source: Sentence;
  stages: readonly Stage[];
  /** What of the formula it brings; percents of judges are what is left. */
  formula: Partial<Formula>;
};

const chain = (pieces: readonly Piece[]): Stage[] =>
  pieces.map(([kind, name, more], index) => ({
    ...{ key: `stage-${index + 1}`, kind, name: text[name], runner: 'host', sight: blind },
    ...(kind === 'score' ? { reveal: 'own-in' } : {}),
    ...more,
  }));

const keep = (count: number): Partial<Stage> => ({ keep: { count } });

/** Three of each of three kinds and one of a fourth: the groups are named by the call's own kinds of work. */
const zhanjiangQuotas = [3, 3, 3, 1].map(
  (count, index): SubQuota => ({
    ...{ group: `subtype:kind-${index + 1}`, name: text[`kind-${(index + 1) as 1 | 2 | 3 | 4}`] },
    ...{ atLeast: count, atMost: count },
  }),
);

const indicator = (key: keyof typeof text, max: number, parent?: string): Criterion => ({
  ...{ key, name: text[key], max },
  ...(parent ? { parent, evidence: text[`${key}.proof` as keyof typeof text] } : {}),
});

/** A tree of indicators as an example, and called one: no weights of a real system are public. */
export const indicatorExample: readonly Criterion[] = [
  indicator('coverage', 30),
  indicator('coverage-units', 15, 'coverage'),
  indicator('coverage-members', 15, 'coverage'),
  indicator('services', 40),
  indicator('services-range', 20, 'services'),
  indicator('services-use', 20, 'services'),
  indicator('keeping', 30),
  indicator('keeping-safe', 15, 'keeping'),
  indicator('keeping-heard', 15, 'keeping'),
];

export const pipelines: readonly Pipeline[] = [
  {
    ...{ key: 'nation-2021', name: text['nation-2021'], source: text['nation-2021.source'] },
    stages: chain([
      ['format-check', 'first-check'],
      ['vote', 'gate', keep(70)],
      ['score', 'experts'],
    ]),
    formula: {
      ...{ votesPercent: 40, conversion: { kind: 'max-normal' } },
      awards: [
        { award: 'first', count: 3 },
        { award: 'second', count: 5 },
        { award: 'third', count: 10 },
        { award: 'excellent', count: 20 },
      ],
      prizes: [{ key: 'popular', name: text['prize.popular'], by: { kind: 'votes', of: 'all' }, count: 3 }],
    },
  },
  {
    ...{ key: 'shanxi-2021', name: text['shanxi-2021'], source: text['shanxi-2021.source'] },
    stages: chain([['format-check', 'daily-check']]),
    formula: {},
  },
  {
    ...{ key: 'zhanjiang-2021', name: text['zhanjiang-2021'], source: text['zhanjiang-2021.source'] },
    stages: chain([
      ['format-check', 'first-check'],
      ['choice', 'candidates', keep(22)],
      ['vote', 'public-vote', keep(22)],
      ['score', 'on-site', { sight: { makers: true, unit: true, place: true } }],
      ['jury', 'decision', { keep: { count: 20 } }],
    ]),
    formula: {
      awards: [
        { award: 'top-ten', name: text['award.top-ten'], count: 10, subQuotas: zhanjiangQuotas },
        { award: 'nominated', name: text['award.nominated'], count: 10 },
      ],
    },
  },
  {
    ...{ key: 'chongzuo-2024', name: text['chongzuo-2024'], source: text['chongzuo-2024.source'] },
    stages: chain([
      ['score', 'round-1', keep(50)],
      ['score', 'round-2', keep(30)],
      ['score', 'round-3'],
    ]),
    formula: { votesPercent: 0 },
  },
  {
    ...{ key: 'health', name: text.health, source: text['health.source'] },
    stages: chain([
      ['format-check', 'format-1'],
      ['format-check', 'format-2'],
      ['score', 'experts-1'],
      ['score', 'experts-2', keep(365)],
    ]),
    formula: { votesPercent: 0 },
  },
  {
    ...{ key: 'pingxiang-2020', name: text['pingxiang-2020'], source: text['pingxiang-2020.source'] },
    stages: chain([
      ['format-check', 'first-check'],
      ['score', 'experts', keep(50)],
    ]),
    formula: {
      votesPercent: 0,
      prizes: [{ key: 'popular', name: text['prize.popular'], by: { kind: 'votes', of: 'last' }, count: 10 }],
    },
  },
  {
    ...{ key: 'challenge-cup', name: text['challenge-cup'], source: text['challenge-cup.source'] },
    stages: chain([
      ['unit-check', 'three-outcomes'],
      ['score', 'experts'],
    ]),
    formula: { votesPercent: 0 },
  },
  {
    ...{ key: 'gate-30', name: text['gate-30'], source: text['gate-30.source'] },
    stages: chain([
      ['format-check', 'first-check'],
      ['vote', 'gate', keep(30)],
      ['score', 'experts'],
    ]),
    formula: { votesPercent: 0 },
  },
  {
    ...{ key: 'indicators', name: text.indicators, source: text['indicators.source'] },
    stages: chain([
      ['format-check', 'first-check'],
      ['score', 'experts', { rubric: indicatorExample }],
    ]),
    formula: { votesPercent: 0 },
  },
];

type Placed = Pick<Call, 'recommendUntil' | 'formula' | 'eligibility'>;

/** Quotas by the call's own kinds of work, in their order; what it has no kind for is not asked. */
function ownQuotas(formula: Partial<Formula>, { eligibility }: Placed): Partial<Formula> {
  const kinds = eligibility.subtypes ?? [];
  const own = (quotas: readonly SubQuota[]) =>
    quotas.flatMap((one, index) => {
      const kind = kinds[index];
      return kind ? [{ ...one, group: `subtype:${kind.key}`, name: kind.name }] : [];
    });
  const awards = formula.awards?.map((tier) =>
    tier.subQuotas ? { ...tier, subQuotas: own(tier.subQuotas) } : tier,
  );
  return awards ? { ...formula, awards } : formula;
}

/** A pipeline at a call: votes open for five days when works have come in, one after the other. */
export function atCall(pipeline: Pipeline, call: Placed): { stages: Stage[]; formula: Formula } {
  let opensAt = call.recommendUntil;
  const stages = pipeline.stages.map((stage) => {
    if (stage.kind !== 'vote') return stage;
    const closesAt = plusDays(opensAt, 5);
    const dated = { ...stage, opensAt: opensAt.toISOString(), closesAt: closesAt.toISOString() };
    opensAt = closesAt;
    return dated;
  });
  const { votesPercent = 0 } = pipeline.formula;
  const formula: Formula = {
    ...{ conversion: { kind: 'max-normal' }, awards: call.formula.awards },
    ...ownQuotas(pipeline.formula, call),
    ...{ votesPercent, judgesPercent: 100 - votesPercent },
  };
  return {
    stages,
    formula: pipeline.formula.votesPercent === undefined ? keptFormula(pipeline, call) : formula,
  };
}

/** Where nothing is known of how votes weighed, the call's own formula stays, with the awards the pipeline brings. */
const keptFormula = ({ formula }: Pipeline, call: Placed): Formula => ({
  ...call.formula,
  ...ownQuotas(formula, call),
});
