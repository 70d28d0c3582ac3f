/** The word "sheet": text from a spreadsheet becomes cells, cells find their columns and rows, hosts their calls. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CallId, OrganisationId } from '../../kernel/id.ts';
import { judgeSheet, sheetOf } from './column.ts';
import { alignLines, fieldsOfAll, inColumnsOf, type Line, layOver } from './draft.ts';
import { hostsTyped, judgeHosts } from './host.ts';
import { defaultIndicators, listShared } from './indicator.ts';
import { cellsOf, cleanFigure, linesOfSheet, textOf } from './sheet.ts';

const columns = listShared(defaultIndicators).map(({ key, name }) => ({
  key,
  names: [name.zh, name.en ?? ''],
}));
const read = (text: string) => linesOfSheet(cellsOf(text), columns);

describe('text from a spreadsheet', () => {
  test('what is written as text is read back, tabs, quotes and line breaks in cells included', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '会', '5', '\t', '\n', '"', ' '), maxLength: 6 });
    const table = fc
      .integer({ min: 1, max: 4 })
      .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1 }));
    fc.assert(
      fc.property(table, (cells) => {
        // The last line end belongs to the text, not to a further line: an empty last line is none.
        const last = cells.at(-1)!;
        fc.pre(last.some((one) => one !== '') && !/\n$/.test(last.at(-1)!));
        expect(cellsOf(textOf(cells))).toEqual(cells);
      }),
    );
    expect(cellsOf('a\tb\r\nc\td\r\n')).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
  });

  test.each([
    ['5', '5'],
    [' 05 ', '5'],
    ['3,600', '3600'],
    ['１０', '10'],
    ['5场', '5'],
    ['20 名', '20'],
    ['—', ''],
    ['/', ''],
    ['-3', '-3'],
    ['3,60', '3,60'],
    ['many', 'many'],
    ['5.5', '5.5'],
    ['=1+1', '=1+1'],
  ])('“%s” in a cell is read as “%s”', (typed, figure) => {
    expect(cleanFigure(typed)).toBe(figure);
  });

  test('every whole number below a million is read as itself, with separators or without', () => {
    fc.assert(
      fc.property(fc.nat(999_999), (amount) => {
        expect([cleanFigure(String(amount)), cleanFigure(amount.toLocaleString('en'))]).toEqual([
          String(amount),
          String(amount),
        ]);
      }),
    );
  });
});

describe('which cell belongs where', () => {
  test('heads find their columns whatever their order; numbers and the total stand apart', () => {
    const { lines, totals } = read(
      '序号\t单 位\t线下活动数\t发展宣传员\t承办子项目\n1\t无为市\t2场\t15\t微课征集\n2\t芜湖县\t\t10\t\n\t合计\t2\t25\t',
    );
    expect(lines).toEqual([
      { line: 2, name: '无为市', cells: { events: '2', promoters: '15', host: '微课征集' } },
      { line: 3, name: '芜湖县', cells: { events: '', promoters: '10', host: '' } },
    ]);
    expect(totals).toEqual({ events: '2', promoters: '25' });
  });

  test('without heads: a name, then the columns in their order; text after them is the host', () => {
    expect(read('1\t西宁市总工会\t1\t20\t10\t40\t网络正能量微视频征集').lines[0]?.cells).toEqual({
      ...{ organisations: '1', promoters: '20', events: '10', contacts: '40' },
      host: '网络正能量微视频征集',
    });
    expect(read('5\t6\n7\t8').lines).toEqual([]);
    expect(linesOfSheet([['无为市', '2']], columns, 2).lines[0]?.cells).toEqual({ events: '2' });
  });

  test('a table printed in two groups side by side is read as one (Shaanxi 2020)', () => {
    const { lines, totals } = read(
      '序号\t单 位\t线下活动数量\t序号\t单 位\t线下活动数量\n1\t省总工会\t5\t11\t商洛市\t2\n2\t西安市\t4\t12\t杨凌示范区\t1\n合计\t\t\t\t\t12',
    );
    expect(lines.map((line) => [line.name, line.cells.events])).toEqual([
      ['省总工会', '5'],
      ['西安市', '4'],
      ['商洛市', '2'],
      ['杨凌示范区', '1'],
    ]);
    expect(totals).toEqual({ events: '12' });
  });
});

const place = (id: string, zh: string) => ({
  id: id as OrganisationId,
  name: { zh: `${zh}总工会` },
  shortName: { zh },
});
const line = (organisationId: string, events?: number): Line => ({
  ...{ organisationId: organisationId as OrganisationId, members: [], host: '' },
  shares: events ? { events } : {},
});

describe('a sheet laid over the table', () => {
  const places = [place('x', '西宁市'), place('h', '海南州')];
  const lines = [line('x', 10), line('h', 5)];
  const keys = ['events', 'promoters'];

  test('names find their rows by the whole or the short name; cells the sheet lacks stay', () => {
    const sheet = [{ line: 1, name: '海南州', cells: { events: 'viele' } }];
    const { fields, unmatched } = layOver(lines, places, sheet, keys, false);
    expect([fields['rows.0.c0'], fields['rows.1.c0'], unmatched]).toEqual([['10'], ['viele'], []]);
  });

  test('a name that is nobody’s is told; when groups are wanted it becomes one', () => {
    const sheet = [{ line: 1, name: '市直单位', cells: { events: '4', promoters: '20' } }];
    expect(layOver(lines, places, sheet, keys, false).unmatched).toEqual(['市直单位']);
    const { fields, unmatched } = layOver(lines, places, sheet, keys, true);
    expect([fields['rows.2.name'], fields['rows.2.c1'], unmatched]).toEqual([['市直单位'], ['20'], []]);
  });

  test('whatever is pasted, no row that stands is lost and none comes twice', () => {
    const names = fc.constantFrom('西宁市', '海南州', '市直单位', '经开区', '西宁市总工会');
    const pasted = fc.array(fc.tuple(names, fc.nat(99)));
    fc.assert(
      fc.property(pasted, fc.boolean(), (sheet, mayGroup) => {
        const typed = sheet.map(([name, events], index) => ({
          line: index,
          name,
          cells: { events: String(events) },
        }));
        const { fields } = layOver(lines, places, typed, keys, mayGroup);
        const ids = Object.entries(fields).flatMap(([name, value]) =>
          name.endsWith('organisationId') ? value : [],
        );
        expect(ids).toEqual(['x', 'h']);
      }),
    );
  });

  test('a form that came back keeps its numbers and words; rows it does not know follow', () => {
    const typed = { 'rows.0.organisationId': ['h'], 'rows.0.c0': ['many'], 'rows.1.name': ['新组'] };
    const { numbered, fields } = alignLines(typed, lines, keys);
    expect(numbered.map((one) => [one.number, one.line.organisationId])).toEqual([
      [0, 'h'],
      [1, undefined],
      [2, 'x'],
    ]);
    expect([fields['rows.0.c0'], fields['rows.2.c0'], fields['rows.1.name']]).toEqual([
      ['many'],
      ['10'],
      ['新组'],
    ]);
  });

  test('told in other columns, each figure goes to its own; what has none is left out', () => {
    const fields = fieldsOfAll(lines, ['contacts', 'events']);
    const moved = inColumnsOf(fields, ['contacts', 'events'], keys);
    expect([moved['rows.0.c0'], moved['rows.0.c1']]).toEqual([['10'], undefined]);
  });

  test('a figure in no column, and a column that is in use no longer, are refused', () => {
    const form = { version: 1, columns: 'events', rows: [{ position: 1, c0: 1, c4: 2 }] };
    expect(judgeSheet(sheetOf(form), keys)).toEqual([
      { code: 'allocation.no-such-indicator', field: 'rows.0.c4' },
    ]);
    expect(judgeSheet(sheetOf({ ...form, rows: [], columns: 'likes' }), keys)[0]?.code).toBe(
      'allocation.no-such-indicator',
    );
  });
});

describe('hosts named in the table', () => {
  const call = (key: string, zh: string, hostId?: string) => ({
    ...{ id: key as CallId, key, name: { zh } },
    hostId: hostId as OrganisationId | undefined,
  });
  const calls = [call('film', '网络正能量微电影征集', 'h'), call('song', '网络正能量歌曲征集')];
  const row = (organisationId: string | undefined, host?: string) => ({
    ...{ organisationId: organisationId as OrganisationId | undefined, host, amounts: [] },
  });

  test('a call goes to the row that names it and is taken from the row that no longer does', () => {
    const changes = (rows: ReturnType<typeof row>[]) =>
      hostsTyped(rows, calls).map(({ call: { key }, hostId }) => [key, hostId]);
    expect(changes([row('x', '微电影征集'), row('h')])).toEqual([['film', 'x']]);
    expect(changes([row('x'), row('h', '微电影征集、歌曲征集')])).toEqual([['song', 'h']]);
    expect(changes([row('x'), row('h')])).toEqual([['film', undefined]]);
    expect(changes([row('x')])).toEqual([]);
  });

  test('no such call, two hosts for one call, and a group as host are refused by their cell', () => {
    const codes = (rows: ReturnType<typeof row>[]) =>
      judgeHosts(rows, calls).map(({ code, field }) => [code, field]);
    expect(codes([row('x', '摄影作品征集')])).toEqual([['allocation.no-such-call', 'rows.0.host']]);
    expect(codes([row('x', '微电影征集'), row('h', '微电影征集')])).toEqual([
      ['allocation.two-hosts', 'rows.1.host'],
    ]);
    expect(codes([row(undefined, '歌曲征集')])).toEqual([['allocation.host-is-group', 'rows.0.host']]);
  });
});
