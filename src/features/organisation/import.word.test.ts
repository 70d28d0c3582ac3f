/** A table of organisations, judged before anything is written: paths, kinds, days, what is there already. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { OrganisationId } from '../../kernel/id.ts';
import { dayTyped, type ImportRow, planImport, readRows, segmentsOf, sumOf } from './import.ts';
import type { Organisation, OrganisationKind } from './organisation.ts';

let made = 0;
function organisation(
  name: string,
  parent?: Organisation,
  kind: OrganisationKind = 'territorial',
): Organisation {
  const id = `o${++made}` as OrganisationId;
  return {
    ...{ id, path: parent ? `${parent.path}.${id}` : id, parentId: parent?.id, kind },
    ...{ name: { zh: name }, shortName: { zh: name.replace('总工会', '') } },
    ...{ isOutside: false, units: 0, version: 1 },
  };
}
const root = organisation('西宁市总工会');
const row = (number: number, cells: ImportRow['cells']): ImportRow => ({ number, cells });
const plan = (rows: ImportRow[], existing: Organisation[] = []) => planImport(root, rows, existing);
const problems = (rows: ImportRow[], existing: Organisation[] = []) =>
  plan(rows, existing).flatMap((one) =>
    one.problems.map(({ column, refusal }) => [one.number, column, refusal.code] as const),
  );

test('columns are known by their headings in either language and any order; rows keep the sheet’s numbers', () => {
  expect(
    readRows([[], ['类别', ' 名 称* ', 'Parent', '备注'], ['基层', '甲', '', 'x'], [], ['地方', '乙', '甲']]),
  ).toEqual([
    { number: 3, cells: { kind: '基层', name: '甲' } },
    { number: 5, cells: { kind: '地方', name: '乙', parent: '甲' } },
  ]);
});

test('organisation.import-no-head a table without its heading is refused, and one with a prototype for a heading', () => {
  for (const head of [['甲', '基层'], ['名称', '名称'], ['__proto__', 'constructor'], []]) {
    expect(readRows([head, ['甲', '基层']])).toMatchObject({ code: 'organisation.import-no-head' });
  }
});

test('a parent is a path from the place of the import; its own name may begin it', () => {
  for (const typed of ['甲/乙', '甲／乙', ' 甲 / 乙 ', '西宁市总工会/甲/乙', '西宁市/甲/乙', '甲 > 乙'])
    expect(segmentsOf(typed, root)).toEqual(['甲', '乙']);
  expect([segmentsOf(undefined, root), segmentsOf('西宁市总工会', root)]).toEqual([[], []]);
});

test('a day is read as people and spreadsheets write it, and only if there is such a day', () => {
  for (const typed of ['2020-05-01', '2020/5/1', '2020.5.1', '2020年5月1日', '2020-05-01 00:00'])
    expect(dayTyped(typed)).toBe('2020-05-01');
  for (const typed of ['2020-02-30', '2020-13-01', '1.5.2020', '43952', 'x'])
    expect(dayTyped(typed)).toBeUndefined();
});

test('rows may stand in any order: a child before its parent, by full or short name', () => {
  const planned = plan([
    row(2, { name: '厂', kind: '基层', parent: '东区/甲街' }),
    row(3, { name: '甲街总工会', shortName: '甲街', kind: '地方', parent: '东区总工会' }),
    row(4, { name: '东区总工会', shortName: '东区', kind: 'territorial' }),
  ]);
  expect(planned.map((one) => one.happens)).toEqual(['make', 'make', 'make']);
  expect(planned[0]!.parent?.row?.number).toBe(3);
  expect(planned[1]!.parent?.row?.number).toBe(4);
  expect(planned[2]!.parent?.existing?.id).toBe(root.id);
});

test('what is there stays: the same table again makes nothing; only what is filled in and differs is changed', () => {
  const east = organisation('东区总工会', root);
  const shop = organisation('厂工会', east, 'grassroots');
  const rows = [
    row(2, { name: '东区总工会', kind: '地方' }),
    row(3, { name: '厂工会', kind: '基层', parent: '东区', shortName: '小厂', nameEn: 'Works' }),
    row(4, { name: '厂工会', kind: '基层' }),
  ];
  const planned = plan(rows, [shop, east]);
  expect(planned.map((one) => [one.happens, one.changes])).toEqual([
    ['keep', []],
    ['change', ['shortName', 'nameEn']],
    ['make', []],
  ]);
  expect(sumOf(planned)).toEqual({ rows: 3, make: 1, change: 1, keep: 1, fix: 0 });
});

test('each row’s problems stand beside its cell: kind, parent, name twice, slash, length, day, a kind that differs', () => {
  const east = organisation('东区总工会', root);
  expect(
    problems(
      [
        row(2, { name: '甲', kind: '星球' }),
        row(3, { name: '乙', kind: '基层', parent: '没有/丙' }),
        row(4, { name: '丁', kind: '基层' }),
        row(5, { name: '丁', kind: '基层' }),
        row(6, { name: '戊/己', kind: '基层', openedOn: '2020-02-30' }),
        row(7, { kind: '基层' }),
        row(8, { name: '长'.repeat(61), kind: '基层' }),
        row(9, { name: '东区总工会', kind: '基层' }),
        row(10, { name: '庚\u202e', kind: '基层' }),
        row(11, { name: '辛' }),
      ],
      [east],
    ),
  ).toEqual([
    [2, 'kind', 'organisation.import-unknown-kind'],
    [3, 'parent', 'organisation.import-no-parent'],
    [5, 'name', 'organisation.import-twice'],
    [6, 'name', 'organisation.import-slash'],
    [6, 'openedOn', 'shape.not-a-day'],
    [7, 'name', 'shape.required'],
    [8, 'name', 'shape.too-long'],
    [9, 'kind', 'organisation.import-kind-differs'],
    [10, 'name', 'shape.unreadable'],
    [11, 'kind', 'shape.required'],
  ]);
});

test('two rows that would be each other’s parent find no parent: no circle comes in by a table', () => {
  const rows = [
    row(2, { name: '甲', kind: '地方', parent: '乙' }),
    row(3, { name: '乙', kind: '地方', parent: '甲' }),
  ];
  expect(problems(rows).map(([number, column]) => [number, column])).toEqual([
    [2, 'parent'],
    [3, 'parent'],
  ]);
});

test('whatever is typed, each row is judged once and none is both made and wrong', () => {
  const cell = fc.oneof(fc.constantFrom('甲', '乙', '甲/乙', '基层', '地方', '2020-01-01', ''), fc.string());
  const cells = fc.record({ name: cell, kind: cell, parent: cell, shortName: cell, openedOn: cell });
  fc.assert(
    fc.property(fc.array(cells, { maxLength: 12 }), (all) => {
      const planned = plan(all.map((one, index) => row(index + 2, one)));
      expect(planned).toHaveLength(all.length);
      for (const one of planned) expect(one.happens === 'fix').toBe(one.problems.length > 0);
    }),
  );
});
