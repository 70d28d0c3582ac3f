/** The word "blank": stretches of a film that tell of its maker, served as nothing; the film itself keeps every byte in its place. */

import type { RangeReader } from '../media/box-guard.ts';

/** From `start` up to and not with `end`: a box from its name on, which becomes "free". */
export type Blank = { start: number; end: number };

const holders = ['moov', 'trak', 'mdia', 'minf'];
const telling = ['udta', 'meta', 'uuid', 'ID32'];
const boxesMax = 2000;
const free = [0x66, 0x72, 0x65, 0x65];

/** The boxes of an MP4 or QuickTime film that hold names and places: from the box's own name to its end. */
export async function blanksOf(read: RangeReader, sizeBytes: number): Promise<Blank[]> {
  const found: Blank[] = [];
  let boxes = 0;
  const walk = async (from: number, to: number): Promise<void> => {
    let at = from;
    while (at + 8 <= to && boxes++ < boxesMax) {
      const head = await read(at, Math.min(at + 16, to));
      if (head.length < 8) return;
      const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
      const name = String.fromCharCode(...head.subarray(4, 8));
      const short = view.getUint32(0);
      const long = short === 1 && head.length >= 16 ? Number(view.getBigUint64(8)) : short;
      const size = short === 0 ? to - at : long;
      const headBytes = short === 1 ? 16 : 8;
      if (size < headBytes || at + size > to) return;
      if (telling.includes(name)) found.push({ start: at + 4, end: at + size });
      else if (holders.includes(name)) await walk(at + headBytes, at + size);
      at += size;
    }
  };
  await walk(0, sizeBytes);
  return found;
}

/** The bytes of a stretch that begins at `offset`, with the blanks in it: the names of their boxes, then zeroes. */
export function blanked(bytes: Uint8Array, offset: number, blanks: readonly Blank[]): Uint8Array {
  const shown = Uint8Array.from(bytes);
  for (const { start, end } of blanks) {
    const [from, to] = [Math.max(start - offset, 0), Math.min(end - offset, shown.length)];
    for (let at = from; at < to; at++) shown[at] = free[at + offset - start] ?? 0;
  }
  return shown;
}

/** A stream that begins at `offset` of a film, with the blanks in it. */
export function blankedStream(
  stream: ReadableStream<Uint8Array>,
  offset: number,
  blanks: readonly Blank[],
): ReadableStream<Uint8Array> {
  let at = offset;
  return stream.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(bytes, out) {
        out.enqueue(blanks.length > 0 ? blanked(bytes, at, blanks) : bytes);
        at += bytes.length;
      },
    }),
  );
}
