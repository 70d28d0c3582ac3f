/** Archives that come in: what is hostile stays outside, what is honest is read the same way on every machine. */

import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openZip } from './zip.ts';

const dir = mkdtempSync(path.join(tmpdir(), 'zip-'));
const limits = { entries: 100, entryBytes: 50_000_000, totalBytes: 100_000_000 };

const bytesOf = async (stream: ReadableStream<Uint8Array>): Promise<Buffer> =>
  Buffer.from(await new Response(stream).arrayBuffer());
const kept = (bytes: Uint8Array): string => {
  const file = path.join(dir, `${Math.random()}.zip`);
  writeFileSync(file, bytes);
  return file;
};

type Planted = {
  name: string | Buffer;
  content?: Buffer;
  /** What the directory says, where it lies. */
  declared?: number;
  crc?: number;
  marked?: boolean;
  mode?: number;
  flags?: number;
  method?: number;
  /** Its bytes lie where those of another do. */
  sharesWith?: number;
};

/** An archive as nobody's program would write it. */
function planted(entries: readonly Planted[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  const offsets: number[] = [];
  let cursor = 0;
  for (const one of entries) {
    const name = Buffer.from(one.name as string);
    const content = one.content ?? Buffer.from('x');
    const method = one.method ?? 8;
    const packed = method === 8 ? deflateRawSync(content) : content;
    const flags = (one.marked === false ? 0 : 0x800) | (one.flags ?? 0);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(20, 4);
    local.writeUInt16LE(flags, 6);
    local.writeUInt16LE(method, 8);
    local.writeUInt32LE(crc32(content), 14);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(content.length, 22);
    local.writeUInt16LE(name.length, 26);
    const offset = one.sharesWith === undefined ? cursor : offsets[one.sharesWith]!;
    offsets.push(offset);
    if (one.sharesWith === undefined) {
      parts.push(local, name, packed);
      cursor += 30 + name.length + packed.length;
    }
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(0x0314, 4);
    central.writeUInt16LE(20, 6);
    central.writeUInt16LE(flags, 8);
    central.writeUInt16LE(method, 10);
    central.writeUInt32LE(one.crc ?? crc32(content), 16);
    central.writeUInt32LE(packed.length, 20);
    central.writeUInt32LE(one.declared ?? content.length, 24);
    central.writeUInt16LE(name.length, 28);
    central.writeUInt32LE(((one.mode ?? 0o100644) << 16) >>> 0, 38);
    central.writeUInt32LE(offset, 42);
    directory.push(central, name);
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(cursor, 16);
  return Buffer.concat([...parts, ...directory, end]);
}

async function refusalOf(bytes: Uint8Array, most: Partial<typeof limits> = {}): Promise<string> {
  const opened = await openZip(kept(bytes), { ...limits, ...most });
  if ('refusal' in opened) return opened.refusal.code;
  opened.close();
  return 'opened';
}

async function namesIn(bytes: Uint8Array): Promise<string[]> {
  const opened = await openZip(kept(bytes), limits);
  if ('refusal' in opened) throw new Error(opened.refusal.code);
  opened.close();
  return opened.entries.map((entry) => entry.name);
}

// "马小禾+晨光机械厂工会/作品.mp4" and "联通", as GB 18030 has them.
const gbk = (hex: string) => Buffer.from(hex, 'hex');
const unicom = gbk('c1aacda8');

describe('coming in', () => {
  test('AC-105 a path that leads outside is refused: up, absolute, a drive, a backslash, a nul', async () => {
    for (const name of [
      '../../evil',
      '/etc/passwd',
      'C:/x',
      'a\\..\\b',
      'a/../../b',
      'a\0b',
      './a',
      'a\u202Eb',
    ])
      expect([name, await refusalOf(planted([{ name }]))]).toEqual([name, 'zip.unsafe-name']);
    expect(await refusalOf(planted([{ name: 'x'.repeat(301) }]))).toBe('zip.unsafe-name');
  });

  test('AC-106 links, devices and what lies behind a linked folder are refused', async () => {
    for (const mode of [0o120777, 0o020666, 0o060666, 0o010666, 0o140666])
      expect(await refusalOf(planted([{ name: 'a', mode }]))).toBe('zip.link');
    expect(await refusalOf(planted([{ name: 'd', mode: 0o120777 }, { name: 'd/evil' }]))).toBe('zip.link');
  });

  test('AC-095 a bomb is refused by what it declares: 200 kB for 200 MB, too many files, too large together', async () => {
    const bomb = planted([{ name: 'a.mp4', content: Buffer.alloc(200_000_000) }]);
    expect(bomb.length).toBeLessThan(220_000);
    expect(await refusalOf(bomb, { entryBytes: 1e9, totalBytes: 1e9 })).toBe('zip.too-large');
    const many = planted(Array.from({ length: 300 }, (_, nth) => ({ name: `${nth}` })));
    expect(await refusalOf(many)).toBe('zip.too-many');
    const million = planted([{ name: 'a' }]);
    million.writeUInt16LE(65_000, million.length - 12);
    expect(await refusalOf(million)).toBe('zip.too-many');
    const large = planted([1, 2, 3].map((nth) => ({ name: `${nth}`, content: Buffer.alloc(50) })));
    expect(await refusalOf(large, { totalBytes: 149 })).toBe('zip.too-large');
    expect(await refusalOf(large, { totalBytes: 150 })).toBe('opened');
    expect(await refusalOf(large, { entryBytes: 49 })).toBe('zip.too-large');
  });

  test('AC-095 a bomb that lies about its size breaks while it is unpacked, as soon as it passes what it declared', async () => {
    const liar = planted([{ name: 'a.mp4', content: Buffer.alloc(5_000_000), declared: 1000 }]);
    const opened = await openZip(kept(liar), limits);
    if ('refusal' in opened) throw new Error(opened.refusal.code);
    let seen = 0;
    const reading = (async () => {
      for await (const piece of (await opened.entries[0]!.open()) as unknown as AsyncIterable<Uint8Array>)
        seen += piece.length;
    })();
    await expect(reading).rejects.toThrow();
    expect(seen).toBeLessThanOrEqual(1000);
    opened.close();
  });

  test('AC-095 what is unpacked again and again is counted together', async () => {
    const opened = await openZip(kept(planted([{ name: 'a', content: Buffer.alloc(60) }])), {
      ...limits,
      totalBytes: 100,
    });
    if ('refusal' in opened) throw new Error(opened.refusal.code);
    expect((await bytesOf(await opened.entries[0]!.open())).length).toBe(60);
    await expect(opened.entries[0]!.open().then(bytesOf)).rejects.toThrow();
    opened.close();
  });

  test('AC-095 files that share their bytes, as a quine does, are refused', async () => {
    const folded = planted([
      { name: 'a', content: Buffer.alloc(100) },
      { name: 'b', content: Buffer.alloc(100), sharesWith: 0 },
    ]);
    expect(await refusalOf(folded)).toBe('zip.unreadable');
  });

  test('AC-087 a locked file cannot be checked and is refused', async () => {
    expect(await refusalOf(planted([{ name: 'a', flags: 1 }]))).toBe('zip.locked');
  });

  test('bytes that were changed on the way are not taken', async () => {
    const opened = await openZip(kept(planted([{ name: 'a', crc: 1 }])), limits);
    if ('refusal' in opened) throw new Error(opened.refusal.code);
    await expect(opened.entries[0]!.open().then(bytesOf)).rejects.toThrow();
    opened.close();
  });

  test('AC-107 names in UTF-8 or GB 18030 are read the same way for the whole archive', async () => {
    expect(
      await namesIn(planted([{ name: '作者/作品.mp4' }, { name: '作者/作品.mp4.txt', marked: false }])),
    ).toEqual(['作者/作品.mp4', '作者/作品.mp4.txt']);
    const plain = planted([
      { name: gbk('c2edd0a1bacc2f6d7034'), marked: false },
      { name: unicom, marked: false },
    ]);
    expect(await namesIn(plain)).toEqual(['马小禾/mp4', '联通']);
    expect(await refusalOf(planted([{ name: Buffer.from([0xff, 0xff]), marked: false }]))).toBe(
      'zip.unreadable',
    );
    expect(await refusalOf(planted([{ name: unicom, marked: true }]))).toBe('zip.unreadable');
  });

  test('AC-107 a name that comes twice, or differs only in case or width, is renamed and told', async () => {
    const opened = await openZip(
      kept(planted(['a.mp4', 'A.MP4', 'ａ.mp4', 'a.mp4'].map((name) => ({ name })))),
      limits,
    );
    if ('refusal' in opened) throw new Error(opened.refusal.code);
    opened.close();
    expect(opened.entries.map((one) => one.name)).toEqual(['a.mp4', 'A (2).MP4', 'ａ (3).mp4', 'a (4).mp4']);
    expect(opened.renamed).toEqual([
      { from: 'A.MP4', to: 'A (2).MP4' },
      { from: 'ａ.mp4', to: 'ａ (3).mp4' },
      { from: 'a.mp4', to: 'a (4).mp4' },
    ]);
  });

  test('folders and what systems leave beside files are passed over', async () => {
    const names = ['d/', 'd/a.mp4', '__MACOSX/d/._a.mp4', 'd/.DS_Store', 'Thumbs.db', 'd/~$table.xlsx'];
    expect(await namesIn(planted(names.map((name) => ({ name }))))).toEqual(['d/a.mp4']);
  });

  test('what is no archive, or half of one, is refused and never hangs', async () => {
    const whole = planted([{ name: 'a', content: Buffer.alloc(500) }]);
    expect(await refusalOf(Buffer.from('not a zip'))).toBe('zip.unreadable');
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), async (place, value) => {
        const hurt = Buffer.from(whole);
        hurt[place] = value;
        const opened = await openZip(kept(hurt), limits);
        if ('refusal' in opened) return;
        for (const entry of opened.entries)
          await entry
            .open()
            .then(bytesOf)
            .catch(() => undefined);
        opened.close();
      }),
      { numRuns: 150 },
    );
    for (const length of [0, 1, 21, 22, 60, whole.length - 1])
      expect(await refusalOf(whole.subarray(0, length))).toBe('zip.unreadable');
  });
});
