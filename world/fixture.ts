/** The world for tests: a fresh copy of the seeded database, people who really sign in, a clock, a worker. */

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Hono } from 'hono';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { findAccountByUsername } from '../src/features/account/store.ts';
import type { Call } from '../src/features/call/call.ts';
import { listCalls } from '../src/features/call/store.ts';
import type { Campaign } from '../src/features/campaign/campaign.ts';
import { getCampaign } from '../src/features/campaign/store.ts';
import { features } from '../src/features/index.ts';
import type { MediaRoom } from '../src/features/media/actions/examine-file.ts';
import type { Organisation } from '../src/features/organisation/organisation.ts';
import { findOrganisationByName, listSeatsOf } from '../src/features/organisation/store.ts';
import { freezePolls } from '../src/features/vote/actions/freeze-polls.ts';
import type { Actor, Person } from '../src/kernel/actor.ts';
import { type CampaignId, newId } from '../src/kernel/id.ts';
import type { Outcome } from '../src/kernel/verdict.ts';
import { openApp, routesOf } from '../src/main/app.ts';
import { openMedia } from '../src/main/open.ts';
import { chores, reactions } from '../src/main/work.ts';
import {
  type Database,
  type Doing,
  inSnapshot,
  inTransaction,
  openDatabase,
  type Tx,
} from '../src/platform/db.ts';
import { openLog } from '../src/platform/log.ts';
import { claimReaction, noteReaction, takePending } from '../src/platform/outbox.ts';
import { Published } from '../src/platform/published.ts';
import type { Route } from '../src/platform/route.ts';
import { databaseUrl } from './database.setup.ts';
import { demoPassword } from './demo.ts';
import type { CallKey } from './entries.ts';
import { federation, type OrganisationKey } from './federation.ts';
import type { Username } from './people.ts';

export const testOrigin = 'http://tongxin.test';

type Fields = Record<string, string | number | boolean | undefined | readonly string[]>;
export type Answer = { status: number; location: string | null; text: string; headers: Headers };

/** Somebody at a browser: keeps cookies, sends an Origin and a fresh key with each form. */
export class Client {
  private cookies = new Map<string, string>();
  constructor(private readonly app: Hono) {}

  /** The session's cookie, for whoever asks whether it is another one than before. */
  session(): string | undefined {
    return this.cookies.get('tongxin');
  }

  async request(
    target: string,
    init: RequestInit & { headers?: Record<string, string> } = {},
  ): Promise<Answer> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { ...(cookie ? { cookie } : {}), 'accept-language': 'zh', ...init.headers };
    const response = await this.app.request(`${testOrigin}${target}`, {
      redirect: 'manual',
      ...init,
      headers,
    });
    for (const line of response.headers.getSetCookie()) {
      const [pair] = line.split(';');
      const cut = pair!.indexOf('=');
      const [name, value] = [pair!.slice(0, cut), pair!.slice(cut + 1)];
      if (/max-age=0/i.test(line)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return {
      status: response.status,
      location: response.headers.get('location'),
      text: await response.text(),
      headers: response.headers,
    };
  }

  get(target: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.request(target, { headers });
  }

  /** The bytes of a file, as they come. */
  async bytes(target: string): Promise<Uint8Array> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await this.app.request(`${testOrigin}${target}`, { headers: { cookie } });
    return new Uint8Array(await response.arrayBuffer());
  }

  /** Sends a form; a FormData goes as multipart, fields as urlencoded; `_key` is fresh unless given. */
  post(
    target: string,
    fields: Fields | FormData = {},
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const own = { origin: testOrigin, ...headers };
    if (fields instanceof FormData) {
      if (!fields.has('_key')) fields.set('_key', newId());
      return this.request(target, { method: 'POST', body: fields, headers: own });
    }
    const body = new URLSearchParams();
    for (const [name, value] of Object.entries({ _key: newId(), ...fields })) {
      if (Array.isArray(value)) for (const one of value) body.append(name, one);
      else if (value !== undefined) body.append(name, String(value));
    }
    return this.request(target, {
      method: 'POST',
      body: body.toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...own },
    });
  }

  /** Sends JSON and wants JSON back. */
  async json(target: string, value: unknown, headers: Record<string, string> = {}) {
    const answer = await this.request(target, {
      method: 'POST',
      body: JSON.stringify(value),
      headers: {
        origin: testOrigin,
        'content-type': 'application/json',
        accept: 'application/json',
        ...headers,
      },
    });
    return { ...answer, body: JSON.parse(answer.text) as Record<string, unknown> };
  }
}

export type WorldHand = {
  db: Database;
  /** Owner of the tables: may do what the app may not; for planting faults. */
  owner: Database;
  app: Hono;
  media: MediaRoom;
  routes: Route[];
  as: (username: Username) => Promise<Client>;
  anyone: () => Client;
  organisation: (key: OrganisationKey) => Promise<Organisation>;
  person: (username: Username) => Promise<Person>;
  campaign: (key: 'national' | 'qinghai' | OrganisationKey) => Promise<Campaign>;
  call: (key: CallKey) => Promise<Call>;
  read: <T>(work: (tx: Tx, now: Date) => Promise<T>) => Promise<T>;
  doing: <T>(actor: Actor, work: (doing: Doing) => Promise<Outcome<T>>, now?: Date) => Promise<Outcome<T>>;
  now: () => Promise<Date>;
  setClock: (instant: Date) => Promise<void>;
  advanceDays: (days: number) => Promise<void>;
  runWorker: () => Promise<void>;
  file: (name: string) => string;
  upload: (name: string, as?: string) => File;
  appUrl: string;
  ownerUrl: string;
};

/** A copy of the seeded database for one test file, on the run's server. */
export async function makeDatabase(): Promise<{
  appUrl: string;
  ownerUrl: string;
  dir: string;
  drop: () => Promise<void>;
}> {
  const test = JSON.parse(process.env.TONGXIN_TEST ?? 'null') as {
    ownerUrl: string;
    appUrl: string;
    dir: string;
  } | null;
  if (!test) throw new Error('run through a project with world/database.setup.ts as its globalSetup');
  const name = `t${newId().replace(/-/g, '').slice(0, 24)}`;
  const admin = async (statement: string) => {
    const client = new pg.Client({ connectionString: databaseUrl(test.ownerUrl, 'postgres') });
    await client.connect();
    await client.query(statement);
    await client.end();
  };
  await admin(`create database ${name} template world strategy file_copy`);
  return {
    appUrl: databaseUrl(test.appUrl, name),
    ownerUrl: databaseUrl(test.ownerUrl, name),
    dir: test.dir,
    drop: () => admin(`drop database if exists ${name} with (force)`),
  };
}

/** Statements of all invariants that find nothing when all is well. */
export function invariantStatements(): { feature: string; statement: string }[] {
  return features.flatMap((feature) => {
    const file = path.resolve('src/features', feature, 'invariants.sql');
    if (!existsSync(file)) return [];
    const text = readFileSync(file, 'utf8').replace(/--.*$/gm, '');
    return text
      .split(';')
      .map((s) => s.trim())
      .filter(Boolean)
      .map((statement) => ({ feature, statement }));
  });
}

/** Runs every invariant; what it found, in words. */
export async function findBroken(db: Database): Promise<string[]> {
  const broken: string[] = [];
  for (const { feature, statement } of invariantStatements()) {
    const rows = (await sql.raw(statement).execute(db)).rows;
    if (rows.length > 0)
      broken.push(`${feature}: ${statement.slice(0, 200)} → ${JSON.stringify(rows.slice(0, 3))}`);
  }
  return broken;
}

/** Gives a test file its own copy of the world; after each test all invariants are asked. */
export function useWorld(): WorldHand {
  const hand = {} as WorldHand;
  let drop: () => Promise<void>;
  beforeAll(async () => {
    const made = await makeDatabase();
    drop = made.drop;
    Object.assign(hand, await openHand(made));
  });
  afterEach(async () => {
    expect(await findBroken(hand.owner)).toEqual([]);
  });
  afterAll(async () => {
    await hand.db?.destroy();
    await hand.owner?.destroy();
    await drop?.();
  });
  return hand;
}

async function openHand(made: { appUrl: string; ownerUrl: string; dir: string }): Promise<WorldHand> {
  const db = openDatabase(made.appUrl, 10);
  const owner = openDatabase(made.ownerUrl, 2);
  const media = await openMedia(made.dir, path.resolve('dist'));
  const house = {
    db,
    media,
    log: openLog('test', 'silent'),
    origin: testOrigin,
    distDir: path.resolve('dist'),
    published: new Published(made.dir),
    isDemo: true,
    secret: 'a secret of the tests, 32 characters',
    ways: { hasMail: true, robotHosts: ['127.0.0.1'] },
  };
  const app = openApp(house);
  const clients = new Map<string, Promise<Client>>();
  const read: WorldHand['read'] = (work) => inSnapshot(db, work);
  const organisation = (key: OrganisationKey) =>
    read(async (tx) => (await findOrganisationByName(tx, federation.find((o) => o.key === key)!.name.zh))!);
  const campaignOf = async (key: OrganisationKey) => {
    const { id } = await organisation(key);
    const row = await sql<{ id: CampaignId }>`select id from campaign where organisation_id = ${id}`.execute(
      owner,
    );
    return read((tx) => getCampaign(tx, row.rows[0]!.id));
  };
  return {
    db,
    owner,
    app,
    media,
    read,
    organisation,
    routes: routesOf(house),
    appUrl: made.appUrl,
    ownerUrl: made.ownerUrl,
    anyone: () => new Client(app),
    as: (username) => {
      const known = clients.get(username) ?? signIn(app, username);
      clients.set(username, known);
      return known;
    },
    person: (username) =>
      read(async (tx, now) => {
        const account = (await findAccountByUsername(tx, username))!;
        return {
          kind: 'person',
          ...account,
          sessionId: 'test',
          address: '127.0.0.1',
          seats: await listSeatsOf(tx, account.id, now),
        };
      }),
    campaign: campaignOf,
    call: async (key) => {
      const qinghai = await campaignOf('qinghai');
      return read(async (tx) => (await listCalls(tx, qinghai.id)).find((c) => c.key === key)!);
    },
    doing: (actor, work, now) =>
      inTransaction(db, actor, (doing) => work({ ...doing, now: now ?? doing.now })),
    now: () => read(async (_, now) => now),
    setClock: async (instant) => {
      await sql`update clock_offset set shift = ${instant}::timestamptz - now()`.execute(owner);
    },
    advanceDays: async (days) => {
      await sql`update clock_offset set shift = shift + make_interval(days => ${days})`.execute(owner);
    },
    runWorker: () => runWorker(db),
    file: (name) => path.resolve('world/media', name),
    upload: (name, as = name) => new File([readFileSync(path.resolve('world/media', name))], as),
  };
}

async function signIn(app: Hono, username: string): Promise<Client> {
  const client = new Client(app);
  const answer = await client.post('/sign-in', { username, password: demoPassword });
  if (answer.status !== 303) throw new Error(`${username} could not sign in: ${answer.status}`);
  return client;
}

/** What the worker does, once and until quiet: facts to reactions, then every chore. */
async function runWorker(db: Database): Promise<void> {
  const machine: Actor = { kind: 'machine' };
  for (let quiet = false; !quiet; ) {
    const heard: { id: string; name: string }[] = [];
    await inTransaction(db, machine, async ({ tx }) => {
      const taken = await takePending(tx);
      quiet = taken.length === 0;
      for (const fact of taken) {
        for (const reaction of reactions.filter((r) => r.hears === fact.name)) {
          if (await noteReaction(tx, fact.id, reaction.name))
            heard.push({ id: fact.id, name: reaction.name });
        }
      }
      return { ok: true, value: undefined };
    });
    for (const { id, name } of heard) {
      await inTransaction(db, machine, async (doing) => {
        const fact = await claimReaction(doing.tx, id, name, doing.now);
        if (fact) await reactions.find((r) => r.name === name)!.does(doing, fact);
        return { ok: true, value: undefined };
      });
    }
  }
  for (const chore of chores) {
    await inTransaction(db, machine, async (doing) => {
      await chore.does(doing);
      return { ok: true, value: undefined };
    });
    // Of the errands the one on which later chores build.
    if (chore.name === 'show-polls') await freezePolls({ db, log: openLog('test', 'silent') });
  }
}
