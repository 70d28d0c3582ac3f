/** What a zip archive unpacks to, counted by unpacking: a bomb is met here and never reaches a reader (AC-095). */

import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';

const inflate = promisify(inflateRaw);
const endSign = 0x06054b50;
const entrySign = 0x02014b50;
const localSign = 0x04034b50;
const wide = 0xffffffff;

type Entry = { name: string; method: number; packed: number; at: number };
export type ZipTrouble = 'too-large' | 'unreadable';

/** The parts of an archive by name, each unpacked; `too-large` as soon as the parts together pass the limit. */
export async function unpackZip(
  bytes: Uint8Array,
  limits: { unpackedBytes: number; entries: number },
): Promise<Map<string, Uint8Array> | ZipTrouble> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = entriesOf(bytes, view, limits.entries);
  if (typeof entries === 'string') return entries;
  const parts = new Map<string, Uint8Array>();
  let left = limits.unpackedBytes;
  for (const entry of entries) {
    const part = await unpack(bytes, view, entry, left);
    if (typeof part === 'string') return part;
    left -= part.byteLength;
    if (left < 0) return 'too-large';
    parts.set(entry.name, part);
  }
  return parts;
}

/** The directory at the archive's end. The wide form (zip64) is for archives that are too large anyway. */
function entriesOf(bytes: Uint8Array, view: DataView, most: number): Entry[] | ZipTrouble {
  let end = bytes.byteLength - 22;
  while (end >= 0 && end >= bytes.byteLength - 65_557 && view.getUint32(end, true) !== endSign) end--;
  if (end < 0 || end < bytes.byteLength - 65_557) return 'unreadable';
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count > most || at === wide) return 'too-large';
  const entries: Entry[] = [];
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.byteLength || view.getUint32(at, true) !== entrySign) return 'unreadable';
    const packed = view.getUint32(at + 20, true);
    const local = view.getUint32(at + 42, true);
    if (packed === wide || local === wide || view.getUint32(at + 24, true) === wide) return 'too-large';
    const nameLength = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    entries.push({ name, packed, method: view.getUint16(at + 10, true), at: local });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

async function unpack(
  bytes: Uint8Array,
  view: DataView,
  entry: Entry,
  left: number,
): Promise<Uint8Array | ZipTrouble> {
  if (entry.at + 30 > bytes.byteLength || view.getUint32(entry.at, true) !== localSign) return 'unreadable';
  const begins = entry.at + 30 + view.getUint16(entry.at + 26, true) + view.getUint16(entry.at + 28, true);
  if (begins + entry.packed > bytes.byteLength) return 'unreadable';
  const packed = bytes.subarray(begins, begins + entry.packed);
  if (entry.method === 0) return packed;
  if (entry.method !== 8) return 'unreadable';
  try {
    return await inflate(packed, { maxOutputLength: Math.max(1, left) });
  } catch (error) {
    const code = (error as { code?: unknown }).code;
    return code === 'ERR_BUFFER_TOO_LARGE' ? 'too-large' : 'unreadable';
  }
}
