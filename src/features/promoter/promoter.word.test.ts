/** The word "promoter": what a pasted line says, what counts of a visit, and that no telephone number comes in. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ActivityId } from '../../kernel/id.ts';
import { hasPhone, judgeDay, linesOf, movementOf } from './promoter.ts';
import { manyHeads } from './text.ts';

const today = '2020-07-10';

test('a pasted list: name, role, since; a head is skipped, empty lines too, a missing day is today', () => {
  expect(linesOf('姓名\t身份\t起始日期\n马兰\t二车间\t2020-06-01\n\n央金', today, manyHeads)).toEqual([
    { line: 2, entered: { name: '马兰', role: '二车间', since: '2020-06-01' } },
    { line: 4, entered: { name: '央金', role: undefined, since: today } },
  ]);
});

test('a line that cannot be read says which, and why', () => {
  const codes = linesOf(
    `\t二车间\n马兰\t\t6月\n${'长'.repeat(31)}\n央金\t\t2020-02-30`,
    today,
    manyHeads,
  ).map((one) => ('refusal' in one ? [one.line, one.refusal.code] : one.line));
  expect(codes).toEqual([
    [1, 'promoter.line-name'],
    [2, 'promoter.line-day'],
    [3, 'promoter.line-long'],
    [4, 'promoter.line-day'],
  ]);
});

test('whatever is pasted, every line that is not empty is read or refused', () => {
  fc.assert(
    fc.property(fc.array(fc.string().map((text) => text.replace(/[\r\n]/g, ''))), (texts) => {
      const filled = texts.filter((text) => text.split('\t').some((cell) => cell.trim() !== ''));
      expect(linesOf(texts.join('\n'), today, [])).toHaveLength(filled.length);
    }),
  );
});

test.each([
  ['马兰 13800000000', true],
  ['138 0000 0000', true],
  ['０９７１－６１２３４５６', true],
  ['二车间 3 班', false],
  ['2020 届', false],
])('“%s” holds a telephone number: %s', (text, isPhone) => {
  expect(hasPhone(text)).toBe(isPhone);
});

test('a visit counts once; within an activity it is none of its own; whoever was met is a contact', () => {
  expect(movementOf({ met: 12 })).toEqual({ visits: 1, contacts: 12 });
  expect(movementOf({ met: 12, activityId: 'a' as ActivityId })).toEqual({ visits: 0, contacts: 12 });
});

test('the days that count', () => {
  const span = { from: '2020-01-01', today };
  expect(judgeDay('2020-01-01', span, 'heldOn')).toBeUndefined();
  expect(judgeDay(today, span, 'heldOn')).toBeUndefined();
  expect(judgeDay('2019-12-31', span, 'heldOn')).toMatchObject({
    code: 'promoter.too-early',
    field: 'heldOn',
  });
  expect(judgeDay('2020-07-11', span, 'heldOn')).toMatchObject({ code: 'promoter.in-future' });
});
