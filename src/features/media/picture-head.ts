/** What a picture says of itself in its first bytes: size, density, camera. The same code in the browser and here. */

import type { RangeReader } from './box-guard.ts';
import { type Exif, readExif } from './exif.ts';
import { readHeic } from './heic.ts';
import type { Container, Measured } from './media.ts';

export type PictureHead = Pick<Measured, 'width' | 'height' | 'dpi' | 'takenAt' | 'hasExif' | 'hasPlace'>;
type Found = { width: number; height: number; dpi?: number; exif?: Exif };

const partsMax = 500;
const exifBytesMax = 262_144;

/** Reads the head of a picture; undefined when it does not hold together. */
export async function readPictureHead(
  read: RangeReader,
  container: Container,
  sizeBytes: number,
): Promise<PictureHead | undefined> {
  const readers: Partial<Record<Container, typeof readJpeg>> = {
    jpeg: readJpeg,
    png: readPng,
    webp: readWebp,
    heic: readHeic,
  };
  const found = await readers[container]?.(read, sizeBytes);
  return found && headOf(found);
}

/** As shown: turned upright. */
export function headOf({ width, height, dpi, exif }: Found): PictureHead {
  const isTurned = (exif?.orientation ?? 1) >= 5;
  const density = dpi ?? exif?.dpi;
  return {
    ...(isTurned ? { width: height, height: width } : { width, height }),
    ...(density ? { dpi: density } : {}),
    ...(exif?.takenAt ? { takenAt: exif.takenAt } : {}),
    hasExif: exif?.hasCamera ?? false,
    hasPlace: exif?.hasPlace ?? false,
  };
}

const view = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
const latin = (bytes: Uint8Array): string => String.fromCharCode(...bytes);
const perInch = (perMetre: number): number => Math.round(perMetre * 0.0254);

const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

async function readJpeg(read: RangeReader, sizeBytes: number): Promise<Found | undefined> {
  let [exif, dpi]: [Exif | undefined, number | undefined] = [undefined, undefined];
  for (let [at, part] = [2, 0]; part < partsMax && at + 18 <= sizeBytes; part++) {
    const head = await read(at, at + 18);
    if (head.length < 18 || head[0] !== 0xff) return undefined;
    const marker = head[1]!;
    // Filling before a marker, and marks without content.
    if (marker === 0xff || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) {
      at += marker === 0xff ? 1 : 2;
      continue;
    }
    const data = view(head);
    if (isFrame(marker)) return { width: data.getUint16(7), height: data.getUint16(5), dpi, exif };
    if (marker === 0xda || marker === 0xd9) return undefined;
    const bytes = data.getUint16(2);
    const name = latin(head.subarray(4, 8));
    if (marker === 0xe0 && name === 'JFIF') dpi = densityOf(head[11]!, data.getUint16(12));
    if (marker === 0xe1 && name === 'Exif') exif ??= readExif(await read(at + 10, at + 2 + bytes));
    at += 2 + bytes;
  }
  return undefined;
}

/** JFIF: 1 counts by the inch, 2 by the centimetre; 0 tells only a ratio. */
function densityOf(unit: number, value: number): number | undefined {
  if (unit === 1) return value || undefined;
  return unit === 2 && value ? Math.round(value * 2.54) : undefined;
}

async function readPng(read: RangeReader, sizeBytes: number): Promise<Found | undefined> {
  const head = await read(0, 33);
  if (head.length < 33 || latin(head.subarray(12, 16)) !== 'IHDR') return undefined;
  const found: Found = { width: view(head).getUint32(16), height: view(head).getUint32(20) };
  for (let [at, part] = [33, 0]; part < partsMax && at + 12 <= sizeBytes; part++) {
    const chunk = await read(at, at + 17);
    if (chunk.length < 12) break;
    const [bytes, name] = [view(chunk).getUint32(0), latin(chunk.subarray(4, 8))];
    if (name === 'IDAT' || name === 'IEND') break;
    if (name === 'pHYs' && chunk[16] === 1) found.dpi = perInch(view(chunk).getUint32(8)) || undefined;
    if (name === 'eXIf' && bytes <= exifBytesMax) found.exif = readExif(await read(at + 8, at + 8 + bytes));
    at += 12 + bytes;
  }
  return found;
}

async function readWebp(read: RangeReader, sizeBytes: number): Promise<Found | undefined> {
  let found: Found | undefined;
  for (let [at, part] = [12, 0]; part < partsMax && at + 8 <= sizeBytes; part++) {
    const chunk = await read(at, at + 18);
    if (chunk.length < 8) break;
    const [bytes, name] = [view(chunk).getUint32(4, true), latin(chunk.subarray(0, 4))];
    if (chunk.length === 18) found ??= webpSize(name, view(chunk));
    if (name === 'EXIF' && found && bytes <= exifBytesMax) {
      const block = await read(at + 8, at + 8 + bytes);
      // Some programs keep the six letters that JPEG needs.
      found.exif = readExif(latin(block.subarray(0, 4)) === 'Exif' ? block.subarray(6) : block);
    }
    at += 8 + bytes + (bytes % 2);
  }
  return found;
}

/** The three ways a web picture tells its size; `chunk` begins at the chunk's name. */
function webpSize(name: string, chunk: DataView): Found | undefined {
  const three = (at: number): number => chunk.getUint16(at, true) | (chunk.getUint8(at + 2) << 16);
  if (name === 'VP8X') return { width: three(12) + 1, height: three(15) + 1 };
  if (name === 'VP8L') {
    const bits = chunk.getUint32(9, true);
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  if (name !== 'VP8 ') return undefined;
  return { width: chunk.getUint16(14, true) & 0x3fff, height: chunk.getUint16(16, true) & 0x3fff };
}
