/** Proof that assigning by machine never breaks a rule, fills what can be filled, evenly, and the same way each time. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EntryId, PersonId } from '../../kernel/id.ts';
import { type Asked, type Assigned, assignJudges, type Plan } from './assign.ts';

const work = (n: number) => `w${n}` as EntryId;
const judge = (n: number) => `j${n}` as PersonId;
const pairOf = (one: Assigned) => `${one.entryId}/${one.personId}`;

type Small = {
  works: number;
  judges: { cap?: number; languages: string[] }[];
  per: number;
  away: [number, number][];
  wishes: [number, number, number][];
  spoken: (string | undefined)[];
};

const small = (worksMax: number, judgesMax: number): fc.Arbitrary<Small> =>
  fc.record({
    works: fc.integer({ min: 0, max: worksMax }),
    judges: fc.array(
      fc.record({
        cap: fc.option(fc.integer({ min: 1, max: 6 }), { nil: undefined }),
        languages: fc.subarray(['zh', 'bo'], { minLength: 0 }),
      }),
      { maxLength: judgesMax },
    ),
    per: fc.integer({ min: 1, max: 3 }),
    away: fc.array(fc.tuple(fc.nat(worksMax - 1), fc.nat(judgesMax - 1)), { maxLength: 20 }),
    wishes: fc.array(fc.tuple(fc.nat(worksMax - 1), fc.nat(judgesMax - 1), fc.integer({ min: -2, max: 2 })), {
      maxLength: 20,
    }),
    spoken: fc.array(fc.constantFrom(undefined, 'zh', 'bo'), { minLength: worksMax, maxLength: worksMax }),
  });

function askedOf(s: Small, standing: readonly Assigned[] = []): Asked {
  const conflicts = new Map<PersonId, Set<EntryId>>();
  for (const [w, j] of s.away)
    conflicts.set(judge(j), new Set([...(conflicts.get(judge(j)) ?? []), work(w)]));
  return {
    works: Array.from({ length: s.works }, (_, n) => ({ entryId: work(n), language: s.spoken[n] })),
    judges: s.judges.map((j, n) => ({ personId: judge(n), languages: j.languages, loadCap: j.cap })),
    judgesPerEntry: s.per,
    conflicts,
    standing,
    wishes: s.wishes.map(([w, j, wish]) => ({ entryId: work(w), personId: judge(j), wish })),
    seed: 'a',
  };
}

function mayJudge(asked: Asked, w: Asked['works'][number], j: Asked['judges'][number]): boolean {
  const speaks = j.languages.length === 0 || w.language === undefined || j.languages.includes(w.language);
  return speaks && !asked.conflicts.get(j.personId)?.has(w.entryId);
}

/** The most places that can be filled, by another way: augmenting over copies of works and places of judges. */
function mostByMatching(asked: Asked): number {
  const standing = new Set((asked.standing ?? []).map(pairOf));
  const held = new Map<string, Set<number>>();
  const capOf = (j: number) =>
    (asked.judges[j]!.loadCap ?? asked.loadCap ?? 99) -
    (asked.standing ?? []).filter((one) => one.personId === asked.judges[j]!.personId).length;
  const loadOf = (j: number) => [...held.values()].filter((set) => set.has(j)).length;
  const reach = (w: number, seen: Set<number>): boolean => {
    const own = held.get(String(w)) ?? new Set<number>();
    held.set(String(w), own);
    for (const [j, one] of asked.judges.entries()) {
      if (seen.has(j) || own.has(j) || !mayJudge(asked, asked.works[w]!, one)) continue;
      if (standing.has(pairOf({ entryId: asked.works[w]!.entryId, personId: one.personId }))) continue;
      seen.add(j);
      if (loadOf(j) < capOf(j)) {
        own.add(j);
        return true;
      }
      for (const [other, set] of held)
        if (set.has(j) && Number(other) !== w && reach(Number(other), seen)) {
          set.delete(j);
          own.add(j);
          return true;
        }
    }
    return false;
  };
  let filled = 0;
  for (let round = 0; round < asked.judgesPerEntry; round++)
    for (const [w, one] of asked.works.entries()) {
      const has = (asked.standing ?? []).filter((a) => a.entryId === one.entryId).length;
      if (has + round < asked.judgesPerEntry && reach(w, new Set())) filled++;
    }
  return filled;
}

function breaks(asked: Asked, plan: Plan): string[] {
  const wrong: string[] = [];
  const all = [...(asked.standing ?? []), ...plan.added];
  if (new Set(all.map(pairOf)).size !== all.length) wrong.push('somebody got a work twice');
  for (const one of plan.added) {
    const [w, j] = [
      asked.works.find((x) => x.entryId === one.entryId),
      asked.judges.find((x) => x.personId === one.personId),
    ];
    if (!w || !j || !mayJudge(asked, w, j)) wrong.push(`conflict ${pairOf(one)}`);
  }
  for (const j of asked.judges) {
    const [load, before] = [all, asked.standing ?? []].map(
      (list) => list.filter((one) => one.personId === j.personId).length,
    ) as [number, number];
    if (load > Math.max(before, j.loadCap ?? asked.loadCap ?? 99)) wrong.push('a cap is passed');
    if (plan.loads.get(j.personId) !== load) wrong.push('a load is told wrongly');
  }
  for (const w of asked.works) {
    const has = all.filter((one) => one.entryId === w.entryId).length;
    if (has > asked.judgesPerEntry) wrong.push('more judges than asked');
    if (has < asked.judgesPerEntry !== plan.lacking.some((l) => l.entryId === w.entryId))
      wrong.push('a lack is told wrongly');
  }
  return wrong;
}

/** Every plan there is, for a handful of works and judges: the best by places, evenness and wishes. */
function bestByTrying(
  asked: Asked,
  coverage: ReadonlyMap<string, number>,
): { squares: number; wishes: number } {
  const wishOf = new Map((asked.wishes ?? []).map((w) => [pairOf(w), w.wish]));
  let best = { squares: Number.POSITIVE_INFINITY, wishes: 0 };
  const loads = new Map<string, number>();
  const step = (w: number, j: number, left: number, wishes: number): void => {
    if (w === asked.works.length) {
      const squares = [...loads.values()].reduce((sum, load) => sum + load * load, 0);
      if (squares < best.squares || (squares === best.squares && wishes > best.wishes))
        best = { squares, wishes };
      return;
    }
    const one = asked.works[w]!;
    if (j === asked.judges.length) {
      if (left === 0) step(w + 1, 0, coverage.get(asked.works[w + 1]?.entryId ?? '') ?? 0, wishes);
      return;
    }
    step(w, j + 1, left, wishes);
    const other = asked.judges[j]!;
    const load = loads.get(other.personId) ?? 0;
    if (left === 0 || load >= (other.loadCap ?? 99) || !mayJudge(asked, one, other)) return;
    loads.set(other.personId, load + 1);
    const pair = pairOf({ entryId: one.entryId, personId: other.personId });
    step(w, j + 1, left - 1, wishes + (wishOf.get(pair) ?? 0));
    loads.set(other.personId, load);
  };
  step(0, 0, coverage.get(asked.works[0]?.entryId ?? '') ?? 0, 0);
  return best;
}

describe('assigning by machine', () => {
  test('nobody gets a conflicted work, a language they do not judge in, or more than their cap', () => {
    fc.assert(
      fc.property(small(12, 6), (s) => {
        const asked = askedOf(s);
        expect(breaks(asked, assignJudges(asked))).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  test('as many places are filled as another way of counting finds, and the cut proves that no more can be', () => {
    fc.assert(
      fc.property(small(10, 5), (s) => {
        const asked = askedOf(s);
        const plan = assignJudges(asked);
        expect(plan.added.length).toBe(mostByMatching(asked));
        expect(plan.addedMost).toBe(plan.added.length);
      }),
      { numRuns: 400 },
    );
  });

  test('no plan with the same places is more even, and no equally even one meets wishes better', () => {
    fc.assert(
      fc.property(small(5, 4), (s) => {
        const asked = askedOf(s);
        const plan = assignJudges(asked);
        const coverage = new Map<string, number>();
        for (const one of plan.added) coverage.set(one.entryId, (coverage.get(one.entryId) ?? 0) + 1);
        const squares = [...plan.loads.values()].reduce((sum, load) => sum + load * load, 0);
        expect({ squares, wishes: plan.wishes }).toEqual(bestByTrying(asked, coverage));
      }),
      { numRuns: 250 },
    );
  });

  test('where nothing stands in the way, the most and the least loaded differ by one work at most', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 3, max: 12 }), (works, judges) => {
        const free = { works, per: 3, away: [], wishes: [], spoken: [] };
        const plan = assignJudges(
          askedOf({ ...free, judges: Array.from({ length: judges }, () => ({ languages: [] })) }),
        );
        expect(plan.lacking).toEqual([]);
        expect(plan.spread).toBeLessThanOrEqual(1);
      }),
      { numRuns: 60 },
    );
  });

  test('the same words give the same plan, in whatever order works and judges come', () => {
    fc.assert(
      fc.property(small(10, 5), fc.infiniteStream(fc.nat()), (s, numbers) => {
        const asked = askedOf(s);
        const shuffled = {
          ...asked,
          works: shuffle(asked.works, numbers),
          judges: shuffle(asked.judges, numbers),
        };
        const [one, other] = [assignJudges(asked), assignJudges(shuffled)];
        expect(other.added).toEqual(one.added);
      }),
      { numRuns: 100 },
    );
  });

  test('topping up after somebody dropped out takes nothing away and fills the holes as far as can be', () => {
    fc.assert(
      fc.property(small(10, 5), fc.nat(4), (s, gone) => {
        const before = assignJudges(askedOf({ ...s, away: [] })).added;
        const standing = before.filter((one) => one.personId !== judge(gone));
        const { conflicts: _, ...rest } = askedOf({ ...s, away: [] }, standing);
        const asked = {
          ...rest,
          conflicts: new Map([[judge(gone), new Set(rest.works.map((w) => w.entryId))]]),
        };
        const plan = assignJudges(asked);
        expect(breaks(asked, plan)).toEqual([]);
        expect(plan.added.length).toBe(mostByMatching(asked));
        expect(assignJudges({ ...asked, standing: [...standing, ...plan.added] }).added).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});

function shuffle<T>(list: readonly T[], numbers: fc.Stream<number>): T[] {
  const keys = [...numbers.take(list.length)];
  return list
    .map((one, n) => ({ one, key: keys[n] ?? 0 }))
    .sort((a, b) => a.key - b.key)
    .map(({ one }) => one);
}

test('where room is short, a work without any judge comes before one that has one already', () => {
  for (const [has, hasNone] of [
    [0, 1],
    [1, 0],
  ] as const) {
    const plan = assignJudges({
      works: [{ entryId: work(0) }, { entryId: work(1) }],
      judges: [0, 1].map((n) => ({ personId: judge(n), languages: [], loadCap: 1 })),
      judgesPerEntry: 2,
      conflicts: new Map(),
      standing: [{ entryId: work(has), personId: judge(0) }],
      seed: 'a',
    });
    expect(plan.added).toEqual([{ entryId: work(hasNone), personId: judge(1) }]);
  }
});

describe('a work that lacks judges is named with the reason', () => {
  const three = [0, 1, 2].map((n) => ({ personId: judge(n), languages: [] as string[] }));

  test('too few may judge it at all', () => {
    const away = new Map([
      [judge(0), new Set([work(0)])],
      [judge(1), new Set([work(0)])],
    ]);
    const plan = assignJudges({
      works: [{ entryId: work(0) }, { entryId: work(1) }],
      judges: three,
      judgesPerEntry: 2,
      conflicts: away,
      seed: 'a',
    });
    expect(plan.lacking).toEqual([{ entryId: work(0), has: 1, may: 1, why: 'few', full: 0, places: 0 }]);
  });

  test('all who could be freed for it are full, and every work has one judge before any has two', () => {
    const plan = assignJudges({
      works: [0, 1, 2, 3].map((n) => ({ entryId: work(n) })),
      judges: three,
      judgesPerEntry: 2,
      loadCap: 2,
      conflicts: new Map(),
      seed: 'a',
    });
    expect(plan.lacking.map((l) => [l.has, l.why, l.full, l.places])).toEqual([
      [1, 'full', 3, 6],
      [1, 'full', 3, 6],
    ]);
  });
});
