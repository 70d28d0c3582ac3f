/** Ballots as they are laid down: read, typed, judged, compared with the level above, and said in words. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differencesBetween, refusalsOf } from '../campaign/latitude.ts';
import { voterTiers } from '../identity/identity.ts';
import {
  type Ballot,
  ballotPeriods,
  ballotTyped,
  ballotWords,
  compareBallots,
  judgeBallotRules,
  perPeriodMax,
  plainBallot,
  readBallot,
  readyBallotKeys,
  readyBallots,
  sayBallot,
  sayQuota,
} from './ballot.ts';
import { callFieldOf, callRules } from './rule.ts';

const owner = 'nation.province';
const tiers = voterTiers;
const typed = { period: 'day', perPeriod: 5, perWork: 1, tiers } as const;
const judged = (ballot: Partial<Ballot>) =>
  judgeBallotRules({ ...plainBallot, ...ballot }, owner).map(({ code, field }) => [field, code]);

const anyBallot = fc
  .record({
    period: fc.constantFrom(...ballotPeriods),
    perPeriod: fc.integer({ min: 1, max: perPeriodMax }),
    perWork: fc.integer({ min: 1, max: perPeriodMax }),
    least: fc.integer({ min: 1, max: 6 }),
    more: fc.integer({ min: 0, max: 5 }),
    isTogether: fc.boolean(),
    tiers: fc.subarray([...voterTiers]),
    region: fc.constantFrom(undefined, 'nation', owner, `${owner}.city`, 'nation.other'),
  })
  .map(
    ({ least, more, isTogether, region, ...rest }): Ballot => ({
      ...rest,
      ...(isTogether ? { together: { least, most: least + more } } : {}),
      ...(region ? { regionPath: region } : {}),
    }),
  );

describe('a ballot as it was kept', () => {
  it('of earlier times says only how many a day, and reads as a rule of today', () => {
    expect(readBallot({ perDay: 3, perWorkPerDay: 1 })).toEqual({
      period: 'day',
      perPeriod: 3,
      perWork: 1,
      tiers,
    });
    expect(readBallot(undefined)).toEqual(plainBallot);
  });

  it('comes back as it went, in whatever order a database keeps its names', () => {
    fc.assert(
      fc.property(anyBallot, (ballot) => {
        expect(readBallot(JSON.parse(JSON.stringify(ballot)))).toEqual(ballot);
      }),
    );
  });
});

describe('a ballot as typed', () => {
  it('is a ready one where that was chosen, whatever the other fields say', () => {
    expect(ballotTyped({ ...typed, perPeriod: 9, ballotLike: 'zhonggong-2024' })).toEqual({
      ...readyBallots['zhonggong-2024'],
      tiers,
    });
    for (const key of readyBallotKeys) expect(judged(readyBallots[key])).toEqual([]);
  });

  it('with one number of works alone means exactly so many', () => {
    expect(ballotTyped({ ...typed, ballotMost: 3 }).together).toEqual({ least: 3, most: 3 });
    expect(ballotTyped({ ...typed, ballotLeast: 2 }).together).toEqual({ least: 2, most: 2 });
    expect(ballotTyped(typed).together).toBeUndefined();
  });
});

describe('a ballot that does not stand is refused by its field', () => {
  it.each([
    ['call.ballot-many', 'perPeriod', { perPeriod: 51 }],
    ['call.ballot-per-work', 'perWork', { perWork: 6 }],
    ['call.ballot-different', 'perWork', { perWork: 2, together: { least: 1, most: 5 } }],
    ['call.ballot-reversed', 'ballotLeast', { together: { least: 4, most: 3 } }],
    ['call.ballot-most', 'ballotMost', { together: { least: 1, most: 6 } }],
    ['call.ballot-nobody', 'tiers', { tiers: [] }],
    ['call.ballot-elsewhere', 'regionId', { regionPath: 'nation.other' }],
    ['call.ballot-region', 'regionId', { regionPath: owner, tiers: ['account'] as const }],
  ])('%s by %s', (code, field, ballot) => {
    expect(judged(ballot)).toEqual([[field, code]]);
  });

  it('regions above, at and beneath the owner stand', () => {
    for (const regionPath of ['nation', owner, `${owner}.city`]) expect(judged({ regionPath })).toEqual([]);
  });
});

describe('beneath the ballot of the level above', () => {
  const than = (own: Partial<Ballot>, above: Partial<Ballot> = {}) =>
    compareBallots({ ...plainBallot, ...own }, { ...plainBallot, ...above });

  it('fewer votes, fewer people and a smaller region are tighter', () => {
    expect(than({})).toBe('same');
    expect(than({ perPeriod: 3 })).toBe('tighter');
    expect(than({ tiers: ['member'] })).toBe('tighter');
    expect(than({ regionPath: owner })).toBe('tighter');
    expect(than({ regionPath: `${owner}.city` }, { regionPath: owner })).toBe('tighter');
    expect(than({ perWork: 5 })).toBe('looser');
    expect(than({}, { regionPath: owner })).toBe('looser');
    expect(than({ together: { least: 3, most: 5 } }, { together: { least: 1, most: 5 } })).toBe('tighter');
  });

  it('another period, ballots for single votes, and one thing for another are neither', () => {
    expect(than({ period: 'window' })).toBe('apart');
    expect(than({ together: { least: 5, most: 5 } })).toBe('apart');
    expect(than({ perPeriod: 3, perWork: 2 })).toBe('apart');
    expect(than({ regionPath: 'nation.a' }, { regionPath: 'nation.b' })).toBe('apart');
  });

  it('where a rule is locked nothing else stands, where it may be tightened nothing looser', () => {
    const ballotRule = callRules.filter(({ key }) => key === 'ballot');
    const judge = (own: Partial<Ballot>, latitude: 'locked' | 'tighten' | 'free') =>
      refusalsOf(
        // A version kept in earlier times stands above.
        differencesBetween(
          ballotRule,
          { ballot: { ...plainBallot, ...own } },
          { ballot: { perDay: 5, perWorkPerDay: 1 } },
          { ballot: latitude },
        ),
        callFieldOf,
      ).map(({ code, field }) => [code, field]);
    expect(judge({}, 'locked')).toEqual([]);
    expect(judge({ perPeriod: 3 }, 'locked')).toEqual([['campaign.rule-locked', 'perPeriod']]);
    expect(judge({ perPeriod: 3 }, 'tighten')).toEqual([]);
    expect(judge({ perWork: 5 }, 'tighten')).toEqual([['campaign.rule-looser', 'perPeriod']]);
    expect(judge({ period: 'window' }, 'tighten')).toEqual([['campaign.rule-looser', 'perPeriod']]);
    expect(judge({ period: 'window' }, 'free')).toEqual([]);
  });

  it('whoever is tighter is so from the other side looser', () => {
    const turned = { same: 'same', tighter: 'looser', looser: 'tighter', apart: 'apart' };
    fc.assert(
      fc.property(anyBallot, anyBallot, (a, b) => {
        expect(compareBallots(a, b)).toBe(turned[compareBallots(b, a)]);
      }),
    );
  });
});

describe('a ballot in words', () => {
  it.each([
    ['zhonggong-2025', '每人每天 5 票，每件作品每天最多 1 票'],
    ['wuhan', '每件作品每天最多 5 票'],
    ['shanxi-2021', '同一账号对同一作品 24 小时内 1 票'],
    ['luzhou', '每张选票选 1 至 5 件不同的作品'],
    ['zhonggong-2024', '每张选票必须选 5 件不同的作品'],
  ] as const)('%s says %s', (key, words) => {
    expect(sayQuota(readyBallots[key]).zh).toContain(words);
  });

  it('says who counts and where, and leaves no argument open in either language', () => {
    const ballot = { ...plainBallot, tiers: ['phone', 'member'] as const, regionPath: owner };
    expect(
      ballotWords(ballot, { zh: '青海省总工会' })
        .map(({ zh }) => zh)
        .slice(1),
    ).toEqual(['只计以下身份的票：手机号验证、工会会员确认；一人一份', '仅限青海省总工会及其所属单位的会员']);
    fc.assert(
      fc.property(anyBallot, (one) => {
        const { zh, en } = sayBallot(one);
        expect(`${zh}${en}`).not.toMatch(/[{}]|undefined/);
      }),
    );
  });
});
