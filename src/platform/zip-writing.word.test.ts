/** Archives that go out: they can be opened everywhere, stop when nobody listens, and bear names every system can keep. */

import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openZip, safeNames, safeSegment, type ZipPart, zipAnswer, zipOf } from './zip.ts';

const at = new Date('2020-08-20T10:00:00+08:00');
const dir = mkdtempSync(path.join(tmpdir(), 'zip-'));
const limits = { entries: 100, entryBytes: 50_000_000, totalBytes: 100_000_000 };

const bytesOf = async (stream: ReadableStream<Uint8Array>): Promise<Buffer> =>
  Buffer.from(await new Response(stream).arrayBuffer());
const kept = (bytes: Uint8Array): string => {
  const file = path.join(dir, `${Math.random()}.zip`);
  writeFileSync(file, bytes);
  return file;
};

describe('going out', () => {
  const parts: ZipPart[] = [
    { name: '马小禾+晨光机械厂工会/火花.jpg', sizeBytes: 3, open: () => Buffer.from('abc') },
    { name: '推荐表.csv', isPackable: true, open: () => Readable.from([Buffer.from('题'.repeat(5000))]) },
  ];

  test('what an officer packs comes back whole, names and bytes', async () => {
    const opened = await openZip(kept(await bytesOf(zipOf(parts, at))), limits);
    if ('refusal' in opened) throw new Error(opened.refusal.code);
    expect(opened.entries.map((one) => one.name)).toEqual(['马小禾+晨光机械厂工会/火花.jpg', '推荐表.csv']);
    expect((await bytesOf(await opened.entries[0]!.open())).toString()).toBe('abc');
    expect((await bytesOf(await opened.entries[1]!.open())).toString()).toBe('题'.repeat(5000));
    opened.close();
  });

  test('AC-122 whoever stops listening ends it: the file at hand is closed, none is opened after it', async () => {
    let opened = 0;
    const endless = Readable.from(
      (function* () {
        for (;;) yield Buffer.alloc(65_536);
      })(),
    );
    const stream = zipOf(
      [
        {
          name: 'a.mp4',
          open: () => {
            opened++;
            return endless;
          },
        },
        {
          name: 'b.mp4',
          open: () => {
            opened++;
            return Buffer.from('b');
          },
        },
      ],
      at,
    );
    const reader = stream.getReader();
    for (let read = 0; read < 5; read++) await reader.read();
    await reader.cancel();
    await pause(50);
    expect([opened, endless.destroyed]).toEqual([1, true]);
  });

  test('AC-122 nothing is read ahead of whoever reads: a slow line holds a few hundred kilobytes, not the film', async () => {
    let poured = 0;
    const film = Readable.from(
      (function* () {
        for (let piece = 0; piece < 2000; piece++) {
          poured += 65_536;
          yield Buffer.alloc(65_536);
        }
      })(),
    );
    const reader = zipOf([{ name: 'a.mp4', open: () => film }], at).getReader();
    await reader.read();
    await pause(50);
    expect(poured).toBeLessThan(4_000_000);
    await reader.cancel();
  });

  test('a file that cannot be read breaks the archive, so that nobody takes a part for the whole', async () => {
    const lost = () => {
      throw new Error('gone');
    };
    await expect(bytesOf(zipOf([{ name: 'a', open: lost }], at))).rejects.toThrow();
    const short: ZipPart = { name: 'a', sizeBytes: 9, open: () => Buffer.from('abc') };
    await expect(bytesOf(zipOf([short], at))).rejects.toThrow();
  });

  test('AC-122 5,000 works with hostile titles get 5,000 safe names', async () => {
    const titles = [
      '../../etc/passwd',
      'CON',
      'a"><svg',
      '\u202Egnp.exe',
      'nul\0',
      'C:\\x',
      '…',
      '',
      '名\r\n名',
    ];
    const names = safeNames();
    const many = Array.from({ length: 5000 }, (_, nth): ZipPart => {
      const name = names(
        `作者${nth % 7}+${titles[nth % titles.length]}`,
        `${titles[nth % titles.length]}.mp4`,
      );
      return { name, sizeBytes: 1, open: () => Buffer.from('x') };
    });
    const bytes = await bytesOf(zipOf(many, at));
    const opened = await openZip(kept(bytes), { ...limits, entries: 5000 });
    if ('refusal' in opened) throw new Error(opened.refusal.code);
    opened.close();
    expect([opened.entries.length, opened.renamed]).toEqual([5000, []]);
  });

  test('the answer is saved under the name the officer reads, whatever the title', () => {
    const { headers } = zipAnswer([], at, '工会"\r\nset-cookie: x');
    expect(headers.get('content-disposition')).toMatch(
      /^attachment; filename="works\.zip"; filename\*=UTF-8''[\w%.-]+\.zip$/,
    );
  });
});

describe('names', () => {
  test('AC-081 AC-122 whatever a title is, its name stays within its folder and can be kept by every system', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (raw) => {
        const name = safeSegment(raw);
        expect(name).not.toMatch(/[\\/:*?"<>|\p{Cc}\p{Cf}]|^\.|[. ]$|^$/u);
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(120);
        expect(name).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i);
      }),
    );
  });

  test('AC-107 no two files have one name, however a system folds them', () => {
    const names = safeNames();
    const given = ['A.mp4', 'a.mp4', 'Ａ.mp4', 'a.MP4', 'a (2).mp4'].map((name) => names('甲+乙', name));
    expect(new Set(given.map((one) => one.normalize('NFKC').toLowerCase())).size).toBe(given.length);
    expect(names('甲+乙', 'b.mp4').split('/')[0]).toBe(given[0]!.split('/')[0]);
    expect(names('甲＋乙', 'b.mp4').split('/')[0]).not.toBe(given[0]!.split('/')[0]);
  });
});
