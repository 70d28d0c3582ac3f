/** The web process: answers requests. */

import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { openDatabase } from '../platform/db.ts';
import { KeptPages } from '../platform/kept-page.ts';
import { openOidc } from '../platform/oidc.ts';
import { Published } from '../platform/published.ts';
import { openWechat } from '../platform/wechat.ts';
import { openDoors } from './app.ts';
import { drainOf } from './drain.ts';
import { endWithParent, tellReady } from './leash.ts';
import { open } from './open.ts';
import { listenOn } from './port.ts';

/** Longer than whoever is served is waited for. */
const endSecondsMax = 12;
const { config, log, db, media, isDemo, key } = await open('web');
// The same in every web process of an installation, and in those that come after it.
const secret = key.secretFor('web');
const kept = new KeptPages(config.keepPagesMs, config.origin);
const credentialDb = openDatabase(config.databaseUrl, 4);
const groupDb = openDatabase(config.databaseUrl, 2, {
  connectMsMax: 2000,
  queryMsMax: 6000,
  keepsPlans: true,
});
const { app, groups } = openDoors({
  db,
  credentialDb,
  groupDb,
  published: new Published(config.dataDir),
  voteKeyDays: config.voteKeyDays,
  log,
  media,
  isDemo,
  secret,
  key,
  proving: {
    hasSms: config.sms !== undefined || isDemo,
    oidc: config.oidc && openOidc(config.oidc),
    wechat: config.wechat && openWechat(config.wechat),
    providerName: config.oidc?.name ? { zh: config.oidc.name } : undefined,
  },
  origin: config.origin,
  proxies: config.proxies,
  distDir: config.distDir,
  kept,
  ways: { hasMail: config.mail !== undefined, robotHosts: config.robotHosts },
});
const listener = getRequestListener(app.fetch, { hostname: config.host, overrideGlobalObjects: false });
const server = createServer((request, response) => {
  if (!kept.answer(request, response) && !groups.answer(request, response)) void listener(request, response);
});
const drain = drainOf(server);
await listenOn(server, config.host, config.port);
log.info({ port: config.port }, 'listening');
tellReady();
endWithParent(async () => {
  await drain();
  await Promise.all([db.destroy(), credentialDb.destroy(), groupDb.destroy()]);
}, endSecondsMax);
