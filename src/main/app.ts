/** Puts the house together: every feature's doors, reactions and chores, the frames, the slots. */

import type { Hono } from 'hono';
import { demoPassword, demoPeople } from '../../world/demo.ts';
import { openCredentials } from '../features/account/credential.ts';
import { routes as accountRoutes } from '../features/account/site.tsx';
import { findSession } from '../features/account/store.ts';
import { refusals as accountRefusals } from '../features/account/text.ts';
import { chores as callChores } from '../features/call/reactions.ts';
import { refusals as callRefusals } from '../features/call/text.ts';
import { refusals as campaignRefusals } from '../features/campaign/text.ts';
import type { MediaRoom } from '../features/media/actions/examine-file.ts';
import { refusals as mediaRefusals } from '../features/media/text.ts';
import { routes as organisationRoutes } from '../features/organisation/office.tsx';
import { listSeatsOf } from '../features/organisation/store.ts';
import { refusals as organisationRefusals } from '../features/organisation/text.ts';
import type { Actor } from '../kernel/actor.ts';
import type { RefusalTable } from '../kernel/text.ts';
import { openAssets } from '../platform/asset.ts';
import type { Database, Tx } from '../platform/db.ts';
import { createApp } from '../platform/http.ts';
import type { Log } from '../platform/log.ts';
import type { Route } from '../platform/route.ts';
import { refusals as platformRefusals } from '../platform/text.ts';
import type { Chore, Reaction } from '../platform/worker.ts';
import { routes as demoRoutes } from '../surfaces/demo/site.tsx';
import { frames } from './frames.tsx';

export type House = {
  db: Database;
  log: Log;
  origin: string;
  distDir: string;
  media: MediaRoom;
  /** Whether the database's clock can be moved. */
  isDemo: boolean;
  keepPagesMs?: number;
  secret: string;
};

export const refusals: RefusalTable = {
  ...platformRefusals,
  ...accountRefusals,
  ...organisationRefusals,
  ...mediaRefusals,
  ...campaignRefusals,
  ...callRefusals,
};

export const reactions: readonly Reaction[] = [];
export const chores: readonly Chore[] = [...callChores];

/** Who sends a request: the session's person with the seats they hold at this instant. */
export async function identify(
  tx: Tx,
  cookie: string | undefined,
  now: Date,
  address: string,
): Promise<Actor> {
  const session = cookie ? await findSession(tx, cookie, now) : undefined;
  if (!session) return { kind: 'anyone', address };
  const { sessionId, personId, name, username } = session;
  return {
    kind: 'person',
    id: personId,
    name,
    username,
    sessionId,
    address,
    seats: await listSeatsOf(tx, personId, now),
  };
}

/** Every door of the house; the laws and the policy matrix read this list. */
export function routesOf(house: House): Route[] {
  const credentials = openCredentials(house.db, house.secret);
  const rooms = { db: house.db, credentials, origin: house.origin };
  return [
    ...accountRoutes(rooms),
    ...organisationRoutes,
    ...(house.isDemo ? demoRoutes(demoPeople, demoPassword) : []),
  ];
}

/** The app that answers requests. */
export function openApp(house: House): Hono {
  const assets = openAssets(house.distDir);
  return createApp({
    db: house.db,
    log: house.log,
    origin: house.origin,
    routes: [...assets.routes, ...routesOf(house)],
    frames: frames(house.isDemo),
    refusals,
    identify,
    asset: assets.url,
    files: house.media.files,
    keepPagesMs: house.keepPagesMs,
  });
}
