/** Draws and saves a table of 500 rows through the real app, against a query for every cell: `bin/bench allocation --children 500`. */

import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Hono } from 'hono';
import { sql } from 'kysely';
import pg from 'pg';
import { hashSecret } from '../src/features/account/credential.ts';
import { insertAccount } from '../src/features/account/store.ts';
import { defineIndicator } from '../src/features/allocation/actions/define-indicator.ts';
import { setTargets } from '../src/features/allocation/actions/set-targets.ts';
import { listShared } from '../src/features/allocation/indicator.ts';
import { listIndicators } from '../src/features/allocation/store/indicator.ts';
import { createCampaign } from '../src/features/campaign/actions/create-campaign.ts';
import type { Campaign } from '../src/features/campaign/campaign.ts';
import { insertSeat } from '../src/features/organisation/store/seat.ts';
import { newId, type OrganisationId } from '../src/kernel/id.ts';
import { plusDays } from '../src/kernel/period.ts';
import { done, type Outcome } from '../src/kernel/verdict.ts';
import { openApp } from '../src/main/app.ts';
import { openMedia } from '../src/main/open.ts';
import { type Database, inSnapshot, inTransaction, openDatabase } from '../src/platform/db.ts';
import { openLog } from '../src/platform/log.ts';
import { migrate } from '../src/platform/migrate.ts';
import { startPostgres } from '../src/platform/postgres.ts';
import { prepareQueue } from '../src/platform/worker.ts';

const origin = 'http://tongxin.test';
const password = 'bench-officer-2020';
const indicatorCount = 5;
const budgetMs = 15_000;

const got = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusals));
  return outcome.value;
};

/** An owner with its children, an officer, a campaign with five indicators that are shared out. */
async function furnish(db: Database, client: pg.Client, children: number) {
  const passwordHash = await hashSecret(password);
  const owner = newId<OrganisationId>();
  const label = owner.replace(/-/g, '');
  await client.query(
    `insert into organisation (id, label, path, parent_id, name_zh, short_zh, kind, position)
     values ($1, $2::text, $2::text::ltree, null, 'owner', 'owner', 'national', 0)`,
    [owner, label],
  );
  await client.query(
    `insert into organisation (id, label, path, parent_id, name_zh, short_zh, kind, position)
     select x.id, replace(x.id::text, '-', ''), ($1::text || '.' || replace(x.id::text, '-', ''))::ltree, $2,
       '第' || x.i || '单位总工会', '第' || x.i || '单位', 'territorial', x.i
     from (select gen_random_uuid() as id, i from generate_series(1, $3::int) as i) x`,
    [label, owner, children],
  );
  await client.query('analyze organisation');
  const officer = { username: 'bench-officer', name: 'Bench', passwordHash };
  const outcome = await inTransaction(db, { kind: 'machine' }, async (doing) => {
    const { tx, now } = doing;
    const personId = await insertAccount(tx, officer);
    await insertSeat(tx, { personId, organisationId: owner, role: 'officer', from: plusDays(now, -1) });
    const campaign = got(
      await createCampaign(doing, {
        ...{ organisationId: owner, year: now.getUTCFullYear(), title: { zh: 'bench' }, state: 'running' },
        ...{ opensAt: plusDays(now, -9), closesAt: plusDays(now, 99), activitiesFrom: plusDays(now, -9) },
        ...{ calendar: [], supplements: [], latitude: {}, bodies: [], graceMinutes: 0 },
      }),
    );
    const fifth = { name: '讲堂', unit: '场', definition: 'bench', counters: [], isShared: true };
    got(await defineIndicator(doing, campaign, fifth));
    const targets = listShared(await listIndicators(tx, campaign)).map(({ key }) => ({
      ...{
        indicator: key,
        origin: 'own' as const,
        amount: children * 10,
        unit: 'count' as const,
        isFloor: false,
      },
    }));
    got(await setTargets(doing, campaign, { version: 0, targets }));
    return done(campaign);
  });
  return got(outcome);
}

/** An officer at a browser: signs in once, keeps the cookie. */
async function signIn(app: Hono): Promise<(target: string, fields?: URLSearchParams) => Promise<Response>> {
  let cookie = '';
  const ask = async (target: string, fields?: URLSearchParams) => {
    const response = await app.request(`${origin}${target}`, {
      method: fields ? 'POST' : 'GET',
      body: fields?.toString(),
      headers: { origin, cookie, 'content-type': 'application/x-www-form-urlencoded' },
    });
    const kept = response.headers.getSetCookie().map((one) => one.split(';')[0]!);
    if (kept.length > 0 && cookie === '') cookie = kept.join('; ');
    return response;
  };
  const username = 'bench-officer';
  const answer = await ask('/sign-in', new URLSearchParams({ username, password, _key: newId() }));
  if (answer.status !== 303) throw new Error(`signing in answered ${answer.status}`);
  return ask;
}

/** What the form would send: the fields of the page as drawn, every figure changed by one. */
function changed(page: string, turn: number): URLSearchParams {
  const fields = new URLSearchParams({ _key: newId() });
  const form = page.slice(page.indexOf('id="sheet"'), page.indexOf('<datalist'));
  for (const [tag] of form.matchAll(/<input[^>]*>/g)) {
    const name = /name="([^"]*)"/.exec(tag)?.[1];
    const value = /value="([^"]*)"/.exec(tag)?.[1] ?? '';
    if (!name || name === '_key') continue;
    const place = /^rows\.(\d+)\.c(\d+)$/.exec(name);
    fields.append(name, place ? String(((Number(place[1]) + turn) % 40) + 1) : value);
  }
  // The two empty lines for groups have no name and so no figures.
  for (const name of [...fields.keys()]) {
    const row = /^rows\.(\d+)\.c\d+$/.exec(name)?.[1];
    if (row && fields.get(`rows.${row}.kind`) === 'collective') fields.set(name, '');
  }
  return fields;
}

type Times = { draw: number[]; save: number[] };
const timed = async (times: number[], work: () => Promise<void>) => {
  const began = performance.now();
  await work();
  times.push(performance.now() - began);
};

async function throughApp(app: Hono, campaign: Campaign, turns: number): Promise<Times & { rows: number }> {
  const ask = await signIn(app);
  const address = `/office/campaigns/${campaign.id}/targets`;
  const times: Times = { draw: [], save: [] };
  let page = await (await ask(address)).text();
  const began = performance.now();
  for (let turn = 0; turn < turns && performance.now() - began < budgetMs; turn++) {
    const fields = changed(page, turn);
    await timed(times.save, async () => {
      const answer = await ask(`${address}/shares`, fields);
      await answer.text();
      if (answer.status !== 303) throw new Error(`saving answered ${answer.status}`);
    });
    await timed(times.draw, async () => {
      page = await (await ask(address)).text();
    });
  }
  return { ...times, rows: [...page.matchAll(/name="rows\.\d+\.organisationId"/g)].length };
}

/** What anybody would write first: a query for each row and each cell, a statement for each cell that is saved. */
async function cellByCell(db: Database, campaign: Campaign, turns: number): Promise<Times> {
  const times: Times = { draw: [], save: [] };
  const keys = await inSnapshot(db, async (tx) =>
    listShared(await listIndicators(tx, campaign)).map((i) => i.key),
  );
  const rows = (
    await sql<{
      id: string;
    }>`select id from allocation_row where campaign_id = ${campaign.id} order by position`.execute(db)
  ).rows;
  const began = performance.now();
  for (let turn = 0; turn < turns && performance.now() - began < budgetMs; turn++) {
    await timed(times.draw, () =>
      inSnapshot(db, async (tx) => {
        for (const { id } of rows) {
          await sql`select o.name_zh from allocation_row r join organisation o on o.id = r.organisation_id where r.id = ${id}`.execute(
            tx,
          );
          for (const key of keys)
            await sql`select amount from allocation_share where row_id = ${id} and indicator = ${key}`.execute(
              tx,
            );
        }
      }),
    );
    await timed(times.save, async () => {
      await inTransaction(db, { kind: 'machine' }, async ({ tx }) => {
        for (const [index, { id }] of rows.entries())
          for (const key of keys)
            await sql`insert into allocation_share (row_id, indicator, amount) values (${id}, ${key}, ${((index + turn) % 40) + 1})
              on conflict (row_id, indicator) do update set amount = excluded.amount`.execute(tx);
        return done(undefined);
      });
    });
  }
  return times;
}

const p95 = (times: readonly number[]): number => {
  const sorted = [...times].sort((a, b) => a - b);
  return Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.95))] ?? 0) * 10) / 10;
};

async function run(children: number, turns: number): Promise<void> {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'tongxin-allocation-'));
  const postgres = await startPostgres({ dataDir, log: { info: () => undefined, warn: console.warn } });
  const client = new pg.Client({ connectionString: postgres.ownerUrl });
  const db = openDatabase(postgres.appUrl, 4);
  try {
    await migrate(postgres.ownerUrl, 'db/migrations');
    await prepareQueue(postgres.ownerUrl);
    await client.connect();
    const campaign = await furnish(db, client, children);
    const app = openApp({
      ...{
        db,
        origin,
        log: openLog('bench', 'silent'),
        isDemo: false,
        secret: 'a secret of the bench, 32 characters',
      },
      ...{ media: await openMedia(dataDir, path.resolve('dist')), distDir: path.resolve('dist') },
    });
    const fast = await throughApp(app, campaign, turns);
    const slow = await cellByCell(db, campaign, Math.max(3, Math.round(turns / 3)));
    console.log(
      `${fast.save.length} tables saved and drawn through the app, ${slow.save.length} cell by cell`,
    );
    console.log(
      JSON.stringify({
        rows: children,
        indicators: indicatorCount,
        drawP95Ms: p95(fast.draw),
        saveP95Ms: p95(fast.save),
        p95Ms: p95([...fast.draw, ...fast.save]),
        naiveP95Ms: p95([...slow.draw, ...slow.save]),
      }),
    );
    if (fast.rows < children) throw new Error(`the page drew ${fast.rows} rows of ${children}`);
  } finally {
    await db.destroy();
    await client.end();
    await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

const { values } = parseArgs({
  options: { children: { type: 'string', default: '500' }, turns: { type: 'string', default: '40' } },
});
const [children, turns] = [Number(values.children), Number(values.turns)];
if (!Number.isInteger(children) || children < 2 || children > 990 || !(turns >= 3 && turns <= 500)) {
  console.error('--children takes a whole number from 2 to 990, --turns one from 3 to 500');
  process.exit(2);
}
await run(children, turns);
