/** Proof of what a photo for the public still tells: its pixels, its colours and which way is up, and nothing else. */

import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { orientationOf, withoutRecord } from './exif.ts';

describe('a photo for the public', () => {
  const photo = (orientation = 1) =>
    sharp({ create: { width: 64, height: 48, channels: 3, background: '#a33' } })
      .jpeg()
      .withExif({
        IFD0: { Artist: 'secret-author', Copyright: 'x' },
        IFD3: { GPSLatitude: '36/1 37/1 23/1', GPSLatitudeRef: 'N' },
      })
      .withMetadata({ orientation })
      .toBuffer();

  test('AC-093 loses place, camera and author, keeps every pixel, its profile and which way is up', async () => {
    for (const orientation of [1, 6]) {
      const bytes = await photo(orientation);
      expect((await sharp(bytes).metadata()).exif).toBeDefined();
      const clean = withoutRecord(bytes)!;
      expect(Buffer.from(clean).includes('secret-author')).toBe(false);
      const facts = await sharp(clean).metadata();
      expect([facts.orientation ?? 1, facts.icc?.length]).toEqual([
        orientation,
        (await sharp(bytes).metadata()).icc?.length,
      ]);
      expect(await sharp(clean).raw().toBuffer()).toEqual(await sharp(bytes).raw().toBuffer());
      expect(withoutRecord(clean)).toEqual(clean);
    }
  });

  test('AC-093 what hangs behind the picture, comments and foreign segments go too', async () => {
    const bytes = await photo();
    const segment = (code: number, words: string) =>
      Buffer.concat([Buffer.from([0xff, code, 0, words.length + 2]), Buffer.from(words)]);
    const more = ['secret-comment', 'secret-iptc', 'MPF\0secret', 'http://ns.adobe.com/xap/1.0/\0secret'];
    const dressed = Buffer.concat([
      bytes.subarray(0, 2),
      ...more.map((words, n) => segment([0xfe, 0xed, 0xe2, 0xe1][n]!, words)),
      bytes.subarray(2),
      Buffer.from('secret-tail'),
    ]);
    const clean = Buffer.from(withoutRecord(dressed)!);
    expect(clean.includes('secret')).toBe(false);
    expect(clean.subarray(-2)).toEqual(Buffer.from([0xff, 0xd9]));
  });

  test('bytes that are no whole JPEG give nothing, and no bytes make it hang or throw', async () => {
    const bytes = await photo();
    expect(withoutRecord(bytes.subarray(0, bytes.length - 40))).toBeUndefined();
    expect(withoutRecord(new Uint8Array([1, 2, 3]))).toBeUndefined();
    fc.assert(
      fc.property(
        fc.nat(bytes.length - 1),
        fc.nat(255),
        fc.uint8Array({ maxLength: 200 }),
        (at, value, tail) => {
          const bent = Uint8Array.from(bytes);
          bent[at] = value;
          withoutRecord(bent);
          withoutRecord(new Uint8Array([0xff, 0xd8, ...tail]));
          orientationOf(tail);
          orientationOf(new Uint8Array([0xff, 0xe1, 0, 90, 0x45, 0x78, 0x69, 0x66, 0, 0, ...tail]));
        },
      ),
      { numRuns: 2000 },
    );
  });
});
