/** The watch over one cluster: its server is started, started again when it dies, and ended with us. */

import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { listSettings } from './postgres-cluster.ts';
import { endOrphans, signalProcess, waitUntil } from './postgres-orphan.ts';
import { asWhom, type Way } from './postgres-way.ts';
import { StartRefusal } from './start-refusal.ts';

export type Say = { info: (text: string) => void; warn: (text: string) => void };
export type Ground = { way: Way; cluster: string; clusterName: string; logFile: string };

/**
 * Reads a pipe that only Node holds: at its end, however Node ended, it tells the server to finish. It asks again
 * and again, for a server so young that it does not listen to signals yet.
 */
const shepherd = `exec 3<&0 </dev/null
"$@" 3<&- & P=$!
(read -r _ <&3; while kill -INT $P; do sleep 0.2; done) 2>/dev/null & G=$!
exec 3<&-
trap 'kill -INT $P' TERM INT HUP
S=0; while kill -0 $P 2>/dev/null; do wait $P; S=$?; done
kill $G 2>/dev/null; exit $S`;

const startSecondsMax = 120;
const logBytesMax = 10 * 1024 * 1024;

/** One server after another on the same cluster, until stopped. */
export class PostgresWatch {
  pid = 0;
  private stopping: Promise<void> | undefined;
  private child: ChildProcess | undefined;
  private wake: (() => void) | undefined;
  private again: Promise<void> | undefined;

  private readonly ground: Ground;
  private readonly log: Say;

  private constructor(ground: Ground, log: Say) {
    this.ground = ground;
    this.log = log;
  }

  static async begin(ground: Ground, log: Say): Promise<PostgresWatch> {
    const watch = new PostgresWatch(ground, log);
    await watch.boot();
    return watch;
  }

  stop(): Promise<void> {
    this.stopping ??= this.end();
    return this.stopping;
  }

  private async end(): Promise<void> {
    this.wake?.();
    if (this.child) await endShepherd(this.child, this.pid);
    await this.again;
    await endOrphans(this.ground.cluster, this.ground.clusterName);
    rmSync(this.ground.way.socketDir, { recursive: true, force: true });
  }

  private async boot(): Promise<void> {
    const child = spawnServer(this.ground);
    this.child = child;
    try {
      this.pid = await waitForReady(this.ground, child, () => this.stopping !== undefined);
    } catch (error) {
      await endShepherd(child, 0);
      throw error;
    }
    if (hasEnded(child)) this.revive();
    else child.once('exit', () => this.revive());
  }

  private revive(): void {
    if (this.stopping) return;
    this.log.warn('PostgreSQL ended unexpectedly; starting it again.');
    this.again = this.bootUntilUp();
  }

  /** Tries for ever, ever slower: a full disk may be emptied, and then no hand is needed here. */
  private async bootUntilUp(): Promise<void> {
    for (let waitMs = 200; !this.stopping; waitMs = Math.min(waitMs * 2, 10_000)) {
      try {
        await endOrphans(this.ground.cluster, this.ground.clusterName);
        if (this.stopping) return;
        await this.boot();
        this.log.info('PostgreSQL is up again.');
        return;
      } catch (error) {
        if (this.stopping) return;
        this.log.warn((error as Error).message);
      }
      await new Promise<void>((resolve) => {
        this.wake = resolve;
        setTimeout(resolve, waitMs);
      });
    }
  }
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

function spawnServer(ground: Ground): ChildProcess {
  const { way, cluster, clusterName, logFile } = ground;
  if (existsSync(logFile) && statSync(logFile).size > logBytesMax) renameSync(logFile, `${logFile}.1`);
  const fd = openSync(logFile, 'a', 0o640);
  const server = way.command(path.join(way.bin, 'postgres'), [
    '-D',
    cluster,
    ...listSettings(way, clusterName),
  ]);
  try {
    const child = spawn('/bin/sh', ['-c', shepherd, 'sh', server[0], ...server[1]], {
      ...asWhom(way),
      stdio: ['pipe', fd, fd],
      // Its own group: Ctrl-C in the terminal is for us, and the server ends last.
      detached: true,
    });
    child.on('error', () => undefined);
    child.stdin?.on('error', () => undefined);
    child.unref();
    return child;
  } finally {
    closeSync(fd);
  }
}

/** The server writes its state into postmaster.pid; recovery after a crash may take its time. */
async function waitForReady(ground: Ground, child: ChildProcess, isStopping: () => boolean): Promise<number> {
  let pid = 0;
  await waitUntil(() => {
    const lines = readLines(path.join(ground.cluster, 'postmaster.pid'));
    if (lines[7]?.trim() === 'ready') pid = Number(lines[0]);
    return pid > 0 || hasEnded(child) || isStopping();
  }, startSecondsMax);
  if (pid > 0) return pid;
  const said = readLines(ground.logFile).slice(-4).join(' ').trim();
  throw new StartRefusal(
    `PostgreSQL did not start: ${said} Its whole log is ${ground.logFile}; free what it names and start again.`,
    `PostgreSQL 未能启动，完整日志见 ${ground.logFile}；请按日志排除原因后重新启动。`,
  );
}

function readLines(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n');
  } catch {
    return [];
  }
}

/** Closes the pipe, which asks for a fast and clean end; then less and less politely. */
async function endShepherd(child: ChildProcess, pid: number): Promise<void> {
  child.stdin?.end();
  if (await waitUntil(() => hasEnded(child), 8)) return;
  for (const signal of ['SIGQUIT', 'SIGKILL'] as const) {
    if (pid > 0) signalProcess(pid, signal);
    if (await waitUntil(() => hasEnded(child), 2)) return;
  }
}
