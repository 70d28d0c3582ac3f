/**
 * Works to judges: `bin/bench assign [--entries 10000] [--judges 60] [--per 3]`. A made-up tree, conflicts by the real rules,
 * two languages, wishes and a cap that leaves hardly any room; against giving each work in turn to whoever has least. The last
 * line is `{seconds, conflicts, loadSpread, …}`, with what a judge who drops out costs, and what was not filled by either way.
 */

import { parseArgs } from 'node:util';
import {
  type Asked,
  type Assigned,
  assignJudges,
  type Plan,
  type Wish,
} from '../src/features/panel/assign.ts';
import { conflictRule, makersOf } from '../src/features/panel/conflict.ts';
import { isConflict, type Judge, type Work } from '../src/features/panel/panel.ts';
import type { EntryId, PersonId } from '../src/kernel/id.ts';
import { randomOf } from './corpus/drawn.ts';

const { values } = parseArgs({
  options: {
    entries: { type: 'string', default: '10000' },
    judges: { type: 'string', default: '60' },
    per: { type: 'string', default: '3' },
  },
});
const [entries, judges, per] = [Number(values.entries), Number(values.judges), Number(values.per)];
const random = randomOf(20200820);
const below = (n: number) => Math.floor(random() * n);
const secondsOf = <T>(work: () => T): [T, number] => {
  const begun = performance.now();
  const done = work();
  return [done, Math.round(performance.now() - begun) / 1000];
};

/** Twelve cities, eight counties each, twenty plants each; judges come from the plants, and from one place outside. */
const place = () => `nation.province.c${below(12)}.d${below(8)}.p${below(20)}`;
const names = Array.from({ length: 4000 }, (_, n) => `person ${n}`);
const works: Work[] = Array.from({ length: entries }, (_, n) => ({
  entryId: `w${n}` as EntryId,
  unitPath: place(),
  sentBy: `p${below(4000)}` as PersonId,
  makers: Array.from({ length: 1 + below(3) }, () => ({ name: names[below(4000)]! })),
  language: random() < 0.09 ? 'bo' : 'zh',
}));
type Seated = Pick<Judge, 'personId' | 'name' | 'unitPath' | 'languages' | 'loadCap'>;
const seated: Seated[] = Array.from({ length: judges }, (_, n) => ({
  personId: `j${n}` as PersonId,
  name: names[below(4000)]!,
  unitPath: n % 5 === 0 ? 'nation.academy' : place(),
  languages: n % 10 === 0 ? ['zh', 'bo'] : ['zh'],
}));

/** Conflicts by the rules: own, unit and line, sister units, five named persons, one declared unit a judge. */
function findConflicts(): Map<PersonId, Set<EntryId>> {
  const makers = works.map(makersOf);
  return new Map(
    seated.map((judge) => {
      const named = Array.from({ length: 5 }, () => ({
        name: names[below(4000)]!,
        state: 'conflict' as const,
        isHere: true,
      }));
      const declared = {
        unitPath: place().split('.').slice(0, 4).join('.'),
        state: 'conflict' as const,
        isHere: true,
      };
      const rule = conflictRule(judge, { distance: 2, ownerPath: 'nation.province' }, [...named, declared]);
      const away = works.filter((work, index) => isConflict(rule(work, makers[index])?.state ?? 'none'));
      return [judge.personId, new Set(away.map((work) => work.entryId))];
    }),
  );
}

const [conflicts, conflictSeconds] = secondsOf(findConflicts);
const wishes: Wish[] = seated.flatMap((judge) =>
  Array.from({ length: Math.round(entries / 20) }, () => ({
    entryId: works[below(entries)]!.entryId,
    personId: judge.personId,
    wish: below(5) - 2,
  })),
);
const asked: Asked = {
  works,
  judges: seated,
  judgesPerEntry: per,
  loadCap: Math.ceil((entries * per) / judges),
  conflicts,
  wishes,
  seed: 'bench',
};

const may = (work: Asked['works'][number], judge: Asked['judges'][number]) =>
  !conflicts.get(judge.personId)!.has(work.entryId) && judge.languages.includes(work.language!);

/** Each work in turn to those of the least load who may. */
function giveInTurn(): Assigned[] {
  const loads = new Map(seated.map((judge) => [judge.personId, 0]));
  return works.flatMap((work) =>
    seated
      .filter((judge) => may(work, judge) && loads.get(judge.personId)! < asked.loadCap!)
      .sort((a, b) => loads.get(a.personId)! - loads.get(b.personId)!)
      .slice(0, per)
      .map(({ personId }) => {
        loads.set(personId, loads.get(personId)! + 1);
        return { entryId: work.entryId, personId };
      }),
  );
}

function judgePlan(given: readonly Assigned[]) {
  const loads = new Map<PersonId, number>(seated.map((judge) => [judge.personId, 0]));
  for (const one of given) loads.set(one.personId, loads.get(one.personId)! + 1);
  const byWork = new Map(works.map((work) => [work.entryId, work]));
  const byJudge = new Map(seated.map((judge) => [judge.personId, judge]));
  const wrong = given.filter((one) => !may(byWork.get(one.entryId)!, byJudge.get(one.personId)!)).length;
  const wished = new Map(wishes.map((w) => [`${w.entryId}/${w.personId}`, w.wish]));
  return {
    conflicts: wrong,
    loadSpread: Math.max(...loads.values()) - Math.min(...loads.values()),
    unfilled: entries * per - given.length,
    wishes: given.reduce((sum, one) => sum + (wished.get(`${one.entryId}/${one.personId}`) ?? 0), 0),
  };
}

const [naive, naiveSeconds] = secondsOf(giveInTurn);
const [plan, seconds] = secondsOf<Plan>(() => assignJudges(asked));
const [ours, theirs] = [judgePlan(plan.added), judgePlan(naive)];

/** A judge drops out: their works are topped up, with a little more room. */
const gone = seated[1]!.personId;
const standing = plan.added.filter((one) => one.personId !== gone);
const [topped, topUpSeconds] = secondsOf(() =>
  assignJudges({
    ...asked,
    standing,
    judges: seated.filter((judge) => judge.personId !== gone),
    loadCap: Math.ceil((entries * per) / (judges - 1)) + 1,
  }),
);

const share = [...conflicts.values()].reduce((sum, away) => sum + away.size, 0) / (entries * judges);
console.log(
  `${entries} works × ${judges} judges, ${per} each, at most ${asked.loadCap} a judge; ${(share * 100).toFixed(1)} % conflicted`,
);
console.log(`conflicts found by the rules in ${conflictSeconds} s`);
console.log(`in turn:  ${naiveSeconds} s, ${JSON.stringify(theirs)}`);
console.log(`by flow:  ${seconds} s, ${JSON.stringify(ours)}`);
console.log(`proof:    ${plan.added.length} places filled, no plan fills more than ${plan.addedMost}`);
console.log(
  `top-up:   ${topUpSeconds} s, ${topped.added.length} given anew, ${topped.lacking.length} works short`,
);
console.log(
  JSON.stringify({
    seconds,
    conflicts: ours.conflicts,
    loadSpread: ours.loadSpread,
    placesFilled: plan.added.length,
    placesMost: plan.addedMost,
    wishes: ours.wishes,
    conflictSeconds,
    topUpSeconds,
    naiveSeconds,
    naiveLoadSpread: theirs.loadSpread,
    naiveUnfilled: theirs.unfilled,
    naiveWishes: theirs.wishes,
  }),
);
