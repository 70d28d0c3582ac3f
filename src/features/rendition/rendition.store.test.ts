/** Proof that works become playable: films, sounds, photos and their subtitles, each output read again before it is told. */

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { canFilm, film, scene, useMaking } from '../../../world/filming.ts';
import { useWorld } from '../../../world/fixture.ts';
import { findTools } from '../../platform/ffmpeg.ts';
import type { MediaFile } from '../media/media.ts';
import { removeBytes } from '../upload/actions/sweep-uploads.ts';
import { serveRendition } from './actions/serve-rendition.ts';
import { listCaptions } from './store/caption.ts';
import { countJobs } from './store/job.ts';
import { isNamed } from './store.ts';

// Programs for films give way to everything else on the machine: on a busy one they take their time.
vi.setConfig({ testTimeout: 120_000 });

const world = useWorld();
const dir = mkdtempSync(join(tmpdir(), 'tongxin-rendition-'));
afterAll(() => rmSync(dir, { recursive: true }));
const { keep, ask, only, work, made } = useMaking(world, dir);
const probe = (sha256: string): string =>
  execFileSync(
    findTools()!.ffprobe,
    ['-v', 'error', '-show_format', '-show_streams', '-of', 'json', world.media.files.pathOf(sha256)],
    { encoding: 'utf8' },
  );
const bytesOf = async (file: MediaFile, name: string | undefined, audience: 'public' | 'private') => {
  const answer = await world.read((tx) =>
    serveRendition(world.media)(new Request('http://house/file'), file, name, { tx, audience }),
  );
  return { status: answer.status, bytes: new Uint8Array(await answer.arrayBuffer()) };
};

beforeEach(async () => {
  await sql`delete from rendition_job`.execute(world.owner);
});

describe.runIf(canFilm)('a film', () => {
  test('that already plays is taken over as it is, with a poster that is not black, and without its place', async () => {
    const bytes = film('a.mp4', [
      ...['-f', 'lavfi', '-i', 'color=black:s=640x360:d=1', ...scene('640x360', 3)],
      ...['-filter_complex', '[0:v][1:v]concat[v]', '-map', '[v]', '-map', '2:a', '-pix_fmt', 'yuv420p'],
      ...[
        '-c:v',
        'libx264',
        '-c:a',
        'aac',
        '-metadata',
        'location=+36.6232+101.7782/',
        '-movflags',
        'use_metadata_tags',
      ],
    ]);
    expect(bytes.includes('+36.6232')).toBe(true);
    const file = await keep(bytes, 'mp4');
    await ask(file);
    await ask(file);
    expect((await world.read(countJobs)).waiting).toBe(3);
    await work();
    const all = await made(file);
    expect(Object.keys(all)).toEqual(['film.mp4', 'poster.jpg', 'poster.webp']);
    expect(all['film.mp4']).toMatchObject({
      width: 640,
      height: 360,
      contentType: 'video/mp4',
      facts: { isCopy: true },
    });
    expect(all['film.mp4']!.durationSeconds).toBeCloseTo(4, 0);
    expect(probe(all['film.mp4']!.sha256)).not.toMatch(/36\.6232|"location/);
    const open = await bytesOf(file, undefined, 'public');
    expect(Buffer.from(open.bytes).includes('+36.6232')).toBe(false);
    const original = await bytesOf(file, undefined, 'private');
    expect(Buffer.from(original.bytes).includes('+36.6232')).toBe(true);
    // Faststart: the table of contents lies before the pictures.
    expect(Buffer.from(open.bytes).indexOf('moov')).toBeLessThan(Buffer.from(open.bytes).indexOf('mdat'));
    const grey = execFileSync(findTools()!.ffmpeg, [
      '-v',
      'error',
      '-i',
      world.media.files.pathOf(all['poster.jpg']!.sha256),
      '-vf',
      'scale=1:1,format=gray',
      '-f',
      'rawvideo',
      '-',
    ]);
    expect(grey[0]).toBeGreaterThan(40);
  });

  test('that old webviews would not play becomes 720p H.264 with AAC, upright, at most thirty pictures a second', async () => {
    const bytes = film('a.mov', [
      ...scene('1440x1080', 2, 60),
      ...['-pix_fmt', 'yuv422p10le', '-c:v', 'libx264', '-preset', 'ultrafast', '-c:a', 'pcm_s16le'],
    ]);
    const file = await keep(bytes, 'mov');
    await ask(file);
    await only(file, 'film');
    await work();
    const { 'film.mp4': out } = await made(file);
    expect(out).toMatchObject({ width: 960, height: 720, facts: { isCopy: false } });
    const words = probe(out!.sha256);
    expect(words).toContain('"codec_name": "h264"');
    expect(words).toContain('"codec_name": "aac"');
    expect(words).toContain('"pix_fmt": "yuv420p"');
    expect(words).toContain('"avg_frame_rate": "30/1"');
  });

  test('gives its subtitles as text, whatever markup stood in them (AC-098)', async () => {
    const srt = '1\n00:00:00,000 --> 00:00:01,000\n<script>alert(1)</script>同心<b>圆</b>\n';
    const bytes = film(
      'a.mp4',
      [
        '-i',
        'a.srt',
        ...scene('320x180', 2),
        ...['-map', '1:v', '-map', '2:a', '-map', '0:s'],
        ...[
          '-c:v',
          'libx264',
          '-pix_fmt',
          'yuv420p',
          '-c:a',
          'aac',
          '-c:s',
          'mov_text',
          '-metadata:s:s:0',
          'language=chi',
        ],
      ],
      { 'a.srt': srt },
    );
    const file = await keep(bytes, 'mp4');
    await ask(file);
    await work();
    const [caption] = await world.read((tx) => listCaptions(tx, file.id));
    expect(caption).toMatchObject({ language: 'zh', source: 'embedded', version: 1 });
    const { bytes: vtt } = await bytesOf(file, 'caption-zh.vtt', 'public');
    const words = Buffer.from(vtt).toString();
    expect(words).toMatch(/^WEBVTT\n\n00:00:00\.000 --> 00:00:01\.000\n.*同心圆\n$/s);
    expect(words).not.toContain('<');
    expect((await bytesOf(file, 'caption-en.vtt', 'public')).status).toBe(404);
    // The film for playing carries no track of words: they would bring their markup along.
    expect(probe((await made(file))['film.mp4']!.sha256)).not.toContain('subtitle');
  });

  test('that is long comes in pieces too, each asked for where the list was', async () => {
    const bytes = film('a.mp4', [
      ...scene('160x90', 610, 5),
      ...[
        '-c:v',
        'libx264',
        '-preset',
        'ultrafast',
        '-pix_fmt',
        'yuv420p',
        '-g',
        '25',
        '-c:a',
        'aac',
        '-b:a',
        '32k',
      ],
    ]);
    const file = await keep(bytes, 'mp4');
    await ask(file);
    await only(file, 'film');
    await work();
    expect(Object.keys(await made(file))).toContain('film.m3u8');
    const list = Buffer.from((await bytesOf(file, 'film.m3u8', 'public')).bytes).toString();
    const pieces = list.match(/^\?as=(film-\d{3}\.ts)$/gm)!;
    expect(pieces.length).toBeGreaterThan(90);
    const last = await bytesOf(file, pieces.at(-1)!.slice(4), 'public');
    expect([last.status, last.bytes[0]]).toEqual([200, 0x47]);
    expect((await bytesOf(file, 'film-999.ts', 'public')).status).toBe(404);
  });

  test('is served in ranges, once, unchanged ones not again, sealed off from every page (AC-112, AC-121)', async () => {
    const bytes = film('a.mp4', [
      ...scene('320x180', 2),
      ...['-c:v', 'libx264', '-pix_fmt', 'yuv420p', '-c:a', 'aac'],
    ]);
    const file = await keep(bytes, 'mp4');
    await ask(file);
    await only(file, 'film');
    await work();
    const { sizeBytes, sha256 } = (await made(file))['film.mp4']!;
    const answer = (headers: Record<string, string>, audience: 'public' | 'private' = 'public') =>
      world.read(async (tx) => {
        const request = new Request('http://house/file', { headers });
        const got = await serveRendition(world.media)(request, file, 'film.mp4', { tx, audience });
        const read = {
          status: got.status,
          headers: got.headers,
          length: (await got.arrayBuffer()).byteLength,
        };
        return read;
      });
    const whole = await answer({});
    expect(Object.fromEntries(whole.headers)).toMatchObject({
      'content-type': 'video/mp4',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      'cache-control': 'public, max-age=3600',
      etag: `"${sha256}"`,
    });
    expect([whole.status, whole.length]).toEqual([200, sizeBytes]);
    const part = await answer({ range: 'bytes=-100' });
    expect([part.status, part.length, part.headers.get('content-range')]).toEqual([
      206,
      100,
      `bytes ${sizeBytes - 100}-${sizeBytes - 1}/${sizeBytes}`,
    ]);
    expect((await answer({ range: `bytes=${sizeBytes}-` })).status).toBe(416);
    expect((await answer({ range: 'bytes=0-1,3-4' })).length).toBe(sizeBytes);
    expect((await answer({ 'if-none-match': `"${sha256}"` })).status).toBe(304);
    expect((await answer({}, 'private')).headers.get('cache-control')).toBe('private, no-store');
    // Who sends in what was made here, and drops it, does not take it away from the work.
    const dropped = { token: '0'.repeat(32), state: 'dropped', sha256 } as const;
    await removeBytes({ db: world.db, files: world.media.files, isNamed }, dropped);
    expect((await answer({})).length).toBe(sizeBytes);
  });

  test('the same bytes sent in twice are made once and stand under both', async () => {
    const bytes = film('a.mp4', [
      ...scene('320x180', 2),
      ...['-c:v', 'libx264', '-pix_fmt', 'yuv420p', '-c:a', 'aac'],
    ]);
    const one = await keep(bytes, 'mp4');
    await ask(one);
    await only(one, 'film');
    await work();
    const two = await keep(bytes, 'mp4');
    await ask(two);
    await only(two, 'film');
    await work();
    const [a, b] = [await made(one), await made(two)];
    expect(Object.values(b).map((r) => r.sha256)).toEqual(Object.values(a).map((r) => r.sha256));
  });
});
