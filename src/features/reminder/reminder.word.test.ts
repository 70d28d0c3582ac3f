/** Who is told, when again, on which occasion, in which words. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { OrganisationId } from '../../kernel/id.ts';
import { dayMs, instantAt, plusDays } from '../../kernel/period.ts';
import type { CalendarItem } from '../campaign/campaign.ts';
import {
  dueOf,
  mayBeToldAt,
  occasionAt,
  occasions,
  placeOf,
  reminderKinds,
  type Standing,
  wordsFor,
} from './reminder.ts';

const now = instantAt('2020-07-15', '10:00');
const standing = (more: Partial<Standing> = {}): Standing => ({
  organisationId: 'o' as OrganisationId,
  name: { zh: '西宁市总工会' },
  isOutside: false,
  officers: 1,
  isAdoptedByHand: false,
  hasReported: false,
  missing: ['sign', 'adopt', 'report'],
  remindedAt: {},
  ...more,
});

describe('whether an organisation is told', () => {
  test('who has done it is not, whatever else; who has no account is told by phone', () => {
    expect(placeOf(standing(), 'sign', now)).toBe('tell');
    expect(placeOf(standing({ missing: ['adopt'] }), 'sign', now)).toBe('done');
    expect(placeOf(standing({ officers: 0 }), 'sign', now)).toBe('no-account');
    expect(placeOf(standing({ isOutside: true }), 'sign', now)).toBe('no-account');
    expect(placeOf(standing({ isOutside: true, missing: [] }), 'sign', now)).toBe('done');
  });

  test('nobody is told the same thing twice within 24 hours; another thing they may be told', () => {
    fc.assert(
      fc.property(fc.integer({ min: -2 * dayMs, max: 2 * dayMs }), (ms) => {
        const told = standing({ remindedAt: { sign: new Date(now.getTime() - ms) } });
        expect(placeOf(told, 'sign', now)).toBe(ms >= dayMs ? 'tell' : 'too-soon');
        expect(mayBeToldAt(told, 'sign').getTime() - told.remindedAt.sign!.getTime()).toBe(dayMs);
        expect(placeOf(told, 'adopt', now)).toBe('tell');
      }),
    );
  });
});

describe('occasions', () => {
  test('seven days before, one day before, one day after: each one day long, never two at once', () => {
    const due = instantAt('2020-08-21', '00:00');
    const at = (days: number) => occasionAt(due, plusDays(due, days));
    expect([-8, -7, -6, -2, -1, 0, 1, 2].map(at)).toEqual([
      undefined,
      'before-7',
      undefined,
      undefined,
      'before-1',
      undefined,
      'after-1',
      undefined,
    ]);
    fc.assert(
      fc.property(fc.integer({ min: -20 * dayMs, max: 20 * dayMs }), (ms) => {
        const days = Math.floor(ms / dayMs);
        const expected = { [-7]: 'before-7', [-1]: 'before-1', 1: 'after-1' }[days];
        expect(occasionAt(due, new Date(due.getTime() + ms))).toBe(expected);
      }),
    );
  });
});

describe('by when', () => {
  const item = (kind: CalendarItem['kind'], key: string, closesAt: Date): CalendarItem => ({
    ...{ kind, key, closesAt, name: { zh: key }, opensAt: plusDays(closesAt, -20) },
  });
  const campaign = {
    opensAt: instantAt('2020-05-01', '00:00'),
    closesAt: instantAt('2020-10-01', '00:00'),
    activitiesFrom: instantAt('2020-01-01', '00:00'),
    graceMinutes: 0,
    state: 'running' as const,
    calendar: [
      item('phase', 'unfold', instantAt('2020-09-01', '00:00')),
      item('deadline', 'plan', instantAt('2020-05-20', '00:00')),
      item('phase', 'launch', instantAt('2020-06-01', '00:00')),
    ],
  };

  test('signing and adopting while the first phase lasts, reports by the campaign’s date, amendments without a date', () => {
    expect(dueOf(campaign, 'sign')).toEqual(instantAt('2020-06-01', '00:00'));
    expect(dueOf(campaign, 'adopt')).toEqual(instantAt('2020-06-01', '00:00'));
    expect(dueOf(campaign, 'report')).toEqual(campaign.closesAt);
    const reportDueAt = instantAt('2020-08-21', '00:00');
    expect(dueOf({ ...campaign, reportDueAt }, 'report')).toEqual(reportDueAt);
    expect(dueOf(campaign, 'amend')).toBeUndefined();
    expect(dueOf({ ...campaign, calendar: [] }, 'sign')).toBeUndefined();
  });

  test('the words name the last day, and the occasion', () => {
    const due = instantAt('2020-08-21', '00:00');
    expect(wordsFor('report', due)).toBe('如已开展线下活动，请于2020年8月20日前报送；同一数字只报一次。');
    expect(wordsFor('sign', undefined)).toBe('请登录同心签收通知。');
    expect(wordsFor('sign', due, 'before-7')).toBe('还有 7 天。请于2020年8月20日前登录同心签收通知。');
    expect(wordsFor('adopt', due, 'after-1')).toBe('期限已过。请承接主题活动并向下部署。');
    for (const kind of reminderKinds)
      for (const occasion of [undefined, ...occasions])
        expect(wordsFor(kind, due, occasion)).not.toMatch(/[{}]/);
  });
});
