/** Designing a form: what may stand, what keys are, and what must not change once it was answered. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freeKey, judgeField, judgeForm, judgeReform, moved, withField } from './design.ts';
import { answersOf, type Field, fieldKinds, judgeAnswers, sayLimits } from './field.ts';
import { fieldTyped, optionsTyped, sayOptions } from './typed.ts';

const field = (kind: Field['kind'], more: Partial<Field> = {}): Field => ({
  ...{ key: 'asked', kind, label: { zh: '项目', en: 'Question' }, force: 'must' },
  ...more,
});
const options = [
  { key: 'a', name: { zh: '甲' } },
  { key: 'b', name: { zh: '乙' } },
];

const anyField: fc.Arbitrary<Field> = fc
  .record({
    kind: fc.constantFrom(...fieldKinds),
    force: fc.constantFrom('must', 'should', 'may' as const),
    min: fc.option(fc.integer({ min: 0, max: 5 }), { nil: undefined }),
    max: fc.option(fc.integer({ min: 5, max: 60 }), { nil: undefined }),
  })
  .map((one) => ({
    ...one,
    ...{ key: 'asked', label: { zh: '项目' }, choices: options, roles: options, words: { zh: '承诺' } },
    tree: [{ key: 'x', name: { zh: '指标' } }],
  }));
const anyText = fc.string({ unit: 'grapheme', maxLength: 80 });
const anyRaw = fc.dictionary(
  fc.constantFrom(
    'asked',
    'asked.0.name',
    'asked.0.role',
    'asked.x.said',
    'asked.99.name',
    '__proto__',
    'else',
  ),
  fc.array(anyText, { maxLength: 2 }),
);

describe('designing', () => {
  it('a field is refused where its own limits cannot stand', () => {
    const said = (one: Field) => judgeField(one, []).map((found) => [found.field, found.code]);
    expect(said(field('text', { min: 9, max: 3 }))).toEqual([['max', 'call.limits-reversed']]);
    expect(said(field('text', { max: 9000 }))).toEqual([['max', 'shape.too-large']]);
    expect(said(field('date', { notBefore: '2020-02-01', notAfter: '2020-01-01' }))).toEqual([
      ['notAfter', 'call.limits-reversed'],
    ]);
    expect(said(field('choice', { choices: options.slice(1) }))).toEqual([['choices', 'call.options-few']]);
    expect(said(field('choice', { choices: [options[0]!, options[0]!] }))).toEqual([
      ['choices', 'call.options-twice'],
    ]);
    expect(said(field('indicators', { tree: [] }))).toEqual([['tree', 'call.tree-empty']]);
    expect(said(field('statement'))).toEqual([['words', 'shape.required']]);
    expect(said(field('text', { when: { key: 'no', equals: 'a' } }))).toEqual([['when', 'call.condition']]);
  });

  it('a form is refused with a key twice, a key of the house, too many fields, a condition before its choice', () => {
    const keyed = (key: string) => ({ ...field('text'), key });
    const said = (fields: Field[]) => judgeForm(fields).map((found) => found.code);
    expect(said([keyed('x'), keyed('x')])).toEqual(['call.field-key']);
    expect(said([keyed('subtype')])).toEqual(['call.field-key']);
    expect(said(Array.from({ length: 41 }, (_, n) => keyed(`x-${n}`)))).toEqual(['call.fields-many']);
    const choice = { ...field('choice', { choices: options }), key: 'way' };
    const hung = { ...field('text', { when: { key: 'way', equals: 'a' } }), key: 'why' };
    expect([said([choice, hung]), said([hung, choice])]).toEqual([[], ['call.condition-order']]);
    expect(judgeForm([hung], { subtypes: [] }).map((found) => found.code)).toEqual(['call.condition-order']);
  });

  it('moving there and back changes nothing, and never loses a field', () => {
    const list = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { minLength: 1 });
    fc.assert(
      fc.property(list, fc.nat(4), (keys, at) => {
        const fields = keys.map((key) => ({ ...field('text'), key }));
        const key = keys[at % keys.length]!;
        const down = moved(fields, key, 'down');
        expect(new Set(down)).toEqual(new Set(fields));
        if (key !== keys.at(-1)) expect(moved(down, key, 'up')).toEqual(fields);
        expect(withField(fields, { ...field('number'), key })).toHaveLength(fields.length);
      }),
    );
  });

  it('an option that keeps its name keeps its key; a new one takes none that was', () => {
    const before = optionsTyped('甲 | A\n乙');
    expect(before.map((one) => one.key)).toEqual(['option-1', 'option-2']);
    const after = optionsTyped('丙\n乙\tB', before);
    expect(after).toEqual([
      { key: 'option-3', name: { zh: '丙', en: undefined } },
      { key: 'option-2', name: { zh: '乙', en: 'B' } },
    ]);
    expect(sayOptions(before)).toBe('甲 | A\n乙');
    expect(freeKey('field', ['field-2', 'field-9', 'other-20'])).toBe('field-10');
  });

  it('a field has only what its kind has', () => {
    const typed = {
      kind: 'date',
      label: '日期',
      force: 'may',
      min: 3,
      choices: '甲\n乙',
      notBefore: '2020-01-01',
    } as const;
    expect(fieldTyped(typed, 'field-1')).toMatchObject({ key: 'field-1', notBefore: '2020-01-01' });
    expect(fieldTyped(typed, 'field-1')).not.toHaveProperty('choices');
    expect(sayLimits(field('text', { min: 500, max: 1400 }))).toEqual({
      zh: '500–1400 字',
      en: '500–1400 characters',
    });
  });
});

describe('a form that was answered already', () => {
  const before = [
    { ...field('text', { max: 100, force: 'may' }), key: 'a' },
    { ...field('choice', { choices: options }), key: 'b' },
  ];
  const change = (key: string, more: Partial<Field>) =>
    judgeReform(
      before,
      before.map((one) => (one.key === key ? { ...one, ...more } : one)),
    ).map((one) => one.code);

  it('keeps every question, its kind, its options, and limits no narrower', () => {
    const broken = ['call.breaks-answers'];
    expect(judgeReform(before, before.slice(1)).map((one) => one.code)).toEqual(broken);
    expect(change('a', { kind: 'number' })).toEqual(broken);
    expect(change('a', { max: 99 })).toEqual(broken);
    expect(change('a', { min: 1 })).toEqual(broken);
    expect(change('a', { force: 'must' })).toEqual(broken);
    expect(change('a', { contains: '#' })).toEqual(broken);
    expect(change('a', { when: { key: 'b', equals: 'a' } })).toEqual(broken);
    expect(change('b', { choices: options.slice(1) })).toEqual(broken);
    const fresh = { ...field('text'), key: 'c' };
    expect(judgeReform(before, [...before, fresh]).map((one) => one.code)).toEqual(broken);
  });

  it('may say it better, ask less of it, offer more, and ask more that need not be answered', () => {
    expect(change('a', { label: { zh: '别名' }, help: { zh: '说明' }, max: 200, force: 'should' })).toEqual(
      [],
    );
    expect(change('b', { choices: [...options, { key: 'c', name: { zh: '丙' } }], force: 'may' })).toEqual(
      [],
    );
    const fresh = { ...field('text', { force: 'may' }), key: 'c' };
    expect(judgeReform(before, [fresh, ...before].reverse())).toEqual([]);
  });

  it('whatever stands after such a change: an answer that stood stands', () => {
    const two = fc.tuple(anyField, anyField).filter(([a, b]) => a.kind === b.kind);
    fc.assert(
      fc.property(two, anyRaw, ([was, is], raw) => {
        if (judgeReform([was], [is]).length > 0) return;
        const answers = answersOf([was], raw);
        if (judgeAnswers([was], answers).length === 0) expect(judgeAnswers([is], answers)).toEqual([]);
      }),
      { numRuns: 3000 },
    );
  });
});
