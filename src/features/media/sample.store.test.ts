/** Films are looked into by the real ffmpeg, phones' pictures and further sounds are taken, malware is not. */

import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeSeeds } from '../../../world/hostile/seeds.ts';
import { heic } from '../../../world/hostile/stills.ts';
import { findTools, hasIsolation } from '../../platform/ffmpeg.ts';
import { openFiles } from '../../platform/files.ts';
import { openScanner } from '../../platform/scan.ts';
import { examineFile, type MediaRoom } from './actions/examine-file.ts';
import { probeFile } from './actions/probe-file.ts';
import { sayScan, sayWarning } from './saying.ts';

const childPath = fileURLToPath(new URL('../../main/probe-child.ts', import.meta.url));
const dir = mkdtempSync(join(tmpdir(), 'tongxin-sample-'));
let room: MediaRoom;
beforeAll(async () => {
  chmodSync(dir, 0o711);
  room = { files: await openFiles(join(dir, 'files')), childPath, workDir: join(dir, 'look') };
});
afterAll(() => rmSync(dir, { recursive: true }));

const sizeBytesMax = 100_000_000;
async function examined(bytes: Uint8Array, over: Partial<MediaRoom> = {}) {
  const received = await room.files.receive(new Blob([new Uint8Array(bytes)]).stream(), { sizeBytesMax });
  return examineFile({ ...room, ...over }, received, { sizeBytesMax, field: 'file' });
}
async function measuredOf(bytes: Uint8Array) {
  const outcome = await examined(bytes);
  if (!outcome.ok) throw new Error(outcome.refusals[0]!.code);
  return outcome.value.measured;
}
const made = (name: string, ...args: string[]): Buffer => {
  execFileSync('ffmpeg', ['-v', 'error', '-nostdin', '-y', ...args, join(dir, name)]);
  return readFileSync(join(dir, name));
};
const codecs = ['-c:v', 'libx264', '-preset', 'ultrafast', '-crf', '20', '-pix_fmt', 'yuv420p'];
const sharpScene = 'mandelbrot=s=1280x720:r=5';
const filmed = (name: string, filter: string, sound: string, scene = sharpScene): Buffer =>
  made(
    `${name}.mp4`,
    ...['-f', 'lavfi', '-i', scene, '-f', 'lavfi', '-i', sound, '-vf', filter, '-t', '6'],
    ...[...codecs, '-c:a', 'aac'],
  );

describe.skipIf(!findTools())('what twelve samples tell', () => {
  test('a sharp film with a voice has only its subtitles asked after', async () => {
    const measured = await measuredOf(filmed('sharp', 'null', 'sine'));
    expect(measured).toMatchObject({ warnings: ['no-subtitles'], frameRate: 5, width: 1280, height: 720 });
    expect(measured.bitrateKbps).toBeGreaterThan(0);
  });

  test.each([
    ['blurred', 'gblur=sigma=8', 'sine', 'blur'],
    ['enlarged', 'scale=426:240,scale=1280:720', 'sine', 'upscaled'],
    ['silent', 'null', 'anullsrc', 'silence'],
  ])('a film that is %s is told so and taken all the same', async (name, filter, sound, warning) => {
    const { warnings } = await measuredOf(filmed(name, filter, sound));
    expect(warnings).toEqual(expect.arrayContaining([warning, 'no-subtitles']));
    expect(sayWarning(warning as 'blur', 'zh')).toMatch(/。$/);
  });

  test('a film that is black for half of its length is told so', async () => {
    const black = filmed('black', "drawbox=c=black:t=fill:enable='lt(t,3)'", 'sine');
    expect((await measuredOf(black)).warnings).toContain('black');
  });

  test('subtitles of their own are seen, and nothing is asked after', async () => {
    writeFileSync(join(dir, 'words.srt'), '1\n00:00:00,000 --> 00:00:02,000\n争做中国好网民\n');
    const film = filmed('worded', 'null', 'sine');
    writeFileSync(join(dir, 'in.mp4'), film);
    const args = ['-i', join(dir, 'in.mp4'), '-i', join(dir, 'words.srt'), '-c', 'copy', '-c:s', 'mov_text'];
    expect(await measuredOf(made('subtitled.mp4', ...args))).toMatchObject({
      hasSubtitles: true,
      warnings: [],
    });
  });

  test('the size of a film is that of a decoded picture, whatever its header says', async () => {
    const film = filmed('honest', 'null', 'sine');
    const at = film.indexOf('tkhd', 0, 'latin1');
    film.writeUInt32BE(99 * 65_536, at + 80);
    film.writeUInt32BE(77 * 65_536, at + 84);
    expect(await measuredOf(film)).toMatchObject({ width: 1280, height: 720 });
  });

  test('AC-100 where the samples take too long or break, the film is taken without them', async () => {
    const tools = { ffmpeg: '/bin/false', ffprobe: '/bin/false' };
    const { sampleFilm } = await import('./actions/sample-film.ts');
    writeFileSync(join(dir, 'any.mp4'), filmed('any', 'null', 'sine'));
    const probed = await probeFile(join(dir, 'any.mp4'), { childPath });
    if (!probed.ok) throw new Error(probed.reason);
    const sampled = await sampleFilm(join(dir, 'any.mp4'), probed.measured, { ...room, tools });
    expect(sampled).toEqual({ ...probed.measured, notes: ['not-sampled'] });
    expect(readdirSync(join(dir, 'look'))).toEqual([]);
  });

  test('WebM, FLAC, Ogg and AAC are measured by their samples', async () => {
    const found: Record<string, unknown> = {};
    for (const { name, bytes } of makeSeeds().filter((one) => /(webm|flac|ogg|aac)$/.test(one.name))) {
      const { container, durationSeconds, channels, sampleRate } = await measuredOf(bytes);
      found[name] = [container, Math.round(durationSeconds!), channels, sampleRate];
    }
    expect(found).toEqual({
      'film.webm': ['webm', 3, 1, 48_000],
      'song.flac': ['flac', 3, 1, 44_100],
      'song.ogg': ['ogg', 3, 1, 44_100],
      'song.aac': ['aac', 3, 1, 44_100],
    });
  });
});

describe('what is taken as it came, and what is not taken', () => {
  test('AC-092 a phone’s HEIC is kept, measured and not redrawn; half of one is refused', async () => {
    const outcome = await examined(heic());
    expect(outcome).toMatchObject({
      ok: true,
      value: {
        renditions: [],
        measured: { container: 'heic', width: 4032, height: 3024, notes: ['not-redrawn'] },
      },
    });
    const half = await examined(heic().subarray(0, heic().length - 30));
    expect(half).toMatchObject({ ok: false, refusals: [{ code: 'media.unreadable' }] });
  });

  const scanning = async (answer: string): Promise<[Partial<MediaRoom>, () => void]> => {
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.on('data', (piece) => piece.subarray(-4).equals(Buffer.alloc(4)) && socket.end(`${answer}\0`));
    });
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    return [{ scanner: openScanner(`127.0.0.1:${port}`, 5000) }, () => server.close()];
  };
  const photo = readFileSync(
    fileURLToPath(new URL('../../../world/media/picture-lake.jpg', import.meta.url)),
  );

  test('AC-084 an infected file is refused by name, media.infected, and nothing of it is kept', async () => {
    const [over, close] = await scanning('stream: Unix.Test-7 FOUND');
    const before = readdirSync(join(dir, 'files', 'quarantine'));
    expect(await examined(photo, over)).toEqual({
      ok: false,
      refusals: [{ code: 'media.infected', about: { name: 'Unix.Test-7' }, field: 'file' }],
    });
    close();
    expect(readdirSync(join(dir, 'files', 'quarantine'))).toEqual(before);
  });

  test('what was scanned is clean; what nobody could scan is taken, and never called clean', async () => {
    const [clean, close] = await scanning('stream: OK');
    expect(await examined(photo, clean)).toMatchObject({ ok: true, value: { scan: { state: 'clean' } } });
    close();
    const [full, closeFull] = await scanning('INSTREAM size limit exceeded. ERROR');
    const scan = { state: 'none', says: 'INSTREAM size limit exceeded. ERROR' } as const;
    expect(await examined(photo, full)).toMatchObject({ ok: true, value: { scan } });
    closeFull();
    expect(await examined(photo)).toMatchObject({ ok: true, value: { scan: { state: 'none' } } });
    expect([sayScan(scan, 'zh'), sayScan({ state: 'clean' }, 'zh')]).toEqual([
      '未做病毒扫描',
      '病毒扫描未发现问题',
    ]);
  });

  test.skipIf(!hasIsolation())('AC-104 the child reaches no port of this machine', async () => {
    let knocks = 0;
    const server = createServer((socket) => {
      knocks++;
      socket.destroy();
    });
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    writeFileSync(
      join(dir, 'caller.mjs'),
      `import net from 'node:net'; process.stdout.write('ready\\n');
       const socket = net.connect(${port}, '127.0.0.1');
       const tell = (note) => process.stdout.write(JSON.stringify({ ok: true, measured: { container: 'mp3', sizeBytes: 1, notes: [note] } }) + '\\n');
       socket.on('error', () => tell('unreachable')); socket.on('connect', () => tell('reached'));`,
    );
    const song = fileURLToPath(new URL('../../../world/media/song-3m.mp3', import.meta.url));
    const probed = await probeFile(song, { childPath: join(dir, 'caller.mjs') });
    server.close();
    expect([probed, knocks]).toMatchObject([{ ok: true, measured: { notes: ['unreachable'] } }, 0]);
  });
});
