/** Proof that sounds and photos become playable, and that what cannot be made fails in words and holds nobody up. */

import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import sharp from 'sharp';
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { canFilm, film, scene, useMaking } from '../../../world/filming.ts';
import { useWorld } from '../../../world/fixture.ts';
import { done } from '../../kernel/verdict.ts';
import { findTools } from '../../platform/ffmpeg.ts';
import { receiveFile } from '../media/actions/receive-file.ts';
import type { MediaFile } from '../media/media.ts';
import { listFiles } from '../media/store.ts';
import { serveRendition } from './actions/serve-rendition.ts';
import { askAgain } from './store/job.ts';

// Programs for films give way to everything else on the machine: on a busy one they take their time.
vi.setConfig({ testTimeout: 120_000 });

const world = useWorld();
const dir = mkdtempSync(join(tmpdir(), 'tongxin-rendition-'));
afterAll(() => rmSync(dir, { recursive: true }));
const { room, keep, ask, only, work, made, jobs } = useMaking(world, dir);
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

describe.runIf(canFilm)('a sound', () => {
  test('becomes MP3 with its wave and its loudness, free of tags and covers', async () => {
    const bytes = film('a.wav', [
      '-f',
      'lavfi',
      '-i',
      'sine=frequency=1000:duration=3',
      ...['-af', 'volume=0.5,apad=pad_dur=1', '-metadata', 'title=secret-place'],
    ]);
    const file = await keep(bytes, 'wav');
    await ask(file);
    await work();
    const all = await made(file);
    expect(Object.keys(all)).toEqual(['sound.mp3', 'wave.json']);
    expect(all['sound.mp3']!.durationSeconds).toBeCloseTo(4, 0);
    const { peaks, loudness } = all['wave.json']!.facts;
    expect(peaks!.length).toBeGreaterThan(70);
    // A tone, then silence: the last quarter of the bars is flat.
    expect([peaks![10]! > 3, peaks!.at(-3)]).toEqual([true, 0]);
    expect(loudness!.lufs).toBeLessThan(-20);
    expect(probe(all['sound.mp3']!.sha256)).not.toContain('secret-place');
  });

  test('that is AAC or MP3 is taken over, its tags left behind', async () => {
    for (const [name, container, out] of [
      ['a.mp3', 'mp3', 'sound.mp3'],
      ['a.m4a', 'm4a', 'sound.m4a'],
    ] as const) {
      const bytes = film(name, ['-f', 'lavfi', '-i', 'sine=duration=2', '-metadata', 'title=secret-place']);
      const file = await keep(bytes, container);
      await ask(file);
      await work();
      const all = await made(file);
      expect(all[out]?.facts.isCopy).toBe(true);
      expect(probe(all[out]!.sha256)).not.toContain('secret-place');
    }
  });
});

describe('a photo', () => {
  const photo = () =>
    sharp({ create: { width: 640, height: 480, channels: 3, background: '#a33' } })
      .jpeg()
      .withExif({
        IFD0: { Artist: 'secret-author' },
        IFD3: { GPSLatitude: '36/1 37/1 23/1', GPSLatitudeRef: 'N' },
      })
      .toBuffer();

  test('AC-093 is given to the public whole and without its place; the original keeps it, for evidence', async () => {
    const stream = new Blob([new Uint8Array(await photo())]).stream();
    const received = await world.media.files.receive(stream, { sizeBytesMax: 1e6 });
    const asked = { received, originalName: 'a.jpg', sizeBytesMax: 1e6 };
    const kept = await world.doing({ kind: 'machine' }, (doing) => receiveFile(world.media)(doing, asked));
    const file = (kept as { value: MediaFile }).value;
    expect((await bytesOf(file, undefined, 'public')).status).toBe(404);
    await ask(file);
    await work();
    expect((await made(file))['open.jpg']).toMatchObject({ width: 640, height: 480 });
    const open = await bytesOf(file, undefined, 'public');
    expect([open.status, Buffer.from(open.bytes).includes('secret-author')]).toEqual([200, false]);
    const original = await bytesOf(file, undefined, 'private');
    expect(Buffer.from(original.bytes).includes('secret-author')).toBe(true);
  });

  test('of an iPhone waits in words where no program opens it, and is shown where one does', async () => {
    const file = await keep(await photo(), 'heic');
    await ask(file);
    await work();
    expect((await jobs(file)).picture).toMatchObject({ state: 'failed', problem: 'no-heif' });
    // In place of heif-convert, which takes the same words and leaves a JPEG.
    const heifPath = join(dir, 'heif-convert');
    writeFileSync(heifPath, '#!/bin/sh\nexec /bin/cp "$3" "$4"\n', { mode: 0o755 });
    chmodSync(dir, 0o755);
    const { id } = (await jobs(file)).picture!;
    await world.doing({ kind: 'machine' }, async (doing) => done(await askAgain(doing.tx, id, 5)));
    await work({ ...room(), heifPath });
    expect((await jobs(file)).picture).toMatchObject({ state: 'done' });
    const [shown] = await world.read((tx) => listFiles(tx, [file.id]));
    expect(shown!.renditions.map((one) => one.name)).toEqual([
      'wide.webp',
      'wide.jpg',
      'small.webp',
      'small.jpg',
    ]);
    expect((await bytesOf(shown!, 'small.jpg', 'public')).status).toBe(200);
  });
});

describe('what cannot be made', () => {
  test.runIf(canFilm)(
    'a broken file fails in words, holds nobody up, and leaves no folder behind',
    async () => {
      const whole = film('a.mp4', [
        ...scene('320x180', 4),
        ...['-c:v', 'libx264', '-pix_fmt', 'yuv420p', '-c:a', 'aac', '-movflags', '+faststart'],
      ]);
      const cut = await keep(whole.subarray(0, whole.length / 2), 'mp4');
      const noise = await keep(Buffer.alloc(50_000, 7), 'mp4');
      const sound = await keep(whole, 'mp4');
      for (const file of [noise, cut, sound]) await ask(file);
      for (const file of [noise, cut, sound]) await only(file, 'film');
      await work();
      expect((await jobs(noise)).film).toMatchObject({ state: 'failed', problem: 'unreadable', attempts: 1 });
      expect((await jobs(sound)).film).toMatchObject({ state: 'done' });
      // Half a film claims its whole length: the proof does not believe it, and it is tried again later.
      expect((await jobs(cut)).film).toMatchObject({ state: 'waiting', problem: 'not-proven', attempts: 1 });
      expect(Object.keys(await made(cut))).not.toContain('film.mp4');
      for (let round = 0; round < 2; round++) {
        await sql`update rendition_job set lease_until = null`.execute(world.owner);
        await work();
      }
      expect((await jobs(cut)).film).toMatchObject({ state: 'failed', problem: 'not-proven', attempts: 3 });
      expect(readdirSync(join(dir, 'work'))).toEqual([]);
    },
  );

  test('without ffmpeg films wait and are shown as they came; nothing fails', async () => {
    const file = await keep(Buffer.alloc(1000, 7), 'mp4');
    await ask(file);
    await work({ ...room(), tools: undefined });
    expect((await jobs(file)).film).toMatchObject({ state: 'waiting', attempts: 0, ahead: 2 });
    expect((await bytesOf(file, undefined, 'public')).status).toBe(200);
  });
});
