/**
 * How PostgreSQL, which refuses to run as root, is run by whoever starts Tongxin, and where its cluster then lies.
 * As root in this order: as nobody (every folder above can be entered), in a user namespace (it cannot), copied.
 */

import { spawnSync } from 'node:child_process';
import {
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { markOf } from './data-lock.ts';
import { StartRefusal } from './start-refusal.ts';

export type WayName = 'self' | 'nobody' | 'userns' | 'copied';

/** A way that was tried and works: the programs, the folder of the cluster and of the socket, and as whom. */
export type Way = {
  name: WayName;
  bin: string;
  /** Holds `postgres/`, the cluster; another place than the data folder only when copied. */
  home: string;
  socketDir: string;
  uid: number | undefined;
  command: (program: string, args: readonly string[]) => [string, string[]];
};

const nobody = 65534;
/** A socket's whole path may have 107 bytes; the name in the folder takes the rest. */
const socketDirBytesMax = 90;

const plain: Way['command'] = (program, args) => [program, [...args]];
const inNamespace: Way['command'] = (program, args) => ['unshare', ['-U', program, ...args]];

/** Chooses the way and makes its folders. The data folder exists and can be written. */
export function chooseWay(native: string, dataDir: string): Way {
  const bin = path.join(native, 'bin');
  if (process.getuid?.() !== 0)
    return settle({ name: 'self', bin, home: dataDir, uid: undefined, command: plain });
  const pointer = path.join(dataDir, 'postgres-is-at');
  if (existsSync(pointer)) return copied(native, readFileSync(pointer, 'utf8').trim());
  const ways: Omit<Way, 'socketDir'>[] = [
    { name: 'nobody', bin, home: dataDir, uid: nobody, command: plain },
    { name: 'userns', bin, home: dataDir, uid: undefined, command: inNamespace },
  ];
  for (const way of ways) {
    if (works(way)) return settle(way);
  }
  if (existsSync(path.join(dataDir, 'postgres', 'PG_VERSION'))) throw noWay(dataDir);
  const place = `/var/lib/tongxin-${markOf(dataDir)}`;
  const way = copied(native, place);
  writeFileSync(pointer, `${place}\n`);
  return way;
}

/** Tries it with the real program and the real folder. */
function works(way: Omit<Way, 'socketDir'>): boolean {
  const probe = path.join(way.home, 'postgres.probe');
  try {
    rmSync(probe, { recursive: true, force: true });
    mkdirSync(probe, { mode: 0o700 });
    if (way.uid !== undefined) chownSync(probe, way.uid, way.uid);
    const script = 'cd "$1" && : >probe && "$2" --version >/dev/null';
    const [program, args] = way.command('/bin/sh', [
      '-c',
      script,
      'sh',
      probe,
      path.join(way.bin, 'postgres'),
    ]);
    return spawnSync(program, args, asWhom(way)).status === 0;
  } catch {
    return false;
  } finally {
    rmSync(probe, { recursive: true, force: true });
  }
}

function copied(native: string, place: string): Way {
  const home = path.join(place, 'data');
  const programs = path.join(place, 'native');
  try {
    mkdirSync(home, { recursive: true, mode: 0o755 });
    if (!existsSync(path.join(programs, 'complete'))) {
      cpSync(native, programs, { recursive: true, verbatimSymlinks: true });
      spawnSync('chmod', ['-R', 'a+rX', programs]);
      writeFileSync(path.join(programs, 'complete'), '');
    }
  } catch {
    throw noWay(place);
  }
  const way = { name: 'copied', bin: path.join(programs, 'bin'), home, uid: nobody, command: plain } as const;
  if (!works(way)) throw noWay(place);
  return settle(way);
}

function noWay(place: string): StartRefusal {
  return new StartRefusal(
    `PostgreSQL does not run as root, and neither another user nor a user namespace can use ${place} here. Start Tongxin as an ordinary user who owns the checkout, or set DATABASE_URL to a PostgreSQL of your own.`,
    `PostgreSQL 不能以 root 身份运行，而此处既不能改用其他用户，也不能使用用户命名空间（${place}）。请以拥有本目录的普通用户启动，或用 DATABASE_URL 指定自备的 PostgreSQL。`,
  );
}

/** Gives the cluster to whoever runs it and finds a folder for the socket. */
function settle(way: Omit<Way, 'socketDir'>): Way {
  const cluster = path.join(way.home, 'postgres');
  const owner = way.uid ?? process.getuid?.() ?? 0;
  const seen = lstatSync(cluster, { throwIfNoEntry: false });
  if (seen && seen.uid !== owner) {
    const given =
      process.getuid?.() === 0 && spawnSync('chown', ['-hR', `${owner}:${owner}`, cluster]).status === 0;
    if (!given) {
      throw new StartRefusal(
        `The database in ${cluster} belongs to another user of this machine. Start Tongxin as that user, or run: chown -R ${owner} ${way.home}`,
        `数据库目录 ${cluster} 属于本机的另一个用户。请以该用户身份启动，或执行：chown -R ${owner} ${way.home}`,
      );
    }
  }
  return { ...way, socketDir: makeSocketDir(way.home, owner) };
}

/** Beside the cluster, closed to everyone else; under /tmp when that path is too long for a socket. */
function makeSocketDir(home: string, owner: number): string {
  const near = path.join(home, 'socket');
  const short = `/tmp/tongxin-${owner}-${markOf(home)}`;
  const dir = Buffer.byteLength(near) <= socketDirBytesMax ? near : short;
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const seen = lstatSync(dir);
  const me = process.getuid?.() ?? 0;
  if (
    !seen.isDirectory() ||
    (seen.uid !== owner && (seen.uid !== me || me !== 0)) ||
    (seen.mode & 0o077) !== 0
  ) {
    throw new StartRefusal(
      `The folder ${dir}, needed for the database's socket, is open to others or belongs to another user. Remove it and start again.`,
      `数据库套接字目录 ${dir} 对他人开放或属于其他用户。请删除该目录后重新启动。`,
    );
  }
  if (seen.uid !== owner) chownSync(dir, owner, owner);
  return dir;
}

/** What a child needs to run as this way's user, from a folder everyone may enter. */
export function asWhom(way: Pick<Way, 'uid'>) {
  return {
    ...(way.uid === undefined ? {} : { uid: way.uid, gid: way.uid }),
    cwd: '/',
    env: { PATH: process.env.PATH, HOME: os.tmpdir(), LC_ALL: 'C.UTF-8', TZ: 'UTC' },
  };
}
