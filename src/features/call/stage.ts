/** A stage: one part of a call's judging as data; the stages of a call follow one another as a chain. */

import { sayInstant } from '../../kernel/period.ts';
import { type Language, type Named, nameIn, speaker } from '../../kernel/text.ts';
import type { Refusal } from '../../kernel/verdict.ts';
import { judgeQuotas } from '../reckoning/formula.ts';
import { type Keep, plainScores, type ScoreRule } from '../reckoning/reckoning.ts';
import { keepInWords, scoresInWords } from '../reckoning/words.ts';
import { type Criterion, judgeRubric } from './rubric.ts';
import { text } from './text/stage.ts';

export const stageKinds = ['format-check', 'unit-check', 'score', 'choice', 'vote', 'jury'] as const;
export type StageKind = (typeof stageKinds)[number];
export const stagesMax = 10;
/** Whose officers run it: the host, or the owner. */
export type StageRunner = 'host' | 'owner';
/** What those who judge may see beside the work itself. All false is blind. */
export type Sight = { makers: boolean; unit: boolean; place: boolean };
export const blind: Sight = { makers: false, unit: false, place: false };
/** When a judge sees what the others gave. */
export type Reveal = 'own-in' | 'after-close' | 'never';

/**
 * - `format-check`, `unit-check`: officers decide each work: on, returned, out.
 * - `score`: judges score by a rubric; the ranking follows from `scoreRule`; `keep` goes on.
 * - `choice`: the runner puts works in order by hand, over the ranking before.
 * - `vote`: the public votes from `opensAt` until `closesAt`; the first `keep.count` go on (a gate).
 * - `jury`: a meeting decides over the ranking with minutes; each change has its reason.
 */
export type Stage = {
  /** A word, once in a call: 'initial', 'second', 'final'. */
  key: string;
  kind: StageKind;
  name: Named;
  runner: StageRunner;
  /** Instants as ISO texts; a vote has both, others may have none. */
  opensAt?: string;
  closesAt?: string;
  sight: Sight;
  keep?: Keep;
  /** Of `score`: how many judges a work gets (absent: all who may), how many works a judge gets at most. */
  judgesPerEntry?: number;
  loadCap?: number;
  /** Absent: the call's rubric. */
  rubric?: readonly Criterion[];
  scoreRule?: ScoreRule;
  reveal?: Reveal;
  /** How many works all judges score first, to find a common measure; they count like the others. */
  calibration?: number;
};

/** Absent stages mean the plain chain: one blind scoring at the host, then the host's choice goes to the owner. */
export const plainStages: readonly Stage[] = [
  {
    key: 'review',
    kind: 'score',
    name: text['stage.plain'],
    runner: 'host',
    sight: blind,
    reveal: 'own-in',
  },
];

/** The chain of a call as it will be run. */
export function stagesOf(call: { stages: readonly Stage[] }): readonly Stage[] {
  return call.stages.length > 0 ? call.stages : plainStages;
}

/** Whether a chain stands; each refusal by the field of its stage. An empty chain is the plain one, and stands. */
export function judgeStages(stages: readonly Stage[]): Refusal[] {
  const keys = stages.map((stage) => stage.key);
  return [
    ...(stages.length > stagesMax
      ? [{ code: 'call.stages-many', about: { max: stagesMax }, field: 'stages' }]
      : []),
    ...stages.flatMap((stage, index): Refusal[] => {
      const at = (name: string) => `stages.${index}.${name}`;
      const before = stages.slice(0, index);
      return [
        ...(keys.indexOf(stage.key) < index ? [{ code: 'call.stage-twice', field: at('key') }] : []),
        ...judgeWindow(stage, before.at(-1), at),
        ...judgeKeep(stage, before, at),
        ...judgeJudging(stage, at),
      ];
    }),
  ];
}

type At = (name: string) => string;

/** A vote has a window; whatever has instants has them in order, and never before those of the stage it follows. */
function judgeWindow(stage: Stage, before: Stage | undefined, at: At): Refusal[] {
  const { kind, opensAt, closesAt } = stage;
  if (kind === 'vote' && !(opensAt && closesAt))
    return [{ code: 'call.stage-window', field: at(opensAt ? 'closesOn' : 'opensOn') }];
  if (opensAt && closesAt && opensAt >= closesAt)
    return [{ code: 'call.stage-reversed', field: at('closesOn') }];
  const isEarlier = (own: string | undefined, other: string | undefined) => own && other && own < other;
  if (isEarlier(opensAt, before?.opensAt)) return [{ code: 'call.stage-early', field: at('opensOn') }];
  return isEarlier(closesAt, before?.closesAt) ? [{ code: 'call.stage-early', field: at('closesOn') }] : [];
}

/** A gate says how many go on; nowhere can more go on than the stages before let through. */
function judgeKeep({ kind, keep }: Stage, before: readonly Stage[], at: At): Refusal[] {
  const count = keep?.count;
  const least = Math.min(...before.map((one) => one.keep?.count ?? Number.POSITIVE_INFINITY));
  return [
    ...(kind === 'vote' && count === undefined ? [{ code: 'call.stage-count', field: at('count') }] : []),
    ...(count !== undefined && count > least
      ? [{ code: 'call.stage-growing', about: { count: least }, field: at('count') }]
      : []),
    ...judgeQuotas(keep?.subQuotas ?? [], count, at('quotas')),
  ];
}

/** An own rubric adds up to 100; works cannot be judged by more judges than one judge may have works for all. */
function judgeJudging({ rubric, calibration, loadCap }: Stage, at: At): Refusal[] {
  const wrong = rubric && judgeRubric(rubric);
  return [
    ...(wrong ? [{ ...wrong, field: at('rubric') }] : []),
    ...(calibration !== undefined && loadCap !== undefined && calibration > loadCap
      ? [{ code: 'call.stage-calibration', field: at('calibration') }]
      : []),
  ];
}

/** What happens at a stage, sentence after sentence, for whoever reads the rules. */
export function stageInWords(stage: Stage, language: Language): string[] {
  const say = speaker(text, language);
  const { kind, sight, keep, judgesPerEntry, scoreRule, rubric } = stage;
  const seen = (['makers', 'unit', 'place'] as const).filter((one) => sight[one]);
  const isScored = kind === 'score';
  const window =
    stage.opensAt && stage.closesAt
      ? say('stage.from-to', {
          from: sayInstant(new Date(stage.opensAt), language),
          to: sayInstant(new Date(stage.closesAt), language),
        })
      : undefined;
  return [
    say(`does.${kind}`, { runner: say(`runner.${stage.runner}`) }),
    ...(window ? [window] : []),
    ...(isScored && judgesPerEntry !== undefined ? [say('stage.judges', { count: judgesPerEntry })] : []),
    ...(isScored && scoreRule ? [scoresInWords(scoreRule ?? plainScores, language)] : []),
    ...(isScored && rubric
      ? [
          say('stage.rubric', {
            list: rubric.map((one) => `${nameIn(one.name, language)} ${one.max}`).join(say('between.stages')),
          }),
        ]
      : []),
    ...(kind === 'score' || kind === 'jury'
      ? [
          seen.length === 0
            ? say('stage.blind')
            : say('stage.seen', {
                list: seen.map((one) => say(`sight.${one}`)).join(say('between.stages')),
              }),
        ]
      : []),
    ...(keep ? [say('stage.keep', { words: keepInWords(keep, language) })] : []),
  ];
}
