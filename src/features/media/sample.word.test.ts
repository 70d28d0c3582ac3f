/** What single pictures of a film suggest: dark ones, soft ones, and those that tell nothing. */

import { describe, expect, test } from 'vitest';
import type { Measured } from './media.ts';
import { type Frame, steepnessOf, warningsOf } from './sample.ts';

const film: Measured = {
  ...{ container: 'mp4', sizeBytes: 1, durationSeconds: 60, width: 512, height: 512 },
  ...{ hasSubtitles: true, notes: [] },
};
/** Upright bars whose edges take so many pixels to rise. */
function bars(rise: number, edge = 512): Frame {
  const pixels = new Uint8Array(edge * edge);
  for (let y = 0; y < edge; y++)
    for (let x = 0; x < edge; x++) {
      const along = x % 64;
      const up = Math.min(1, Math.max(0, (along - 16) / rise));
      const down = Math.min(1, Math.max(0, (along - 48) / rise));
      pixels[y * edge + x] = Math.round(40 + 160 * (up - down));
    }
  return { width: edge, height: edge, pixels };
}
const flat = (value: number): Frame => ({ width: 64, height: 64, pixels: new Uint8Array(4096).fill(value) });
const told = (frames: readonly Frame[], ...sound: (number | 'no-sound' | undefined)[]) =>
  warningsOf(film, { frames, loudestDb: sound.length > 0 ? sound[0] : -10 });

describe('warnings', () => {
  test('a sharp film with sound and subtitles is told nothing', () => {
    expect(told(Array(12).fill(bars(1)))).toEqual([]);
    expect(steepnessOf(bars(1))).toBe(1);
  });

  test('edges over three pixels look enlarged, over six blurred', () => {
    expect(told(Array(12).fill(bars(2.5)))).toEqual(['upscaled']);
    expect(told(Array(12).fill(bars(6)))).toEqual(['blur']);
  });

  test('a few soft pictures among sharp ones are nothing, and plain ones tell nothing at all', () => {
    expect(told([...Array(8).fill(bars(1)), ...Array(4).fill(bars(6))])).toEqual([]);
    expect(told(Array(12).fill(flat(120)))).toEqual([]);
    expect(steepnessOf(flat(120))).toBeUndefined();
  });

  test('two black pictures of twelve are a film’s beginning and end, three are told', () => {
    const dark = (count: number) => [...Array(count).fill(flat(2)), ...Array(12 - count).fill(bars(1))];
    expect([0, 2, 3, 12].map((count) => told(dark(count)).includes('black'))).toEqual([
      ...[false, false, true, true],
    ]);
    expect(told(Array(12).fill(flat(40)))).toEqual([]);
  });

  test('no sound and hardly any are told; what nobody could hear is not', () => {
    const frames = [bars(1)];
    expect([-50.1, -50, 'no-sound' as const, undefined].map((loudest) => told(frames, loudest))).toEqual([
      ['silence'],
      [],
      ['silence'],
      [],
    ]);
  });

  test('a song is only listened to', () => {
    const song: Measured = { container: 'mp3', sizeBytes: 1, durationSeconds: 60, notes: [] };
    expect(warningsOf(song, { frames: [], loudestDb: -70 })).toEqual(['silence']);
  });

  test('subtitles are asked for only where it is known that there are none', () => {
    expect(warningsOf({ ...film, hasSubtitles: false }, { frames: [], loudestDb: -9 })).toEqual([
      'no-subtitles',
    ]);
    expect(warningsOf({ ...film, hasSubtitles: undefined }, { frames: [], loudestDb: -9 })).toEqual([]);
  });
});
