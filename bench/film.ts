/** Makes a generated film playable and compares the processor time with bare ffmpeg at the same settings: `bin/bench film`. */

import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type Attempt, inputName, layInput } from '../src/features/rendition/actions/attempt.ts';
import { makeFilm } from '../src/features/rendition/actions/make-film.ts';
import { makePoster } from '../src/features/rendition/actions/make-poster.ts';
import { probeInput } from '../src/features/rendition/actions/probe-film.ts';
import { filmArgs } from '../src/features/rendition/film.ts';
import { openDatabase } from '../src/platform/db.ts';
import { findTools, hasIsolation, withWorkDir } from '../src/platform/ffmpeg.ts';
import { openFiles } from '../src/platform/files.ts';
import { openLog } from '../src/platform/log.ts';
import { scene } from '../world/filming.ts';

const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '10' }, rounds: { type: 'string', default: '2' } },
});
const [seconds, rounds] = [Number(values.seconds), Number(values.rounds)];
const tools = findTools();
if (!tools) {
  console.error('ffmpeg is not installed here');
  process.exit(1);
}
const dir = mkdtempSync(path.join(os.tmpdir(), 'tongxin-bench-film-'));
const ticks = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));

/** Processor seconds of all children that have ended, as the kernel counts them for this process. */
function childSeconds(): number {
  const fields = readFileSync('/proc/self/stat', 'utf8').split(') ')[1]!.split(' ');
  return (Number(fields[13]) + Number(fields[14])) / ticks;
}

/** What some work cost its children. */
async function costOf(work: () => unknown): Promise<number> {
  const before = childSeconds();
  await work();
  return childSeconds() - before;
}

/** The least of several rounds: what is more came from others on the machine. */
async function least(work: () => unknown): Promise<number> {
  const costs: number[] = [];
  for (let round = 0; round < rounds; round++) costs.push(await costOf(work));
  return Math.min(...costs);
}

function shoot(name: string, codec: readonly string[]): string {
  const target = path.join(dir, name);
  const moving = [...scene('1920x1080', seconds, 25), '-vf', 'noise=alls=6:allf=t,format=yuv420p'];
  execFileSync(tools!.ffmpeg, ['-v', 'error', '-y', ...moving, ...codec, '-c:a', 'aac', target]);
  return target;
}

async function measure(source: string, container: 'mp4' | 'mov') {
  const files = await openFiles(path.join(dir, 'files'));
  const bytes = readFileSync(source);
  const { sha256, sizeBytes } = await files.keep(bytes);
  const file = {
    sha256,
    sizeBytes,
    container,
    measured: { container, sizeBytes, notes: [], durationSeconds: seconds },
  } as unknown as Attempt['file'];
  const log = openLog('bench', 'silent');
  const room = {
    files,
    childPath: '',
    db: openDatabase('postgres://nowhere/'),
    log,
    workDir: path.join(dir, 'work'),
  };
  const inAttempt = (work: (attempt: Attempt) => Promise<unknown>) =>
    withWorkDir(room.workDir, 'bench', async (folder) => {
      const signal = new AbortController().signal;
      const attempt = { room, tools: tools!, file, dir: folder, signal, tell: () => undefined };
      await layInput(attempt);
      return work(attempt);
    });
  const facts = (await inAttempt((attempt) => probeInput(attempt, inputName))) as Parameters<
    typeof filmArgs
  >[0];
  const bare = ['-v', 'error', '-nostdin', '-y', '-threads', '2', '-i', source, ...filmArgs(facts)];
  const own = await least(() => inAttempt(makeFilm));
  const raw = await least(() => {
    const end = spawnSync(tools!.ffmpeg, [...bare, path.join(dir, 'bare.mp4')]);
    if (end.status !== 0) throw new Error(String(end.stderr));
  });
  const poster = await costOf(() => inAttempt(makePoster));
  await room.db.destroy();
  return { own, raw, poster };
}

const round = (value: number) => Math.round(value * 1000) / 1000;
try {
  // A camera's film: 1080p at a rate that no slow line carries, so it is coded again.
  const coded = await measure(
    shoot('camera.mov', [
      '-c:v',
      'libx264',
      '-preset',
      'ultrafast',
      '-b:v',
      '24M',
      '-minrate',
      '24M',
      '-bufsize',
      '24M',
    ]),
    'mov',
  );
  const copied = await measure(
    shoot('phone.mp4', [
      '-c:v',
      'libx264',
      '-preset',
      'veryfast',
      '-b:v',
      '4M',
      '-maxrate',
      '4M',
      '-bufsize',
      '8M',
    ]),
    'mp4',
  );
  const say = (name: string, { own, raw, poster }: typeof coded) =>
    console.log(
      `${name}: ${round(own / seconds)} CPU s per second with probing and proof, bare ffmpeg ${round(raw / seconds)}, poster ${round(poster)} CPU s`,
    );
  console.log(
    `${seconds} s of generated 1080p on ${os.cpus().length} cores; network cut off: ${hasIsolation()}`,
  );
  say('coded to 720p', coded);
  say('taken over', copied);
  console.log(
    JSON.stringify({
      cpuSecondsPerSecond: round(coded.own / seconds),
      ratioToFfmpeg: round(coded.own / coded.raw),
      cpuSecondsPerSecondCopy: round(copied.own / seconds),
      posterCpuSeconds: round(coded.poster),
    }),
  );
} finally {
  rmSync(dir, { recursive: true, force: true });
}
