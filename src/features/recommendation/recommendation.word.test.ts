/** The way of a work, step by step, at every edge; and when a recommendation may end. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isWithin, parentOf } from '../../kernel/tree.ts';
import { entryStates } from '../entry/entry.ts';
import {
  bySender,
  furthestOf,
  isBelowFloor,
  isFirstStep,
  judgeCap,
  judgeEnding,
  judgeStep,
  judgeTime,
  type Leg,
  movedBy,
  nextStep,
  type Recommendation,
  recommendationTransitions,
  routeOf,
  type Step,
} from './recommendation.ts';

const owner = 'nation.province';
const stood = (steps: readonly Step[]) => steps.map((s) => ({ fromPath: s.from, leg: s.leg }));

/** Any unit at or beneath the owner, and any host in any branch. */
const label = fc.constantFrom('a', 'b', 'c');
const beneath = fc.array(label, { maxLength: 5 }).map((labels) => [owner, ...labels].join('.'));
const lines = fc.record({ unitPath: beneath, ownerPath: fc.constant(owner), hostPath: beneath });

describe('the way of a work', () => {
  test('from a grassroots union through district and city to the host in another branch, then to the owner', () => {
    expect(
      routeOf({ unitPath: `${owner}.city.district.works`, ownerPath: owner, hostPath: `${owner}.grid` }),
    ).toEqual([
      { from: `${owner}.city.district.works`, to: `${owner}.city.district`, leg: 'upward' },
      { from: `${owner}.city.district`, to: `${owner}.city`, leg: 'upward' },
      { from: `${owner}.city`, to: `${owner}.grid`, leg: 'to-host' },
      { from: `${owner}.grid`, to: owner, leg: 'to-owner' },
    ]);
  });

  test('a unit that is the owner’s direct child goes to the host at once', () => {
    expect(routeOf({ unitPath: `${owner}.city`, ownerPath: owner, hostPath: `${owner}.grid` })[0]).toEqual({
      from: `${owner}.city`,
      to: `${owner}.grid`,
      leg: 'to-host',
    });
  });

  test('where the owner’s direct child is the host, the step to the host still exists: to itself', () => {
    expect(routeOf({ unitPath: `${owner}.city.works`, ownerPath: owner, hostPath: `${owner}.city` })).toEqual(
      [
        { from: `${owner}.city.works`, to: `${owner}.city`, leg: 'upward' },
        { from: `${owner}.city`, to: `${owner}.city`, leg: 'to-host' },
        { from: `${owner}.city`, to: owner, leg: 'to-owner' },
      ],
    );
  });

  test('a common call is hosted by the owner itself', () => {
    expect(routeOf({ unitPath: `${owner}.city`, ownerPath: owner, hostPath: owner })).toEqual([
      { from: `${owner}.city`, to: owner, leg: 'to-host' },
      { from: owner, to: owner, leg: 'to-owner' },
    ]);
  });

  test('a unit outside the owner’s tree has no way', () => {
    expect(
      routeOf({ unitPath: 'nation.elsewhere.works', ownerPath: owner, hostPath: `${owner}.grid` }),
    ).toEqual([]);
  });

  test('every way begins at the unit, climbs parent by parent, passes the host once and ends at the owner', () => {
    fc.assert(
      fc.property(lines, (line) => {
        const route = routeOf(line);
        expect(route[0]!.from).toBe(line.unitPath);
        expect(route.at(-1)).toEqual({ from: line.hostPath, to: owner, leg: 'to-owner' });
        expect(route.filter((s) => s.leg === 'to-host').map((s) => s.to)).toEqual([line.hostPath]);
        for (const step of route.filter((s) => s.leg === 'upward')) {
          expect(step.to).toBe(parentOf(step.from));
          expect(isWithin(step.to, owner) && step.to !== owner).toBe(true);
        }
        for (const [index, step] of route.slice(1).entries()) expect(step.from).toBe(route[index]!.to);
      }),
    );
  });

  test('taking the next step again and again goes the whole way and stops', () => {
    fc.assert(
      fc.property(lines, (line) => {
        const route = routeOf(line);
        const taken: Step[] = [];
        for (let step = nextStep(route, []); step; step = nextStep(route, stood(taken))) taken.push(step);
        expect(taken).toEqual(route);
      }),
    );
  });

  test('the furthest standing step is the last one taken, in whatever order they are listed', () => {
    fc.assert(
      fc.property(lines, fc.nat(), (line, cut) => {
        const taken = routeOf(line).slice(0, 1 + (cut % routeOf(line).length));
        expect(furthestOf(stood([...taken].reverse()))).toEqual(stood(taken).at(-1));
      }),
    );
  });
});

describe('who may take which step', () => {
  const line = { unitPath: `${owner}.city.district.works`, ownerPath: owner, hostPath: `${owner}.grid` };
  const route = routeOf(line);
  const step = (index: number, entryState: (typeof entryStates)[number], taken = index) =>
    judgeStep({
      line,
      standing: stood(route.slice(0, taken)),
      entryState,
      from: route[index]!.from,
      leg: route[index]!.leg,
    });

  test.each(entryStates)('AC-172: the unit’s first step with a work that is %s', (state) => {
    expect(step(0, state)?.code).toBe(state === 'admitted' ? undefined : 'recommendation.not-admitted');
  });

  test('each further step follows the one before it', () => {
    expect([1, 2, 3].map((index) => step(index, 'recommended'))).toEqual([undefined, undefined, undefined]);
  });

  test('AC-172: nobody skips a step', () => {
    expect([1, 2, 3].map((index) => step(index, 'admitted', 0)?.code)).toEqual(
      Array(3).fill('recommendation.not-arrived'),
    );
    expect(step(3, 'recommended', 2)?.code).toBe('recommendation.not-arrived');
  });

  test('nobody takes a step twice', () => {
    expect(step(1, 'recommended', 2)?.code).toBe('recommendation.already-made');
  });

  test('an organisation beside the way takes none', () => {
    const aside = judgeStep({
      line,
      standing: [],
      entryState: 'admitted',
      from: `${owner}.city.other`,
      leg: 'upward',
    });
    expect(aside?.code).toBe('recommendation.not-arrived');
  });

  test('the step at the work’s own unit is its first, wherever that is; handing to the owner never is', () => {
    expect(route.map((s) => isFirstStep({ fromPath: s.from, leg: s.leg, unitPath: line.unitPath }))).toEqual([
      true,
      false,
      false,
      false,
    ]);
    expect(isFirstStep({ fromPath: owner, leg: 'to-owner', unitPath: owner })).toBe(false);
  });
});

describe('cap, time, floor', () => {
  test.each([
    [0, undefined],
    [5, undefined],
    [6, 'recommendation.cap-reached'],
    [7, 'recommendation.cap-reached'],
  ])('with a cap of six and %s recommended: %s', (count, code) => {
    expect(judgeCap(6, count)?.code).toBe(code);
    expect(judgeCap(undefined, count)).toBeUndefined();
  });

  test('the refusal names the cap and the count', () => {
    expect(judgeCap(6, 6)?.about).toEqual({ cap: 6, count: 6 });
  });

  test('the instant itself is late', () => {
    const recommendUntil = new Date('2026-08-29T00:00:00+08:00');
    const opensAt = new Date('2026-05-01T00:00:00+08:00');
    expect(judgeTime({ opensAt, recommendUntil }, new Date(recommendUntil.getTime() - 1))).toBeUndefined();
    expect(judgeTime({ opensAt, recommendUntil }, recommendUntil)?.code).toBe('recommendation.late');
  });

  test.each([
    [5, true],
    [6, false],
    [7, false],
  ])('a host asked for six that has %s is below the floor: %s', (count, below) => {
    expect(isBelowFloor(6, count)).toBe(below);
    expect(isBelowFloor(undefined, count)).toBe(false);
  });
});

describe('ending a recommendation', () => {
  const from = (path: string, leg: Leg) => ({ fromPath: path, leg });
  const upward = from(`${owner}.city.works`, 'upward');
  const toHost = from(`${owner}.city`, 'to-host');
  const toOwner = from(`${owner}.grid`, 'to-owner');
  const ends = (
    r: Pick<Recommendation, 'fromPath' | 'leg'>,
    standing: (typeof upward)[],
    more: Partial<Recommendation> = {},
  ) => judgeEnding({ state: 'standing', ...r, ...more }, standing)?.code;

  test('while it is the furthest step it may be withdrawn and returned', () => {
    expect(ends(upward, [upward])).toBeUndefined();
    expect(ends(toHost, [upward, toHost])).toBeUndefined();
  });

  test('once the next step stands it may not', () => {
    expect(ends(upward, [upward, toHost])).toBe('recommendation.moved-on');
    expect(ends(toHost, [upward, toHost, toOwner])).toBe('recommendation.moved-on');
  });

  test('what the host took into its round stays, and so does what went to the owner', () => {
    expect(ends(toHost, [upward, toHost], { takenAt: new Date(0) })).toBe('recommendation.taken');
    expect(ends(toOwner, [upward, toHost, toOwner])).toBe('recommendation.handed-over');
  });

  test.each(['withdrawn', 'returned'] as const)('what is %s has ended, and no verb leads on', (state) => {
    expect(ends(upward, [], { state })).toBe('recommendation.over');
    expect(recommendationTransitions[state]).toEqual({});
  });

  test('what stands may be withdrawn or returned', () => {
    expect(recommendationTransitions.standing).toEqual({ withdraw: 'withdrawn', return: 'returned' });
  });
});

describe('the order of a list', () => {
  test('up and down change places with the neighbour; at the ends nothing moves', () => {
    expect(movedBy(['a', 'b', 'c'], 'b', 'up')).toEqual(['b', 'a', 'c']);
    expect(movedBy(['a', 'b', 'c'], 'b', 'down')).toEqual(['a', 'c', 'b']);
    expect(movedBy(['a', 'b', 'c'], 'a', 'up')).toBeUndefined();
    expect(movedBy(['a', 'b', 'c'], 'c', 'down')).toBeUndefined();
    expect(movedBy(['a'], 'z', 'up')).toBeUndefined();
  });

  test('no move loses or doubles a work, and the move back restores the order', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(), { minLength: 2 }), fc.nat(), (list, pick) => {
        const item = list[pick % list.length]!;
        const down = movedBy(list, item, 'down');
        if (!down) {
          expect(list.at(-1)).toBe(item);
          return;
        }
        expect([...down].sort()).toEqual([...list].sort());
        expect(movedBy(down, item, 'up')).toEqual(list);
      }),
    );
  });

  test('the host reads what came by its senders, each in its own order', () => {
    const row = (fromId: string, place: number) => ({ fromId: fromId as Recommendation['fromId'], place });
    const [a1, b1, a2] = [row('a', 1), row('b', 1), row('a', 2)];
    expect(bySender([a1, b1, a2])).toEqual([[a1, a2], [b1]]);
  });
});
