/** Names behind an open one: whatever a year's data asks comes through, and nothing that is no such name. */

import { describe, expect, it } from 'vitest';
import { check, decodeForm, line, openNames, shape, unjudged } from './form.ts';

const Form = shape({ title: line(5), answers: openNames(3) });
const read = (raw: Record<string, string[]>) => check(Form, decodeForm(Form, { title: ['x'], ...raw }));
const codes = (raw: Record<string, string[]>) => {
  const found = read(raw);
  return 'refusals' in found ? found.refusals.map((one) => one.code) : [];
};

describe('names behind an open one', () => {
  it('come with what was typed, without the name before the dot', () => {
    const found = read({ 'answers.place': ['县城'], 'answers.crew.0.name': ['马小禾'] });
    expect(found).toEqual({ value: { title: 'x', answers: { place: ['县城'], 'crew.0.name': ['马小禾'] } } });
  });

  it('AC-060 AC-063 no other name comes with them, and none that would reach the roots of things', () => {
    for (const name of [
      'other.place',
      'answers.__proto__',
      'answers.a.constructor.',
      'answers.',
      'answers.A',
    ])
      expect(codes({ [name]: ['x'] }), name).toEqual(['shape.unknown-field']);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('AC-064 too many, and signs that nobody can read, are refused', () => {
    const many = Object.fromEntries(['a', 'b', 'c', 'd'].map((key) => [`answers.${key}`, ['x']]));
    expect(codes(many)).toEqual(['shape.too-many']);
    expect(codes({ 'answers.a': ['\u202etxt'] })).toEqual(['shape.unreadable']);
    expect('refusals' in check(Form, { title: 'x', answers: { a: { $gt: '' } } })).toBe(true);
  });

  it('a form that only comes back takes whatever was typed', () => {
    const again = unjudged(Form);
    expect('value' in check(again, decodeForm(again, { title: ['far too long'], odd: ['x'] }))).toBe(true);
  });
});
