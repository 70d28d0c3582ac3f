/** Several files on one entry: how many, by which limits, in which order. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FileId } from '../../kernel/id.ts';
import type { Call } from '../call/call.ts';
import type { MediaFile } from '../media/media.ts';
import { askedOf, type EntryFile, findingsOf, isOrderOf, judgeFiles, moved, takesSeries } from './file.ts';

const picture = (name: string, width = 3000): MediaFile =>
  ({
    id: name,
    kind: 'picture',
    originalName: name,
    container: 'jpeg',
    measured: { container: 'jpeg', sizeBytes: 4_000_000, width, height: 2000, notes: [] },
  }) as unknown as MediaFile;
const filed = (...files: MediaFile[]): EntryFile[] =>
  files.map((file, at) => ({ file, position: at + 1, note: '', addedAt: new Date(0) }));
const fileRules = [
  { kind: 'container', force: 'must', allowed: ['jpeg'] },
  { kind: 'resolution', force: 'must', minWidth: 2000, minHeight: 1000 },
];
const call = {
  fileRules,
  filesMin: 4,
  filesMax: 8,
  takesLink: false,
  eligibility: { subtypes: [{ key: 'single', name: { zh: '单幅' }, fileRules, filesMin: 1, filesMax: 1 }] },
} as unknown as Call;
const many = (count: number) => filed(...Array.from({ length: count }, (_, at) => picture(`${at + 1}.jpg`)));
const codes = (files: EntryFile[], subtype?: string) =>
  judgeFiles({ call, subtype, files }).map(({ code, about }) => [code, about]);

describe('a series of four to eight pictures counts as one entry', () => {
  test('three are too few, four and eight stand, nine are too many; none at all is missing', () => {
    expect(codes(many(3))).toEqual([['entry.files-few', { min: 4, count: 3 }]]);
    expect([codes(many(4)), codes(many(8))]).toEqual([[], []]);
    expect(codes(many(9))).toEqual([['entry.files-many', { max: 8 }]]);
    expect(codes([])).toEqual([['entry.file-missing', undefined]]);
  });

  test('the one that breaks a rule is named, and only that one', () => {
    const [found, ...rest] = judgeFiles({ call, files: [...many(4), ...filed(picture('small.jpg', 1999))] });
    expect(rest).toEqual([]);
    expect(found).toMatchObject({ code: 'entry.file-rule-named', field: 'file' });
    expect(found!.about).toMatchObject({ name: 'small.jpg' });
  });

  test('the subtype chosen decides how many: one picture is a single', () => {
    expect([codes(many(1), 'single'), codes(many(1))]).toEqual([
      [],
      [['entry.files-few', { min: 4, count: 1 }]],
    ]);
    expect([takesSeries(call), takesSeries(call, 'single')]).toEqual([true, false]);
    expect(askedOf(call, 'single').fileRules).toEqual(call.fileRules);
  });

  test('each file is set beside each rule; without one nothing is', () => {
    expect(findingsOf({ call, file: picture('a.jpg') }).map((one) => one.standing)).toEqual([
      'meets',
      'meets',
    ]);
    expect(findingsOf({ call })).toEqual([]);
  });
});

describe('the order of a series', () => {
  const ids = fc.uniqueArray(fc.uuid(), { minLength: 1, maxLength: 12 }) as fc.Arbitrary<FileId[]>;

  test('moving up and down again changes nothing; an end stays an end; no file is lost or doubled', () => {
    fc.assert(
      fc.property(ids, fc.nat(), fc.constantFrom('up' as const, 'down' as const), (order, nth, to) => {
        const id = order[nth % order.length]!;
        const after = moved(order, id, to);
        expect([...after].sort()).toEqual([...order].sort());
        const isEnd = id === (to === 'up' ? order[0] : order.at(-1));
        if (isEnd) expect(after).toEqual(order);
        else expect(moved(after, id, to === 'up' ? 'down' : 'up')).toEqual(order);
      }),
    );
  });

  test('an order that lacks a file, adds one or names one twice is none', () => {
    const files = many(3);
    const [a, b, c] = files.map(({ file }) => file.id) as [FileId, FileId, FileId];
    expect(isOrderOf([c, a, b], files)).toBe(true);
    const odd = [
      [a, b],
      [a, b, b],
      [a, b, c, 'x' as FileId],
      [a, b, 'x' as FileId],
    ];
    expect(odd.map((order) => isOrderOf(order, files))).toEqual([false, false, false, false]);
  });
});
