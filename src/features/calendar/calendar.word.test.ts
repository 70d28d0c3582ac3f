/** Proof that windows answer as published, and that one sentence, one refusal and one end belong to each instant. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantAt, startOfDay } from '../../kernel/period.ts';
import { isOpenTo, standingOf } from '../../kernel/window.ts';
import {
  closedAtOf,
  type Extension,
  isLate,
  judgeStanding,
  judgeUntil,
  reportWindowOf,
  sayStanding,
  sayWindow,
  stateOf,
  windowOfEntries,
  windowOfRecommendation,
  windowOfReview,
  windowOfVote,
} from './calendar.ts';

const day = startOfDay;
const call = {
  opensAt: day('2020-05-01'),
  closesAt: day('2020-08-21'),
  lateUntil: day('2020-08-26'),
  graceMinutes: 30,
  recommendUntil: day('2020-09-01'),
  reviewUntil: day('2020-09-10'),
  voteOpensAt: day('2020-09-11'),
  voteClosesAt: day('2020-09-18'),
  withdrawnAt: undefined as Date | undefined,
};
const campaign = {
  opensAt: day('2020-05-01'),
  closesAt: day('2020-10-01'),
  activitiesFrom: day('2020-01-01'),
  reportDueAt: day('2020-08-21') as Date | undefined,
  reportUntil: undefined as Date | undefined,
  graceMinutes: 0,
  endedAt: undefined as Date | undefined,
};

describe('the windows', () => {
  it('works are on time until the closing, late while late ones are taken, then in grace', () => {
    const window = windowOfEntries(call);
    const states = ['2020-04-30', '2020-05-01', '2020-08-20', '2020-08-21', '2020-08-25', '2020-08-26'].map(
      (one) => standingOf(window, day(one)).state,
    );
    expect(states).toEqual(['before', 'on-time', 'on-time', 'late', 'late', 'grace']);
    expect(standingOf(window, instantAt('2020-08-26', '00:30')).state).toBe('closed');
  });

  it('where no late ones are taken the closing is sharp; the instant itself is late', () => {
    const window = windowOfEntries({ ...call, lateUntil: undefined, graceMinutes: 0 });
    expect(standingOf(window, new Date(call.closesAt.getTime() - 1)).state).toBe('on-time');
    expect(standingOf(window, call.closesAt).state).toBe('closed');
    expect([isLate(window, call.closesAt), isLate(window, day('2020-08-20'))]).toEqual([true, false]);
  });

  it('recommending, review and vote follow their own dates, each to a sharp end (AC-136)', () => {
    expect(standingOf(windowOfRecommendation(call), day('2020-08-31')).state).toBe('on-time');
    expect(standingOf(windowOfReview(call), day('2020-08-31')).state).toBe('before');
    expect(standingOf(windowOfVote(call), call.voteOpensAt).state).toBe('on-time');
    expect(standingOf(windowOfVote(call), call.voteClosesAt)).toEqual({
      state: 'closed',
      closedAt: call.voteClosesAt,
    });
  });

  it('activities since January count, are due at their day and late until the period ends', () => {
    const state = (one: string, own = campaign) => standingOf(reportWindowOf(own), day(one)).state;
    expect([state('2019-12-31'), state('2020-02-01'), state('2020-08-20'), state('2020-08-21')]).toEqual([
      'before',
      'on-time',
      'on-time',
      'late',
    ]);
    expect([state('2020-09-30'), state('2020-10-01')]).toEqual(['late', 'closed']);
    expect(state('2020-09-05', { ...campaign, reportUntil: day('2020-09-05') })).toBe('closed');
    expect(state('2020-09-30', { ...campaign, reportDueAt: undefined })).toBe('on-time');
  });

  it('what was withdrawn or ended is closed since then, whatever its dates say', () => {
    const endedAt = day('2020-07-01');
    expect(standingOf(windowOfEntries({ ...call, withdrawnAt: endedAt }), day('2020-07-01'))).toEqual({
      state: 'closed',
      closedAt: endedAt,
    });
    expect(standingOf(reportWindowOf({ ...campaign, endedAt }), day('2020-07-02')).state).toBe('closed');
  });

  it('every window keeps its ends in their order, whatever dates are set', () => {
    const instants = fc.nat(400).map((days) => new Date(day('2020-01-01').getTime() + days * 86_400_000));
    const maybe = fc.option(instants, { nil: undefined });
    const reports = fc.record({
      opensAt: instants,
      closesAt: instants,
      activitiesFrom: instants,
      reportDueAt: maybe,
      reportUntil: maybe,
      graceMinutes: fc.nat(10_080),
      endedAt: maybe,
    });
    fc.assert(
      fc.property(reports, (own) => {
        const { dueAt, openUntil, graceUntil } = reportWindowOf(own);
        expect(dueAt <= openUntil && openUntil <= graceUntil).toBe(true);
      }),
    );
  });
});

describe('the sentence', () => {
  const window = windowOfEntries(call);
  const say = (now: Date, granted: { until: Date; id: string }[] = []) =>
    sayWindow(window, now, 'zh', granted);

  it('says until when, how many days, and that late is late', () => {
    expect(say(instantAt('2020-08-17', '09:00'))).toBe('2020年8月20日前，还有 3 天');
    expect(say(instantAt('2020-08-20', '23:00'))).toBe('今天截止：2020年8月20日');
    expect(say(day('2020-08-22'))).toBe('已过期限，仍可补报至 2020年8月25日（记为迟报）');
    expect(say(instantAt('2020-08-26', '00:10'))).toBe(
      '已于 2020年8月25日 截止；此前已开始的，2020年8月26日 00:30 前可以完成',
    );
    expect(say(day('2020-08-27'))).toBe('已于 2020年8月25日 截止');
    expect(say(day('2020-04-01'))).toBe('尚未开始，自 2020年5月1日 00:00 起');
    expect(say(day('2020-08-27'), [{ until: day('2020-09-01'), id: 'x' }])).toBe(
      '已延期至 2020年8月31日，还有 4 天',
    );
  });

  it('never promises what the refusal denies: it names an end ahead exactly where something is open', () => {
    const instants = fc.nat(200).map((days) => new Date(day('2020-04-01').getTime() + days * 86_400_000));
    fc.assert(
      fc.property(instants, fc.option(instants, { nil: undefined }), (now, until) => {
        const standing = standingOf(window, now, until ? [{ until, id: 'x' }] : []);
        const refusal = judgeStanding(standing);
        expect(refusal === undefined).toBe(isOpenTo(standing));
        if (refusal?.code === 'calendar.closed') {
          expect(refusal.about).toEqual({ closedAt: closedAtOf(standing) });
          expect(sayStanding(standing, now, 'zh')).toContain('截止');
        }
      }),
    );
  });

  it('AC-078 what was begun before the end may be finished in grace, what was begun after it may not', () => {
    const grace = standingOf(window, instantAt('2020-08-26', '00:10'));
    expect(judgeStanding(grace, day('2020-08-25'))).toBeUndefined();
    expect(judgeStanding(grace, instantAt('2020-08-26', '00:05'))?.code).toBe('calendar.closed');
    expect(judgeStanding(grace)?.code).toBe('calendar.closed');
    expect(judgeStanding(standingOf(window, day('2020-04-01')))?.code).toBe('calendar.not-open');
  });
});

describe('an extension', () => {
  const extension = {
    until: day('2020-09-05'),
    uses: 0,
    usesMax: 2,
    grantedAt: day('2020-08-20'),
  } as Extension;

  it('is prepared, in force, used up, expired or ended', () => {
    const now = day('2020-09-01');
    const states = [
      stateOf({ ...extension, grantedAt: undefined }, now),
      stateOf(extension, now),
      stateOf({ ...extension, uses: 2 }, now),
      stateOf(extension, extension.until),
      stateOf({ ...extension, endedAt: now }, now),
    ];
    expect(states).toEqual(['prepared', 'granted', 'used-up', 'expired', 'ended']);
  });

  it('must end in the future and after the end that stands for everybody', () => {
    const now = day('2020-08-24');
    const judge = (until: string) => judgeUntil(day(until), [windowOfEntries(call)], now)?.code;
    expect(judge('2020-08-24')).toBe('calendar.until-past');
    expect(judge('2020-08-26')).toBe('calendar.until-too-early');
    expect(judge('2020-08-27')).toBeUndefined();
  });
});
