/** The whole house as `bin/run` starts it, on a data folder of its own: to be shot at, and to come back by itself. */

import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { readRunning } from '../../src/main/running.ts';
import { builtScript, childrenOf, endScript, freePort } from './machine.ts';
import { wait } from './persistent.ts';

const startSecondsMax = 180;
const returnSecondsMax = 40;

export const parts = ['web', 'worker', 'postgres'] as const;
export type Part = (typeof parts)[number];

export class House {
  readonly origin: string;
  readonly ownerUrl: string;
  private readonly supervisor: ChildProcess;
  private readonly pool: pg.Pool;
  private readonly clusterDir: string;
  private readonly logFile: string;
  private probes = 0;

  private constructor(
    supervisor: ChildProcess,
    origin: string,
    ownerUrl: string,
    pool: pg.Pool,
    clusterDir: string,
    logFile: string,
  ) {
    this.supervisor = supervisor;
    this.origin = origin;
    this.ownerUrl = ownerUrl;
    this.pool = pool;
    this.clusterDir = clusterDir;
    this.logFile = logFile;
  }

  static async start(dataDir: string, more: Record<string, string> = {}): Promise<House> {
    const { DATABASE_URL: _app, DATABASE_OWNER_URL: _owner, ...inherited } = process.env;
    const port = await freePort();
    const logFile = path.join(dataDir, 'supervisor.log');
    const fd = openSync(logFile, 'a');
    const env = {
      ...inherited,
      HOST: '127.0.0.1',
      PORT: String(port),
      TONGXIN_DATA: dataDir,
      LOG_LEVEL: 'warn',
      ...more,
    };
    const script = ['--enable-source-maps', builtScript('supervise')];
    const supervisor = spawn(process.execPath, script, { env, stdio: ['ignore', fd, fd] });
    closeSync(fd);
    const end = performance.now() + startSecondsMax * 1000;
    while (!existsSync(path.join(dataDir, 'running.json'))) {
      if (supervisor.exitCode !== null || performance.now() > end) {
        await endScript(supervisor);
        throw new Error(`the house did not start:\n${readFileSync(logFile, 'utf8')}`);
      }
      await wait(50);
    }
    const { ownerUrl } = readRunning(dataDir)!;
    const pool = new pg.Pool({ connectionString: ownerUrl, max: 2, connectionTimeoutMillis: 3000 });
    pool.on('error', () => undefined);
    pool.on('connect', (client) => void client.on('error', () => undefined));
    const { rows } = await pool.query<{ data_directory: string }>('show data_directory');
    return new House(
      supervisor,
      `http://127.0.0.1:${port}`,
      ownerUrl,
      pool,
      rows[0]!.data_directory,
      logFile,
    );
  }

  async query<R>(statement: string, values: unknown[] = []): Promise<R[]> {
    return (await this.pool.query(statement, values)).rows as R[];
  }

  /** Work on the database by its owner. */
  furnish<T>(work: (client: Pick<pg.Client, 'query'>) => Promise<T>): Promise<T> {
    return work(this.pool as unknown as Pick<pg.Client, 'query'>);
  }

  pidOf(part: Part): number | undefined {
    if (part !== 'postgres') {
      const script = builtScript(part);
      return childrenOf(this.supervisor.pid!).find((child) => child.command.includes(script))?.pid;
    }
    const file = path.join(this.clusterDir, 'postmaster.pid');
    return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) || undefined : undefined;
  }

  /** Kills one part without a word and waits until all work again: the time without it, in milliseconds. */
  async kill(part: Part): Promise<number> {
    const pid = this.pidOf(part);
    if (!pid) throw new Error(`${part} is not there to be killed`);
    const newest = part === 'worker' ? await this.newestFact() : 0;
    const began = performance.now();
    process.kill(pid, 'SIGKILL');
    while (performance.now() - began < returnSecondsMax * 1000) {
      await wait(20);
      const now = this.pidOf(part);
      if (now === undefined || now === pid) continue;
      if (part === 'worker' ? await this.hasRelayedAfter(newest) : await this.answers())
        return performance.now() - began;
    }
    throw new Error(`${part} did not come back within ${returnSecondsMax} s`);
  }

  /** A page read from the database: each address is new, so that nothing kept answers. */
  private async answers(): Promise<boolean> {
    try {
      const signal = AbortSignal.timeout(3000);
      const response = await fetch(`${this.origin}/?probe=${++this.probes}`, { signal });
      await response.arrayBuffer();
      return response.status === 200;
    } catch {
      return false;
    }
  }

  /** Puts new processes in the place of all, as `bin/tongxin renew` does: how long it took, in milliseconds. */
  async renew(): Promise<number> {
    const said = () => readFileSync(this.logFile, 'utf8').split('renewed in').length;
    const [before, began] = [said(), performance.now()];
    process.kill(this.supervisor.pid!, 'SIGUSR2');
    while (said() === before) {
      if (performance.now() - began > returnSecondsMax * 2000)
        throw new Error(`not renewed:\n${readFileSync(this.logFile, 'utf8').slice(-2000)}`);
      await wait(20);
    }
    return performance.now() - began;
  }

  /** The processes of one part, however many there are. */
  pidsOf(part: Exclude<Part, 'postgres'>): number[] {
    const script = builtScript(part);
    return childrenOf(this.supervisor.pid!)
      .filter((child) => child.command.includes(script))
      .map((child) => child.pid);
  }

  /** Stops PostgreSQL for a while as a cut line does: it is there and answers nothing (F-14). */
  async freeze(ms: number): Promise<void> {
    const postmaster = this.pidOf('postgres');
    if (!postmaster) throw new Error('PostgreSQL is not there to be stopped');
    const pids = [postmaster, ...childrenOf(postmaster).map((child) => child.pid)];
    const tell = (signal: 'SIGSTOP' | 'SIGCONT') => {
      for (const pid of pids) {
        try {
          process.kill(pid, signal);
        } catch {}
      }
    };
    tell('SIGSTOP');
    await wait(ms);
    tell('SIGCONT');
    const end = performance.now() + returnSecondsMax * 1000;
    while (!(await this.answers())) {
      if (performance.now() > end)
        throw new Error(`nothing answers after PostgreSQL was stopped for ${ms} ms`);
      await wait(20);
    }
  }

  private async newestFact(): Promise<number> {
    return Number(
      (await this.query<{ id: string }>('select coalesce(max(id), 0) as id from outbox_fact'))[0]!.id,
    );
  }

  /** Whether a fact that came after another one has been handed on: the worker does its work. */
  private async hasRelayedAfter(factId: number): Promise<boolean> {
    const rows = await this.query(
      'select from outbox_fact f where f.id > $1 and not exists (select from outbox_pending p where p.fact_id = f.id) limit 1',
      [factId],
    );
    return rows.length > 0;
  }

  async stop(): Promise<void> {
    if (this.pool.ended) return;
    await this.pool.end();
    await endScript(this.supervisor, 25);
  }
}
