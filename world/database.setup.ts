/** Before tests that need a database: one PostgreSQL for the run, one seeded world to copy from. */

import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { buildScript } from '../bin/build.mjs';
import { announceSigner } from '../src/features/vote/store/poll.ts';
import { openMedia } from '../src/main/open.ts';
import { openDatabase } from '../src/platform/db.ts';
import { migrate } from '../src/platform/migrate.ts';
import { startPostgres } from '../src/platform/postgres.ts';
import { openSigner } from '../src/platform/signing.ts';
import { prepareQueue } from '../src/platform/worker.ts';
import { seedWorld } from './seed.ts';

/** Starts, migrates, seeds; hands the place to the tests by environment; ends all afterwards. */
export default function setup(): Promise<() => Promise<void>> {
  return startWorld(false);
}

/** `works` seeds the whole demo, from the first entry to the first certificate. */
export async function startWorld(works: boolean): Promise<() => Promise<void>> {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'tongxin-test-'));
  const postgres = await startPostgres({ dataDir: dir, log: { info: () => undefined, warn: console.warn } });
  const distDir = path.join(dir, 'dist');
  await buildScript('src/main/probe-child.ts', path.resolve('dist/probe-child.js'));
  await migrate(postgres.ownerUrl, 'db/migrations');
  await prepareQueue(postgres.ownerUrl);
  const db = openDatabase(postgres.ownerUrl, 2);
  await announceSigner(db, openSigner(dir).publicKey);
  await seedWorld({ db, media: await openMedia(dir, path.resolve('dist')), works });
  await db.destroy();
  await makeTemplate(postgres.ownerUrl);
  process.env.TONGXIN_TEST = JSON.stringify({ ownerUrl: postgres.ownerUrl, appUrl: postgres.appUrl, dir });
  return async () => {
    await postgres.stop();
    if (existsSync(dir)) rmSync(dir, { recursive: true, force: true });
    if (existsSync(distDir)) rmSync(distDir, { recursive: true, force: true });
  };
}

/** Renames nothing and copies once: the seeded database becomes the template `world`. */
async function makeTemplate(ownerUrl: string): Promise<void> {
  const admin = new pg.Client({ connectionString: databaseUrl(ownerUrl, 'postgres') });
  await admin.connect();
  await admin.query('create database world template tongxin strategy file_copy');
  await admin.end();
}

/** The same server, another database. */
export function databaseUrl(url: string, name: string): string {
  return url.replace(/\/tongxin(?=\?|$)/, `/${name}`);
}
