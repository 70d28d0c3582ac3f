/** The web process: answers requests. */

import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { openDatabase } from '../platform/db.ts';
import { KeptPages } from '../platform/kept-page.ts';
import { openApp } from './app.ts';
import { endWithParent, tellReady } from './leash.ts';
import { open } from './open.ts';

const { config, log, db, media, isDemo } = await open('web');
const secret = randomBytes(32).toString('hex');
const kept = new KeptPages(config.keepPagesMs, config.origin);
const credentialDb = openDatabase(config.databaseUrl, 4);
const app = openApp({
  db,
  credentialDb,
  log,
  media,
  isDemo,
  secret,
  origin: config.origin,
  distDir: config.distDir,
  kept,
  ways: { hasMail: config.mail !== undefined, robotHosts: config.robotHosts },
});
const listener = getRequestListener(app.fetch, { hostname: config.host, overrideGlobalObjects: false });
const server = createServer((request, response) => {
  if (!kept.answer(request, response)) void listener(request, response);
});
server.listen(config.port, config.host, () => {
  log.info({ port: config.port }, 'listening');
  tellReady();
});
endWithParent(async () => {
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
    setTimeout(resolve, 1500);
  });
  await Promise.all([db.destroy(), credentialDb.destroy()]);
});
