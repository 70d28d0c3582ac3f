/** Proof that prints survive what people do to files, and that nothing else is taken for a copy. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawPicture, lumaOf, randomOf } from '../../../bench/corpus/drawn.ts';
import { CornerRow, cornersKept, cornersOf } from './print/corner.ts';
import { type FrameHit, fitFilms } from './print/film.ts';
import { fitOf, inliersMin } from './print/fit.ts';
import { keypointsOf, packed, unpacked } from './print/keypoint.ts';
import {
  bytesOf,
  detailOf,
  distanceOf,
  hashFrom,
  hashOf,
  type Luma,
  leastDetail,
  mirrored,
  shrink,
  trimmed,
  variants,
  variantsOf,
  wavesOf,
} from './print/picture.ts';
import { HashRow } from './print/scan.ts';
import { fitTexts, plainOf, shinglesOf } from './print/shingle.ts';
import { fitSounds, soundHashes } from './print/sound.ts';

const picture = (seed: number): Luma => lumaOf(drawPicture(seed, 320, 240));
const hash = (luma: Luma, box = trimmed(luma)) => hashOf(wavesOf(shrink(luma, box)));
const cropped = ({ width, data }: Luma, left: number, top: number, w: number, h: number): Luma => ({
  width: w,
  height: h,
  data: Uint8Array.from(
    { length: w * h },
    (_, at) => data[(top + Math.floor(at / w)) * width + left + (at % w)]!,
  ),
});
const words = fc.array(fc.integer({ min: 0, max: 0xffffffff }), { minLength: 8, maxLength: 8 });

describe('the hash of a picture', () => {
  const [one, other] = [picture(1), picture(2)];

  it('is far from that of another picture and near to that of a noisy one', () => {
    const random = randomOf(7);
    const noisy = { ...one, data: one.data.map((value) => Math.min(255, value + random() * 24)) };
    expect(distanceOf(hash(one), hash(noisy))).toBeLessThan(20);
    expect(distanceOf(hash(one), hash(other))).toBeGreaterThan(80);
  });

  it('knows a mirrored and a turned picture from the numbers of the first alone', () => {
    const all = variantsOf(wavesOf(shrink(one)));
    expect(distanceOf(all[variants.indexOf('mirrored')]!, hashOf(wavesOf(shrink(mirrored(one)))))).toBe(0);
    const quarter: Luma = {
      width: one.height,
      height: one.width,
      data: Uint8Array.from({ length: one.data.length }, (_, at) => {
        const [x, y] = [at % one.height, Math.floor(at / one.height)];
        return one.data[(one.height - 1 - x) * one.width + y]!;
      }),
    };
    const nearest = all.map((each) => distanceOf(each, hashOf(wavesOf(shrink(quarter)))));
    expect(variants[nearest.indexOf(Math.min(...nearest))]).toMatch(/^turned-/);
    expect(Math.min(...nearest)).toBeLessThan(4);
  });

  it('a border is found and left out; a picture without one is left whole', () => {
    const wide = 380;
    const bordered: Luma = {
      width: wide,
      height: 300,
      data: Uint8Array.from({ length: wide * 300 }, (_, at) => {
        const [x, y] = [(at % wide) - 30, Math.floor(at / wide) - 30];
        return x >= 0 && x < 320 && y >= 0 && y < 240 ? one.data[y * 320 + x]! : 12;
      }),
    };
    expect(trimmed(bordered)).toEqual({ left: 30, top: 30, width: 320, height: 240 });
    expect(trimmed(one)).toBeUndefined();
    expect(distanceOf(hash(bordered), hash(one))).toBe(0);
  });

  it('a flat wall has too little to be told from another', () => {
    const wall: Luma = { width: 90, height: 90, data: new Uint8Array(8100).fill(130) };
    expect(detailOf(shrink(wall))).toBeLessThan(leastDetail);
    expect(detailOf(shrink(one))).toBeGreaterThanOrEqual(leastDetail);
  });

  it('is thirty-two bytes and comes back the same', () => {
    fc.assert(
      fc.property(words, (list) => {
        const bits = Uint32Array.from(list);
        expect(hashFrom(bytesOf(bits))).toEqual(bits);
      }),
    );
  });
});

describe('the search', () => {
  it('finds exactly what counting one by one finds, nearest first', () => {
    fc.assert(
      fc.property(fc.array(words, { maxLength: 40 }), words, fc.nat(256), (all, asked, distanceMax) => {
        const row = new HashRow(2);
        const hashes = all.map((list) => Uint32Array.from(list));
        for (const [id, each] of hashes.entries()) row.append([id], each);
        const own = Uint32Array.from(asked);
        const counted = hashes
          .map((each, id) => ({ id, distance: distanceOf(each, own) }))
          .filter((hit) => hit.distance <= distanceMax)
          .sort((a, b) => a.distance - b.distance || a.id - b.id);
        expect(row.search({ hash: own, distanceMax }, 100)).toEqual(counted);
      }),
    );
  });

  it('two hashes that differ in every bit are 256 apart', () => {
    const row = new HashRow();
    row.append([1], new Uint32Array(8).fill(0xffffffff));
    expect(row.search({ hash: new Uint32Array(8), distanceMax: 256 }, 9)).toEqual([{ id: 1, distance: 256 }]);
  });
});

describe('a crop', () => {
  const all = Array.from({ length: 12 }, (_, seed) => picture(seed + 10));
  const points = all.map((each) => keypointsOf(each));
  const part = keypointsOf(cropped(all[3]!, 50, 30, 230, 180));

  it('finds its whole among others by the corners they share, and is proven by how they lie', () => {
    const row = new CornerRow(4);
    for (const [id, each] of points.entries()) row.append(id, cornersOf(each, cornersKept));
    expect(row.search(cornersOf(part), 5)[0]!.id).toBe(3);
    const fit = fitOf(part, points[3]!)!;
    expect(fit.inliers).toBeGreaterThanOrEqual(inliersMin);
    expect([Math.round(fit.shiftX / 5) * 5, Math.round(fit.shiftY / 5) * 5]).toEqual([50, 30]);
  });

  it('no other picture has twelve corners that lie alike', () => {
    const others = points.filter((_, at) => at !== 3).map((each) => fitOf(part, each)?.inliers ?? 0);
    expect(Math.max(...others)).toBeLessThan(inliersMin);
  });

  it('corners come back from their bytes', () => {
    const back = unpacked(packed(points[0]!));
    expect(back.map((one) => [...one.bits])).toEqual(points[0]!.map((one) => [...one.bits]));
    expect(cornersOf(back)).toEqual(cornersOf(points[0]!));
  });
});

describe('films', () => {
  const hits = (shiftMs: number, atMs: readonly number[]): FrameHit[] =>
    atMs.map((at) => ({ atMs: at, thereMs: at + shiftMs, distance: 10, variant: 'same' }));

  it('lie on each other at the shift most frames agree on', () => {
    const fit = fitFilms([...hits(12_000, [0, 2000, 4000, 6000]), ...hits(-3000, [4000])], 4)!;
    expect(fit).toMatchObject({ frames: 4, score: 1, distance: 10 });
    expect(fit.spans).toEqual([{ first: [0, 6000], second: [12_000, 18_000] }]);
  });

  it('a title that both show is no copy: three frames over four seconds are asked for', () => {
    expect(fitFilms(hits(0, [0, 2000]), 30)).toBeUndefined();
    expect(fitFilms([], 30)).toBeUndefined();
  });

  it('what is cut out between parts them', () => {
    const fit = fitFilms(hits(0, [0, 2000, 4000, 60_000, 62_000, 64_000]), 40)!;
    expect(fit.spans.length).toBe(2);
  });
});

describe('sounds', () => {
  const random = randomOf(3);
  const song = Uint32Array.from({ length: 600 }, () => random() * 4_294_967_296);
  const worse = (print: Uint32Array, share: number) =>
    print.map((word) => {
      let changed = word;
      for (let bit = 0; bit < 32; bit++) if (random() < share) changed ^= 1 << bit;
      return changed >>> 0;
    });

  it('a part, saved worse, lies where it was taken', () => {
    const part = worse(song.subarray(200, 400), 0.04);
    const fit = fitSounds(part, song)!;
    expect(Math.abs(fit.span.second[0] - fit.span.first[0] - 200 * 123.809)).toBeLessThan(500);
    expect(fit.errorRate).toBeLessThan(0.1);
  });

  it('another song does not lie anywhere, silence lies on nothing', () => {
    const other = Uint32Array.from({ length: 600 }, () => random() * 4_294_967_296);
    expect(fitSounds(other, song)).toBeUndefined();
    expect(fitSounds(new Uint32Array(400), new Uint32Array(400))).toBeUndefined();
    expect(soundHashes(new Uint32Array(400)).length).toBeLessThanOrEqual(1);
  });
});

describe('texts', () => {
  const passage =
    '检修班在凌晨四点出发，翻过两道山梁，把最后一段电缆接到村口的木杆上。那天夜里，全村的窗子一扇接一扇亮了起来。';

  it('full and half width, spaces and marks are one text', () => {
    expect(plainOf('ＡＢＣ，１２ 三！').signs.join('')).toBe('abc12三');
    expect(shinglesOf(passage)).toEqual(shinglesOf(passage.replace(/，/g, ' , ').replace('。', '')));
  });

  it('every common run of eleven signs leaves a common shingle', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 11, maxLength: 40, unit: fc.constantFrom(...'山河湖海工农学商天地人') }),
        fc.string({ maxLength: 30, unit: fc.constantFrom(...'甲乙丙丁戊') }),
        fc.string({ maxLength: 30, unit: fc.constantFrom(...'子丑寅卯辰') }),
        (shared, before, after) => {
          const other = new Set(shinglesOf(before + shared + after));
          expect(shinglesOf(after + shared + before).some((one) => other.has(one))).toBe(true);
        },
      ),
    );
  });

  it('passages are where they are, in both texts, as they were written', () => {
    const [one, other] = [
      `开头。${passage}${passage.slice(0, 20)}`,
      `他们说：${passage.replace(/，/g, ',')}完。`,
    ];
    const fit = fitTexts(one, other)!;
    for (const { first, second } of fit.passages) {
      expect(plainOf(one.slice(...first)).signs.join('')).toBe(
        plainOf(other.slice(...second)).signs.join(''),
      );
    }
    expect(fitTexts('今天天气很好', passage)).toBeUndefined();
    expect(fitTexts('', '')).toBeUndefined();
  });

  it('a text of one sign ten thousand times costs no square', () => {
    const long = '啊'.repeat(10_000);
    const before = performance.now();
    fitTexts(long, long);
    shinglesOf(long);
    expect(performance.now() - before).toBeLessThan(3000);
  });
});
