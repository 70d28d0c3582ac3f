/** The rules of the tree as such, and how a name is found. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { OrganisationId } from '../../kernel/id.ts';
import { idOfLabel, isClosed, judgeLeader, judgeParent, judgeSplit, labelOf } from './organisation.ts';
import { patternsOf, pinyinOf, spell } from './store/pinyin.ts';

const at = (path: string, closedOn?: string) => ({ path, closedOn, name: { zh: path } });

test('AC-043 nothing stands beneath itself, beneath what is beneath it, or beneath what is closed', () => {
  expect(judgeParent(at('a.b'), at('a.b'), 'to')).toMatchObject({ code: 'organisation.cycle', field: 'to' });
  expect(judgeParent(at('a.b'), at('a.b.c'), 'to')).toMatchObject({ code: 'organisation.cycle' });
  expect(judgeParent(at('a.b'), at('a.bc'), 'to')).toBeUndefined();
  expect(judgeParent(at('a.b'), at('a.c', '2020-01-01'), 'to')).toMatchObject({
    code: 'organisation.closed',
  });
  expect(judgeParent(at('a.b'), undefined, 'to')).toMatchObject({ code: 'organisation.unknown' });
});

test('AC-056 a second line leads neither from beneath nor from the first line', () => {
  expect(judgeLeader(at('a.b'), at('a.b.c'))).toMatchObject({ code: 'organisation.cycle' });
  expect(judgeLeader(at('a.b'), at('a'))).toMatchObject({ code: 'organisation.led-already' });
  expect(judgeLeader(at('a.b'), at('a.c'))).toBeUndefined();
});

test('a split names its parts differently and sends nobody to a part that is not named', () => {
  const part = (name: string) => ({ name, shortName: name });
  const child = 'c' as OrganisationId;
  expect(judgeSplit([part('甲'), part('甲')], [])).toMatchObject({
    code: 'organisation.name-taken',
    field: 'parts.1.name',
  });
  expect(judgeSplit([part('甲')], [{ child, to: '2' }])).toMatchObject({ field: 'places.0.to' });
  expect(judgeSplit([part('甲')], [{ child, to: '1' }])).toBeUndefined();
});

test('closed from its last day on, by the calendar of Shanghai', () => {
  const closed = { closedOn: '2020-08-20' };
  expect(isClosed(closed, new Date('2020-08-19T15:59:59Z'))).toBe(false);
  expect(isClosed(closed, new Date('2020-08-19T16:00:00Z'))).toBe(true);
  expect(isClosed({}, new Date('2020-08-20T00:00:00Z'))).toBe(false);
});

test('a label leads back to its id', () => {
  fc.assert(
    fc.property(fc.uuid(), (id) => {
      expect(idOfLabel(labelOf(id as OrganisationId))).toBe(id);
    }),
  );
});

test('a name is found by its characters, its syllables, its initials, its short and its English name', () => {
  const words = pinyinOf({ zh: '西宁市总工会', en: 'Xining Municipal Federation' }, { zh: '西宁' });
  for (const typed of [
    '西宁',
    '宁市',
    'xining',
    'XiNing',
    'xi ning',
    'xnszgh',
    'xns',
    'xn',
    'zonggonghui',
    'municipal',
  ]) {
    expect([typed, meets(words, typed)]).toEqual([typed, true]);
  }
  for (const typed of ['海南', 'hainan', 'zz', '%', '_', 'x%g'])
    expect([typed, meets(words, typed)]).toEqual([typed, false]);
});

test('a character of several readings is found as it is said and as it stands alone', () => {
  const words = pinyinOf({ zh: '重庆市总工会' });
  for (const typed of ['chongqing', 'cqszgh', '重', '重庆', spell('重庆')])
    expect(meets(words, typed)).toBe(true);
  expect(pinyinOf({ zh: '绿水厂' })).toContain('lv');
});

test('whatever part of a name is typed, the name is found by it', () => {
  const names = [
    '望岭县第九小学工会',
    '国网青海省电力公司工会',
    '中国铁路青藏集团有限公司工会',
    'A厂1号·工会',
    '重庆重型机械厂工会',
  ];
  fc.assert(
    fc.property(fc.constantFrom(...names), fc.nat(20), fc.nat(20), (name, from, length) => {
      const part = [...name]
        .slice(from % name.length)
        .slice(0, 1 + length)
        .join('')
        .trim();
      if (/\p{Script=Han}/u.test(part)) expect(meets(pinyinOf({ zh: name }), part)).toBe(true);
    }),
  );
});

/** What the database's `like` does, for patterns of one line. */
function meets(words: string, typed: string): boolean {
  const { pinyin } = patternsOf(typed);
  const source = pinyin.replace(/\\(.)|%|([.*+?^${}()|[\]])/g, (sign, kept, special) => {
    if (kept) return kept === '_' || kept === '%' ? kept : `\\${kept}`;
    return special ? `\\${special}` : sign === '%' ? '.*' : sign;
  });
  return new RegExp(`^${source}$`).test(words);
}
