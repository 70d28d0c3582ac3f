/** What a ballot lets through, and the order of a gallery. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EntryId } from '../../kernel/id.ts';
import {
  ballotDayOf,
  type CastVote,
  freeSlot,
  isFinalTally,
  judgeBallot,
  orderOfDay,
  votesLeft,
} from './vote.ts';

const ballot = { perDay: 5, perWorkPerDay: 1 as const };
const work = (n: number) => `work-${n}` as EntryId;
const cast = (n: number, slot = n): CastVote => ({ entryId: work(n), slot });

describe('a person with five votes a day', () => {
  it('votes for a first work, and has four left', () => {
    expect(judgeBallot([], work(1), ballot)).toBeUndefined();
    expect(votesLeft([cast(1)], ballot)).toBe(4);
  });

  it('does not vote twice for one work on a day', () => {
    expect(judgeBallot([cast(1)], work(1), ballot)).toEqual({ code: 'vote.already-today' });
  });

  it('has no sixth vote (AC-134)', () => {
    const five = [1, 2, 3, 4, 5].map((n) => cast(n));
    expect(judgeBallot(five, work(6), ballot)).toEqual({ code: 'vote.day-quota', about: { perDay: 5 } });
    expect(votesLeft(five, ballot)).toBe(0);
    expect(judgeBallot(five, work(3), ballot)?.code).toBe('vote.already-today');
  });

  it('gets the lowest number that is free, whatever was cast before', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 5 }), { maxLength: 5 }), (slots) => {
        const slot = freeSlot(
          slots.map((one) => cast(one)),
          ballot,
        );
        const free = [1, 2, 3, 4, 5].filter((one) => !slots.includes(one));
        expect(slot).toBe(free[0]);
      }),
    );
  });
});

describe('the day of a vote (AC-135)', () => {
  it.each([
    ['2026-09-11T15:59:59.999Z', '2026-09-11'],
    ['2026-09-11T16:00:00.000Z', '2026-09-12'],
    ['2026-12-31T16:00:00.000Z', '2027-01-01'],
  ])('%s lies on %s in Shanghai', (instant, day) => {
    expect(ballotDayOf(new Date(instant))).toBe(day);
  });
});

describe('the order of a gallery', () => {
  const works = Array.from({ length: 40 }, (_, n) => ({ id: `work-${n}` }));

  it('is the same for everybody on a day, however the works come from the database', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(works, { minLength: 40 }), (shuffled) => {
        expect(orderOfDay(shuffled, '2026-09-11')).toEqual(orderOfDay(works, '2026-09-11'));
      }),
    );
  });

  it('shows every work once, and another first on other days', () => {
    const days = Array.from({ length: 20 }, (_, n) => orderOfDay(works, `2026-09-${10 + n}`));
    for (const day of days) expect(new Set(day.map((one) => one.id)).size).toBe(works.length);
    expect(new Set(days.map((day) => day[0]!.id)).size).toBeGreaterThan(8);
  });
});

it('a count is final from the closing instant on', () => {
  const closesAt = new Date('2026-09-18T00:00:00Z');
  expect(isFinalTally({ votes: 3, countedAt: new Date(closesAt.getTime() - 1) }, { closesAt })).toBe(false);
  expect(isFinalTally({ votes: 3, countedAt: closesAt }, { closesAt })).toBe(true);
});
