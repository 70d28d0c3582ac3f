/** Proof of the queue: leases and fences, kills, a stopped worker, a full disk, cancelling, waiting in line. */

import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { canFilm, film, keep, scene } from '../../../world/filming.ts';
import { useWorld } from '../../../world/fixture.ts';
import { done } from '../../kernel/verdict.ts';
import { findTools } from '../../platform/ffmpeg.ts';
import { openLog } from '../../platform/log.ts';
import type { MediaFile } from '../media/media.ts';
import type { RenditionRoom } from './actions/attempt.ts';
import { commitMade } from './actions/commit-made.ts';
import { enqueue } from './actions/enqueue.ts';
import { enqueueUnasked } from './actions/enqueue-unasked.ts';
import { workJob } from './actions/work-job.ts';
import type { Job } from './job.ts';
import { askAgain, cancelJob, listJobs, takeJob, touchJob } from './store/job.ts';
import { listRenditions } from './store.ts';

// Programs for films give way to everything else on the machine: on a busy one they take their time.
vi.setConfig({ testTimeout: 180_000 });

const world = useWorld();
const dir = mkdtempSync(join(tmpdir(), 'tongxin-queue-'));
afterAll(() => rmSync(dir, { recursive: true }));
const machine = { kind: 'machine' } as const;
const never = new AbortController().signal;
const room = (): RenditionRoom => ({
  ...world.media,
  db: world.db,
  log: openLog('test', 'silent'),
  workDir: join(dir, 'work'),
  tools: findTools(),
});
const keepIn = (bytes: Uint8Array) => keep({ db: world.db, files: world.media.files }, bytes, 'mp4');
const ask = (file: MediaFile) => world.doing(machine, async (doing) => done(await enqueue(doing, file)));
const take = async (leaseMs: number): Promise<Job> => {
  const taken = await world.doing(machine, async (doing) =>
    done(await takeJob(doing, { kinds: ['film', 'poster', 'caption'], leaseMs })),
  );
  return (taken as { value: Job }).value;
};
const jobs = (file: MediaFile) => world.read((tx) => listJobs(tx, [file.id]));
const job = async (file: MediaFile, kind: Job['kind']) =>
  (await jobs(file)).find((one) => one.kind === kind)!;
const passTime = () => new Promise((wake) => setTimeout(wake, 60));
const onlyFilm = () => sql`delete from rendition_job where kind <> 'film'`.execute(world.owner);

beforeEach(async () => {
  await sql`delete from rendition_job`.execute(world.owner);
});

describe('the queue', () => {
  test('says how many stand before each, and what is quick goes before films', async () => {
    const [one, two] = [await keepIn(Buffer.alloc(900, 1)), await keepIn(Buffer.alloc(900, 2))];
    await ask(one);
    await ask(two);
    expect((await jobs(two)).map((j) => [j.kind, j.ahead])).toEqual([
      ['poster', 1],
      ['caption', 3],
      ['film', 5],
    ]);
    expect((await take(60_000)).kind).toBe('poster');
    expect((await job(two, 'film')).ahead).toBe(5);
  });

  test('every film, sound and photo kept before is asked for by the clock, a paper is not', async () => {
    const doing = () => world.doing(machine, async (d) => done(await enqueueUnasked(d)));
    for (const container of ['heic', 'mp3', 'pdf'] as const)
      await keep({ db: world.db, files: world.media.files }, Buffer.from(container), container);
    const kinds = sql<{ kind: string; n: number }>`
      select f.kind, count(distinct f.id)::int as n from media_file f join rendition_job j on j.file_id = f.id group by 1`;
    for (let round = 0; round < 4; round++) await doing();
    const asked = Object.fromEntries((await kinds.execute(world.owner)).rows.map((r) => [r.kind, r.n]));
    expect(asked.video).toBeGreaterThan(0);
    expect([asked.picture, asked.audio]).toEqual([1, 1]);
    expect(asked.document).toBeUndefined();
    const left = await sql`select from media_file f where kind in ('video', 'audio') and state = 'kept'
      and not exists (select from rendition_job j where j.file_id = f.id)`.execute(world.owner);
    expect(left.rows).toEqual([]);
  });

  test('F-07 AC-102 a worker that slept past its lease brings nothing: only the holder of the fence counts', async () => {
    const file = await keepIn(Buffer.alloc(900, 3));
    await ask(file);
    await onlyFilm();
    const asleep = await take(20);
    await passTime();
    const awake = await take(60_000);
    expect([awake.id, awake.fence, awake.attempts]).toEqual([asleep.id, asleep.fence + 1, 2]);
    const output = async (words: string) => ({
      name: 'film.mp4',
      contentType: 'video/mp4',
      durationSeconds: 1,
      facts: {},
      ...(await world.media.files.keep(Buffer.from(words))),
    });
    const [late, right] = [await output('late'), await output('right')];
    const touched = await world.doing(machine, async ({ tx }) => done(await touchJob(tx, asleep, 50, 1000)));
    expect(touched).toEqual(done(false));
    expect(await commitMade(room(), asleep, { outputs: [late] })).toBe(false);
    expect(await commitMade(room(), awake, { outputs: [right] })).toBe(true);
    expect(await commitMade(room(), awake, { outputs: [late] })).toBe(false);
    const made = await world.read((tx) => listRenditions(tx, file.id));
    expect(made.map((one) => one.sha256)).toEqual([right.sha256]);
  });

  test('two workers that ask at once never get the same job', async () => {
    for (let n = 0; n < 4; n++) await ask(await keepIn(Buffer.alloc(900, 10 + n)));
    const taken = await Promise.all(Array.from({ length: 8 }, () => take(60_000)));
    expect(new Set(taken.map((one) => one.id)).size).toBe(8);
  });

  test('what is cancelled is not taken; asked again it has all its attempts and goes first', async () => {
    const [one, two] = [await keepIn(Buffer.alloc(900, 4)), await keepIn(Buffer.alloc(900, 5))];
    await ask(one);
    await ask(two);
    await onlyFilm();
    const mine = await job(two, 'film');
    const write = (act: (tx: typeof world.db) => Promise<boolean>) =>
      world.doing(machine, async (doing) => done(await act(doing.tx as typeof world.db)));
    await world.doing(machine, async (doing) => done(await cancelJob(doing, mine.id)));
    expect((await job(two, 'film')).state).toBe('cancelled');
    await write((tx) => askAgain(tx, mine.id, 5));
    expect(await job(two, 'film')).toMatchObject({ state: 'waiting', attempts: 0, ahead: 0 });
    expect((await take(60_000)).fileId).toBe(two.id);
  });
});

describe.runIf(canFilm)('a film in work', () => {
  const heavy = () =>
    film('a.mp4', [...scene('1280x720', 6, 50), ...['-c:v', 'mpeg4', '-q:v', '3', '-c:a', 'aac']]);

  test('is let go when somebody cancels it, and the worker goes on', async () => {
    const file = await keepIn(heavy());
    await ask(file);
    await onlyFilm();
    const working = workJob({ ...room(), leaseMs: 600 }, never);
    await untilRunning(file);
    await world.doing(machine, async (doing) => done(await cancelJob(doing, (await job(file, 'film')).id)));
    expect(await working).toBe(true);
    expect((await job(file, 'film')).state).toBe('cancelled');
    expect(await world.read((tx) => listRenditions(tx, file.id))).toEqual([]);
    expect(readdirSync(join(dir, 'work'))).toEqual([]);
  });

  test('goes back uncounted when the house is stopped', async () => {
    const file = await keepIn(heavy());
    await ask(file);
    await onlyFilm();
    const stop = new AbortController();
    const working = workJob(room(), stop.signal);
    await untilRunning(file);
    stop.abort();
    await working;
    expect(await job(file, 'film')).toMatchObject({ state: 'waiting', attempts: 0, ahead: 0 });
  });

  async function untilRunning(file: MediaFile): Promise<void> {
    for (let tries = 0; tries < 200; tries++) {
      if ((await job(file, 'film')).state === 'running' && ffmpegs().length > 0) return;
      await passTime();
    }
    throw new Error('it never ran');
  }

  test('F-06 AC-103 killed again and again: one whole output in the end, or a failure in words after three', async () => {
    const file = await keepIn(heavy());
    await ask(file);
    await onlyFilm();
    let kills = 0;
    const killOnce = async () => {
      const worker = startWorker();
      await untilRunning(file);
      await new Promise((wake) => setTimeout(wake, 100 + kills * 150));
      worker.kill('SIGKILL');
      kills++;
      await new Promise((wake) => setTimeout(wake, 200));
      // Whoever opened the film died with the worker; nobody writes on.
      expect(ffmpegs()).toEqual([]);
      expect(await world.read((tx) => listRenditions(tx, file.id))).toEqual([]);
      await waitForLease(file);
    };
    await killOnce();
    await killOnce();
    await workJob(room(), never);
    expect(await job(file, 'film')).toMatchObject({ state: 'done', attempts: 3 });
    const [out, ...more] = await world.read((tx) => listRenditions(tx, file.id));
    expect([out!.name, more, Math.round(out!.durationSeconds!)]).toEqual(['film.mp4', [], 6]);

    await world.doing(machine, async (doing) =>
      done(await askAgain(doing.tx, (await job(file, 'film')).id, 5)),
    );
    await sql`delete from rendition`.execute(world.owner);
    for (let round = 0; round < 3; round++) await killOnce();
    expect(await workJob(room(), never)).toBe(false);
    expect(await job(file, 'film')).toMatchObject({ state: 'failed', problem: 'gave-up', attempts: 3 });
    expect(kills).toBe(5);
    await workJob(room(), never);
    expect(readdirSync(join(dir, 'work')).filter((name) => !name.startsWith(file.id as string))).toHaveLength(
      1,
    );
  });

  /** A worker of its own process, which may be killed. */
  function startWorker(): ChildProcess {
    const own = (path: string) => JSON.stringify(resolve(path));
    const code = `
      import { openDatabase } from ${own('src/platform/db.ts')};
      import { openFiles } from ${own('src/platform/files.ts')};
      import { openLog } from ${own('src/platform/log.ts')};
      import { findTools } from ${own('src/platform/ffmpeg.ts')};
      import { workJob } from ${own('src/features/rendition/actions/work-job.ts')};
      const [url, files, workDir, childPath] = process.argv.slice(1);
      const room = { db: openDatabase(url), files: await openFiles(files), log: openLog('w', 'silent'),
        workDir, childPath, tools: findTools(), leaseMs: 1500 };
      while (await workJob(room, new AbortController().signal));
      process.exit(0);`;
    const files = join(world.media.files.quarantinePathOf('0'.repeat(32)), '..', '..');
    const args = [
      '--input-type=module',
      '-e',
      code,
      world.appUrl,
      files,
      join(dir, 'work'),
      world.media.childPath,
    ];
    return spawn(process.execPath, args, { stdio: 'inherit' });
  }

  async function waitForLease(file: MediaFile): Promise<void> {
    for (let tries = 0; tries < 100; tries++) {
      const { rows } = await sql<{ over: boolean }>`
        select lease_until < now() as over from rendition_job where file_id = ${file.id}`.execute(
        world.owner,
      );
      if (rows[0]!.over) return;
      await passTime();
    }
    throw new Error('the lease never ended');
  }
});

/** The children of this test that open films now. */
function ffmpegs(): string[] {
  return readdirSync('/proc').filter((pid) => {
    if (!/^\d+$/.test(pid)) return false;
    try {
      return (
        readFileSync(`/proc/${pid}/cmdline`, 'utf8').startsWith(findTools()!.ffmpeg) &&
        execFileSync('readlink', [`/proc/${pid}/cwd`], { encoding: 'utf8' }).startsWith(join(dir, 'work'))
      );
    } catch {
      return false;
    }
  });
}
