/** The rules of campaigns without a database. */

import { describe, expect, it } from 'vitest';
import { sayEnd, startOfDay } from '../../kernel/period.ts';
import { next } from '../../kernel/verdict.ts';
import {
  beginningOn,
  type CalendarItem,
  type Campaign,
  type CampaignState,
  campaignTransitions,
  closingOn,
  endOfDay,
  findCalendarConflicts,
  generationOf,
  isOpen,
  judgePeriod,
  lastDayOf,
  ownCalendar,
  phaseAt,
  rootLabelOf,
} from './campaign.ts';

const at = startOfDay;
const item = (
  key: string,
  kind: CalendarItem['kind'],
  from: string,
  until: string,
  more: Partial<CalendarItem> = {},
): CalendarItem => ({
  key,
  kind,
  name: { zh: key },
  opensAt: at(from),
  closesAt: at(until),
  ...more,
});
const campaign = {
  lineage: 'aa.bb',
  state: 'running',
  opensAt: at('2020-05-01'),
  closesAt: at('2020-10-01'),
  calendar: [
    item('report', 'deadline', '2020-05-01', '2020-08-21'),
    item('launch', 'phase', '2020-05-01', '2020-06-01'),
    item('run', 'phase', '2020-06-01', '2020-09-01'),
  ],
} as unknown as Campaign;

describe('a campaign', () => {
  it('every state × verb leads where the table says', () => {
    const states: CampaignState[] = ['draft', 'running', 'closed', 'withdrawn'];
    const table = states.map((state) => [
      state,
      next(campaignTransitions, state, 'start'),
      next(campaignTransitions, state, 'close'),
      next(campaignTransitions, state, 'withdraw'),
    ]);
    expect(table).toEqual([
      ['draft', 'running', undefined, undefined],
      ['running', undefined, 'closed', 'withdrawn'],
      ['closed', undefined, undefined, undefined],
      ['withdrawn', undefined, undefined, undefined],
    ]);
  });

  it('is open only while it runs and today lies in its period: the first instant in, the last instant out', () => {
    expect(isOpen(campaign, at('2020-05-01'))).toBe(true);
    expect(isOpen(campaign, new Date(at('2020-05-01').getTime() - 1))).toBe(false);
    expect(isOpen(campaign, new Date(at('2020-10-01').getTime() - 1))).toBe(true);
    expect(isOpen(campaign, at('2020-10-01'))).toBe(false);
    expect(isOpen({ ...campaign, state: 'draft' }, at('2020-06-01'))).toBe(false);
    expect(isOpen({ ...campaign, state: 'closed' }, at('2020-06-01'))).toBe(false);
    expect(isOpen({ ...campaign, state: 'withdrawn' }, at('2020-06-01'))).toBe(false);
  });

  it('knows today’s phase; a deadline is none', () => {
    expect(phaseAt(campaign, at('2020-05-31'))?.key).toBe('launch');
    expect(phaseAt(campaign, at('2020-06-01'))?.key).toBe('run');
    expect(phaseAt(campaign, at('2020-09-01'))).toBeUndefined();
  });

  it('says its end as people do: the last day when it closes at midnight, else the instant', () => {
    expect(lastDayOf(at('2020-08-21'))).toBe('2020-08-20');
    expect(sayEnd(at('2020-08-21'), 'zh')).toBe('2020年8月20日');
    expect(sayEnd(new Date('2020-08-20T18:00:00+08:00'), 'zh')).toBe('2020年8月20日 18:00');
    expect(sayEnd(at('2020-08-21'), 'en')).toBe('20 Aug 2020');
  });

  it('knows its root and how often it was handed down', () => {
    expect([rootLabelOf(campaign), generationOf(campaign)]).toEqual(['aa', 2]);
  });
});

describe('two deadlines for one thing', () => {
  const early = item('a', 'deadline', '2020-05-01', '2020-08-21', { subject: 'results', words: '8月20日前' });
  const late = item('b', 'deadline', '2020-05-01', '2020-09-11', { subject: 'results', words: '9月上旬' });

  it('Qinghai’s 8月20日前 and 9月上旬 are shown as the paper’s fault; the earlier counts', () => {
    const [conflict, ...more] = findCalendarConflicts([
      late,
      early,
      item('c', 'deadline', '2020-05-01', '2020-09-26'),
    ]);
    expect(more).toEqual([]);
    expect(conflict).toMatchObject({ subject: 'results', earlier: { key: 'a' }, later: { key: 'b' } });
    expect(conflict!.sentence.zh).toContain('“8月20日前”与“9月上旬”');
    expect(conflict!.sentence.en).toContain('“8月20日前” and “9月上旬”');
  });

  it('the same day twice, other subjects, and phases are no conflict', () => {
    expect(findCalendarConflicts([early, { ...early, key: 'x' }])).toEqual([]);
    expect(findCalendarConflicts([early, { ...late, subject: 'other' }])).toEqual([]);
    expect(findCalendarConflicts([early, { ...late, kind: 'phase' }])).toEqual([]);
  });
});

describe('own days', () => {
  it('an end keeps the clock time of the one it takes the place of: midnight stays midnight, 18:00 stays 18:00', () => {
    expect(closingOn('2020-08-10', at('2020-08-21'))).toEqual(at('2020-08-11'));
    expect(closingOn('2020-08-10', new Date('2020-08-20T18:00:00+08:00'))).toEqual(
      new Date('2020-08-10T18:00:00+08:00'),
    );
    expect(closingOn('2020-08-20', at('2020-08-21'))).toEqual(at('2020-08-21'));
    expect([closingOn(undefined, at('2020-08-21')), closingOn('2020-08-20', undefined)]).toEqual([
      at('2020-08-21'),
      at('2020-08-21'),
    ]);
  });

  it('a beginning on the same day keeps its clock time', () => {
    const nine = new Date('2020-05-01T09:00:00+08:00');
    expect([beginningOn('2020-05-01', nine), beginningOn(undefined, nine)]).toEqual([nine, nine]);
    expect(beginningOn('2020-05-02', nine)).toEqual(at('2020-05-02'));
  });

  it('no phase outlasts the own end; what is owed above stays', () => {
    const calendar = [...campaign.calendar, item('sum', 'phase', '2020-09-01', '2020-10-01')];
    const own = ownCalendar(calendar, at('2020-08-15'));
    expect(own.map((one) => [one.key, one.closesAt])).toEqual([
      ['report', at('2020-08-21')],
      ['launch', at('2020-06-01')],
      ['run', at('2020-08-15')],
    ]);
  });
});

describe('the period an officer gives a campaign', () => {
  it('holds its last day whole: one day is enough, an end before the beginning is refused', () => {
    expect(endOfDay('2021-09-30')).toEqual(at('2021-10-01'));
    expect(lastDayOf(endOfDay('2021-09-30'))).toBe('2021-09-30');
    expect(judgePeriod({ opensAt: at('2021-05-01'), closesAt: endOfDay('2021-05-01') })).toBeUndefined();
    expect(judgePeriod({ opensAt: at('2021-05-02'), closesAt: endOfDay('2021-05-01') })).toEqual({
      code: 'campaign.dates-reversed',
      field: 'closesOn',
    });
  });
});
