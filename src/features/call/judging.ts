/** The word "judging": how a call is judged and reckoned, as typed on one form, read into stages, route and formula. */

import { instantAt, startOfDay } from '../../kernel/period.ts';
import type { Refusal } from '../../kernel/verdict.ts';
import { endOfDay } from '../campaign/campaign.ts';
import type { Call, Criterion } from './call.ts';
import { freeKey } from './design.ts';
import { formulaTyped } from './formula.ts';
import {
  defined,
  type Judged,
  quotasTyped,
  Reading,
  scoreRuleTyped,
  type TypedJudging,
  type TypedStage,
} from './reading.ts';
import type { Stage } from './stage.ts';

/**
 * Criteria typed as they were keep their keys, their English and their guidance. A line that begins with a dash is a
 * part of the criterion above it; what proves it stands behind a second stroke.
 */
function rubricTyped(reading: Reading, call: Judged, stage: TypedStage, field: string): Criterion[] {
  const known = [...(call.stages.find((one) => one.key === stage.key)?.rubric ?? []), ...call.rubric];
  const taken: string[] = [];
  let above: string | undefined;
  return reading.lines(stage.rubric, field, ([typed, max, proof]): Criterion | undefined => {
    const isPart = /^[-–—]\s*/.test(typed ?? '');
    const name = typed?.replace(/^[-–—]\s*/, '');
    if (!name || !max || !/^\d{1,3}$/.test(max) || (isPart && above === undefined)) return undefined;
    const before = known.find((one) => one.name.zh === name && !taken.includes(one.key));
    const key = before?.key ?? freeKey('criterion', [...known.map((one) => one.key), ...taken]);
    taken.push(key);
    const parent = isPart ? above : undefined;
    if (!isPart) above = key;
    const evidence = before?.evidence?.zh === proof ? before?.evidence : proof ? { zh: proof } : undefined;
    return defined({ ...(before ?? { key, name: { zh: name } }), max: Number(max), parent, evidence });
  });
}

function stageTyped(reading: Reading, call: Judged, typed: TypedStage, key: string, index: number): Stage {
  const at = (name: string) => `stages.${index}.${name}`;
  const { opensOn, opensTime, closesOn, closesTime, kind } = typed;
  const opensAt = opensOn && (opensTime ? instantAt(opensOn, opensTime) : startOfDay(opensOn));
  const closesAt = closesOn && (closesTime ? instantAt(closesOn, closesTime) : endOfDay(closesOn));
  const pointsMin = kind === 'score' ? reading.decimal(typed.pointsMin, at('pointsMin')) : undefined;
  const keep = defined({
    ...{ count: typed.count, pointsMin },
    ...quotasTyped(reading, call, typed.quotas, at('quotas')),
    tiesGoOn: typed.tiesGoOn || undefined,
  });
  const isKept = Object.keys(keep).some((name) => name !== 'tiesGoOn');
  const rubric = kind === 'score' ? rubricTyped(reading, call, typed, at('rubric')) : [];
  const scored =
    kind === 'score'
      ? {
          ...{ judgesPerEntry: typed.judgesPerEntry, loadCap: typed.loadCap },
          ...{ calibration: typed.calibration || undefined, reveal: typed.reveal ?? 'own-in' },
          scoreRule: scoreRuleTyped(reading, typed, at),
          rubric: rubric.length > 0 ? rubric : undefined,
        }
      : {};
  return defined({
    ...{ key, kind, runner: typed.runner },
    name: defined({ zh: typed.name, en: typed.nameEn }),
    opensAt: opensAt ? opensAt.toISOString() : undefined,
    closesAt: closesAt ? closesAt.toISOString() : undefined,
    sight: {
      makers: typed.sight.includes('makers'),
      unit: typed.sight.includes('unit'),
      place: typed.sight.includes('place'),
    },
    keep: isKept ? keep : undefined,
    ...scored,
  });
}

/** What was typed, as the stages, route and formula it means, and whatever of it was not understood. */
export function judgingTyped(
  call: Judged,
  typed: TypedJudging,
): Pick<Call, 'stages' | 'route' | 'formula'> & { refusals: Refusal[] } {
  const reading = new Reading();
  const taken = typed.stages.flatMap((one) => one.key ?? []);
  const stages = typed.stages.map((one, index) => {
    const key = one.key ?? freeKey('stage', taken);
    if (!one.key) taken.push(key);
    return stageTyped(reading, call, one, key, index);
  });
  const formula = formulaTyped(reading, call, typed);
  return { stages, route: typed.route, formula, refusals: reading.refusals };
}
