/**
 * Compares our check of a film with ffprobe, and lets the hostile corpus loose on it:
 * `bin/bench probe --megabytes 50 --rounds 15 --hostile all`.
 */

import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { examineFile, type MediaRoom } from '../src/features/media/actions/examine-file.ts';
import { probeFile } from '../src/features/media/actions/probe-file.ts';
import { sampleFilm } from '../src/features/media/actions/sample-film.ts';
import { measureFilm } from '../src/features/media/film.ts';
import { megabyte } from '../src/features/media/measure.ts';
import { readTracks } from '../src/features/media/reader.ts';
import { findTools, type Tools } from '../src/platform/ffmpeg.ts';
import { openFiles } from '../src/platform/files.ts';
import { type HostileFile, makeHostile } from '../world/hostile.ts';

/** No answer later than this: the child has ten seconds, the samples fifteen, and each waits for its turn. */
const answerMsMax = 60_000;

/** A film of so many megabytes: moving pictures with noise, so that no codec makes them small, and a tone. */
function makeFilm(tools: Tools, file: string, megabytes: number): void {
  const seconds = 60;
  const bits = Math.round((megabytes * megabyte * 8) / seconds - 70_000);
  const picture = `testsrc2=s=1280x720:r=25:d=${seconds},noise=alls=30:allf=t`;
  execFileSync(tools.ffmpeg, [
    ...['-v', 'error', '-nostdin', '-y', '-f', 'lavfi', '-i', picture],
    ...['-f', 'lavfi', '-i', `sine=d=${seconds}`, '-c:v', 'libx264', '-preset', 'ultrafast'],
    ...['-b:v', `${bits}`, '-maxrate', `${bits}`, '-bufsize', `${bits}`, '-pix_fmt', 'yuv420p'],
    ...['-c:a', 'aac', '-b:a', '64k', '-movflags', '+faststart', file],
  ]);
}

/** The middle of so many rounds; with a rest between them the next child stands by again, as between two uploads. */
async function timed(rounds: number, work: () => unknown, restMs = 0): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const before = performance.now();
    await work();
    times.push(performance.now() - before);
    if (restMs > 0) await new Promise((resolve) => setTimeout(resolve, restMs));
  }
  return times.sort((a, b) => a - b)[rounds >> 1]!;
}

/** How many bytes of the film the guard and the reader ask for. */
async function countBytes(file: string): Promise<number> {
  const handle = await open(file, 'r');
  let bytes = 0;
  const read = async (from: number, to: number) => {
    const piece = new Uint8Array(to - from);
    const { bytesRead } = await handle.read(piece, 0, piece.length, from);
    bytes += bytesRead;
    return piece.subarray(0, bytesRead);
  };
  const measured = await measureFilm(read, 'mp4', statSync(file).size, async () => readTracks);
  await handle.close();
  if (typeof measured === 'string') throw new Error(measured);
  return bytes;
}

type Hostility = { files: number; crashes: number; taken: number; wronglyTaken: number; slowestMs: number };

/** Every file goes the whole way in; whatever throws, hangs, or is taken though it must not be is told by name. */
async function letLoose(room: MediaRoom, files: readonly HostileFile[]): Promise<Hostility> {
  const told: Hostility = { files: files.length, crashes: 0, taken: 0, wronglyTaken: 0, slowestMs: 0 };
  for (const file of files) {
    const before = performance.now();
    try {
      const received = await room.files.receive(new Blob([new Uint8Array(file.bytes)]).stream(), {
        sizeBytesMax: 2 ** 30,
      });
      const outcome = await examineFile(room, received, { sizeBytesMax: 2 ** 30 });
      if (outcome.ok) {
        told.taken++;
        await room.files.discard(outcome.value.received.token);
        if (file.expects === 'refused') told.wronglyTaken++;
        if (file.expects === 'refused') console.log(`TAKEN ${file.name} (${file.plays})`);
      }
    } catch (error) {
      told.crashes++;
      console.log(`CRASH ${file.name} (${file.plays}): ${error}`);
    }
    const ms = performance.now() - before;
    if (ms > answerMsMax) told.crashes++;
    told.slowestMs = Math.max(told.slowestMs, Math.round(ms));
  }
  return told;
}

const { values } = parseArgs({
  options: {
    megabytes: { type: 'string', default: '50' },
    rounds: { type: 'string', default: '15' },
    hostile: { type: 'string', default: 'all' },
  },
});
const root = path.join(import.meta.dirname, '..', '..');
const dir = mkdtempSync(path.join(os.tmpdir(), 'tongxin-bench-probe-'));
try {
  const tools = findTools();
  if (!tools) throw new Error('ffmpeg is missing: apt-get install -y ffmpeg');
  const rounds = Number(values.rounds);
  const film = path.join(dir, 'film.mp4');
  makeFilm(tools, film, Number(values.megabytes));
  const childPath = path.join(root, 'dist', 'probe-child.js');
  if (!existsSync(childPath)) throw new Error('bin/build.mjs has not been run');
  const room: MediaRoom = {
    files: await openFiles(path.join(dir, 'files')),
    childPath,
    workDir: path.join(dir, 'look'),
  };
  const probed = await probeFile(film, room);
  if (!probed.ok) throw new Error(probed.reason);
  const serverBusyMs = await timed(rounds, () => probeFile(film, room));
  const serverMs = await timed(rounds, () => probeFile(film, room), 1000);
  const samplesMs = await timed(Math.min(3, rounds), () => sampleFilm(film, probed.measured, room));
  const ffprobe = ['-v', 'error', '-show_format', '-show_streams', '-of', 'json', film];
  const ffprobeMs = await timed(rounds, () => execFileSync(tools.ffprobe, ffprobe, { stdio: 'ignore' }));
  const bytes = readFileSync(film);
  const guardMs = await timed(rounds, () =>
    measureFilm(
      async (from, to) => bytes.subarray(from, to),
      'mp4',
      bytes.length,
      async () => readTracks,
    ),
  );
  let knocks = 0;
  const listener = createServer((socket) => {
    knocks++;
    socket.destroy();
  });
  await new Promise<void>((resolve) => void listener.listen(0, '127.0.0.1', resolve));
  const address = listener.address();
  const port = typeof address === 'object' && address ? address.port : 9;
  const all = await makeHostile(path.join(root, 'world/media'), `http://127.0.0.1:${port}`);
  const files =
    values.hostile === 'all'
      ? all
      : all.filter((_, i) => i % Math.ceil(all.length / Number(values.hostile)) === 0);
  const told = await letLoose(room, files);
  listener.close();
  const round = (ms: number): number => Math.round(ms * 10) / 10;
  console.log(`film of ${(bytes.length / megabyte).toFixed(1)} MB, ${rounds} rounds, the middle one counts`);
  console.log(`hostile: ${told.taken} taken, ${told.wronglyTaken} wrongly, ${knocks} knocks at the listener`);
  console.log(
    JSON.stringify({
      ...{ serverMs: round(serverMs), bytesRead: await countBytes(film), ffprobeMs: round(ffprobeMs) },
      ...{ serverBusyMs: round(serverBusyMs), inProcessMs: round(guardMs), samplesMs: round(samplesMs) },
      ...{ hostileFiles: told.files, hostileCrashes: told.crashes, hostileWronglyTaken: told.wronglyTaken },
      ...{ hostileKnocks: knocks, hostileSlowestMs: told.slowestMs },
    }),
  );
} finally {
  rmSync(dir, { recursive: true });
}
process.exit(0);
