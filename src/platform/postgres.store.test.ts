/** The embedded PostgreSQL on real folders: it comes back whatever happened, and leaves nothing when it goes. */

import { spawn } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { markOf } from './data-lock.ts';
import { type RunningPostgres, startPostgres } from './postgres.ts';
import { listServers, waitUntil } from './postgres-orphan.ts';

const log = { info: () => undefined, warn: () => undefined };
let place = '';
let dataDir = '';

const serversOf = (cluster: string) => listServers(cluster, `tongxin-${markOf(cluster)}`);
const cluster = () => path.join(dataDir, 'postgres');
const postmasterPid = () =>
  Number(readFileSync(path.join(cluster(), 'postmaster.pid'), 'utf8').split('\n')[0]);

async function ask<R extends pg.QueryResultRow>(url: string, question: string): Promise<R[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<R>(question)).rows;
  } finally {
    await client.end();
  }
}

async function whileRunning(
  work: (postgres: RunningPostgres) => Promise<void>,
  dir = dataDir,
): Promise<void> {
  const postgres = await startPostgres({ dataDir: dir, log });
  try {
    await work(postgres);
  } finally {
    await postgres.stop();
  }
}

beforeAll(async () => {
  place = mkdtempSync('/tmp/tongxin-test-');
  chmodSync(place, 0o755);
  dataDir = path.join(place, '数据 data');
  await whileRunning(async ({ ownerUrl }) => {
    await ask(ownerUrl, 'create table kept (line text)');
    await ask(ownerUrl, 'grant insert, select on kept to tongxin_app');
  });
});

afterAll(() => rmSync(place, { recursive: true, force: true }));

describe('the embedded PostgreSQL', () => {
  it('is durable, checks its pages, sorts and searches Chinese, and the app cannot change its shape', async () => {
    await whileRunning(async ({ appUrl, ownerUrl, ownerUser, fresh }) => {
      expect(fresh).toBe(false);
      const [setting] = await ask(
        ownerUrl,
        `select current_setting('data_checksums') as checksums, current_setting('fsync') as fsync,
          current_setting('synchronous_commit') as commit, current_setting('listen_addresses') as listens,
          current_user as who`,
      );
      expect(setting).toEqual({ checksums: 'on', fsync: 'on', commit: 'on', listens: '', who: ownerUser });
      await ask(ownerUrl, 'create extension if not exists pg_trgm');
      expect(await ask(ownerUrl, "select cardinality(show_trgm('中国好网民')) > 0 as has")).toEqual([
        { has: true },
      ]);
      await expect(ask(appUrl, 'create table mine ()')).rejects.toThrow(/permission denied/);
      await expect(ask(appUrl, 'create temporary table mine ()')).rejects.toThrow(/permission denied/);
    });
  });

  it('leaves no process, no socket and no note when it stops', async () => {
    await whileRunning(async ({ socketDir }) => expect(existsSync(socketDir)).toBe(true));
    expect(serversOf(cluster())).toEqual([]);
    expect(existsSync(path.join(cluster(), 'postmaster.pid'))).toBe(false);
    expect(existsSync(path.join(dataDir, 'socket'))).toBe(false);
  });

  it('is there again after its server was killed, with every line that was acknowledged', async () => {
    await whileRunning(async (postgres) => {
      await ask(postgres.appUrl, "insert into kept values ('before the kill')");
      const killed = postgres.pid;
      process.kill(killed, 'SIGKILL');
      expect(await waitUntil(() => postgres.pid !== killed, 15)).toBe(true);
      expect(
        await ask(postgres.appUrl, "select count(*)::int as n from kept where line = 'before the kill'"),
      ).toEqual([{ n: 1 }]);
    });
  });

  it('refuses a second Tongxin on the same folder and names the first', async () => {
    await whileRunning(async () => {
      await expect(startPostgres({ dataDir, log })).rejects.toThrow(
        new RegExp(`already running.*${process.pid}`),
      );
    });
  });

  it('refuses the folder of another major version with the way out', async () => {
    const old = path.join(place, 'old');
    cpSync(dataDir, old, { recursive: true });
    writeFileSync(path.join(old, 'postgres', 'PG_VERSION'), '17\n');
    await expect(startPostgres({ dataDir: old, log })).rejects.toThrow(/made by PostgreSQL 17.*TONGXIN_DATA/);
  });

  it('takes a folder too deep for a socket', async () => {
    await whileRunning(
      async ({ socketDir, appUrl }) => {
        expect(Buffer.byteLength(socketDir)).toBeLessThan(100);
        expect(await ask(appUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
      },
      path.join(place, 'deep'.repeat(30)),
    );
  });

  it('is not misled by the note of a server that is gone and whose number belongs to another', async () => {
    const note = [process.pid, cluster(), 1, 5432, '', '', '', 'ready'].join('\n');
    writeFileSync(path.join(cluster(), 'postmaster.pid'), note);
    await whileRunning(async ({ appUrl }) => {
      expect(await ask(appUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
    });
  });
});

describe('a Tongxin that was killed', () => {
  /** Another process that holds the server, as the supervisor does. */
  async function holdElsewhere(): Promise<number> {
    const holder = path.join('dist', 'check', 'holder.mjs');
    const contents = `import { startPostgres } from './src/platform/postgres.ts';
      await startPostgres({ dataDir: process.argv[2], log: { info() {}, warn() {} } });
      console.log('up'); setInterval(() => {}, 1000);`;
    await build({
      stdin: { contents, resolveDir: process.cwd(), loader: 'ts' },
      ...{ bundle: true, platform: 'node', format: 'esm', packages: 'external', outfile: holder },
    });
    const child = spawn(process.execPath, [holder, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] });
    await new Promise((resolve, reject) => {
      child.stdout.once('data', resolve);
      child.once('exit', reject);
    });
    child.removeAllListeners('exit');
    return child.pid!;
  }

  it('takes its server along', async () => {
    process.kill(await holdElsewhere(), 'SIGKILL');
    expect(await waitUntil(() => serversOf(cluster()).length === 0, 10)).toBe(true);
  });

  it('may even leave the server running: the next start ends it, waits, and goes on', async () => {
    const holder = await holdElsewhere();
    const orphan = postmasterPid();
    const parent = Number(/^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${orphan}/status`, 'utf8'))![1]);
    const children = readFileSync(`/proc/${parent}/task/${parent}/children`, 'utf8')
      .trim()
      .split(' ')
      .map(Number);
    for (const pid of [parent, ...children.filter((child) => child !== orphan), holder]) {
      process.kill(pid, 'SIGKILL');
    }
    expect(serversOf(cluster()).some((server) => server.pid === orphan)).toBe(true);
    await whileRunning(async ({ pid }) => expect(pid).not.toBe(orphan));
    expect(serversOf(cluster())).toEqual([]);
  });
});
