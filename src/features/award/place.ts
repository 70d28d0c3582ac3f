/** A place: what a work reached by the formula, reckoned from inputs that are kept as they were. */

import type { EntryId } from '../../kernel/id.ts';
import { assignAwards } from '../reckoning/award-table.ts';
import { type Composed, type Contender, composeRanking } from '../reckoning/composite.ts';
import { type Formula, type Given, plainScores, type ScoreRule } from '../reckoning/reckoning.ts';
import type { Award, Place, Ranking } from './award.ts';
import { type Assigns, type Decision, decide, isApplied } from './decision.ts';
import { figureKeysOf, type Stated } from './figure.ts';

/** A contender as it is kept: its instant as a text. */
type KeptContender = Omit<Contender<EntryId>, 'submittedAt'> & { submittedAt: string };

/** What a ranking is reckoned from; judges bear numbers in it, never names, and works that went out before have none. */
export type Inputs = {
  contenders: readonly KeptContender[];
  worksTotal: number;
  scores: { rule: ScoreRule; given: readonly Given[] };
  /** The instant at which the votes equal the ledger; absent where nobody votes. */
  countedAt?: string;
  /** Figures stated by hand, with their sources. */
  stated?: readonly Stated[];
};

export function inputsOf(about: {
  contenders: readonly Contender<EntryId>[];
  worksTotal: number;
  scores: Inputs['scores'];
  countedAt?: Date;
}): Inputs {
  const known = new Set<string>(about.contenders.map((one) => one.entryId));
  const [judgeOf, otherOf] = [numbering('judge'), numbering('other')];
  const { rule, given } = about.scores;
  return {
    contenders: about.contenders.map((one) => ({ ...one, submittedAt: one.submittedAt.toISOString() })),
    worksTotal: about.worksTotal,
    scores: {
      rule,
      given: given.map(({ entryId, judgeId, total, marks }) => ({
        entryId: known.has(entryId) ? entryId : otherOf(entryId),
        judgeId: judgeOf(judgeId),
        ...{ total, marks },
      })),
    },
    countedAt: about.countedAt?.toISOString(),
  };
}

/** The same with the figures stated by hand that its formula asks for. */
export function withStated(inputs: Inputs, formula: Formula, stated: readonly Stated[]): Inputs {
  const keys = figureKeysOf(formula);
  if (keys.length === 0) return inputs;
  const figures = new Map<EntryId, Record<string, number>>(inputs.contenders.map((one) => [one.entryId, {}]));
  const own = stated.filter((one) => keys.includes(one.key) && figures.has(one.entryId));
  for (const one of own) figures.get(one.entryId)![one.key] = one.amount;
  const contenders = inputs.contenders.map((one) => ({ ...one, figures: figures.get(one.entryId)! }));
  return { ...inputs, contenders, stated: own };
}

/** Of a result from before inputs were kept: the figures that its table shows, in its own order. */
export function inputsOfPlaces(places: readonly Place[], worksTotal: number): Inputs {
  const order = [...places].sort((a, b) => (a.computedRank ?? a.rank) - (b.computedRank ?? b.rank));
  const contenders = order.map((place, index) => ({
    entryId: place.entryId,
    judges: place.judgesMean,
    votes: place.votes,
    submittedAt: new Date(index),
  }));
  return inputsOf({ contenders, worksTotal, scores: { rule: plainScores, given: [] } });
}

/** The first that comes is 1. */
function numbering(word: string): (id: string) => string {
  const numbers = new Map<string, string>();
  return (id) => {
    if (!numbers.has(id)) numbers.set(id, `${word}-${numbers.size + 1}`);
    return numbers.get(id)!;
  };
}

export function contendersOf(inputs: Inputs): Contender<EntryId>[] {
  return inputs.contenders.map((one) => ({ ...one, submittedAt: new Date(one.submittedAt) }));
}

/** What the rule gives to an order of works; who is out by the rule itself has no rank and wins nothing. */
export function assignsOf(
  formula: Formula,
  composed: readonly Composed<EntryId>[],
  worksTotal: number,
): Assigns {
  const known = new Map(composed.map((one) => [one.entryId, one]));
  return (order) => {
    const ranked = order.map((place, index): Composed<EntryId> => {
      const one = known.get(place.entryId)!;
      return { ...one, rank: one.rank === undefined ? undefined : index + 1 };
    });
    const groupsOf = (id: EntryId) => known.get(id)!.contender.groups ?? [];
    const table = assignAwards(formula, ranked, groupsOf, worksTotal);
    const prizes = [...table.prizes].flatMap(([key, ids]) =>
      ids.map((entryId, index) => ({ key, entryId, place: index + 1 })),
    );
    return { awards: table.awards as ReadonlyMap<EntryId, Award>, prizes };
  };
}

/** The table as the rule has it, before anybody decided. */
export function computedOf(formula: Formula, inputs: Inputs): Ranking {
  return rankingOf(formula, inputs, []);
}

/** The table with all decisions that were applied laid on. */
export function rankingOf(formula: Formula, inputs: Inputs, decisions: readonly Decision[]): Ranking {
  const composed = composeRanking(formula, contendersOf(inputs));
  const assigns = assignsOf(formula, composed, inputs.worksTotal);
  const plain = composed.map(placeOf);
  const { awards } = assigns(plain);
  const computed = plain.map((place) => ({ ...place, computedAward: awards.get(place.entryId) }));
  return decide(computed, decisions, assigns);
}

/** With those that were applied, and those that wait as well: what applying all at once would make. */
export function previewOf(
  formula: Formula,
  inputs: Inputs,
  decisions: readonly Decision[],
): { before: Ranking; after: Ranking } {
  const standing = decisions.filter((one) => one.reversedAt === undefined);
  return {
    before: rankingOf(formula, inputs, standing.filter(isApplied)),
    after: rankingOf(formula, inputs, standing),
  };
}

function placeOf(one: Composed<EntryId>, index: number): Place {
  const further = one.figures.map((figure) => [figure.key, figure.points] as const);
  return {
    entryId: one.entryId,
    rank: index + 1,
    computedRank: index + 1,
    judgesMean: one.judges,
    votes: one.votes,
    votePoints: one.votePoints,
    composite: one.composite,
    figures: {
      ...Object.fromEntries(further.map(([key, points]) => [`figure.${key}`, points])),
      ...(one.bonus ? { bonus: one.bonus } : {}),
      ...(one.penalty ? { penalty: one.penalty } : {}),
      ...(one.isDirect ? { direct: 1 } : {}),
      ...(one.isDisqualified ? { disqualified: 1 } : {}),
    },
  };
}
