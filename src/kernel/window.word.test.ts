/** Proof that a window answers one way for every instant, and that time only ever moves it on. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Granted, isOpenTo, isOpenToFinish, type Standing, standingOf, type Window } from './window.ts';

const at = (minute: number) => new Date(Date.UTC(2020, 7, 1) + minute * 60_000);
const window: Window = { opensAt: at(0), dueAt: at(100), openUntil: at(200), graceUntil: at(230) };
const order: readonly Standing['state'][] = ['before', 'on-time', 'extended', 'late', 'grace', 'closed'];
const rank = (standing: Standing) => order.indexOf(standing.state);

const windows = fc
  .tuple(fc.nat(500), fc.nat(500), fc.nat(500), fc.nat(500))
  .map(([opens, due, late, grace]): Window => {
    const dueAt = opens + due;
    return {
      opensAt: at(opens),
      dueAt: at(dueAt),
      openUntil: at(dueAt + late),
      graceUntil: at(dueAt + late + grace),
    };
  });
const grants = fc.array(fc.record({ until: fc.nat(3000).map(at), id: fc.uuid() }) as fc.Arbitrary<Granted>, {
  maxLength: 4,
});

describe('a window', () => {
  it('is before, on time, late, in grace and closed, each end not included', () => {
    const states = [-1, 0, 99, 100, 199, 200, 229, 230].map((minute) => standingOf(window, at(minute)).state);
    expect(states).toEqual(['before', 'on-time', 'on-time', 'late', 'late', 'grace', 'grace', 'closed']);
  });

  it('is extended for whoever was granted a later end, up to that end and no further', () => {
    const granted = [{ until: at(300), id: 'x' }];
    expect(standingOf(window, at(150), granted)).toEqual({
      state: 'extended',
      until: at(300),
      extensionId: 'x',
    });
    expect(standingOf(window, at(299), granted).state).toBe('extended');
    expect(standingOf(window, at(300), granted)).toEqual({ state: 'closed', closedAt: at(200) });
  });

  it('grace finishes what was begun and begins nothing', () => {
    const grace = standingOf(window, at(210));
    expect([isOpenTo(grace), isOpenToFinish(grace)]).toEqual([false, true]);
  });

  it('AC-281 never goes back as time goes on, whatever was granted', () => {
    fc.assert(
      fc.property(windows, grants, fc.nat(3000), fc.nat(3000), (one, granted, minute, later) => {
        const first = standingOf(one, at(minute), granted);
        expect(rank(standingOf(one, at(minute + later), granted))).toBeGreaterThanOrEqual(rank(first));
      }),
      { numRuns: 2000 },
    );
  });

  it('an extension never shortens: what is open without it is open with it, and at least as long', () => {
    const endOf = (standing: Standing) => ('until' in standing ? standing.until.getTime() : 0);
    fc.assert(
      fc.property(windows, grants, fc.nat(3000), (one, granted, minute) => {
        const [without, given] = [standingOf(one, at(minute)), standingOf(one, at(minute), granted)];
        if (isOpenToFinish(without)) expect(isOpenToFinish(given)).toBe(true);
        if (!isOpenTo(without)) return;
        expect(isOpenTo(given)).toBe(true);
        expect(endOf(given)).toBeGreaterThanOrEqual(endOf(without));
      }),
      { numRuns: 2000 },
    );
  });
});
