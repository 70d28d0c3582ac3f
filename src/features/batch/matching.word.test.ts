/** Files and rows: which belong together by their names, and what is said where nobody can tell. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matchFiles, type Wanted } from './matching.ts';

describe('files find their rows', () => {
  const wanted = (row: number, more: Partial<Wanted>): Wanted => ({
    row,
    line: row + 1,
    makers: [],
    ...more,
  });
  const one = (want: Partial<Wanted>, names: string[]) => matchFiles([wanted(1, want)], names).rows.get(1)!;

  test('by the exact name, by width and spaces, without ending, with another ending', () => {
    const names = ['作品/火花.mp4', '交班.mp4'];
    for (const files of ['火花.mp4', '作品/火花.mp4', ' 火 花．ＭＰ４', '火花', '火花.mov', '《火花》'])
      expect([files, one({ files }, names)]).toEqual([files, { names: ['作品/火花.mp4'], problems: [] }]);
    expect(one({ files: '没有.mp4' }, names).problems[0]?.code).toBe('batch.file-unknown');
  });

  test('AC-107 what may be several files is said, never guessed; a name in full tells them apart', () => {
    const names = ['甲/火花.mp4', '乙/火花.mp4', '丙/火花.mov'];
    expect(one({ files: '火花.mp4' }, names)).toMatchObject({
      names: [],
      problems: [{ code: 'batch.file-ambiguous' }],
    });
    expect(one({ files: '火花' }, names).problems[0]?.code).toBe('batch.file-ambiguous');
    expect(one({ files: '乙/火花.mp4' }, names)).toEqual({ names: ['乙/火花.mp4'], problems: [] });
    expect(one({ title: '火花' }, names).problems[0]?.code).toBe('batch.file-ambiguous');
  });

  test('several names in a cell, and a name that holds a separator itself', () => {
    const names = ['a.jpg', 'b.jpg', '火花、与你.mp4'];
    expect(one({ files: 'a.jpg；b' }, names).names).toEqual(['a.jpg', 'b.jpg']);
    expect(one({ files: '火花、与你.mp4' }, names).names).toEqual(['火花、与你.mp4']);
  });

  test('a row that says nothing: its title, a series numbered after it, the folder of its maker', () => {
    const series = ['火花-10.jpg', '火花-2.jpg', '火花-1.jpg', '火花山.jpg'];
    expect(one({ title: '火花' }, series).names).toEqual(['火花-1.jpg', '火花-2.jpg', '火花-10.jpg']);
    const folder = ['汇总/马小禾+晨光工会/x.mp4', '汇总/凌晓+公交工会/y.mp4'];
    expect(one({ title: '别的', makers: ['马小禾'] }, folder).names).toEqual(['汇总/马小禾+晨光工会/x.mp4']);
    expect(one({ files: '凌晓+公交工会' }, folder).names).toEqual(['汇总/凌晓+公交工会/y.mp4']);
    const both = matchFiles(
      [wanted(1, { title: '甲', makers: ['马小禾'] }), wanted(2, { title: '乙', makers: ['马小禾'] })],
      folder,
    );
    expect(both.rows.get(1)!.names).toEqual([]);
  });

  test('a file two rows would have is given to neither without a word, and what belongs to none is listed', () => {
    const { rows, unused } = matchFiles(
      [wanted(1, { files: 'a.mp4' }), wanted(2, { files: 'A.MP4' })],
      ['a.mp4', 'b.mp4'],
    );
    expect(rows.get(1)!.problems).toEqual([
      { code: 'batch.file-twice', about: { name: 'a.mp4', line: 3 }, field: 'files' },
    ]);
    expect(rows.get(2)!.problems[0]?.code).toBe('batch.file-twice');
    expect(unused).toEqual(['b.mp4']);
  });

  test('whatever the names are, a file belongs to at most one row without a problem', () => {
    const name = fc.constantFrom('a', 'a.mp4', 'A .MP4', 'x/a.mp4', 'b', 'b.mov', 'a-1', '甲+乙/c.jpg');
    fc.assert(
      fc.property(
        fc.array(fc.record({ files: fc.option(name, { nil: undefined }), title: name }), { maxLength: 5 }),
        fc.uniqueArray(name, { maxLength: 6 }),
        (asked, names) => {
          const { rows } = matchFiles(
            asked.map((want, index) => wanted(index, { ...want, makers: ['甲'] })),
            names,
          );
          const given = [...rows.values()]
            .filter((each) => each.problems.length === 0)
            .flatMap((each) => each.names);
          expect(new Set(given).size).toBe(given.length);
        },
      ),
    );
  });
});
