/** Proof that names go whatever way they are written, that nothing else does, and that regions and files are hidden as marked. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EntryId, FileId } from '../../kernel/id.ts';
import { bodyOf, placeOf } from './phrase.ts';
import {
  type Cover,
  countPhrase,
  coverKey,
  coversOf,
  isBlind,
  isCleared,
  isWithheld,
  judgeRegion,
  type Mark,
  namesOf,
  phrasesOf,
  redact,
  veil,
} from './redaction.ts';

const blind = { makers: false, unit: false, place: false };
const dairy = {
  makers: [{ name: '黎静观', role: '导演' }, { name: 'Ma Jun' }, { name: '云' }],
  line: [
    {
      names: [
        { zh: '西宁市总工会', en: 'Xining Municipal Federation of Trade Unions' },
        { zh: '西宁', en: 'Xining' },
      ],
      isPlace: true,
    },
    {
      names: [
        { zh: '晨光乳业有限公司工会', en: 'Chenguang Dairy Union' },
        { zh: '晨光乳业', en: 'Chenguang' },
      ],
      isPlace: false,
    },
  ],
};
const phrases = (sight = blind) => namesOf(dairy, sight).map(({ text }) => text);
const mark = (more: object) => ({ id: 'm', entryId: 'e' as EntryId, at: new Date(0), ...more }) as Mark;
const file = 'f' as FileId;

describe('names', () => {
  test('are those of makers, of the unit and of its places; one sign alone is no name', () => {
    expect(phrases()).toEqual(
      expect.arrayContaining([
        '黎静观',
        'Ma Jun',
        '晨光乳业有限公司工会',
        '晨光乳业有限公司',
        '晨光乳业',
        '西宁市',
        '西宁',
      ]),
    );
    expect(phrases()).not.toContain('云');
  });

  test('follow the sight of the stage', () => {
    expect(phrases({ makers: true, unit: true, place: true })).toEqual([]);
    expect(phrases({ makers: true, unit: true, place: false })).not.toContain('晨光乳业');
    expect(phrases({ makers: true, unit: false, place: true })).not.toContain('黎静观');
    expect([isBlind(blind), isBlind({ makers: true, unit: true, place: true })]).toEqual([true, false]);
  });

  test('are read out of the names of unions', () => {
    expect(bodyOf('晨光乳业有限公司工会委员会')).toBe('晨光乳业有限公司');
    expect(placeOf('黄南州总工会')).toEqual(['黄南州', '黄南']);
    expect(placeOf('西宁')).toEqual(['西宁']);
  });
});

describe('AC-163: words without names', () => {
  test('hide a name with blanks, dots or wide signs between, in capitals or not', () => {
    for (const written of ['黎静观', '黎 静 观', '黎·静·观', '黎　静观', 'MA JUN', 'ｍａ ｊｕｎ', 'Ma·Jun'])
      expect([written, redact(`导演：${written}，2020`, phrases())]).toEqual([written, `导演:${veil},2020`]);
  });

  test('leave a foreign name inside a longer word, and texts without names to the letter', () => {
    expect(redact('Majuna', phrases())).toBe('Majuna');
    expect(redact('《高原（上）》：一天', phrases())).toBe('《高原（上）》：一天');
  });

  test('hide the longest first, and say nothing by their length', () => {
    expect(redact('晨光乳业有限公司工会报送', phrases())).toBe(`${veil}报送`);
    expect(redact('西宁市的早晨', phrases())).toBe(`${veil}的早晨`);
  });

  test('hold no name any more, whatever stands around it', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom(...phrases()), fc.string(), (before, name, after) => {
        const left = redact(`${before} ${name} ${after}`, phrases());
        for (const phrase of phrases()) expect(countPhrase(left, phrase)).toBe(0);
      }),
    );
  });

  test('signs that mean something to a program hide like any other', () => {
    fc.assert(
      fc.property(fc.constantFrom('a.*b', '(x|y)', '[组]', 'a\\d', '$1', 'c++'), (phrase) => {
        expect(redact(`— ${phrase} —`, [phrase])).not.toContain(phrase);
      }),
    );
  });

  test('follow the marks of the officer: more is hidden, and what is no name is kept', () => {
    const names = namesOf(dairy, blind);
    const marks = [mark({ kind: 'keep', phrase: '西宁' }), mark({ kind: 'hide', phrase: '三号炉' })];
    const left = redact('西宁的三号炉和西宁市', phrasesOf(names, marks));
    expect(left).toBe(`西宁的${veil}和${veil}`);
  });
});

describe('regions and files', () => {
  const region = fc.record({ x: fc.nat(200), y: fc.nat(200), w: fc.nat(200), h: fc.nat(200) });

  test('a region is refused unless it lies within the picture and has a size', () => {
    fc.assert(
      fc.property(region, (halves) => {
        const [x, y, w, h] = [halves.x / 2, halves.y / 2, halves.w / 2, halves.h / 2];
        const stands = w > 0 && h > 0 && x + w <= 100 && y + h <= 100;
        expect(judgeRegion({ x, y, w, h }).map((r) => r.code)).toEqual(
          stands ? [] : expect.arrayContaining(['redaction.outside']),
        );
      }),
    );
  });

  test('covers are one word, the same in any order, another when one moves', () => {
    const covers: Cover[] = [
      { x: 1, y: 2, w: 3, h: 4, way: 'box' },
      { x: 5, y: 6, w: 7, h: 8, way: 'blur' },
    ];
    expect(coverKey([...covers].reverse())).toBe(coverKey(covers));
    expect(coverKey([{ ...covers[0]!, x: 2 }, covers[1]!])).not.toBe(coverKey(covers));
  });

  test('marks are of their own file', () => {
    const marks = [
      mark({ kind: 'cover', fileId: file, x: 1, y: 1, w: 1, h: 1, way: 'box' }),
      mark({ kind: 'withhold', fileId: file }),
      mark({ kind: 'clear', fileId: 'other' }),
    ];
    expect([coversOf(marks, file).length, coversOf(marks, 'other' as FileId).length]).toEqual([1, 0]);
    expect([isWithheld(marks, file), isWithheld(marks, 'other' as FileId)]).toEqual([true, false]);
    expect([isCleared(marks, file), isCleared(marks, 'other' as FileId)]).toEqual([false, true]);
  });
});
