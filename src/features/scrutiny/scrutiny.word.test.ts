/** The words of scrutiny: ranges, what a decision would change, working days, the ladder; for every input, not for examples. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EntryId } from '../../kernel/id.ts';
import type { Poll } from '../vote/vote.ts';
import { judgeAlteration } from './alteration.ts';
import { endOfWorkingDay } from './appeal.ts';
import { effectOf, topsOf } from './effect.ts';
import { judgeLadder, stepsTyped, usualLadder } from './ladder.ts';
import { barsOf, overlapOf, sharesOf } from './makeup.ts';
import { countIn, markOf, numbersIn, rangesOf } from './ranges.ts';
import { findingsOf, type Voted } from './scrutiny.ts';
import { groupsOf, selectionTyped } from './selection.ts';

const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 400 }), { maxLength: 80 });
const id = (n: number) => `0000000${n}` as EntryId;
const works = [id(1), id(2), id(3)];
const at = (minute: number) => new Date(Date.UTC(2026, 4, 1) + minute * 60_000);
const voted = (no: number, work: number, more: Partial<Voted> = {}): Voted => ({
  ...{ no, at: at(no), entryId: id(work), voter: `v${no}`, tier: 'account', state: 'counted' },
  ...more,
});

describe('ranges', () => {
  it('hold the same numbers, ascending and apart, and their mark tells any two sets apart', () => {
    fc.assert(
      fc.property(numbers, numbers, (some, others) => {
        const [one, other] = [rangesOf(some), rangesOf(others)];
        expect(numbersIn(one)).toEqual([...some].sort((a, b) => a - b));
        expect(countIn(one)).toBe(some.length);
        expect(one.every(([from], index) => index === 0 || from > one[index - 1]![1] + 1)).toBe(true);
        const isSame = JSON.stringify(one) === JSON.stringify(other);
        expect(markOf(one) === markOf(other)).toBe(isSame);
      }),
    );
  });
});

describe('the effect', () => {
  const lots = Array.from({ length: 600 }, (_, n) => voted(n + 1, n < 300 ? 1 : n < 500 ? 2 : 3));
  const about = { tops: [1, 2], alone: new Map<EntryId, number>() };
  const aside = (chosen: number[], alone = about.alone) =>
    effectOf(works, lots, { numbers: new Set(chosen), to: 'quarantined' }, { ...about, alone });

  it('one in a hundred of a work’s votes is for one person; one more, or with what went before, is for two', () => {
    expect(aside([1, 2, 3]).whyTwo).toEqual([]);
    expect(aside([1, 2, 3, 4]).whyTwo).toEqual(['share']);
    expect(aside([1], new Map([[id(1), 3]])).whyTwo).toEqual(['share']);
  });

  it('any change of the first n is for two, also by a tie at the edge', () => {
    const toTie = Array.from({ length: 100 }, (_, n) => n + 1);
    const effect = aside(toTie);
    expect(effect.tops).toEqual([
      { n: 1, out: [], in: [id(2)] },
      { n: 2, out: [], in: [] },
    ]);
    expect(effect.whyTwo).toEqual(['top', 'share']);
  });

  it('setting aside and releasing the same votes leaves everything as it was', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 600 }), { maxLength: 200 }), (chosen) => {
        const set = new Set(chosen);
        const out = effectOf(works, lots, { numbers: set, to: 'quarantined' }, about);
        const held = lots.map((vote) => ({
          ...vote,
          state: set.has(vote.no) ? ('quarantined' as const) : vote.state,
        }));
        const back = effectOf(works, held, { numbers: set, to: 'counted' }, about);
        expect(back.works.map((work) => work.after)).toEqual(out.works.map((work) => work.before));
        expect(out.works.reduce((sum, work) => sum + work.moved, 0)).toBe(chosen.length);
        expect(back.whyTwo).toEqual(out.whyTwo);
      }),
    );
  });

  it('asks for every edge of the award table, the direct places and prizes by votes; at a gate for how many go on', () => {
    const call = {
      stages: [{ key: 'gate', kind: 'vote', keep: { count: 20 } }],
      formula: {
        awards: [
          { award: 'first', count: 1 },
          { award: 'second', count: 2 },
        ],
        direct: { by: 'votes', count: 2 },
        prizes: [{ key: 'p', name: { zh: '' }, by: { kind: 'votes', of: 'last' }, count: 10 }],
      },
    } as unknown as Parameters<typeof topsOf>[0];
    expect(topsOf(call, undefined)).toEqual([1, 2, 3, 10]);
    expect(topsOf(call, 'gate')).toEqual([20]);
  });
});

describe('what is chosen', () => {
  it('a vote belongs to one group only, never to what is held or does not count', () => {
    const votes = [1, 2, 3, 4, 5].map((no) => voted(no, 1, no === 4 ? { state: 'retracted' } : {}));
    const suspicion = { entryId: id(1), rule: 'farm', ruleVersion: '1', votes: [[1, 3]] } as never;
    const selection = selectionTyped({ work: id(1) }, works)!;
    const groups = groupsOf(votes, new Set([1]), { suspicions: [suspicion], selection });
    expect(groups.map((group) => [group.rule, group.votes])).toEqual([
      ['farm', [[2, 3]]],
      ['by-hand', [[5, 5]]],
    ]);
    expect(selectionTyped({ work: 'nobody' }, works)).toBe(undefined);
  });

  it('findings are split by work and leave out what somebody decided before', () => {
    const workOf = new Map([
      [1, id(1)],
      [2, id(2)],
      [3, id(2)],
    ]);
    const suspicion = {
      rule: 'lockstep',
      version: '1',
      works: [],
      votes: ['1', '2', '3', '9'],
      grounds: [],
    } as never;
    const found = findingsOf([suspicion], workOf, (_, __, no) => no === 3);
    expect(found.map(({ entryId, votes }) => [entryId, votes])).toEqual([
      [id(1), [[1, 1]]],
      [id(2), [[2, 2]]],
    ]);
  });

  it('is shown over time and by trait without losing a vote, and overlaps count voters once', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 50_000 }), { minLength: 1, maxLength: 60 }),
        (minutes) => {
          const votes = minutes.map((m, n) => voted(n + 1, 1, { at: at(m), agent: `a${m % 12}` }));
          const chosen = new Set([1, 2]);
          const bars = barsOf(votes, chosen);
          expect(bars.length).toBeLessThanOrEqual(73);
          expect(bars.reduce((sum, bar) => sum + bar.chosen + bar.others, 0)).toBe(votes.length);
          const shares = sharesOf(votes, chosen, 'agent');
          expect(shares.reduce((sum, one) => sum + one.chosen + one.others, 0)).toBe(votes.length);
        },
      ),
    );
    const votes = [
      voted(1, 1, { voter: 'x' }),
      voted(2, 2, { voter: 'x' }),
      voted(3, 2, { voter: 'x' }),
      voted(4, 2),
    ];
    expect(overlapOf(votes, new Set([1]), id(1))).toEqual({
      voters: 1,
      overlaps: [{ entryId: id(2), voters: 1 }],
    });
  });
});

describe('times and steps', () => {
  it('three working days: from a Friday it is the end of Wednesday', () => {
    const friday = new Date('2026-05-08T15:00:00+08:00');
    expect(endOfWorkingDay(friday, 3)).toEqual(new Date('2026-05-14T00:00:00+08:00'));
    const monday = new Date('2026-05-11T00:00:00+08:00');
    expect(endOfWorkingDay(monday, 3)).toEqual(new Date('2026-05-15T00:00:00+08:00'));
  });

  it('only an open poll is altered; cancelled it stays cancelled (scrutiny.poll-cancelled, scrutiny.poll-closed)', () => {
    const open = { opensAt: at(0), closesAt: at(100), ballot: {} } as Poll;
    const code = (kind: 'pause' | 'extend', poll: Poll, minute: number, until?: Date) =>
      judgeAlteration(kind, until, poll, at(minute))?.code;
    expect(code('pause', open, 50)).toBe(undefined);
    expect(code('pause', open, -1)).toBe('scrutiny.poll-not-open');
    expect(code('pause', open, 100)).toBe('scrutiny.poll-closed');
    expect(code('pause', { ...open, cancelledAt: at(10) }, 50)).toBe('scrutiny.poll-cancelled');
    expect(code('extend', open, 50, at(100))).toBe('scrutiny.until-early');
    expect(code('extend', open, 50, at(101))).toBe(undefined);
  });

  it('a ladder keeps its keys, drops emptied steps, and is never empty (scrutiny.no-steps, scrutiny.step-twice)', () => {
    const row = (nameZh: string | undefined, key?: string) => ({
      ...{ key, nameZh, nameEn: undefined, aboutZh: undefined, aboutEn: undefined, isBarring: false },
    });
    expect(judgeLadder(usualLadder)).toBe(undefined);
    const steps = stepsTyped([row('提醒', 'reminder'), row(undefined, 'remark'), row('约谈')]);
    expect(steps.map((step) => step.key)).toEqual(['reminder', 'step-1']);
    expect(usualLadder.filter((step) => step.isBarring).map((step) => step.key)).toEqual(['award-withheld']);
    expect(stepsTyped([{ ...row('取消资格'), isBarring: true }])[0]!.isBarring).toBe(true);
    expect(judgeLadder([])?.code).toBe('scrutiny.no-steps');
    expect(judgeLadder(stepsTyped([row('一', 'a'), row('二', 'a')]))?.code).toBe('scrutiny.step-twice');
  });
});
