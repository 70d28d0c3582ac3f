/** The rules of calls without a database. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OrganisationId } from '../../kernel/id.ts';
import { dayOf, startOfDay } from '../../kernel/period.ts';
import {
  type Call,
  type CallPhase,
  datesOf,
  fileRulesOf,
  inherited,
  isFrozen,
  isSupplement,
  judgeCallDates,
  judgeKey,
  judgeRubric,
  judgeTypedRules,
  phaseOfCall,
  type TypedDates,
} from './call.ts';

const at = startOfDay;
const call = {
  id: 'above',
  lineage: 'above',
  campaignId: 'c',
  ownerId: 'o',
  ownerPath: 'o',
  ownerName: { zh: '青海' },
  version: 3,
  key: 'film',
  name: { zh: '微电影征集' },
  hostId: 'h' as OrganisationId,
  hostPath: 'o.h',
  hostName: { zh: '黄南州' },
  opensAt: at('2020-06-01'),
  closesAt: at('2020-08-21'),
  recommendUntil: at('2020-08-29'),
  reviewUntil: at('2020-09-09'),
  voteOpensAt: at('2020-09-10'),
  voteClosesAt: at('2020-09-18'),
  hostFloor: 6,
  unitCap: 6,
  supplements: ['unitCap'],
  frozenAt: at('2020-09-10'),
} as unknown as Call;
const running = { ...call, frozenAt: undefined };

describe('the phases of a call', () => {
  const edges: [keyof Call, CallPhase, CallPhase][] = [
    ['opensAt', 'before', 'collecting'],
    ['closesAt', 'collecting', 'recommending'],
    ['recommendUntil', 'recommending', 'reviewing'],
    ['reviewUntil', 'reviewing', 'awaiting-vote'],
    ['voteOpensAt', 'awaiting-vote', 'voting'],
    ['voteClosesAt', 'voting', 'reckoning'],
  ];
  it.each(edges)('at %s, not a moment before, %s becomes %s', (field, before, after) => {
    const edge = call[field] as Date;
    expect([phaseOfCall(call, new Date(edge.getTime() - 1)), phaseOfCall(call, edge)]).toEqual([
      before,
      after,
    ]);
  });

  it('rules are frozen from the instant the vote opens, marked or not', () => {
    expect(isFrozen(running, new Date(call.voteOpensAt.getTime() - 1))).toBe(false);
    expect(isFrozen(running, call.voteOpensAt)).toBe(true);
    expect(isFrozen(call, call.opensAt)).toBe(true);
  });
});

describe('how it adds up', () => {
  it('a rubric stands only with a hundred points in all', () => {
    const criterion = (max: number) => ({ key: `${max}`, name: { zh: 'x' }, max });
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 6 }), (maxima) => {
        const sum = maxima.reduce((a, b) => a + b, 0);
        const refusal = judgeRubric(maxima.map(criterion));
        if (sum === 100) expect(refusal).toBeUndefined();
        else expect(refusal).toMatchObject({ code: 'call.rubric', about: { sum } });
      }),
    );
    expect(judgeRubric([criterion(40), criterion(60)])).toBeUndefined();
  });
});

describe('an adopted call', () => {
  it('takes over every rule, and no host, floor or freeze: its works go to the host above', () => {
    const own = inherited(call, at('2020-08-11'));
    expect(own).toMatchObject({
      parentId: 'above',
      key: 'film',
      closesAt: at('2020-08-11'),
      recommendUntil: call.recommendUntil,
      unitCap: 6,
    });
    expect([own.hostId, own.hostPath, own.hostName, own.hostFloor, own.frozenAt]).toEqual(
      Array(5).fill(undefined),
    );
    expect(own).not.toHaveProperty('version');
  });

  it('keeps what the paper lacks marked', () => {
    expect([isSupplement(call, 'unitCap'), isSupplement(call, 'closesAt')]).toEqual([true, false]);
  });
});

describe('the dates an officer gives a call', () => {
  const period = { opensAt: at('2021-05-01'), closesAt: at('2021-10-01') };
  const typed: TypedDates = { opensOn: '2021-06-01', closesOn: '2021-08-20' };
  const problems = (more: Partial<TypedDates>) =>
    judgeCallDates(datesOf({ ...typed, ...more }), period).map(({ code, field }) => [field, code]);

  it('what is left empty follows the last day of collecting by 8, 19, 20 and 28 days', () => {
    expect(datesOf(typed)).toEqual({
      opensAt: at('2021-06-01'),
      closesAt: at('2021-08-21'),
      recommendUntil: at('2021-08-29'),
      reviewUntil: at('2021-09-09'),
      voteOpensAt: at('2021-09-09'),
      voteClosesAt: at('2021-09-18'),
    });
    expect(problems({})).toEqual([]);
  });

  it('every step that ends before the one it follows is refused at its own field', () => {
    const wrong = 'call.dates-disordered';
    expect(problems({ closesOn: '2021-05-31' })).toEqual([['closesOn', wrong]]);
    expect(problems({ recommendOn: '2021-08-19' })).toEqual([['recommendOn', wrong]]);
    expect(problems({ recommendOn: '2021-08-20' })).toEqual([]);
    expect(problems({ reviewOn: '2021-08-27' })).toEqual([['reviewOn', wrong]]);
    expect(problems({ voteOpensOn: '2021-09-08' })).toEqual([['voteOpensOn', wrong]]);
    expect(problems({ voteClosesOn: '2021-09-08' })).toEqual([['voteClosesOn', wrong]]);
    expect(problems({ voteClosesOn: '2021-09-09' })).toEqual([]);
  });

  it('collecting lies within the campaign, its first and last day included', () => {
    expect(problems({ opensOn: '2021-04-30', closesOn: '2021-10-01' })).toEqual([
      ['opensOn', 'call.outside-campaign'],
      ['closesOn', 'call.outside-campaign'],
    ]);
    expect(problems({ opensOn: '2021-05-01', closesOn: '2021-09-30' })).toEqual([]);
  });

  it('days left empty are never refused, whatever the others are', () => {
    const day = fc
      .integer({ min: 0, max: 90 })
      .map((n) => dayOf(new Date(at('2021-08-20').getTime() + n * 864e5)));
    fc.assert(
      fc.property(day, fc.boolean(), (one, isReview) => {
        expect(problems(isReview ? { reviewOn: one, recommendOn: one } : { recommendOn: one })).toEqual([]);
      }),
    );
  });
});

describe('what an officer types of a call', () => {
  it('a key is a word, once in a campaign', () => {
    expect(judgeKey('micro-video', [{ key: 'song' }])).toBeUndefined();
    for (const key of ['Song', '2021', '-a', 'a b', '歌'])
      expect(judgeKey(key, [])).toEqual({ code: 'call.key', field: 'key' });
    expect(judgeKey('song', [{ key: 'song' }])).toEqual({ code: 'call.key-taken', field: 'key' });
  });

  it('rules that no file of a ticked kind could meet are refused', () => {
    const none = { takesVideo: false, takesAudio: false, takesPicture: false, isWide: false };
    const codes = (more: Partial<Parameters<typeof judgeTypedRules>[0]>) =>
      judgeTypedRules({ ...none, ...more }).map(({ code, field }) => [field, code]);
    expect(codes({ takesVideo: true, secondsMin: 180, secondsMax: 300, isWide: true })).toEqual([]);
    expect(codes({ secondsMin: 300, secondsMax: 180 })).toEqual([['secondsMax', 'call.lengths-reversed']]);
    expect(codes({ takesPicture: true, secondsMax: 180 })).toEqual([['takesPicture', 'call.unmeasurable']]);
    expect(codes({ takesAudio: true, isWide: true })).toEqual([['takesAudio', 'call.unmeasurable']]);
    expect(fileRulesOf(none)).toEqual([]);
    expect(fileRulesOf({ ...none, takesVideo: true, secondsMin: 180, isWide: true })).toEqual([
      { kind: 'container', force: 'must', allowed: ['mp4', 'mov', 'webm'] },
      { kind: 'duration-seconds', force: 'must', min: 180, max: undefined },
      { kind: 'aspect', force: 'must', width: 16, height: 9 },
    ]);
  });
});
