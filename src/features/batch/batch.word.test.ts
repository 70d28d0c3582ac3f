/** Batches: how a table is read, how files find their rows, what never changes. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { next } from '../../kernel/verdict.ts';
import { readTable } from '../../platform/spreadsheet.ts';
import type { Call } from '../call/call.ts';
import { baseOf, batchTransitions, freeName, keptRefusal } from './batch.ts';
import { columnNamed, columnOfProblem, columnsOf } from './column.ts';
import { contentOf, dayTyped, formOf, makersOf, type Row, renumbered, tableOf } from './row.ts';

const call = {
  takesLink: true,
  channels: ['unit'],
  eligibility: {
    subtypes: [
      { key: 'drama', name: { zh: '故事情景剧', en: 'Drama' }, fileRules: [], filesMin: 1, filesMax: 1 },
    ],
    groups: [{ key: 'amateur', name: { zh: '业余组', en: 'Amateur' } }],
    madeSince: '2020-01-01',
  },
  fields: [
    { key: 'place', kind: 'text', force: 'must', label: { zh: '拍摄地点', en: 'Place' } },
    { key: 'oath', kind: 'statement', force: 'must', label: { zh: '承诺', en: 'Oath' } },
    {
      key: 'camera',
      kind: 'choice',
      force: 'may',
      label: { zh: '器材', en: 'Camera' },
      choices: [{ key: 'phone', name: { zh: '手机', en: 'Phone' } }],
    },
  ],
} as unknown as Call;
const columns = columnsOf(call);

describe('the table', () => {
  test('columns are those every call has and those this call asks; what is vouched for at once is none', () => {
    const keys = columns.map((column) => column.key);
    expect(keys).toEqual([
      'title',
      'makers',
      'role',
      'summary',
      'files',
      'subtype',
      'group',
      'link',
      'ai',
      'answers.made-on',
      'answers.place',
      'answers.camera',
    ]);
  });

  test('heads are known in any order, in both languages, whatever their width, brackets and spaces', () => {
    const of = (head: string) => columnNamed(head, columns)?.key;
    expect(['作品名称', ' 作品 名称（必填）', 'TITLE', 'Ｔｉｔｌｅ：'].map(of)).toEqual(
      Array(4).fill('title'),
    );
    expect(['作者', '主创人员及其分工', 'Makers', '作者姓名*'].map(of)).toEqual(Array(4).fill('makers'));
    expect(['作者单位/角色', '角色', '文件名', '作品类型', '拍摄地点', 'Place', '器材'].map(of)).toEqual([
      'role',
      'role',
      'files',
      'subtype',
      'answers.place',
      'answers.place',
      'answers.camera',
    ]);
    expect(of('身份证号')).toBeUndefined();
    expect(of('')).toBeUndefined();
  });

  test('a title line above, unknown columns and empty lines do no harm; without a head nothing is guessed', () => {
    const table = tableOf(
      [
        ['2020 年作品汇总'],
        [],
        ['序号', '作者', '作品名称', '密码'],
        ['1', '马小禾', '火花', 'x'],
        ['', ''],
        ['2', '', '交班'],
      ],
      columns,
    )!;
    expect(table.unknown).toEqual(['序号', '密码']);
    expect(table.rows).toEqual([
      { line: 4, cells: { makers: '马小禾', title: '火花' } },
      { line: 6, cells: { title: '交班' } },
    ]);
    expect(
      tableOf(
        [
          ['火花', '马小禾'],
          ['交班', '闵夜白'],
        ],
        columns,
      ),
    ).toBeUndefined();
  });

  test('a table that is copied out and pasted again is the same, whatever its cells hold', () => {
    const cell = fc.string({
      unit: fc.constantFrom('甲', 'b', '"', '\t', '\n', ',', ' ', '='),
      maxLength: 8,
    });
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 }), (rows) => {
        const named = rows.map(([title, maker], index) => [`${index}${title}`, `${maker}.`] as const);
        const read = readTable(contentOf([['作品名称', '作者'], ...named]));
        if ('refusal' in read) throw new Error(read.refusal.code);
        const table = tableOf(read.rows, columns)!;
        expect(table.rows.map(({ cells }) => [cells.title, cells.makers])).toEqual(
          named.map((row) => row.map((one) => one.trim())),
        );
      }),
    );
  });

  test('people are read with what they did, in brackets or in a column of its own', () => {
    expect(makersOf('马小禾（编导）、凌晓 (摄影)；闵夜白', '策划')).toEqual([
      { name: '马小禾', role: '编导' },
      { name: '凌晓', role: '摄影' },
      { name: '闵夜白', role: '策划' },
    ]);
    expect(makersOf('甲，乙', '词、曲')).toEqual([
      { name: '甲', role: '词' },
      { name: '乙', role: '曲' },
    ]);
    expect(makersOf('')).toEqual([]);
  });

  test('days, choices and the use of AI are read as people write them; what cannot be read stays, to be refused', () => {
    expect(['2020-8-1', '2020年8月1日', '2020/08/01', '44044', '２０２０．８．１'].map(dayTyped)).toEqual(
      Array(5).fill('2020-08-01'),
    );
    expect(dayTyped('上旬')).toBe('上旬');
    const row = {
      cells: { title: '火花', ai: '未使用', 'answers.camera': ' 手 机', 'answers.made-on': '2020年8月1日' },
    } as const;
    expect(formOf(row, columns)).toEqual({
      title: ['火花'],
      ai: ['none'],
      'answers.camera': ['phone'],
      'answers.made-on': ['2020-08-01'],
    });
    expect(formOf({ cells: { ai: '也许', 'answers.camera': '望远镜' } }, columns)).toEqual({
      ai: ['也许'],
      'answers.camera': ['望远镜'],
    });
  });

  test('a problem stands at the cell it comes from', () => {
    expect(
      [
        'file',
        'makers.0.name',
        'makers.2.role',
        'answers.place',
        'answers.camera',
        'original',
        undefined,
      ].map((field) => columnOfProblem(field, columns)),
    ).toEqual(['files', 'makers', 'role', 'answers.place', 'answers.camera', 'title', 'title']);
  });
});

describe('rows keep their numbers', () => {
  const row = (number: number, title: string): Row => ({
    row: number,
    line: number,
    cells: { title, makers: '甲' },
  });
  const fresh = (title: string, line = 1) => ({ line, cells: { title, makers: '甲' } });

  test('F-18 what was handed in stays handed in when the table is pasted again, and is not a new row', () => {
    const old = [row(1, '火花'), row(2, '交班'), row(3, '旧的')];
    const rows = renumbered([fresh('火花', 9), fresh('交班'), fresh('新的')], old, (one) => one === 1, 3);
    expect(rows.map((one) => [one.row, one.cells.title, one.line])).toEqual([
      [1, '火花', 9],
      [2, '交班', 1],
      [4, '新的', 1],
    ]);
    expect(renumbered([fresh('别的')], old, (one) => one === 1, 3).map((one) => one.row)).toEqual([1, 4]);
  });

  test('F-18 whatever is pasted, no two rows have one number and nothing handed in is lost', () => {
    const titles = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 8 });
    fc.assert(
      fc.property(titles, titles, fc.nat(5), (before, after, entered) => {
        const old = before.map((title, index) => row(index + 1, title));
        const isEntered = (one: number) => one <= entered;
        const rows = renumbered(
          after.map((title) => fresh(title)),
          old,
          isEntered,
          9,
        );
        expect(new Set(rows.map((one) => one.row)).size).toBe(rows.length);
        for (const one of old.filter((each) => isEntered(each.row)))
          expect(rows.find((each) => each.row === one.row)?.cells).toEqual(one.cells);
      }),
    );
  });
});

describe('the batch itself', () => {
  test('what is done or dropped stays so', () => {
    for (const verb of ['collect', 'finish', 'drop'] as const) {
      expect(next(batchTransitions, 'done', verb)).toBeUndefined();
      expect(next(batchTransitions, 'dropped', verb)).toBeUndefined();
    }
  });

  test('AC-107 a second file of one name is kept beside the first; the same bytes are not kept twice', () => {
    const known = [{ name: 'a.mp4', file: { sha256: '1' } }];
    expect(freeName('a.mp4', known, '2')).toBe('a (2).mp4');
    expect(freeName('a.mp4', known, '1')).toBeUndefined();
    expect(freeName('b.mp4', known, '1')).toBe('b.mp4');
    expect(baseOf('甲/乙/c.mp4')).toBe('c.mp4');
  });

  test('a reason that is kept overnight is said the same the next day', () => {
    const closesAt = new Date('2020-08-20T18:00:00+08:00');
    const { about } = JSON.parse(JSON.stringify(keptRefusal({ code: 'x.y', about: { closesAt, max: 3 } })));
    expect(about).toEqual({ closesAt: { zh: '2020年8月20日 18:00', en: '20 Aug 2020 18:00' }, max: 3 });
  });
});
