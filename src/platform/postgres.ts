/**
 * The embedded PostgreSQL, watched over: started from whatever the last run left, started again when it dies,
 * ended with us however we end.
 */

import { accessSync, constants, mkdirSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { lockData, markOf } from './data-lock.ts';
import { findPostgresBinaries } from './postgres-binaries.ts';
import {
  appUser,
  databaseName,
  furnish,
  ownerUser,
  prepareCluster,
  socketPort,
  urlAs,
} from './postgres-cluster.ts';
import { endOrphans } from './postgres-orphan.ts';
import { PostgresWatch, type Say } from './postgres-watch.ts';
import { chooseWay, type WayName } from './postgres-way.ts';
import { StartRefusal } from './start-refusal.ts';

export type RunningPostgres = {
  socketDir: string;
  port: number;
  database: typeof databaseName;
  ownerUser: typeof ownerUser;
  appUser: typeof appUser;
  ownerUrl: string;
  appUrl: string;
  /** Where the cluster lies; inside the data folder, except when the way is `copied`. */
  clusterDir: string;
  /** The server of this moment: another one after a restart. */
  readonly pid: number;
  way: WayName;
  /** True when the cluster was made by this start. */
  fresh: boolean;
  stop: () => Promise<void>;
};

/**
 * Starts the server on a data folder and keeps it running until `stop`.
 * @throws StartRefusal with the way out, when it cannot.
 */
export async function startPostgres(ask: { dataDir: string; log: Say }): Promise<RunningPostgres> {
  const dataDir = openDataDir(ask.dataDir);
  const lock = await lockData(dataDir);
  try {
    const way = chooseWay(findPostgresBinaries(), dataDir);
    const { cluster, fresh } = prepareCluster(way);
    const ground = {
      way,
      cluster,
      clusterName: `tongxin-${markOf(cluster)}`,
      logFile: path.join(dataDir, 'postgres.log'),
    };
    if ((await endOrphans(cluster, ground.clusterName)) > 0) {
      ask.log.warn('A PostgreSQL left behind by an earlier run was ended.');
    }
    const watch = await PostgresWatch.begin(ground, ask.log);
    await furnish(way.socketDir).catch(async (error: unknown) => {
      await watch.stop();
      throw error;
    });
    return {
      socketDir: way.socketDir,
      port: socketPort,
      database: databaseName,
      ownerUser,
      appUser,
      ownerUrl: urlAs(ownerUser, way.socketDir),
      appUrl: urlAs(appUser, way.socketDir),
      clusterDir: cluster,
      get pid() {
        return watch.pid;
      },
      way: way.name,
      fresh,
      stop: async () => {
        await watch.stop();
        await lock.release();
      },
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

function openDataDir(asked: string): string {
  try {
    mkdirSync(asked, { recursive: true, mode: 0o711 });
    accessSync(asked, constants.R_OK | constants.W_OK | constants.X_OK);
    return realpathSync(asked);
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code ?? '';
    throw new StartRefusal(
      `The data folder ${path.resolve(asked)} cannot be written (${why}). Give this user the right to, or set TONGXIN_DATA to a folder of its own.`,
      `数据目录 ${path.resolve(asked)} 无法写入（${why}）。请授予当前用户写权限，或用 TONGXIN_DATA 指定其他目录。`,
    );
  }
}
