/** The box guard against files built by hand to kill a reader, and against thousands of damaged ones. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { guardBoxes, guardLimits } from './box-guard.ts';

const u32 = (...values: number[]): Buffer => {
  const out = Buffer.alloc(values.length * 4);
  values.forEach((value, i) => {
    out.writeUInt32BE(value >>> 0, i * 4);
  });
  return out;
};
const box = (type: string, ...content: Buffer[]): Buffer => {
  const body = Buffer.concat(content);
  return Buffer.concat([u32(body.length + 8), Buffer.from(type, 'latin1'), body]);
};
const ascii = (text: string) => Buffer.from(text, 'latin1');

type Parts = {
  stts?: Buffer;
  stsz?: Buffer;
  stsc?: Buffer;
  stco?: Buffer;
  mdhd?: Buffer;
  dref?: Buffer;
  mdat?: number;
};

/** A film of ten samples of ten bytes, one second each, with any table replaced. */
function film(parts: Parts = {}): Buffer {
  const stbl = box(
    'stbl',
    box('stsd', u32(0, 1, 16), ascii('avc1'), u32(0, 0)),
    parts.stts ?? box('stts', u32(0, 1, 10, 1000)),
    parts.stsz ?? box('stsz', u32(0, 10, 10)),
    parts.stsc ?? box('stsc', u32(0, 1, 1, 10, 1)),
    parts.stco ?? box('stco', u32(0, 1, 32)),
  );
  const dinf = box('dinf', parts.dref ?? box('dref', u32(0, 1, 12), ascii('url '), u32(1)));
  const mdhd = parts.mdhd ?? box('mdhd', u32(0, 0, 0, 1000, 10_000, 0));
  const mdia = box(
    'mdia',
    mdhd,
    box('hdlr', u32(0, 0), ascii('vide'), u32(0, 0, 0)),
    box('minf', dinf, stbl),
  );
  const mdat = box('mdat', Buffer.alloc(parts.mdat ?? 100));
  return Buffer.concat([
    box('ftyp', ascii('isom'), u32(512), ascii('isom')),
    mdat,
    box('moov', box('trak', mdia)),
  ]);
}

async function guard(file: Buffer, sizeBytes = file.length) {
  let bytesRead = 0;
  const verdict = await guardBoxes(async (from, to) => {
    const piece = file.subarray(from, Math.min(to, file.length));
    bytesRead += piece.length;
    return piece;
  }, sizeBytes);
  return { verdict, bytesRead };
}
const reasonOf = async (file: Buffer) => {
  const { verdict } = await guard(file);
  return verdict.ok ? 'ok' : `${verdict.reason}: ${verdict.detail}`;
};

describe('the box guard', () => {
  test('an honest film passes, told by its tables', async () => {
    const { verdict, bytesRead } = await guard(film());
    expect(verdict).toMatchObject({
      ok: true,
      notes: [],
      tracks: [{ handler: 'vide', codec: 'avc1', samples: 10, durationSeconds: 10 }],
    });
    expect(bytesRead).toBeLessThan(1000);
  });

  test.each([
    [
      'AC-099 a time table that claims 2^32 samples',
      { stts: box('stts', u32(0, 1, 0xffffffff, 1)) },
      'hostile: stts-samples',
    ],
    [
      'AC-099 a time table longer than its box',
      { stts: box('stts', u32(0, 0xffffffff)) },
      'hostile: table-past-box:stts',
    ],
    [
      'AC-099 a size table that claims 2^32 rows',
      { stsz: box('stsz', u32(0, 0, 0xffffffff)) },
      'hostile: table-past-box:stsz',
    ],
    [
      'AC-099 equal sizes of 2^32 samples',
      { stsz: box('stsz', u32(0, 1, 0xffffffff)) },
      'hostile: stsz-samples',
    ],
    [
      'AC-099 a chunk of 2^32 samples',
      { stsc: box('stsc', u32(0, 1, 1, 0xffffffff, 1)) },
      'hostile: stsc-samples',
    ],
    ['chunks out of order', { stsc: box('stsc', u32(0, 2, 2, 1, 1, 1, 1, 1)) }, 'hostile: stsc-order'],
    [
      'AC-099 a film of 10^9 seconds',
      { stts: box('stts', u32(0, 1, 10, 4_000_000_000)) },
      'hostile: duration',
    ],
    ['a clock that stands still', { mdhd: box('mdhd', u32(0, 0, 0, 0, 10_000, 0)) }, 'hostile: timescale'],
    [
      'AC-098 samples in another file',
      { dref: box('dref', u32(0, 1, 12), ascii('url '), u32(0)) },
      'hostile: external-reference',
    ],
    ['samples beyond the end', { stco: box('stco', u32(0, 1, 5_000_000)) }, 'truncated: samples-past-end'],
    [
      'more media than the file holds',
      { stsz: box('stsz', u32(0, 100_000, 10)) },
      'truncated: media-bytes-past-end',
    ],
  ])('%s is refused', async (_name, parts, reason) => {
    expect(await reasonOf(film(parts))).toBe(reason);
  });

  test('a film cut off lacks its end, wherever it was cut', async () => {
    const whole = film();
    for (const kept of [40, 100, 140, 200, whole.length - 1]) {
      expect(await reasonOf(whole.subarray(0, kept))).toMatch(/^truncated/);
    }
  });

  test('nesting, tracks and boxes without end are refused', async () => {
    let nested = box('mdia');
    for (let depth = 0; depth < 40; depth++) nested = box('mdia', nested);
    const head = box('ftyp', ascii('isom'), u32(512));
    expect(await reasonOf(Buffer.concat([head, box('moov', nested)]))).toBe('hostile: depth');
    const tracks = Array.from({ length: guardLimits.tracks + 1 }, () => box('trak'));
    expect(await reasonOf(Buffer.concat([head, box('moov', ...tracks)]))).toBe('hostile: tracks');
    const many = Array.from({ length: guardLimits.boxes + 1 }, () => box('free'));
    expect(await reasonOf(Buffer.concat([head, box('moov', ...many)]))).toBe('hostile: boxes');
    expect(await reasonOf(Buffer.concat([head, u32(4), ascii('moov')]))).toBe('hostile: box-size');
  });

  test('AC-096 a playlist or a page is no film', async () => {
    expect(await reasonOf(ascii('#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n'))).toBe('unreadable: not-boxes');
  });

  test('a claim of five gigabytes costs a few reads, not memory', async () => {
    const file = film();
    const { verdict, bytesRead } = await guard(file.subarray(0, 140), 5 * 1024 ** 3);
    expect(verdict.ok).toBe(false);
    expect(bytesRead).toBeLessThan(1000);
  });

  test('AC-094 three thousand damaged films: always an answer, never a throw', async () => {
    const whole = film();
    const damage = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.integer({ min: 0, max: 255 })), {
      minLength: 1,
      maxLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(damage, fc.nat(whole.length), async (bites, cut) => {
        const hurt = Buffer.from(whole);
        for (const [at, value] of bites) hurt[at] = value;
        const { verdict } = await guard(hurt.subarray(0, hurt.length - (cut % 7 === 0 ? cut : 0)));
        expect(typeof verdict.ok).toBe('boolean');
      }),
      { numRuns: 3000 },
    );
  });
});
