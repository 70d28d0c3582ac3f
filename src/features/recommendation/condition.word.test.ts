/** Conditions as they are written and read, and the table of quotas as it is typed and pasted. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { OrganisationId } from '../../kernel/id.ts';
import type { Call } from '../call/call.ts';
import { readConditions, sayConditions } from './condition.ts';
import { type Condition, facetsOf, sumsOf } from './quota.ts';
import { alignFields, fieldsOf, layTable, rowsTyped } from './table.ts';

const named = (key: string, zh: string, en: string) => ({ key, name: { zh, en } });
const call = {
  eligibility: {
    subtypes: [named('abroad', '国际传播', 'International'), named('story', '故事情景剧', 'Story')],
    groups: [named('pro', '专业组', 'Professional'), named('amateur', '业余组', 'Amateur')],
  },
} as unknown as Pick<Call, 'eligibility'>;
const facets = facetsOf(call);
const facet = (key: string) => facets.find((one) => one.key === key)!;
const codes = (refusals: readonly { code: string }[]) => refusals.map(({ code }) => code);

const bound = fc.option(fc.nat({ max: 4 }), { nil: undefined });
const anyCondition = fc
  .record({ key: fc.constantFrom('abroad', 'story', 'pro', 'amateur'), low: bound, high: bound })
  .filter(({ low, high }) => low !== undefined || high !== undefined)
  .map(({ key, low, high }): Condition => ({ ...facet(key), least: low, most: high }));

describe('conditions as they are written', () => {
  test.each([
    ['国际传播≥2', { by: 'subtype', key: 'abroad', least: 2 }],
    ['含至少2件国际传播', { by: 'subtype', key: 'abroad', least: 2 }],
    ['其中国际传播不少于 2 件', { by: 'subtype', key: 'abroad', least: 2 }],
    ['业余组不超过5件', { by: 'group', key: 'amateur', most: 5 }],
    ['at most 5 Amateur', { by: 'group', key: 'amateur', most: 5 }],
    ['International >= 2', { by: 'subtype', key: 'abroad', least: 2 }],
    ['基层≥１', { by: 'unit-kind', key: 'grassroots', least: 1 }],
  ])('“%s” is understood', (cell, wanted) => {
    const { conditions, refusals } = readConditions(cell, facets);
    expect([conditions.length, refusals]).toEqual([1, []]);
    expect(conditions[0]).toMatchObject(wanted);
  });

  test('what is not understood is told with its words', () => {
    expect(readConditions('多多益善', facets).refusals).toMatchObject([
      { code: 'recommendation.condition-unreadable', about: { words: '多多益善' } },
    ]);
    expect(codes(readConditions('戏曲≥2；国际传播≥1', facets).refusals)).toEqual([
      'recommendation.condition-unknown',
    ]);
    expect(codes(readConditions(Array(20).fill('基层≥1').join('；'), facets).refusals)).toEqual([
      'recommendation.conditions-many',
    ]);
  });

  test('what is said is read again, in both languages, whatever the conditions', () => {
    const conditions = fc.uniqueArray(anyCondition, { maxLength: 4, selector: (one) => one.key });
    fc.assert(
      fc.property(conditions, fc.constantFrom('zh' as const, 'en' as const), (given, language) => {
        const read = readConditions(sayConditions(given, language), facets);
        const plain = (all: readonly Condition[]) =>
          all.map(({ by, key, least: l, most: m }) => [by, key, l, m]);
        expect(read.refusals).toEqual([]);
        expect(plain(read.conditions)).toEqual(plain(given));
      }),
    );
  });
});

describe('the table', () => {
  const place = (id: string, zh: string) => ({
    ...{ id: id as OrganisationId, name: { zh: `${zh}总工会` }, shortName: { zh } },
  });
  const children = [place('a', '西宁市'), place('b', '海南州')];

  test('a pasted table is laid over the stored one; names nobody bears are told', () => {
    const stored = fieldsOf(
      children,
      [{ organisationId: 'a' as OrganisationId, cap: 9, conditions: [] }],
      'zh',
    );
    const cells = [
      ['单位', '最低数', '上限', '条件'],
      ['海南州', '2', '６件', '国际传播≥2'],
      ['某某', '1', '', ''],
    ];
    const laid = layTable(stored, children, cells);
    expect(laid).toMatchObject({ lines: 2, unmatched: ['某某'] });
    expect(laid.fields).toMatchObject({
      'rows.0.cap': ['9'],
      'rows.1.floor': ['2'],
      'rows.1.cap': ['6'],
      'rows.1.conditions': ['国际传播≥2'],
    });
  });

  test('each wrong cell is told by its field; rows of others and rows twice too', () => {
    const row = (id: string, conditions?: string) => ({
      organisationId: id as OrganisationId,
      cap: 3,
      conditions,
    });
    const { refusals } = rowsTyped([row('a', '乱写'), row('x'), row('a')], children, facets);
    expect(refusals.map(({ code, field }) => [code, field])).toEqual([
      ['recommendation.condition-unreadable', 'rows.0.conditions'],
      ['recommendation.not-beneath', 'rows.1.cap'],
      ['recommendation.not-beneath', 'rows.2.cap'],
    ]);
  });

  test('what was typed stays with its unit when the units beneath changed meanwhile', () => {
    const typed = { 'rows.0.organisationId': ['b'], 'rows.0.cap': ['7'] };
    expect(alignFields(typed, children, fieldsOf(children, [], 'zh'))).toMatchObject({
      'rows.0.cap': [''],
      'rows.1.cap': ['7'],
    });
  });

  test('sums: a cap that is not said counts as the call’s; without any there is no sum', () => {
    expect(sumsOf([{ floor: 1, cap: 4 }, { cap: undefined }], 6)).toEqual({ floor: 1, cap: 10 });
    expect(sumsOf([{ cap: 4 }, {}])).toEqual({ floor: 0, cap: undefined });
  });
});
