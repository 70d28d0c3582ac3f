/** What a phone's HEIC picture says of itself. Its picture is HEVC, which we do not decode: only its tables are read. */

import type { RangeReader } from './box-guard.ts';
import { type Exif, readExif } from './exif.ts';

type Box = { type: string; from: number; to: number };
type Item = { type?: string; extents: { at: number; bytes: number }[]; properties: number[] };
export type HeicFound = { width: number; height: number; exif?: Exif };

const limits = { topBoxes: 200, boxes: 5000, metaBytes: 4 * 1_048_576, items: 2000, exifBytes: 262_144 };

/** Reads the tables; undefined when they do not hold together or tell of bytes that are not there. */
export async function readHeic(read: RangeReader, sizeBytes: number): Promise<HeicFound | undefined> {
  try {
    const meta = await findMeta(read, sizeBytes);
    if (!meta) return undefined;
    const tables = new MetaTables(new DataView(meta.buffer, meta.byteOffset, meta.byteLength));
    const isWhole = [...tables.items.values()].every(({ extents }) =>
      extents.every(({ at, bytes }) => at + bytes <= sizeBytes),
    );
    const size = tables.sizeOfPrimary();
    if (!isWhole || !size) return undefined;
    return { ...size, exif: await exifOf(read, tables) };
  } catch (error) {
    // A table that ends before its numbers: DataView says so, and the picture is none.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

async function findMeta(read: RangeReader, sizeBytes: number): Promise<Uint8Array | undefined> {
  for (let [at, count] = [0, 0]; at + 16 <= sizeBytes && count < limits.topBoxes; count++) {
    const head = await read(at, at + 16);
    const data = new DataView(head.buffer, head.byteOffset, head.byteLength);
    const short = data.getUint32(0);
    const bytes = short === 1 ? data.getUint32(8) * 2 ** 32 + data.getUint32(12) : short || sizeBytes - at;
    if (bytes < 8 || at + bytes > sizeBytes) return undefined;
    if (typeAt(data, 4) === 'meta') {
      return bytes <= limits.metaBytes ? read(at + 8, at + bytes) : undefined;
    }
    at += bytes;
  }
  return undefined;
}

async function exifOf(read: RangeReader, tables: MetaTables): Promise<Exif | undefined> {
  const item = [...tables.items.values()].find((one) => one.type === 'Exif');
  const extent = item?.extents[0];
  if (!extent || extent.bytes < 18 || extent.bytes > limits.exifBytes) return undefined;
  const block = await read(extent.at, extent.at + extent.bytes);
  const skipped = new DataView(block.buffer, block.byteOffset, block.byteLength).getUint32(0);
  // The phone has turned the picture by a property already; the camera's word on it is for others.
  const exif = readExif(block.subarray(4 + skipped));
  return exif && { ...exif, orientation: undefined };
}

const typeAt = (data: DataView, at: number): string =>
  String.fromCharCode(data.getUint8(at), data.getUint8(at + 1), data.getUint8(at + 2), data.getUint8(at + 3));

/** The tables within `meta`: which items there are, where their bytes lie, and what is said of each. */
class MetaTables {
  readonly items = new Map<number, Item>();
  private primary = 0;
  private readonly properties: Box[] = [];
  private readonly data: DataView;
  private boxes = 0;

  constructor(data: DataView) {
    this.data = data;
    // `meta` begins with its version.
    for (const box of this.children(4, data.byteLength)) this.enter(box);
  }

  sizeOfPrimary(): { width: number; height: number } | undefined {
    const own = (this.items.get(this.primary)?.properties ?? []).map((index) => this.properties[index - 1]);
    const size = own.find((box) => box?.type === 'ispe');
    const turn = own.find((box) => box?.type === 'irot');
    if (!size) return undefined;
    const [width, height] = [this.data.getUint32(size.from + 4), this.data.getUint32(size.from + 8)];
    if (width === 0 || height === 0 || width > 65_535 || height > 65_535) return undefined;
    const isTurned = turn !== undefined && this.data.getUint8(turn.from) % 2 === 1;
    return isTurned ? { width: height, height: width } : { width, height };
  }

  private *children(from: number, to: number): Generator<Box> {
    for (let at = from; at + 8 <= to; ) {
      if (++this.boxes > limits.boxes) throw new RangeError('boxes');
      const bytes = this.data.getUint32(at);
      if (bytes < 8 || at + bytes > to) throw new RangeError('box');
      yield { type: typeAt(this.data, at + 4), from: at + 8, to: at + bytes };
      at += bytes;
    }
  }

  private enter(box: Box): void {
    const { data } = this;
    const version = box.to - box.from >= 4 ? data.getUint8(box.from) : 0;
    if (box.type === 'pitm')
      this.primary = version === 0 ? data.getUint16(box.from + 4) : data.getUint32(box.from + 4);
    if (box.type === 'iinf') {
      for (const child of this.children(box.from + (version === 0 ? 6 : 8), box.to)) this.readName(child);
    }
    if (box.type === 'iloc') this.readPlaces(box, version);
    if (box.type === 'iprp') {
      for (const child of this.children(box.from, box.to)) {
        if (child.type === 'ipco') this.properties.push(...this.children(child.from, child.to));
        if (child.type === 'ipma') this.readAssociations(child);
      }
    }
  }

  private item(id: number): Item {
    const known = this.items.get(id);
    if (known) return known;
    if (this.items.size >= limits.items) throw new RangeError('items');
    const made: Item = { extents: [], properties: [] };
    this.items.set(id, made);
    return made;
  }

  private readName(box: Box): void {
    const version = this.data.getUint8(box.from);
    if (box.type !== 'infe' || version < 2) return;
    const isLong = version > 2;
    const id = isLong ? this.data.getUint32(box.from + 4) : this.data.getUint16(box.from + 4);
    this.item(id).type = typeAt(this.data, box.from + (isLong ? 10 : 8));
  }

  private readPlaces(box: Box, version: number): void {
    const { data } = this;
    const sizes = data.getUint16(box.from + 4);
    const [offsetBytes, lengthBytes] = [sizes >> 12, (sizes >> 8) & 15];
    const [baseBytes, indexBytes] = [(sizes >> 4) & 15, version > 0 ? sizes & 15 : 0];
    let at = box.from + 6;
    const next = (bytes: number): number => {
      if (at + bytes > box.to) throw new RangeError('iloc');
      at += bytes;
      if (bytes === 8) return data.getUint32(at - 8) * 2 ** 32 + data.getUint32(at - 4);
      if (bytes === 4) return data.getUint32(at - 4);
      return bytes === 2 ? data.getUint16(at - 2) : 0;
    };
    const count = next(version < 2 ? 2 : 4);
    for (let row = 0; row < count; row++) {
      const item = this.item(next(version < 2 ? 2 : 4));
      const isInFile = version === 0 || (next(2) & 15) === 0;
      next(2);
      const base = next(baseBytes);
      const extents = next(2);
      for (let one = 0; one < extents; one++) {
        next(indexBytes);
        const extent = { at: base + next(offsetBytes), bytes: next(lengthBytes) };
        if (isInFile && item.extents.length < 256) item.extents.push(extent);
      }
    }
  }

  private readAssociations(box: Box): void {
    const { data } = this;
    const [version, isWide] = [data.getUint8(box.from), (data.getUint8(box.from + 3) & 1) === 1];
    const count = data.getUint32(box.from + 4);
    let at = box.from + 8;
    for (let row = 0; row < count && at < box.to; row++) {
      const item = this.item(version === 0 ? data.getUint16(at) : data.getUint32(at));
      at += version === 0 ? 2 : 4;
      const links = data.getUint8(at++);
      for (let link = 0; link < links; link++, at += isWide ? 2 : 1)
        item.properties.push(isWide ? data.getUint16(at) & 0x7fff : data.getUint8(at) & 0x7f);
    }
  }
}
