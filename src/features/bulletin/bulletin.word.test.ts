/** Paragraphs stay paragraphs wherever they were pasted from; dates typed by hand are found; figures tell what moved. */

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { check, decodeForm } from '../../platform/form.ts';
import { changedSince, cleaned, type Figures, figureNames, paragraphsOf } from './bulletin.ts';
import { datesIn } from './phrase.ts';
import { BulletinEdited } from './schema.ts';

const taken = (body: string) => {
  const raw = { version: ['1'], title: ['标题'], body: [body] };
  const checked = check(BulletinEdited, decodeForm(BulletinEdited, raw));
  return 'value' in checked ? paragraphsOf(checked.value.body) : checked.refusals.map((one) => one.code);
};

it('what a word processor puts on the clipboard keeps its paragraphs and loses its marks', () => {
  expect(
    taken(
      '\u3000\u3000各单位：\r\n\r\n\u3000\u3000现将有关事项\u200b公告如下。\u000b一、对象\u2029二、办法\u00a0',
    ),
  ).toEqual(['各单位：', '现将有关事项公告如下。', '一、对象', '二、办法']);
  expect(taken('一\f二\r三')).toEqual(['一', '二', '三']);
});

it('AC-185 what turns the direction of reading is still refused', () => {
  expect(taken('正文\u202e倒读')).toEqual(['shape.unreadable']);
  expect(taken(' \n\u3000')).toEqual(['shape.required']);
});

it('cleaning twice changes nothing more, and no sign that is read is lost', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(cleaned(cleaned(text))).toBe(cleaned(text));
    }),
  );
  expect(cleaned('<b>不是标记</b> & "引号"')).toBe('<b>不是标记</b> & "引号"');
});

it('dates typed into a text are found, each once; other numbers are none', () => {
  expect(datesIn('2020年8月20日前报送，8月20日截止，2020-08-20 为准；8月20日。')).toEqual([
    '2020年8月20日',
    '8月20日',
    '2020-08-20',
  ]);
  expect(datesIn('第3号通知，收到作品120件，3月份开展。')).toEqual([]);
});

it('figures that moved since they were kept are named', () => {
  const values = Object.fromEntries(figureNames.map((name) => [name, 1])) as Figures['values'];
  const kept = { asOf: new Date(0), values };
  expect(changedSince(kept, { asOf: new Date(1), values: { ...values, received: 2 } })).toEqual(['received']);
  expect(changedSince(kept, { asOf: new Date(1), values })).toEqual([]);
});
