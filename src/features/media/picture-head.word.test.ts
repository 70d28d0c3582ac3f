/** What pictures say of themselves: size, density, camera, place; and pictures built to confuse whoever reads that. */

import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { heic, hostileStills } from '../../../world/hostile/stills.ts';
import type { RangeReader } from './box-guard.ts';
import { readExif } from './exif.ts';
import { readPictureHead } from './picture-head.ts';

const reading =
  (bytes: Uint8Array): RangeReader =>
  async (from, to) =>
    bytes.subarray(from, Math.min(to, bytes.length));
const head = (container: 'jpeg' | 'png' | 'webp' | 'heic', bytes: Uint8Array) =>
  readPictureHead(reading(bytes), container, bytes.length);

const exif = {
  IFD0: { Make: 'Phone', Model: 'Nine' },
  IFD2: { DateTimeOriginal: '2020:05:06 08:30:00' },
  IFD3: {
    GPSLatitudeRef: 'N',
    GPSLatitude: '36/1 37/1 0/1',
    GPSLongitudeRef: 'E',
    GPSLongitude: '101/1 46/1 0/1',
  },
};
const plain = () => sharp({ create: { width: 90, height: 60, channels: 3, background: '#258' } });
const tagged = () => plain().withExif(exif).withMetadata({ orientation: 6, density: 300 });

describe('a picture’s own words', () => {
  test.each(['jpeg', 'png', 'webp'] as const)(
    'AC-093 a %s tells camera, day, place and that it is upright',
    async (kind) => {
      const bytes = await tagged().toFormat(kind).toBuffer();
      const found = await head(kind, bytes);
      expect(found).toMatchObject({
        ...{ width: 60, height: 90, hasExif: true, hasPlace: true },
        takenAt: '2020-05-06T08:30:00',
      });
      if (kind !== 'webp') expect(found?.dpi).toBe(300);
    },
  );

  test.each(['jpeg', 'png', 'webp'] as const)('a %s that a program drew has no camera', async (kind) => {
    const bytes = await plain().toFormat(kind).toBuffer();
    expect(await head(kind, bytes)).toMatchObject({ width: 90, height: 60, hasExif: false, hasPlace: false });
  });

  test('a lossless web picture tells its size in another place', async () => {
    const bytes = await plain().webp({ lossless: true }).toBuffer();
    expect(await head('webp', bytes)).toMatchObject({ width: 90, height: 60 });
  });

  test('a phone’s HEIC tells its size, and stands upright by its own turn', async () => {
    expect(await head('heic', heic())).toMatchObject({ width: 4032, height: 3024, hasExif: false });
    const whole = heic();
    expect(await head('heic', whole.subarray(0, whole.length - 1))).toBeUndefined();
  });

  test('a clock that no clock shows is no day', () => {
    const tiff = (clock: string) => {
      const text = Buffer.from(`${clock}\0`.padEnd(20, '\0'), 'latin1');
      const head = Buffer.from('4d4d002a00000008000187690004000000010000001a00000000', 'hex');
      const camera = Buffer.from('000190030002000000140000002c00000000', 'hex');
      return Buffer.concat([head, camera, text]);
    };
    expect(readExif(tiff('2020:05:06 08:30:00'))?.takenAt).toBe('2020-05-06T08:30:00');
    for (const clock of ['0000:00:00 00:00:00', '2020:13:06 08:30:00', '    :  :     :  :  '])
      expect(readExif(tiff(clock))?.takenAt).toBeUndefined();
  });
});

describe('pictures built to confuse', () => {
  test('AC-090 AC-092 every hostile picture gets an answer, and costs few reads', async () => {
    const photo = await plain().jpeg().toBuffer();
    for (const { name, bytes } of hostileStills(photo)) {
      const container = ({ jpg: 'jpeg', png: 'png', webp: 'webp', heic: 'heic' } as const)[
        name.split('.').pop() as 'jpg'
      ];
      let reads = 0;
      const read: RangeReader = async (from, to) => {
        reads++;
        return bytes.subarray(from, Math.min(to, bytes.length));
      };
      await readPictureHead(read, container, bytes.length);
      expect(reads).toBeLessThan(700);
    }
  });

  test('AC-094 two thousand damaged heads: always an answer, never a throw', async () => {
    const wholes = {
      jpeg: await tagged().jpeg().toBuffer(),
      png: await tagged().png().toBuffer(),
      webp: await tagged().webp().toBuffer(),
      heic: heic(),
    };
    const bites = fc.array(fc.tuple(fc.nat(900), fc.nat(255)), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('jpeg', 'png', 'webp', 'heic'),
        bites,
        fc.nat(2000),
        async (kind, all, cut) => {
          const hurt = Buffer.from(wholes[kind]);
          for (const [at, value] of all) hurt[at % hurt.length] = value;
          const found = await head(kind, hurt.subarray(0, cut % 3 === 0 ? cut : hurt.length));
          expect(['object', 'undefined']).toContain(typeof found);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
