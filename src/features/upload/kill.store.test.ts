/** A web process that is killed in the middle (F-01, F-02; two hundred kills are in `bin/bench upload`): what it told is true, and what it did not tell is asked again. */

import { type ChildProcess, spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { Upload as TusUpload } from 'tus-js-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildScript } from '../../../bin/build.mjs';
import { demoPassword } from '../../../world/demo.ts';
import { useWorld } from '../../../world/fixture.ts';
import { type Files, openFiles } from '../../platform/files.ts';
import { sweepUploads } from './actions/sweep-uploads.ts';
import { metadataOf, orphans } from './sender.test.ts';

const world = useWorld();
const dir = mkdtempSync(path.join(tmpdir(), 'tongxin-kill-'));
const built = path.resolve('dist', `test-${process.pid}`);
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
let port = 0;
let cookie = '';
let files: Files;
let running: ChildProcess | undefined;

beforeAll(async () => {
  mkdirSync(built, { recursive: true });
  await buildScript('src/main/web.ts', path.join(built, 'web.js'));
  const taking = path.join(dir, 'taking.ts');
  const from = (file: string) => JSON.stringify(path.resolve(file));
  // A process of its own that takes an upload, as a form's door would, and may be killed at it.
  writeFileSync(
    taking,
    `import { takeUpload } from ${from('src/features/upload/actions/take-upload.ts')};
     import { openMedia } from ${from('src/main/open.ts')};
     import { inTransaction, openDatabase } from ${from('src/platform/db.ts')};
     const [url, dataDir, uploadId, ownerId] = process.argv.slice(2);
     const [db, media] = [openDatabase(url, 2), await openMedia(dataDir, ${from('dist')})];
     const asked = { uploadId, ownerId, field: 'file', sizeBytesMax: 1e9 };
     const taken = await inTransaction(db, { kind: 'machine' }, (doing) => takeUpload(media)(doing, asked));
     console.log(JSON.stringify(taken));
     await db.destroy();`,
  );
  await buildScript(taking, path.join(built, 'taking.js'));
  files = await openFiles(path.join(dir, 'files'));
  port = await new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port: free } = server.address() as { port: number };
      server.close(() => resolve(free));
    });
  });
  await start();
  const body = new URLSearchParams({ username: 'worker-ma', password: demoPassword, _key: 'k' });
  const signed = await fetch(url('/sign-in'), {
    method: 'POST',
    body,
    redirect: 'manual',
    headers: { origin: url('') },
  });
  cookie = signed.headers.getSetCookie()[0]!.split(';')[0]!;
  await stop();
});
afterAll(async () => {
  await stop();
  rmSync(dir, { recursive: true, force: true });
  rmSync(built, { recursive: true, force: true });
});

const url = (at: string) => `http://127.0.0.1:${port}${at}`;

/** Starts the web process as the supervisor does; `crashAt` makes it kill itself there. */
async function start(crashAt = ''): Promise<void> {
  const env = {
    ...process.env,
    ...{ TONGXIN_DATABASE: world.appUrl, TONGXIN_DATA: dir, TONGXIN_DIST: path.resolve('dist') },
    ...{ HOST: '127.0.0.1', PORT: String(port), LOG_LEVEL: 'error', CRASH_AT: crashAt },
  };
  const script = path.join(built, 'web.js');
  const child = spawn(process.execPath, [script], { env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  running = child;
  await new Promise<void>((resolve, reject) => {
    child.once('message', () => resolve());
    child.once('exit', () => reject(new Error('the web process did not start')));
  });
}

async function stop(): Promise<void> {
  const child = running;
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
}

async function died(): Promise<void> {
  const child = running!;
  if (child.signalCode === null) await new Promise((resolve) => child.once('exit', resolve));
  expect(child.signalCode).toBe('SIGKILL');
}

async function ask(method: string, at: string, more: Record<string, string> = {}, body?: Uint8Array) {
  const headers = { cookie, origin: url(''), 'tus-resumable': '1.0.0', ...more };
  return fetch(url(at), { method, headers, body: body && new Uint8Array(body) });
}

async function begun(bytes: Uint8Array): Promise<string> {
  const metadata = metadataOf('a.mp3', 'entry:1');
  const more = { 'upload-length': String(bytes.length), 'upload-metadata': metadata };
  return (await ask('POST', '/uploads', more)).headers.get('location')!;
}

const offsetOf = async (at: string) => Number((await ask('HEAD', at)).headers.get('upload-offset'));

/** One request with everything from an offset on; nothing when the line broke. */
async function rest(at: string, bytes: Uint8Array, offset: number): Promise<number | undefined> {
  const more = { 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' };
  try {
    return (await ask('PATCH', at, more, bytes.subarray(offset))).status;
  } catch {
    return undefined;
  }
}

type Row = { state: string; token: string; sha256: string | null; offset: number; file: string | null };
const rowOf = async (at: string): Promise<Row> =>
  (
    await sql<Row>`select state, token, sha256, offset_bytes::int as offset, file_id as file from upload
      where id = ${at.split('/').pop()}`.execute(world.owner)
  ).rows[0]!;

/** What was told lies there, byte by byte; what is told to be whole is. */
async function isTrue(at: string, bytes: Uint8Array, offset: number): Promise<void> {
  const row = await rowOf(at);
  const lying = readFileSync(path.join(dir, 'files', 'arriving', row.token));
  expect(lying.length).toBeGreaterThanOrEqual(offset);
  expect(lying.subarray(0, offset).equals(bytes.subarray(0, offset))).toBe(true);
  expect([row.state, row.sha256]).toEqual(
    offset === bytes.length ? ['complete', sha256(bytes)] : ['arriving', null],
  );
}

describe('F-01 killed while a piece arrives', () => {
  it('at a boundary of the bytes: the offset told is on the disk, and the rest makes the very same file', async () => {
    const bytes = randomBytes(12_000_000);
    for (const nth of [17, 183]) {
      await start(`upload.piece#${nth}`);
      const at = await begun(bytes);
      expect(await rest(at, bytes, 0)).toBeUndefined();
      await died();
      await start();
      const offset = await offsetOf(at);
      await isTrue(at, bytes, offset);
      if (nth > 140) expect(offset).toBeGreaterThanOrEqual(8_388_608);
      expect(await rest(at, bytes, offset)).toBe(204);
      await isTrue(at, bytes, bytes.length);
      await stop();
    }
  }, 90_000);

  it('again and again at any moment: it still ends whole', async () => {
    const bytes = randomBytes(30_000_000);
    await start();
    const at = await begun(bytes);
    let [offset, kills] = [0, 0];
    while (offset < bytes.length && kills < 3) {
      const sending = rest(at, bytes, offset);
      await new Promise((resolve) => setTimeout(resolve, 20 + Math.random() * 120));
      await stop();
      kills++;
      await sending;
      await start();
      offset = await offsetOf(at);
      await isTrue(at, bytes, offset);
    }
    if (offset < bytes.length) expect(await rest(at, bytes, offset)).toBe(204);
    await isTrue(at, bytes, bytes.length);
    await stop();
  }, 90_000);
});

describe('F-16 a line that is reset again and again', () => {
  it('the client that our pages use brings ten megabytes through it, and they are the very same', async () => {
    await start();
    const bytes = randomBytes(10_000_000);
    let resets = 0;
    const line = createServer((near) => {
      const far = connect(port, '127.0.0.1');
      let left = 300_000 + Math.random() * 1_500_000;
      const cut = () => {
        resets++;
        near.resetAndDestroy();
        far.resetAndDestroy();
      };
      near.on('data', (piece) => {
        left -= piece.length;
        if (left < 0) cut();
        else far.write(piece);
      });
      far.pipe(near);
      for (const end of [near, far] as Socket[]) end.on('error', () => undefined);
      near.on('close', () => far.destroy());
    });
    await new Promise<void>((resolve) => line.listen(0, '127.0.0.1', resolve));
    const endpoint = `http://127.0.0.1:${(line.address() as AddressInfo).port}/uploads`;
    const at = await new Promise<string>((resolve, reject) => {
      const upload: TusUpload = new TusUpload(bytes, {
        endpoint,
        headers: { cookie, origin: url('') },
        metadata: { filename: 'a.mp4', purpose: 'entry:1' },
        chunkSize: 1_000_000,
        retryDelays: Array(200).fill(20),
        onSuccess: () => resolve(new URL(upload.url!).pathname),
        onError: reject,
      });
      upload.start();
    });
    line.close();
    await isTrue(at, bytes, bytes.length);
    expect(resets).toBeGreaterThan(3);
    await stop();
  }, 90_000);
});

describe('F-02 killed between the last byte and the end', () => {
  it('at each step: it is either whole and told so, or asked for again; never told and not whole', async () => {
    const places = [
      'upload.written',
      'upload.flushed',
      'upload.read-back',
      'upload.row-set',
      'upload.row-kept',
    ];
    let [at, bytes] = ['', new Uint8Array()];
    const finish = async (place: string) => {
      const offset = await offsetOf(at);
      await isTrue(at, bytes, offset);
      expect([place, offset === bytes.length]).toEqual([place, place === 'upload.row-kept']);
      if (offset < bytes.length) expect(await rest(at, bytes, offset)).toBe(204);
      await isTrue(at, bytes, bytes.length);
    };
    for (const [nth, place] of places.entries()) {
      // The process that finishes what the last one left dies at its own second passing.
      await start(nth === 0 ? place : `${place}#2`);
      if (nth > 0) await finish(places[nth - 1]!);
      bytes = randomBytes(300_000);
      at = await begun(bytes);
      expect(await rest(at, bytes, 0)).toBeUndefined();
      await died();
    }
    await start();
    await finish('upload.row-kept');
  }, 90_000);

  it.each(['upload.lent', 'upload.examined', 'files.renamed', 'files.kept', 'upload.taken'])(
    'at %s, while a form takes it: the next one takes it, once, and no orphan stays',
    async (place) => {
      const song = Buffer.concat([readFileSync(world.file('song-3m.mp3')), randomBytes(8)]);
      if (running?.exitCode !== null || running.signalCode !== null) await start();
      const at = await begun(song);
      expect(await rest(at, song, 0)).toBe(204);
      const { id } = await world.person('worker-ma');
      const take = (crashAt: string) =>
        run('taking.js', [world.appUrl, dir, at.split('/').pop()!, id], crashAt);
      expect(await take(place)).toEqual({ signal: 'SIGKILL', said: '' });
      await isTrue(at, song, song.length);
      const taken = JSON.parse((await take('')).said) as { ok: true; value: { id: string } };
      expect((JSON.parse((await take('')).said) as typeof taken).value.id).toBe(taken.value.id);
      expect((await rowOf(at)).file).toBe(taken.value.id);
      expect(sha256(readFileSync(files.pathOf(sha256(song))))).toBe(sha256(song));
      await sweepUploads({ db: world.db, files });
      await files.sweep(-1);
      expect(await orphans(world.owner, path.join(dir, 'files'))).toEqual([]);
    },
    60_000,
  );
});

function run(
  script: string,
  args: string[],
  crashAt: string,
): Promise<{ signal: string | null; said: string }> {
  const env = { ...process.env, CRASH_AT: crashAt };
  const child = spawn(process.execPath, [path.join(built, script), ...args], { env });
  let said = '';
  child.stdout.on('data', (words: Buffer) => {
    said += words;
  });
  child.stderr.pipe(process.stderr);
  return new Promise((resolve) => child.once('exit', (_, signal) => resolve({ signal, said })));
}
