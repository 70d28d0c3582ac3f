/** A child process that is kept running: started again when it dies, ended when asked. */

import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, renameSync, statSync } from 'node:fs';
import { StartRefusal } from '../platform/start-refusal.ts';
import type { HeldPort } from './port.ts';

export type ChildAsk = {
  name: string;
  script: string;
  env: Record<string, string | undefined>;
  logFile: string;
  tell: (text: string) => void;
  /** The port it answers on, where the parent holds it. */
  port?: HeldPort;
};

const logBytesMax = 20 * 1024 * 1024;
const deathsBeforeReadyMax = 3;
/** A child that lived so long has earned a quick restart again. */
const soundLifeMs = 3000;
const endMs = 5000;
/** One that is replaced may take longer: it serves whoever has begun. */
const leaveMs = 15_000;
const readyMs = 60_000;

/** How long to wait before the nth restart in a row: at once, then ever slower. */
export function pauseMs(deaths: number): number {
  return deaths <= 1 ? 50 : Math.min(250 * 2 ** (deaths - 2), 10_000);
}

export class KeptChild {
  private readonly ask: ChildAsk;
  private process: ChildProcess | undefined;
  private deaths = 0;
  private isStopping = false;
  private timer: NodeJS.Timeout | undefined;
  private wasReady = false;
  /** The one that still works while its successor starts. */
  private before: ChildProcess | undefined;
  private renewed: ((isReady: boolean) => void) | undefined;
  private settle: { ready: () => void; failed: (error: Error) => void } | undefined;

  constructor(ask: ChildAsk) {
    this.ask = ask;
  }

  get pid(): number | undefined {
    return this.process?.pid;
  }

  /** Starts it; settles when it first says it is ready. */
  start(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.settle = { ready: resolve, failed: reject };
      this.spawn();
    });
  }

  /** Ends it: asked first, then by force. */
  async stop(): Promise<void> {
    this.isStopping = true;
    clearTimeout(this.timer);
    await Promise.all([this.process, this.before].map((child) => child && end(child, endMs)));
  }

  /** Puts a new process in its place: the old one is asked to end when the new one is ready, and not before (F-26). */
  async renew(): Promise<void> {
    const before = this.process;
    if (this.before || this.isStopping) return;
    this.before = before;
    const ready = new Promise<boolean>((resolve) => {
      this.renewed = resolve;
      setTimeout(() => resolve(false), readyMs).unref();
    });
    this.spawn();
    const isReady = await ready;
    this.renewed = undefined;
    this.before = undefined;
    if (this.isStopping) return;
    if (!isReady) {
      const failed = this.process;
      this.process = before;
      if (failed) await end(failed, 0);
      // The one before may have died while it waited for its successor.
      if (!before || before.exitCode !== null || before.signalCode !== null) this.mourn('gone', 0);
      throw new Error(
        `a new ${this.ask.name} did not become ready; the one before goes on. ${this.ask.name} 未能更新，原进程继续运行。`,
      );
    }
    if (before) await end(before, leaveMs);
  }

  private spawn(): void {
    const { logFile, script, env, port } = this.ask;
    if (existsSync(logFile) && statSync(logFile).size > logBytesMax) renameSync(logFile, `${logFile}.1`);
    const fd = openSync(logFile, 'a', 0o640);
    const bornAt = performance.now();
    const child = spawn(process.execPath, ['--enable-source-maps', script], {
      env: { ...env, ...port?.env },
      stdio: ['ignore', fd, fd, 'ipc'],
      // Its own group: Ctrl-C in the terminal is for the parent, which ends everyone in order.
      detached: true,
    });
    closeSync(fd);
    this.process = child;
    child.on('message', (message) => {
      port?.answer(child, message);
      if (!isReady(message)) return;
      this.wasReady = true;
      this.settle?.ready();
      if (this.process === child) this.renewed?.(true);
    });
    child.on('error', () => undefined);
    child.once('exit', (code, signal) => {
      if (this.process !== child) return;
      if (this.renewed) return this.renewed(false);
      this.mourn(`${signal ?? `exit ${code}`}`, performance.now() - bornAt);
    });
  }

  private mourn(how: string, livedMs: number): void {
    if (this.isStopping) return;
    const { name, logFile, tell } = this.ask;
    this.deaths = livedMs > soundLifeMs ? 1 : this.deaths + 1;
    if (!this.wasReady && this.deaths >= deathsBeforeReadyMax) {
      this.settle?.failed(
        new StartRefusal(
          `The ${name} process does not start (${how}); the end of ${logFile} says why.`,
          `${name} 进程无法启动（${how}），原因见 ${logFile} 末尾。`,
        ),
      );
      return;
    }
    tell(`${name} ended (${how}); starting it again`);
    this.timer = setTimeout(() => this.spawn(), pauseMs(this.deaths));
  }
}

/** Asks a process to end, then makes it. */
async function end(child: ChildProcess, patienceMs: number): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  await new Promise<void>((resolve) => {
    const force = setTimeout(() => child.kill('SIGKILL'), patienceMs);
    child.once('exit', () => {
      clearTimeout(force);
      resolve();
    });
    child.kill('SIGTERM');
  });
}

/** `'ready'`, or an object that says so. */
function isReady(message: unknown): boolean {
  if (message === 'ready') return true;
  return (
    typeof message === 'object' &&
    message !== null &&
    ('ready' in message || Reflect.get(message, 'type') === 'ready')
  );
}
