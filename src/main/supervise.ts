/** What `bin/run` runs: the database, the migrations, the first data, web and worker, kept running until told to end. */

import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { findTools, installLines } from '../platform/ffmpeg.ts';
import { isUpToDate, MigrationRefusal, migrate } from '../platform/migrate.ts';
import { startPostgres } from '../platform/postgres.ts';
import { StartRefusal } from '../platform/start-refusal.ts';
import { KeptChild } from './child.ts';
import { firstData } from './first-data.ts';
import { demandPort, holdPort } from './port.ts';
import { removeRunning, writeRunning } from './running.ts';
import { addressOf, readSetting, type Setting, tableOf } from './setting.ts';

/** The project: this runs as dist/supervise.js. */
const root = process.env.TONGXIN_ROOT ?? path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const dist = path.join(root, 'dist');

type Stop = () => Promise<void>;
/** What was started, to be ended in the opposite order. */
const stops: Stop[] = [];
let ending: Promise<void> | undefined;

const tell = (text: string) => console.log(`${new Date().toISOString().slice(11, 19)} ${text}`);

const waysInWords = {
  self: 'as this user',
  nobody: 'as the user nobody',
  userns: 'in a user namespace',
  copied: 'as the user nobody, from a copy under /var/lib',
} as const;

async function openDatabase(setting: Setting): Promise<{ appUrl: string; ownerUrl: string; note: string }> {
  if (setting.outside) {
    await demandPostgres(setting.outside.ownerUrl);
    return { ...setting.outside, note: 'PostgreSQL of DATABASE_URL' };
  }
  const postgres = await startPostgres({ dataDir: setting.dataDir, log: { info: tell, warn: tell } });
  stops.push(postgres.stop);
  const { appUrl, ownerUrl } = postgres;
  return { appUrl, ownerUrl, note: `PostgreSQL in ${postgres.clusterDir}, ${waysInWords[postgres.way]}` };
}

/** Any PostgreSQL from 15 on, and it must answer. */
async function demandPostgres(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 8000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const found = await client.query<{ version: number }>(
      "select current_setting('server_version_num')::int / 10000 as version",
    );
    if (found.rows[0]!.version >= 15) return;
    throw new StartRefusal(
      `DATABASE_URL leads to PostgreSQL ${found.rows[0]!.version}, Tongxin needs 15 or newer: upgrade it, or unset DATABASE_URL to use the embedded one.`,
      `DATABASE_URL 指向 PostgreSQL ${found.rows[0]!.version}，需要 15 或更新版本：请升级，或取消 DATABASE_URL 以使用内置数据库。`,
    );
  } catch (error) {
    if (error instanceof StartRefusal) throw error;
    throw new StartRefusal(
      `The PostgreSQL of DATABASE_URL does not let us in (${(error as Error).message}). Check that it runs and that user and password are right, or unset DATABASE_URL to use the embedded one.`,
      `无法连接 DATABASE_URL 指定的 PostgreSQL（${(error as Error).message}）。请检查其是否运行、用户和密码是否正确，或取消 DATABASE_URL 以使用内置数据库。`,
    );
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function startChildren(
  setting: Setting,
  urls: { appUrl: string; ownerUrl: string },
): Promise<KeptChild[]> {
  const { DATABASE_OWNER_URL: _owner, DATABASE_URL: _app, ...inherited } = process.env;
  // Web and worker never learn how to become the owner of the tables.
  const env = {
    ...inherited,
    NODE_ENV: 'production',
    HOST: setting.host,
    PORT: String(setting.port),
    TONGXIN_DATABASE: urls.appUrl,
    TONGXIN_DATA: setting.dataDir,
    TONGXIN_DIST: dist,
    TONGXIN_DEMO: setting.isDemo ? '1' : '',
  };
  const port = await holdPort(setting.host, setting.port);
  const keep = (program: string, name: string) =>
    new KeptChild({
      ...{ name, env, tell, script: path.join(dist, `${program}.js`) },
      logFile: path.join(setting.dataDir, `${name}.log`),
      port: program === 'web' ? port : undefined,
    });
  const webs = Array.from({ length: setting.webs }, (_, n) => keep('web', n === 0 ? 'web' : `web-${n + 1}`));
  const children = [...webs, keep('worker', 'worker')];
  stops.push(async () => {
    await Promise.all(children.map((child) => child.stop()));
    port.release();
  });
  await Promise.all(children.map((child) => child.start()));
  return children;
}

/** One after the other, so that somebody always answers. What changes the tables is no matter of a moment. */
async function renewChildren(children: readonly KeptChild[], ownerUrl: string): Promise<void> {
  if (!(await isUpToDate(ownerUrl, path.join(root, 'db', 'migrations')))) {
    tell('this version changes the database: stop and start instead 新版本要升级表结构，请停止后重新启动');
    return;
  }
  const began = performance.now();
  for (const child of children) await child.renew();
  tell(`renewed in ${((performance.now() - began) / 1000).toFixed(1)} s 已全部更新`);
}

/** A signal renews; a second one while that goes on is not heard. */
function renewOnSignal(children: readonly KeptChild[], ownerUrl: string): void {
  let isRenewing = false;
  process.on('SIGUSR2', async () => {
    if (isRenewing || ending) return;
    isRenewing = true;
    await renewChildren(children, ownerUrl).catch((error: Error) => tell(error.message));
    isRenewing = false;
  });
}

type FirstData = Awaited<ReturnType<typeof firstData>>;

function showStart(setting: Setting, note: string, first: FirstData): void {
  const address = addressOf(setting.host, setting.port);
  if (first?.signIns) {
    const rows = first.signIns.map((person) => [person.username, person.password, person.who]);
    console.log(`\nDemo sign-ins 演示账号\n${tableOf(['username', 'password', 'who'], rows)}`);
  }
  if (first?.setupToken) {
    console.log(
      `\nThe database is empty. Make the first administrator at ${address}setup with this token, which works once:\n数据库为空。请用下面的一次性口令在 ${address}setup 建立第一位管理员：\n\n  ${first.setupToken}`,
    );
  }
  console.log(`\nTongxin 同心  ${address}\n${note}; logs in ${setting.dataDir}. Ctrl-C stops all 停止.`);
}

function end(): Promise<void> {
  ending ??= (async () => {
    for (const stop of stops.reverse()) await stop().catch((error: Error) => tell(error.message));
  })();
  return ending;
}

async function start(): Promise<void> {
  const setting = readSetting(process.env, root);
  await demandPort(setting.host, setting.port);
  const { note, ...urls } = await openDatabase(setting);
  mkdirSync(setting.dataDir, { recursive: true, mode: 0o711 });
  const { applied } = await migrate(urls.ownerUrl, path.join(root, 'db', 'migrations'));
  if (applied.length > 0) tell(`database brought up to date: ${applied.length} migration(s)`);
  if (ending) return;
  const first = await firstData({ ...urls, demo: setting.isDemo, dataDir: setting.dataDir, distDir: dist });
  if (ending) return;
  if (!findTools())
    tell(`no ffmpeg here: works are kept and shown as they came; to install it: ${installLines.ffmpeg}`);
  const children = await startChildren(setting, urls);
  renewOnSignal(children, urls.ownerUrl);
  writeRunning(setting.dataDir, {
    ...urls,
    address: addressOf(setting.host, setting.port),
    supervisor: process.pid,
  });
  stops.push(async () => removeRunning(setting.dataDir));
  if (!ending) showStart(setting, note, first);
}

function failed(error: unknown): void {
  const isSaid = error instanceof StartRefusal || error instanceof MigrationRefusal;
  console.error(isSaid ? error.message : error);
  void end().then(() => process.exit(1));
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    if (!ending) console.log(' stopping … 正在停止');
    void end().then(() => process.exit(0));
  });
}
start().catch((error: unknown) => {
  if (!ending) failed(error);
});
