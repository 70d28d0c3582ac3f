/** Votes by every rule a ballot may have: what is accepted, which places are taken, what is taken back. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EntryId } from '../../kernel/id.ts';
import { dayMs, dayOf, instantAt } from '../../kernel/period.ts';
import { type Ballot, readyBallots } from '../call/ballot.ts';
import { voterTiers } from '../identity/identity.ts';
import {
  countingTier,
  judgeBallot,
  judgeRetraction,
  judgeVoter,
  type PastVote,
  periodOf,
  placesOf,
  retractedWith,
  votesFor,
  votesLeft,
} from './ballot.ts';

const ballotOf = (rule: Omit<Ballot, 'tiers'>): Ballot => ({ ...rule, tiers: voterTiers });
const daily = ballotOf(readyBallots['zhonggong-2025']);
const again = ballotOf(readyBallots.wuhan);
const rolling = ballotOf(readyBallots['shanxi-2021']);
const five = ballotOf(readyBallots['zhonggong-2024']);
const some = ballotOf(readyBallots.luzhou);
const whole: Ballot = { ...daily, period: 'window', perPeriod: 3 };

const work = (n: number) => `work-${n}` as EntryId;
const works = (...numbers: number[]) => numbers.map(work);
const noon = instantAt('2026-05-01', '12:00');
const hours = (n: number, from = noon) => new Date(from.getTime() + (n * dayMs) / 24);

/** A voter who keeps casting; what is refused is not cast. */
function voter(ballot: Ballot) {
  const past: PastVote[] = [];
  return {
    past,
    cast: (entryIds: EntryId[], at: Date): string => {
      const refusal = judgeBallot(past, entryIds, ballot, at);
      if (refusal) return refusal.code;
      for (const place of placesOf(past, entryIds, ballot, at))
        past.push({ ...place, no: past.length + 1, at });
      return 'cast';
    },
    retract: (no: number, at: Date): string => {
      const refusal = judgeRetraction(past, no, ballot, at);
      if (refusal) return refusal.code;
      const gone = retractedWith(past, no, ballot);
      for (const vote of past) if (gone.includes(vote.no)) vote.retractedAt = at;
      return 'retracted';
    },
  };
}

describe('five votes a day, one a day for a work', () => {
  it('of six works five are accepted, and the sixth tomorrow (AC-134)', () => {
    const { cast, past } = voter(daily);
    expect([1, 2, 3, 4, 5, 6].map((n) => cast(works(n), noon))).toEqual([
      ...Array.from({ length: 5 }, () => 'cast'),
      'vote.quota-day',
    ]);
    expect(past.map(({ slot }) => slot)).toEqual([1, 2, 3, 4, 5]);
    expect(cast(works(6), hours(12))).toBe('cast');
    expect(past.at(-1)).toMatchObject({ period: '2026-05-02', slot: 1, turn: 1 });
  });

  it('a work has one vote a day, and a new one from midnight in Shanghai on (AC-135)', () => {
    const { cast } = voter(daily);
    expect(cast(works(1), instantAt('2026-05-01', '23:59'))).toBe('cast');
    expect(cast(works(1), new Date(instantAt('2026-05-02', '00:00').getTime() - 1))).toBe(
      'vote.work-quota-day',
    );
    expect(cast(works(1), instantAt('2026-05-02', '00:00'))).toBe('cast');
    expect(periodOf(daily, instantAt('2026-05-02', '00:00'))).toBe('2026-05-02');
  });

  it('a clock that jumps two hours over midnight and back gives no third vote (AC-135)', () => {
    const { cast } = voter(daily);
    const late = instantAt('2026-05-01', '23:30');
    expect([0, 2, 0, 2, 0].map((jump) => cast(works(1), hours(jump, late)))).toEqual([
      ...['cast', 'cast', 'vote.work-quota-day', 'vote.work-quota-day', 'vote.work-quota-day'],
    ]);
  });
});

describe('the same work again', () => {
  it('all five votes of a day may go to one work, in five turns', () => {
    const { cast, past } = voter(again);
    expect([1, 1, 1, 1, 1, 1].map((n) => cast(works(n), noon)).at(-1)).toBe('vote.work-quota-day');
    expect(past.map(({ turn }) => turn)).toEqual([1, 2, 3, 4, 5]);
    expect(cast(works(2), noon)).toBe('vote.quota-day');
  });
});

describe('twenty-four hours', () => {
  it('end to the millisecond, and the refusal says when', () => {
    const { cast, past } = voter(rolling);
    expect(cast(works(1), noon)).toBe('cast');
    expect(judgeBallot(past, works(1), rolling, hours(23))).toEqual({
      code: 'vote.work-quota-rolling',
      about: { perWork: 1, at: hours(24) },
    });
    expect(cast(works(1), new Date(hours(24).getTime() - 1))).toBe('vote.work-quota-rolling');
    expect(cast(works(1), hours(24))).toBe('cast');
  });

  it('are not shortened by a clock that goes back (AC-135)', () => {
    const { cast } = voter(rolling);
    expect(cast(works(1), noon)).toBe('cast');
    expect(cast(works(1), hours(-2))).toBe('vote.work-quota-rolling');
    expect(cast(works(1), hours(22))).toBe('vote.work-quota-rolling');
  });

  it('with a quota: the next is free when the oldest of them is a day old', () => {
    const { cast, past } = voter({ ...rolling, perPeriod: 2 });
    for (const [n, hour] of [
      [1, 0],
      [2, 5],
    ] as const)
      cast(works(n), hours(hour));
    expect(judgeBallot(past, works(3), { ...rolling, perPeriod: 2 }, hours(6))).toEqual({
      code: 'vote.quota-rolling',
      about: { perPeriod: 2, at: hours(24) },
    });
  });
});

describe('whole ballots', () => {
  it('of exactly five different works: four, six and one twice are not taken (field by field)', () => {
    const { cast, past } = voter(five);
    expect(cast(works(1, 2, 3, 4), noon)).toBe('vote.ballot-exactly');
    expect(cast(works(1, 2, 3, 4, 5, 6), noon)).toBe('vote.ballot-exactly');
    expect(cast(works(1, 2, 3, 4, 4), noon)).toBe('vote.ballot-twice');
    expect(cast(works(1, 2, 3, 4, 5), noon)).toBe('cast');
    expect(past.map(({ slot }) => slot)).toEqual([1, 2, 3, 4, 5]);
    expect(cast(works(6, 7, 8, 9, 10), noon)).toBe('vote.ballot-cast-day');
    expect(votesLeft(past, five, noon)).toBe(0);
    expect(cast(works(1, 2, 3, 4, 5), hours(24))).toBe('cast');
  });

  it('of one to five works: one ballot a day, however few it held', () => {
    const { cast, past } = voter(some);
    expect(votesLeft(past, some, noon)).toBe(5);
    expect(cast([], noon)).toBe('vote.ballot-between');
    expect(cast(works(3), noon)).toBe('cast');
    expect(cast(works(4), noon)).toBe('vote.ballot-cast-day');
  });

  it('once in 24 hours, and once in the whole vote', () => {
    const spun = voter({ ...some, period: 'rolling' });
    const once = voter({ ...some, period: 'window' });
    for (const { cast } of [spun, once]) expect(cast(works(1, 2), noon)).toBe('cast');
    expect(spun.cast(works(1), hours(23))).toBe('vote.ballot-cast-rolling');
    expect(spun.cast(works(1), hours(24))).toBe('cast');
    expect(once.cast(works(1), hours(24 * 9))).toBe('vote.ballot-cast-window');
  });

  it('taken back as a whole, and then there is a new one with places of its own', () => {
    const { cast, retract, past } = voter(five);
    cast(works(1, 2, 3, 4, 5), noon);
    expect(retractedWith(past, 3, five)).toEqual([1, 2, 3, 4, 5]);
    expect(retract(3, hours(1))).toBe('retracted');
    expect(cast(works(1, 2, 3, 4, 6), hours(2))).toBe('cast');
    expect(past.slice(5).map(({ slot, turn }) => [slot, turn])).toEqual([
      ...[
        [6, 2],
        [7, 2],
        [8, 2],
        [9, 2],
        [10, 1],
      ],
    ]);
  });
});

describe('votes of the whole window', () => {
  it('are three in all, whatever the day', () => {
    const { cast, past } = voter(whole);
    expect([0, 30, 60, 90].map((hour, n) => cast(works(n), hours(hour)))).toEqual([
      ...['cast', 'cast', 'cast', 'vote.quota-window'],
    ]);
    expect(cast(works(0), hours(99))).toBe('vote.work-quota-window');
    expect(past.every(({ period }) => period === '')).toBe(true);
  });
});

describe('taking back', () => {
  it('frees the vote, keeps its place, and is done three times a period at most (AC-132)', () => {
    const { cast, retract, past } = voter(daily);
    const said = [1, 2, 3, 4].flatMap((no) => [cast(works(1), hours(no / 60)), retract(no, hours(no / 30))]);
    expect(said).toEqual([
      ...['cast', 'retracted', 'cast', 'retracted', 'cast', 'retracted', 'cast', 'vote.retractions'],
    ]);
    expect(past.map(({ slot, turn }) => [slot, turn])).toEqual([
      ...[
        [1, 1],
        [2, 2],
        [3, 3],
        [4, 4],
      ],
    ]);
    expect(votesFor(past, work(1), daily, noon)).toHaveLength(1);
    expect(retract(4, hours(24))).toBe('retracted');
    expect(retract(4, hours(24))).toBe('vote.retracted-already');
    expect(retract(99, noon)).toBe('vote.retracted-already');
  });
});

describe('any rule and any stream of votes', () => {
  const rule = fc
    .record({
      period: fc.constantFrom('day' as const, 'rolling' as const, 'window' as const),
      perPeriod: fc.integer({ min: 1, max: 6 }),
      perWork: fc.integer({ min: 1, max: 6 }),
    })
    .map((one): Ballot => ({ ...one, perWork: Math.min(one.perWork, one.perPeriod), tiers: voterTiers }));
  const step = fc.record({
    entry: fc.integer({ min: 1, max: 4 }),
    minutes: fc.integer({ min: 0, max: 1500 }),
    retracts: fc.boolean(),
  });

  it('no period ever holds more votes that stand than the rule gives, in all and for a work', () => {
    fc.assert(
      fc.property(rule, fc.array(step, { maxLength: 60 }), (ballot, steps) => {
        const { cast, retract, past } = voter(ballot);
        let at = noon;
        for (const { entry, minutes, retracts } of steps) {
          at = new Date(at.getTime() + minutes * 60_000);
          const left = votesLeft(past, ballot, at);
          const said = cast(works(entry), at);
          if (said === 'cast') expect(left).toBeGreaterThan(0);
          if (left === 0) expect(said).not.toBe('cast');
          if (retracts && past.length > 0) retract(past.length, at);
        }
        const standing = past.filter((vote) => !vote.retractedAt);
        for (const vote of standing) {
          const near = standing.filter((one) =>
            ballot.period === 'day'
              ? dayOf(one.at) === dayOf(vote.at)
              : ballot.period === 'window' ||
                (one.at <= vote.at && one.at.getTime() > vote.at.getTime() - dayMs),
          );
          expect(near.length).toBeLessThanOrEqual(ballot.perPeriod);
          expect(near.filter((one) => one.entryId === vote.entryId).length).toBeLessThanOrEqual(
            ballot.perWork,
          );
        }
        const places = past.map(({ period, slot }) => `${period}/${slot}`);
        expect(new Set(places).size).toBe(places.length);
        const turns = past.map(({ period, entryId, turn }) => `${period}/${entryId}/${turn}`);
        expect(new Set(turns).size).toBe(turns.length);
      }),
    );
  });

  it('of n+1 different works at one instant exactly n are accepted (AC-134)', () => {
    fc.assert(
      fc.property(rule, (ballot) => {
        const { cast } = voter(ballot);
        const said = Array.from({ length: ballot.perPeriod + 1 }, (_, n) => cast(works(n), noon));
        expect(said.filter((one) => one === 'cast')).toHaveLength(ballot.perPeriod);
        expect(said.at(-1)).toBe(`vote.quota-${ballot.period}`);
      }),
    );
  });
});

describe('whose votes count', () => {
  const proved = { tiers: ['account', 'phone'] as const };
  it('the strongest tier that the rules count is the one that is written down', () => {
    expect(countingTier(proved, { tiers: voterTiers })).toBe('phone');
    expect(countingTier(proved, { tiers: ['account', 'member'] })).toBe('account');
    expect(judgeVoter(proved, { tiers: ['wechat', 'member'] })).toEqual({ code: 'vote.tier-needed' });
  });

  it('a region asks where somebody’s unit stands', () => {
    const member = { tiers: ['account', 'member'] as const, homePath: 'a.b.c' };
    const rules = { tiers: voterTiers };
    expect(judgeVoter(member, { ...rules, regionPath: 'a.b' })).toBeUndefined();
    expect(judgeVoter(member, { ...rules, regionPath: 'a.d' })).toEqual({ code: 'vote.region' });
    expect(judgeVoter(proved, { ...rules, regionPath: 'a.b' })).toEqual({ code: 'vote.region-unknown' });
  });
});
