/**
 * Uploads killed inside, again and again, then compared byte by byte; and their time against the bare tus server's:
 * `bin/bench upload [--kills 20] [--megabytes 32] [--rounds 3]`. The last line is `{bytes, kills, corrupted, ratioToTus}`.
 */

import { createHash, randomBytes } from 'node:crypto';
import { createReadStream, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { demoPassword } from '../world/demo.ts';
import { House } from './load/house.ts';
import { cpuMsOf, endScript, freePort, startScript } from './load/machine.ts';
import { wait } from './load/persistent.ts';

const megabyte = 1_048_576;
const pieceBytes = 8 * megabyte;
/** Files of the killing are so large; a kill falls into every one of them. */
const victimBytesMax = 24 * megabyte;

type Place = { origin: string; cookie: string };
type Found = { state: string; token: string; sha256: string | null };

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '20' },
    megabytes: { type: 'string', default: '32' },
    rounds: { type: 'string', default: '3' },
  },
});

async function ask(
  place: Place,
  method: string,
  at: string,
  more: Record<string, string>,
  body?: Uint8Array,
) {
  const own = { cookie: place.cookie, origin: place.origin, 'tus-resumable': '1.0.0', ...more };
  const signal = AbortSignal.timeout(30_000);
  const sent = body && new Uint8Array(body.buffer as ArrayBuffer, body.byteOffset, body.byteLength);
  return fetch(new URL(at, place.origin), { method, headers: own, body: sent, signal });
}

async function begin(place: Place, sizeBytes: number): Promise<string> {
  const coded = (words: string) => Buffer.from(words).toString('base64');
  const metadata = `filename ${coded('bench.mp4')},purpose ${coded('bench:1')}`;
  const more = { 'upload-length': String(sizeBytes), 'upload-metadata': metadata };
  const answer = await ask(place, 'POST', '/uploads', more);
  if (answer.status !== 201) throw new Error(`creation gave ${answer.status} ${await answer.text()}`);
  return answer.headers.get('location')!;
}

async function sendPiece(place: Place, at: string, offset: number, piece: Uint8Array): Promise<number> {
  const more = { 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' };
  const answer = await ask(place, 'PATCH', at, more, piece);
  if (answer.status !== 204) throw new Error(`a piece gave ${answer.status} ${await answer.text()}`);
  return Number(answer.headers.get('upload-offset'));
}

/** A whole file in pieces: milliseconds. */
async function sendWhole(place: Place, bytes: Uint8Array): Promise<number> {
  const began = performance.now();
  const at = await begin(place, bytes.length);
  for (let offset = 0; offset < bytes.length; )
    offset = await sendPiece(place, at, offset, bytes.subarray(offset, offset + pieceBytes));
  const took = performance.now() - began;
  await ask(place, 'DELETE', at, {});
  return took;
}

async function signIn(house: House): Promise<string> {
  const answer = await fetch(`${house.origin}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ username: 'worker-ma', password: demoPassword, _key: 'bench' }),
    headers: { origin: house.origin },
  });
  return answer.headers
    .getSetCookie()
    .find((line) => line.startsWith('tongxin='))!
    .split(';')[0]!;
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(file)) hash.update(piece as Buffer);
  return hash.digest('hex');
}

const median = (list: number[]): number => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)]!;

/** The two in turns, so that a busy moment of the machine hits both. */
async function compare(
  place: Place & { pid: number },
  dir: string,
  bytes: Uint8Array,
  rounds: number,
): Promise<number> {
  const port = await freePort();
  mkdirSync(path.join(dir, 'bare'));
  const bare = await startScript('bench/load/tus', { TUS_DIR: path.join(dir, 'bare'), PORT: String(port) });
  const other = { origin: `http://127.0.0.1:${port}`, cookie: '', pid: bare.pid! };
  const [ours, theirs]: [number[], number[]] = [[], []];
  await sendWhole(place, bytes.subarray(0, megabyte));
  await sendWhole(other, bytes.subarray(0, megabyte));
  const before = [cpuMsOf(place.pid), cpuMsOf(other.pid)] as const;
  for (let i = 0; i < rounds; i++) {
    ours.push(await sendWhole(place, bytes));
    theirs.push(await sendWhole(other, bytes));
  }
  const perMegabyte = (ms: number) => `${(ms / rounds / (bytes.length / megabyte)).toFixed(1)} CPU ms a MB`;
  const cpu = [cpuMsOf(place.pid) - before[0], cpuMsOf(other.pid) - before[1]] as const;
  await endScript(bare);
  const rate = (ms: number) => `${(bytes.length / megabyte / (ms / 1000)).toFixed(0)} MB/s`;
  console.log(
    `ours: flushed, read back, named, in the database: ${rate(median(ours))}, ${perMegabyte(cpu[0])}`,
  );
  console.log(`bare tus server: none of these: ${rate(median(theirs))}, ${perMegabyte(cpu[1])}`);
  return median(ours) / median(theirs);
}

type Sums = { bytes: number; kills: number; corrupted: number; resent: number };

/** One file, with a kill in the middle of every request until enough were made; what is told is proven each time. */
async function torment(
  house: House,
  place: Place,
  files: string,
  killsMax: number,
  sums: Sums,
): Promise<void> {
  const bytes = randomBytes(megabyte + Math.floor(Math.random() * (victimBytesMax - megabyte)));
  const at = await begin(place, bytes.length);
  const found = async () =>
    (
      await house.query<Found>('select state, token, sha256 from upload where id = $1', [at.split('/').pop()])
    )[0]!;
  const { token } = await found();
  let offset = 0;
  for (let killsHere = 0; offset < bytes.length; ) {
    const sending = sendPiece(place, at, offset, bytes.subarray(offset)).catch(() => undefined);
    if (sums.kills < killsMax && killsHere < 6) {
      await wait(Math.random() * 150);
      await house.kill('web');
      sums.kills++;
      killsHere++;
    }
    const sent = await sending;
    const head = await ask(place, 'HEAD', at, {});
    const told = Number(head.headers.get('upload-offset'));
    if (head.status !== 200 || (sent !== undefined && told < sent))
      throw new Error(`HEAD gave ${head.status}, ${told}`);
    const lying = statSync(path.join(files, 'arriving', token)).size;
    if (told > lying) sums.corrupted++;
    sums.resent += Math.max(0, lying - told);
    offset = told;
  }
  const end = await found();
  const wanted = createHash('sha256').update(bytes).digest('hex');
  const lies = await hashOf(path.join(files, 'arriving', token));
  if (end.state !== 'complete' || end.sha256 !== wanted || lies !== wanted) sums.corrupted++;
  sums.bytes += bytes.length;
  await ask(place, 'DELETE', at, {});
}

const dir = mkdtempSync(path.join(os.tmpdir(), 'tongxin-bench-upload-'));
const house = await House.start(dir);
try {
  const place: Place = { origin: house.origin, cookie: await signIn(house) };
  const bytes = randomBytes(Number(values.megabytes) * megabyte);
  const ratio = await compare({ ...place, pid: house.pidOf('web')! }, dir, bytes, Number(values.rounds));
  const sums: Sums = { bytes: 0, kills: 0, corrupted: 0, resent: 0 };
  while (sums.kills < Number(values.kills))
    await torment(house, place, path.join(dir, 'files'), Number(values.kills), sums);
  console.log(`${(sums.resent / megabyte).toFixed(1)} MB had come and were asked for again`);
  const { kills, corrupted } = sums;
  console.log(JSON.stringify({ bytes: sums.bytes, kills, corrupted, ratioToTus: Number(ratio.toFixed(2)) }));
  process.exitCode = corrupted > 0 ? 1 : 0;
} finally {
  await house.stop();
  rmSync(dir, { recursive: true, force: true });
}
