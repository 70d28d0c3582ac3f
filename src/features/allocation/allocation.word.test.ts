/** The word "allocation": sums that are computed, equal parts that add up, rows that are each somebody's. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { OrganisationId } from '../../kernel/id.ts';
import {
  type Around,
  findNamed,
  inColumns,
  judgeRows,
  type Row,
  type RowTyped,
  rowsTyped,
  shareEqually,
  sumOf,
  sumsOf,
} from './allocation.ts';
import { sayAmount, sayCount } from './text.ts';

const org = (name: string) => name as OrganisationId;
const row = (name: string, shares: Row['shares'], more: Partial<Row> = {}): Row => ({
  ...{ id: `row-${name}`, kind: 'beneath', organisationId: org(name), members: [], position: 1, shares },
  ...more,
});
const around = (rows: readonly Row[] = []): Around => ({
  ...{ ownerId: org('owner'), rows },
  beneath: new Set(['xining', 'hainan', 'huangnan'].map(org)),
});
const typed = (organisationId: string, ...amounts: (number | undefined)[]): RowTyped => ({
  organisationId: org(organisationId),
  amounts,
});

describe('sums', () => {
  test('the sum is the same in whatever order the rows stand, and figures of other indicators add nothing', () => {
    const shares = fc.array(fc.record({ events: fc.nat(10_000), contacts: fc.nat(10_000) }), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(shares, fc.nat(), (all, turn) => {
        const rows = all.map((one, index) => row(`u${index}`, one));
        const turned = rows.map((_, index) => rows[(index + turn) % rows.length]!);
        expect(sumOf(turned, 'events')).toBe(all.reduce((sum, one) => sum + one.events, 0));
        expect(sumsOf(turned, ['events', 'contacts'])).toEqual(sumsOf(rows, ['events', 'contacts']));
        expect(sumOf(rows, 'promoters')).toBe(0);
      }),
    );
  });

  test('equal shares add up exactly, differ by one at most, and the greater stand first', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.integer({ min: 1, max: 600 }), (total, parts) => {
        const shares = shareEqually(total, parts);
        expect(shares).toHaveLength(parts);
        expect(shares.reduce((sum, share) => sum + share, 0)).toBe(total);
        expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(1);
        expect([...shares].sort((a, b) => b - a)).toEqual(shares);
      }),
    );
    expect(shareEqually(7, 0)).toEqual([]);
  });

  test('printed in groups side by side, every row stands once, read downwards', () => {
    fc.assert(
      fc.property(fc.nat(80), fc.integer({ min: 1, max: 4 }), (count, groups) => {
        const rows = Array.from({ length: count }, (_, index) => index);
        const lines = inColumns(rows, groups);
        const read = Array.from({ length: groups }, (_, group) => lines.map((line) => line[group])).flat();
        expect(read.filter((one) => one !== undefined)).toEqual(rows);
      }),
    );
    expect(inColumns([1, 2, 3, 4, 5], 2)).toEqual([
      [1, 4],
      [2, 5],
      [3, undefined],
    ]);
  });

  test('amounts are said with their measure word, in groups of three', () => {
    const workers = { unit: { zh: '名', en: 'workers' } };
    expect(sayAmount(workers, 5000)).toEqual({ zh: '5,000 名', en: '5,000 workers' });
    expect(sayAmount({ unit: { zh: '场' } }, 65)).toEqual({ zh: '65 场', en: '65 场' });
    expect(sayAmount(workers, 60, 'percent')).toEqual({ zh: '60%', en: '60%' });
    expect([0, 999, 1000, 100_000_000].map(sayCount)).toEqual(['0', '999', '1,000', '100,000,000']);
  });
});

describe('rows as typed', () => {
  const codes = (rows: readonly RowTyped[], stands: readonly Row[] = []) =>
    judgeRows(rows, around(stands)).map(({ code, field }) => [code, field]);

  test('a row is for an organisation straight beneath or the owner, and each has one', () => {
    expect(codes([typed('xining'), typed('owner', 5), typed('xining'), typed('hewan')])).toEqual([
      ['allocation.twice', 'rows.2.organisationId'],
      ['allocation.not-beneath', 'rows.3.organisationId'],
    ]);
  });

  test('an organisation that moved away keeps the row it had', () => {
    expect(codes([typed('moved', 3)], [row('moved', { events: 4 })])).toEqual([]);
  });

  test('a group needs a name, has members from beneath only, and nobody is given twice', () => {
    const group = (name: string | undefined, members: string[], amount?: number): RowTyped => ({
      ...{ name, members: members.map(org), amounts: [amount] },
    });
    expect(codes([group(undefined, [], 4), group(undefined, [])])).toEqual([
      ['allocation.name-needed', 'rows.0.name'],
    ]);
    expect(codes([typed('xining', 3), typed('hainan'), group('市直单位', ['xining', 'hainan'])])).toEqual([
      ['allocation.member-twice', 'rows.2.members'],
    ]);
    expect(
      codes([group('甲', ['hainan']), group('乙', ['hainan']), group('丙', ['hewan', 'owner'])]),
    ).toEqual([
      ['allocation.member-twice', 'rows.1.members'],
      ['allocation.not-beneath', 'rows.2.members'],
    ]);
    expect(codes([group('甲', []), group('甲', [])])).toEqual([['allocation.twice', 'rows.1.name']]);
  });

  test('rows not sent stay; figures of indicators that were no columns stay; an empty cell takes a figure away', () => {
    const stands = [
      row('xining', { events: 10, promoters: 3 }),
      row('hainan', { events: 5 }, { position: 2 }),
    ];
    const sheet = { columns: ['events'], rows: [{ ...typed('xining', undefined), position: 1 }] };
    expect(rowsTyped(sheet, around(stands), () => 'new')).toEqual([
      row('xining', { promoters: 3 }),
      row('hainan', { events: 5 }, { position: 2 }),
    ]);
  });

  test('a group whose name is taken away goes; a new one gets an id; places are counted anew', () => {
    const stands = [
      row('市直单位', { events: 4 }, { kind: 'collective', organisationId: undefined, name: '市直单位' }),
    ];
    const rows: RowTyped[] = [
      { id: 'row-市直单位', amounts: [undefined] },
      { name: '县区', position: 9, amounts: [2] },
      { ...typed('owner', 5), position: 3 },
    ];
    const made = rowsTyped({ columns: ['events'], rows }, around(stands), () => 'new');
    expect(made.map((one) => [one.position, one.kind, one.name, one.id, one.shares])).toEqual([
      [1, 'owner', undefined, 'new', { events: 5 }],
      [2, 'collective', '县区', 'new', { events: 2 }],
    ]);
  });
});

test('a row that nobody gave anything keeps its place in the tree; one without a place follows the row before it', () => {
  const rows: RowTyped[] = [
    typed('owner', undefined),
    { ...typed('xining', 4), position: 7 },
    typed('hainan', 2),
    { ...typed('huangnan', undefined), position: 1 },
  ];
  const made = rowsTyped({ columns: ['events'], rows }, around(), () => 'new');
  expect(made.map((one) => one.organisationId)).toEqual(['huangnan', 'xining', 'hainan']);
});

describe('whose name it is', () => {
  const list = [
    { name: { zh: '网络正能量微电影征集' }, shortName: { zh: '微电影' } },
    { name: { zh: '网络正能量微视频征集' } },
    { name: { zh: '海南州总工会', en: 'Hainan' }, shortName: { zh: '海南州' } },
  ];
  test.each([
    ['网络正能量微电影征集', 0],
    ['微电影征集', 0],
    [' 微 电 影 ', 0],
    ['海南州', 2],
    ['Hainan', 2],
    ['网络正能量', undefined],
    ['微', undefined],
    ['', undefined],
  ])('“%s”', (name, index) => {
    expect(findNamed(name, list)).toBe(index === undefined ? undefined : list[index]);
  });
});
