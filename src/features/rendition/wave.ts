/** The word "wave": how loud a sound is from first to last, folded to as many bars as a page can show. */

export const barsMax = 240;
/** Samples are read at this rate: enough for a picture, and an hour is 58 MB that pass by and are not kept. */
export const waveHertz = 8000;
const sliceSamples = 400;

/** Takes signed 16-bit samples as they come and keeps only the peak of each twentieth of a second. */
export class PeakReader {
  private readonly slices: number[] = [];
  private odd: number | undefined;
  private peak = 0;
  private read = 0;

  /** Pieces may end anywhere, also between the two bytes of a sample. */
  add(bytes: Uint8Array): void {
    for (const byte of bytes) {
      if (this.odd === undefined) {
        this.odd = byte;
        continue;
      }
      const sample = (((byte << 8) | this.odd) << 16) >> 16;
      this.odd = undefined;
      this.peak = Math.max(this.peak, Math.abs(sample));
      if (++this.read % sliceSamples === 0) this.close();
    }
  }

  private close(): void {
    this.slices.push(this.peak);
    this.peak = 0;
  }

  /** The peaks of all slices, 0 to 32768, and how long it lasted. */
  end(): { slices: readonly number[]; seconds: number } {
    if (this.read % sliceSamples !== 0) this.close();
    return { slices: this.slices, seconds: this.read / waveHertz };
  }
}

/** Folds slices to bars from 0 to 100; the loudest bar is as loud as it truly is, nothing is blown up. */
export function foldPeaks(slices: readonly number[], bars: number = barsMax): number[] {
  const count = Math.min(bars, slices.length);
  return Array.from({ length: count }, (_, bar) => {
    const from = Math.floor((bar * slices.length) / count);
    const to = Math.max(from + 1, Math.floor(((bar + 1) * slices.length) / count));
    return Math.round((Math.max(...slices.slice(from, to)) / 32_768) * 100);
  });
}
