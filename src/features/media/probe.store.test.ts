/** The probe with a real child: honest files are measured, hostile ones refused, and this process never suffers. */

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Files, openFiles } from '../../platform/files.ts';
import { examineFile } from './actions/examine-file.ts';
import { probeFile } from './actions/probe-file.ts';

const childPath = fileURLToPath(new URL('../../main/probe-child.ts', import.meta.url));
const demo = (name: string) => fileURLToPath(new URL(`../../../world/media/${name}`, import.meta.url));
const dir = mkdtempSync(join(tmpdir(), 'tongxin-probe-'));
const at = (name: string) => join(dir, name);
let files: Files;

beforeAll(async () => {
  files = await openFiles(join(dir, 'store'));
});
afterAll(() => rmSync(dir, { recursive: true }));

const probe = (path: string, timeoutMs = 10_000) => probeFile(path, { childPath, timeoutMs });
const written = (name: string, bytes: string | Uint8Array): string => {
  writeFileSync(at(name), bytes);
  return at(name);
};
const ffmpeg = (...args: string[]) => execFileSync('ffmpeg', ['-v', 'error', '-y', ...args]);
const examine = async (path: string, sizeBytesMax = 100_000_000) => {
  const stream = new Blob([readFileSync(path)]).stream();
  return examineFile({ files, childPath }, await files.receive(stream, { sizeBytesMax }), {
    sizeBytesMax,
    field: 'file',
  });
};
const codeOf = async (path: string, sizeBytesMax?: number) => {
  const outcome = await examine(path, sizeBytesMax);
  return outcome.ok ? 'kept' : outcome.refusals[0]!.code;
};

/** A real PNG of any size whose pixels are all black: tiny on disk, vast in memory. */
function blackPng(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer): Buffer => {
    const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(named));
    return Buffer.concat([length, named, sum]);
  };
  const head = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0]);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  const rows = Buffer.alloc((Math.ceil(width / 8) + 1) * height);
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** An honest film whose first time table is made to claim 2^32 − 1 samples. */
function sttsBomb(): Buffer {
  const bytes = readFileSync(demo('film-2m10.mp4'));
  const table = bytes.indexOf('stts', 0, 'latin1');
  bytes.writeUInt32BE(0xffffffff, table + 12);
  return bytes;
}

describe('honest files', () => {
  test('the demo films and song are as long as their names say', async () => {
    const lengths = [];
    for (const name of ['film-3m20.mp4', 'film-5m12.mp4', 'film-2m10.mp4', 'song-3m.mp3']) {
      const probed = await probe(demo(name));
      lengths.push(probed.ok ? Math.floor(probed.measured.durationSeconds!) : probed.reason);
    }
    expect(lengths).toEqual([200, 312, 130, 180]);
  });

  test('a film turned on its side by the phone is measured as it is seen', async () => {
    ffmpeg(
      '-f',
      'lavfi',
      '-i',
      'testsrc=s=320x180:r=5:d=2',
      '-c:v',
      'libx264',
      '-pix_fmt',
      'yuv420p',
      at('upright.mp4'),
    );
    ffmpeg('-i', at('upright.mp4'), '-c', 'copy', '-metadata:s:v:0', 'rotate=90', at('turned.mp4'));
    const probed = await probe(at('turned.mp4'));
    expect(probed).toMatchObject({
      ok: true,
      measured: { container: 'mp4', width: 180, height: 320, notes: ['silent'] },
    });
  });

  test.each([
    ['mov', ['-f', 'lavfi', '-i', 'testsrc=s=64x36:r=5:d=2', '-pix_fmt', 'yuv420p'], 'mov', 2],
    ['m4a', ['-f', 'lavfi', '-i', 'sine=d=3', '-c:a', 'aac'], 'm4a', 3],
    ['wav', ['-f', 'lavfi', '-i', 'sine=d=3'], 'wav', 3],
    ['mp4', ['-f', 'lavfi', '-i', 'sine=d=3', '-c:a', 'aac'], 'm4a', 3],
    [
      'mp4',
      [
        '-f',
        'lavfi',
        '-i',
        'testsrc=s=64x36:r=5:d=2',
        '-pix_fmt',
        'yuv420p',
        '-movflags',
        'frag_keyframe+empty_moov',
      ],
      'mp4',
      2,
    ],
  ])('a %s made by %j is measured', async (ending, args, container, seconds) => {
    ffmpeg(...args, at(`made.${ending}`));
    const probed = await probe(at(`made.${ending}`));
    expect(probed.ok && [probed.measured.container, Math.round(probed.measured.durationSeconds!)]).toEqual([
      container,
      seconds,
    ]);
  });

  test('a paper is whole, or cut, or locked', async () => {
    expect(await codeOf(written('a.pdf', '%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n'))).toBe('kept');
    expect(await codeOf(written('b.pdf', '%PDF-1.4\n1 0 obj<<>>endobj\n'))).toBe('media.truncated');
    expect(await codeOf(written('c.pdf', '%PDF-1.4\ntrailer<</Encrypt 5 0 R>>\n%%EOF\n'))).toBe(
      'media.locked',
    );
  });

  test('AC-093 a picture loses place and camera, is turned upright, and the original stays', async () => {
    const tagged = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#258' } })
      .withExif({ IFD0: { Make: 'Phone' }, IFD3: { GPSLatitude: '36/1 37/1 0/1', GPSLatitudeRef: 'N' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const outcome = await examine(written('tagged.jpg', tagged));
    if (!outcome.ok) throw new Error(JSON.stringify(outcome));
    expect(outcome.value.measured).toMatchObject({ width: 600, height: 900 });
    expect(outcome.value.renditions.map(({ name, width, height }) => [name, width, height])).toEqual([
      ['wide.webp', 600, 900],
      ['wide.jpg', 600, 900],
      ['small.webp', 320, 480],
      ['small.jpg', 320, 480],
    ]);
    for (const { sha256 } of outcome.value.renditions) {
      const facts = await sharp(files.pathOf(sha256)).metadata();
      expect([facts.exif, facts.xmp, facts.iptc, facts.orientation]).toEqual([
        undefined,
        undefined,
        undefined,
        undefined,
      ]);
    }
  });
});

describe('hostile files', () => {
  test('AC-080 what is named .mp4 or .jpg and is not goes no further than its first bytes: media.kind-unknown', async () => {
    expect(await codeOf(written('page.mp4', '<!DOCTYPE html><script>alert(1)</script>'.padEnd(500)))).toBe(
      'media.kind-unknown',
    );
    expect(
      await codeOf(written('drawing.jpg', '<svg xmlns="http://www.w3.org/2000/svg"/>'.padEnd(500))),
    ).toBe('media.kind-unknown');
  });

  test('AC-096 a playlist named .mp4 is not followed: nobody knocks at its address', async () => {
    let knocks = 0;
    const server = createServer((_, response) => {
      knocks++;
      response.end();
    });
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const path = written(
      'list.mp4',
      `#EXTM3U\n#EXTINF:9,\nhttp://127.0.0.1:${port}/a.ts\nfile:///etc/hostname\n#EXT-X-ENDLIST\n`,
    );
    expect(await probe(path)).toEqual({ ok: false, reason: 'kind-unknown' });
    server.close();
    expect(knocks).toBe(0);
  });

  test('AC-099 a film whose time table claims 2^32 samples: media.hostile', async () => {
    expect(await codeOf(written('bomb.mp4', sttsBomb()))).toBe('media.hostile');
  });

  test('a film cut in the middle: media.truncated; one that only begins like a song: media.unreadable', async () => {
    expect(await codeOf(written('cut.mp4', readFileSync(demo('film-2m10.mp4')).subarray(0, 60_000)))).toBe(
      'media.truncated',
    );
    expect(await codeOf(written('false.mp3', `ID3\x04\0\0\0\0\x02\x01${'nothing '.repeat(900)}`))).toBe(
      'media.unreadable',
    );
  });

  test('AC-090 a black picture of 30,000 × 30,000 pixels in some hundred kilobytes: media.too-many-pixels', async () => {
    const path = written('vast.png', blackPng(30_000, 30_000));
    expect(readFileSync(path).length).toBeLessThan(200_000);
    expect(await codeOf(path)).toBe('media.too-many-pixels');
  });

  test('AC-092 a JPEG that breaks off is refused, one in CMYK and one that moves are shown', async () => {
    const photo = readFileSync(demo('picture-dawn.jpg'));
    expect(await codeOf(written('cut.jpg', photo.subarray(0, 9000)))).toBe('media.truncated');
    expect(
      await codeOf(written('cmyk.jpg', await sharp(photo).toColourspace('cmyk').jpeg().toBuffer())),
    ).toBe('kept');
    const frames = sharp([photo, photo], { join: { animated: true } }).resize(200);
    expect(await codeOf(written('moving.webp', await frames.webp().toBuffer()))).toBe('kept');
  });

  test('AC-091 a TIFF, a GIF or a drawing cannot reach a decoder in any disguise', async () => {
    const tiff = await sharp(demo('picture-dawn.jpg')).resize(50).tiff().toBuffer();
    expect(await codeOf(written('tiff.jpg', tiff))).toBe('media.kind-unknown');
    const dressed = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), tiff]);
    expect(['media.unreadable', 'media.truncated']).toContain(await codeOf(written('dressed.jpg', dressed)));
  });

  test('AC-075 and AC-082 a file past the limit: media.too-large; an empty one: media.empty', async () => {
    expect(await codeOf(demo('film-2m10.mp4'), 1000)).toBe('media.too-large');
    expect(await codeOf(written('empty.mp4', ''))).toBe('media.empty');
  });

  test('AC-094 a child that hangs is killed: media.too-slow; one that dies or babbles is hostile', async () => {
    const hanging = written('hang.mjs', `process.stdout.write('ready\\n'); for (;;);`);
    const before = Date.now();
    expect(await probeFile(demo('song-3m.mp3'), { childPath: hanging, timeoutMs: 700 })).toEqual({
      ok: false,
      reason: 'timeout',
    });
    expect(Date.now() - before).toBeLessThan(3000);
    const greedy = written(
      'greedy.mjs',
      `process.stdout.write('ready\\n'); const a = []; for (;;) a.push(new Array(1e6).fill({}));`,
    );
    expect(await probeFile(demo('song-3m.mp3'), { childPath: greedy, memoryMb: 64 })).toEqual({
      ok: false,
      reason: 'hostile',
    });
    const babbling = written(
      'babble.mjs',
      `process.stdout.write('ready\\n'); for (;;) process.stdout.write('x'.repeat(65536));`,
    );
    expect(await probeFile(demo('song-3m.mp3'), { childPath: babbling })).toEqual({
      ok: false,
      reason: 'hostile',
    });
    const lying = written(
      'lie.mjs',
      `process.stdout.write('ready\\n{"ok":true,"measured":{"container":"exe"}}\\n');`,
    );
    expect(await probeFile(demo('song-3m.mp3'), { childPath: lying })).toEqual({
      ok: false,
      reason: 'hostile',
    });
    await expect(probeFile(demo('song-3m.mp3'), { childPath: at('missing.mjs') })).rejects.toThrow(
      'cannot start',
    );
  });

  test('AC-104 the child has no environment and cannot read beyond its file', async () => {
    const spy = written(
      'spy.mjs',
      `import fs from 'node:fs'; let seen = 'nothing'; try { seen = fs.readFileSync('/etc/passwd', 'utf8') } catch {}
       let child = 'none'; try { (await import('node:child_process')).execSync('true'); child = 'started' } catch {}
       let wrote = 'no'; try { fs.writeFileSync(${JSON.stringify(at('spied'))}, 'x'); wrote = 'yes' } catch {}
       process.stdout.write('ready\\n' + JSON.stringify({ ok: true, measured: { container: 'mp3', sizeBytes: 1,
         notes: [seen.slice(0, 9), child, wrote, Object.keys(process.env).join()] } }) + '\\n');`,
    );
    const probed = await probeFile(demo('song-3m.mp3'), { childPath: spy });
    expect(probed).toMatchObject({ ok: true, measured: { notes: ['nothing', 'none', 'no', ''] } });
  });

  test('AC-094 sixteen films damaged in sixteen ways: each gets an answer, and nothing is left behind', async () => {
    const whole = readFileSync(demo('film-2m10.mp4'));
    for (let seed = 1; seed <= 16; seed++) {
      const hurt = Buffer.from(whole);
      for (let bite = 0; bite < 40; bite++)
        hurt[(seed * 7919 + bite * bite * 131) % 6000] = (seed * 31 + bite * 17) % 256;
      expect(typeof (await codeOf(written('hurt.mp4', hurt)))).toBe('string');
    }
    expect(await files.sweep(-1)).toBeGreaterThanOrEqual(0);
    expect(readdirSync(join(dir, 'store', 'quarantine'))).toEqual([]);
  });
});
