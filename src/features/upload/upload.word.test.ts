/** The words of uploads: what headers say, what limits leave, how large the next piece is. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { next } from '../../kernel/verdict.ts';
import {
  fingerprintOf,
  nextPieceBytes,
  paceOf,
  pauseMs,
  pieceBytesFirst,
  roundedLeft,
  secondsLeft,
  smallerPieceBytes,
} from './piece.ts';
import { readBytes, readChecksum, readMetadata, readPurpose, standHeaders } from './protocol.ts';
import { saySoFar, sayStand } from './saying.ts';
import {
  bytesUnderWayMax,
  excessOf,
  expiryOf,
  isExpired,
  type Upload,
  type UploadState,
  uploadsUnderWayMax,
  uploadTransitions,
} from './upload.ts';

const coded = (words: string) => Buffer.from(words).toString('base64');

describe('headers', () => {
  it('AC-074 bytes are whole, not negative, and no larger than a number holds', () => {
    for (const raw of [null, '', '-1', '1.5', '1e3', ' 1', '0x10', String(2 ** 53), '99999999999999999'])
      expect([raw, readBytes(raw)]).toEqual([raw, undefined]);
    expect([readBytes('0'), readBytes('007'), readBytes(String(2 ** 53 - 1))]).toEqual([0, 7, 2 ** 53 - 1]);
  });

  it('metadata come back as they were sent, whatever they are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (name) => {
        const read = readMetadata(`filename ${coded(name)},purpose ${coded('entry:1')}`);
        expect(read?.get('filename')).toBe(Buffer.from(name).toString());
        expect(readPurpose(read!)).toBe('entry:1');
      }),
    );
  });

  it('whatever a header holds, reading it answers and never throws', () => {
    fc.assert(
      fc.property(fc.string(), (raw) => {
        const metadata = readMetadata(raw);
        if (metadata) readPurpose(metadata);
        expect(['object', 'string', 'undefined']).toContain(typeof readChecksum(raw));
        readBytes(raw);
      }),
      { numRuns: 2000 },
    );
    for (const odd of [
      'a b c',
      'a ###',
      'a YQ==,a YQ==',
      `${'k'.repeat(51)} YQ==`,
      Array(12)
        .fill(0)
        .map((_, i) => `k${i} YQ==`)
        .join(),
    ])
      expect(readMetadata(odd)).toBeUndefined();
    for (const path of ['../x', 'entry:../..', 'ENTRY:1', 'entry:1\n', 'x'.repeat(200), ''])
      expect(readPurpose(new Map([['purpose', path]]))).toBeUndefined();
  });

  it('a checksum is one of two kinds; sha-1 and SHA1 are the same', () => {
    const base64 = Buffer.alloc(20, 1).toString('base64');
    for (const name of ['sha1', 'SHA1', 'sha-1']) {
      expect(readChecksum(`${name} ${base64}`)).toEqual({ algorithm: 'sha1', base64 });
    }
    expect(readChecksum(`sha256 ${Buffer.alloc(32).toString('base64')}`)).toMatchObject({
      algorithm: 'sha256',
    });
    expect([readChecksum(null), readChecksum('md5 AAAA'), readChecksum('sha1'), readChecksum('')]).toEqual([
      undefined,
      'unknown',
      'unknown',
      'unknown',
    ]);
  });

  it('until when the rest may follow is said only while something is missing', () => {
    const [now, expiresAt] = [new Date(0), new Date(86_400_000)];
    const upload = { offsetBytes: 5, sizeBytes: 9, state: 'arriving', expiresAt } as Upload;
    expect(standHeaders(upload, now)).toMatchObject({
      'upload-offset': '5',
      'upload-length': '9',
      'upload-expires': 'Fri, 02 Jan 1970 00:00:00 GMT',
    });
    expect(standHeaders({ ...upload, state: 'complete' }, now)).not.toHaveProperty('upload-expires');
    expect(standHeaders(upload, expiresAt)).not.toHaveProperty('upload-expires');
  });
});

describe('an upload', () => {
  it('goes from arriving to complete to taken, is dropped before that, and never comes back', () => {
    const states: UploadState[] = ['arriving', 'complete', 'taken', 'dropped'];
    const matrix = states.map((state) =>
      (['finish', 'take', 'drop'] as const).map((verb) => next(uploadTransitions, state, verb) ?? '–'),
    );
    expect(matrix).toEqual([
      ['complete', '–', 'dropped'],
      ['–', 'taken', 'dropped'],
      ['–', '–', '–'],
      ['–', '–', '–'],
    ]);
  });

  it('AC-077 limits hold at their very edge', () => {
    expect(excessOf({ count: uploadsUnderWayMax - 1, bytes: 0 }, bytesUnderWayMax)).toBeUndefined();
    expect(excessOf({ count: uploadsUnderWayMax, bytes: 0 }, 1)).toBe('too-many');
    expect(excessOf({ count: 0, bytes: 1 }, bytesUnderWayMax)).toBe('too-much');
  });

  it('is kept for seven days, the last instant not included; what was taken has no end', () => {
    const begun = new Date('2020-08-01T00:00:00Z');
    const expiresAt = expiryOf(begun);
    expect(expiresAt.toISOString()).toBe('2020-08-08T00:00:00.000Z');
    expect(isExpired({ state: 'arriving', expiresAt }, new Date(expiresAt.getTime() - 1))).toBe(false);
    expect(isExpired({ state: 'complete', expiresAt }, expiresAt)).toBe(true);
    expect(isExpired({ state: 'taken', expiresAt }, expiresAt)).toBe(false);
  });
});

describe('pieces', () => {
  it('stay within their bounds on any line, and settle where one takes about four seconds', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 100_000 }), (bytesPerMs) => {
        let bytes = pieceBytesFirst;
        for (let i = 0; i < 12; i++) bytes = nextPieceBytes(bytes, bytes / bytesPerMs);
        expect(bytes).toBeGreaterThanOrEqual(131_072);
        expect(bytes).toBeLessThanOrEqual(16_777_216);
        if (bytes > 131_072 && bytes < 16_777_216) expect(bytes / bytesPerMs).toBeCloseTo(4000, -2);
      }),
    );
    expect(smallerPieceBytes(1_000_000)).toBe(500_000);
    expect(smallerPieceBytes(1)).toBe(131_072);
  });

  it('F-16 tries are made at once, then more and more slowly, never rarer than twice a minute', () => {
    expect([0, 1, 2, 3, 6, 60].map(pauseMs)).toEqual([0, 1000, 2000, 4000, 30_000, 30_000]);
  });

  it('what is left is said in the unit people use', () => {
    expect(paceOf(undefined, 1000, 10)).toBe(100);
    expect(paceOf(100, 0, 0)).toBe(100);
    expect(secondsLeft(undefined, 5)).toBeUndefined();
    expect(secondsLeft(100, 1_000_000)).toBe(10);
    expect([0.2, 59, 60, 150, 7200].map(roundedLeft)).toEqual([
      { unit: 'seconds', count: 1 },
      { unit: 'seconds', count: 59 },
      { unit: 'minutes', count: 1 },
      { unit: 'minutes', count: 3 },
      { unit: 'hours', count: 2 },
    ]);
    const progress = { sentBytes: 1_048_576, sizeBytes: 3_145_728, secondsLeft: 150 };
    expect(sayStand('sending', progress, 'zh')).toBe('正在上传 · 1 MB / 3 MB · 约剩 3 分钟');
    expect(sayStand('done', progress, 'en')).toBe('All here');
    expect(saySoFar(progress, 'en')).toBe('1 MB of 3 MB');
  });

  it('the fingerprint of a file says nothing of its name, and differs when anything of it differs', () => {
    const file = { name: '工资表 张三.mp4', size: 1000, lastModified: 5 };
    const print = fingerprintOf(file, 'entry:1');
    expect(print).toMatch(/^[0-9a-f]+$/);
    expect(fingerprintOf(file, 'entry:1')).toBe(print);
    const others = [
      { ...file, name: 'b' },
      { ...file, size: 1001 },
      { ...file, lastModified: 6 },
    ];
    expect(others.map((other) => fingerprintOf(other, 'entry:1'))).not.toContain(print);
    expect(fingerprintOf(file, 'entry:2')).not.toBe(print);
  });
});
