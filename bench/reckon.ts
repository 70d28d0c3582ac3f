/** Reckons a whole contest, scores to awards, against the plainest way of doing it: `bin/bench reckon --entries 10000 --judges 60`. */

import { parseArgs } from 'node:util';
import { assignAwards } from '../src/features/reckoning/award-table.ts';
import { type Contender, composeRanking } from '../src/features/reckoning/composite.ts';
import type { Formula, Given, ScoreRule } from '../src/features/reckoning/reckoning.ts';
import { standingsOf } from '../src/features/reckoning/score.ts';
import { recompute, workingsOf } from '../src/features/reckoning/workings.ts';

const { values } = parseArgs({
  options: {
    entries: { type: 'string', default: '10000' },
    judges: { type: 'string', default: '60' },
    each: { type: 'string', default: '5' },
    seed: { type: 'string', default: '1' },
  },
});
const [entries, judges, each] = [Number(values.entries), Number(values.judges), Number(values.each)];
if (!(entries > 0 && judges >= each && each > 0))
  throw new Error('entries, and at least as many judges as each');

/** Numbers that look like chance and are the same in every run (mulberry32, public domain, T. Ettinger). */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
const random = chance(Number(values.seed));
const ids = Array.from({ length: entries }, (_, index) => `w${index}`);

/** Scores in half points of so many judges a work: each judge with a strictness of their own. */
function scoresOf(count: number): Given[] {
  const strict = Array.from({ length: judges }, () => random() * 20);
  return ids.flatMap((entryId, index) => {
    const worth = 60 + random() * 35;
    return Array.from({ length: count }, (_, nth) => {
      const judge = (index * 7 + nth * 13) % judges;
      const judgeNth = count === judges ? nth : (judge + nth) % judges;
      const halves = Math.round((worth - strict[judgeNth]! + random() * 10) * 2);
      const total = Math.min(100, Math.max(0, halves / 2));
      return { entryId, judgeId: `j${judgeNth}`, total, marks: { idea: Math.floor(total / 2) } };
    });
  });
}

const uniqueScores = (given: readonly Given[]): Given[] => {
  const known = new Set<string>();
  return given.filter(({ entryId, judgeId }) => {
    const pair = `${entryId} ${judgeId}`;
    return !known.has(pair) && known.add(pair);
  });
};

const timed = <T>(does: () => T): [T, number] => {
  const from = performance.now();
  const made = does();
  return [made, performance.now() - from];
};

const formula: Formula = {
  ...{ judgesPercent: 70, votesPercent: 30, conversion: { kind: 'max-normal' } },
  scores: { average: 'trimmed', scale: 'raw' },
  bonus: { by: 'votes', points: [5, 4, 3, 2, 1] },
  penalties: [{ overSeconds: 590, points: 3 }],
  ties: [{ by: 'judges' }, { by: 'criterion', key: 'idea' }],
  awards: [
    {
      ...{ award: 'first', count: 30 },
      subQuotas: ['a', 'b', 'c'].map((kind) => ({
        ...{ group: `subtype:${kind}`, name: { zh: kind } },
        ...{ atLeast: 5, atMost: 12 },
      })),
    },
    { award: 'second', count: 300 },
    { award: 'third', count: 1000 },
  ],
  prizes: [{ key: 'popular', name: { zh: 'popular' }, by: { kind: 'votes', of: 'last' }, count: 100 }],
};
const contendersOf = (points: ReadonlyMap<string, number>): Contender[] =>
  ids.map((entryId, index) => ({
    ...{ entryId, judges: points.get(entryId)!, marks: { idea: index % 50 } },
    ...{ votes: (index * 7919) % 100_003, seconds: index % 600 },
    submittedAt: new Date(Date.UTC(2020, 7, 1) + index * 1000),
  }));
const groupsOf = (id: string) => [`subtype:${'abcd'[Number(id.slice(1)) % 4]!}`];

/** The plainest way: every work looks through every score, and asks every other work whether it is before it. */
function plainRanks(given: readonly Given[]): Map<string, number> {
  const means = ids.map((id) => {
    const own = given.filter((one) => one.entryId === id).map((one) => BigInt(Math.round(one.total * 2)));
    return { sum: own.reduce((all, one) => all + one, 0n), count: BigInt(own.length || 1) };
  });
  return new Map(
    ids.map((id, index) => {
      const { sum, count } = means[index]!;
      const before = means.filter((other) => other.sum * count > sum * other.count).length;
      return [id, before + 1];
    }),
  );
}

const given = uniqueScores(scoresOf(each));
const all = uniqueScores(scoresOf(judges));
const rules: ScoreRule[] = (['raw', 'z', 'rank-points'] as const).map((scale) => ({
  average: 'mean',
  scale,
}));

const [standings, standingsMs] = timed(() => standingsOf(formula.scores!, given, ids));
const points = new Map(standings.map((one) => [one.entryId, one.points]));
const [composed, composedMs] = timed(() => composeRanking(formula, contendersOf(points)));
const [table, tableMs] = timed(() => assignAwards(formula, composed, groupsOf, entries));
const perScale = rules.map((rule) => timed(() => standingsOf(rule, given, ids))[1]);
const [, allMs] = timed(() => standingsOf({ average: 'trimmed', scale: 'z' }, all, ids));
const workings = workingsOf({
  ...{ call: { zh: 'bench' }, reckonedAt: '2020-10-01T00:00:00Z', worksTotal: entries, formula },
  works: contendersOf(points).map(({ entryId, submittedAt, judges: _judges, marks: _marks, ...one }) => ({
    ...{ id: entryId, submittedAt: submittedAt.toISOString(), votes: one.votes },
    ...{ seconds: one.seconds, groups: groupsOf(entryId) },
  })),
  scores: given.map(({ entryId, judgeId, total, marks }) => ({
    work: entryId,
    judge: judgeId,
    total,
    marks,
  })),
});
const [again, againMs] = timed(() => recompute(workings));
const [plain, plainMs] = timed(() => plainRanks(given));

const mine = standingsOf({ average: 'mean', scale: 'raw' }, given, ids);
const [wrong, changed] = [
  mine.filter((one) => one.rank !== plain.get(one.entryId)).length,
  again.differences.length,
];
const seconds = (ms: number) => Math.round(ms) / 1000;
const whole = standingsMs + composedMs + tableMs;
console.log(`${entries} works, ${judges} judges, ${given.length} scores; all by all: ${all.length} scores`);
console.log(
  `standings ${seconds(standingsMs)} s, composite ${seconds(composedMs)} s, awards ${seconds(tableMs)} s`,
);
console.log(`raw, z, rank points: ${perScale.map(seconds).join(', ')} s; all by all, z: ${seconds(allMs)} s`);
console.log(`recomputed from its file in ${seconds(againMs)} s, ${changed} differences`);
console.log(`the plainest way, ranks alone: ${seconds(plainMs)} s, ${wrong} ranks differ`);
console.log(
  JSON.stringify({
    ...{ bench: 'reckon', entries, judges, scores: given.length, seconds: seconds(whole) },
    ...{ allSeconds: seconds(allMs), allScores: all.length, recomputeSeconds: seconds(againMs) },
    ...{ plainSeconds: seconds(plainMs), winners: table.awards.size, wrong, differences: changed },
  }),
);
process.exit(wrong === 0 && changed === 0 && composed.length === entries ? 0 : 1);
