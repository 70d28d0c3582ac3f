/**
 * Zip archives as they go out, streamed without temporary files, and as they come in, looked through before a byte is
 * unpacked. The only file that knows yazl and yauzl.
 *
 *     zipOf(parts: readonly ZipPart[], at: Date): ReadableStream<Uint8Array>
 *     zipAnswer(parts: readonly ZipPart[], at: Date, fileName: string): Response
 *     safeNames(): (folder: string, name: string) => string
 *     openZip(path: string, limits: ZipLimits): Promise<OpenZip | { refusal: Refusal }>
 */

import type { PassThrough } from 'node:stream';
import { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import * as yauzl from 'yauzl';
import * as yazl from 'yazl';
import type { Refusal } from '../kernel/verdict.ts';

/** One file of an archive: its path within, and its bytes, opened only when it is their turn. */
export type ZipPart = {
  name: string;
  sizeBytes?: number;
  /** Media are packed already; tables are worth packing. */
  isPackable?: boolean;
  open: () => Readable | ReadableStream<Uint8Array> | Uint8Array;
};

/**
 * An archive as a stream. Whoever reads sets the pace; whoever stops reading ends it: the file being read is closed and
 * no other is opened (AC-122). What cannot be read breaks the stream, so that nobody takes a part for the whole.
 */
export function zipOf(parts: readonly ZipPart[], at: Date): ReadableStream<Uint8Array> {
  const zip = new yazl.ZipFile();
  const output = zip.outputStream as PassThrough;
  let current: Readable | undefined;
  zip.on('error', (error: Error) => output.destroy(error));
  for (const part of parts) {
    const options = { mtime: at, mode: 0o100644, compress: part.isPackable ?? false, size: part.sizeBytes };
    zip.addReadStreamLazy(part.name, options, (give) => {
      if (output.destroyed) return;
      try {
        current = readableOf(part.open());
        current.once('error', (error) => zip.emit('error', error));
        give(null, current);
      } catch (error) {
        zip.emit('error', error);
      }
    });
  }
  zip.end();
  output.once('close', () => current?.destroy());
  return Readable.toWeb(output) as ReadableStream<Uint8Array>;
}

function readableOf(bytes: ReturnType<ZipPart['open']>): Readable {
  if (bytes instanceof Readable) return bytes;
  return bytes instanceof Uint8Array ? Readable.from([Buffer.from(bytes)]) : Readable.fromWeb(bytes as never);
}

/** The archive as an answer: saved, never shown (RFC 6266), and not kept by anybody on the way. */
export function zipAnswer(parts: readonly ZipPart[], at: Date, fileName: string): Response {
  const coded = encodeURIComponent(`${safeSegment(fileName)}.zip`).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return new Response(zipOf(parts, at), {
    headers: {
      'content-type': 'application/zip',
      'content-disposition': `attachment; filename="works.zip"; filename*=UTF-8''${coded}`,
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    },
  });
}

const segmentBytesMax = 120;
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;
const bytesOf = (text: string): number => Buffer.byteLength(text);

/** A name that every system can keep: no separators, no controls or overrides, none of the devices' names (AC-081, AC-122). */
export function safeSegment(raw: string): string {
  const calm = raw
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '')
    .replace(/[\\/:*?"<>|%]/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
    .replace(reserved, '_$&');
  const [, stem = '', ending = ''] = /^(.*?)(\.[A-Za-z0-9]{1,5})?$/su.exec(calm) ?? [];
  let cut = '';
  for (const sign of stem) {
    if (bytesOf(cut + sign) + bytesOf(ending) > segmentBytesMax) break;
    cut += sign;
  }
  return `${cut.replace(/[. ]+$/, '') || '_'}${ending}`;
}

/** Two names that some system takes for one. */
const folded = (name: string): string => name.normalize('NFKC').toLowerCase();

/** The first of the name's own kind that nobody has: 名.mp4, 名 (2).mp4 … */
function unique(name: string, isTaken: (folded: string) => boolean): string {
  const [, stem = '', ending = ''] = /^(.*?)(\.[A-Za-z0-9]{1,5})?$/su.exec(name) ?? [];
  for (let nth = 2, tried = name; ; nth++) {
    if (!isTaken(folded(tried))) return tried;
    tried = `${stem} (${nth})${ending}`;
  }
}

/** Gives paths within an archive: one folder is always the same, no two files are, however a system folds names (AC-107). */
export function safeNames(): (folder: string, name: string) => string {
  const folders = new Map<string, string>();
  const taken = new Set<string>();
  const take = (name: string): string => {
    const own = unique(name, (one) => taken.has(one));
    taken.add(folded(own));
    return own;
  };
  return (folder, name) => {
    if (folder === '') return take(safeSegment(name));
    const known = folders.get(folder) ?? take(safeSegment(folder));
    folders.set(folder, known);
    return take(`${known}/${safeSegment(name)}`);
  };
}

/** How much may come in: how many files, how large one, how large all of them unpacked. */
export type ZipLimits = { entries: number; entryBytes: number; totalBytes: number };

/** One file within: its path, its unpacked size, and its bytes as a stream that breaks when they are not what was declared. */
export type ZipEntry = { name: string; sizeBytes: number; open: () => Promise<ReadableStream<Uint8Array>> };

/** An archive that was looked through. `renamed` are files whose names some system would take for another's (AC-107). */
export type OpenZip = {
  entries: readonly ZipEntry[];
  renamed: readonly { from: string; to: string }[];
  close: () => void;
};

const nameLengthMax = 300;
const bombRatio = 200;
const bombBytesMin = 20_000_000;
/** What systems put beside files; nobody meant to send it. */
const litter = /(^|\/)(__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|~\$|\._)/i;

type Raw = { entry: yauzl.Entry; raw: Buffer };

/**
 * Opens an archive on disk and judges its whole directory before anything is unpacked: too many or too large by what it
 * declares (AC-095), paths that lead outside (AC-105), links and devices (AC-106), locked files (AC-087), one byte used
 * twice. What is unpacked later is counted again, against what was declared.
 */
export async function openZip(path: string, limits: ZipLimits): Promise<OpenZip | { refusal: Refusal }> {
  const zip = await yauzl
    .openPromise(path, { lazyEntries: true, decodeStrings: false, autoClose: false })
    .catch(() => undefined);
  if (!zip) return { refusal: { code: 'zip.unreadable' } };
  const judged = await judgeDirectory(zip, limits).catch((): Refusal => ({ code: 'zip.unreadable' }));
  if ('code' in judged) {
    zip.close();
    return { refusal: judged };
  }
  const taken = new Set<string>();
  const renamed: { from: string; to: string }[] = [];
  const counted = { leftBytes: limits.totalBytes };
  const entries = judged.map(({ entry, name }): ZipEntry => {
    const own = unique(name, (one) => taken.has(one));
    taken.add(folded(own));
    if (own !== name) renamed.push({ from: name, to: own });
    return { name: own, sizeBytes: entry.uncompressedSize, open: () => openEntry(zip, entry, counted) };
  });
  return { entries, renamed, close: () => zip.close() };
}

type Named = { entry: yauzl.Entry; name: string };

async function judgeDirectory(zip: yauzl.ZipFile, limits: ZipLimits): Promise<Named[] | Refusal> {
  const tooMany: Refusal = { code: 'zip.too-many', about: { max: limits.entries } };
  if (zip.entryCount > limits.entries * 2) return tooMany;
  const found: Raw[] = [];
  for await (const entry of zip.eachEntry()) {
    found.push({ entry, raw: entry.fileNameRaw });
    if (found.length > limits.entries * 2) return tooMany;
  }
  const read = nameReader(found);
  const named: Named[] = [];
  for (const one of found) {
    const name = read(one);
    const refusal = judgeEntry(one.entry, name);
    if (refusal) return refusal;
    if (!name!.endsWith('/') && !litter.test(name!)) named.push({ entry: one.entry, name: name! });
  }
  return named.length > limits.entries ? tooMany : (judgeSizes(named, limits) ?? named);
}

/** Names marked as UTF-8 are; the others are UTF-8 or GB 18030, the same for the whole archive, never guessed by the file. */
function nameReader(found: readonly Raw[]): (one: Raw) => string | undefined {
  const isMarked = ({ entry }: Raw) => (entry.generalPurposeBitFlag & 0x800) !== 0;
  const read = (raw: Buffer, encoding: string): string | undefined => {
    try {
      return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(raw).normalize('NFC');
    } catch {
      return undefined;
    }
  };
  const isUtf8 = found.every((one) => isMarked(one) || read(one.raw, 'utf-8') !== undefined);
  return (one) => read(one.raw, isMarked(one) || isUtf8 ? 'utf-8' : 'gb18030');
}

/** A path that stays within, of a file or a folder and nothing else, that nobody has locked. */
function judgeEntry(entry: yauzl.Entry, name: string | undefined): Refusal | undefined {
  if (name === undefined) return { code: 'zip.unreadable' };
  const shown = safeSegment(name).slice(0, 60);
  const isStrange = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069\\]/u.test(name);
  const isOutward = yauzl.validateFileName(name) !== null || name.split('/').includes('.');
  if (isStrange || isOutward || name.length > nameLengthMax || name === '')
    return { code: 'zip.unsafe-name', about: { name: shown } };
  const kind = (entry.externalFileAttributes >>> 16) & 0o170000;
  if (kind !== 0 && kind !== 0o100000 && kind !== 0o040000)
    return { code: 'zip.link', about: { name: shown } };
  if (entry.isEncrypted()) return { code: 'zip.locked', about: { name: shown } };
  return entry.canDecodeFileData() ? undefined : { code: 'zip.unreadable' };
}

function judgeSizes(named: readonly Named[], limits: ZipLimits): Refusal | undefined {
  const tooLarge: Refusal = { code: 'zip.too-large', about: { max: Math.round(limits.totalBytes / 1e6) } };
  const places = named
    .map(({ entry }) => [
      entry.relativeOffsetOfLocalHeader,
      entry.relativeOffsetOfLocalHeader + 30 + entry.fileNameLength + entry.compressedSize,
    ])
    .sort((a, b) => a[0]! - b[0]!);
  const isFoldedUp = places.some(([begins], at) => at > 0 && begins! < places[at - 1]![1]!);
  if (isFoldedUp) return { code: 'zip.unreadable' };
  const isBomb = ({ entry: { uncompressedSize: size, compressedSize: packed } }: Named) =>
    size > limits.entryBytes || (size > bombBytesMin && size > packed * bombRatio);
  const total = named.reduce((sum, { entry }) => sum + entry.uncompressedSize, 0);
  return total > limits.totalBytes || named.some(isBomb) ? tooLarge : undefined;
}

/** The bytes of one file, counted against what was declared and against all that was unpacked before (AC-095). */
async function openEntry(
  zip: yauzl.ZipFile,
  entry: yauzl.Entry,
  counted: { leftBytes: number },
): Promise<ReadableStream<Uint8Array>> {
  const source = await zip.openReadStreamPromise(entry);
  const checked = async function* () {
    let [sum, sizeBytes] = [0, 0];
    for await (const piece of source as AsyncIterable<Buffer>) {
      sizeBytes += piece.length;
      counted.leftBytes -= piece.length;
      if (sizeBytes > entry.uncompressedSize || counted.leftBytes < 0)
        throw new Error('more than was declared');
      sum = crc32(piece, sum);
      yield piece;
    }
    if (sizeBytes !== entry.uncompressedSize || sum !== entry.crc32) throw new Error('not what was declared');
  };
  return Readable.toWeb(Readable.from(checked(), { objectMode: false })) as ReadableStream<Uint8Array>;
}
