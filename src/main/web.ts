/** The web process: answers requests. */

import { randomBytes } from 'node:crypto';
import { serve } from '@hono/node-server';
import { openApp } from './app.ts';
import { endWithParent, tellReady } from './leash.ts';
import { open } from './open.ts';

const { config, log, db, media, isDemo } = await open('web');
const secret = randomBytes(32).toString('hex');
const app = openApp({
  db,
  log,
  media,
  isDemo,
  secret,
  origin: config.origin,
  distDir: config.distDir,
  keepPagesMs: 1000,
});
const server = serve(
  { fetch: app.fetch, hostname: config.host, port: config.port, overrideGlobalObjects: false },
  () => {
    log.info({ port: config.port }, 'listening');
    tellReady();
  },
);
endWithParent(async () => {
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    if ('closeIdleConnections' in server) server.closeIdleConnections();
    setTimeout(resolve, 1500);
  });
  await db.destroy();
});
