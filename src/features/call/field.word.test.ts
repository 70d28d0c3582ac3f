/** What a call asks, and whether what is answered stands: every kind at its edges, and the notices' own figures. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Answers,
  answersOf,
  type Field,
  fieldKinds,
  fieldsAsked,
  judgeAnswers,
  lengthOfText,
  listAdvised,
  sayAnswer,
} from './field.ts';
import { sayTree, treeTyped } from './typed.ts';

const field = (kind: Field['kind'], more: Partial<Field> = {}): Field => ({
  ...{ key: 'asked', kind, label: { zh: '项目', en: 'Question' }, force: 'must' },
  ...more,
});
const codes = (one: Field, answer: Answers[string] | undefined, isDraft = false) =>
  judgeAnswers([one], answer === undefined ? {} : { asked: answer }, { isDraft }).map((found) => found.code);
const options = [
  { key: 'a', name: { zh: '甲' } },
  { key: 'b', name: { zh: '乙' } },
];

describe('the edges of each kind', () => {
  const comment = field('text', { min: 500, max: 1400 });
  it.each([
    [499, 'call.answer-short'],
    [500, undefined],
    [1400, undefined],
    [1401, 'call.answer-long'],
  ])('a comment of %i characters (500–1400)', (count, code) => {
    expect(codes(comment, '字'.repeat(count))).toEqual(code ? [code] : []);
  });

  it('spaces, line breaks and the halves of a rare character do not count', () => {
    expect(lengthOfText('你 好\n\t𠮷')).toBe(3);
    expect(codes(field('text', { max: 3 }), '你 好\n𠮷')).toEqual([]);
  });

  it('a poem has at most fifty lines, empty ones not counted', () => {
    const poem = field('text', { linesMax: 50 });
    const lines = (count: number) => Array.from({ length: count }, () => '行').join('\n\n');
    expect([codes(poem, lines(50)), codes(poem, lines(51))]).toEqual([[], ['call.answer-lines']]);
  });

  it('a topic carries the word the paper asks for', () => {
    const topic = field('text', { contains: '#好网民#' });
    expect(codes(topic, '#好网民#在行动')).toEqual([]);
    expect(codes(topic, '#网民#在行动')).toEqual(['call.answer-lacks']);
  });

  it('days are days of the calendar, the first and the last included', () => {
    const day = field('date', { notBefore: '2018-01-01', notAfter: '2019-12-31' });
    const said = ['2017-12-31', '2018-01-01', '2019-12-31', '2020-01-01', '2019-02-29', '昨天'].map((one) =>
      codes(day, one),
    );
    expect(said).toEqual([
      ...[['call.day-early'], [], [], ['call.day-late'], ['shape.not-a-day'], ['shape.not-a-day']],
    ]);
  });

  it('numbers, choices, declarations', () => {
    const number = field('number', { min: 0, max: 100 });
    expect([0, 100, -1, 101, '不少' as never].map((one) => codes(number, one))).toEqual([
      ...[[], [], ['shape.too-small'], ['shape.too-large'], ['shape.wrong-kind']],
    ]);
    const choice = field('choice', { choices: options });
    expect([codes(choice, 'a'), codes(choice, 'c'), codes(choice, undefined)]).toEqual([
      ...[[], ['shape.not-chosen'], ['shape.not-chosen']],
    ]);
    const statement = field('statement', { words: { zh: '没有水印' } });
    expect([codes(statement, true), codes(statement, undefined)]).toEqual([[], ['call.statement-missing']]);
  });

  it('people: how many, each with a name, each with a part there is', () => {
    const crew = field('people', { min: 2, max: 3, roles: options });
    const named = (count: number) => Array.from({ length: count }, (_, n) => ({ name: `人${n}`, role: 'a' }));
    expect([1, 2, 3, 4].map((count) => codes(crew, named(count)))).toEqual([
      ...[['call.people-few'], [], [], ['call.people-many']],
    ]);
    const wrong = judgeAnswers([crew], { asked: [{ name: '' }, { name: '乙', role: 'z' }] });
    expect(wrong).toEqual([
      { code: 'shape.required', field: 'answers.asked.0.name' },
      { code: 'shape.not-chosen', field: 'answers.asked.1.role' },
    ]);
  });

  it('a tree of indicators is answered leaf by leaf', () => {
    const tree = treeTyped('覆盖 | 会员数 | 20 | 截图 | 去重\n覆盖 | 组织数\n惠及');
    const figures = field('indicators', { tree });
    const raw = { 'asked.line-2.said': ['28000'], 'asked.line-2.evidence': ['附图'] };
    const answers = answersOf([figures], raw);
    expect(judgeAnswers([figures], answers).map((found) => found.field)).toEqual([
      ...['answers.asked.line-3.said', 'answers.asked.line-4.said'],
    ]);
    expect(sayAnswer(figures, answers.asked, 'zh')).toBe('会员数: 28000');
    expect(sayTree(tree).split('\n')[0]).toBe('覆盖 | 会员数 | 20 | 截图 | 去重');
    expect(treeTyped(sayTree(tree), tree)).toEqual(tree);
  });
});

describe('conditions', () => {
  const fields: Field[] = [
    { ...field('choice', { choices: options }), key: 'way' },
    { ...field('text', { when: { key: 'way', equals: 'a' } }), key: 'why' },
    { ...field('choice', { choices: options, when: { key: 'way', equals: 'b' } }), key: 'how' },
    { ...field('text', { when: { key: 'how', equals: 'a' } }), key: 'deep' },
    { ...field('text', { when: { key: 'subtype', equals: 'poem' } }), key: 'poem' },
  ];
  it('what hangs on a choice is asked with it, and what hangs on that with that', () => {
    const asked = (answers: Answers, subtype?: string) =>
      fieldsAsked(fields, answers, { subtype }).map((one) => one.key);
    expect(asked({})).toEqual(['way']);
    expect(asked({ way: 'a', how: 'a' })).toEqual(['way', 'why']);
    expect(asked({ way: 'b', how: 'a' })).toEqual(['way', 'how', 'deep']);
    expect(asked({ way: 'a' }, 'poem')).toEqual(['way', 'why', 'poem']);
  });

  it('what is not asked is not judged, and stays kept', () => {
    const answers = answersOf(fields, { way: ['a'], why: ['因为'], deep: ['字'.repeat(6000)] });
    expect(answers.deep).toHaveLength(6000);
    expect(judgeAnswers(fields, answers)).toEqual([]);
  });
});

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

describe('whatever is sent', () => {
  it('AC-062 AC-063 is read without a fault, and judged with sentences for fields that are asked', () => {
    fc.assert(
      fc.property(anyField, anyRaw, fc.boolean(), (one, raw, isDraft) => {
        const answers = answersOf([one], raw);
        expect(Object.keys(answers).every((key) => key === 'asked')).toBe(true);
        for (const found of judgeAnswers([one], answers, { isDraft }))
          expect(found.field).toMatch(/^answers\.asked/);
        expect(typeof sayAnswer(one, answers.asked, 'zh')).toBe('string');
      }),
      { numRuns: 2000 },
    );
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('a draft is never refused for what is missing, and what may be sent may be kept as a draft', () => {
    fc.assert(
      fc.property(anyField, anyRaw, (one, raw) => {
        const answers = answersOf([one], raw);
        const draft = judgeAnswers([one], answers, { isDraft: true });
        const sent = judgeAnswers([one], answers);
        if (sent.length === 0) expect(draft).toEqual([]);
        expect(judgeAnswers([one], {}, { isDraft: true })).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  it('only what must be answered is missing; what should be is told apart', () => {
    fc.assert(
      fc.property(anyField, (one) => {
        expect(judgeAnswers([one], {}).length > 0).toBe(one.force === 'must');
        expect(listAdvised([one], {}).length > 0).toBe(one.force === 'should');
      }),
    );
  });
});
