/** Proof that lines of the calendar are read as typed, and that what is stored comes back as it was. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { startOfDay } from '../../kernel/period.ts';
import type { CalendarItem } from '../campaign/campaign.ts';
import { itemsOf, type TypedItem, typedOf } from './phase.ts';

const opensAt = startOfDay('2020-05-01');
const read = (typed: TypedItem[], before: CalendarItem[] = []) => itemsOf(typed, before, opensAt);
const codes = (typed: TypedItem[]) => {
  const judged = read(typed);
  return 'refusals' in judged ? judged.refusals.map((one) => `${one.field}: ${one.code}`) : [];
};

describe('lines of the calendar', () => {
  it('an end without a time takes its whole day along, one with a time is that instant', () => {
    const judged = read([
      { kind: 'deadline', name: '报送', untilOn: '2020-08-20', words: '8月20日前' },
      { kind: 'deadline', name: '上传', untilOn: '2020-09-20', untilAt: '22:00' },
    ]);
    expect('items' in judged && judged.items.map((item) => item.closesAt.toISOString())).toEqual([
      '2020-08-20T16:00:00.000Z',
      '2020-09-20T14:00:00.000Z',
    ]);
  });

  it('every fault is told by its field, all at once', () => {
    expect(
      codes([
        { kind: 'phase', name: '启动', fromOn: '2020-06-01', untilOn: '2020-05-01' },
        { kind: 'phase', name: '开展', untilOn: '2020-05-01' },
        { kind: 'deadline', words: '9月上旬' },
        { kind: 'deadline', name: '报送', untilOn: '2020-09-20', untilAt: '24:00' },
      ]),
    ).toEqual([
      'items.0.untilOn: calendar.reversed',
      'items.1.fromOn: shape.required',
      'items.2.name: shape.required',
      'items.2.untilOn: shape.required',
      'items.3.untilAt: calendar.not-a-time',
    ]);
  });

  it('spare lines and removed ones are left out; keys stay with their lines and are never given twice', () => {
    const first = read([
      { kind: 'deadline', name: '甲', untilOn: '2020-08-20' },
      { kind: 'deadline', name: '乙', untilOn: '2020-08-21' },
      { kind: 'deadline' },
    ]);
    const stored = 'items' in first ? first.items : [];
    const again = read(
      [
        { ...typedOf(stored[0]!), remove: true },
        typedOf(stored[1]!),
        { kind: 'phase', name: '丙', fromOn: '2020-06-01', untilOn: '2020-06-02', key: stored[1]!.key },
      ],
      stored,
    );
    const items = 'items' in again ? again.items : [];
    expect(items.map((item) => item.name.zh)).toEqual(['乙', '丙']);
    expect(items[0]!.key).toBe(stored[1]!.key);
    expect(new Set(items.map((item) => item.key)).size).toBe(2);
  });

  it('what is stored comes back the same through the form, to the minute', () => {
    const minute = 60_000;
    const item = fc
      .tuple(fc.nat(300_000), fc.integer({ min: 1, max: 300_000 }), fc.constantFrom('phase', 'deadline'))
      .map(([from, lasts, kind]): CalendarItem => {
        const begins = opensAt.getTime() + from * minute;
        return {
          key: 'k',
          kind: kind as CalendarItem['kind'],
          name: { zh: '事项', en: undefined },
          opensAt: new Date(begins),
          closesAt: new Date(begins + lasts * minute),
          words: undefined,
          subject: undefined,
        };
      });
    fc.assert(
      fc.property(item, (one) => {
        const judged = read([typedOf(one)], [one]);
        expect('items' in judged && judged.items).toEqual([one]);
      }),
    );
  });
});
