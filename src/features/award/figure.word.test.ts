/** A sheet of figures: what it changes, and everything that is wrong with it, by field and by line. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EntryId } from '../../kernel/id.ts';
import { countMissing, readSheet, type Sheet, type Stated } from './figure.ts';

const [first, second] = ['a' as EntryId, 'b' as EntryId];
const about = {
  keys: ['likes', 'shares'],
  works: [
    { id: first, number: 'QH-001' },
    { id: second, number: 'QH-002' },
  ],
  stated: [{ entryId: first, key: 'likes', amount: 5, source: '平台后台', dated: '2020-09-01' }] as Stated[],
  today: '2020-09-10',
};
const read = (sheet: Partial<Sheet>) => readSheet(about, { works: [], ...sheet });
const wrongs = (sheet: Partial<Sheet>) => {
  const found = read(sheet);
  return 'refusals' in found ? found.refusals.map((one) => `${one.field} ${one.code}`) : [];
};
const common = { source: '来函', dated: '2020-09-10' };

describe('rows', () => {
  it('only what differs changes; zero is a number; an emptied row is taken back', () => {
    const same = { ...about.stated[0]! };
    expect(read({ works: [same] })).toEqual({ changes: [] });
    expect(read({ ...common, works: [same, { entryId: second, key: 'likes', amount: 0 }] })).toEqual({
      changes: [{ entryId: second, key: 'likes', amount: 0, ...common }],
    });
    expect(read({ ...common, works: [{ entryId: first, key: 'likes' }] })).toEqual({
      changes: [{ entryId: first, key: 'likes' }],
    });
  });

  it('says by field: no source, no day, a day to come, a source without a number, a work that is not in it', () => {
    const rows = [
      { entryId: first, key: 'likes', amount: 1 },
      { entryId: first, key: 'shares', amount: 1, source: 'x', dated: '2020-09-11' },
      { entryId: second, key: 'likes', source: 'x' },
      { entryId: 'z' as EntryId, key: 'likes', amount: 1, ...common },
    ];
    expect(wrongs({ works: rows })).toEqual([
      'works.0.source award.figure-source',
      'works.0.dated award.figure-day',
      'works.1.dated award.figure-ahead',
      'works.2.amount award.figure-amount',
      'works.3.amount award.no-such-place',
    ]);
  });
});

describe('lines from a sheet', () => {
  it('are taken with their head left out, full-width digits and thousands read, before the row of the work', () => {
    const works = [{ entryId: second, key: 'likes', amount: 1, ...common }];
    const paste = '编号\t点赞\nQH-001\t1,234\n\nＱＨ-002  ５６';
    expect(read({ ...common, works, pasteKey: 'likes', paste })).toEqual({
      changes: [
        { entryId: first, key: 'likes', amount: 1234, ...common },
        { entryId: second, key: 'likes', amount: 56, ...common },
      ],
    });
  });

  it('that are none are told by their number, all at once; so is a figure nobody chose', () => {
    const paste = 'QH-001\t1\nQH-009\t2\nQH-001\t3\nQH-002\t-4\nQH-002\t1.5';
    const found = read({ ...common, pasteKey: 'likes', paste });
    expect('refusals' in found && found.refusals.map((one) => [one.code, one.about?.line])).toEqual([
      ['award.figure-number', 2],
      ['award.figure-twice', 3],
      ['award.figure-line', 4],
      ['award.figure-line', 5],
    ]);
    expect(wrongs({ ...common, paste: 'QH-001\t1' })).toEqual(['pasteKey award.figure-unknown']);
    expect(wrongs({ pasteKey: 'likes', paste: 'QH-001\t1\nQH-002\t1' })).toEqual([
      'source award.figure-source',
      'dated award.figure-day',
    ]);
  });

  it('whatever is pasted, nobody is asked to guess: numbers as they were typed, or a refusal', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), (paste) => {
        const found = read({ ...common, pasteKey: 'likes', paste });
        const fine = 'changes' in found && found.changes.every((one) => Number.isSafeInteger(one.amount));
        expect(fine || 'refusals' in found).toBe(true);
      }),
    );
  });
});

it('what is missing is every figure of every work that has none; zero is there', () => {
  expect(countMissing(about.keys, [first, second], about.stated)).toBe(3);
  const zero = [{ ...about.stated[0]!, entryId: second, amount: 0 }];
  expect(countMissing(['likes'], [first, second], [...about.stated, ...zero])).toBe(0);
});
