/** The cluster on disk: made whole or not at all, of our version, with our roles, database and settings. */

import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { postgresMajor } from './postgres-binaries.ts';
import { asWhom, type Way } from './postgres-way.ts';
import { StartRefusal } from './start-refusal.ts';

export const databaseName = 'tongxin';
export const ownerUser = 'tongxin_owner';
export const appUser = 'tongxin_app';
/** Only part of the socket's name: nothing listens on the network. */
export const socketPort = 5432;

/**
 * The folder of the cluster, made by initdb when there is none; half a cluster never gets the name.
 * @throws StartRefusal when it was made by another major version, or cannot be made.
 */
export function prepareCluster(way: Way): { cluster: string; fresh: boolean } {
  const cluster = path.join(way.home, 'postgres');
  const version = path.join(cluster, 'PG_VERSION');
  if (existsSync(version)) {
    refuseOtherMajor(cluster, readFileSync(version, 'utf8').trim());
    return { cluster, fresh: false };
  }
  if (existsSync(cluster)) {
    throw new StartRefusal(
      `The folder ${cluster} is there but holds no database. Move it away, or set TONGXIN_DATA to another folder, and start again.`,
      `目录 ${cluster} 已存在，但其中没有数据库。请将其移走，或用 TONGXIN_DATA 指定另一个目录后重新启动。`,
    );
  }
  const making = `${cluster}.making`;
  rmSync(making, { recursive: true, force: true });
  mkdirSync(making, { mode: 0o700 });
  if (way.uid !== undefined) chownSync(making, way.uid, way.uid);
  initialise(way, making);
  renameSync(making, cluster);
  return { cluster, fresh: true };
}

function refuseOtherMajor(cluster: string, major: string): void {
  if (major === postgresMajor) return;
  throw new StartRefusal(
    `The database in ${cluster} was made by PostgreSQL ${major}, this Tongxin brings PostgreSQL ${postgresMajor}. Start the Tongxin that made it and move its data over with a dump, or set TONGXIN_DATA to a new folder.`,
    `目录 ${cluster} 中的数据库由 PostgreSQL ${major} 建立，当前版本自带 PostgreSQL ${postgresMajor}。请用原版本启动并导出数据，或用 TONGXIN_DATA 指定新的目录。`,
  );
}

function initialise(way: Way, dir: string): void {
  const [program, args] = way.command(path.join(way.bin, 'initdb'), [
    ...['-D', dir, '-U', ownerUser, '-A', 'trust', '-E', 'UTF8', '--data-checksums', '--no-instructions'],
    // lc-ctype is named apart: under plain C pg_trgm would drop every Chinese character.
    ...['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', '--lc-ctype=C.UTF-8'],
  ]);
  const made = spawnSync(program, args, { ...asWhom(way), encoding: 'utf8' });
  if (made.status === 0) return;
  const why = (made.stderr || made.error?.message || '').trim().split('\n').slice(-3).join(' ');
  rmSync(dir, { recursive: true, force: true });
  throw new StartRefusal(
    `The database could not be made in ${path.dirname(dir)}: ${why} Look to free space and rights there and start again; nothing was left behind.`,
    `无法在 ${path.dirname(dir)} 中建立数据库：${why} 请检查磁盘空间和权限后重新启动；没有留下残余文件。`,
  );
}

/** How our server runs: nothing on the network, durable, modest in memory. */
export function listSettings(way: Way, clusterName: string): string[] {
  const settings: Record<string, string | number> = {
    listen_addresses: '',
    unix_socket_directories: `"${way.socketDir.replaceAll('"', '""')}"`,
    unix_socket_permissions: '0700',
    port: socketPort,
    cluster_name: clusterName,
    // Web processes side by side, one more while one is replaced, the worker and its queue.
    max_connections: 150,
    shared_buffers: '128MB',
    work_mem: '8MB',
    maintenance_work_mem: '64MB',
    max_wal_size: '512MB',
    fsync: 'on',
    synchronous_commit: 'on',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_line_prefix: '%m [%p] ',
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** The address of the database as one of its roles, as pg and everything on top of it reads it. */
export function urlAs(user: string, socketDir: string, database: string = databaseName): string {
  return `postgresql:///${database}?host=${encodeURIComponent(socketDir)}&port=${socketPort}&user=${user}`;
}

/** Makes the roles and the database where they are missing: the owner migrates, the app reads and writes rows. */
export async function furnish(socketDir: string): Promise<void> {
  const client = new pg.Client({ connectionString: urlAs(ownerUser, socketDir, 'postgres') });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const has = async (question: string) => (await client.query(question)).rows.length > 0;
    if (!(await has(`select from pg_roles where rolname = '${appUser}'`))) {
      await client.query(`create role ${appUser} login nosuperuser nocreatedb nocreaterole`);
    }
    if (!(await has(`select from pg_database where datname = '${databaseName}'`))) {
      await client.query(`create database ${databaseName} owner ${ownerUser}`);
    }
    await client.query(`revoke create, temporary on database ${databaseName} from public`);
  } finally {
    await client.end();
  }
}
