/** Opens what web, worker and cli have in common: configuration, log, database, files. */

import path from 'node:path';
import type { MediaRoom } from '../features/media/actions/examine-file.ts';
import { announceSigner } from '../features/vote/store/poll.ts';
import { isClockMovable } from '../platform/clock.ts';
import { type Config, readConfig } from '../platform/config.ts';
import { type Database, inSnapshot, openDatabase } from '../platform/db.ts';
import { openFiles } from '../platform/files.ts';
import { type BucketSetting, openBucket } from '../platform/files-bucket.ts';
import { openSpool } from '../platform/files-spool.ts';
import { type Key, openKey } from '../platform/key.ts';
import { type Log, openLog } from '../platform/log.ts';
import { openScanner } from '../platform/scan.ts';
import { openSigner, type Signer } from '../platform/signing.ts';

export type Opened = {
  config: Config;
  log: Log;
  db: Database;
  media: MediaRoom;
  isDemo: boolean;
  key: Key;
  /** Signs what is published; its public half is announced to the database. */
  signer: Signer;
};

/** Opens one process's room; waits for nothing but one query. */
export async function open(name: string): Promise<Opened> {
  const config = readConfig();
  const log = openLog(name, config.logLevel);
  const db = openDatabase(config.databaseUrl, name === 'web' ? 16 : 6);
  const isDemo = await inSnapshot(db, isClockMovable);
  const signer = openSigner(config.dataDir);
  await announceSigner(db, signer.publicKey);
  return {
    config,
    log,
    db,
    media: await openMedia(config.dataDir, config.distDir, config.clamd, config.bucket),
    isDemo,
    signer,
    key: await openKey(config.dataDir, config.key),
  };
}

/** The room of media over a data folder. */
export async function openMedia(
  dataDir: string,
  distDir: string,
  clamd?: string,
  bucket?: BucketSetting,
): Promise<MediaRoom> {
  const dir = path.join(dataDir, 'files');
  const disk = await openFiles(dir);
  return {
    scanner: clamd ? openScanner(clamd) : undefined,
    files: bucket
      ? await openSpool(disk, { dir, bucket: await openBucket(bucket), cacheBytesMax: bucket.cacheBytesMax })
      : disk,
    childPath: path.join(distDir, 'probe-child.js'),
    workDir: path.join(dataDir, 'look'),
  };
}
