/** The word "batch": what a pasted cell means, in every way in which people write a day and a number. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { instantAt } from '../../kernel/period.ts';
import {
  batchOf,
  channelTyped,
  columnOfField,
  contentOf,
  fieldsOf,
  heldTyped,
  numberTyped,
} from './batch.ts';
import { channelWords, heads } from './text.ts';

const now = instantAt('2020-07-10', '15:00');

test.each([
  ['2020-06-01', '2020-06-01', '09:00'],
  ['2020/6/1 14:30', '2020-06-01', '14:30'],
  ['2020年6月1日', '2020-06-01', '09:00'],
  ['2020.6.1', '2020-06-01', '09:00'],
  ['6月1日', '2020-06-01', '09:00'],
  ['2020年6月1日下午2点30分', '2020-06-01', '14:30'],
  ['2020年6月1日 下午2:30', '2020-06-01', '14:30'],
  ['２０２０－０６－０１', '2020-06-01', '09:00'],
  ['2020-06-01T14:30:00.000Z', '2020-06-01', '14:30'],
  ['43983', '2020-06-01', '09:00'],
  ['43983.604166667', '2020-06-01', '14:30'],
])('“%s” is %s %s', (cell, heldOn, heldFrom) => {
  expect(heldTyped(cell, now)).toEqual({ heldOn, heldFrom });
});

test.each(['上旬', '2020-06', '昨天', '1', ''])('“%s” is no day', (cell) => {
  expect(heldTyped(cell, now)).toBeUndefined();
});

test.each([
  ['120', '120'],
  ['120人', '120'],
  ['1,200', '1200'],
  ['１２０', '120'],
  ['120.0', '120'],
  ['约120', '约120'],
  ['12.5', '12.5'],
])('“%s” is the number %s', (cell, number) => {
  expect(numberTyped(cell)).toBe(number);
});

describe('a sheet', () => {
  test('with the printed head, a title above and a total beneath', () => {
    const sheet = [
      ['线下活动情况统计表'],
      ['序号', '线下活动名称', '主办单位名称', '活动时间', '参与人数（人）', '领导批示'],
      ['1', '读书会', '工会', '2020-06-01', '30', '好'],
      [],
      ['2', '防诈骗课', '', '6月2日', '25人', ''],
      ['合计', '', '', '', '55', ''],
    ];
    const batch = batchOf(sheet, heads);
    expect(batch.unknown).toEqual(['序号', '领导批示']);
    expect(batch.rows).toEqual([
      { line: 3, cells: { name: '读书会', organiser: '工会', held: '2020-06-01', participants: '30' } },
      { line: 5, cells: { name: '防诈骗课', held: '6月2日', participants: '25人' } },
    ]);
  });

  test('without a head stands in the order of the form; the heads come in any order', () => {
    expect(batchOf([['读书会', '工会', '2020-06-01', '30', '书屋']], heads).rows[0]!.cells).toEqual({
      ...{ name: '读书会', organiser: '工会', held: '2020-06-01', participants: '30', place: '书屋' },
    });
    const turned = batchOf(
      [
        ['人数', '时间', '活动名称'],
        ['30', '6月1日', '读书会'],
      ],
      heads,
    );
    expect(turned.rows[0]!.cells).toEqual({ participants: '30', held: '6月1日', name: '读书会' });
  });

  test('a row becomes the fields of a form, and a problem leads back to its column', () => {
    const [row] = batchOf(
      [
        ['名称', '时间', '人数', '渠道', '链接'],
        ['课', '6月1日', '1,200', '抖音', 'http://a.b'],
      ],
      heads,
    ).rows;
    expect(fieldsOf(row!, now, channelWords)).toEqual({
      ...{ name: ['课'], heldOn: ['2020-06-01'], heldFrom: ['09:00'], participants: ['1200'] },
      ...{ reachChannel: ['video'], 'links.0.link': ['http://a.b'] },
    });
    expect(['heldFrom', 'heldOn', 'links.0.link', 'reach', undefined].map(columnOfField)).toEqual([
      ...['held', 'held', 'link', 'reach', 'name'],
    ]);
    expect(channelTyped('电视', channelWords)).toBe('电视');
  });

  test('an uploaded table becomes text that a spreadsheet would paste', () => {
    expect(
      contentOf([
        ['a\tb', 'c'],
        ['"d"', 'e\nf'],
      ]),
    ).toBe('"a\tb"\tc\n"""d"""\t"e\nf"');
  });
});

test('whatever is typed, reading it throws nothing and drops no row', () => {
  const cell = fc.oneof(fc.string(), fc.constantFrom('43983', '6月1日', '合计', '活动名称', '"', '\t'));
  fc.assert(
    fc.property(fc.array(fc.array(cell, { maxLength: 16 }), { maxLength: 12 }), (sheet) => {
      for (const row of batchOf(sheet, heads).rows) {
        const fields = fieldsOf(row, now, channelWords);
        expect(Object.values(fields).every((values) => values.length === 1)).toBe(true);
      }
    }),
  );
});
