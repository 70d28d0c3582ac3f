/** What may come in: every kind of field at its edges, all problems at once, nothing coerced. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as form from './form.ts';

type AnyShape = Parameters<typeof form.check>[0];
const codes = (shape: AnyShape, raw: form.RawForm) => {
  const checked = form.check(shape, form.decodeForm(shape, raw));
  return 'refusals' in checked ? checked.refusals.map((r) => `${r.field} ${r.code}`).sort() : 'good';
};

test('all problems of a form come back at once, each by its field', () => {
  const shape = form.shape({
    name: form.line(4),
    count: form.whole(1, 9),
    on: form.day(),
    at: form.clock(),
    link: form.optionalLink(),
  });
  expect(
    codes(shape, {
      name: ['一二三四五'],
      count: ['0'],
      on: ['2026-02-30'],
      at: ['25:00'],
      link: ['javascript:alert(1)'],
    }),
  ).toEqual([
    'at shape.not-a-time',
    'count shape.too-small',
    'link shape.not-a-link',
    'name shape.too-long',
    'on shape.not-a-day',
  ]);
  expect(codes(shape, {})).toEqual([
    'at shape.required',
    'count shape.required',
    'name shape.required',
    'on shape.required',
  ]);
  expect(codes(shape, { name: ['四个字呀'], count: ['9'], on: ['2028-02-29'], at: ['23:59'] })).toBe('good');
});

test('AC-064 numbers are digits and nothing else: never coerced', () => {
  const shape = form.shape({ count: form.whole(1, 100) });
  for (const typed of ['1e3', 'true', '0x10', '１２', '1.5', '99999999999999999999', '[]']) {
    expect(codes(shape, { count: [typed] })).toEqual(['count shape.wrong-kind']);
  }
  expect(codes(shape, { count: ['101'] })).toEqual(['count shape.too-large']);
  expect(form.check(shape, { count: '5' })).toMatchObject({ refusals: [{ code: 'shape.wrong-kind' }] });
});

test('AC-060 AC-063 unknown names, prototypes among them, are refused and pollute nothing', () => {
  const shape = form.shape({ name: form.line(9) });
  for (const name of ['status', 'orgId', 'score', '__proto__', 'constructor', 'id[]']) {
    const raw: form.RawForm = Object.create(null);
    raw.name = ['x'];
    raw[name] = ['y'];
    expect(codes(shape, raw)).not.toBe('good');
  }
  expect(form.check(shape, JSON.parse('{"name":"x","__proto__":{"polluted":1}}'))).toHaveProperty('refusals');
  expect(({} as { polluted?: number }).polluted).toBeUndefined();
});

test('AC-185 length counts characters as people do; direction overrides and control characters are unreadable', () => {
  const shape = form.shape({ name: form.line(3) });
  expect(codes(shape, { name: ['😀😀😀'] })).toBe('good');
  for (const typed of ['a\u202eb', 'a\u0000', 'a\nb'])
    expect(codes(shape, { name: [typed] })).toEqual(['name shape.unreadable']);
  expect(codes(form.shape({ text: form.prose(9) }), { text: ['a\r\nb'] })).toBe('good');
});

test('points go in halves, rows have their least and most, choices and ids come from lists', () => {
  const marks = form.shape({ mark: form.points(0, 10) });
  expect(codes(marks, { mark: ['9.5'] })).toBe('good');
  expect(form.check(marks, { mark: 9.3 })).toMatchObject({ refusals: [{ code: 'shape.not-half-points' }] });
  const makers = form.shape({ makers: form.rows({ name: form.line(9), role: form.optionalLine(9) }, 1, 2) });
  expect(codes(makers, { 'makers.0.name': [''] })).toEqual(['makers shape.too-few']);
  expect(codes(makers, { 'makers.0.name': ['a'], 'makers.4.name': ['b'], 'makers.5.name': [' '] })).toBe(
    'good',
  );
  expect(codes(makers, { 'makers.0.name': ['a'], 'makers.1.name': ['b'], 'makers.2.name': ['c'] })).toEqual([
    'makers shape.too-many',
  ]);
  expect(codes(makers, { 'makers.0.role': ['a'] })).toEqual(['makers.0.name shape.required']);
  expect(codes(form.shape({ role: form.choice(['a', 'b']) }), { role: ['c'] })).toEqual([
    'role shape.not-chosen',
  ]);
  expect(codes(form.shape({ id: form.id() }), { id: ['1 or 1=1'] })).toEqual(['id shape.not-chosen']);
});

test('whatever is typed, a line that passes is short, one line and without controls', () => {
  const shape = form.shape({ name: form.line(20) });
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
      const checked = form.check(shape, form.decodeForm(shape, { name: [typed] }));
      if ('refusals' in checked) return true;
      const name = (checked as { value: { name: string } }).value.name;
      return [...name].length <= 20 && name === name.trim() && !name.includes('\n');
    }),
  );
});
