/** Puts the house together: every feature's doors, reactions and chores, the frames, the slots. */

import type { Hono } from 'hono';
import { demoPassword, demoPeople } from '../../world/demo.ts';
import { openCredentials } from '../features/account/credential.ts';
import { routes as accountRoutes } from '../features/account/site.tsx';
import { findSession, listSessions } from '../features/account/store.ts';
import { routes as activityRoutes } from '../features/activity/office.tsx';
import { routes as allocationRoutes } from '../features/allocation/office.tsx';
import { routes as awardOfficeRoutes } from '../features/award/office.tsx';
import { routes as awardSiteRoutes } from '../features/award/site.tsx';
import { findNextPublishing } from '../features/award/store.ts';
import { routes as batchRoutes } from '../features/batch/office.tsx';
import { routes as bulkRoutes } from '../features/bulk/office.tsx';
import { routes as bulletinOfficeRoutes } from '../features/bulletin/office.tsx';
import { routes as bulletinSiteRoutes } from '../features/bulletin/site.tsx';
import { routes as calendarApiRoutes } from '../features/calendar/api.ts';
import { routes as calendarOfficeRoutes } from '../features/calendar/office.tsx';
import { routes as calendarSiteRoutes } from '../features/calendar/site.tsx';
import { routes as callRoutes } from '../features/call/office.tsx';
import { routes as campaignRoutes } from '../features/campaign/office.tsx';
import { routes as commendationOfficeRoutes } from '../features/commendation/office.tsx';
import { routes as commendationSiteRoutes } from '../features/commendation/site.tsx';
import { routes as entryOfficeRoutes } from '../features/entry/office.tsx';
import { routes as entrySiteRoutes } from '../features/entry/site.tsx';
import { routes as identityOfficeRoutes } from '../features/identity/office.tsx';
import type { IdentityRoom } from '../features/identity/site/room.ts';
import { waysOf } from '../features/identity/site/ways.tsx';
import { routes as identityRoutes } from '../features/identity/site.tsx';
import { routes as materialRoutes } from '../features/material/office.tsx';
import type { MediaRoom } from '../features/media/actions/examine-file.ts';
import { routes as robotRoutes } from '../features/message/office.tsx';
import { routes as messageRoutes } from '../features/message/site.tsx';
import { routes as noticeOfficeRoutes } from '../features/notice/office.tsx';
import { routes as noticeSiteRoutes } from '../features/notice/site.tsx';
import { routes as objectionOfficeRoutes } from '../features/objection/office.tsx';
import { routes as objectionSiteRoutes } from '../features/objection/site.tsx';
import { routes as organisationRoutes } from '../features/organisation/office.tsx';
import { listSeatsOf, listSeatsOfAll } from '../features/organisation/store.ts';
import { routes as outcomeRoutes } from '../features/outcome/office.tsx';
import { routes as panelOfficeRoutes } from '../features/panel/office.tsx';
import { routes as panelSiteRoutes } from '../features/panel/site.tsx';
import { routes as progressRoutes } from '../features/progress/office.tsx';
import { routes as promoterRoutes } from '../features/promoter/office.tsx';
import { routes as recommendationRoutes } from '../features/recommendation/office.tsx';
import { routes as redactionRoutes } from '../features/redaction/office.tsx';
import { routes as reminderRoutes } from '../features/reminder/office.tsx';
import { routes as renditionOfficeRoutes } from '../features/rendition/office.tsx';
import { routes as renditionSiteRoutes } from '../features/rendition/site.tsx';
import { isNamed } from '../features/rendition/store.ts';
import { routes as resemblanceRoutes } from '../features/resemblance/office.tsx';
import { routes as reviewOfficeRoutes } from '../features/review/office.tsx';
import { routes as reviewSiteRoutes } from '../features/review/site.tsx';
import { routes as scrutinyOfficeRoutes } from '../features/scrutiny/office.tsx';
import { routes as scrutinySiteRoutes } from '../features/scrutiny/site.tsx';
import { routes as uploadApiRoutes } from '../features/upload/api.ts';
import { routes as uploadSiteRoutes } from '../features/upload/site.tsx';
import { likeRoutes } from '../features/vote/site/like-part.tsx';
import { routes as voteRoutes } from '../features/vote/site.tsx';
import type { Actor } from '../kernel/actor.ts';
import { openAssets } from '../platform/asset.ts';
import type { Database, Tx } from '../platform/db.ts';
import { openGroups } from '../platform/group.ts';
import { GroupServer } from '../platform/group-server.ts';
import { createApp } from '../platform/http.ts';
import type { KeptPages } from '../platform/kept-page.ts';
import { type Key, keyFrom } from '../platform/key.ts';
import type { Log } from '../platform/log.ts';
import { openOutward } from '../platform/outward.ts';
import type { Trusts } from '../platform/proxy.ts';
import type { Published } from '../platform/published.ts';
import type { Room } from '../platform/room.ts';
import type { Route } from '../platform/route.ts';
import { stampOf } from '../platform/signed.ts';
import { routes as demoRoutes } from '../surfaces/demo/site.tsx';
import { routes as deskRoutes } from '../surfaces/office/office.tsx';
import { routes as homeRoutes } from '../surfaces/site/site.tsx';
import { frames } from './frames.tsx';
import { letters, refusals } from './sentences.ts';
import {
  bulkRoom,
  callSlots,
  campaignSlots,
  deskSlots,
  entrySlots,
  feedSlots,
  findHeld,
  foundSlots,
  handoverSlots,
  hasWorksOnTheirWay,
  panelSlots,
  redactionSlots,
  resultSlots,
  whereToUpload,
} from './slots.tsx';
import { voteSlots } from './vote-slots.tsx';

export type House = {
  db: Database;
  /**
   * Connections of their own for signing in and up, which ask while a request already holds one: with a single pool,
   * as many sign-ins at once as it has connections would all wait for one more.
   */
  credentialDb?: Database;
  /** Connections of their own for votes, which are written in groups and give up soon when there is no database. */
  groupDb?: Database;
  /** Where the published files lie. */
  published?: Published;
  /** How many days after its end it can be said whose the votes of a poll were. */
  voteKeyDays?: number;
  log: Log;
  origin: string;
  proxies?: Trusts;
  distDir: string;
  media: MediaRoom;
  /** Whether the database's clock can be moved. */
  isDemo: boolean;
  kept?: KeptPages;
  secret: string;
  /** The installation's key, the same in every process and after every start; without one, one out of the secret. */
  key?: Key;
  /** By what people prove who they are, as the keeper has set it; a demo shows codes on a page. */
  proving?: Pick<IdentityRoom, 'oidc' | 'wechat' | 'providerName'> & { hasSms?: boolean };
  /** Ways by which letters leave: whether there is a mail server, and the keeper's own chat gateways. */
  ways?: { hasMail: boolean; robotHosts: readonly string[] };
};

/** Who sends a request: the session's person with the seats they hold at this instant. */
export async function identify(
  tx: Tx,
  cookie: string | undefined,
  now: Date,
  address: string,
): Promise<Actor> {
  const session = cookie ? await findSession(tx, cookie) : undefined;
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

/** The same for many requests: one query for their sessions, one for their seats. */
export async function identifyAll(
  tx: Tx,
  asked: readonly { cookie: string | undefined; address: string }[],
  now: Date,
): Promise<Actor[]> {
  const sessions = await listSessions(
    tx,
    asked.flatMap(({ cookie }) => cookie ?? []),
  );
  const people = [...sessions.values()].map(({ personId }) => personId);
  const seats = await listSeatsOfAll(tx, people, now);
  return asked.map(({ cookie, address }): Actor => {
    const session = cookie === undefined ? undefined : sessions.get(cookie);
    if (!session) return { kind: 'anyone', address };
    const { personId: id, ...person } = session;
    return { kind: 'person', id, ...person, address, seats: seats.get(id) ?? [] };
  });
}

/** Signing in and proving who one is. */
function provingRoutes(house: House): Route[] {
  const db = house.credentialDb ?? house.db;
  const { hasSms = house.isDemo, ...providers } = house.proving ?? {};
  const { origin, isDemo, secret, key = keyFrom(secret) } = house;
  const room: IdentityRoom = { db, key, origin, isDemo, hasSms, ...providers };
  return [
    ...accountRoutes({ db, credentials: openCredentials(db, secret), origin, ways: waysOf(room) }),
    ...identityRoutes(room),
    ...identityOfficeRoutes,
  ];
}

/** Works before the public, their votes and likes, and who looks after both. */
function votingRoutes({
  origin,
  secret,
  published,
  voteKeyDays: keyDays,
  key = keyFrom(secret),
}: House): Route[] {
  return [
    ...voteRoutes({ ...voteSlots, stamp: stampOf(key, 'seen'), published, keyDays }),
    ...likeRoutes({ key, origin }),
    ...scrutinySiteRoutes,
    ...scrutinyOfficeRoutes,
  ];
}

/** Every door of the house; the laws and the policy matrix read this list. */
export function routesOf(house: House): Route[] {
  const db = house.credentialDb ?? house.db;
  const { hasMail, robotHosts } = house.ways ?? { hasMail: false, robotHosts: [] };
  return [
    ...provingRoutes(house),
    ...organisationRoutes(house.media.files, foundSlots),
    ...deskRoutes,
    ...homeRoutes(house),
    ...campaignRoutes(campaignSlots),
    ...callRoutes(callSlots),
    ...calendarApiRoutes,
    ...calendarOfficeRoutes,
    ...calendarSiteRoutes({ secret: house.secret, origin: house.origin, slots: feedSlots }),
    ...messageRoutes({ db, letters, hasMail }),
    ...robotRoutes({ outward: openOutward(robotHosts), robotHosts }),
    ...uploadApiRoutes({ media: house.media, db: house.db, isNamed }),
    ...uploadSiteRoutes(whereToUpload),
    ...renditionSiteRoutes({ files: house.media.files, findHeld }),
    ...renditionOfficeRoutes,
    ...entrySiteRoutes(house.media, entrySlots),
    ...entryOfficeRoutes(house.media, entrySlots),
    ...resemblanceRoutes(house.media),
    ...redactionRoutes(house.media, redactionSlots),
    ...activityRoutes(house.media),
    ...promoterRoutes,
    ...materialRoutes,
    ...batchRoutes({ media: house.media, slots: handoverSlots }),
    ...allocationRoutes({ files: house.media.files, guard: hasWorksOnTheirWay }),
    ...progressRoutes,
    ...recommendationRoutes,
    ...panelSiteRoutes({ slots: panelSlots }),
    ...panelOfficeRoutes({ secret: house.secret, origin: house.origin, slots: panelSlots }),
    ...reviewSiteRoutes(house.media),
    ...reviewOfficeRoutes,
    ...votingRoutes(house),
    ...awardSiteRoutes(resultSlots),
    ...awardOfficeRoutes(deskSlots),
    ...objectionSiteRoutes,
    ...objectionOfficeRoutes,
    ...commendationSiteRoutes,
    ...commendationOfficeRoutes,
    ...bulletinSiteRoutes,
    ...bulletinOfficeRoutes,
    ...outcomeRoutes(house.media),
    ...noticeSiteRoutes,
    ...noticeOfficeRoutes,
    ...reminderRoutes,
    ...bulkRoutes(bulkRoom),
    ...(house.isDemo ? demoRoutes(demoPeople, demoPassword) : []),
  ];
}

/** The app that answers requests. */
export function openApp(house: House): Hono {
  return openDoors(house).app;
}

/** The app, and what answers before it where very many ask at once; both are of one house. */
export function openDoors(house: House): { app: Hono; groups: GroupServer } {
  const room = roomOf(house);
  const groups = openGroups(room);
  return { app: createApp(room, groups), groups: new GroupServer(room, groups) };
}

function roomOf(house: House): Room {
  const assets = openAssets(house.distDir);
  return {
    db: house.db,
    log: house.log,
    origin: house.origin,
    routes: [...assets.routes, ...routesOf(house)],
    frames: frames(house.isDemo),
    refusals,
    proxies: house.proxies,
    identify,
    identifyAll,
    groupDb: house.groupDb,
    asset: assets.url,
    files: house.media.files,
    kept: house.kept,
    turnsAt: findNextPublishing,
  };
}
